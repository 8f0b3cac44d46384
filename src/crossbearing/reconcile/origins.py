"""Origins: how many independent roots stand behind the replies to one question.

One holder on one occasion is one origin, however many relay it. A party, its capital, its army and the person who
spoke for it are one holder where they say the same of the same place at times that overlap or touch. An outlet's own
voice is its own origin, once per document. What a copy repeats belongs to its original.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from crossbearing.model.claim import Claim
from crossbearing.model.clock import instant
from crossbearing.model.ids import minted_id
from crossbearing.model.judgement import Origin
from crossbearing.reconcile.announcements import Spoken, Window, joined_by_party, rank_of
from crossbearing.reconcile.ground import Ground
from crossbearing.reconcile.interest import Stake, Voice, stake_in, stake_of, voice_of
from crossbearing.reconcile.questions import Reply
from crossbearing.reconcile.values import CONTESTED

_TOLD_WITHIN: Final = timedelta(days=3)  # a report passes on what was said shortly before it
_NEVER: Final = datetime.min.replace(tzinfo=UTC)
_TOUCH: Final = timedelta(days=1)  # occasions a day apart touch: datelines and time zones differ


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
    groups = joined_by_party(_by_occasion(_without_copies(spoken, ground)), ground)
    groups = _with_copies(groups, spoken, ground)
    ordered = sorted(groups, key=lambda group: rank_of(group[0], ground))
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
    document = _told_in(claim, ground)
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


# --- the record -----------------------------------------------------------------------------------


def _root(question: str, group: list[Spoken], ground: Ground) -> Root:
    ordered = sorted(group, key=lambda one: (one.copied, rank_of(one, ground)))
    named = [one for one in ordered if not ground.cast.is_collective(one.voice.name)] or ordered
    lead = named[0]
    first = min(ordered, key=lambda one: rank_of(one, ground))
    name = ground.cast.name(lead.voice.name) if lead.voice.name else _outlet(lead.reply.claim, ground)
    origin = Origin(
        id=minted_id("org", question, first.reply.claim.id),
        claims=tuple(dict.fromkeys(one.reply.claim.id for one in sorted(group, key=lambda one: rank_of(one, ground)))),
        holder=name,
        side=lead.voice.side,
        interested=any(one.voice.standing in ("interested", "aligned") for one in ordered),
        reason=_reason(ordered, lead, name, ground),
    )
    return Root(origin, tuple(ordered), lead.speaker, lead.voice)


def _outlet(claim: Claim, ground: Ground) -> str | None:
    document = ground.documents[_told_in(claim, ground)]
    return ground.cast.name(document.source) if document.source else None


def _told_in(claim: Claim, ground: Ground) -> str:
    """Return the document whose word a narration is: of what a copy repeats the original, of its own lead the copy."""
    return ground.copy_of.get(claim.document, claim.document) if claim.id in ground.stand_for else claim.document


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
