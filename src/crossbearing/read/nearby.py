"""Nearby: what of a long document touches a span, found without looking at the rest.

A scan over all mentions for every clause would make reading quadratic in the length of a text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar

from crossbearing.model.claim import Span
from crossbearing.read.attribution import Attribution
from crossbearing.read.names import Mention, SideCue
from crossbearing.read.parse import Passage, normalise
from crossbearing.read.places import PlaceMention, Places
from crossbearing.read.quantities import QuantityMention
from crossbearing.read.scene import Scene
from crossbearing.read.times import TimeMention

T = TypeVar("T")
_BUCKET = 4096  # code points: about the length of a long paragraph


class Spans(Generic[T]):
    """Things at spans of a text, found by where they are."""

    def __init__(self, things: Iterable[T], spans_of: Callable[[T], Sequence[Span]]) -> None:
        self._things = tuple(things)
        self._spans = [tuple(spans_of(thing)) for thing in self._things]
        self._buckets: dict[int, list[int]] = {}
        for number, spans in enumerate(self._spans):
            covered = {b for start, end in spans for b in range(start // _BUCKET, max(end - 1, start) // _BUCKET + 1)}
            for bucket in covered:
                self._buckets.setdefault(bucket, []).append(number)

    def numbers(self, start: int, end: int) -> list[int]:
        """Return the positions of all things that share a code point with the span, in their own order."""
        found = {
            n for b in range(start // _BUCKET, max(end - 1, start) // _BUCKET + 1) for n in self._buckets.get(b, ())
        }
        return sorted(n for n in found if any(s < end and start < e for s, e in self._spans[n]))

    def touching(self, start: int, end: int) -> tuple[T, ...]:
        """Return all things that share a code point with the span, in their own order."""
        return tuple(self._things[n] for n in self.numbers(start, end))


class Surroundings:
    """A document's scene, cut down to one passage at a time."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._mentions: Spans[Mention] = Spans(scene.names.mentions, _one)
        self._proper: Spans[Mention] = Spans(scene.names.proper, _one)
        self._cues: Spans[SideCue] = Spans(scene.names.cues, _one)
        self._places: Spans[PlaceMention] = Spans(scene.places.mentions, _one)
        self._times: Spans[TimeMention] = Spans(scene.times, _one)
        self._quantities: Spans[QuantityMention] = Spans(scene.quantities, _one)
        self._heard: Spans[Attribution] = Spans(scene.attributions, _all)
        self._starts = [p.start for p in scene.passages]
        self._headings = {p.text.strip(): p for p in scene.passages if p.block.kind == "heading"}
        self._rows: dict[tuple[str, ...], Passage] = {}
        for passage in scene.passages:
            if passage.block.kind == "row":
                self._rows.setdefault(passage.block.under, passage)

    def at(self, passage: Passage) -> tuple[Scene, tuple[int, ...]]:
        """Return the scene of a passage, and the number in the document of each attribution of that scene."""
        start, end = passage.start, passage.start + max(len(passage.text), 1)
        scene = self.scene
        heard = self._with_parents(self._heard.numbers(start, end))
        local = {number: position for position, number in enumerate(heard)}
        attributions = (scene.attributions[n] for n in heard)
        return (
            replace(
                scene,
                names=replace(
                    scene.names,
                    mentions=self._mentions.touching(start, end),
                    cues=self._cues.touching(start, end),
                    proper=self._proper.touching(start, end),
                ),
                places=Places(self._places.touching(start, end)),
                times=self._times.touching(start, end),
                quantities=self._quantities.touching(start, end),
                attributions=tuple(
                    a if a.parent is None else replace(a, parent=local.get(a.parent)) for a in attributions
                ),
            ),
            tuple(heard),
        )

    def passage_at(self, offset: int) -> Passage | None:
        """Return the passage that holds an offset, or None."""
        position = bisect_right(self._starts, offset) - 1
        if position < 0:
            return None
        passage = self.scene.passages[position]
        return passage if offset < passage.start + len(passage.text) else None

    def heading(self, words: str) -> Passage | None:
        """Return the passage of a heading with these words, or None."""
        return self._headings.get(normalise(words).strip())

    def first_row(self, under: tuple[str, ...]) -> Passage | None:
        """Return the first row of the table under these headings, or None."""
        return self._rows.get(under)

    def heard(self, span: Span) -> list[int]:
        """Return the numbers of the attributions whose content or cue shares a word with the span."""
        return self._heard.numbers(*span)

    def times_at(self, span: Span) -> tuple[TimeMention, ...]:
        """Return the times that share a word with the span."""
        return self._times.touching(*span)

    def _with_parents(self, numbers: Iterable[int]) -> list[int]:
        found = set(numbers)
        for number in list(found):
            above = self.scene.attributions[number].parent
            while above is not None and above not in found:
                found.add(above)
                above = self.scene.attributions[above].parent
        return sorted(found)


def _one(thing: Mention | SideCue | PlaceMention | TimeMention | QuantityMention) -> Sequence[Span]:
    return ((thing.start, thing.end),)


def _all(attribution: Attribution) -> Sequence[Span]:
    return tuple(s for s in (*attribution.content, attribution.cue, attribution.said) if s is not None)
