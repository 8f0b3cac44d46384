"""Pages: what layout says that running text does not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from crossbearing.read.frames import Proposition
from crossbearing.read.parse import Passage
from crossbearing.read.scene import Scene
from crossbearing.read.triggers import Index


def laid_out(scene: Scene, passage: Passage, found: Iterable[Proposition], index: Index) -> Iterator[Proposition]:
    """Give a passage's propositions as its layout means them."""
    if passage.block.kind in {"heading", "caption"}:
        return
    yield from found
