"""Whereabouts: the place of a clause where its own words do not stand right at it, but the sentence's do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Token

from crossbearing.model.claim import PlaceRef
from crossbearing.read.clauses import Clause, saying_at
from crossbearing.read.places import PlaceMention
from crossbearing.read.scene import Phrase, Scene

_OPENING = frozenset("in at near on around outside across inside throughout".split())
_INSIDE = frozenset("in at near around outside across inside on of".split())
_LONG = 12  # words up to the comma behind an opening phrase
_LABEL = 6  # words of a label before its colon
_OPENED = frozenset({"main", "also"})


def inside_phrases(filling: Sequence[Phrase], scene: Scene) -> tuple[PlaceRef, ...]:
    """Return the place that the phrases stand in by a phrase of their own: "in 20 schools in Harrow"; the first named.

    Only what hangs on the noun by a word of place counts, so that "in homes of miners from Harrow" gives none.
    """
    for phrase in filling:
        for word in _standing_in(phrase.head):
            at = phrase.passage.start + word.idx
            for place in scene.places.mentions:
                if place.start <= at < place.end:
                    return (place.ref,)
    return ()


def _standing_in(head: Token) -> Iterator[Token]:
    for prep in (c for c in head.children if c.dep_ == "prep" and c.lower_ in _INSIDE):
        for inner in (c for c in prep.children if c.dep_ == "pobj"):
            yield inner
            yield from _standing_in(inner)


def fronted_place(clause: Clause, scene: Scene) -> PlaceRef | None:
    """Return the place that the clause's sentence opens with: "In Harrow, a wall fell and two people were hurt".

    The opening phrase must stand in the same mouth as the clause, and before it; a subordinate clause has its own.
    """
    if clause.kind not in _OPENED:
        return None
    passage, sentence = clause.passage, clause.head.sent
    words = [t for t in sentence if not t.is_space]
    while words and (words[0].is_punct or words[0].dep_ == "cc"):
        words = words[1:]
    if (label := _label(words, clause, scene)) is not None:
        return label
    opening = list(takewhile(lambda t: t.text != ",", words[: _LONG + 1]))
    if not opening or len(opening) > _LONG or opening[0].lower_ not in _OPENING or opening[0].dep_ != "prep":
        return None
    low, last = passage.start + opening[0].idx, opening[-1]
    found = scene.places.within(low, passage.start + last.idx + len(last))
    first = next((p for p in found if _is_its_own(p, opening[0], clause)), None)
    if first is None or first.start >= clause.end:
        return None
    return first.ref if saying_at(first.start, scene.attributions) == clause.saying else None


def _label(words: Sequence[Token], clause: Clause, scene: Scene) -> PlaceRef | None:
    """Return the place that labels a line before a colon: "Harrow, lower town: 30 people moved to a school"."""
    label = list(takewhile(lambda t: t.text != ":", words[: _LABEL + 1]))
    if not 0 < len(label) <= _LABEL or not label[0].text[:1].isupper():
        return None
    start, end = (clause.passage.start + at for at in (label[0].idx, label[-1].idx + len(label[-1])))
    named = scene.places.within(start, end)
    return named[0].ref if named and named[0].start == start else None


def _is_its_own(place: PlaceMention, opening: Token, clause: Clause) -> bool:
    """Return whether the place stands in the opening phrase itself, not in a clause inside it."""
    inside = {clause.passage.start + t.idx for t in opening.subtree}
    return any(place.start <= at < place.end for at in inside)
