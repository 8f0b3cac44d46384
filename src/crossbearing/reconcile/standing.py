"""Standing: which words stand at a moment, and the status of a question and its values by the stated precedence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from crossbearing.model.judgement import Status, ValueStatus
from crossbearing.reconcile import weights
from crossbearing.reconcile.words import Word


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a word bears on a moment: what is left of its strength, and whether it was told, or is about, later."""

    word: Word
    strength: float
    anchor: str | None  # the day it is placed from
    later: bool
    of_later_state: bool
    age: int = 0
    alone: bool = False  # the question's values do not exclude one another


@dataclass(frozen=True, slots=True)
class Ruling:
    """A value that a person's judgement decided, with the reason given."""

    value: str
    reason: str


def standing(bearings: Sequence[Bearing]) -> tuple[Bearing, ...]:
    """Return the bearings that answer the question at that moment and that nothing later has superseded."""
    direct = [b for b in bearings if not b.word.partial and not b.of_later_state]
    return tuple(b for b in direct if not any(supersedes(other, b) for other in direct))


def counting(bearings: Sequence[Bearing]) -> list[Bearing]:
    """Return the bearings that still count: none that its own speaker revised, no faint one long overtaken."""
    direct = [b for b in bearings if not b.word.partial and not b.of_later_state]

    def gone(one: Bearing) -> bool:
        later = [b for b in direct if supersedes(b, one)]
        return any(b.word.speaker == one.word.speaker for b in later) or (bool(later) and one.strength < weights.FAINT)

    return [b for b in bearings if not gone(b)]


def supersedes(later: Bearing, earlier: Bearing) -> bool:
    """Say whether a word placed later, of another value, takes the place of an earlier one.

    A speaker, a side, or the outlets in their own voice revise what they said; after a long time anyone's later word
    does.
    """
    a, b = later.anchor, earlier.anchor
    if a is None or b is None or a <= b or not contrary(later, earlier):
        return False
    x, y = later.word, earlier.word
    one_mouth = x.speaker == y.speaker or (x.voice.side is not None and x.voice.side == y.voice.side)
    unsided = x.voice.side is None and y.voice.side is None
    if x.speaker == y.speaker or unsided or (one_mouth and x.voice.tie != "aligned" and x.voice.put_by is None):
        return True
    return _days(b, a) > weights.STALE_AFTER_DAYS


def contrary(a: Bearing, b: Bearing) -> bool:
    """Say whether two words cannot both hold: rival values, or one value asserted and denied."""
    if a.word.negative and b.word.negative:
        return False
    if a.word.negative or b.word.negative:
        return a.word.value == b.word.value
    return a.word.value != b.word.value and not a.alone


def status_of(bearings: Sequence[Bearing], at: str, as_of: str | None, ruling: Ruling | None) -> Status:
    """Return the first status that applies: decided, disputed, agreed, corroborated, one_sided, single_source, open."""
    live = standing(bearings)
    if ruling is not None or conceded_value(live) is not None or _unopposed(live, as_of or at):
        return "decided"
    if not live:
        return "open"
    if any(_clash(a, b) for i, a in enumerate(live) for b in live[i + 1 :]):
        return "disputed"
    by_value: dict[tuple[str, bool], list[Word]] = {}
    for one in live:
        by_value.setdefault((one.word.value, one.word.negative), []).append(one.word)
    return max((_support(words) for words in by_value.values()), key=_RANK.index)


_RANK: list[Status] = ["open", "single_source", "one_sided", "corroborated", "agreed"]


def _support(words: Sequence[Word]) -> Status:
    origins = {word.origin.id for word in words}
    sides = {word.voice.side for word in words if word.voice.side is not None}
    if len(origins) == 1:
        return "single_source"
    if len(sides) >= 2:
        return "agreed"
    one_interested_side = len(sides) == 1 and all(word.voice.standing in ("interested", "aligned") for word in words)
    return "one_sided" if one_interested_side else "corroborated"


def _clash(a: Bearing, b: Bearing) -> bool:
    return a.word.origin.id != b.word.origin.id and contrary(a, b)


def conceded_value(live: Sequence[Bearing]) -> str | None:
    """Return the value that one who speaks for its party has given up, if nobody of that side still asserts it.

    An aligned blogger concedes nothing for a party, nor does anyone by the mouth of an opponent.
    """
    for one in live:
        word = one.word
        speaks_for = word.voice.tie in ("party", "state") and word.voice.put_by is None
        if not (word.concedes and word.negative and speaks_for and word.voice.side == word.value):
            continue
        if not any(_asserts(other.word, word.value, word.voice.side) for other in live):
            return word.value
    return None


def _asserts(word: Word, value: str, side: str | None) -> bool:
    return word.value == value and not word.negative and word.voice.side == side


def _unopposed(live: Sequence[Bearing], day: str) -> bool:
    """Say whether two disinterested origins have stood for one value, thirty days and without a word against them."""
    fresh = [b for b in live if b.age <= weights.STALE_AFTER_DAYS]  # what held long ago may have changed unreported
    for value in sorted({b.word.value for b in fresh if not b.word.negative}):
        holding = [b for b in fresh if b.word.value == value and not b.word.negative]
        backing = [b.word for b in holding]
        told = sorted(
            min(w.reported or "9999" for w in backing if w.origin.id == origin)
            for origin in {w.origin.id for w in backing if w.disinterested}
        )
        against = [b for b in live if any(contrary(b, other) for other in holding)]
        if len(told) > 1 and told[1] != "9999" and not against and _days(told[1], day) >= weights.UNOPPOSED_DAYS:
            return True
    return False


def value_status(
    value: str, bearings: Sequence[Bearing], words: Sequence[Word], at: str, ruling: Ruling | None
) -> ValueStatus:
    """Return where a value stands: held, given up, taken back, overtaken or contradicted."""
    live = standing(bearings)
    if ruling is not None:
        return "standing" if ruling.value == value else "contradicted"
    if conceded_value(live) == value:
        return "conceded"
    parts = [b for b in bearings if b.word.partial and not b.of_later_state]
    if any(b.word.value == value and not b.word.negative for b in (*live, *parts)):
        return "standing"
    if any(b.word.value == value and b.word.retracts for b in bearings):
        return "retracted"
    held = [w for w in words if w.value == value and not w.negative and not w.partial]
    if any((word.start or "") <= at for word in held):
        return "superseded"
    return "contradicted" if any(b.word.value == value and b.word.negative for b in live) else "standing"


def sides_of(value: str | None, bearings: Sequence[Bearing]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the sides that speak for the value and those that speak against it, parts of it included."""
    backing: set[str] = set()
    against: set[str] = set()
    for one in bearings:
        side = one.word.voice.side
        if side is None or value is None or one.of_later_state or any(supersedes(b, one) for b in bearings):
            continue
        if one.word.value == value:
            (against if one.word.negative else backing).add(side)
        elif not one.word.negative:
            against.add(side)
    return tuple(sorted(backing)), tuple(sorted(against))


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days
