"""Standing: which words stand at a moment, and the status of a question and its values by the stated precedence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from crossbearing.model.clock import day_after, last_day
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
    series: bool = False  # a number that changes: values of different days do not exclude one another


@dataclass(frozen=True, slots=True)
class Ruling:
    """A value that a person's judgement decided, with the reason given."""

    value: str
    reason: str


def standing(bearings: Sequence[Bearing]) -> tuple[Bearing, ...]:
    """Return the bearings that answer the question at that moment and that nothing later has superseded."""
    direct = _direct(bearings)
    last = _last_words(direct)
    return tuple(b for b in direct if not superseded(b, last))


def counting(bearings: Sequence[Bearing]) -> list[Bearing]:
    """Return the bearings that still count: none that its own speaker revised, no faint one long overtaken."""
    last = _last_words(_direct(bearings))
    return [
        b
        for b in bearings
        if not _revised(b, last.get(("speaker", b.word.speaker), {}))
        and not (b.strength < weights.FAINT and superseded(b, last))
    ]


def _direct(bearings: Sequence[Bearing]) -> list[Bearing]:
    return [b for b in bearings if not b.word.partial and not b.of_later_state]


# --- revising -------------------------------------------------------------------------------------

Said = tuple[str, bool]  # a value, and whether it is spoken against
Mouth = tuple[str, str]


def _last_words(bearings: Sequence[Bearing]) -> dict[Mouth, dict[Said, str]]:
    """Return, for each mouth, the last day on which it spoke for or against each value.

    Mouths are a speaker, a side by those who speak for it, all who speak for no side, and anyone.
    """
    last: dict[Mouth, dict[Said, str]] = {}
    for one in bearings:
        if one.anchor is None:
            continue
        voice = one.word.voice
        mouths = [("speaker", one.word.speaker), ("anyone", "")]
        if voice.side is None:
            mouths.append(("of no side", ""))
        elif voice.tie != "aligned" and voice.put_by is None:
            mouths.append(("side", voice.side))
        said = (one.word.value, one.word.negative)
        for mouth in mouths:
            days = last.setdefault(mouth, {})
            days[said] = max(days.get(said, ""), one.anchor)
    return last


def superseded(one: Bearing, last: Mapping[Mouth, Mapping[Said, str]]) -> bool:
    """Say whether a word placed later, of another value, takes the place of this one.

    A speaker, a side, or the outlets in their own voice revise what they said; after a long time anyone's later word
    does.
    """
    side = one.word.voice.side
    mouth = ("of no side", "") if side is None else ("side", side)
    return (
        _revised(one, last.get(("speaker", one.word.speaker), {}))
        or _revised(one, last.get(mouth, {}))
        or _revised(one, last.get(("anyone", ""), {}), weights.STALE_AFTER_DAYS)
    )


def _revised(one: Bearing, last: Mapping[Said, str], after_days: int = 0) -> bool:
    """Say whether something that cannot hold beside this word was said more than so many days after it."""
    if one.anchor is None:
        return False
    own = (one.word.value, one.word.negative)
    return any(_days(one.anchor, day) > after_days for said, day in last.items() if _cannot_both(said, own, one.alone))


def _cannot_both(a: Said, b: Said, alone: bool) -> bool:
    if a[1] and b[1]:
        return False
    return a[0] == b[0] if a[1] or b[1] else a[0] != b[0] and not alone


def contrary(a: Bearing, b: Bearing) -> bool:
    """Say whether two words cannot both hold: rival values of one time, or one value asserted and denied."""
    if a.series and not _same_time(a.word, b.word):
        return False
    return _cannot_both((a.word.value, a.word.negative), (b.word.value, b.word.negative), a.alone)


# --- status ---------------------------------------------------------------------------------------


def status_of(live: Sequence[Bearing], day: str, ruling: Ruling | None) -> Status:
    """Return the first status that applies: decided, disputed, agreed, corroborated, one_sided, single_source, open.

    `live` are the bearings that stand, `day` the one the question is looked at from.
    """
    if ruling is not None or conceded_value(live) is not None or _unopposed(live, day):
        return "decided"
    if not live:
        return "open"
    by_value: dict[Said, list[Word]] = {}
    for one in live:
        by_value.setdefault((one.word.value, one.word.negative), []).append(one.word)
    if _clash(by_value, live[0]):
        return "disputed"
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


def _clash(by_value: Mapping[Said, Sequence[Word]], kind: Bearing) -> bool:
    """Say whether two words of different origins cannot both hold: in a series, of the same time."""
    kinds = list(by_value)
    rivals = [(a, b) for i, a in enumerate(kinds) for b in kinds[i + 1 :] if _cannot_both(a, b, kind.alone)]
    if not kind.series:
        return any(len({word.origin.id for word in (*by_value[a], *by_value[b])}) > 1 for a, b in rivals)
    return any(
        x.origin.id != y.origin.id and _same_time(x, y) for a, b in rivals for x in by_value[a] for y in by_value[b]
    )


def _same_time(a: Word, b: Word) -> bool:
    """Say whether two words are placed at times that meet; one without a time is of any."""
    first, second = _window(a), _window(b)
    return first is None or second is None or (first[0] < second[1] and second[0] < first[1])


def _window(word: Word) -> tuple[str, str] | None:
    start = word.start or (last_day(word.end) if word.end else None)
    return None if start is None else (start[:10], max(word.end or "", day_after(start))[:10])


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
    value: str,
    live: Sequence[Bearing],
    bearings: Sequence[Bearing],
    words: Sequence[Word],
    at: str,
    ruling: Ruling | None,
) -> ValueStatus:
    """Return where a value stands: held, given up, taken back, overtaken or contradicted."""
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
    last = _last_words([b for b in bearings if not b.of_later_state])
    for one in bearings:
        side = one.word.voice.side
        if side is None or value is None or one.of_later_state or superseded(one, last):
            continue
        if one.word.value == value:
            (against if one.word.negative else backing).add(side)
        elif not one.word.negative:
            against.add(side)
    return tuple(sorted(backing)), tuple(sorted(against))


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days
