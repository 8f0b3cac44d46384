"""What a text must hold for a way of writing times to be worth looking for: most paragraphs lack most of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossbearing.read.times_lexicon import MONTHS, WEEKDAYS
from crossbearing.read.times_rules import Rule

_DIGITS = tuple("0123456789")
_SEASONS = ("winter", "spring", "summer", "autumn", "fall")
_LATER = ("earlier", "later", "before", "after", "prior", "previously")
_WHICH = ("last", "past", "this", "current", "next", "coming", "previous", "following")
_MONTHS = tuple(dict.fromkeys(name[:3] for name in MONTHS))
_DAYS = tuple(name[:3] for name in WEEKDAYS)

# By the names of rules: parts of words in small letters, one of which every match holds.
NEEDS: dict[str, tuple[str, ...]] = {
    "iso": _DIGITS,
    "instant": _DIGITS,
    "numeric": _DIGITS,
    "year": _DIGITS,
    "years": _DIGITS,
    "decade": ("0s", "0's"),
    "short decade": ("0s",),
    "short year": ("'",),
    "century": ("centur",),
    "day": _MONTHS,
    "days": _MONTHS,
    "month": _MONTHS,
    "same year": ("year",),
    "named period": (*_MONTHS, *_SEASONS),
    "part of month": ("week", "half"),
    "season": _SEASONS,
    "season alone": _SEASONS,
    "quarter": ("quarter", "q1", "q2", "q3", "q4"),
    "part of year": ("quarter", "half", "q1", "q2", "q3", "q4"),
    "half": ("half",),
    "feast": ("christmas", "boxing", "new year", "halloween"),
    "easter": ("easter", "good friday"),
    "today": ("day", "morrow", "night", "morning", "noon", "evening"),
    "weekday": _DAYS,
    "period": _WHICH,
    "weekend": ("weekend",),
    "unit": ("week", "month", "year", "decade", "century"),
    "ago": ("ago", "from", "hence", "back"),
    "weekday ago": ("ago",),
    "stretch": _WHICH,
    "open": ("s ago", "s earlier", "s later", "recent", "coming", "past", "last"),
    "shift": _LATER,
    "same": ("that", "same", "following", "previous", "preceding", "next"),
    "day beside": _LATER,
    "then": ("then", "time"),
    "within": ("within",),
    "lasting": ("for",),
    "so far": ("for",),
    "in time": ("in",),
    "nth day": ("1st", "2nd", "3rd", "th"),
    "overnight": ("night",),
    "rest": ("rest", "remainder"),
    "the day": ("the day", "the  day", "the\nday"),
    "before Christ": ("bc", "b.c"),
    "fiscal year": ("fiscal", "financial", "tax", "fy"),
}


def worth_trying(rules: Iterable[Rule], text: str) -> Iterator[Rule]:
    """Yield the rules that may match a text."""
    small = text.lower()
    held: dict[tuple[str, ...], bool] = {}
    for rule in rules:
        needs = NEEDS.get(rule.name)
        if needs is not None and needs not in held:
            held[needs] = any(part in small for part in needs)
        if needs is None or held[needs]:
            yield rule
