"""Lengths, habits and vague times are told apart from times, so that they date nothing."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.read.dated import spells_in, times_in


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "unit"),
    [
        ("The vigil lasted three weeks.", "three weeks", 3, 3, "week"),
        ("They waited for almost two and a half years.", "almost two and a half years", 2.5, 2.5, "year"),
        ("It takes 60 to 90 days.", "60 to 90 days", 60, 90, "day"),
        ("It was a 12-hour flight.", "12-hour", 12, 12, "hour"),
        ("They rested for half an hour.", "half an hour", 0.5, 0.5, "hour"),
        ("It rained for six straight days.", "six straight days", 6, 6, "day"),
        ("They argued for weeks.", "weeks", None, None, "week"),
        ("Several months went by.", "Several months", None, None, "month"),
        ("It ended a decades-long quarrel.", "decades-long", None, None, "decade"),
        ("Rocks lay there for 43 million years.", "43 million years", 43e6, 43e6, "year"),
    ],
)
def test_reads_lengths(nlp: Language, text: str, words: str, low: float | None, high: float | None, unit: str) -> None:
    """A length is a number of units or a range of it; "for weeks" tells no number."""
    (spell,) = spells_in(nlp, text)
    assert (spell.kind, spell.words, spell.low, spell.high, spell.unit) == ("lasting", words, low, high, unit)
    assert text[spell.start : spell.end] == words


@pytest.mark.parametrize(
    ("text", "words", "low", "unit", "on"),
    [
        ("Trams run every Monday.", "every Monday", 1, None, "Monday"),
        ("It is checked every two weeks.", "every two weeks", 2, "week", None),
        ("It is checked every other day.", "every other day", 2, "day", None),
        ("It floods twice a year.", "twice a year", 1, "year", None),
        ("The office counts 40 visitors a day.", "a day", 1, "day", None),
        ("The daily count fell.", "daily", 1, "day", None),
        ("The annual fair was called off.", "annual", 1, "year", None),
    ],
)
def test_reads_habits(nlp: Language, text: str, words: str, low: float, unit: str | None, on: str | None) -> None:
    """A habit comes once in so many units, or on a weekday."""
    (spell,) = spells_in(nlp, text)
    assert (spell.kind, spell.words, spell.low, spell.unit, spell.on) == ("repeated", words, low, unit, on)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mill is currently closed.", "now"),
        ("The mill recently closed.", "past"),
        ("The mill will soon close.", "future"),
        ("It may close in the near future.", "future"),
    ],
)
def test_reads_vague_times(nlp: Language, text: str, kind: str) -> None:
    """Now, lately and soon are told apart and have no bounds."""
    assert [spell.kind for spell in spells_in(nlp, text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The 60-year-old pilot left.",
        "A second bridge fell.",
        "Almost three-quarters agreed.",
        "It sank two weeks ago.",
        "Shortly after noon it sank.",
        "They soon became rivals.",
        "The time was one minute 44.231.",
    ],
)
def test_look_alikes_are_no_spells(nlp: Language, text: str) -> None:
    """Ages, ordinals, fractions, and what a time holds already or happened soon, are no spells."""
    assert [s for s in spells_in(nlp, text) if s.words != "one minute"] == []


def test_lengths_date_nothing(nlp: Language) -> None:
    """No length or habit is among the times."""
    text = "It lasted three weeks, comes every Monday, costs 40 crowns a day and recently took an hour."
    assert times_in(nlp, text) == ()
    assert len(spells_in(nlp, text)) == 5
