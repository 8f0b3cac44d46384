"""Measures: the units a number is measured in, sums of money and rates, in one normal form for each."""

from __future__ import annotations

import re

from crossbearing.model.measures import measures

_TABLE = measures()
_SIGNS = {sign: currency.name for currency in _TABLE.money for sign in currency.signs}
_CODES = {code: currency.name for currency in _TABLE.money for code in currency.codes}

_PLACED = [(row.name, row.words) for rows in (_TABLE.units, _TABLE.money) for row in rows]
_ALL = re.compile(
    r"[\s-]{0,2}(?:"
    + "|".join(f"(?P<u{i}>{words})" for i, (_, words) in enumerate(_PLACED)).replace(" ?", r"\s?").replace(" ", r"\s")
    + r")(?![\w²³])"
)
_SPEED = re.compile(rf"\s?({'|'.join(re.escape(words) for words in _TABLE.speeds)})(?!\w)")
_TIMES = "day|night|week|month|year|hour|minute|second"
_THINGS = "person|head|capita|household|inhabitant|passenger|barrel|ton|tonne|kilo|liter|litre"
_PER = re.compile(
    rf"(?:(?:\s?/\s?|\s(?:per|each|every)\s)(?:{_TIMES}|{_THINGS})|\san?\s(?:{_TIMES}))(?!\w)", re.IGNORECASE
)


def money_of(sign: str) -> str:
    """Return the unit of a currency sign or code before a number."""
    key = sign.strip()
    return _SIGNS.get(key[-1:], _CODES.get(key.lower(), "dollars"))


def measure_after(text: str, end: int) -> tuple[str, str | None, int] | None:
    """Return (unit, per, end) of a measure, share or money word that follows the number, or None."""
    speed = _SPEED.match(text, end)
    if speed is not None:
        unit, per = _TABLE.speeds[speed.group(1)]
        return unit, per, speed.end()
    found = _ALL.match(text, end)
    if found is None:
        return None
    unit = next(unit for i, (unit, _) in enumerate(_PLACED) if found[f"u{i}"] is not None)
    return unit, None, found.end()


def per_after(text: str, end: int) -> tuple[str | None, int]:
    """Return the unit a rate is per ("day") and where its words end; None and `end` if it is no rate."""
    match = _PER.match(text, end)
    return (None, end) if match is None else (re.split(r"[\s/]", match.group())[-1].lower(), match.end())
