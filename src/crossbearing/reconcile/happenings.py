"""Happenings: tellings of one kind of event parted by when it happened, so that two days are two happenings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from crossbearing.model.claim import Claim
from crossbearing.model.clock import instant
from crossbearing.model.document import Document
from crossbearing.reconcile.placing import placed

_NEWS: Final = timedelta(days=3)  # news without a date of its own tells of what was shortly before
_LONG: Final = timedelta(days=45)  # a longer time names no happening
_APART: Final = timedelta(days=30)  # what seldom recurs is one happening up to here
_TOUCH: Final = timedelta(days=1)
_A_DAY_OR_TWO: Final = timedelta(days=2)
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """The claims about one happening, by their place in the list handed in, and when it was.

    `day` is the first day of its narrowest time, or of the report where nothing else dates it; `when` says so in words.
    """

    day: str | None
    when: str
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    index: int
    start: datetime
    end: datetime
    dated: bool  # by words of its own, not by the report's date

    @property
    def key(self) -> tuple[bool, timedelta, datetime, int]:
        """Return a sort key: dated tellings first, then the narrowest."""
        return (not self.dated, self.end - self.start, self.start, self.index)


def happenings(claims: Sequence[Claim], documents: Mapping[str, Document], *, recurs: bool) -> tuple[Happening, ...]:
    """Return the claims parted into happenings, in the order of their first claim.

    What recurs is parted wherever times do not meet, by the report's date if there is no other, and what has no time
    at all is left out unless there is only one happening. What seldom recurs is parted only by times far apart.
    """
    placed_at = [_told(i, claim, documents[claim.document], recurs) for i, claim in enumerate(claims)]
    known = sorted((one for one in placed_at if one is not None), key=lambda one: one.key)
    groups: list[list[_Told]] = []
    slack = timedelta(0) if recurs else _APART
    for one in known:
        home = next((g for g in groups if _near(g[0], one, slack)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    members = [[one.index for one in group] for group in groups]
    rest = [i for i, one in enumerate(placed_at) if one is None]
    if not members:
        return () if recurs or not rest else (Happening(None, "", tuple(rest)),)
    days = [_day_of(group[0]) for group in groups]
    when = [_in_words(group[0]) for group in groups]
    if len(members) == 1 or not recurs:
        first = min(range(len(members)), key=lambda g: min(members[g]))
        members[first].extend(rest)
    found = [
        Happening(day.isoformat(), told, tuple(sorted(own))) for day, told, own in zip(days, when, members, strict=True)
    ]
    return tuple(sorted(found, key=lambda one: one.members))


def _told(index: int, claim: Claim, document: Document, recurs: bool) -> _Told | None:
    start, end, basis = placed(claim, document)
    dated = basis == "time"
    if basis == "unknown" or (not dated and not recurs):
        return None
    first = instant(start) if start else None
    last = instant(end) if end else (first + _TOUCH if first else None)
    if first is None:
        first = last - _TOUCH if last else datetime.min.replace(tzinfo=UTC)
    if not dated:
        first -= _NEWS
    if last is None or last - first > _LONG:
        return None
    return _Told(index, first, last, dated)


def _day_of(one: _Told) -> date:
    return (one.start if one.dated else one.start + _NEWS).date()


def _in_words(one: _Told) -> str:
    """Return "4 March 2026", "March 2026" for a longer time, "reported 4 March 2026" where nothing else dates it."""
    first = _day_of(one)
    month = f"{MONTHS[first.month - 1]} {first.year}"
    if not one.dated:
        return f"reported {first.day} {month}"
    if one.end - one.start <= _A_DAY_OR_TWO:
        return f"{first.day} {month}"
    last = (one.end - timedelta(seconds=1)).date()
    return month if (first.year, first.month) == (last.year, last.month) else f"from {first.day} {month}"


def _near(a: _Told, b: _Told, slack: timedelta) -> bool:
    return a.start < b.end + slack and b.start < a.end + slack
