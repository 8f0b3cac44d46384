"""Headlines: who says it in a line of print, by a verb, a colon or a dash."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.read.reading import attributions, words

HEADLINES = [
    ("# Ministry: bridge was hit", "Ministry", "asserts", "bridge was hit"),
    ("# Court says vote was fair", "Court", "asserts", "vote was fair"),
    ("# Mayor denies bridge was unsafe", "Mayor", "denies", "bridge was unsafe"),
    ("# Bridge was hit by drone: ministry", "ministry", "asserts", "Bridge was hit by drone"),
    ("# Nine dead in Ostrel fire - police", "police", "asserts", "Nine dead in Ostrel fire"),
    ("# Nine dead in Ostrel fire, police say", "police", "asserts", "Nine dead in Ostrel fire"),
    ("# Lund: “We will not close the dam”", "Lund", "asserts", "We will not close the dam"),
    ("# Watchdog: no sign of fraud in vote", "Watchdog", "asserts", "no sign of fraud in vote"),
    ("# Tarn to resign, aide says", "aide", "asserts", "Tarn to resign"),
    ("# Report: ferry operator ignored warnings", "Report", "asserts", "ferry operator ignored warnings"),
]


@pytest.mark.parametrize(("text", "name", "stance", "content"), HEADLINES)
def test_reads_who_says_it_in_a_headline(text: str, name: str, stance: str, content: str, nlp: Language) -> None:
    """A headline gives its words to the speaker it names, before or behind them."""
    (one,) = attributions(text, nlp)
    assert (one.name, one.stance, words(text, one)) == (name, stance, content)


@pytest.mark.parametrize(
    "text",
    [
        "# Analysis: why the bridge matters",
        "# Live: rescuers reach the ship",
        "# Storm: what we know so far",
        "# Bridge collapse: five questions",
        "# Weather: rain expected",
        "# Did the mayor lie?",
        "# Minister accused of hiding report",
        "# Bridge ‘was hit twice’",
    ],
)
def test_takes_no_kicker_for_a_speaker(text: str, nlp: Language) -> None:
    """A word that tells what kind of piece follows, or what it is about, says nothing."""
    assert attributions(text, nlp) == ()
