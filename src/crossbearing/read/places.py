"""Places: where things are, which part of it, and which place on the map each name most likely means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossbearing.model.claim import PlaceRef
from crossbearing.model.document import Document
from crossbearing.model.packs import Packs
from crossbearing.read.names import Names

if TYPE_CHECKING:
    from crossbearing.read.parse import Passage


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that say where, `document.text[start:end]`, also anaphoric ones ("the city"), and the place they mean."""

    start: int
    end: int
    ref: PlaceRef


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a document in text order."""

    mentions: tuple[PlaceMention, ...]

    def within(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        """Return the place mentions that lie wholly inside the span."""
        return tuple(m for m in self.mentions if start <= m.start and m.end <= end)


def find_places(document: Document, passages: Sequence[Passage], names: Names, packs: Packs) -> Places:
    """Return every place the readable blocks name or point back to."""
    return Places(
        tuple(PlaceMention(m.start, m.end, PlaceRef(m.name, None, "in")) for m in names.mentions if m.kind == "place")
    )
