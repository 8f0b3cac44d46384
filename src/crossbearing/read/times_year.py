"""The year of a date that leaves it out: by the heading, by the time told before, by publication."""

from __future__ import annotations

from datetime import date

from crossbearing.read.times_calendar import Moment, day_of, month_of
from crossbearing.read.times_rules import Context

_NEAR = 60  # days before publication: a year-less date so close is the fresh one, whatever the paragraph told before
_STALE = 300  # days: a time told so long before publication makes the paragraph a look back
_HALF_YEAR = 183  # days: nearer to one year's date than to the next
_NEIGHBOURS = (-1, 1, -2)  # years in which a date with its weekday is sought, the likeliest first
_STEPS = (-4, -2, -1, 0, 1, 2, 4)  # years around a known one; 4 reaches another 29 February


def dated(year: str | None, month: int, day: int | None, c: Context, weekday: int | None = None) -> Moment | None:
    """Return a day or month; without its year it is the one that the context settles, on the basis `inferred`.

    A weekday named with it decides between neighbouring years; where it fits none of them it is taken for a slip.
    """
    if year:
        return _in(int(year), month, day)
    found = _settled(month, day, c)
    if found is not None and weekday is not None and found.start.weekday() != weekday:
        near = [_in(found.start.year + step, month, day) for step in _NEIGHBOURS]
        found = next((m for m in near if m is not None and m.start.weekday() == weekday), found)
    return found.on("inferred") if found else None


def _in(year: int, month: int, day: int | None) -> Moment | None:
    return month_of(year, month) if day is None else day_of(year, month, day)


def _settled(month: int, day: int | None, c: Context) -> Moment | None:
    """Return the date near the heading's time or, in a look back, near the time told before; else by publication."""
    known = [m.start.year for m in (c.period, c.last, c.today) if m is not None]
    years = sorted({year + step for year in known for step in _STEPS if 1 <= year + step <= 9990})
    choice = [m for m in (_in(year, month, day) for year in years) if m is not None]
    for anchor in (c.period, c.last if _looks_back(c, choice) else None):
        near = _nearest(choice, anchor)
        if near is not None:
            return near
    return _by_publication(choice, c, day=day is not None)


def _nearest(choice: list[Moment], anchor: Moment | None) -> Moment | None:
    """Return the date that meets the anchor, else the one within half a year of its start."""
    if anchor is None or not choice:
        return None
    best = min(choice, key=lambda m: (not m.meets(anchor), _apart(m, anchor.start)))
    return best if best.meets(anchor) or _apart(best, anchor.start) <= _HALF_YEAR else None


def _looks_back(c: Context, choice: list[Moment]) -> bool:
    if c.last is None or c.last.days > 31 or c.tense != "past":
        return False
    if c.today is None:
        return True
    now = c.today.start
    return (now - c.last.end).days >= _STALE and not any(0 <= (now - m.start).days <= _NEAR for m in choice)


def _by_publication(choice: list[Moment], c: Context, *, day: bool) -> Moment | None:
    """Return the last date before publication, or the next where the words look ahead; in the present the nearest."""
    if c.today is None:
        return None
    now = c.today.start
    if c.tense in ("present", "either"):
        return min(choice, key=lambda m: _apart(m, now), default=None)
    if c.tense == "future":
        return min((m for m in choice if m.end > now), key=lambda m: m.start, default=None)
    slack = 1 if day else 0  # it may be tomorrow already where it happened
    return max((m for m in choice if (m.start - now).days <= slack), key=lambda m: m.start, default=None)


def _apart(moment: Moment, day: date) -> int:
    return abs((moment.start - day).days)
