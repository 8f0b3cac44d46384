"""What the reader finds, as the marks that the standard gives times."""

from __future__ import annotations

import pytest
from spacy.language import Language
from timex3 import marks_in

from crossbearing.read.parse import parse
from tests.read.dated import dated


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("The mill burned on 3 May 2030.", [("3 May 2030", "2030-05-03")]),
        ("The mill burned on Tuesday evening.", [("Tuesday evening", "2031-05-13TEV")]),
        ("The mill burned at 7 am on Tuesday.", [("7 am on Tuesday", "2031-05-13T07:00")]),
        ("The mill burned at 6 pm UTC on 3 May.", [("6 pm UTC on 3 May", "2031-05-03T18:00Z")]),
        ("The mill burned at 6 pm EDT on 3 May.", [("6 pm EDT on 3 May", "2031-05-03T18:00")]),
        ("The mill burned last week.", [("last week", "2031-W19")]),
        ("The mill burned last weekend.", [("last weekend", "2031-W19-WE")]),
        ("The mill burned in early May 2030.", [("early May 2030", "2030-05")]),
        ("The mill burned in late 2030.", [("late 2030", "2030")]),
        ("The mill burned in the summer of 2030.", [("the summer of 2030", "2030-SU")]),
        ("The mill was built in the 1930s.", [("the 1930s", "193")]),
        ("The mill was built in the 19th century.", [("the 19th century", "18")]),
        ("Sales fell in the third quarter of 2030.", [("the third quarter of 2030", "2030-Q3")]),
        ("Sales fell in the first half of 2030.", [("the first half of 2030", "2030-H1")]),
        ("It ran from 2029 to 2030.", [("2029", "2029"), ("2030", "2030")]),
        ("It burned before 2030.", [("2030", "2030")]),
        ("It rained for the past two weeks.", [("the past two weeks", "P2W")]),
        ("It rained for 60 to 90 minutes.", [("60", "PT60M"), ("90 minutes", "PT90M")]),
        ("It rained for weeks.", [("weeks", "PXW")]),
        ("It rains every Monday.", [("every Monday", "XXXX-WXX-1")]),
        ("It recently rained.", [("recently", "PAST_REF")]),
        ("It rained two days before the vote.", [("two days", "P2D")]),
    ],
)
def test_marks_have_the_values_of_the_standard(nlp: Language, text: str, marks: list[tuple[str, str]]) -> None:
    """A mark leaves out the preposition and has the value that TIMEX3 writes for it."""
    document = dated(text)
    found = marks_in(document, parse(document, nlp))
    assert [(text[m["start"] : m["end"]], m["value"]) for m in found] == marks
