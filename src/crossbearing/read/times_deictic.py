"""Times that count from the day of publication or of speaking: yesterday, on Tuesday, last week, two years ago."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from crossbearing.model.claim import TimePrecision
from crossbearing.read.times_calendar import (
    Moment,
    Unit,
    after,
    month_of,
    on_day,
    season_of,
    shifted,
    span_of,
    week_of,
    years_from,
)
from crossbearing.read.times_guards import is_weekday
from crossbearing.read.times_lexicon import ABOUT, COUNT, MONTH, MONTHS, SEASON, WEEKDAY, WEEKDAYS, count_of
from crossbearing.read.times_rules import Context, Resolve, Rule, Tense, pattern
from crossbearing.read.times_year import dated

_SATURDAY = 5
_AHEAD = frozenset({"next", "coming", "following"})
_BACK = frozenset({"last", "past", "previous"})
_DAYTIME = r"(?:morning|afternoon|evening|night|lunchtime|noon|midday)"
_PERIOD = r"(?P<unit>week|weekend|month|quarter|year|decade|century)"
_NAMED: dict[str, tuple[int, TimePrecision]] = {
    "the day before yesterday": (-2, "day"),
    "the day after tomorrow": (2, "day"),
    "yesterday": (-1, "day"),
    "today": (0, "day"),
    "tomorrow": (1, "day"),
    "tonight": (0, "part"),
    "last night": (-1, "part"),
    "this morning": (0, "part"),
    "this afternoon": (0, "part"),
    "this evening": (0, "part"),
}
_STEP: dict[str, tuple[int, Unit]] = {
    "week": (7, "day"),
    "weekend": (7, "day"),
    "month": (1, "month"),
    "quarter": (3, "month"),
    "year": (1, "year"),
    "decade": (10, "year"),
    "century": (100, "year"),
}


def relative(moment: Moment | None) -> Moment | None:
    """Return the moment as one that was counted from an anchor."""
    return moment.on("relative") if moment is not None else None


def unit_around(anchor: Moment, unit: str) -> Moment | None:
    """Return the week, weekend, month, quarter, year, decade or century that holds the anchor's first day."""
    day = anchor.start
    if unit in ("week", "weekend"):
        week = week_of(day)
        return week if week is None or unit == "week" else replace(week, start=week.start + timedelta(days=5))
    if unit == "quarter":
        first = day.month - (day.month - 1) % 3
        return span_of(month_of(day.year, first), month_of(day.year, first + 2))
    if unit == "month":
        return month_of(day.year, day.month)
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    return years_from(day.year - day.year % length, length)


def unit_beside(anchor: Moment, unit: str, way: int) -> Moment | None:
    """Return the unit so many places after (before when negative) the one that holds the anchor."""
    count, step = _STEP[unit]
    base = shifted(on_day(anchor.start), way * count, step) if way else anchor
    return unit_around(base, unit) if base is not None else None


def _day(m: re.Match[str], c: Context) -> Moment | None:
    days, precision = _NAMED[" ".join(m["words"].lower().split())]
    day = shifted(c.today, days, "day") if c.today is not None else None
    return relative(replace(day, precision="part" if m["daytime"] else precision)) if day else None


def _weekday(m: re.Match[str], c: Context) -> Moment | None:
    """Return the last such weekday up to today, or the next one where words or sentence look ahead."""
    which = (m["which"] or "").lower()
    told = c.last if which in ("following", "previous", "same") else None
    anchor = told if told is not None and told.days <= 7 else c.today
    if anchor is None or anchor.days > 7:
        return None
    number = WEEKDAYS[m["weekday"].lower()]
    back, ahead = (anchor.start.weekday() - number) % 7, (number - anchor.start.weekday()) % 7
    if which in _BACK:
        step = -(back or 7)
    elif which in _AHEAD:
        step = ahead or 7
    elif which in ("this", "same"):
        step = number - anchor.start.weekday()
    else:
        step = ahead if c.tense in ("present", "future") else -back
        step = ahead if c.tense == "either" and ahead <= back else step
    day = shifted(on_day(anchor.start), step, "day")
    return relative(replace(day, precision="part" if m["daytime"] else "day")) if day else None


def _period(m: re.Match[str], c: Context) -> Moment | None:
    """Return "last week", "next year"; "earlier this month" ends today, "later this year" starts today."""
    if c.today is None:
        return None
    which, unit, side = m["which"].lower(), m["unit"].lower(), (m["side"] or "").lower()
    way = -1 if which in _BACK else 1 if which in _AHEAD else 0
    if way == 0 and unit == "weekend" and c.tense == "past" and c.today.start.weekday() < 5:
        way = -1  # "this weekend 10,000 marched", told on a weekday
    period = unit_beside(c.today, unit, way)
    if period is not None and way == 0 and side and period.start <= c.today.start < period.end:
        start, end = (period.start, c.today.end) if side == "earlier" else (c.today.start, period.end)
        period = Moment(start, end, "part")
    return relative(period)


def _unit_today(m: re.Match[str], c: Context) -> Moment | None:
    return relative(unit_around(c.today, m["unit"].lower())) if c.today is not None else None


def _weekend(m: re.Match[str], c: Context) -> Moment | None:
    """Return "the weekend": the last one before today, or the next where the sentence looks ahead."""
    if c.today is None:
        return None
    ahead = c.tense in ("future", "present") or c.today.start.weekday() >= _SATURDAY
    return relative(unit_beside(c.today, m["unit"].lower(), 0 if ahead else -1))


def _part_of_year(m: re.Match[str], c: Context) -> Moment | None:
    """Return "the second half of this year"; of "the third quarter" the last one begun, or the next ahead."""
    if c.today is None:
        return None
    length = 6 if (m["of"] or "quarter").lower() == "half" else 3
    named = (m["nth"] or m["quarter"] or m["plain"] or "").lower()
    ordinals = {"first": 0, "second": 1, "third": 2, "fourth": 3}
    nth = int(m["digit"]) - 1 if m["digit"] else ordinals.get(named, 12 // length - 1)
    year = c.today.start.year + {"last": -1, "next": 1}.get((m["which"] or "").lower(), 0)
    part, before = (span_of(month_of(y, nth * length + 1), month_of(y, (nth + 1) * length)) for y in (year, year - 1))
    begun = m["which"] or c.tense == "future" or (part is not None and part.start <= c.today.start)
    return relative(part if begun else before) if nth * length < 12 else None


def _named_period(m: re.Match[str], c: Context) -> Moment | None:
    """Return "last December", "next March", "this summer"."""
    if c.today is None:
        return None
    which, year = m["which"].lower().split()[-1], c.today.start.year
    tense: Tense = "future" if which in _AHEAD else "past"
    if m["month"]:
        month = MONTHS[m["month"].lower().rstrip(".")]
        if which == "this":
            return relative(month_of(year, month))
        now = unit_around(c.today, "month")
        anchor = unit_beside(now, "month", -1 if tense == "past" else 1) if now else None
        return relative(dated(None, month, None, Context(today=anchor, tense=tense)))
    seasons = [s for y in range(year - 1, year + 3) if (s := season_of(y, m["season"].lower())) is not None]
    today = c.today.start
    if which == "this" and c.tense != "past":
        return relative(min(seasons, key=lambda s: abs((s.start - today).days)))
    if which == "this":  # told as past: the last one begun
        return relative(max((s for s in seasons if s.start <= today), key=lambda s: s.start, default=None))
    if tense == "past":
        return relative(max((s for s in seasons if s.end <= today), key=lambda s: s.start, default=None))
    return relative(min((s for s in seasons if s.start > today), key=lambda s: s.start, default=None))


def _ago(m: re.Match[str], c: Context) -> Moment | None:
    """Return "two days ago", "a decade ago", "three weeks from now"."""
    count = count_of(m)
    if c.today is None or count is None:
        return None
    way = -1 if m["way"].lower() in ("ago", "back") else 1
    return relative(shifted(c.today, way * count[0], count[1]))


def _in_time(m: re.Match[str], c: Context) -> Moment | None:
    """Return "in three weeks", a time only where the sentence looks ahead; else it is a duration."""
    count = count_of(m)
    if c.today is None or count is None or c.tense != "future":
        return None
    return relative(shifted(c.today, *count))


def _stretch(m: re.Match[str], c: Context) -> Moment | None:
    """Return "the past two weeks" up to and with today, "the next 48 hours" from today on."""
    count = count_of(m)
    if c.today is None or count is None:
        return None
    if m["which"].lower() in _AHEAD:
        end = after(c.today, *count)
        return Moment(c.today.start, end, "range", "relative") if end else None
    far = shifted(c.today, -count[0], count[1])
    return Moment(far.start, c.today.end, "range", "relative") if far else None


def _open(_: re.Match[str], __: Context) -> Moment | None:
    return None


def _rule(name: str, source: str, resolve: Resolve) -> Rule:
    return Rule(name, pattern(source), resolve, "relative")


DEICTIC = (
    _rule("today", rf"(?:(?:earlier|later) )?(?P<words>{'|'.join(_NAMED)})(?: (?P<daytime>{_DAYTIME}))?(?!\w)", _day),
    Rule(
        "weekday",
        pattern(
            r"(?:(?i:earlier|later)(?: on)? )?"
            rf"(?:(?P<which>(?i:last|past|this|next|coming|following|previous|same)) )?"
            rf"(?P<weekday>{WEEKDAY})(?: (?P<daytime>{_DAYTIME}))?",
            cased=True,
        ),
        _weekday,
        "relative",
        is_weekday,
    ),
    _rule("period", rf"(?:(?P<side>earlier|later) )?(?P<which>last|past|this|current|next|coming) {_PERIOD}", _period),
    _rule("weekend", r"the (?P<unit>weekend)", _weekend),
    _rule(
        "part of year",
        r"(?:the )?(?P<nth>first|second|third|fourth|last|final) (?P<of>half|quarter)"
        r" of (?P<which>this|last|next|the) year"
        r"|(?:the )?(?P<quarter>first|second|third|fourth)-quarter|the (?P<plain>first|second|third|fourth) quarter"
        r"|Q(?P<digit>[1-4])(?!\s(?:of\b|\d))",
        _part_of_year,
    ),
    Rule("unit", pattern(r"the (?P<unit>week|month|year|decade|century)"), _unit_today, "relative", apart=True),
    Rule(
        "named period",
        pattern(
            rf"(?P<which>(?i:last|this|next|this past|this coming)) (?:(?P<month>{MONTH})|(?P<season>{SEASON}))(?! \d)",
            cased=True,
        ),
        _named_period,
        "relative",
    ),
    _rule("ago", rf"{ABOUT}{COUNT} (?P<way>ago|from now|hence|back)", _ago),
    Rule("in time", pattern(rf"in {ABOUT}{COUNT}(?:'? time)?"), _in_time, "relative", drops=True),
    _rule(
        "stretch",
        rf"(?:the )?(?P<which>past|last|previous|next|coming|(?<=the\s)following) {ABOUT}(?:{COUNT})",
        _stretch,
    ),
    _rule(
        "open",
        r"(?:in )?(?:recent|the coming|coming|the past|the last) (?:hours|days|weeks|months|years|decades)"
        r"|(?:days|weeks|months|years|decades) (?:ago|earlier|later)",
        _open,
    ),
)
"""Every way to write a time that counts from today; without it the words stay unsettled."""
