"""The publisher's own voice: report or opinion."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from tests.read.reading import document_of

from crossbearing.model.document import Genre
from crossbearing.read.parse import parse
from crossbearing.read.voice import opinion_cue, voice_of


@pytest.mark.parametrize(
    ("genre", "text", "attributed", "voice"),
    [
        pytest.param("opinion", "The dam was built by thieves.", False, "opinion", id="opinion-piece"),
        pytest.param("opinion", "The mayor said the dam was safe.", True, "report", id="reported-in-an-opinion-piece"),
        pytest.param("report", "The dam was built in 1970.", False, "report", id="report"),
        pytest.param("analysis", "In our view the dam must go.", False, "opinion", id="judging-words"),
        pytest.param("report", "The council's delay is shameful.", False, "opinion", id="condemning-words"),
        pytest.param("report", "Thankfully, the dam held.", False, "opinion", id="evaluating-adverb"),
        pytest.param("report", "It is time for the council to go.", False, "opinion", id="what-ought-to-be"),
        pytest.param("report", "The mayor called the delay “shameful”.", False, "report", id="quoted-judgement"),
        pytest.param("report", "The trains ran on time to Velm.", False, "report", id="time-told"),
        pytest.param("official", "We must close the dam.", False, "report", id="a-party-s-own-we"),
        pytest.param("report", "“I believe in the dam,” Ana Brun said.", False, "report", id="quoted-belief"),
    ],
)
def test_tells_opinion_from_report(genre: Genre, text: str, attributed: bool, voice: str, nlp: Language) -> None:
    """An opinion piece judges in its own voice; what it reports others to say stays a report."""
    document = document_of(text, genre=genre)
    (passage,) = parse(document, nlp)
    assert voice_of(document, passage, attributed=attributed) == voice


def test_an_opinion_heading_makes_what_stands_under_it_opinion(nlp: Language) -> None:
    """A column inside a news page is opinion by its heading."""
    document = document_of("The dam was built by thieves.")
    (passage,) = parse(replace(document, blocks=(replace(document.blocks[0], under=("Comment",)),)), nlp)
    assert voice_of(document, passage, attributed=False) == "opinion"


def test_a_judging_sentence_colours_no_other(nlp: Language) -> None:
    """One exclamation in a report leaves the sentences around it a report."""
    text = "The dam was built in 1970. It is a disgrace."
    document = document_of(text)
    (passage,) = parse(document, nlp)
    first, second = (0, text.index(" It")), (text.index("It"), len(text))
    assert voice_of(document, passage, attributed=False, sentence=first) == "report"
    assert voice_of(document, passage, attributed=False, sentence=second) == "opinion"


def test_the_cue_of_an_opinion_is_its_own_words() -> None:
    """The judging words are given as they stand; a plain sentence has none."""
    assert opinion_cue("The delay is a disgrace.") == "a disgrace"
    assert opinion_cue("The delay lasted a week.") is None
