"""Times that count from a time told nearby: seven months later, the same year, since then, within five days."""

from __future__ import annotations

import re
from dataclasses import replace

from crossbearing.read.times_calendar import Moment, after, month_of, season_of, shifted
from crossbearing.read.times_deictic import relative, unit_beside
from crossbearing.read.times_lexicon import ABOUT, COUNT, MONTH, MONTHS, SEASON, count_of
from crossbearing.read.times_rules import Context, Resolve, Rule, pattern

_FEW = frozenset({"few", "many", "some", "several", "a few"})
_BACK = frozenset({"earlier", "before", "prior", "previously", "previous", "preceding"})
_NOTHING_MORE = re.compile(r"(?! to\b)\s*(?:[,.;:!?)\"'—–-]|$)|\s+(?:and|but|or|at|in|on|when|while|near|with)\b")
_THAT = r"(?P<which>that|the same|that same|(?:the )?following|(?:the )?previous|(?:the )?preceding|the next)"
_UNIT = r"(?P<unit>day|night|morning|evening|afternoon|week|weekend|month|year|decade|century)"


def _shift(m: re.Match[str], c: Context) -> Moment | None:
    """Return "seven months later" by the time told before, "three weeks before <date>" by the date that follows."""
    way, count = m["way"].lower(), count_of(m)
    base = (
        _counted_from(m, c)
        if way in ("before", "after", "prior")
        else c.last or (c.today if way == "earlier" else None)
    )
    if base is not None and base.days == 1 and m["unit"].lower() == "minute" and m["n"].lower() not in _FEW:
        return relative(base)  # "twenty minutes later" is the same day
    if base is None or count is None:
        return None
    return relative(shifted(base, -count[0] if way in _BACK else count[0], count[1]))


def _counted_from(m: re.Match[str], c: Context) -> Moment | None:
    """Return the date that follows, or the one told before where "before" and "after" end the phrase.

    "Two days after the launch" counts from the launch: only a date can tell when that was.
    """
    return c.ahead or (c.last if _NOTHING_MORE.match(m.string, m.end()) else None)


def _same(m: re.Match[str], c: Context) -> Moment | None:
    """Return "that year", "the same month", "the following day"."""
    word, unit = m["which"].lower().split()[-1], m["unit"].lower()
    way = 1 if word in ("following", "next") else -1 if word in _BACK else 0
    if c.last is None:
        return None
    if unit in ("day", "night", "morning", "evening", "afternoon"):
        day = shifted(c.last, way, "day") if c.last.days == 1 else None
        return relative(replace(day, precision="day" if unit == "day" else "part")) if day else None
    return relative(unit_beside(c.last, unit, way))


def _day_beside(m: re.Match[str], c: Context) -> Moment | None:
    """Return "the day before", "a day later"."""
    base = _counted_from(m, c) if m["way"].lower() in ("before", "after") else c.last
    if base is None or base.days != 1:
        return None
    day = shifted(base, -1 if m["way"].lower() in _BACK else 1, "day")
    return relative(replace(day, precision="day")) if day else None


def _in_same_year(m: re.Match[str], c: Context) -> Moment | None:
    """Return "September of the same year", "March this year", "the autumn of that year"."""
    which = m["which"].lower().split()[-1]
    anchor = c.last if which in ("same", "that", "following") else c.today
    if anchor is None:
        return None
    year = anchor.start.year + {"last": -1, "next": 1, "following": 1}.get(which, 0)
    if m["month"]:
        return relative(month_of(year, MONTHS[m["month"].lower().rstrip(".")]))
    return relative(season_of(year, m["season"].lower()))


def _then(_: re.Match[str], c: Context) -> Moment | None:
    return relative(c.last)


def _within(m: re.Match[str], c: Context) -> Moment | None:
    """Return the stretch of "within five days": from the time told before, or from today where it looks ahead."""
    count = count_of(m)
    base = c.ahead if m["of"] and c.ahead else c.today if c.tense == "future" else c.last
    end = after(base, *count) if base is not None and count is not None else None
    return Moment(base.start, end, "range", "relative") if base and end else None


def _lasting(m: re.Match[str], c: Context) -> Moment | None:
    """Return the stretch of "for almost seven months after <date>"."""
    count = count_of(m)
    end = after(c.ahead, *count) if c.ahead is not None and count is not None else None
    return Moment(c.ahead.start, end, "range", "relative") if c.ahead and end else None


def _rule(name: str, source: str, resolve: Resolve, *, drops: bool = False) -> Rule:
    return Rule(name, pattern(source), resolve, "relative", drops=drops)


ANAPHORIC = (
    _rule("shift", rf"{ABOUT}{COUNT} (?P<way>earlier|later|before|after|prior|previously)", _shift),
    _rule("same", rf"{_THAT} {_UNIT}", _same),
    _rule("day beside", r"(?:the|a|one) day (?P<way>before|after|earlier|later)", _day_beside),
    Rule(
        "same year",
        pattern(
            rf"(?:(?P<month>{MONTH})|(?P<season>{SEASON})) (?:of )?"
            r"(?P<which>the same|that same|that|this|last|next|the following) year",
            cased=True,
        ),
        _in_same_year,
        "relative",
    ),
    _rule(
        "then",
        r"(?<=since\s)then|(?<=until\s)then|(?<=by\s)(?:then|that time)|at the time(?! of)|at that time|back then",
        _then,
    ),
    _rule("within", rf"within {ABOUT}(?:the )?{COUNT}(?P<of> of| after)?", _within),
    _rule("lasting", rf"for {ABOUT}{COUNT} (?:after|from|following|since)", _lasting, drops=True),
)
"""Every way to write a time that counts from another one; without it the words stay unsettled."""
