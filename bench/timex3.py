"""TIMEX3 marks of what the reader finds: times, lengths and habits with the values that the standard gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from crossbearing.model.claim import TimeRef
from crossbearing.model.document import Document
from crossbearing.read.numerals import numeral
from crossbearing.read.parse import Passage
from crossbearing.read.times import TimeMention, find_times
from crossbearing.read.times_lasting import Spell, find_spells

_SMALL_WORDS = re.compile(
    r"(?:(?:for the first time since|on|in|at|by|since|until|till|from|before|after|during|over|for|as of|as early as"
    r"|back|between|up to|starting|beginning|dating back to)\s(?:a\s(?=\w{3,6}day))?"
    r"|(?:the\s)?(?:early|late)\s(?:on|in)\s(?:the\s)?)+",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"(?:(?:in|for|over|during|within|of)\s)?(?:the\s)?(?:past|last|previous|next|coming|following)\s"
    r"(\w+(?:-\w+)?)\s(?:\w+\s)?(minute|hour|day|week|month|year|decade)s?$",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\s(?:to|or|and)\s|[-–]", re.IGNORECASE)
_UNITS = {
    "second": "T1S",
    "minute": "T1M",
    "hour": "T1H",
    "day": "1D",
    "night": "1D",
    "week": "1W",
    "weekend": "1WE",
    "fortnight": "2W",
    "month": "1M",
    "quarter": "1Q",
    "season": "1SU",
    "year": "1Y",
    "decade": "1DE",
    "century": "1CE",
}
_DECADE = re.compile(r"\d0'?s\b|decade", re.IGNORECASE)
_CLOCK = re.compile(r"\b(?P<hour>\d\d?)(?:[:.](?P<minute>\d\d))?\s?(?:(?P<half>[ap])\.?m\b)?", re.IGNORECASE)
_VAGUE = {"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "tonight": "NI", "overnight": "NI"}
_PART = re.compile(r"\b(?:morning|afternoon|evening|night|tonight|overnight)\b", re.IGNORECASE)

Mark = dict[str, Any]


def value_of(ref: TimeRef) -> str:
    """Return the TIMEX3 value of a time free of what bounds it, empty where nothing settles it."""
    if (counted := _COUNTED.match(ref.words)) is not None and ref.precision == "range":
        return _counted_value(counted)
    if ref.start is None or ref.end is None:
        return "PAST_REF" if ref.words.endswith("ago") else ""
    day = date.fromisoformat(ref.start[:10])
    days = (date.fromisoformat(ref.end[:10]) - day).days
    if ref.precision in ("minute", "hour"):
        return _instant_value(ref)
    if ref.precision == "season":
        return f"{day.year + (day.month == 12)}-{('WI', 'SP', 'SU', 'FA')[day.month % 12 // 3]}"
    if ref.precision == "day" or (ref.precision == "part" and days == 1):
        return day.isoformat() + _time_of_day(ref.words)
    return _long_value(ref, day, days)


def _instant_value(ref: TimeRef) -> str:
    """Return the time as its own clock shows it, for TIMEX3 keeps no other; Z only where that clock is UTC."""
    start = datetime.fromisoformat(str(ref.start))
    shown = _CLOCK.search(re.sub(r"\d{4}-\d\d-\d\d", "", ref.words))
    if shown is None or re.search(r"\b(?:UTC|GMT)\b(?!\s?[+-])|Z\b", ref.words):
        return f"{start:%Y-%m-%dT%H:%M}Z"
    hour = int(shown["hour"]) % 12 + 12 * (shown["half"].lower() == "p") if shown["half"] else int(shown["hour"])
    ahead = (hour - start.hour + 10) % 24 - 10  # hours; clocks run from 12 behind UTC to 14 ahead of it
    return f"{start + timedelta(hours=ahead):%Y-%m-%d}T{hour:02d}:{shown['minute'] or '00'}"


def _long_value(ref: TimeRef, day: date, days: int) -> str:
    """Return the value of a week, quarter, month, year, decade or century, of which TIMEX3 keeps no early or late."""
    middle = day + timedelta(days=days // 2)
    year, week, _ = middle.isocalendar()
    if ref.precision == "week" or "week" in ref.words.lower():
        return f"{year}-W{week:02d}" + ("-WE" if days == 2 or "weekend" in ref.words.lower() else "")
    if "century" in ref.words.lower():
        return f"{middle.year // 100:02d}"
    if days > 800 or _DECADE.search(ref.words):
        return f"{middle.year // 10}"
    if ref.precision == "range" and 89 < days < 93:
        return f"{day.year}-Q{(day.month + 2) // 3}"
    if ref.precision == "range" and 180 < days < 185:
        return f"{day.year}-H{1 if day.month == 1 else 2}"
    if ref.precision == "year" or (ref.precision == "part" and days > 31):
        return f"{day.year}"
    return f"{day:%Y-%m}" if ref.precision in ("month", "part") else day.isoformat()


def _time_of_day(words: str) -> str:
    """Return T07:00 of "at 7 am", TEV of "Tuesday evening", nothing of a whole day."""
    clock = _CLOCK.search(words)
    if clock is not None and (clock["half"] or clock["minute"]):
        hour = int(clock["hour"])
        hour = hour % 12 + 12 * (clock["half"].lower() == "p") if clock["half"] else hour
        return f"T{hour:02d}:{clock['minute'] or '00'}"
    part = _PART.search(words)
    return f"T{_PARTS[part.group().lower()]}" if part else ""


def _counted_value(m: re.Match[str]) -> str:
    """Return the length that "the past two weeks" has in the standard: it is a duration there."""
    n = numeral(m[1])
    return _length(1 if n is None and m[1].lower() in ("a", "an") else n, m[2].lower())


def _length(count: float | None, unit: str) -> str:
    step = _UNITS[unit]
    prefix, one, name = ("PT", step[1], step[2:]) if step.startswith("T") else ("P", step[0], step[1:])
    return f"{prefix}{'X' if count is None else _plain(count * int(one))}{name}"


def _plain(count: float) -> str:
    return str(int(count)) if count == int(count) else f"{count:g}"


def marks_in(document: Document, passages: Sequence[Passage]) -> list[Mark]:
    """Return every mark of a document in text order, none inside another."""
    times = find_times(document, passages)
    spells = find_spells(document, passages, times)
    free = [t for t in times if not any(t.start < s.end and s.start < t.end for s in spells)]
    marks = [m for t in free for m in marks_of_time(t)] + [m for s in spells for m in marks_of_spell(s)]
    return sorted(marks, key=lambda mark: int(mark["start"]))


def marks_of_time(mention: TimeMention) -> list[Mark]:
    """Return a time as marks, without the small words before it; a stretch is two, one for each end."""
    if mention.ends:
        return [mark for end in mention.ends for mark in marks_of_time(end)]
    small = _SMALL_WORDS.match(mention.ref.words)
    start = mention.start + (small.end() if small and small.end() < len(mention.ref.words) else 0)
    return [{"start": start, "end": mention.end, "value": value_of(mention.bare or mention.ref)}]


def marks_of_spell(spell: Spell) -> list[Mark]:
    """Return the marks of a length, habit or vague time; "60 to 90 days" is two, as the standard has it."""
    joint = _JOINT.search(spell.words) if spell.low != spell.high else None
    if joint is None:
        return [{"start": spell.start, "end": spell.end, "value": value_of_spell(spell, spell.high)}]
    parts = ((spell.start, spell.start + joint.start(), spell.low), (spell.start + joint.end(), spell.end, spell.high))
    return [{"start": s, "end": e, "value": value_of_spell(spell, n)} for s, e, n in parts]


def value_of_spell(spell: Spell, count: float | None) -> str:
    """Return the TIMEX3 value of a spell: P3W, XXXX-WXX-1, PAST_REF."""
    if spell.kind in _VAGUE:
        return _VAGUE[spell.kind]
    if spell.on is not None:
        on = spell.on.lower()
        return f"XXXX-WXX-{_WEEKDAYS.index(on) + 1}" if on in _WEEKDAYS else f"TXX-{_PARTS.get(on, on)}"
    return _length(count, spell.unit or "day")
