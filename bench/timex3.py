"""TIMEX3 marks of what the reader finds: times, lengths and habits with the values that the standard gives them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from crossbearing.model.claim import TimeRef
from crossbearing.model.document import Document
from crossbearing.read.numerals import numeral
from crossbearing.read.parse import Passage
from crossbearing.read.times import TimeMention, find_times
from crossbearing.read.times_lasting import Spell, find_spells

_SMALL_WORDS = re.compile(
    r"(?:(?:on|in|at|by|since|until|till|from|before|after|during|over|for|as of|as early as|back|between|up to)\s"
    r"(?:a\s(?=\w{3,6}day))?)+",
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
_VAGUE = {"now": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}
_WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
_PARTS = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "daytime": "DT"}

Mark = dict[str, Any]


def value_of(ref: TimeRef) -> str:
    """Return the TIMEX3 value of a time, empty where nothing settles it."""
    if (counted := _COUNTED.match(ref.words)) is not None and ref.precision == "range":
        return _counted_value(counted)
    start = ref.start or (ref.end and (date.fromisoformat(ref.end[:10]) - timedelta(days=1)).isoformat())
    if start is None:
        return ""
    day = date.fromisoformat(start[:10])
    days = (date.fromisoformat(ref.end[:10]) - day).days if ref.start and ref.end else 1
    if ref.precision == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if days == 2 else "")
    if ref.precision == "range" and 89 < days < 93:
        return f"{day.year}-Q{(day.month + 2) // 3}"
    if ref.precision == "part" and days > 1:  # TIMEX3 keeps early and late beside the value
        return f"{day.year}" if days > 31 else f"{day:%Y-%m}"
    if ref.precision == "part" and ref.relation == "by" and ref.words.endswith("year"):
        return f"{day.year}"
    if ref.precision == "season":
        return f"{day.year + (day.month == 12)}-{('WI', 'SP', 'SU', 'FA')[day.month % 12 // 3]}"
    if ref.precision in ("minute", "hour"):
        return f"{start[:16]}Z"
    return {"year": f"{day.year}", "month": f"{day:%Y-%m}"}.get(ref.precision, day.isoformat())


def _counted_value(m: re.Match[str]) -> str:
    """Return the length that "the past two weeks" has in the standard: it is a duration there."""
    n = numeral(m[1])
    return _length(1 if n is None and m[1].lower() in ("a", "an") else n, m[2].lower())


def _length(count: float | None, unit: str) -> str:
    step = _UNITS[unit]
    prefix, one, name = ("PT", step[1], step[2:]) if step.startswith("T") else ("P", step[0], step[1:])
    return f"{prefix}{'X' if count is None else f'{count * int(one):g}'}{name}"


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
    return [{"start": start, "end": mention.end, "value": value_of(mention.ref)}]


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
