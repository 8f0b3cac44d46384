"""Trees: sums of boosted regression trees over rows of numbers, all rows and trees at once."""

from __future__ import annotations

import numpy as np

from crossbearing.read.learned.columns import Reals
from crossbearing.read.learned.weights import Weights

_AT_ONCE = 4096  # rows: the work arrays stay small


def tree_odds(rows: Reals, weights: Weights, name: str) -> Reals:
    """Return the log odds of each row: the sum of its leaves.

    Nodes of all trees lie in flat arrays: `feature`, `limit`, and `below`, the place of the left child, the right one
    next to it. `roots` says where trees begin, `deep` how many steps the deepest takes. A leaf leads to itself.
    """
    parts = [_odds(rows[at : at + _AT_ONCE], weights, name) for at in range(0, len(rows), _AT_ONCE)]
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.float32)


def _odds(rows: Reals, weights: Weights, name: str) -> Reals:
    feature, limit, below, roots = (weights[f"{name}.{part}"] for part in ("feature", "limit", "below", "roots"))
    flat, width = rows.ravel(), rows.shape[1]
    at = np.tile(roots.astype(np.int64), (len(rows), 1))
    base = (np.arange(len(rows)) * width)[:, None]
    for _ in range(int(weights[f"{name}.deep"])):
        at = below[at] + (flat[base + feature[at]] > limit[at])
    return np.asarray(weights[f"{name}.value"][at].sum(axis=1), dtype=np.float32)


def chance(odds: Reals) -> Reals:
    """Return log odds as chances."""
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -30, 30))), dtype=np.float32)
