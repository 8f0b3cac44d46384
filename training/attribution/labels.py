"""Labels: the corpus' spans as rows of the columns that the run time computes from the parse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossbearing.model.claim import Span
from crossbearing.read.learned.columns import Bits, Columns, Ints, columns_of
from training.attribution.corpus import Labelled


@dataclass(frozen=True, slots=True)
class Rows:
    """One labelled attribution as rows of tokens, punctuation included; `head` is the token that heads its cue."""

    source: Ints
    cue: Ints
    content: Ints
    head: int


@dataclass(frozen=True, slots=True)
class Example:
    """A document as the run time sees it, with its labels."""

    name: str
    text: str
    columns: Columns
    gold: tuple[Rows, ...]

    @property
    def heads(self) -> Bits:
        """Return which tokens head a labelled cue."""
        marked = np.zeros(len(self.columns), dtype=np.bool_)
        marked[[one.head for one in self.gold]] = True
        return marked

    @property
    def contents(self) -> Bits:
        """Return which tokens stand in a labelled content: acts of saying in there are not labelled."""
        marked = np.zeros(len(self.columns), dtype=np.bool_)
        for one in self.gold:
            marked[one.content] = True
        return marked


def example_of(document: Labelled) -> Example:
    """Return the document's columns and labels; a span that no token lies in is left out."""
    columns = columns_of(document.text, document.passages)
    if columns is None:
        raise ValueError(f"no tokens in {document.name}")
    rows = ((_rows(columns, one.source), _rows(columns, one.cue), _rows(columns, one.content)) for one in document.gold)
    gold = tuple(
        Rows(source, cue, content, _head(columns, cue)) for source, cue, content in rows if len(cue) and len(content)
    )
    return Example(document.name, document.text, columns, gold)


def _rows(c: Columns, spans: Sequence[Span]) -> Ints:
    """Return the tokens that begin or end inside one of the spans."""
    inside = np.zeros(len(c), dtype=np.bool_)
    for start, end in spans:
        inside[np.searchsorted(c.end, start, "right") : np.searchsorted(c.start, end, "left")] = True
    return np.flatnonzero(inside)


def _head(c: Columns, cue: Ints) -> int:
    """Return the highest of the cue's words; of several, the first."""
    words = cue[c.word[cue]]
    rows = words if len(words) else cue
    return int(rows[np.argmin(c.depth[rows])])
