"""Marks: edges of quotations."""

from __future__ import annotations

import pytest

from crossbearing.read.marks import trimmed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(', the ferry sank."', "the ferry sank", id="punctuation"),
        pytest.param('"Small boats" sank "every day", he said', '"Small boats" sank "every day"', id="broken-pairs"),
        pytest.param('"The ferry sank"', "The ferry sank", id="whole-quotation"),
        pytest.param("(some) rose 3%", "(some) rose 3%", id="signs-that-belong"),
    ],
)
def test_a_quote_keeps_a_mark_only_where_its_partner_stands_inside(text, words):
    """Punctuation at the edges goes, a quotation mark stays if leaving it out would break its pair."""
    inner = text.index("Small") if "Small" in text else 0
    end = text.index('", he') if ", he" in text else len(text)
    start, stop = trimmed((inner, end), text)
    assert text[start:stop] == words
