"""Datelines and dates as pages print them: patterns, and the days they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from crossbearing.collect.lines import LONG

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:1[6-9]|20)\d\d"

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?\b\.?"

DAY_WITH_YEAR = (  # also in orders that FULL_DATE does not take, for lines that hold nothing else
    rf"(?:{_DAY}\s+{_MONTH},?\s+{_YEAR}|{_MONTH}\s+{_DAY},?\s+{_YEAR}|{_YEAR}-\d\d-\d\d"
    rf"|\d{{1,2}}[./]\d{{1,2}}[./]{_YEAR})"
)

# A day with its year, in the orders that leave no doubt which number is the month.
FULL_DATE = re.compile(
    rf"\b(?:(?P<iso>{_YEAR}-\d\d-\d\d)(?!\d)|(?P<d1>{_DAY})(?:\s+of)?\s+(?P<m1>{_MONTH}),?\s+(?P<y1>{_YEAR})\b"
    rf"|(?P<m2>{_MONTH})\s+(?P<d2>{_DAY}),?\s+(?P<y2>{_YEAR})\b"
    rf"|(?P<d3>\d{{1,2}})\.(?P<m3>\d{{1,2}})\.(?P<y3>{_YEAR})\b)",
    re.IGNORECASE,
)
YEARLESS = re.compile(rf"\b(?:(?P<d1>{_DAY})\s+(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<d2>{_DAY})\b)", re.IGNORECASE)
MONTH_OF_YEAR = re.compile(rf"\b(?P<m>{_MONTH}),?\s+(?:of\s+)?(?P<y>{_YEAR})\b", re.IGNORECASE)
SEASON_OF_YEAR = re.compile(
    rf"\b(?P<season>spring|summer|autumn|fall|winter)(?:\s+[a-z]+){{0,2}}(?:\s+of)?\s+(?P<y>{_YEAR})\b", re.IGNORECASE
)
BARE_YEAR = re.compile(rf"\b(?:in|since|of|during)\s+(?P<y>{_YEAR})\b(?!\s*[-–—/]\s*\d)", re.IGNORECASE)

_SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # meteorological, northern half

# "PORT VALE, 3 March (Agency) - ", "Port Vale (Agency), March 3, 2025 --": capitals, or a date or credit by the place.
_CREDIT = r"(?:[\s,]*\((?P<{name}>[A-Z][\w.& -]{{1,30}}?)\))?"
DATELINE = re.compile(
    r"^(?P<place>[A-ZÀ-Þ][\w'’.-]*(?:[ /](?:[A-ZÀ-Þ][\w'’.-]*|of|upon|on|the|and|de|del|la|al)){0,3}"
    rf"(?:,\s*(?!(?i:{_WEEKDAY}))[A-ZÀ-Þ][\w.'’ ]{{1,24}}?)?)??"
    + _CREDIT.format(name="credit")
    + rf"[\s,]*(?P<date>(?i:(?:{_WEEKDAY},?\s+)?(?:{_DAY}\s+{_MONTH}|{_MONTH}\s+{_DAY}))(?:,?\s+{_YEAR})?)?"
    + _CREDIT.format(name="credit2")
    + r"(?:\s*(?:--|[-–—])|(?<=\d{4})[.:|])\s+(?=\S)"
)
_NO_PLACE = frozenset(
    {"on", "by", "from", "until", "since", "in", "at", "before", "after", "between", "breaking", "update", "exclusive"}
)

CHANGED = r"(?:updated|amended|corrected|revised|modified|edited)"
LABEL = re.compile(
    r"^\W*(?P<label>(?:first\s+|originally\s+)?(?:published|posted|released|issued|date[d]?|publication\s+date)"
    rf"|(?:last\s+)?{CHANGED})\b"
    r"(?:\s+(?:on|at))?\W{0,4}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a report, `text[0:end]`: where and when it was written, and for which agency."""

    end: int
    day_words: str | None
    credit: str | None


def dateline_of(text: str) -> Dateline | None:
    """Return the dateline that a paragraph opens with, or None."""
    found = DATELINE.match(text[:LONG])
    if found is None or found.end() == 0:
        return None
    place, day_words = found["place"] or "", found["date"]
    credit = found["credit"] or found["credit2"]
    if place.lower().split(" ")[0] in _NO_PLACE or not (credit or place):
        return None
    shouted = place.isupper() and len(place) >= 4
    if not (shouted or credit or day_words):
        return None
    return Dateline(found.end(), day_words, credit)


def label_of(text: str) -> str | None:
    """Return `published` or `updated` when a line opens with such a label, else None."""
    found = LABEL.match(text[:LONG])
    if found is None:
        return None
    return "updated" if re.search(CHANGED, found["label"], re.IGNORECASE) else "published"


def month_number(words: str) -> int:
    """Return 1 to 12 for a month's name or its abbreviation."""
    return next(i for i, name in enumerate(MONTHS, 1) if name.startswith(words.lower().rstrip(".")[:3]))


def day_named(found: re.Match[str]) -> date | None:
    """Return the day of a match of FULL_DATE, or None if there is no such day (31 February)."""
    parts = found.groupdict()
    try:
        if parts["iso"]:
            return date.fromisoformat(parts["iso"])
        for n in ("1", "2"):
            if parts[f"y{n}"]:
                return date(int(parts[f"y{n}"]), month_number(parts[f"m{n}"]), int(re.sub(r"\D", "", parts[f"d{n}"])))
        return date(int(parts["y3"]), int(parts["m3"]), int(parts["d3"]))
    except ValueError:
        return None


def yearless_day(words: str) -> tuple[int, int] | None:
    """Return (month, day) of a date without a year, or None if the words hold none."""
    found = YEARLESS.search(words)
    if found is None:
        return None
    month, day = (found["m1"], found["d1"]) if found["m1"] else (found["m2"], found["d2"])
    return month_number(month), int(re.sub(r"\D", "", day))


def weekday_named(words: str) -> int | None:
    """Return the weekday that a date opens with, Monday being 0, or None."""
    found = re.match(_WEEKDAY, words, re.IGNORECASE)
    return _WEEKDAYS.index(found.group()[:3].lower()) if found is not None else None


def month_span(year: int, month: int, months: int = 1) -> tuple[date, date]:
    """Return the first day of a month and the first day after it (after `months` months)."""
    last = year * 12 + month - 1 + months
    return date(year, month, 1), date(last // 12, last % 12 + 1, 1)


def season_span(words: str, year: int) -> tuple[date, date]:
    """Return the first day of a season and the first day after it, by the months of the northern half of the world."""
    return month_span(year, _SEASON_STARTS[words.lower()], 3)
