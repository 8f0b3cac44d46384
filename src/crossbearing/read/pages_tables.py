"""Tables: a claim for each row, about the place or thing that its first cell names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.model.claim import Quantity, Span
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition, quoted
from crossbearing.read.scene import Scene

_CELL = re.compile(r"[^\t|]+")
_NUMBER = re.compile(
    r"^[<>~≈]?\s?(?:about |over |under |below |at least )?\d[\d,.]*\s?(?:%|[a-z]{1,12})?$", re.IGNORECASE
)


def table_row(scene: Scene, passage: Passage, first: Passage | None) -> tuple[Proposition, ...]:
    """Return a row of a table as one proposition, quoted whole; a row that heads the columns gives none.

    Its object is the first cell with the heading of the column that holds the row's only number, and that number is its
    quantity; a row of several numbers keeps them in its quote.
    """
    cells = _cells(scene, passage)
    numbers = [i for i, (start, end) in enumerate(cells) if _NUMBER.match(scene.document.text[start:end])]
    if len(cells) < 2 or not [i for i in numbers if i > 0]:
        return ()
    heads = _header(scene, passage, first, len(cells))
    only = numbers[0] if len(numbers) == 1 else None
    words = [scene.document.text[slice(*cells[0])], scene.document.text[slice(*heads[only])] if heads and only else ""]
    span = (cells[0][0], cells[-1][1])
    inside = scene.places.within(*span)
    return (
        replace(
            quoted(span, span),
            roles={"object": ", ".join(w for w in words if w)},
            quantity=_quantity(scene, cells[only]) if only is not None else None,
            place=inside[0].ref if inside else None,
            time=next((t.ref for t in scene.times if span[0] <= t.start and t.end <= span[1]), None),
        ),
    )


def _cells(scene: Scene, passage: Passage) -> list[Span]:
    text = scene.document.text
    found = []
    for match in _CELL.finditer(text, passage.block.start, passage.block.end):
        words = match.group().strip()
        if words:
            start = match.start() + match.group().index(words)
            found.append((start, start + len(words)))
    return found


def _header(scene: Scene, passage: Passage, first: Passage | None, width: int) -> list[Span]:
    """Return the cells that head the columns: those of the table's first row, if none of them is a number."""
    if first is None or first.block == passage.block:
        return []
    cells = _cells(scene, first)
    numbers = any(_NUMBER.match(scene.document.text[s:e]) for s, e in cells)
    return cells if len(cells) == width and not numbers else []


def _quantity(scene: Scene, cell: Span) -> Quantity | None:
    found: Sequence[Quantity] = [q.ref for q in scene.quantities if cell[0] <= q.start and q.end <= cell[1]]
    return found[0] if found else None
