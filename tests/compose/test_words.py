"""Numbers, dates and quotations in words say no more and no less than the records."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.compose import words
from crossbearing.model.claim import Quantity


@pytest.mark.parametrize(
    ("low", "high", "unit", "per", "approximate", "text", "shown"),
    [
        pytest.param(90, 90, "percent", None, True, "almost 90 percent", "about 90\u00a0%", id="share"),
        pytest.param(26_000, 27_000, "people", None, False, "", "26,000 to 27,000", id="range"),
        pytest.param(1_000, None, "people", None, False, "over 1,000", "over 1,000", id="over"),
        pytest.param(12, None, "people", None, False, "at least 12", "at least 12", id="floor"),
        pytest.param(None, 2, "km", None, False, "no more than two kilometres", "at most 2 km", id="ceiling"),
        pytest.param(23, 23, "m", "day", True, "roughly 23 metres a day", "about 23 m a day", id="rate"),
        pytest.param(None, None, None, None, False, "several dozen", "“several dozen”", id="words-only"),
    ],
)
def test_amounts_keep_their_bounds(low, high, unit, per, approximate, text, shown):
    """A bound stays a bound, an approximation stays one, and words without figures are quoted."""
    assert words.amount(Quantity(low, high, unit, None, per, approximate, text)) == shown


@pytest.mark.parametrize(
    ("start", "end", "precision", "shown"),
    [
        ("2031-02-09", "2031-02-10", "day", "9 February 2031"),
        ("2030-11-01", "2030-12-01", "month", "November 2030"),
        ("2031-01-21", "2031-02-01", "part", "late January 2031"),
        ("2031-01-01", "2032-01-01", "year", "2031"),
        ("2031-03-03", "2031-03-10", "week", "3 to 9 March 2031"),
        ("2030-11-01", None, "month", "since November 2030"),
        (None, None, "day", ""),
    ],
)
def test_dates_are_told_at_their_own_precision(start, end, precision, shown):
    """No day is printed where only a month is known, and nothing where nothing is."""
    assert words.dated(start, end, precision) == shown


def test_an_exclusive_end_is_told_as_the_last_day_it_covers():
    """A deadline that ends on 1 March is the end of February."""
    assert words.by_end("2031-03-01") == "by the end of February 2031"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“The quay is ours,”", "“The quay is ours”"),
        ("“Two boats” came “every day”", "“‘Two boats’ came ‘every day’”"),
        ("the ‘old’ quay", "“the ‘old’ quay”"),
    ],
)
def test_quotation_marks_nest(text, shown):
    """Marks around the whole are not doubled; pairs inside stay pairs."""
    assert words.quoted(text) == shown


@given(st.text(max_size=500))
def test_a_quotation_is_one_short_line_without_direction_marks(text):
    """Whatever a source writes, its quotation stays one line within the limit and turns no text around."""
    shown = words.quoted(text)
    assert len(shown) <= words.EXCERPT_CHARS + 2
    assert not set(shown) & set("\n\r\t\u202e\u202d\u2067\u200f")
