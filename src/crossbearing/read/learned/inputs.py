"""Inputs: what the tagger is told of each token, and of each pair of a cue and a token of its passage."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from crossbearing.read.learned.columns import DEPS, Columns, Ints, Reals
from crossbearing.read.learned.cues import near_marks
from crossbearing.read.learned.hashing import hashed

LEMMA_BITS = 13
_STEPS = 6  # up the tree to the likely cue
_REACH = 220  # tokens from the cue to its source or content: farther ones are not paired, so that time stays linear
BRANCHES = 4 * (len(DEPS) + 1) + 6
DISTANCES = 23
QUOTINGS = 16
_FAR = np.array([1, 2, 3, 4, 5, 7, 10, 15, 25, 50])
CODES = {"lemma": 1 << LEMMA_BITS, "tag": 51, "dep": 46, "ent": 19, "marks": 98, "branch": _STEPS * 46 + 2}
NUMBERS = 5


@dataclass(frozen=True, slots=True)
class Pairs:
    """Each cue with each token of its passage: rows of both, the number of the cue, and three codes of how they stand.

    The tokens of cue `i` are the entries from `starts[i]` to `starts[i + 1]`, in text order.
    """

    cues: Ints
    starts: Ints
    cue: Ints
    token: Ints
    branch: Ints
    distance: Ints
    quoting: Ints


def token_codes(c: Columns, odds: Reals) -> dict[str, Ints]:
    """Return the codes of each token, below the sizes in CODES."""
    steps, branch, _ = _likely(c, odds)
    return {
        "lemma": hashed(1, LEMMA_BITS, c.lemma),
        "tag": c.tag,
        "dep": c.dep,
        "ent": c.ent,
        "marks": 2 * near_marks(c) + (c.quote > 0),
        "branch": np.where(steps < 0, 0, 1 + steps * 46 + branch),
    }


def token_numbers(c: Columns, odds: Reals) -> Reals:
    """Return numbers that tell how likely a cue a token is, and the best of those above. Shape (n, NUMBERS)."""
    _, _, best = _likely(c, odds)
    squashed = 1 / (1 + np.exp(-np.clip(odds, -12, 12)))
    columns = (np.clip(odds, -8, 8) / 4, squashed, best, c.mark, np.minimum(c.right - c.left, 40) / 40)
    return np.stack(columns, axis=1).astype(np.float32)


def _likely(c: Columns, odds: Reals) -> tuple[Ints, Ints, Reals]:
    """Return for the likeliest cue at or above each token the steps up to it (-1: none), the branch, its chance."""
    chance = 1 / (1 + np.exp(-np.clip(odds, -12, 12)))
    best, steps, branch = chance.copy(), np.zeros(len(c), dtype=np.int64), np.zeros(len(c), dtype=np.int64)
    at, below = c.head, c.dep
    for step in range(1, _STEPS):
        better = chance[at] > best
        best = np.where(better, chance[at], best)
        steps = np.where(better, step, steps)
        branch = np.where(better, below, branch)
        below, at = c.dep[at], c.head[at]
    return np.where(best > 0.1, steps, -1), branch, best.astype(np.float32)


def pairs_of(c: Columns, cues: Ints) -> Pairs:
    """Return every pair of a cue with a token of its passage, the cues in the order given."""
    lows = np.maximum(np.searchsorted(c.passage, c.passage[cues], "left"), cues - _REACH)
    sizes = np.minimum(np.searchsorted(c.passage, c.passage[cues], "right"), cues + _REACH) - lows
    starts = np.r_[0, np.cumsum(sizes)]
    number = np.repeat(np.arange(len(cues)), sizes)
    shift = lows - starts[:-1]
    token = np.arange(starts[-1]) + shift[number]
    cue = cues[number]
    return Pairs(
        cues=cues,
        starts=starts,
        cue=number,
        token=token,
        branch=_branches(c, cues, starts, number, token),
        distance=_distances(token - cue),
        quoting=_quoting(c, cue, token),
    )


def _branches(c: Columns, cues: Ints, starts: Ints, number: Ints, token: Ints) -> Ints:
    """Return how the tree leads from the cue to the token: steps up, then the label of the branch down."""
    labels = len(DEPS) + 1
    shift = token[starts[:-1]] - starts[:-1]
    up = _ways_up(c, cues, starts, shift, len(token))
    same = c.sentence[token] == c.sentence[cues[number]]
    code = np.where(same & (up >= 0), 4 * labels + up, 4 * labels + 4 + (token > cues[number]))
    depth = np.where(same & (up < 0), c.depth[token], -1)
    order = np.argsort(depth, kind="stable")
    bounds = np.flatnonzero(np.diff(depth[order], prepend=-2, append=1 << 30))
    for low, high in pairwise(bounds.tolist()):
        at = order[low:high]
        if depth[at[0]] < 0:
            continue
        parent = c.head[token[at]] - shift[number[at]]
        there = (parent >= starts[number[at]]) & (parent < starts[number[at] + 1])
        at, parent = at[there], parent[there]
        code[at] = np.where(up[parent] >= 0, up[parent] * labels + c.dep[token[at]], code[parent])
    return code


def _ways_up(c: Columns, cues: Ints, starts: Ints, shift: Ints, size: int) -> Ints:
    """Return which pairs lie on the way from the cue to the root: how many steps above it, at most 3, or -1."""
    up = np.full(size, -1, dtype=np.int64)
    above, on, step = cues.copy(), np.arange(len(cues)), 0
    while len(on):
        at = above[on] - shift[on]
        there = (at >= starts[on]) & (at < starts[on + 1])
        up[at[there]] = min(step, 3)
        parents = c.head[above[on]]
        on = on[there & (parents != above[on])]
        above[on], step = c.head[above[on]], step + 1
    return up


def _distances(away: Ints) -> Ints:
    size = np.searchsorted(_FAR, np.abs(away), "right")
    return np.where(away < 0, 11 - size, 11 + size)


def _quoting(c: Columns, cue: Ints, token: Ints) -> Ints:
    one, other = c.quote[cue], c.quote[token]
    last = np.maximum.accumulate(c.quote)  # quotations are numbered in text order
    near = (other > 0) & ((other == last[cue]) | (other == last[cue] + 1))
    code: Ints = (other > 0) + 2 * (one > 0) + 4 * ((one == other) & (one > 0)) + 8 * near
    return code
