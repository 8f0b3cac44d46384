"""Times by the calendar: dates, months, seasons, years, decades, in the styles English news writes them."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from crossbearing.read.times_calendar import Moment, day_of, month_of, season_of, span_of, years_from
from crossbearing.read.times_rules import Context, Resolve, Rule, pattern

_MONTH_NAMES = (
    "January|Jan",
    "February|Feb",
    "March|Mar",
    "April|Apr",
    "May",
    "June|Jun",
    "July|Jul",
    "August|Aug",
    "September|Sept|Sep",
    "October|Oct",
    "November|Nov",
    "December|Dec",
)
MONTHS = {name.lower(): number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names.split("|")}


def _cased(names: str) -> str:
    """Return an alternation of names as written and in capitals: "may" and "march" in small letters are other words."""
    forms = [form for name in names.split("|") for form in (name, name.upper())]
    return "|".join(dict.fromkeys(forms))


_LONG = _cased("|".join(name for names in _MONTH_NAMES for name in names.split("|") if len(name) > 3 or name == "May"))
_SHORT = r"(?:Jan|JAN|Feb|FEB|Mar|MAR|Apr|APR|Jun|JUN|Jul|JUL|Aug|AUG|Sept|SEPT|Sep|SEP|Oct|OCT|Nov|NOV|Dec|DEC)\b\.?"
MONTH = rf"(?:(?:{_LONG})\b|{_SHORT})"
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = rf"(?:(?:{_cased('|'.join(WEEKDAY_NAMES))})|(?:{_cased('Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun')})\.?)\s?,? ?(?:the )?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th)?"
YEAR = r"(?:1[0-9]|20|21)\d\d"
_DASH = r"\s?[-–—]\s?|\sto\s|\sand\s|\sor\s"
SEASON = r"(?:[Ww]inter|[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all)"

_NEAR = 60  # days before publication: a year-less date so close is the fresh one, whatever the paragraph told before
_STALE = 300  # days: a year told so long before publication makes the paragraph a look back
_HALF_YEAR = 183

# Before a bare year. Without one of these a number between 1000 and 2199 needs a noun it describes, or brackets.
_BEFORE_YEAR = frozenset(
    [
        "in",
        "since",
        "by",
        "of",
        "from",
        "until",
        "till",
        "to",
        "through",
        "before",
        "after",
        "during",
        "early",
        "late",
        "mid",
        "between",
        "and",
        "or",
        "for",
        "year",
        "circa",
        "summer",
        "winter",
        "spring",
        "autumn",
        "fall",
        "onwards",
    ]
)
_DETERMINERS = frozenset(["the", "a", "an", "its", "their", "his", "her", "our", "this", "that", "'s", "s'", "’s"])
_COUNTS = frozenset(
    [
        "about",
        "around",
        "over",
        "nearly",
        "almost",
        "some",
        "than",
        "least",
        "most",
        "only",
        "just",
        "all",
        "these",
        "those",
        "another",
        "up",
        "every",
    ]
)
_NUMBERED = frozenset(
    [
        "no",
        "no.",
        "number",
        "article",
        "route",
        "flight",
        "room",
        "highway",
        "section",
        "resolution",
        "line",
        "unit",
        "page",
        "chapter",
    ]
)


def nearest_year(c: Context, dated: dict[int, Moment], *, day: bool) -> Moment | None:
    """Return the candidate that the context settles: by the heading, by the paragraph, else by publication.

    `dated` maps years to the date in that year. A look back stays near the time told before; otherwise the last one before
    publication, or the next one where the sentence looks ahead.
    """
    for near in (c.period, c.last if _looks_back(c, dated) else None):
        if near is not None:
            best = min(
                dated.values(), key=lambda m: (not m.meets(near), abs((m.start - near.start).days)), default=None
            )
            if best is not None and (best.meets(near) or abs((best.start - near.start).days) <= _HALF_YEAR):
                return best
    return _by_publication(c, dated, day=day)


def _by_publication(c: Context, dated: dict[int, Moment], *, day: bool) -> Moment | None:
    if c.today is None:
        return None
    now = c.today.start
    past = [
        m for m in dated.values() if (m.start - now).days <= 1
    ]  # a day's slack: it may be tomorrow where it happened
    future = [m for m in dated.values() if m.end > now]
    if c.tense == "present" and day:
        return min(dated.values(), key=lambda m: abs((m.start - now).days), default=None)
    if c.tense == "future":
        return min(future, key=lambda m: m.start, default=None)
    return max(past, key=lambda m: m.start, default=None)


def _looks_back(c: Context, dated: dict[int, Moment]) -> bool:
    if c.last is None or c.last.days > 31 or c.tense != "past":
        return False
    if c.today is None:
        return True
    if (c.today.start - c.last.end).days < _STALE:
        return False
    return not any(0 <= (c.today.start - m.start).days <= _NEAR for m in dated.values())


def _candidates(c: Context, month: int, day: int | None) -> dict[int, Moment]:
    known = [m.start.year for m in (c.period, c.last, c.today) if m is not None]
    years = sorted({year + step for year in known for step in (-2, -1, 0, 1, 2, 4, -4)})  # 4: 29 February
    dated = {y: month_of(y, month) if day is None else day_of(y, month, day) for y in years if 1 <= y <= 9990}
    return {y: m for y, m in dated.items() if m is not None}


def in_calendar(c: Context, year: str | None, month: str, day: str | None = None) -> Moment | None:
    """Return a day or month; without its year it is the one that the context settles, on the basis `inferred`."""
    m = MONTHS[month.lower().rstrip(".")]
    d = int(re.sub(r"\D", "", day)) if day else None
    if year:
        return month_of(int(year), m) if d is None else day_of(int(year), m, d)
    found = nearest_year(c, _candidates(c, m, d), day=d is not None)
    return found.on("inferred") if found else None


def _date(m: re.Match[str], c: Context) -> Moment | None:
    part = m.groupdict()
    first = in_calendar(c, part.get("year"), m["month"], part.get("day"))
    if not part.get("to"):
        return first
    last = in_calendar(c, part.get("year"), m["month"], part["to"])
    found = span_of(first, last)
    return found.on(first.basis) if found and first else None


def _iso(m: re.Match[str], _: Context) -> Moment | None:
    return day_of(int(m["year"]), int(m["month"]), int(m["day"]))


def _numeric(m: re.Match[str], _: Context) -> Moment | None:
    """Return the day of 24.12.2025 or 12/24/2025; of 03/04/2025 nobody can tell day from month."""
    a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
    if m["sep"] == "/" and a <= 12 and b <= 12 and a != b:
        return None
    return day_of(year, a, b) if m["sep"] == "/" and b > 12 else day_of(year, b, a)


def _year(m: re.Match[str], _: Context) -> Moment | None:
    return years_from(int(m["year"]))


def _years(m: re.Match[str], _: Context) -> Moment | None:
    first, last = int(m["year"]), m["to"]
    final = int(last) if len(last) == 4 else first - first % 100 + int(last)
    final += 100 if final < first and len(last) == 2 else 0
    return years_from(first, final - first + 1) if final > first else None


def _decade(m: re.Match[str], _: Context) -> Moment | None:
    return years_from(int(m["decade"]), 100 if m["decade"].endswith("00") and int(m["decade"]) < 2000 else 10)


def _century(m: re.Match[str], _: Context) -> Moment | None:
    ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    tens = "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first"
    words = {word: n for n, word in enumerate([*ordinals, *tens.split()], start=1)}
    digits = re.match(r"\d+", m["n"])
    n = int(digits.group()) if digits else words[m["n"].lower()]
    return years_from(100 * (n - 1) + 1, 100) if 1 <= n <= 25 else None


def _season(m: re.Match[str], c: Context) -> Moment | None:
    season, year, to = m["season"].lower(), m["year"], m.groupdict().get("to")
    if year:
        return season_of(int(year) + (1 if to else 0), season)
    return None


def _stretch(m: re.Match[str], c: Context) -> Moment | None:
    """Return a half or quarter of a year: "the first half of 2024", "Q3 2024"."""
    number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
    nth = int(m["q"]) if m["q"] else number[m["nth"].lower()]
    year = int(m["year"] or m["qyear"])
    if m["q"] or m["of"].lower() == "quarter":
        return span_of(month_of(year, 3 * nth - 2), month_of(year, 3 * nth))
    nth = min(nth, 2)
    return span_of(month_of(year, 6 * nth - 5), month_of(year, 6 * nth))


_FEASTS = {
    "christmas day": (12, 25),
    "christmas eve": (12, 24),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new year's day": (1, 1),
    "halloween": (10, 31),
}


def _feast(m: re.Match[str], c: Context) -> Moment | None:
    month, day = _FEASTS[re.sub(r"\s+", " ", m["feast"].lower().replace("’", "'"))]
    if m["year"]:
        return day_of(int(m["year"]), month, day)
    found = nearest_year(c, _candidates(c, month, day), day=True)
    return found.on("inferred") if found else None


def _word_before(m: re.Match[str]) -> str:
    before = re.search(r"(\S+)\s*$", m.string[max(0, m.start() - 24) : m.start()])
    return before.group(1).lower() if before else ""


def _is_year(m: re.Match[str], doc: Doc) -> bool:
    """Say whether a bare number is a year: after a preposition, in brackets, or describing a noun that cannot be counted."""
    year, before = int(m["year"]), _word_before(m)
    span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
    follower = doc[span.end] if span is not None and span.end < len(doc) else None
    if before in _COUNTS or before in _NUMBERED or (m.string[m.end() : m.end() + 1] in ("-", "—") and _glued(m)):
        return False
    if follower is not None and follower.tag_ == "NNS" and follower.is_lower:
        return before in _DETERMINERS and 1900 <= year <= 2100 and year % 100 != 0
    if before.strip("(").rstrip(",") in _BEFORE_YEAR or (before.endswith(("'s", "s'")) and year >= 1800):
        return year >= 1500 or before in ("in", "since", "of")
    if span is None or not 1800 <= year <= 2100:
        return False
    bracketed = m.string[m.start() - 1 : m.start()] == "(" or m.string[m.end() : m.end() + 1] == ")"
    describes = (
        follower is not None
        and follower.pos_ in ("NOUN", "PROPN", "ADJ")
        and span[0].dep_ in ("nummod", "compound", "nmod")
    )
    return bracketed or describes or span[0].ent_type_ == "DATE" or len(doc) <= 2


def _glued(m: re.Match[str]) -> bool:
    return m.string[m.end() + 1 : m.end() + 2].isalpha() and not m.string[m.end() + 1 : m.end() + 2].isspace()


def _is_day(m: re.Match[str], doc: Doc) -> bool:
    """Say whether "May 20" is a day and not "in May 20 people died"."""
    if m.groupdict().get("year") or not m.groupdict().get("day"):
        return True
    span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
    follower = doc[span.end] if span is not None and span.end < len(doc) else None
    return not (
        follower is not None and follower.tag_ == "NNS" and follower.is_lower and m.string[m.end() - 1].isdigit()
    )


_BEFORE_MONTH = frozenset(
    [
        "in",
        "by",
        "since",
        "until",
        "till",
        "from",
        "to",
        "through",
        "throughout",
        "during",
        "of",
        "early",
        "mid",
        "late",
        "last",
        "next",
        "this",
        "that",
        "for",
        "and",
        "or",
        "between",
        "before",
        "after",
        "on",
        "within",
        "as",
        "around",
        "about",
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "our",
    ]
)


def _is_month(m: re.Match[str], doc: Doc) -> bool:
    """Say whether a bare "May" or "April" is the month, not a verb or a person."""
    span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
    if span is None or span[0].pos_ in ("VERB", "AUX") or span[0].ent_type_ in ("PERSON", "FAC", "GPE", "WORK_OF_ART"):
        return False
    if m["month"].rstrip(".").lower() in ("mar", "sep", "may", "march") and span[0].pos_ not in ("PROPN", "NOUN"):
        return False
    before = _word_before(m).strip("(\"'")
    return before in _BEFORE_MONTH or before.endswith(("'s", "s'", "-")) or span[0].ent_type_ == "DATE"


def _rule(name: str, source: str, resolve: Resolve, **more: object) -> Rule:
    return Rule(name, pattern(source, cased=True), resolve, "explicit", **more)  # type: ignore[arg-type]


_OF_YEAR = rf"(?:\s?,? (?:of )?(?P<year>{YEAR}))?"

ABSOLUTE = (
    _rule("iso", rf"(?P<year>{YEAR})[-/](?P<month>0[1-9]|1[0-2])[-/](?P<day>{_DAY})", _iso),
    _rule("numeric", rf"(?P<a>\d\d?)(?P<sep>[./])(?P<b>\d\d?)(?P=sep)(?P<year>{YEAR})", _numeric),
    _rule("day first", rf"(?:{_WEEKDAY})?(?P<day>{_DAY}){_TH}(?: of)? (?P<month>{MONTH}){_OF_YEAR}", _date),
    _rule(
        "month first",
        rf"(?:{_WEEKDAY})?(?P<month>{MONTH}) (?:the )?(?P<day>{_DAY}){_TH}{_OF_YEAR}",
        _date,
        guard=_is_day,
    ),
    _rule(
        "days first", rf"(?P<day>{_DAY}){_TH}(?:{_DASH})(?P<to>{_DAY}){_TH}(?: of)? (?P<month>{MONTH}){_OF_YEAR}", _date
    ),
    _rule(
        "month, days",
        rf"(?P<month>{MONTH}) (?P<day>{_DAY}){_TH}(?:{_DASH})(?P<to>{_DAY}){_TH}{_OF_YEAR}",
        _date,
        guard=_is_day,
    ),
    _rule("month of year", rf"(?P<month>{MONTH})(?:\s?,| of)? (?P<year>{YEAR})", _date),
    _rule("month", rf"(?P<month>{MONTH})", _date, guard=_is_month),
    _rule("years", rf"(?P<year>{YEAR})(?:\s?[-–—/]\s?)(?P<to>{YEAR}|\d\d)(?![-/.]\d)", _years),
    _rule("year", rf"(?P<year>{YEAR})(?![,.:/-]\d|%)", _year, guard=_is_year),
    _rule("decade", r"(?P<decade>(?:1[0-9]|20)\d0)'?s", _decade),
    _rule("century", r"(?P<n>\d\d?(?:st|nd|rd|th)|[A-Za-z-]+?(?:th|first|second|third)) century", _century),
    _rule(
        "season",
        rf"(?P<season>{SEASON})(?: of| [a-z]{1, 15}(?: [a-z]{1, 15})? of)?,? (?P<year>{YEAR})(?:[-/–—](?P<to>{YEAR}|\d\d))?",
        _season,
    ),
    _rule(
        "stretch",
        rf"(?:the )?(?P<nth>first|second|third|fourth|last) (?P<of>half|quarter) of (?P<year>{YEAR})|Q(?P<q>[1-4]) (?:of )?(?P<qyear>{YEAR})",
        _stretch,
    ),
    _rule(
        "feast",
        rf"(?P<feast>Christmas Day|Christmas Eve|Boxing Day|New Year['’]s Eve|New Year['’]s Day|Halloween)(?:,? (?P<year>{YEAR}))?",
        _feast,
    ),
)
"""Every way to write a time that the calendar alone names; a year left out is settled by the context."""
