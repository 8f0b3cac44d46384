"""Choose thresholds on the dev month, by the metric of the benchmark over rows of the parse."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from crossbearing.read.learned.linking import Linked, linked
from crossbearing.read.learned.trees import chance, tree_odds
from training.attribution.corpus import DEV, month_of
from training.attribution.ranking import Judged, read_with, trees_of


def print_choices(documents: Sequence[Judged], seed: int) -> None:
    """Print precision, recall and F1 on the dev month for each threshold, with trees that have not seen it."""
    dev = [d for d in documents if month_of(d.example.name) in DEV]
    trees = trees_of([d for d in documents if month_of(d.example.name) not in DEV], seed)
    scored = []
    for d in dev:
        sources, contents, options = read_with(d, trees)
        scored.append((d, sources, contents, options, chance(tree_odds(options.rows, trees, "link"))))
    for least in np.arange(0.25, 0.6, 0.05):
        found = [(d, linked(d.scene, o, scores, s, c, least)) for d, s, c, o, scores in scored]
        counts = np.sum([list(_counts(d, kept)) for d, kept in found], axis=0)
        gold, ours, strict, lenient = counts.sum(axis=0) if counts.ndim > 1 else counts
        print(f"least {least:.2f}: P {strict / ours:.3f} R {strict / gold:.3f} F1 {2 * strict / (gold + ours):.3f}"
              f" lenient {2 * lenient / (gold + ours):.3f}, {ours} found")  # fmt: skip


def _counts(document: Judged, found: Sequence[Linked]) -> Iterator[int]:
    """Give the numbers of gold and found attributions and of matches, strict and lenient."""
    word = document.example.columns.word
    gold = [(_words(g.content, word), _words(g.source, word)) for g in document.example.gold]
    ours = [(_words(_rows(one.content), word), _words(_rows(one.source), word)) for one in found]
    yield len(gold)
    yield len(ours)
    for lenient in (False, True):
        pairs = []
        for i, (want, who) in enumerate(gold):
            for j, (content, source) in enumerate(ours):
                shared = len(want & content)
                whole = min(len(want), len(content)) if lenient else len(want | content)
                if shared and 2 * shared >= whole and (who & source or (not who and not source)):
                    pairs.append((shared / whole, i, j))
        left: set[int] = set()
        right: set[int] = set()
        for _, i, j in sorted(pairs, reverse=True):
            if i not in left and j not in right:
                left.add(i)
                right.add(j)
        yield len(left)


def _rows(pieces: Sequence[tuple[int, int]]) -> list[int]:
    return [row for low, high in pieces for row in range(low, high)]


def _words(rows: object, word: np.ndarray) -> set[int]:
    return {int(r) for r in rows if word[r]}  # type: ignore[attr-defined]
