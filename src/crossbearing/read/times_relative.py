"""Times by an anchor: yesterday, on Tuesday, seven months later, the same year, since then."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc

from crossbearing.model.claim import TimePrecision
from crossbearing.read.numerals import NUMBER_WORDS, numeral
from crossbearing.read.times_absolute import MONTHS, SEASON, WEEKDAY_NAMES, in_calendar
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
from crossbearing.read.times_rules import Context, Resolve, Rule, Tense, pattern

_N = rf"(?P<n>\d{{1,4}}|{NUMBER_WORDS}|an?|a couple of|a few|several|few|many|some)"
_UNIT = r"(?P<unit>minute|hour|day|night|week|fortnight|month|year|decade|century|centurie)s?"
_UNITS: dict[str, tuple[int, Unit]] = {
    "minute": (0, "hour"),
    "hour": (1, "hour"),
    "day": (1, "day"),
    "night": (1, "day"),
    "week": (1, "week"),
    "fortnight": (2, "week"),
    "month": (1, "month"),
    "year": (1, "year"),
    "decade": (10, "year"),
    "century": (100, "year"),
    "centurie": (100, "year"),
}
_ABOUT = r"(?:(?:almost|nearly|about|around|roughly|some|just|over|more than|less than|at least|barely|only|exactly) )?"
_WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAY_NAMES)})"
_DAYTIME = r"(?:morning|afternoon|evening|night|lunchtime|noon|midday)"
_MONTH = rf"(?P<month>{'|'.join(name.title() for name in MONTHS if len(name) > 3 or name == 'may')})"


def _count(m: re.Match[str]) -> tuple[int, Unit] | None:
    """Return how many of which unit the words give, or None where they give no number ("a few days")."""
    words = m["n"].lower()
    n = 2.0 if words.startswith("a couple") else 1.0 if words in ("a", "an") else numeral(words)
    step, unit = _UNITS[m["unit"].lower()]
    return (int(n) * step, unit) if n is not None and n <= 9999 else None


def _relative(moment: Moment | None) -> Moment | None:
    return moment.on("relative") if moment is not None else None


def _moved(moment: Moment | None, days: int, precision: TimePrecision = "day") -> Moment | None:
    found = shifted(moment, days, "day") if moment is not None else None
    return replace(found, precision=precision) if found else None


_DEICTIC: dict[str, tuple[int, TimePrecision]] = {
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
    "earlier in the day": (0, "part"),
    "later in the day": (0, "part"),
}


def _deictic(m: re.Match[str], c: Context) -> Moment | None:
    days, precision = _DEICTIC[re.sub(r"\s+", " ", m["words"].lower())]
    anchor = c.last if "in the day" in m["words"].lower() and c.last and c.last.days == 1 else c.today
    return _relative(_moved(anchor, days, precision))


def _weekday(m: re.Match[str], c: Context) -> Moment | None:
    """Return the last such weekday up to publication, or the next one where the sentence looks ahead."""
    which = (m["which"] or "").lower()
    anchor = c.last if which in ("following", "previous", "same") and c.last and c.last.days <= 7 else c.today
    if anchor is None or (anchor.days != 1 and which not in ("following", "previous")):
        return None
    day, number = anchor.start, [n.lower() for n in WEEKDAY_NAMES].index(m["weekday"].lower())
    back, ahead = (day.weekday() - number) % 7, (number - day.weekday()) % 7
    if which in ("last", "past", "previous"):
        step = -(back or 7)
    elif which in ("next", "coming", "following"):
        step = ahead or 7
    elif which in ("this", "same"):
        step = number - day.weekday()
    else:
        step = ahead if c.tense == "future" else -back
    return _relative(_moved(on_day(day), step, "part" if m["daytime"] else "day"))


def _is_weekday(m: re.Match[str], doc: Doc) -> bool:
    """Say whether a weekday is a day, and not a newspaper, a holiday's name or a habit ("every Sunday", "on Sundays")."""
    before = m.string[max(0, m.start() - 12) : m.start()].lower()
    follows = m.string[m.end() : m.end() + 12]
    if (
        re.search(r"(?:every|each|black|good|bloody|palm|easter|ash|cyber)\s+$", before)
        or not m["weekday"][0].isupper()
    ):
        return False
    if re.match(r"\s(?:Times|Telegraph|Mail|Express|Mirror|Independent|Night Live|School)", follows):
        return False
    span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
    return span is None or span.root.ent_type_ not in ("ORG", "WORK_OF_ART")


def _this_unit(anchor: Moment, unit: str) -> Moment | None:
    day = anchor.start
    if unit == "week":
        return week_of(day)
    if unit == "weekend":
        week = week_of(day)
        return replace(week, start=week.start + timedelta(days=5), precision="part") if week else None
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        first = day.month - (day.month - 1) % 3
        return span_of(month_of(day.year, first), month_of(day.year, first + 2))
    if unit == "year":
        return years_from(day.year)
    return years_from(day.year - day.year % 10, 10) if unit == "decade" else years_from(day.year // 100 * 100 + 1, 100)


_STEP: dict[str, tuple[int, Unit]] = {
    "week": (7, "day"),
    "weekend": (7, "day"),
    "month": (1, "month"),
    "quarter": (3, "month"),
    "year": (1, "year"),
    "decade": (10, "year"),
    "century": (100, "year"),
}


def _next_unit(anchor: Moment, unit: str, way: int) -> Moment | None:
    count, step = _STEP[unit]
    base = shifted(on_day(anchor.start), way * count, step)
    return _this_unit(base, unit) if base is not None else None


def _period(m: re.Match[str], c: Context) -> Moment | None:
    """Return "last week", "this month", "next year", and of these "earlier" and "later" up to and from today."""
    which, unit = m["which"].lower(), m["unit"].lower()
    anchor = c.last if which in ("following", "previous") else c.today
    if anchor is None:
        return None
    if which == "this" and unit == "weekend" and c.tense == "past" and anchor.start.weekday() < 3:
        which = "last"
    way = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "the": 0}.get(which, 1)
    found = _this_unit(anchor, unit) if way == 0 else _next_unit(anchor, unit, way)
    if found is not None and m["side"] and way == 0 and found.start < anchor.end < found.end:
        found = (
            replace(found, end=anchor.end, precision="part")
            if m["side"].lower() == "earlier"
            else replace(found, start=anchor.start, precision="part")
        )
    return _relative(found)


def _named_period(m: re.Match[str], c: Context) -> Moment | None:
    """Return "last December", "next March", "this summer", "last summer"."""
    which = m["which"].lower()
    tense: Tense = "future" if which in ("next", "coming", "following") else "past"
    if c.today is None:
        return None
    if m["month"]:
        if which == "this":
            return _relative(month_of(c.today.start.year, MONTHS[m["month"].lower()]))
        return _relative(in_calendar(Context(today=c.today, tense=tense), None, m["month"]))
    year, season = c.today.start.year, m["season"].lower()
    near = [s for y in range(year - 1, year + 3) if (s := season_of(y, season)) is not None]
    if which == "this":
        return _relative(min(near, key=lambda s: (not s.meets(c.today), s.start.year != year)) if c.today else None)
    past = [s for s in near if s.end <= c.today.start]
    ahead = [s for s in near if s.start > c.today.start]
    return _relative(past[-1] if tense == "past" and past else ahead[0] if tense == "future" and ahead else None)


def _shift(m: re.Match[str], c: Context) -> Moment | None:
    """Return "two days ago", "seven months later", "three weeks before <date>"."""
    way, count = m["way"].lower(), _count(m)
    backwards = way in ("ago", "earlier", "before", "prior", "previously", "back")
    if way in ("ago", "back") or way.startswith(("from", "hence")):
        base = c.today
    elif way in ("before", "after", "following"):
        base = c.ahead or c.last
    else:
        base = c.last or (c.today if backwards else None)
    if base is None or count is None:
        return None
    if count[0] == 0:
        return _relative(base) if m["unit"].lower() == "minute" else None
    return _relative(shifted(base, -count[0] if backwards else count[0], count[1]))


def _anaphor(m: re.Match[str], c: Context) -> Moment | None:
    """Return "that year", "the same month", "the following day" by the time told before."""
    which, unit = m["which"].lower(), m["unit"].lower()
    if c.last is None:
        return None
    way = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(which.split()[-1], 0)
    if unit in ("day", "night", "morning", "evening", "afternoon"):
        found = shifted(c.last, way, "day") if c.last.days == 1 else None
        return _relative(replace(found, precision="day" if unit == "day" else "part")) if found else None
    return _relative(_this_unit(c.last, unit) if way == 0 else _next_unit(c.last, unit, way))


def _day_beside(m: re.Match[str], c: Context) -> Moment | None:
    base = c.ahead or c.last
    if base is None or base.days != 1:
        return None
    return _relative(_moved(base, -1 if m["way"].lower() in ("before", "earlier") else 1))


def _month_of_same(m: re.Match[str], c: Context) -> Moment | None:
    """Return "September of the same year" by the time told before, "March of this year" by publication."""
    which = m["which"].lower()
    anchor = c.last if which in ("the same", "that", "the following") else c.today
    if anchor is None:
        return None
    year = anchor.start.year + {"last": -1, "next": 1, "the following": 1}.get(which, 0)
    if m["month"]:
        return _relative(month_of(year, MONTHS[m["month"].lower()]))
    return _relative(season_of(year, m["season"].lower()))


def _then(_: re.Match[str], c: Context) -> Moment | None:
    return _relative(c.last)


def _within(m: re.Match[str], c: Context) -> Moment | None:
    """Return the stretch that "within five days" covers: from the time told before, or from now where it looks ahead."""
    count = _count(m)
    base = c.ahead if m["of"] and c.ahead else c.today if c.tense == "future" else c.last
    end = after(base, *count) if base is not None and count is not None and count[0] else None
    return Moment(base.start, end, "range", "relative") if base and end else None


def _lasting(m: re.Match[str], c: Context) -> Moment | None:
    """Return the stretch of "for almost seven months after <date>"."""
    count = _count(m)
    end = after(c.ahead, *count) if c.ahead is not None and count is not None and count[0] else None
    return Moment(c.ahead.start, end, "range", "relative") if c.ahead and end else None


def _in_time(m: re.Match[str], c: Context) -> Moment | None:
    """Return "in three weeks", which is a time only where the sentence looks ahead; else it is a duration."""
    count = _count(m)
    if c.today is None or count is None or not count[0] or c.tense != "future":
        return None
    return _relative(shifted(c.today, *count))


def _stretch(m: re.Match[str], c: Context) -> Moment | None:
    """Return "the past two weeks" up to and with today, "the next 48 hours" from today on."""
    words = m["n"]
    count = _count(m) if words else _UNITS[m["unit"].lower()]
    if c.today is None or count is None or not count[0]:
        return None
    n, unit = count
    if m["which"].lower() in ("next", "coming", "following"):
        end = after(c.today, n, unit)
        return Moment(c.today.start, end, "range", "relative") if end else None
    far = shifted(c.today, -n, "day" if unit == "hour" else unit) if unit != "hour" else shifted(c.today, -n, "hour")
    return Moment(far.start, c.today.end, "range", "relative") if far else None


def _unsettled(_: re.Match[str], __: Context) -> Moment | None:
    return None


def _part_of_unit(m: re.Match[str], c: Context) -> Moment | None:
    unit = m["unit"].lower()
    return _relative(_this_unit(c.today, unit)) if c.today is not None else None


def _rule(name: str, source: str, resolve: Resolve, *, cased: bool = False, **more: object) -> Rule:
    return Rule(name, pattern(source, cased=cased), resolve, "relative", **more)  # type: ignore[arg-type]


_PERIOD_UNIT = r"(?P<unit>week|weekend|month|quarter|year|decade|century)"
_THAT = r"(?P<which>that|the same|that same|(?:the )?following|(?:the )?previous|(?:the )?preceding|the next)"

RELATIVE = (
    _rule("deictic", rf"(?P<words>{'|'.join(_DEICTIC)})", _deictic),
    _rule(
        "weekday",
        rf"(?:(?P<which>last|past|this|next|coming|following|previous|same) )?{_WEEKDAY}(?: (?P<daytime>{_DAYTIME}))?",
        _weekday,
        guard=_is_weekday,
    ),
    _rule(
        "period", rf"(?:(?P<side>earlier|later) )?(?P<which>last|past|this|current|next|coming) {_PERIOD_UNIT}", _period
    ),
    _rule("part of unit", r"the (?P<unit>week|month|year|decade|century)", _part_of_unit, apart=True),
    _rule(
        "named period",
        rf"(?P<which>last|this|next|this past|this coming) (?:{_MONTH}|(?P<season>{SEASON}))",
        _named_period,
    ),
    _rule(
        "shift",
        rf"{_ABOUT}{_N} {_UNIT} (?P<way>ago|earlier|later|before|after|prior|previously|from now|hence|on from|following|back)",
        _shift,
    ),
    _rule(
        "anaphor",
        rf"{_THAT} (?P<unit>day|night|morning|evening|afternoon|week|weekend|month|year|decade|century)",
        _anaphor,
    ),
    _rule("day beside", r"(?:the|a) day (?P<way>before|after|earlier|later)", _day_beside),
    _rule(
        "month of that year",
        rf"(?:{_MONTH}|(?P<season>{SEASON})) (?:of )?(?P<which>the same|that|this|last|next|the following) year",
        _month_of_same,
    ),
    _rule("then", r"(?<=since\s)then|(?<=until\s)then|(?<=by\s)then|at the time|at that time|back then", _then),
    _rule("within", rf"within {_ABOUT}(?:the )?{_N} {_UNIT}(?P<of> of| after)?", _within),
    _rule("lasting", rf"for {_ABOUT}{_N} {_UNIT} (?:after|from|following|since)", _lasting, drops=True),
    _rule("in time", rf"in {_ABOUT}{_N} {_UNIT}(?:['’]? time)?", _in_time, drops=True),
    _rule(
        "stretch", rf"(?:the )?(?P<which>past|last|previous|next|coming|following) {_ABOUT}(?:{_N} )?{_UNIT}", _stretch
    ),
    _rule(
        "vague",
        r"(?:in )?(?:recent|the coming|coming) (?:hours|days|weeks|months|years|decades)|(?:weeks|months|years|decades|days) (?:ago|earlier|later)",
        _unsettled,
    ),
)
"""Every way to write a time by an anchor; without the anchor the words stay unsettled."""
