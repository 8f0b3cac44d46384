"""Amounts: which number of a clause belongs to what its frame claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from crossbearing.model.claim import Quantity
from crossbearing.read.grammar import children
from crossbearing.read.quantities import QuantityMention
from crossbearing.read.scene import Phrase, Scene

if TYPE_CHECKING:
    from crossbearing.read.clauses import Clause
    from crossbearing.read.triggers import Match

DURATIONS = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "time"})
_NEAR = ("number", "object", "kept", "subject", "of", "in", "at", "with", "by", "to", "complement")


def quantity_of(match: Match, clause: Clause, scene: Scene) -> Quantity | None:
    """Return the number of a claim: where its trigger says, else beside its words, else a rate or share near it.

    A frame that needs a number takes the nearest one of its clause; a length of time is never it.
    """
    for phrase in match.phrases("quantity"):
        if (mention := phrase.quantity) is not None:
            return mention.ref
    kinds = match.trigger.needs.get("quantity", ("any",))
    inside = [
        q
        for q in scene.quantities
        if clause.start <= q.start
        and q.end <= clause.end
        and _counts(q, scene)
        and counts_as(q.ref.unit or "", kinds, scene)
    ]
    beside = [q for phrase in _beside(match) for q in inside if _of_phrase(q, phrase)]
    if beside:
        return beside[0].ref
    sized = match.token.dep_ == "nsubj" and match.token.head.lemma_ == "be"  # "the spill was below 100 tonnes"
    wanted = (
        inside
        if sized or "quantity" in match.trigger.needs
        else [q for q in inside if q.ref.per or q.ref.unit == "percent"]
    )
    at = clause.passage.start + match.token.idx
    return min(wanted, key=lambda q: (abs(q.start - at), q.start)).ref if wanted else None


def only_quantity(clause: Clause, scene: Scene) -> Quantity | None:
    """Return the number of a clause without a frame: of several that which counts its subject or object.

    A length of time is none; where no subject or object is counted, it is the first.
    """
    inside = [q for q in scene.quantities if clause.start <= q.start and q.end <= clause.end and _counts(q, scene)]
    core = children(clause.head, "dobj", "nsubjpass", "nsubj", "attr")
    spots = {clause.passage.start + t.idx for t in core}
    return next((q.ref for q in inside if q.head in spots), inside[0].ref if inside else None)


def counts_as(words: str, kinds: Sequence[str], scene: Scene) -> bool:
    """Return whether a unit, or what a share is of, is of one of the kinds: itself, or with a word in a class."""
    if "any" in kinds or words in kinds:
        return True
    told = {form for word in words.lower().split() for form in (word, word.removesuffix("s"), word.removesuffix("es"))}
    return any(not told.isdisjoint(scene.words.get(kind, ())) for kind in kinds)


def is_length_of_time(quantity: Quantity) -> bool:
    """Return whether the number counts days, months or other lengths of time."""
    unit = (quantity.unit or "").lower()
    return quantity.per is None and (unit in DURATIONS or unit.rstrip("s") in DURATIONS)


def _beside(match: Match) -> Iterator[Phrase]:
    for place in _NEAR:
        yield from match.slots.get(place, ())


def _of_phrase(quantity: QuantityMention, phrase: Phrase) -> bool:
    own = phrase.quantity
    return own is not None and own.start == quantity.start


def _counts(quantity: QuantityMention, scene: Scene) -> bool:
    if is_length_of_time(quantity.ref):
        return False
    return not any(t.start < quantity.end and quantity.start < t.end for t in scene.times)
