"""Announcements: what a party said as such, joined with the one who said it for the party on that occasion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from crossbearing.reconcile.ground import Ground
from crossbearing.reconcile.interest import Voice
from crossbearing.reconcile.questions import Reply

Window = tuple[datetime, datetime]
Shelves = dict[tuple[str, str, bool, int], set[int]]  # groups by side, value, sign and day of the saying

_LONGEST_OCCASION_DAYS: Final = 366  # a saying dated no closer joins nothing beyond


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reply with whose word it weighs as and the occasion of the saying, if that is known."""

    reply: Reply
    voice: Voice
    speaker: str  # what tells one speaker from another: an entity, else a name; for narration the outlet
    text_of: str  # the document, for a copy its original
    occasion: Window | None
    copied: bool  # stands in for the same words of an earlier document

    @property
    def says(self) -> tuple[str, bool]:
        """Return the value and whether it is spoken against."""
        return self.reply.answer.value, self.reply.answer.negative


def rank_of(one: Spoken, ground: Ground) -> tuple[int, int, str]:
    """Return a sort key: the order of publication and of the text."""
    document = one.reply.claim.document
    return ground.rank[document], one.reply.claim.start, one.reply.claim.id


def joined_by_party(groups: list[list[Spoken]], ground: Ground) -> list[list[Spoken]]:
    """Join what a party said as such with the one person or body who said it for the party on that occasion."""
    own = [g for g in groups if not _is_collective(g, ground)]
    shelves = _shelved(own, ground)
    for group in _merged_collectives([g for g in groups if _is_collective(g, ground)], ground):
        best = min(
            (own[index] for index in _one_announcement(group, shelves)),
            key=lambda other: _nearness(group, other, ground),
            default=None,
        )
        if best is None:
            own.append(group)
        else:
            best.extend(group)
    return own


def _merged_collectives(groups: list[list[Spoken]], ground: Ground) -> list[list[Spoken]]:
    merged: list[list[Spoken]] = []
    shelves: Shelves = {}
    for group in sorted(groups, key=lambda g: rank_of(g[0], ground)):
        homes = _one_announcement(group, shelves)
        index = min(homes, default=len(merged))
        if index == len(merged):
            merged.append([])
        merged[index].extend(group)
        _shelve(shelves, index, group)
    return merged


def _is_collective(group: Sequence[Spoken], ground: Ground) -> bool:
    voice = group[0].voice
    return voice.name is not None and voice.side is not None and ground.cast.is_collective(voice.name)


def _shelved(groups: Sequence[Sequence[Spoken]], ground: Ground) -> Shelves:
    """Return the groups of those who speak for a side, by what they said on which days."""
    shelves: Shelves = {}
    for index, group in enumerate(groups):
        voice = group[0].voice
        if voice.name is not None and voice.side is not None and _speaks_for_side(voice, ground):
            _shelve(shelves, index, group)
    return shelves


def _shelve(shelves: Shelves, index: int, group: Sequence[Spoken]) -> None:
    for key in _said_on(group):
        shelves.setdefault(key, set()).add(index)


def _one_announcement(group: Sequence[Spoken], shelves: Shelves) -> set[int]:
    """Return which shelved groups are the same party's same announcement: one side, one value, occasions that touch."""
    return set().union(*(shelves.get(key, set()) for key in _said_on(group)))


def _said_on(group: Sequence[Spoken]) -> Iterator[tuple[str, str, bool, int]]:
    """Yield side, value, sign and day for each day of an occasion, its end included: those that touch share one."""
    for one in group:
        if one.occasion is None or one.voice.put_by is not None:
            continue
        first, last = one.occasion[0].toordinal(), one.occasion[1].toordinal()
        for day in range(first, min(last, first + _LONGEST_OCCASION_DAYS) + 1):
            yield group[0].voice.side or "", *one.says, day


def _speaks_for_side(voice: Voice, ground: Ground) -> bool:
    """Say whether it is a party's mouth: its bodies and officers are, a monitor or outlet on its side is not."""
    if voice.tie in ("aligned", "independent"):
        return False
    found = ground.cast.entity(voice.name)
    return voice.tie in ("party", "state") or found is None or found.kind == "person"


def _nearness(
    group: Sequence[Spoken], other: Sequence[Spoken], ground: Ground
) -> tuple[bool, int, tuple[int, int, str]]:
    """Return a sort key: same document first, then the shortest occasion, then the order of publication."""
    documents = {one.reply.claim.document for one in group}
    length = min((int((o.occasion[1] - o.occasion[0]).total_seconds()) for o in other if o.occasion), default=0)
    return (all(o.reply.claim.document not in documents for o in other), length, rank_of(other[0], ground))
