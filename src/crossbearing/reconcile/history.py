"""History: a question's assessments at its latest time and, for a state, at its turning points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from crossbearing.model.clock import last_day
from crossbearing.model.judgement import Assessment
from crossbearing.reconcile import weights
from crossbearing.reconcile.assess import Moment, assess_question, on_day
from crossbearing.reconcile.ground import Ground, published_by
from crossbearing.reconcile.numbers import fused
from crossbearing.reconcile.origins import roots
from crossbearing.reconcile.questions import Asked, day_placed
from crossbearing.reconcile.standing import Ruling
from crossbearing.reconcile.words import Word, words_of

_NUMBERS: Final = frozenset({"count", "share", "interval"})


@dataclass(frozen=True, slots=True)
class View:
    """The dates a run looks from: up to which day, as known when, and at which moment."""

    as_of: str | None
    as_known: str | None
    at: str | None


def words_on(asked: Asked, ground: Ground, *, by: str | None = None) -> tuple[Word, ...]:
    """Return what each origin says of a question, by the claims out by the end of a day (None: all in view)."""
    replies = [reply for reply in asked.replies if published_by(reply.claim, by)]
    found = roots(asked.question.id, replies, ground, by_side=asked.rule.value == "side")
    return tuple(word for root in found for word in words_of(root, ground))


def with_numbers(asked: Asked) -> Asked:
    """Return the question with numbers that can hold at once as one value."""
    return replace(asked, replies=fused(asked.replies)) if asked.rule.rule in _NUMBERS else asked


def assessments(asked: Asked, ground: Ground, view: View, rulings: Mapping[str, Ruling]) -> Iterator[Assessment]:
    """Yield the assessment at the latest moment and, for a state, two at each turning point: as then, in hindsight."""
    ruling = rulings.get(asked.question.id)
    by_side = asked.rule.value == "side"
    parties = ground.parties
    now = latest_moment(asked, ground, view)
    if now is None:
        return
    words = words_on(asked, ground)
    yield assess_question(asked.question, words, now, parties=parties, by_side=by_side, ruling=ruling)
    if asked.question.kind != "state":
        return
    for day in turning_points(words, now.start):
        then = words_on(asked, ground, by=day)
        moment = on_day(day, day, view.as_known)
        if moment != now:
            yield assess_question(asked.question, then, moment, parties=parties, by_side=by_side)
        looked_back = on_day(day, view.as_of, view.as_known)
        if looked_back not in (moment, now):
            yield assess_question(asked.question, words, looked_back, parties=parties, by_side=by_side, ruling=ruling)


def latest_moment(asked: Asked, ground: Ground, view: View) -> Moment | None:
    """Return the moment asked for, else the last day in view, else the last day a reply speaks of."""
    day = view.at or view.as_of
    if day is None:
        told = [c.reported_at.latest for c in ground.claims.values() if c.reported_at.latest]
        placed = [d for d in (day_placed(reply) for reply in asked.replies) if d]
        day = max((last_day(latest) for latest in told), default=None) or max(placed, default=None)
    if day is None:
        day = max((d.published.earliest or "" for d in ground.documents.values()), default="") or None
    return on_day(day, view.as_of, view.as_known) if day else None


def turning_points(words: tuple[Word, ...], last: str) -> tuple[str, ...]:
    """Return the most telling days, up to `last`, on which a word that answers the question begins to hold."""
    weight: dict[str, float] = {}
    for word in words:
        if word.start is not None and word.start <= last and not word.partial:
            weight[word.start] = weight.get(word.start, 0.0) + word.strength
    telling = sorted(weight, key=lambda day: (-weight[day], day))[: weights.TURNING_POINTS]
    return tuple(sorted(telling))
