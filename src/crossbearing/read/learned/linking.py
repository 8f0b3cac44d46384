"""Linking: which readings of which cues stand together, the surest first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from crossbearing.read.learned.candidates import Pieces
from crossbearing.read.learned.columns import Columns, Ints, Reals
from crossbearing.read.learned.evidence import Scene
from crossbearing.read.learned.options import Options, Ranked

SHARED = 0.25  # of the shorter content: two contents may overlap that far


@dataclass(frozen=True, slots=True)
class Linked:
    """One act of saying in rows: the head of the cue, source and content, how sure, and whether inside another's."""

    cue: int
    source: Pieces
    content: Pieces
    score: float
    nested: bool


def linked(
    scene: Scene, options: Options, scores: Reals, sources: Ranked, contents: Ranked, least: float
) -> list[Linked]:
    """Return the readings whose score is at least `least`, one a cue, no content in another's: the surest first."""
    c = scene.columns
    owner = np.full(len(c), -1, dtype=np.int64)  # the accepted reading whose content a row stands in
    cues = np.zeros(len(c), dtype=np.bool_)
    done: set[int] = set()
    kept: list[Linked] = []
    for at in np.lexsort((options.content, -scores)).tolist():
        if scores[at] < least:
            break
        number = int(options.cue[at])
        cue = int(scene.pairs.cues[number])
        if number in done or owner[cue] >= 0:
            continue
        pieces = contents.found.pieces(int(options.content[at]))
        rows = _rows(c, pieces)
        if cues[rows].any() or _taken(owner, rows) > SHARED * len(rows):
            continue
        done.add(number)
        owner[rows], cues[cue] = len(kept), True
        kept.append(Linked(cue, sources.found.pieces(int(options.source[at])), pieces, float(scores[at]), nested=False))
    return kept


def _rows(c: Columns, pieces: Pieces) -> Ints:
    rows = np.concatenate([np.arange(low, high) for low, high in pieces])
    words: Ints = rows[c.word[rows]]
    return words


def _taken(owner: Ints, rows: Ints) -> int:
    return int((owner[rows] >= 0).sum())


def inner(
    scene: Scene,
    options: Options,
    sure: Reals,
    ranks: tuple[Ranked, Ranked],
    around: Sequence[Linked],
    least: float,
) -> Iterator[Linked]:
    """Yield what is said inside the contents of the readings `around`: the corpus labels none of it.

    A reading counts as sure as its cue outside all context (`sure`, one a token), its content and its source together.
    """
    sources, contents = ranks
    c = scene.columns
    owner = np.full(len(c), -1, dtype=np.int64)
    for number, one in enumerate(around):
        for low, high in one.content:
            owner[low:high] = number
    heads = {one.cue for one in around}
    best: dict[int, Linked] = {}
    for at in range(len(options.cue)):
        cue = int(scene.pairs.cues[options.cue[at]])
        content = contents.found.pieces(int(options.content[at]))
        source = sources.found.pieces(int(options.source[at]))
        if cue in heads or owner[cue] < 0 or not source or not content:
            continue
        if any(owner[row] != owner[cue] for low, high in (*content, *source) for row in (low, high - 1)):
            continue
        expected = contents.expected[options.content[at]] * sources.expected[options.source[at]]
        score = float(sure[cue] * expected)
        if score >= least and (cue not in best or score > best[cue].score):
            best[cue] = Linked(cue, source, content, score, nested=True)
    yield from (best[cue] for cue in sorted(best))
