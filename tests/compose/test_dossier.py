"""A dossier cites everything, puts words into nobody's mouth, and keeps opinion and accusation out of its head."""

from __future__ import annotations

from dataclasses import replace

from tests.compose.stories import CLAIMS, ORRIN, PACKS, RECONCILED, a_dossier, opinion, page, said, wire

from crossbearing.compose import html, markdown
from crossbearing.compose.lead import is_somebodys
from crossbearing.compose.prose import told
from crossbearing.compose.view import view_of
from crossbearing.model.claim import Quantity, Speaker
from crossbearing.model.forms import to_data, to_json


def _cites(item):
    """Yield every `cites` of a dossier's JSON form, with what carries it."""
    if isinstance(item, dict):
        if "cites" in item:
            yield item, item["cites"]
        for value in item.values():
            yield from _cites(value)
    elif isinstance(item, list):
        for value in item:
            yield from _cites(value)


def _telling(claim):
    documents = (wire, page, opinion)
    view = view_of(documents, (*CLAIMS, claim), RECONCILED, PACKS, "2031-06-01", include_undated=True)
    return told(view, claim)


def test_every_sentence_cites_claims_of_the_ledger():
    """Headline, lead, overview and the not-known carry citations, and each leads to a claim that is printed."""
    dossier = a_dossier()
    ledger = {c.id for c in dossier.claims}
    sentences = [
        s for s in (dossier.headline, dossier.subtitle, dossier.lead, *dossier.overview, *dossier.unknown) if s
    ]
    assert all(s.cites for s in sentences)
    assert all(set(cites) <= ledger for _, cites in _cites(to_data(dossier)))


def test_the_lead_lets_both_sides_speak_with_one_verb_each():
    """Who asserts and who denies are both named, and the headline takes no side."""
    dossier = a_dossier()
    assert dossier.headline is not None
    assert dossier.lead is not None
    assert dossier.headline.text == "Who runs the Skerry landing is disputed"
    assert "Maud Orrin (Easthaven) says" in dossier.lead.text


def test_opinion_and_accusation_stand_in_no_summary():
    """An opinion piece's accusation answers the main question and is still in no summary, nor printed."""
    dossier = a_dossier()
    head = " ".join(s.text for s in (dossier.headline, dossier.lead, *dossier.overview) if s)
    assert "thieves" not in head
    assert "nobody at all" not in head
    assert [s.text for s in dossier.opinions] == [
        "An unsigned opinion piece without a date argues: “The landing should belong to nobody at all”."
    ]


def test_an_outlets_wording_is_not_put_into_the_holders_mouth():
    """Quoted words of a paraphrase are said to be the outlet's; a direct quotation is the holder's own."""
    indirect = said(wire, "the town runs the Skerry landing", holder=ORRIN)
    direct = replace(indirect, manner="direct_quote")
    assert (
        _telling(indirect)
        == "Maud Orrin (Easthaven) says, in the words of Skerry Wire: “the town runs the Skerry landing”"
    )
    assert _telling(direct) == "Maud Orrin (Easthaven) says: “the town runs the Skerry landing”"


def test_one_sides_telling_of_the_other_names_the_teller_first():
    """A word that the other side passes on is printed as that side's telling."""
    claim = said(
        wire, "the town runs the Skerry landing", holder=ORRIN, relay=Speaker("Westhaven's council", "Westhaven")
    )
    assert _telling(claim).startswith("Westhaven's council says Maud Orrin (Easthaven) says")


def test_a_denial_is_printed_as_one():
    """A denial never loses its sign on the way to the page."""
    claim = said(wire, "the town runs the Skerry landing", holder=ORRIN, stance="denies")
    assert "denies this" in _telling(claim)


def test_a_page_entry_without_a_date_stands_between_its_neighbours():
    """The undated entry comes after the dated one below it and before the page came out."""
    entries = {e.title: e for e in a_dossier().timeline}
    assert entries["“Westhaven raises its flag”"].between == ("2031-05-01", "2031-06-01")
    assert entries["“Ferry stopped”"].date == "2031-05-01"
    assert len(entries) == 2  # the event of the ledger and the page's entry are one


def test_a_figure_keeps_its_owner_and_its_approximation():
    """An indicator has its label, "about", and who says so."""
    (one,) = a_dossier().indicators
    assert (one.label, one.value, one.by[0].holder) == ("Idle boats", "about 40\u00a0%", "the harbour office")


def test_people_only_mentioned_stay_unnamed():
    """A person without a role or a word of their own gets no profile."""
    assert [p.name for p in a_dossier().people] == ["Maud Orrin"]


def test_a_past_view_does_not_show_that_later_documents_exist():
    """As of a day before the page came out, neither its claims nor its name are on the page."""
    text = html(a_dossier(as_of="2031-03-10", include_undated=False))
    assert "Tidebook" not in text
    assert "raised its flag" not in text


def test_excerpts_keep_their_marks_on_the_content():
    """The marked part of a context is the claim's own words."""
    for claim in a_dossier().claims:
        marked = [claim.context_text[s:e] for s, e in claim.marks]
        assert " ".join(marked) in " ".join(claim.quote.split())
        assert len(claim.context_text) <= 300


def test_the_same_inputs_give_the_same_bytes():
    """The order in which documents and claims come changes nothing."""
    one, other = a_dossier(), a_dossier(documents=(opinion, page, wire), claims=tuple(reversed(CLAIMS)))
    assert (to_json(one), html(one), markdown(one)) == (to_json(other), html(other), markdown(other))


def test_without_a_question_the_sides_are_heard_in_turn():
    """Where no question joins the claims, the lead is the latest whole word of each side, and cites it."""
    mayor = said(wire, "the town runs the Skerry landing", holder=ORRIN)
    piece = said(wire, "boats are idle, the harbour office counted", holder=Speaker("Westhaven's council", "Westhaven"))
    bare = replace(RECONCILED, questions=(), answers=(), assessments=(), events=())
    dossier = a_dossier(claims=(mayor, piece), reconciliation=bare)
    assert dossier.headline is None
    assert dossier.lead is not None
    assert dossier.lead.cites == (mayor.id,)  # the other is a piece of a clause, and opens nothing


def test_a_count_of_the_dead_is_told_in_our_words():
    """A count with its kind is a clause of its own, with its bound."""
    fields = {"frame": "casualties", "roles": {"kind": "killed", "object": "people"}}
    count = Quantity(12, None, "people", None, None, False, "at least 12")
    claim = said(wire, "Some 40 percent of the boats are idle", holder=ORRIN, quantity=count, **fields)
    assert _telling(claim) == "Maud Orrin (Easthaven) says at least 12 people died"


def test_a_headline_takes_no_side_where_the_sides_differ():
    """Though the question's status is another than disputed, the headline says that accounts differ, and cites both."""
    settled = tuple(replace(a, status="corroborated") for a in RECONCILED.assessments)
    words = "Westhaven's council denied it. Some 40 percent"
    council = said(wire, words, holder=Speaker("Westhaven's council", "Westhaven"))
    own, other, *rest = RECONCILED.answers
    answers = (own, replace(other, claim=council.id, value="Westhaven", negative=False), *rest)
    changed = replace(RECONCILED, assessments=settled, answers=answers)
    dossier = a_dossier(claims=(*CLAIMS, council), reconciliation=changed)
    assert dossier.headline is not None
    assert dossier.headline.text == "Accounts differ on who runs the Skerry landing"
    assert len(dossier.headline.cites) == 2


def test_a_context_that_accuses_says_whether_a_reply_was_found():
    """A claim whose own words are harmless, but whose sentence accuses, carries the note."""
    text = "The quay burned in May, and Abel Quist was charged with arson. It was rebuilt."
    document = replace(wire, text=text)
    claim = said(document, "The quay burned in May", context=(0, text.index(" It")))
    (one,) = a_dossier(documents=(document,), claims=(claim,)).claims
    assert one.note is not None
    assert "no reply found here" in one.note


def test_whose_people_they_are_may_be_unknown_and_is_not_nobody():
    """Those who are only called somebody's are not told to speak for no side; those named, or free, may be."""
    names = ("the firm's people", "union’s lawyers", "Ada Lund", "King's College", "independent observers")
    told_as = [
        is_somebodys(said(wire, "the town runs the Skerry landing", holder=Speaker(name, None))) for name in names
    ]
    assert told_as == [True, True, False, False, False]
