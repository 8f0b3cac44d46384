"""Parties with names that say nothing of what they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from tests.read.reading import document_of

from crossbearing.packs import load_packs
from crossbearing.read.claims import publisher_of
from crossbearing.read.names import find_names
from crossbearing.read.parse import parse


def sides(text: str, nlp: Language) -> dict[str, str | None]:
    """Return the side of everyone named in a text."""
    document = document_of(text)
    return {m.name: m.side for m in find_names(document, parse(document, nlp), load_packs(None)).mentions}


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Lumerra denied it. The gates, operated by Lumerra since 2015, were shut.", "Lumerra"),
        ("Quandel, which runs the lock, said nothing was wrong.", "Quandel"),
        ("A senior engineer at Ostvik told the court that the seal was old.", "Ostvik"),
        ("Brellin promised help. The company has 300 employees.", "Brellin"),
        ("Fresh Start won 41 percent of the vote. Hanna Ruud, a candidate of Fresh Start, smiled.", "Fresh Start"),
        ("New Path leader Lena Moor said the count was wrong.", "New Path"),
        ("Moor's Green Wave won 52 seats.", "Green Wave"),
        ("The drivers at Parvane were tired.", "Parvane"),
    ],
)
def test_what_is_told_of_a_body_shows_that_it_is_a_party(text: str, party: str, nlp: Language) -> None:
    """A firm or party is its own side, whatever it is called, where the text says what it does or who works for it."""
    assert sides(text, nlp)[party] == party


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The pollster Sondera said that most voters were undecided. Sondera had 1,200 answers.", "Sondera"),
        ("Vantor reported on Monday that the lock had failed. The station has since said nothing.", "Vantor"),
        ("Kestrel said on Monday that the river had risen.", "Kestrel"),
    ],
)
def test_who_reports_or_is_only_named_is_no_side(text: str, body: str, nlp: Language) -> None:
    """A pollster, a broadcaster or a name of which nothing is told has no side."""
    assert sides(text, nlp).get(body) is None


@pytest.mark.parametrize(
    ("text", "person", "side"),
    [
        ("Anna Rask, who chairs the Union of Lock Keepers, said so.", "Anna Rask", "Union of Lock Keepers"),
        (
            "Quandel, which runs the lock, denied it. Its spokesman, Pol Marten, called it absurd.",
            "Pol Marten",
            "Quandel",
        ),
        (
            "The candidate of Fresh Start won, the electoral commission said. Its leader, Vera Holt, left.",
            "Vera Holt",
            "Fresh Start",
        ),
        ("Lena Moor, who is standing for the Green Wave party, smiled.", "Lena Moor", "Green Wave party"),
        ("Joe Pell, deputy leader of New Path, said so.", "Joe Pell", "New Path"),
        ("Bela Toff, Union of Lock Keepers: We had no choice.", "Bela Toff", "Union of Lock Keepers"),
        (
            "Quandel Shipping denied it. The company's people told us it was staged.",
            "company's people",
            "Quandel Shipping",
        ),
        ("A lock of Quandel, which runs the port, broke. Ole Brand, a diver, saw it.", "Ole Brand", None),
    ],
)
def test_who_stands_for_a_party_has_its_side(text: str, person: str, side: str | None, nlp: Language) -> None:
    """Chairs, spokesmen and leaders have the side of their body, not of a commission in between; others none."""
    assert sides(text, nlp)[person] == side


@pytest.mark.parametrize(
    ("source", "side"),
    [("Lumerra", "Lumerra"), ("Mountain Rescue Service", None), ("Town of Tarn", None), ("Court of Audit", None)],
)
def test_own_statement_is_on_the_side_of_its_body(source: str, side: str | None, nlp: Language) -> None:
    """A statement is its publisher's word, whose side is its own unless it rescues, rules or governs a town."""
    text = "We regret the loss of life. Reports of a warning are false."
    document = replace(document_of(text, genre="official"), source=source)
    names = find_names(document, parse(document, nlp), load_packs(None))
    assert publisher_of(document, load_packs(None), names).side == side
