"""Blocks: a text cut into pieces of layout that never overlap, stand in order, and cover all but white space."""

from __future__ import annotations

from collections.abc import Mapping

from crossbearing.collect.kinds import Mark
from crossbearing.collect.lines import lines_of
from crossbearing.collect.prose import prose
from crossbearing.collect.structured import structured
from crossbearing.model.document import Block


def blocks_of(text: str, marks: Mapping[int, Mark] | None = None) -> tuple[Block, ...]:
    """Return the blocks of a text. `marks` says what markup knew of the lines that start at an offset."""
    lines = lines_of(text)
    return structured(text, lines) or tuple(prose(text, lines, marks=marks))
