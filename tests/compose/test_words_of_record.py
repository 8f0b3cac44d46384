"""Who is a body, what an unknown is about, and how a question becomes the subject of a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.compose.stories import CLAIMS, PACKS, RECONCILED, a_dossier, opinion, page, wire

from crossbearing.compose.figures import _says_again
from crossbearing.compose.lead import as_clause
from crossbearing.compose.people import is_nobody
from crossbearing.compose.unknown import ALL
from crossbearing.compose.view import view_of
from crossbearing.compose.words import with_unit
from crossbearing.model.document import Published
from crossbearing.model.dossier import Indicator, Said
from crossbearing.model.judgement import Entity, Question


def _body(name):
    return Entity("ent_x", "organisation", (name,), None, (), ())


@pytest.mark.parametrize(
    "name", ["Marlish forces", "harbour officials", "the mayor's advisors", "company", "friend in the canteen"]
)
def test_people_taken_together_are_no_body(name):
    """A description or a collective speaks, but has no profile among the organisations."""
    assert is_nobody(_body(name))


@pytest.mark.parametrize("name", ["Harbour Board", "7th Rescue Flotilla", "Ministry of Tides", "eFerry"])
def test_a_proper_body_keeps_its_profile(name):
    """A body with a name of its own is one, whatever it is called."""
    assert not is_nobody(_body(name))


@pytest.mark.parametrize(
    ("frame", "text", "clause"),
    [
        ("casualties", "Injured among people at Tarn Pier: how many?", "injured among people at Tarn Pier"),
        ("casualties", "Injured among people: how many?", "injured"),
        ("incident", "Brine: how many tonnes (release)?", "brine"),
    ],
)
def test_a_count_is_named_as_a_number(frame, text, clause):
    """A question for a number becomes "the number of" or "the figure for" what is counted."""
    head = "the number of" if frame == "casualties" else "the figure for"
    assert as_clause(Question("q_x", frame, {}, text, "quantity", "count")) == f"{head} {clause}"


@pytest.mark.parametrize(
    ("shown", "unit", "words"),
    [("1", "contractors", "1 contractor"), ("3", "contractors", "3 contractors"), ("1", "tonnes", "1 tonne")],
)
def test_one_takes_the_singular(shown, unit, words):
    """One of anything is told in the singular."""
    assert with_unit(shown, unit, None) == words


def test_a_past_view_names_no_later_document():
    """What came out after `as_of` is not in the view and not listed outside it; an undated piece is."""
    later = replace(wire, id="doc_later", published=Published("2031-09-01", "2031-09-02", "given"))
    undated = replace(wire, id="doc_undated", published=Published(None, None, "unknown"))
    view = view_of((wire, page, opinion, later, undated), CLAIMS, RECONCILED, PACKS, "2031-06-01", False)
    assert "doc_later" not in {d.id for d in (*view.documents.values(), *view.outside)}
    assert "doc_undated" in {d.id for d in view.outside}


def test_what_is_not_known_stays_short():
    """The list of what is not known is one a reader can finish."""
    assert len(a_dossier().unknown) <= ALL


def _figure(question, holder):
    said = (Said(None, holder, "over 40", ()),)
    return Indicator(question, "", "", 40.0, None, None, None, None, None, said, (), "open", ())


@pytest.mark.parametrize(("holder", "again"), [("Skerry Wire", True), ("Harbour Board", False)])
def test_one_sources_figure_stands_once(holder, again):
    """The same figure of one source under a wider question repeats it; another source's does not."""
    wide = Question("q_wide", "casualties", {"kind": "wounded"}, "?", "quantity", "count")
    narrow = replace(wide, id="q_narrow", key={"kind": "wounded", "place": "Tarn Pier"})
    view = replace(
        view_of((wire,), CLAIMS, RECONCILED, PACKS, "2031-06-01", False), questions={q.id: q for q in (wide, narrow)}
    )
    assert _says_again(view, _figure("q_wide", "Skerry Wire"), _figure("q_narrow", holder)) is again
