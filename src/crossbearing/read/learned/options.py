"""Options: each cue with its likeliest contents and the source that goes with them, and what speaks for each."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from crossbearing.read.learned.candidates import Candidates, candidates_of, forest_of
from crossbearing.read.learned.columns import Bits, Columns, Ints, Reals
from crossbearing.read.learned.evidence import Scene, evidence
from crossbearing.read.learned.inputs import pairs_of
from crossbearing.read.learned.tagger import pair_chances, tag
from crossbearing.read.learned.trees import chance, tree_odds
from crossbearing.read.learned.weights import Weights

CONTENTS = 3  # likeliest contents kept for a cue
_CONTENT = 0.3  # chance from which a token may stand in a content
_SOURCES = 3  # likeliest sources tried beside each


@dataclass(frozen=True, slots=True)
class Ranked:
    """The candidates of one role with their evidence and the overlap with the true span that the trees expect."""

    found: Candidates
    rows: Reals
    expected: Reals


@dataclass(frozen=True, slots=True)
class Options:
    """Ways to read each cue: the numbers of the cue, its content and its source, and rows of numbers for the trees."""

    cue: Ints
    content: Ints
    source: Ints
    rows: Reals


def scene_of(c: Columns, odds: Reals, heads: Bits, weights: Weights, least: float) -> Scene:
    """Return the document as the tagger sees it, with every token for a cue that is one by more than `least` odds.

    `heads` are further tokens to take for cues where they likely stand in a content.
    """
    tagged = tag(c, odds, weights)
    inside = heads & (tagged.roles[:, 3] > _CONTENT)
    pairs = pairs_of(c, np.flatnonzero((tagged.cue > least) & c.word | inside))
    return Scene(c, odds, tagged, pairs, pair_chances(tagged, pairs, weights))


def candidate_rows(scene: Scene) -> tuple[tuple[Candidates, Reals], tuple[Candidates, Reals]]:
    """Return the candidates for sources and for contents, each with its evidence."""
    c = scene.columns
    sources, contents = candidates_of(forest_of(c), scene.pairs, scene.chances, c.word)
    return (sources, evidence(scene, sources, 0)), (contents, evidence(scene, contents, 1))


def ranked(scene: Scene, weights: Weights) -> tuple[Ranked, Ranked]:
    """Return the candidates for sources and for contents with what the trees expect of them."""
    pair = (Ranked(found, rows, chance(tree_odds(rows, weights, name)))
            for name, (found, rows) in zip(("source", "content"), candidate_rows(scene), strict=True))  # fmt: skip
    sources, contents = pair
    return sources, contents


def options_of(scene: Scene, sources: Ranked, contents: Ranked) -> Options:
    """Return the likeliest contents of each cue, each with the likeliest source that does not overlap it."""
    chosen: list[tuple[int, int, int]] = []
    extra: list[tuple[float, ...]] = []
    content_order, source_order = _best_first(contents), _best_first(sources)
    for cue in range(len(scene.pairs.cues)):
        likely = [n for n in content_order[cue] if contents.found.firsts[n + 1] > contents.found.firsts[n]][:CONTENTS]
        beside = source_order[cue][:_SOURCES]
        for place, content in enumerate(likely):
            apart = [n for n in beside if not _overlap(sources.found, n, contents.found, content)]
            source = (apart or source_order[cue][-1:])[0]
            chosen.append((cue, content, source))
            best = float(contents.expected[likely[0]])
            runner = float(contents.expected[likely[1]]) if len(likely) > 1 else 0.0
            mine, theirs = float(contents.expected[content]), float(sources.expected[source])
            extra.append((mine, theirs, mine * theirs, place, mine - best, best - runner, len(apart)))
    table = np.array(chosen, dtype=np.int64).reshape(-1, 3)
    numbers = np.array(extra, dtype=np.float32).reshape(-1, 7)
    above = _inside_others(scene)[table[:, 0]]
    rows = np.concatenate(
        [contents.rows[table[:, 1]], sources.rows[table[:, 2]], numbers, above], axis=1, dtype=np.float32
    )
    return Options(table[:, 0], table[:, 1], table[:, 2], rows)


def _best_first(one: Ranked) -> list[list[int]]:
    """Return each cue's candidates, the likeliest first; candidates come ordered by cue."""
    order = np.lexsort((-one.expected, one.found.cue))
    cuts = np.flatnonzero(np.diff(one.found.cue[order], prepend=-1, append=-1))
    return [order[a:b].tolist() for a, b in pairwise(cuts.tolist())]


def _overlap(one: Candidates, first: int, other: Candidates, second: int) -> bool:
    return any(a < d and c < b for a, b in one.pieces(first) for c, d in other.pieces(second))


def _inside_others(scene: Scene) -> Reals:
    """Return how likely each cue stands in the content, or in the source, of another cue. Shape (cues, 3)."""
    pairs, c = scene.pairs, scene.columns
    number = np.full(len(c), -1, dtype=np.int64)
    number[pairs.cues] = np.arange(len(pairs.cues))
    met = number[pairs.token]
    there = (met >= 0) & (met != pairs.cue)
    out = np.zeros((len(pairs.cues), 3), dtype=np.float32)
    sure = chance(scene.tagged.cue[pairs.cues])
    np.maximum.at(out[:, 0], met[there], (sure[pairs.cue] * scene.chances[:, 1])[there])
    np.maximum.at(out[:, 1], met[there], (sure[pairs.cue] * scene.chances[:, 0])[there])
    near = there & (np.abs(pairs.token - pairs.cues[pairs.cue]) < 30)
    out[:, 2] = np.bincount(met[near], sure[pairs.cue[near]], minlength=len(out))
    return out
