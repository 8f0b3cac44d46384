"""Dates and half-open intervals."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.model.clock import day_after, day_of, in_view, instant, last_day, meets


@pytest.mark.parametrize(
    ("latest", "as_of", "seen"),
    [
        pytest.param("2031-03-04", "2031-03-03", True, id="published-that-day"),
        pytest.param("2031-03-05", "2031-03-03", False, id="perhaps-a-day-later"),
        pytest.param("2031-03-03T22:00:00Z", "2031-03-03", True, id="an-instant-of-that-day"),
        pytest.param("2031-03-04T00:30:00+02:00", "2031-03-03", True, id="another-zone"),
        pytest.param(None, "2031-03-03", False, id="no-date"),
    ],
)
def test_a_view_holds_what_was_certainly_out(latest: str | None, as_of: str, seen: bool) -> None:
    """A document is in the view of a day if its latest possible publication is not after that day's end."""
    assert in_view(latest, as_of) is seen


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [
        pytest.param(("2031-01-01", "2031-02-01"), ("2031-02-01", "2031-03-01"), False, id="touching"),
        pytest.param(("2031-01-01", None), ("2030-01-01", "2031-01-02"), True, id="open-end"),
        pytest.param((None, None), ("2031-01-01", "2031-01-02"), True, id="unknown-reaches-all"),
    ],
)
def test_half_open_intervals_meet(a: tuple[str, str], b: tuple[str, str], shared: bool) -> None:
    """Intervals that only touch share no moment."""
    assert meets(*a, *b) is shared
    assert meets(*b, *a) is shared


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1)))
def test_the_last_day_of_a_day_is_itself(day: object) -> None:
    """A day's exclusive end leads back to the day."""
    text = str(day)
    assert last_day(day_after(text)) == text
    assert day_of(text) == text


def test_refuses_an_impossible_day() -> None:
    """31 February is an error, never another day."""
    with pytest.raises(ValueError, match="day"):
        instant("2031-02-31")
