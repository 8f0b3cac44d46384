"""Measures: what words around a number mean, and which units measure the same thing. The table is `measures.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Bound = Literal["low", "high", "both"]


@dataclass(frozen=True, slots=True)
class Approximator:
    """Words beside a number, which bound the number then is, and whether it is only roughly so."""

    words: str
    bound: Bound
    approximate: bool
    behind: bool = False  # stands behind the number


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit in its normal form. `value * times + plus` is in the base unit of its dimension, None if it has none."""

    name: str
    words: str  # a pattern of what stands behind a number
    dimension: str | None
    times: float
    plus: float


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency by what stands for it behind a number, or before it."""

    name: str
    words: str
    signs: tuple[str, ...]
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measures:
    """The whole table."""

    approximators: tuple[Approximator, ...]
    vague: tuple[str, ...]
    fractions: Mapping[str, float]
    units: tuple[Unit, ...]
    speeds: Mapping[str, tuple[str, str]]
    money: tuple[Currency, ...]


@cache
def measures() -> Measures:
    """Return the table, read once."""
    held = tomllib.loads(files("crossbearing.model").joinpath("measures.toml").read_text(encoding="utf-8"))
    return Measures(
        approximators=tuple(
            Approximator(words, _bound(row["low"], row["high"]), row["approximate"], row["stands"] == "behind")
            for row in held["approximator"]
            for words in row["words"]
        ),
        vague=tuple(held["vague"][0]["words"]),
        fractions=held["fraction"],
        units=tuple(
            Unit(row["name"], row["words"], row.get("dimension"), row.get("times", 1.0), row.get("plus", 0.0))
            for row in held["unit"]
        ),
        speeds={words: (unit, per) for words, (unit, per) in held["speed"].items()},
        money=tuple(
            Currency(row["name"], row["words"], tuple(row.get("signs", ())), tuple(row.get("codes", ())))
            for row in held["money"]
        ),
    )


def _bound(low: str, high: str) -> Bound:
    if low == high:
        return "both"
    return "low" if low == "number" else "high"


def base_unit(unit: str) -> str | None:
    """Return the unit in which a unit's dimension is compared ("m" for "miles"); None for one that has no dimension."""
    own = _unit(unit)
    if own is None or own.dimension is None:
        return None
    return next(u.name for u in measures().units if u.dimension == own.dimension and (u.times, u.plus) == (1, 0))


def converted(value: float, unit: str, to: str) -> float | None:
    """Return the value in another unit of the same dimension; None where the two measure different things.

    Money is never converted: what a currency was worth on a day is not in the text.
    """
    if unit == to:
        return value
    own, other = _unit(unit), _unit(to)
    if own is None or other is None or own.dimension is None or own.dimension != other.dimension:
        return None
    return (value * own.times + own.plus - other.plus) / other.times


def _unit(name: str) -> Unit | None:
    return _by_name().get(name)


@cache
def _by_name() -> Mapping[str, Unit]:
    return {unit.name: unit for unit in measures().units}
