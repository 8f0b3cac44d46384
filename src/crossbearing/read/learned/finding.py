"""Finding: the acts of saying of a document by the trained part alone, as spans of its text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossbearing.model.claim import Span
from crossbearing.read.learned.candidates import Pieces
from crossbearing.read.learned.columns import Columns, Reals, columns_of
from crossbearing.read.learned.cues import cue_scores, may_be_cue
from crossbearing.read.learned.linking import Linked, inner, linked
from crossbearing.read.learned.options import options_of, ranked, scene_of
from crossbearing.read.learned.tagger import Tagged
from crossbearing.read.learned.trees import chance, tree_odds
from crossbearing.read.learned.weights import Weights, load_weights
from crossbearing.read.parse import Passage

LEAST_CUE = -2.0  # log odds from which a token's readings are weighed at all
LEAST = 0.4  # chance from which a reading counts: F1 on the dev month is flat from 0.3 to 0.45
LEAST_INNER = 0.3
_CUE_WORD = 0.4  # chance from which a word beside the head belongs to the cue


@dataclass(frozen=True, slots=True)
class Learned:
    """One act of saying as the trained part sees it; spans are document offsets, `passage` an index.

    `head` is the offset of the word that heads the cue. `score` is how likely content and source are right, 0 to 1.
    `source` is None where nobody is named. A `nested` one stands in another's content.
    """

    passage: int
    head: int
    cue: tuple[Span, ...]
    source: tuple[Span, ...] | None
    content: tuple[Span, ...]
    score: float
    nested: bool


def likely_cues(text: str, passages: Sequence[Passage], least: float) -> tuple[tuple[int, int], ...]:
    """Return the index of the passage and the offset of each word that heads a cue with at least that log odds.

    The first and cheapest stage alone: it tells which passages are worth the others. Raises as `find_learned`.
    """
    c = columns_of(text, passages)
    if c is None:
        return ()
    rows = np.flatnonzero((_cue_odds(c, load_weights(), "cues") >= least) & c.word)
    return tuple(zip(c.passage[rows].tolist(), c.start[rows].tolist(), strict=True))


def find_learned(text: str, passages: Sequence[Passage], least: float = LEAST) -> tuple[Learned, ...]:
    """Return the acts of saying with at least that score by the places of their cues, attitudes and acts among them.

    A parser without the vectors that the weights were trained on gives none. Raises StopRun if the weights are absent.
    """
    c = columns_of(text, passages)
    if c is None:
        return ()
    weights = load_weights()
    odds, sure = _cue_odds(c, weights, "cues"), chance(_cue_odds(c, weights, "inner"))
    scene = scene_of(c, odds, (sure > LEAST_INNER) & may_be_cue(c), weights, LEAST_CUE)
    if not len(scene.pairs.cues):
        return ()
    sources, contents = ranked(scene, weights)
    options = options_of(scene, sources, contents)
    scores = chance(tree_odds(options.rows, weights, "link"))
    scores[scene.tagged.cue[scene.pairs.cues[options.cue]] <= LEAST_CUE] = 0
    outer = linked(scene, options, scores, sources, contents, least)
    found = [*outer, *inner(scene, options, sure, (sources, contents), outer, LEAST_INNER)]
    return tuple(_learned(c, scene.tagged, one) for one in sorted(found, key=lambda one: one.cue))


def _cue_odds(c: Columns, weights: Weights, name: str) -> Reals:
    return cue_scores(c, weights[f"{name}.table"], weights[f"{name}.dense"], float(weights[f"{name}.bias"][0]))


def _learned(c: Columns, tagged: Tagged, one: Linked) -> Learned:
    source = _spans(c, one.source)
    return Learned(
        passage=int(c.passage[one.cue]),
        head=int(c.start[one.cue]),
        cue=_spans(c, _cue(c, tagged, one)),
        source=source or None,
        content=_spans(c, tuple(_with_marks(c, piece) for piece in one.content)),
        score=one.score,
        nested=one.nested,
    )


def _cue(c: Columns, tagged: Tagged, one: Linked) -> Pieces:
    """Return the words beside the head that likely belong to the cue, none of them in the source or content."""
    taken = {row for low, high in (*one.source, *one.content) for row in range(low, high)}
    low, high = one.cue, one.cue + 1
    while low and _goes_with(c, tagged, low - 1, one.cue) and low - 1 not in taken:
        low -= 1
    while high < len(c) and _goes_with(c, tagged, high, one.cue) and high not in taken:
        high += 1
    return ((low, high),)


def _goes_with(c: Columns, tagged: Tagged, row: int, cue: int) -> bool:
    return bool(c.sentence[row] == c.sentence[cue] and c.word[row] and tagged.roles[row, 2] > _CUE_WORD)


def _with_marks(c: Columns, piece: tuple[int, int]) -> tuple[int, int]:
    """Return the piece with the quotation marks that open or close at its edges, and the stop before a closing one."""
    low, high = piece
    if low and c.mark[low - 1] and c.quote[low - 1] == c.quote[low]:
        low -= 1
    ahead = high
    while ahead < len(c) and not c.word[ahead] and not c.mark[ahead] and c.quote[ahead] and ahead - high < 2:
        ahead += 1
    if ahead < len(c) and c.mark[ahead] and c.quote[ahead] == c.quote[high - 1]:
        high = ahead + 1
    return low, high


def _spans(c: Columns, pieces: Pieces) -> tuple[Span, ...]:
    return tuple((int(c.start[low]), int(c.end[high - 1])) for low, high in pieces)
