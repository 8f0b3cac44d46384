"""Days over the entries of a live page or diary: what today is there, and when it happened."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.read.claiming import claims

from crossbearing.model.claim import Claim
from crossbearing.model.document import Block


def under(heading: str, text: str, nlp: Language) -> tuple[Claim, ...]:
    """Return the claims of a paragraph below a heading, published on Wednesday, 5 March 2031."""
    whole = f"{heading}\n{text}"
    first = Block(0, len(heading), "heading", ())
    return claims(whole, nlp, (first, Block(len(heading) + 1, len(whole), "paragraph", (heading,))))


@pytest.mark.parametrize(
    ("heading", "text", "day"),
    [
        ("Monday, 3 March", "Two people died at noon.", "2031-03-03"),
        ("Monday, 3 March", "Yesterday two people died.", "2031-03-02"),
        ("Monday", "Two people died this morning.", "2031-03-03"),
        ("3 March, 14:20", "Two people died.", "2031-03-03"),
        ("2 March 2031", "Two people died this morning.", "2031-03-02"),
        ("What we know of 3 March", "Two people died this morning.", "2031-03-05"),
        ("After Monday", "Two people died this morning.", "2031-03-05"),
        ("Velmora after the flood", "Two people died.", None),
    ],
)
def test_a_heading_that_is_a_day_dates_what_stands_under_it(
    nlp: Language, heading: str, text: str, day: str | None
) -> None:
    """Only a heading of nothing but a day is the day its text was written on; others count from publication."""
    (told,) = under(heading, text, nlp)
    assert (told.time.start if told.time else None) == day
