"""An invented story with all its records made by hand: two towns quarrel over who runs a ferry landing."""

from __future__ import annotations

from typing import Any

from tests.builders import a_claim, a_document

from crossbearing.compose import compose
from crossbearing.model.claim import Claim, Link, Quantity, Spans, Speaker, TimeRef
from crossbearing.model.document import Block, Document, Published
from crossbearing.model.dossier import Dossier, MadeBy
from crossbearing.model.judgement import (
    Affiliation,
    Answer,
    Assessment,
    Entity,
    Event,
    Failure,
    Origin,
    Question,
    Reason,
    Reconciliation,
    Story,
    ValueBelief,
    When,
)
from crossbearing.model.packs import Frame, Legend, Pack, Packs, QuestionRule

WIRE = (
    "Maud Orrin, mayor of Easthaven, said the town runs the Skerry landing. "
    "Westhaven's council denied it. Some 40 percent of the boats are idle, the harbour office counted."
)
PAGE = (
    "Timeline\n1. Westhaven raises its flag\nRally\nWesthaven raised its flag at the landing.\n"
    "2. Ferry stopped\nRally\nThe ferry stopped on 1 May 2031."
)
OPINION = "Easthaven's thieves stole the landing. The landing should belong to nobody at all."


class NoPlaces:
    """A gazetteer that knows no place."""

    def lookup(self, name: str) -> tuple[()]:  # noqa: ARG002  the protocol names it
        """Return nothing."""
        return ()


def said(document: Document, words: str, **fields: Any) -> Claim:
    """Return a claim on words of a document, by its publisher unless a holder is given."""
    start = document.text.index(words)
    holder = fields.pop("holder", None)
    chain = [Link(document.source, None, "publisher")] if document.source else []
    relay = fields.pop("relay", None)
    if relay:
        chain.append(Link(relay.name, relay.side, "relay"))
    if holder:
        chain.append(Link(holder.name, holder.side, "holder"))
    fields.setdefault("manner", "paraphrase" if holder else "narration")
    spans = Spans(((start, start + len(words)),))
    return a_claim(
        document, start, start + len(words), spans=spans, holder=holder, chain=tuple(chain), reader="hand", **fields
    )


def on(day: str, end: str) -> TimeRef:
    """Return an explicit time."""
    return TimeRef(day, end, "day", "at", False, "explicit", day)


wire = a_document(WIRE, id="doc_wire", path="wire.txt", source="Skerry Wire", title="Who runs the landing")
page = a_document(
    PAGE,
    id="doc_page",
    path="page.txt",
    source="Tidebook",
    genre="page",
    published=Published("2031-06-01", "2031-06-02", "given"),
    blocks=(
        Block(PAGE.index("1."), PAGE.index("2."), "entry", ("Timeline", "Westhaven raises its flag")),
        Block(PAGE.index("2."), len(PAGE), "entry", ("Timeline", "Ferry stopped")),
    ),
)
opinion = a_document(
    OPINION, id="doc_op", path="op.txt", source=None, genre="opinion", published=Published(None, None, "unknown")
)

ORRIN, COUNCIL = Speaker("Maud Orrin", "Easthaven"), Speaker("Westhaven's council", "Westhaven")
runs = {"actor": "Easthaven", "extent": "full", "change": "held"}
mayor = said(wire, "the town runs the Skerry landing", holder=ORRIN, frame="control", roles=runs)
denial = said(wire, "Westhaven's council denied it", holder=COUNCIL, stance="denies", frame="statement", about=mayor.id)
idle = said(
    wire,
    "Some 40 percent of the boats are idle",
    holder=Speaker("the harbour office"),
    frame="idle",
    quantity=Quantity(40, 40, "percent", "boats", None, True, "some 40 percent"),
)
flag = said(page, "Westhaven raised its flag at the landing", frame="rally", roles={"actor": "Westhaven"})
stopped = said(page, "The ferry stopped on 1 May 2031", frame="rally", time=on("2031-05-01", "2031-05-02"))
insult = said(opinion, "thieves stole the landing", voice="opinion")
argued = said(opinion, "The landing should belong to nobody at all", voice="opinion")
CLAIMS = (mayor, denial, idle, flag, stopped, insult, argued)

WHO = Question("q_who", "control", {"place": "Skerry landing"}, "Who runs the Skerry landing?", "state", "exclusive")
SHARE = Question("q_idle", "idle", {"of": "boats"}, "What share of boats is idle?", "quantity", "share")


def _assessed(question: str, status: Any, values: tuple[ValueBelief, ...], claims: tuple[str, ...]) -> Assessment:
    return Assessment(
        question=question,
        at=When("2031-03-03", "2031-03-04"),
        as_of="2031-06-01",
        as_known=None,
        hindsight=False,
        status=status,
        values=values,
        origins=(Origin("org_1", claims, "Maud Orrin", "Easthaven", True, "one holder on one occasion"),),
        sides_for=("Easthaven",),
        sides_against=("Westhaven",),
        sides_silent=(),
        because=(
            Reason("origin", claims, "org_1", values[0].value, 0.4, "Maud Orrin: interested party"),
            Reason("normaliser", (), None, values[0].value, -0.7, "2 values start equal and share one probability"),
        ),
    )


def _entity(identifier: str, kind: Any, name: str, side: str | None) -> Entity:
    bound = (Affiliation(side, "party", None, None, ()),) if side else ()
    return Entity(identifier, kind, (name,), None, bound, ())


RECONCILED = Reconciliation(
    entities=(
        _entity("ent_orrin", "person", "Maud Orrin", "Easthaven"),
        _entity("ent_council", "organisation", "Westhaven's council", "Westhaven"),
        _entity("ent_wire", "organisation", "Skerry Wire", None),
        _entity("ent_stranger", "person", "Abel Quist", None),
    ),
    entity_of={
        "Maud Orrin": "ent_orrin",
        "Westhaven's council": "ent_council",
        "Skerry Wire": "ent_wire",
        "Abel Quist": "ent_stranger",
    },
    judgements=(),
    questions=(WHO, SHARE),
    answers=(
        Answer("q_who", mayor.id, "Easthaven", False, None, "2031-03-03", "2031-03-04", "reported_at"),
        Answer("q_who", denial.id, "Easthaven", True, None, "2031-03-03", "2031-03-04", "reported_at"),
        Answer("q_who", insult.id, "Easthaven", False, None, None, None, "unknown"),
        Answer("q_idle", idle.id, "about 40 percent", False, idle.quantity, "2031-03-03", "2031-03-04", "reported_at"),
    ),
    assessments=(
        _assessed(
            "q_who",
            "disputed",
            (
                ValueBelief("Easthaven", 0.51, "roughly even chance", "standing", (mayor.id, denial.id)),
                ValueBelief("Westhaven", 0.49, "roughly even chance", "standing"),
            ),
            (mayor.id,),
        ),
        _assessed(
            "q_idle",
            "single_source",
            (ValueBelief("about 40 percent", 0.6, "likely", "standing", (idle.id,)),),
            (idle.id,),
        ),
    ),
    events=(Event("evt_stop", "Ferry stopped", "Rally", stopped.time, None, (stopped.id,), "single_source"),),
    sides=("Easthaven", "Westhaven"),
)


def _frame(name: str, *questions: QuestionRule) -> Frame:
    return Frame(name, "core", name.capitalize(), name == "rally", None, None, (), questions)


PACKS = Packs(
    packs=(
        Pack(
            "core",
            "1",
            (
                _frame("control", QuestionRule("who", "Who runs {place}?", "state", "exclusive", ("place",), "side")),
                _frame(
                    "idle",
                    QuestionRule(
                        "share", "What share of {of} is idle?", "quantity", "share", ("of",), "quantity", "Idle {of}"
                    ),
                ),
                _frame("rally"),
                _frame("statement"),
            ),
            {},
        ),
    ),
    legends=(
        Legend("Easthaven", ("Easthavener",), (), "invented"),
        Legend("Westhaven", ("Westhavener",), (), "invented"),
    ),
    actors=(),
    gazetteer=NoPlaces(),
)


def a_dossier(**fields: Any) -> Dossier:
    """Return the dossier of the invented story, with arguments of `compose` changed as given."""
    given: dict[str, Any] = {
        "documents": (wire, page, opinion),
        "claims": CLAIMS,
        "reconciliation": RECONCILED,
        "failures": (Failure("collect", "scan.pdf", "the file holds no text", "hand in a text version"),),
        "as_of": "2031-06-01",
        "include_undated": True,
    }
    given |= fields
    story = given.pop("story", Story("sty_0a1b", "The Skerry landing", "doc_wire"))
    documents, claims = given.pop("documents"), given.pop("claims")
    reconciliation, failures = given.pop("reconciliation"), given.pop("failures")
    return compose(
        story,
        documents,
        claims,
        reconciliation,
        failures,
        packs=PACKS,
        as_known=None,
        made_by=MadeBy("0.0", "hand", {"core": "1"}),
        **given,
    )
