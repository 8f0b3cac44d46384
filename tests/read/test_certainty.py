"""Hedges and boosters, and the likelihood they express."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.read.reading import document_of

from crossbearing.read.certainty import certainty_of
from crossbearing.read.parse import parse

HEDGED = [
    ("The tanker appears to have leaked oil into the bay.", "appears", "likely"),
    ("Twelve miners were said to have been trapped.", "said", "alleged"),
    ("It was reported that the dam had failed.", "reported", "alleged"),
    ("It is unlikely that the strike will end this week.", "unlikely", "unlikely"),
    ("The minister very likely knew.", "very likely", "very likely"),
    ("The ferry reportedly sank off Velm.", "reportedly", "alleged"),
    ("The alleged fraud took place in Lenz.", "alleged", "alleged"),
    ("The bank will certainly survive.", "certainly", "almost certain"),
    ("The vote may be delayed.", "may", "even"),
    ("The talks are not likely to resume.", "not likely", "unlikely"),
    ("The talks aren't very likely to resume.", "n't very likely", "unlikely"),
    ("In all likelihood the mill will close.", "all likelihood", "very likely"),
    ("The mill will no doubt close.", "no doubt", "almost certain"),
    ("There must have been two drivers.", "must have", "very likely"),
    ("More men could be dead.", "could", "even"),
    ("Nine sailors are feared drowned.", "feared", "even"),
    ("The firm is understood to have paid.", "understood", "alleged"),
    ("The leak could potentially poison the lake.", "potentially", "even"),
]


@pytest.mark.parametrize(("text", "cue", "level"), HEDGED)
def test_reads_the_likelihood_a_hedge_expresses(text: str, cue: str, level: str, nlp: Language) -> None:
    """The word that hedges is kept with its likelihood in words."""
    (passage,) = parse(document_of(text), nlp)
    found = certainty_of(passage, 0, len(text))
    assert found is not None
    assert (found.cue, found.level) == (cue, level)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge fell on Monday.",
        "The outcome is not certain.",
        "Certain areas were flooded in May.",
        "A wave of letters appeared saying that the mill was sold.",
        "Landing there is no longer possible.",
        "The firm must pay by May.",
        "The clerk resigned over an alleged fraud.",
        "The hall could not be found.",
        "The doctor understood the patient.",
        "The council, which may move to Lenz, met on Friday.",
    ],
)
def test_hedges_nothing_that_is_plainly_said(text: str, nlp: Language) -> None:
    """A month, a denied certainty or a hedge on an aside says nothing of the proposition."""
    (passage,) = parse(document_of(text), nlp)
    assert certainty_of(passage, 0, len(text)) is None


def test_hearsay_hedges_the_clause_it_governs(nlp: Language) -> None:
    """The clause under "it was reported that" is alleged; one under a named speaker is his."""
    for text, level in (
        ("Claims that the vote was rigged spread fast.", "alleged"),
        ("The union's claims that the vote was rigged spread fast.", None),
    ):
        (passage,) = parse(document_of(text), nlp)
        found = certainty_of(passage, text.index("the vote"), text.index(" spread"))
        assert (found.level if found else None) == level


@pytest.mark.parametrize(("text", "cue"), [(text, cue) for text, cue, _ in HEDGED])
def test_a_cue_is_quoted_from_the_text(text: str, cue: str, nlp: Language) -> None:
    """The words of a cue stand in the text as they are given."""
    (passage,) = parse(document_of(text), nlp)
    found = certainty_of(passage, 0, len(text))
    assert found is not None
    assert found.cue in text
