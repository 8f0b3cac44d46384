"""The timeline lists happenings once each, headed by who tells them, and nothing that only gives a number or a plan."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import a_document
from tests.compose.stories import CLAIMS, ORRIN, RECONCILED, a_dossier, on, opinion, page, said, wire

from crossbearing.model.claim import Claim, PlaceRef, Quantity, TimeRef
from crossbearing.model.dossier import TimelineEntry
from crossbearing.model.judgement import Event

NOTICE = a_document(
    "Boats left the landing at 4 metres a day. Crews marched on the quay on 2 March 2031. Easthaven took the landing.",
    id="doc_notice",
    path="notice.txt",
    source="Skerry Wire",
)
MARCH = on("2031-03-02", "2031-03-03")
MARCHED = "Crews marched on the quay on 2 March 2031"


def entry_of(claim: Claim, time: TimeRef | None = None) -> TimelineEntry | None:
    """Return the entry that an event of this one claim gets, or None."""
    event = Event("evt_new", "Rally", "Rally", time or claim.time, None, (claim.id,), "single_source")
    dossier = a_dossier(
        documents=(wire, page, opinion, NOTICE),
        claims=(*CLAIMS, claim),
        reconciliation=replace(RECONCILED, events=(*RECONCILED.events, event)),
    )
    return next((e for e in dossier.timeline if claim.id in e.cites), None)


def test_an_entry_is_headed_by_the_claim_in_words():
    """A title says who tells what, and the text does not tell the same again."""
    entry = entry_of(said(NOTICE, MARCHED, frame="rally", time=MARCH))
    assert entry is not None
    assert entry.title == f"Skerry Wire writes: “{MARCHED}”"
    assert entry.text == ""


def test_a_long_title_is_cut_with_its_quotation_closed():
    """A telling longer than a heading bears is cut, and no quotation stays open."""
    long = a_document(f"Crews {'marched and ' * 30}rested.", id="doc_long", source="Skerry Wire", path="long.txt")
    event_claim = said(long, long.text[:-1], frame="rally", time=MARCH)
    event = Event("evt_new", "Rally", "Rally", MARCH, None, (event_claim.id,), "single_source")
    dossier = a_dossier(
        documents=(wire, long),
        claims=(event_claim,),
        reconciliation=replace(RECONCILED, events=(event,)),
    )
    title = dossier.timeline[0].title
    assert len(title) <= 201
    assert title.count("“") == title.count("”")


@pytest.mark.parametrize(
    "change",
    [
        {"modality": "planned"},
        {"modality": "predicted"},
        {"stance": "demands", "holder": ORRIN},
        {"roles": {"actor": "Easthaven", "change": "sought"}},
        {"quantity": Quantity(4, 4, "m", None, "day", False, "4 metres a day")},
        {"time": on("2032-03-02", "2032-03-03")},
    ],
    ids=["plan", "forecast", "demand", "attempt", "rate", "still to come when told"],
)
def test_what_is_no_past_happening_is_not_listed(change):
    """Plans, forecasts, demands, attempts, rates and what was still to come stand elsewhere on the page."""
    given = {"frame": "rally", "time": MARCH} | change
    assert entry_of(said(NOTICE, MARCHED, **given)) is None


def test_a_count_without_a_time_of_its_own_is_a_figure():
    """A number since an open time belongs to the figures; the same number for a day tells a happening."""
    idle = Quantity(40, 40, "percent", "boats", None, True, "some 40")
    since = TimeRef("2031-03-02", None, "day", "since", True, "explicit", "since 2 March")
    assert entry_of(said(NOTICE, MARCHED, frame="idle", quantity=idle, time=since)) is None
    assert entry_of(said(NOTICE, MARCHED, frame="idle", quantity=idle, time=MARCH)) is not None


def test_gain_and_loss_of_a_place_are_one_happening():
    """What a page's entry tells as one's gain, another document tells as the other's loss: one entry cites both."""
    landing = PlaceRef("Skerry landing", None, "in")
    may = on("2031-05-01", "2031-05-02")
    gain = said(
        page,
        "The ferry stopped on 1 May 2031",
        frame="control",
        roles={"actor": "Westhaven", "change": "gained"},
        place=landing,
        time=may,
    )
    loss = said(
        NOTICE,
        "Easthaven took the landing",
        frame="control",
        roles={"actor": "Easthaven", "change": "lost"},
        place=landing,
        time=may,
    )
    events = tuple(Event(f"evt_{c.id}", "Control", None, may, landing, (c.id,), "single_source") for c in (gain, loss))
    dossier = a_dossier(
        documents=(page, NOTICE), claims=(gain, loss), reconciliation=replace(RECONCILED, events=events)
    )
    cited = [e.cites for e in dossier.timeline if gain.id in e.cites or loss.id in e.cites]
    assert [set(c) for c in cited] == [{gain.id, loss.id}]
