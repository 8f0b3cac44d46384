"""Train the trees: what to expect of a candidate for source or content, and of a whole reading of a cue."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import lightgbm
import numpy as np

from crossbearing.read.learned.candidates import Candidates
from crossbearing.read.learned.columns import Ints, Reals
from crossbearing.read.learned.evidence import Scene
from crossbearing.read.learned.options import Options, Ranked, candidate_rows, options_of
from crossbearing.read.learned.trees import chance, tree_odds
from training.attribution.export import Arrays, tree_arrays
from training.attribution.folds import FOLDS
from training.attribution.labels import Example

TREES = 60
_SHAPE = {"num_leaves": 31, "learning_rate": 0.12, "min_data_in_leaf": 60, "lambda_l2": 1.0, "feature_fraction": 0.7}
_FIXED = {
    "objective": "cross_entropy",
    "verbosity": -1,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A document with the candidates of its likely cues, and how far each overlaps the true span of the cue's gold."""

    example: Example
    scene: Scene
    sources: tuple[Candidates, Reals]
    contents: tuple[Candidates, Reals]
    source_right: Reals  # -1: the cue is none
    content_right: Reals


def judged(example: Example, scene: Scene) -> Judged:
    """Return the candidates of a document with their overlaps."""
    sources, contents = candidate_rows(scene)
    gold = {one.head: one for one in example.gold}
    of_cue = [gold.get(int(row)) for row in scene.pairs.cues]
    return Judged(
        example,
        scene,
        sources,
        contents,
        _overlaps(example, sources[0], [None if g is None else g.source for g in of_cue]),
        _overlaps(example, contents[0], [None if g is None else g.content for g in of_cue]),
    )


def _overlaps(example: Example, found: Candidates, truth: Sequence[Ints | None]) -> Reals:
    """Return the share of words in both of those in either; of nothing with nothing, 1."""
    word = example.columns.word
    wanted = [None if rows is None else {int(r) for r in rows if word[r]} for rows in truth]
    out = np.full(len(found.cue), -1, dtype=np.float32)
    for number, cue in enumerate(found.cue.tolist()):
        want = wanted[cue]
        if want is not None:
            rows = {row for low, high in found.pieces(number) for row in range(low, high) if word[row]}
            out[number] = len(rows & want) / len(rows | want) if rows | want else 1.0
    return out


def train_candidates(documents: Sequence[Judged], seed: int) -> Arrays:
    """Return the trees that expect the overlap of candidates, learned on cues that are labelled."""
    arrays: Arrays = {}
    for name, pick in (("source", _source), ("content", _content)):
        rows, right = zip(*(pick(d) for d in documents), strict=True)
        arrays |= _boosted(name, np.concatenate(rows), np.concatenate(right), seed)
    return arrays


def _source(d: Judged) -> tuple[Reals, Reals]:
    return d.sources[1][d.source_right >= 0], d.source_right[d.source_right >= 0]


def _content(d: Judged) -> tuple[Reals, Reals]:
    return d.contents[1][d.content_right >= 0], d.content_right[d.content_right >= 0]


def _boosted(name: str, rows: Reals, right: Reals, seed: int, trees: int = TREES) -> Arrays:
    settings = {**_SHAPE, **_FIXED, "seed": seed}
    return tree_arrays(name, lightgbm.train(settings, lightgbm.Dataset(rows, right), num_boost_round=trees))


def read_with(document: Judged, trees: Arrays) -> tuple[Ranked, Ranked, Options]:
    """Return a document's candidates with what the trees expect of them, and its options."""
    sources = Ranked(*document.sources, chance(tree_odds(document.sources[1], trees, "source")))
    contents = Ranked(*document.contents, chance(tree_odds(document.contents[1], trees, "content")))
    return sources, contents, options_of(document.scene, sources, contents)


def hits(document: Judged, sources: Ranked, contents: Ranked, options: Options) -> Reals:
    """Return 1 for options that a gold attribution matches: contents overlap by half, sources share a word."""
    c, word = document.example.columns, document.example.columns.word
    near: dict[int, list[int]] = {}
    for number, one in enumerate(document.example.gold):
        for row in one.content:
            near.setdefault(int(row), []).append(number)
    wanted = [
        ({int(r) for r in g.content if word[r]}, {int(r) for r in g.source if word[r]}) for g in document.example.gold
    ]
    out = np.zeros(len(options.cue), dtype=np.float32)
    for number in range(len(out)):
        content = {r for a, b in contents.found.pieces(int(options.content[number])) for r in range(a, b) if c.word[r]}
        source = {r for a, b in sources.found.pieces(int(options.source[number])) for r in range(a, b) if c.word[r]}
        for gold in {g for row in content for g in near.get(row, ())}:
            want, who = wanted[gold]
            same = bool(source & who) or (not source and not who)
            if same and 2 * len(content & want) >= len(content | want):
                out[number] = 1
    return out


def train_link(read: Sequence[tuple[Judged, tuple[Ranked, Ranked, Options]]], seed: int) -> Arrays:
    """Return the trees that expect whether an option is right."""
    rows = np.concatenate([options.rows for _, (_, _, options) in read])
    right = np.concatenate([hits(document, *parts) for document, parts in read])
    return _boosted("link", rows, right, seed)


def trees_of(documents: Sequence[Judged], seed: int) -> Arrays:
    """Return the trees for candidates and for readings; the latter learn from candidates scored by other folds."""
    read = []
    for fold in range(FOLDS):
        trees = train_candidates([d for n, d in enumerate(documents) if n % FOLDS != fold], seed + fold)
        read += [(d, read_with(d, trees)) for n, d in enumerate(documents) if n % FOLDS == fold]
    return train_candidates(documents, seed) | train_link(read, seed)
