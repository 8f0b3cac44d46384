"""Measures: one table says what the words around a number mean and which units compare."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.model.measures import base_unit, converted, measures

UNITS = [unit.name for unit in measures().units if unit.dimension is not None]


@pytest.mark.parametrize(
    ("value", "unit", "to", "wanted"),
    [
        pytest.param(1, "miles", "km", 1.609344, id="length"),
        pytest.param(100, "hectares", "square kilometers", 1, id="area"),
        pytest.param(1000, "acres", "hectares", 404.6856, id="acres"),
        pytest.param(212, "°F", "°C", 100, id="temperature"),
        pytest.param(2, "tonnes", "kg", 2000, id="mass"),
        pytest.param(150, "basis points", "percentage points", 1.5, id="points"),
    ],
)
def test_units_of_one_dimension_are_converted(value, unit, to, wanted):
    """A mile is so many kilometres, and 212 degrees Fahrenheit are 100 Celsius."""
    assert converted(value, unit, to) == pytest.approx(wanted, rel=1e-4)


@pytest.mark.parametrize(("unit", "to"), [("miles", "hectares"), ("dollars", "euros"), ("houses", "km")])
def test_what_measures_different_things_is_not_converted(unit, to):
    """Neither a length into an area nor one currency into another."""
    assert converted(1, unit, to) is None


@given(st.floats(-1e6, 1e6), st.sampled_from(UNITS))
def test_converting_to_the_base_unit_and_back_changes_nothing(value, unit):
    """A conversion is turned back by its inverse."""
    base = base_unit(unit)
    assert base is not None
    there = converted(value, unit, base)
    assert there is not None
    assert converted(there, base, unit) == pytest.approx(value, rel=1e-6, abs=1e-6)


def test_every_dimension_has_one_base_unit():
    """Values of one dimension can be compared: one unit of it counts one."""
    bases: dict[str, list[str]] = {}
    for unit in measures().units:
        if unit.dimension is not None and (unit.times, unit.plus) == (1, 0):
            bases.setdefault(unit.dimension, []).append(unit.name)
    assert {u.dimension for u in measures().units if u.dimension} == set(bases)
    assert all(len(names) == 1 for names in bases.values())


def test_no_words_mean_two_things():
    """An approximator stands in the table once for each side of the number."""
    rows = [(row.words, row.behind) for row in measures().approximators]
    assert len(rows) == len(set(rows))
