"""Origins: how many independent roots stand behind the replies to one question.

One holder on one occasion is one origin, however many relay it. A party, its capital, its army and the person who
spoke for it are one holder where they say the same of the same place at times that overlap or touch. An outlet's own
voice is its own origin, once per document. What a copy repeats belongs to its original.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from crossbearing.model.claim import Claim
from crossbearing.model.clock import instant
from crossbearing.model.ids import minted_id
from crossbearing.model.judgement import Origin
from crossbearing.reconcile.ground import Ground
from crossbearing.reconcile.interest import Stake, Voice, stake_in, stake_of, voice_of
from crossbearing.reconcile.questions import Reply
from crossbearing.reconcile.values import CONTESTED

Window = tuple[datetime, datetime]

_TOLD_WITHIN: Final = timedelta(days=3)  # a report passes on what was said shortly before it
_LONGEST_OCCASION_DAYS: Final = 366  # a saying dated no closer joins nothing beyond
_NEVER: Final = datetime.min.replace(tzinfo=UTC)
_TOUCH: Final = timedelta(days=1)  # occasions a day apart touch: datelines and time zones differ


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


@dataclass(frozen=True, slots=True)
class Root:
    """An origin with the replies that go back to it."""

    origin: Origin
    spoken: tuple[Spoken, ...]
    speaker: str
    voice: Voice


def roots(question: str, replies: Sequence[Reply], ground: Ground, *, by_side: bool) -> tuple[Root, ...]:
    """Return the origins of the replies, in the order of their first claim.

    `by_side` says that the question's values are themselves sides, so the stake lies in the value.
    """
    spoken = [_spoken(reply, ground, by_side) for reply in replies]
    groups = _joined_by_party(_by_occasion(_without_copies(spoken, ground)), ground)
    groups = _with_copies(groups, spoken, ground)
    ordered = sorted(groups, key=lambda group: _rank(group[0], ground))
    return tuple(_root(question, group, ground) for group in ordered)


def _spoken(reply: Reply, ground: Ground, by_side: bool) -> Spoken:
    claim = reply.claim
    answer = reply.answer
    stake: Stake = (
        stake_in(answer.value, answer.negative, ground.parties)
        if by_side and answer.value != CONTESTED
        else stake_of(claim, ground.frames.get(claim.frame), answer.negative, ground.cast)
    )
    voice = voice_of(claim, stake, ground.cast, ground.parties)
    copied = claim.id in ground.stand_for
    document = ground.copy_of.get(claim.document, claim.document)
    source = ground.documents[document].source
    outlet = ground.cast.key(source) if source else document  # a publisher without a name is a source of its own
    speaker = ground.cast.key(voice.name) if voice.name is not None else outlet
    return Spoken(reply, voice, speaker, document, _occasion(claim, voice), copied)


def _occasion(claim: Claim, voice: Voice) -> Window | None:
    """Return when it was said: the saying's own time, else shortly before the report; None where neither is known."""
    if voice.name is None:
        return None
    said = claim.said
    if said is not None and (said.start or said.end):
        start = instant(said.start or said.end or "")
        return start, instant(said.end) if said.end else start + _TOUCH
    published = claim.reported_at
    if published.latest is None:
        return None
    latest = instant(published.latest)
    return (instant(published.earliest) if published.earliest else latest) - _TOLD_WITHIN, latest


def _dated(one: Spoken) -> bool:
    return one.reply.claim.said is not None


# --- one holder on one occasion -------------------------------------------------------------------


def _without_copies(spoken: Sequence[Spoken], ground: Ground) -> list[Spoken]:
    present = {one.reply.claim.id for one in spoken}
    return [one for one in spoken if ground.stand_for.get(one.reply.claim.id) not in present]


def _with_copies(groups: list[list[Spoken]], spoken: Sequence[Spoken], ground: Ground) -> list[list[Spoken]]:
    """Put each copied claim into the group of the claim it repeats."""
    home = {one.reply.claim.id: group for group in groups for one in group}
    for one in spoken:
        if one.reply.claim.id not in home:
            home[ground.stand_for[one.reply.claim.id]].append(one)
    return groups


def _by_occasion(spoken: Sequence[Spoken]) -> list[list[Spoken]]:
    """Part each speaker's replies into occasions: those that share a moment with all before them belong together."""
    by_speaker: dict[str, list[Spoken]] = {}
    narrated: dict[str, list[Spoken]] = {}
    for one in spoken:
        if one.voice.name is None:
            narrated.setdefault(one.text_of, []).append(one)
        else:
            by_speaker.setdefault(one.speaker, []).append(one)
    return [*narrated.values(), *(group for ones in by_speaker.values() for group in _occasions(ones))]


def _occasions(ones: Sequence[Spoken]) -> list[list[Spoken]]:
    dated = sorted((one for one in ones if _dated(one) and one.occasion), key=_occasion_key)
    groups: list[tuple[Window, list[Spoken]]] = []
    for one in dated:
        assert one.occasion is not None
        if groups and _touch(groups[-1][0], one.occasion):
            window, group = groups[-1]
            group.append(one)
            groups[-1] = (_shared(window, one.occasion), group)
        else:
            groups.append((one.occasion, [one]))
    for one in ones:
        if not (_dated(one) and one.occasion):
            _place_undated(one, groups)
    return [group for _, group in groups]


def _place_undated(one: Spoken, groups: list[tuple[Window, list[Spoken]]]) -> None:
    """Put a saying without a date of its own with the occasion it belongs to, or start one.

    What a report passes on was said shortly before it; what a timeline tells without a date goes with the occasion on
    which its speaker said the same, of the same document first, for nothing tells the two apart.
    """
    window = one.occasion
    if one.reply.answer.basis == "unknown":
        alike = [group for _, group in groups if any(other.says == one.says for other in group)]
        document = one.reply.claim.document
        alike.sort(key=lambda group: all(other.reply.claim.document != document for other in group))
        if alike:
            alike[0].append(one)
            return
    elif window is not None:
        for known, group in groups:
            if _touch(known, window):
                group.append(one)
                return
    groups.append((window or (_NEVER, _NEVER), [one]))


def _occasion_key(one: Spoken) -> tuple[float, float, str]:
    window = one.occasion
    assert window is not None
    return window[0].timestamp(), window[1].timestamp(), one.reply.claim.id


def _touch(a: Window, b: Window) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _shared(a: Window, b: Window) -> Window:
    """Return the moments two touching windows share, or the moment at which they touch."""
    start, end = max(a[0], b[0]), min(a[1], b[1])
    return (start, end) if start <= end else (end, end)


# --- a party and those who speak for it -----------------------------------------------------------


def _joined_by_party(groups: list[list[Spoken]], ground: Ground) -> list[list[Spoken]]:
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
    for group in sorted(groups, key=lambda g: _rank(g[0], ground)):
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


Shelves = dict[tuple[str, str, bool, int], set[int]]  # groups by side, value, sign and day of the saying


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
    return (all(o.reply.claim.document not in documents for o in other), length, _rank(other[0], ground))


def _rank(one: Spoken, ground: Ground) -> tuple[int, int, str]:
    document = one.reply.claim.document
    return ground.rank[document], one.reply.claim.start, one.reply.claim.id


# --- the record -----------------------------------------------------------------------------------


def _root(question: str, group: list[Spoken], ground: Ground) -> Root:
    ordered = sorted(group, key=lambda one: (one.copied, _rank(one, ground)))
    named = [one for one in ordered if not ground.cast.is_collective(one.voice.name)] or ordered
    lead = named[0]
    first = min(ordered, key=lambda one: _rank(one, ground))
    name = ground.cast.name(lead.voice.name) if lead.voice.name else _outlet(lead.reply.claim, ground)
    origin = Origin(
        id=minted_id("org", question, first.reply.claim.id),
        claims=tuple(dict.fromkeys(one.reply.claim.id for one in sorted(group, key=lambda one: _rank(one, ground)))),
        holder=name,
        side=lead.voice.side,
        interested=any(one.voice.standing in ("interested", "aligned") for one in ordered),
        reason=_reason(ordered, lead, name, ground),
    )
    return Root(origin, tuple(ordered), lead.speaker, lead.voice)


def _outlet(claim: Claim, ground: Ground) -> str | None:
    document = ground.documents[ground.copy_of.get(claim.document, claim.document)]
    return ground.cast.name(document.source) if document.source else None


def _reason(group: Sequence[Spoken], lead: Spoken, name: str | None, ground: Ground) -> str:
    """Return in words what makes these claims one origin."""
    documents = sorted({one.reply.claim.document for one in group})
    told = "one claim" if len(group) == 1 else f"{len(group)} claims in {_documents(len(documents))}"
    parts = [f"{name or 'an unnamed outlet'}: {told}"]
    own_name = {lead.reply.claim.holder.name if lead.reply.claim.holder else "", lead.voice.name}
    others = sorted({one.reply.claim.holder.name for one in group if one.reply.claim.holder} - own_name)
    put = sorted({one.voice.put_by for one in group if one.voice.put_by})
    also = [other for other in others if other not in put and ground.cast.key(other) == lead.speaker]
    joined = [other for other in others if other not in put and other not in also]
    if lead.voice.name is None and len(group) > 1:
        parts.append("one outlet in its own voice")
    if also:
        parts.append(f"as {', '.join(also)} too, which is the same speaker")
    if joined:
        parts.append(f"joined with {', '.join(joined)}: one party, the same said at one time")
    if put:
        parts.append(f"what it puts into the mouth of {', '.join(put)} counts as its own word")
    if any(one.copied for one in group):
        parts.append("a copied text adds nothing")
    return "; ".join(parts)


def _documents(count: int) -> str:
    return "one document" if count == 1 else f"{count} documents"
