"""Publication: when a document came out, and how that is known. Never the time of fetching, never a file's time.

In this order: given, metadata, dateline, inferred from dates in the text, unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date, timedelta

from crossbearing.collect.calendar import day_interval, interval
from crossbearing.collect.datelines import (
    BARE_YEAR,
    FULL_DATE,
    MONTH_OF_YEAR,
    SEASON_OF_YEAR,
    dateline_of,
    day_named,
    label_of,
    month_number,
    month_span,
    season_span,
    weekday_named,
    yearless_day,
)
from crossbearing.collect.furniture import is_stamp
from crossbearing.collect.headers import post_header
from crossbearing.collect.lines import LONG, Line, lines_of
from crossbearing.model.document import Block, Published

UNKNOWN = Published(None, None, "unknown")

_TOP = 15  # lines in which a page states its date
_FOOT = 4  # lines at the end, where some do so
_STATED = 120  # code points: a line that states a date is no longer
_NEAR = timedelta(days=60)  # a dateline without a year takes that of a day so little before it
_READ = 400_000  # code points searched for dates

_REPORT_HEAD = re.compile(
    r"\b(?:report|update|bulletin|briefing|assessment|sitrep|release|statement|notice|communiqu|minutes|summary|digest"
    r"|as of)\b",
    re.I,
)
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?=\S)[^.!?\n]*)*[.!?]?|[.!?]+")
_QUOTES = re.compile('["“”«»„]')

# What is to come, as the page itself sees it: a cue, then a date. Whatever was expected in the past is none.
_FORTHCOMING = re.compile(
    r"(?<!was )(?<!were )(?<!been )(?<!be )(?<!then )(?<!originally )(?<!initially )(?<!previously )(?<!once )"
    r"\b(?:forthcoming|upcoming|anticipated|(?:is|are|now) (?:expected|scheduled|due|planned|set|slated)"
    r"|will (?:be held|take place|begin|start|open|go to))\b",
    re.I,
)
_BACKWARD = re.compile(r"\b(?:was|were|had|would|said|told|originally|initially|previously)\b", re.I)
_NOT_PAST = re.compile(
    r"\b(?:will|would|shall|(?-i:may)|might|could|should|must|if|expected|anticipated|scheduled|due|planned|plans?|slated|next"
    r"|forthcoming|upcoming|coming|future|deadline|target|goals?|aims?|hopes?|wants?|intends?|pledge[ds]?|promise[ds]?|ahead)\b",
    re.I,
)
_BOUND = re.compile(
    r"\b(?:by|until|till|before|for|through|to)\s+(?:the\s+)?(?:\w+\s+){0,3}$", re.I
)  # before a date: it may lie ahead
_PAST = re.compile(
    r"\b(?:will|would|shall|(?-i:may)|might|could|should|can|must|if|by|until|till|before|expected|anticipated|scheduled"
    r"|due|planned|plans?|set|slated|next|forthcoming"
    r"|upcoming|coming|future|deadline|target|goal|aims?|hopes?|wants?|intends?|pledge[ds]?|promise[ds]?|ahead|from)\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|went|took|came|began|fell|won|lost|left|held|became|killed|said|told|saw|met|since|ago"
    r"|has been|have been|\w{3,}ed)\b",
    re.I,
)


def published_of(
    text: str, blocks: Sequence[Block], *, given: Published | None, metadata: Published | None
) -> Published:
    """Return when a document came out: as given, else as the page says of itself, else as its text shows."""
    if given is not None:
        return given
    if metadata is not None:
        return metadata
    lines = lines_of(text[:_READ])
    return _stated(lines) or _dateline(text[:_READ], lines) or _inferred(text[:_READ], blocks) or UNKNOWN


def _stated(lines: Sequence[Line]) -> Published | None:
    """Return the date that lines at the top or the foot state as such, or None.

    Published and updated on different days: it may be of any moment between, for the text may be either version.
    """
    posted = [header.day for line in lines if (header := post_header(line)) and header.day]
    if posted:  # a thread is out when its last post is
        return interval(min(posted), max(posted) + timedelta(days=1), "dateline")
    days: dict[str, date] = {}
    for n, line in enumerate((*lines[:_TOP], *lines[max(_TOP, len(lines) - _FOOT) :])):
        for label, day in _days_stated(line, at_top=n < _TOP).items():
            days.setdefault(label, day)
    if not days:
        return None
    return interval(min(days.values()), max(days.values()) + timedelta(days=1), "dateline")


def _days_stated(line: Line, *, at_top: bool) -> dict[str, date]:
    """Return the day that a line states for `published`, and for `updated` if it states one."""
    found = FULL_DATE.search(line.text[:_STATED])
    day = day_named(found) if found else None
    if found is None or day is None:
        return {}
    label = label_of(line.text) if found.start() <= _STATED // 2 else None
    heads_report = len(line.text) <= _STATED and not line.closed and bool(_REPORT_HEAD.search(line.text))
    if label is None and not (at_top and (is_stamp(line) or heads_report)):
        return {}
    stated = {label or "published": day}
    rest = line.text[found.end() : LONG]
    again = FULL_DATE.search(rest)
    if again and label_of(rest) == "updated" and (later := day_named(again)):
        stated["updated"] = later
    return stated


def _dateline(text: str, lines: Sequence[Line]) -> Published | None:
    """Return the day in the dateline of the first paragraph, or None."""
    opening = next((line for line in lines[:_TOP] if dateline_of(line.text)), None)
    words = dateline_of(opening.text) if opening else None
    if words is not None and words.day_words is not None:
        found = FULL_DATE.search(words.day_words)
        day = day_named(found) if found else _with_year(words.day_words, text)
        if day is not None:
            return day_interval(day, "dateline")
    return None


def _with_year(words: str, text: str) -> date | None:
    """Return the day of a dateline without a year if a full date of the text stands near before it.

    Else a weekday named with it settles the year, where of the years that the text tells and those after only one fits.
    """
    named = yearless_day(words)
    if named is None:
        return None
    days = {day for found in FULL_DATE.finditer(text) if (day := day_named(found))}
    fitting: set[date] = set()
    for candidate in _in_years({day.year + n for day in days for n in (0, 1)}, named):
        if any(timedelta(0) <= candidate - day <= _NEAR for day in days):
            fitting.add(candidate)
    if not fitting and (weekday := weekday_named(words)) is not None:
        told = {day.year for day in days} | {int(found["y"]) for found in BARE_YEAR.finditer(text)}
        fitting = {d for d in _in_years({year + n for year in told for n in (0, 1)}, named) if d.weekday() == weekday}
    return fitting.pop() if len(fitting) == 1 else None


def _in_years(years: set[int], named: tuple[int, int]) -> Iterator[date]:
    """Yield a month's day in each year that has it."""
    for year in sorted(years):
        with suppress(ValueError):  # 29 February
            yield date(year, *named)


def _inferred(text: str, blocks: Sequence[Block]) -> Published | None:
    """Return the bounds that the text's own dates set, or None if none does.

    It came out after what it tells as past, and before what it tells as still to come. Only firm evidence counts: a
    sentence of the page's own, not quoted, with a past verb and nothing of the future in it; or a forthcoming thing
    with its date.
    """
    earliest: list[date] = []
    latest: list[date] = []
    for sentence in _sentences(text, blocks):
        earliest.extend(_told_as_past(sentence))
        latest.extend(_told_as_coming(sentence))
    start, end = max(earliest, default=None), min(latest, default=None)
    if start and end and end <= start:
        end = None  # what was to come then has passed in this text
    return interval(start, end, "inferred") if start or end else None


def _sentences(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "entry" and not block.under and (found := FULL_DATE.match(text, block.start)):
            yield f"{found[0]} was"  # a dated headline above the sections tells what has happened
        if block.kind in ("paragraph", "entry", "list", "indicator"):
            yield from (found[0] for found in _SENTENCE.finditer(text[block.start : block.end]))


def _told_as_past(sentence: str) -> Iterator[date]:
    """Return the first days of dates that a sentence tells as past."""
    if not _PAST.search(sentence) or _NOT_PAST.search(sentence):
        return
    for start, _, found in _dates(sentence):
        before = sentence[: found.start()]
        if not _QUOTES.search(before) and not _BOUND.search(before[-40:]):
            yield start


def _told_as_coming(sentence: str) -> Iterator[date]:
    """Return the first day of what a sentence tells as still to come; of a year its end, for it may have begun."""
    cue = _FORTHCOMING.search(sentence)
    if cue is None or _QUOTES.search(sentence) or _BACKWARD.search(sentence):
        return
    for start, end, found in _dates(sentence):
        if 0 <= found.start() - cue.start() <= 90:
            yield end if (end - start).days > 100 else start
            return


def _dates(sentence: str) -> Iterator[tuple[date, date, re.Match[str]]]:
    """Return first day, day after the last, and match of each date with a year, in its most exact reading."""
    taken: list[tuple[int, int]] = []
    for pattern in (FULL_DATE, MONTH_OF_YEAR, SEASON_OF_YEAR, BARE_YEAR):
        for found in pattern.finditer(sentence):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            taken.append(found.span())
            span = _span(pattern, found)
            if span is not None:
                yield *span, found


def _span(pattern: re.Pattern[str], found: re.Match[str]) -> tuple[date, date] | None:
    if pattern is FULL_DATE:
        day = day_named(found)
        return (day, day + timedelta(days=1)) if day else None
    if pattern is MONTH_OF_YEAR:
        return month_span(int(found["y"]), month_number(found["m"]))
    if pattern is SEASON_OF_YEAR:
        return season_span(found["season"], int(found["y"]))
    return date(int(found["y"]), 1, 1), date(int(found["y"]) + 1, 1, 1)
