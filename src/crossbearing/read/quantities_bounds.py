"""Bounds: which bound of a number the words around it open, and whether they blur it, by the one table of measures."""

from __future__ import annotations

import re

from crossbearing.model.measures import Approximator, measures

BEFORE = tuple(row for row in measures().approximators if not row.behind)
BEHIND = tuple(row for row in measures().approximators if row.behind)
ESTIMATED = Approximator("estimated ... of", "both", True)  # "at an estimated cost of 20 million"
_ESTIMATED = re.compile(r"\bestimated\s(?:\w+\s){1,3}of\s$", re.IGNORECASE)
_WORDS_BEFORE = {row.words: row for row in BEFORE}
_WORDS_BEHIND = {row.words: row for row in BEHIND}


def _choice(rows: tuple[Approximator, ...]) -> str:
    words = sorted((row.words for row in rows), key=len, reverse=True)
    return "|".join(re.escape(w).replace(r"\ ", r"[\s-]{1,2}") for w in words)


_BEFORE = re.compile(rf"(?<![\w-])((?:(?:{_choice(BEFORE)})[\s-]{{0,2}}){{1,2}})$", re.IGNORECASE)
_ONE_BEFORE = re.compile(rf"(?:{_choice(BEFORE)})", re.IGNORECASE)
_BEHIND = re.compile(rf"\s?(?P<words>{_choice(BEHIND)})(?!\w)", re.IGNORECASE)
_LOOK = 40  # code points: the longest two approximators, and a blank


def before(text: str, start: int) -> tuple[int, tuple[Approximator, ...]]:
    """Return where the approximators that end at `start` begin, and which they are."""
    base = max(0, start - _LOOK)
    found = _BEFORE.search(text[base:start])
    if found is None:
        return start, (ESTIMATED,) if _ESTIMATED.search(text, base, start) else ()
    rows = tuple(_WORDS_BEFORE[_plain(m.group())] for m in _ONE_BEFORE.finditer(found.group(1)))
    return base + found.start(1), rows


def behind(text: str, end: int) -> tuple[int, tuple[Approximator, ...]]:
    """Return where an approximator that follows at `end` ends, and which it is."""
    found = _BEHIND.match(text, end)
    return (end, ()) if found is None else (found.end(), (_WORDS_BEHIND[_plain(found["words"])],))


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
