"""Assessment: what the origins support on a question, at a time, as of a date, with every reason in words.

Each value starts equal; each origin adds its word's log odds to the value it is for and takes them from the value it
is against; the normaliser makes the probabilities sum to one. So a value's log probability is the sum of its reasons.
At fixed weights a further word for a value never lowers it: within a side words are ranked by strength and each
further one is discounted, which keeps every partial sum growing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from crossbearing.model.clock import day_after, last_day
from crossbearing.model.judgement import Assessment, Question, Reason, ReasonKind, ValueBelief, When
from crossbearing.reconcile import weights
from crossbearing.reconcile.likelihood import in_words
from crossbearing.reconcile.standing import Bearing, Ruling, counting, sides_of, standing, status_of, value_status
from crossbearing.reconcile.values import CONTESTED, NO, OTHER, YES
from crossbearing.reconcile.words import Word

_SERIES: Final = frozenset({"count", "share"})  # numbers that grow or shrink from day to day
_ALONE: Final = frozenset({"set", "text"})  # rules under which values do not exclude one another


@dataclass(frozen=True, slots=True)
class Moment:
    """The moment an assessment is about, `start` to `end` (days, half open), and the view it is made from."""

    start: str
    end: str
    as_of: str | None
    as_known: str | None


def on_day(at: str, as_of: str | None, as_known: str | None) -> Moment:
    """Return the moment of an assessment about one day."""
    return Moment(at[:10], day_after(at), as_of, as_known)


def assess_question(
    question: Question,
    words: Sequence[Word],
    moment: Moment,
    *,
    parties: Sequence[str] = (),
    by_side: bool = False,
    ruling: Ruling | None = None,
) -> Assessment:
    """Return the assessment of a question: its values weighed against one another, or alone by the rules set and text.

    `words` are those of origins in view. `parties` are the sides that hold or claim in this story; with `by_side` the
    values are sides, and a party that nobody names here may be the one that holds.
    """
    bearings = counting([b for b in (bearing(word, question, moment) for word in words) if b is not None])
    values = _domain(question, bearings, parties if by_side else ())
    shares = discounts(bearings)
    because, beliefs = _believe(question, values, bearings, shares)
    live = standing(bearings)
    status = status_of(live, moment.as_of or moment.start, ruling)
    believed = tuple(
        ValueBelief(
            value,
            probability,
            in_words(probability),
            value_status(value, live, bearings, words, moment.start, ruling),
            _cites(value, bearings),
        )
        for value, probability in sorted(beliefs.items(), key=lambda kv: (-kv[1], _first_said(kv[0], bearings), kv[0]))
    )
    leading = ruling.value if ruling else believed[0].value if believed else None
    backing, against = sides_of(leading, bearings)
    return Assessment(
        question=question.id,
        at=When(moment.start, moment.end),
        as_of=moment.as_of,
        as_known=moment.as_known,
        hindsight=any(b.later for b in bearings),
        status=status,
        values=believed,
        origins=tuple({b.word.origin.id: b.word.origin for b in bearings}.values()),
        sides_for=backing,
        sides_against=against,
        sides_silent=tuple(s for s in parties if all(b.word.voice.side != s for b in bearings)),
        because=because,
    )


# --- age ------------------------------------------------------------------------------------------


def bearing(word: Word, question: Question, moment: Moment) -> Bearing | None:
    """Return how a word bears on the moment, or None if it says nothing of it."""
    anchor = word.start or (last_day(word.end) if word.end else None)
    later = _after(word.reported, moment)
    told = weights.LATER_TOLD if later else 1.0
    alone = question.rule in _ALONE
    if question.kind != "state":  # a happening or a number keeps what it says, with a date or without
        series = question.kind == "quantity" and question.rule in _SERIES
        return Bearing(word, word.strength * told, anchor, later, False, alone=alone, series=series)
    if anchor is None:
        return None
    if anchor >= moment.end:
        if word.transition:
            return None
        fade = weights.LATER_STATE * math.exp(-_days(moment.start, anchor) / weights.LATER_DECAY_DAYS)
        return Bearing(word, word.strength * fade, anchor, True, True, alone=alone)
    age = max(0, _days(_seen_until(word, anchor), moment.start))
    strength = word.strength * told * math.exp(-age / weights.STATE_DECAY_DAYS)
    return Bearing(word, strength, anchor, later, False, age, alone)


def _seen_until(word: Word, anchor: str) -> str:
    """Return the last day a word speaks of: its end; else for a change the day it came, for a state the report."""
    if word.end is not None:
        return max(anchor, last_day(word.end))
    return anchor if word.transition else max(anchor, word.reported or anchor)


def _after(reported: str | None, moment: Moment) -> bool:
    return reported is not None and reported >= moment.end


def _days(earlier: str, later: str) -> int:
    return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days


# --- dependence -----------------------------------------------------------------------------------


def discounts(bearings: Sequence[Bearing]) -> dict[int, float]:
    """Return, by index of bearing, the share of its strength that counts beside others of its side for the same value.

    One side's second voice counts half, its third a quarter. Outlets in their own voice are discounted less, and a
    speaker of no side only beside himself.
    """
    groups: dict[tuple[str, bool, str], list[int]] = {}
    for index, one in enumerate(bearings):
        groups.setdefault((one.word.value, one.word.negative, _dependence(one.word)), []).append(index)
    shares: dict[int, float] = {}
    for (_, _, group), members in groups.items():
        rate = weights.SAME_OUTLETS if group == "outlets" else weights.SAME_SIDE
        ranked = sorted(members, key=lambda i: (-bearings[i].strength, bearings[i].word.origin.id, i))
        shares.update({index: rate**rank for rank, index in enumerate(ranked)})
    return shares


def _dependence(word: Word) -> str:
    if word.voice.side is not None and word.voice.tie != "independent":
        return f"side {word.voice.side} {word.voice.standing == 'against'}"
    return "outlets" if word.own_voice else f"speaker {word.speaker}"


# --- belief ---------------------------------------------------------------------------------------


def _domain(question: Question, bearings: Sequence[Bearing], parties: Sequence[str]) -> tuple[str, ...]:
    """Return the values to weigh against one another: those spoken of, and the one nobody may have named."""
    if not bearings:
        return ()
    named = {b.word.value for b in bearings}
    if parties or named & {CONTESTED}:
        return tuple(sorted(named | set(parties) | {CONTESTED}))
    if named <= {YES, NO}:
        return (NO, YES)
    return tuple(sorted(named)) if question.rule in _ALONE else (*sorted(named), OTHER)


def _believe(
    question: Question, values: Sequence[str], bearings: Sequence[Bearing], shares: Mapping[int, float]
) -> tuple[tuple[Reason, ...], dict[str, float]]:
    reasons = {value: _reasons(value, bearings, shares) for value in values}
    scores = {value: math.fsum(r.weight for r in reasons[value]) for value in values}
    if question.rule in _ALONE:
        logs = {value: -math.log1p(math.exp(-score)) for value, score in scores.items()}
        why = "each value stands alone, and starts as likely as not"
    else:
        top = max(scores.values(), default=0.0)
        whole = top + math.log(math.fsum(math.exp(s - top) for s in scores.values())) if scores else 0.0
        logs = {value: score - whole for value, score in scores.items()}
        why = f"{len(values)} values start equal and share one probability"
    because = tuple(
        reason
        for value in sorted(values, key=lambda v: (-logs[v], v))
        for reason in (*reasons[value], Reason("normaliser", (), None, value, logs[value] - scores[value], why))
    )
    return because, {value: math.exp(log) for value, log in logs.items()}


def _reasons(value: str, bearings: Sequence[Bearing], shares: Mapping[int, float]) -> tuple[Reason, ...]:
    found = [
        Reason(
            kind=_kind(one),
            claims=one.word.claims,
            origin=one.word.origin.id,
            value=value,
            weight=(-one.strength if one.word.negative else one.strength) * shares[index],
            why=_why(one, shares[index]),
        )
        for index, one in enumerate(bearings)
        if one.word.value == value
    ]
    return tuple(sorted(found, key=lambda r: (-abs(r.weight), r.origin or "", r.claims)))


def _kind(one: Bearing) -> ReasonKind:
    if one.later:
        return "later"
    return "carried" if one.age > weights.CARRIED_AFTER_DAYS else "origin"


def _why(one: Bearing, share: float) -> str:
    parts = ["speaks against it"] if one.word.negative else []
    if one.of_later_state:
        parts.append("about a later time, which says little of this one")
    elif one.later:
        parts.append("told later")
    if one.age > 0:
        parts.append("one day old" if one.age == 1 else f"{one.age} days old")
    if share < 1:
        parts.append("beside a stronger voice of the same side or kind, so discounted")
    return f"{one.word.why}{'; ' if parts else ''}{', '.join(parts)}"


def _cites(value: str, bearings: Sequence[Bearing]) -> tuple[str, ...]:
    backing = [c for b in bearings if b.word.value == value and not b.word.negative for c in b.word.claims]
    denying = [c for b in bearings if b.word.value == value and b.word.negative for c in b.word.claims]
    return tuple(dict.fromkeys([*backing, *denying]))


def _first_said(value: str, bearings: Sequence[Bearing]) -> str:
    return min((b.anchor or "9999" for b in bearings if b.word.value == value and not b.word.negative), default="9999")
