"""Happenings: tellings of one kind of event parted by when it happened, so that two days are two happenings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from crossbearing.model.claim import Claim
from crossbearing.model.clock import instant
from crossbearing.model.document import Document
from crossbearing.reconcile.placing import placed

_NEWS: Final = timedelta(days=3)  # news without a date of its own tells of what was shortly before
_LONG: Final = timedelta(days=45)  # a longer time names no happening
_APART: Final = timedelta(days=30)  # what seldom recurs is one happening up to here
_TOUCH: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Happening:
    """The claims about one happening, by their place in the list handed in, and the day from which it is placed."""

    day: str | None
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
    told = [_told(i, claim, documents[claim.document], recurs) for i, claim in enumerate(claims)]
    known = sorted((one for one in told if one is not None), key=lambda one: one.key)
    groups: list[list[_Told]] = []
    slack = timedelta(0) if recurs else _APART
    for one in known:
        home = next((g for g in groups if _near(g[0], one, slack)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    members = [[one.index for one in group] for group in groups]
    rest = [i for i, one in enumerate(told) if one is None]
    if not members:
        return () if recurs or not rest else (Happening(None, tuple(rest)),)
    days = [group[0].start.date().isoformat() for group in groups]
    if len(members) == 1 or not recurs:
        first = min(range(len(members)), key=lambda g: min(members[g]))
        members[first].extend(rest)
    found = [Happening(day, tuple(sorted(own))) for day, own in zip(days, members, strict=True)]
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


def _near(a: _Told, b: _Told, slack: timedelta) -> bool:
    return a.start < b.end + slack and b.start < a.end + slack
