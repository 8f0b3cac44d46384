"""Numbers: what can hold at once, in whatever unit it is told."""

from __future__ import annotations

import pytest

from crossbearing.model.claim import Quantity
from crossbearing.reconcile.numbers import compatible, in_unit


def told(low: float | None, high: float | None, unit: str) -> Quantity:
    """Return a number in a unit."""
    return Quantity(low, high, unit, None, None, False, "as told")


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        pytest.param(told(10, 10, "miles"), told(16.1, 16.1, "km"), True, id="miles-and-kilometres"),
        pytest.param(told(10, 10, "miles"), told(10, 10, "km"), False, id="same-figure-other-unit"),
        pytest.param(told(1000, None, "hectares"), told(12, 12, "square kilometers"), True, id="bound-and-area"),
    ],
)
def test_units_are_compared_in_one(one, other, agree):
    """Ten miles and sixteen kilometres are one distance; ten miles and ten kilometres are not."""
    assert compatible(one, in_unit(other, one.unit)) is agree


def test_what_measures_another_thing_stays_as_it_is():
    """A sum of money or a count is never converted."""
    assert in_unit(told(5, 5, "dollars"), "euros") == told(5, 5, "dollars")
