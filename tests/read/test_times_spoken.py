"""Quoted words count their today from the day they were spoken."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.read.dated import dated

from crossbearing.model.claim import Manner
from crossbearing.read.attribution import Attribution
from crossbearing.read.parse import parse
from crossbearing.read.times import find_times
from crossbearing.read.times_spoken import spoken_on


@pytest.mark.parametrize(
    ("occasion", "manner", "today"),
    [
        pytest.param("On Friday", "direct_quote", "2031-05-09", id="quoted on a day"),
        pytest.param("On Friday", "paraphrase", "2031-05-15", id="told by the reporter"),
        pytest.param("In April", "direct_quote", "2031-05-15", id="quoted some day of a month"),
    ],
)
def test_today_in_a_quotation(nlp: Language, occasion: str, manner: Manner, today: str) -> None:
    """Only a told day moves today, and only inside a direct quotation."""
    text = f'{occasion} she said: "We reopen the lock today."'
    document = dated(text)
    passages = parse(document, nlp)
    inside = (text.index('"') + 1, text.rindex('"'))
    cue = (text.index("said"), text.index("said") + 4)
    saying = Attribution(
        (inside,), cue, None, None, "she", None, "asserts", manner, None, (), None, said=(0, len(occasion))
    )
    anchors = spoken_on([saying], find_times(document, passages))
    (_, quoted) = find_times(document, passages, anchors=anchors)
    assert (quoted.ref.words, quoted.ref.start) == ("today", today)
