"""Events: claims about one happening, brought together by frame, who, where and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from crossbearing.model.claim import Claim, TimeRef
from crossbearing.model.clock import instant, meets
from crossbearing.model.ids import minted_id
from crossbearing.model.judgement import Event, Status
from crossbearing.reconcile.counted import counted_noun
from crossbearing.reconcile.ground import Ground
from crossbearing.reconcile.interest import stake_of, voice_of
from crossbearing.reconcile.placing import block_of, tells_the_past
from crossbearing.reconcile.values import answers_states, speaks_against

_FINE: Final = ("minute", "hour", "day", "part", "week", "month", "season", "year", "range")
_READABLE: Final = 30  # characters; a title shorter says little
_NEWS_DAYS: Final = 3  # undated news of one kind, actor and place this close together is one piece of news


@dataclass(slots=True)
class _Happening:
    claims: list[Claim] = field(default_factory=list)


def find_events(ground: Ground) -> tuple[Event, ...]:
    """Return what happened by the claims in view, each happening once, in the order in which it was first told."""
    entries: dict[tuple[str, int], _Happening] = {}
    shelves: dict[tuple[str, str, str], list[_Happening]] = {}
    found: list[_Happening] = []
    for claim in ground.claims.values():
        block = block_of(claim, ground.documents[claim.document])
        in_entry = block is not None and block.kind == "entry"
        if not _tells(claim, ground, in_entry):
            continue
        entry = entries.get((claim.document, block.start)) if in_entry and block else None
        shelf = shelves.setdefault(_who_where(claim, ground), [])
        home = entry or next((one for one in shelf if _same_time(one, claim, in_entry)), None)
        if home is None:
            home = _Happening()
            found.append(home)
        if in_entry and block:
            entries.setdefault((claim.document, block.start), home)
        if home not in shelf:
            shelf.append(home)
        home.claims.append(claim)
    return tuple(_event(one.claims, ground) for one in found)


def _tells(claim: Claim, ground: Ground, in_entry: bool) -> bool:
    """Say whether the claim tells of a happening: by its frame, or by standing as an entry of a timeline.

    A state that is held, a plan and an opinion happen to nobody.
    """
    frame = ground.frames.get(claim.frame)
    if claim.voice == "opinion":
        return False
    if in_entry:
        return True
    told = frame is not None and frame.event and answers_states(claim) and claim.roles.get("change") != "held"
    return told and not tells_the_past(block_of(claim, ground.documents[claim.document]))


def _who_where(claim: Claim, ground: Ground) -> tuple[str, str, str]:
    cast = ground.cast
    actor = claim.roles.get("actor") or counted_noun(claim.roles.get("object") or "", claim, cast)
    who = (cast.side(actor) if cast.is_collective(actor) else None) or cast.key(actor)
    where = cast.place(claim.place.name) if claim.place else ""
    if not actor and not where:
        return claim.frame, claim.id, ""  # nothing to tell it from others by: alone
    return claim.frame, f"{who} {claim.roles.get('kind', '')} {claim.roles.get('change', '')}", where


def _same_time(one: _Happening, claim: Claim, in_entry: bool) -> bool:
    """Say whether a claim's time is that of the happening.

    The times meet; or neither is known and the news of both came out within days. An undated entry of a timeline is
    itself.
    """
    here = when(claim)
    for other in one.claims:
        there = when(other)
        if here is not None and there is not None:
            if meets(here.start, here.end, there.start, there.end):
                return True
        elif here is None and there is None and not in_entry and _near(other, claim):
            return True
    return False


def _near(a: Claim, b: Claim) -> bool:
    """Say whether two claims came out within days of each other."""
    x, y = a.reported_at.latest, b.reported_at.latest
    if x is None or y is None:
        return a.document == b.document
    return abs((instant(x) - instant(y)).days) <= _NEWS_DAYS


def when(claim: Claim) -> TimeRef | None:
    """Return the time of what a claim tells, or None where neither it nor its saying is dated."""
    return claim.time or claim.said


def _event(claims: Sequence[Claim], ground: Ground) -> Event:
    first = claims[0]
    frames = (ground.frames.get(claim.frame) for claim in claims)
    times = [t for t in (when(c) for c in claims) if t is not None]
    return Event(
        id=minted_id("evt", first.id),
        title=title_of(claims, ground),
        category=next((frame.category for frame in frames if frame and frame.category), None),
        time=min(times, key=_precision, default=None),
        place=next((c.place for c in claims if c.place), None),
        claims=tuple(c.id for c in claims),
        status=_status(claims, ground),
    )


def _precision(time: TimeRef) -> tuple[int, float, str]:
    length = (instant(time.end) - instant(time.start)).total_seconds() if time.start and time.end else float("inf")
    return _FINE.index(time.precision), length, time.words


def title_of(claims: Sequence[Claim], ground: Ground) -> str:
    """Return the words for a happening: the heading of its timeline entry, else a claim's own."""
    for claim in claims:
        block = block_of(claim, ground.documents[claim.document])
        if block is not None and block.kind == "entry" and block.under:
            return " ".join(block.under[-1].split())
    return " ".join(min(claims, key=_telling).quote.split())


def _telling(claim: Claim) -> tuple[bool, bool, int, str]:
    """Return a sort key: plain assertions of a readable length first; "that was not true" tells nothing by itself."""
    length = len(claim.quote)
    return claim.stance not in ("asserts", "confirms"), length < _READABLE, abs(length - 2 * _READABLE), claim.id


def _status(claims: Iterable[Claim], ground: Ground) -> Status:
    """Return how an event stands: who tells of it and whether anyone denies it."""
    told: dict[bool, set[str]] = {True: set(), False: set()}
    sides: set[str] = set()
    interested = True
    for claim in claims:
        against = speaks_against(claim)
        stake = stake_of(claim, ground.frames.get(claim.frame), against, ground.cast)
        voice = voice_of(claim, stake, ground.cast, ground.parties)
        source = ground.documents[ground.copy_of.get(claim.document, claim.document)]
        told[against].add(ground.cast.key(voice.name) if voice.name else source.source or source.id)
        if not against:
            sides.update([voice.side] if voice.side else [])
            interested = interested and voice.standing in ("interested", "aligned")
    if told[True] and told[False]:
        return "disputed"
    count = len(told[False] or told[True])
    if count < 2:
        return "single_source"
    if len(sides) > 1:
        return "agreed"
    return "one_sided" if interested and sides else "corroborated"
