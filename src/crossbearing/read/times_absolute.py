"""Times by the calendar: dates, months, seasons, years, decades, in the styles English news writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from crossbearing.read.times_calendar import Moment, day_of, month_of, on_day, season_of, span_of, years_from
from crossbearing.read.times_guards import is_day, is_feast, is_month, is_span_of_years, is_year
from crossbearing.read.times_lexicon import DAY, MONTH, MONTHS, SEASON, WEEKDAY_BEFORE_DATE, YEAR, weekday_of
from crossbearing.read.times_rules import Context, Guard, Order, Resolve, Rule, pattern
from crossbearing.read.times_year import dated

_TH = r"(?:st|nd|rd|th)?"
_TO = r"(?:\s?[-–—]\s?|\sto\s|\sand\s|\sor\s)"
_OF_YEAR = rf"(?:\s?,? (?:of )?(?P<year>{YEAR}))?"
_ORDINAL_WORDS = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"""
_ORDINALS = {word: n for n, word in enumerate(_ORDINAL_WORDS.split(), start=1)}
_FEASTS = {
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "halloween": (10, 31),
}
_EASTER_DAYS = {"good friday": -2, "easter": 0, "easter sunday": 0, "easter monday": 1}  # days after Easter Sunday


def _month_number(m: re.Match[str]) -> int:
    return MONTHS[m["month"].lower().rstrip(".")]


def _month(m: re.Match[str], c: Context) -> Moment | None:
    return dated(m.groupdict().get("year"), _month_number(m), None, c)


def _day(m: re.Match[str], c: Context) -> Moment | None:
    weekday = weekday_of(m["named"]) if m["named"] else None
    return dated(m["year"], _month_number(m), int(m["day"]), c, weekday)


def _days(m: re.Match[str], c: Context) -> Moment | None:
    first, last = (dated(m["year"], _month_number(m), int(m[key]), c) for key in ("day", "to"))
    days = span_of(first, last)
    return days.on(first.basis) if days and first else None


def _iso(m: re.Match[str], _: Context) -> Moment | None:
    return day_of(int(m["year"]), int(m["month"]), int(m["day"]))


def _numeric(m: re.Match[str], c: Context) -> Moment | None:
    """Return the day of 24.12.2025 or 12/24/2025; of 03/04/2025 what the document's other dates in numbers show.

    Where they show nothing, nobody can tell day from month unless one reading is still to come.
    """
    a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    if m["sep"] == "." or a > 12 or a == b:
        return day_of(year, b, a)
    if b > 12 or c.order == "month first":
        return day_of(year, a, b)
    return day_of(year, b, a) if c.order == "day first" else _only_past(year, a, b, c)


def _only_past(year: int, a: int, b: int, c: Context) -> Moment | None:
    """Return the one reading of 03/04/2025 that does not lie after publication, where the sentence tells it as past."""
    if c.today is None or c.tense != "past":
        return None
    days = [d for d in (day_of(year, b, a), day_of(year, a, b)) if d is not None and d.start <= c.today.start]
    return days[0].on("inferred") if len(days) == 1 else None


def order_of(texts: Iterable[str]) -> Order | None:
    """Return how texts write dates in numbers, where some of them can be read in one way only and all in the same."""
    told = {
        "day first" if int(m["a"]) > 12 else "month first"
        for text in texts
        for m in _NUMERIC.finditer(text)
        if m["sep"] != "." and max(int(m["a"]), int(m["b"])) > 12 >= min(int(m["a"]), int(m["b"]))
    }
    if len(told) != 1:
        return None
    return "day first" if "day first" in told else "month first"


def _year(m: re.Match[str], _: Context) -> Moment | None:
    return years_from(int(m["year"]))


def _years(m: re.Match[str], _: Context) -> Moment | None:
    """Return "2014-2022", "2019/20"; digits that cannot be a later year are a month ("2030-11")."""
    first, to = int(m["year"]), int(m["to"])
    if len(m["to"]) == 2:
        to += first - first % 100 + (100 if first % 100 == 99 and to == 0 else 0)
    if to <= first and 1 <= to % 100 <= 12 and len(m["to"]) == 2:
        return month_of(first, to % 100)
    return years_from(first, to - first + 1) if to > first else None


def _decade(m: re.Match[str], _: Context) -> Moment | None:
    first = int(m["decade"])
    return years_from(first, 100 if first % 100 == 0 and first < 2000 else 10)


def _century(m: re.Match[str], _: Context) -> Moment | None:
    digits = re.match(r"\d+", m["nth"])
    nth = int(digits.group()) if digits else _ORDINALS[m["nth"].lower()]
    return years_from(100 * (nth - 1), 100) if 2 <= nth <= 25 else None


def _season(m: re.Match[str], _: Context) -> Moment | None:
    """Return "the summer of 2024"; a winter of two years ends in the second."""
    return season_of(int(m["year"]) + (1 if m["to"] else 0), m["season"].lower())


def _quarter(m: re.Match[str], _: Context) -> Moment | None:
    nth = int(m["digit"]) if m["digit"] else {"first": 1, "second": 2, "third": 3}.get(m["nth"].lower(), 4)
    year = int(m["year"] or m["short_year"])
    return span_of(month_of(year, 3 * nth - 2), month_of(year, 3 * nth))


def _half(m: re.Match[str], _: Context) -> Moment | None:
    first = 1 if m["nth"].lower() == "first" else 7
    return span_of(month_of(int(m["year"]), first), month_of(int(m["year"]), first + 5))


def _feast(m: re.Match[str], c: Context) -> Moment | None:
    month, day = _FEASTS[" ".join(m["feast"].lower().split())]
    return dated(m["year"], month, day, c)


def _easter(m: re.Match[str], c: Context) -> Moment | None:
    """Return a day of Easter: in its year, else the last before publication or the next where the words look ahead."""
    away = _EASTER_DAYS[" ".join(m["feast"].lower().split())]
    if m["year"]:
        return on_day(easter_of(int(m["year"])) + timedelta(days=away))
    if c.today is None:
        return None
    now = c.today.start
    days = [easter_of(year) + timedelta(days=away) for year in range(max(1, now.year - 1), now.year + 2)]
    ahead = c.tense in ("future", "present")
    fitting = [day for day in days if (day >= now if ahead else day <= now)]
    return on_day(min(fitting) if ahead else max(fitting)).on("inferred") if fitting else None


def easter_of(year: int) -> date:
    """Return Easter Sunday of a year of the Western calendar (the Anonymous Gregorian algorithm; Meeus, 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    h = (19 * a + b - d - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = h + m - 7 * ((a + 11 * h + 22 * m) // 451) + 114
    return date(year, n // 31, n % 31 + 1)


_NUMERIC_WORDS = (
    rf"(?P<a>\d\d?)(?P<sep>[./-])(?P<b>\d\d?)(?P=sep)(?P<year>{YEAR}|(?<=/)\d\d)(?![./-]?\d)"  # 3-4-31 is a score
)
_NUMERIC = pattern(_NUMERIC_WORDS)


def _rule(name: str, source: str, resolve: Resolve, guard: Guard | None = None) -> Rule:
    return Rule(name, pattern(source, cased=True), resolve, "explicit", guard)


ABSOLUTE = (
    _rule("iso", rf"(?P<year>{YEAR})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>{DAY})", _iso),
    _rule("numeric", _NUMERIC_WORDS, _numeric),
    _rule("day", rf"(?:{WEEKDAY_BEFORE_DATE})?(?P<day>{DAY}){_TH}(?: of)? (?P<month>{MONTH}){_OF_YEAR}", _day),
    _rule(
        "day",
        rf"(?:{WEEKDAY_BEFORE_DATE})?(?P<month>{MONTH}) (?:the )?(?P<day>{DAY}){_TH}{_OF_YEAR}",
        _day,
        is_day,
    ),
    _rule("days", rf"(?P<day>{DAY}){_TH}{_TO}(?P<to>{DAY}){_TH}(?: of)? (?P<month>{MONTH}){_OF_YEAR}", _days),
    _rule("days", rf"(?P<month>{MONTH}) (?P<day>{DAY}){_TH}{_TO}(?P<to>{DAY}){_TH}{_OF_YEAR}", _days, is_day),
    _rule("month", rf"(?P<month>{MONTH})(?:\s?,| of)? (?P<year>{YEAR})", _month),
    _rule("month", rf"(?P<month>{MONTH})", _month, is_month),
    _rule("years", rf"(?P<year>{YEAR})(?:\s?[-–—]\s?|/)(?P<to>{YEAR}|\d\d)(?![-/.]\d)", _years, is_span_of_years),
    _rule("year", rf"(?P<year>{YEAR})(?![,.:/-]\d|%)", _year, is_year),
    _rule("decade", r"(?P<decade>(?:1[0-9]|20)\d0)'?s", _decade),
    _rule("century", rf"(?P<nth>\d\d?(?:st|nd|rd|th)|(?i:{'|'.join(_ORDINALS)})) century", _century),
    _rule(
        "season",
        rf"(?P<season>{SEASON})(?: of|(?: [a-z]{{1,15}}){{1,2}} of)?,? (?P<year>{YEAR})(?:[-/–—](?P<to>{YEAR}|\d\d))?",
        _season,
    ),
    _rule(
        "quarter",
        rf"(?:the )?(?P<nth>first|second|third|fourth|last|final) quarter of (?P<year>{YEAR})"
        rf"|Q(?P<digit>[1-4]) (?:of )?(?P<short_year>{YEAR})",
        _quarter,
    ),
    _rule("half", rf"(?:the )?(?P<nth>first|second) half of (?P<year>{YEAR})", _half),
    _rule(
        "feast",
        r"(?P<feast>Christmas(?: Day| Eve)?|Boxing Day|New Year's Eve|New Year's Day|Halloween)"
        rf"(?:,? (?P<year>{YEAR}))?",
        _feast,
        is_feast,
    ),
    _rule(
        "easter",
        rf"(?P<feast>Good Friday|Easter(?: Sunday| Monday)?)(?:,? (?P<year>{YEAR}))?",
        _easter,
        is_feast,
    ),
)
"""Every way to write a time that the calendar alone names; a year left out is settled by the context."""
