"""Approximators: which bound of a number the words around it open, and whether they blur it.

One table, read as policy:

| words | low | high | approximate |
| --- | --- | --- | --- |
| more than, over, at least, no fewer than, or more, + | the number | open | no |
| less than, under, up to, as many as, at most, or fewer | open | the number | no |
| about, around, almost, nearly, some, an estimated, or so | the number | the number | yes |
| just, only, exactly, a total of | the number | the number | no |
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Bound = Literal["low", "high", "both"]


@dataclass(frozen=True, slots=True)
class Approximator:
    """Words beside a number, which bound the number then is, and whether it is only roughly so."""

    words: str
    bound: Bound
    approximate: bool


APPROXIMATORS: tuple[Approximator, ...] = (
    *(
        Approximator(words, "low", False)
        for words in (
            "more than",
            "over",
            "well over",
            "above",
            "upwards of",
            "in excess of",
            "exceeding",
            "greater than",
            "at least",
            "no fewer than",
            "no less than",
            "not fewer than",
            "not less than",
            "a minimum of",
            "as few as",
        )
    ),
    *(
        Approximator(words, "high", False)
        for words in (
            "less than",
            "fewer than",
            "under",
            "below",
            "up to",
            "as many as",
            "as much as",
            "as high as",
            "at most",
            "no more than",
            "not more than",
            "a maximum of",
            "within",
        )
    ),
    *(
        Approximator(words, "both", True)
        for words in (
            "about",
            "around",
            "roughly",
            "approximately",
            "approx.",
            "circa",
            "some",
            "almost",
            "nearly",
            "close to",
            "an estimated",
            "estimated",
            "an average of",
            "on average",
            "just over",
            "just under",
            "just above",
            "just below",
            "a little over",
            "a little under",
            "slightly more than",
            "slightly less than",
            "slightly over",
            "slightly under",
            "nearer",
            "~",
            "≈",
        )
    ),
    *(
        Approximator(words, "both", False)
        for words in ("just", "only", "exactly", "precisely", "a total of", "as low as", "a mere", "merely", "barely")
    ),
)
FOLLOWING: tuple[Approximator, ...] = (
    Approximator("+", "low", False),
    Approximator("-plus", "low", False),
    Approximator("plus", "low", False),
    Approximator("or more", "low", False),
    Approximator("or higher", "low", False),
    Approximator("and more", "low", False),
    Approximator("or fewer", "high", False),
    Approximator("or less", "high", False),
    Approximator("or so", "both", True),
    Approximator("-odd", "both", True),
)

ESTIMATED = Approximator("estimated ... of", "both", True)  # "at an estimated cost of 20 million"
_ESTIMATED = re.compile(r"\bestimated\s(?:\w+\s){1,3}of\s$", re.IGNORECASE)
_BY_WORDS = {row.words: row for row in (*APPROXIMATORS, *FOLLOWING)}


def _choice(rows: tuple[Approximator, ...]) -> str:
    words = sorted((row.words for row in rows), key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"[\s-]{1,2}") for w in words)


_BEFORE = re.compile(rf"(?<![\w-])((?:(?:{_choice(APPROXIMATORS)})[\s-]{{0,2}}){{1,2}})$", re.IGNORECASE)
_ONE_BEFORE = re.compile(rf"(?:{_choice(APPROXIMATORS)})", re.IGNORECASE)
_BEHIND = re.compile(rf"\s?(?P<words>{_choice(FOLLOWING)})(?!\w)", re.IGNORECASE)
_LOOK = 40  # code points: the longest two approximators, and a blank


def before(text: str, start: int) -> tuple[int, tuple[Approximator, ...]]:
    """Return where the approximators that end at `start` begin, and which they are."""
    base = max(0, start - _LOOK)
    found = _BEFORE.search(text[base:start])
    if found is None:
        return start, (ESTIMATED,) if _ESTIMATED.search(text, base, start) else ()
    rows = tuple(_BY_WORDS[_plain(m.group())] for m in _ONE_BEFORE.finditer(found.group(1)))
    return base + found.start(1), rows


def behind(text: str, end: int) -> tuple[int, tuple[Approximator, ...]]:
    """Return where an approximator that follows at `end` ends, and which it is."""
    found = _BEHIND.match(text, end)
    return (end, ()) if found is None else (found.end(), (_BY_WORDS[_plain(found["words"])],))


def bounded(low: float, high: float, rows: tuple[Approximator, ...]) -> tuple[float | None, float | None, bool]:
    """Return (low, high, approximate) of a number or range once the words around it are heeded."""
    bounds = {row.bound for row in rows}
    approximate = any(row.approximate for row in rows)
    if "low" in bounds and "high" not in bounds:
        return low, None, approximate
    if "high" in bounds and "low" not in bounds:
        return None, high, approximate
    return low, high, approximate


def _plain(words: str) -> str:
    return words.lower() if words.startswith("-") else re.sub(r"[\s-]+", " ", words.lower()).strip()
