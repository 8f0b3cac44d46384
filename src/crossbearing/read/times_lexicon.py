"""The words times are made of: months, weekdays, seasons, years, counts of units, as parts of patterns."""

from __future__ import annotations

import re

from crossbearing.read.numerals import NUMBER_WORDS, numeral
from crossbearing.read.times_calendar import Unit

_MONTH_NAMES = """January Jan, February Feb, March Mar, April Apr, May, June Jun, July Jul, August Aug,
September Sept Sep, October Oct, November Nov, December Dec"""
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_SHORT_WEEKDAYS = "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun"

MONTHS = {name.lower(): n for n, names in enumerate(_MONTH_NAMES.split(","), start=1) for name in names.split()}
WEEKDAYS = {name.lower(): n for n, name in enumerate(_WEEKDAYS.split())}  # Monday is 0, as in datetime


def weekday_of(words: str) -> int:
    """Return the number of a weekday's name or its abbreviation."""
    return next(n for name, n in WEEKDAYS.items() if name.startswith(words.lower().rstrip(".")[:3]))


def _as_written(names: list[str]) -> str:
    """Return an alternation of names as written and in capitals: "may" and "march" in small letters are other words."""
    return "|".join(form for name in names for form in (name, name.upper()))


_NAMES = _MONTH_NAMES.replace(",", " ").split()
_FULL = _as_written([name for name in _NAMES if len(name) > 4 or name in ("May", "June", "July")])
_SHORT = _as_written([name for name in _NAMES if len(name) <= 4 and name not in ("May", "June", "July")])

# Patterns for use with case; a name cut short may end in a point.
MONTH = rf"(?:(?:{_FULL})\b|(?:{_SHORT})\b\.?)"
WEEKDAY = rf"(?:{_as_written(_WEEKDAYS.split())})"
_SHORT_DAY = rf"(?:{_as_written(_SHORT_WEEKDAYS.split())})\.?"
WEEKDAY_BEFORE_DATE = rf"(?:(?i:this|next|last|coming) )?(?P<named>{WEEKDAY}|{_SHORT_DAY})\s?,? ?(?:the )?"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
YEAR = r"(?:1[0-9]|20|21)\d\d"
SEASON = r"(?:[Ww]inter|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all)"

_UNITS: dict[str, tuple[int, Unit]] = {
    "minute": (0, "hour"),  # finer than a record's day
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

# Patterns for use without case.
ABOUT = r"(?:(?:almost|nearly|about|around|roughly|some|just|over|more than|less than|at least|barely|only|exactly) )?"
UNIT = rf"(?P<unit>{'|'.join(_UNITS)})s?"
COUNT = rf"(?P<n>\d{{1,4}}|{NUMBER_WORDS}|an?|a couple of|a few|several|few|many|some) {UNIT}"


def count_of(m: re.Match[str]) -> tuple[int, Unit] | None:
    """Return how many of which unit the words give ("two decades": 20 years); None where they give no number."""
    words, (step, unit) = (m["n"] or "a").lower(), _UNITS[m["unit"].lower()]
    n = 2.0 if words.startswith("a couple") else 1.0 if words in ("a", "an") else numeral(words)
    return (int(n) * step, unit) if n is not None and step and 1 <= n <= 9999 else None
