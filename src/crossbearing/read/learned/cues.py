"""Cues: how likely each token heads the words that attribute, by hashed features and the parser's vectors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import numpy as np

from crossbearing.read.learned.columns import Bits, Columns, Ints, Keys, Reals
from crossbearing.read.learned.hashing import hashed
from crossbearing.read.learned.products import product

BITS = 17
_FAR = 6  # tokens to the next quotation mark, beyond which it does not matter


def cue_features(c: Columns) -> tuple[Ints, Ints, Ints]:
    """Return places of features: one row a token, (n, features); then those children give, with the parents' rows."""
    own = np.stack([hashed(name, BITS, *columns) for name, columns in zip(count(), _own(c), strict=False)], axis=1)
    child = np.flatnonzero(c.head != np.arange(len(c)))
    given = [hashed(name, BITS, *columns) for name, columns in zip(count(100), _child(c, child), strict=False)]
    return own, np.concatenate(given), np.tile(c.head[child], len(given))


def cue_scores(c: Columns, table: Reals, dense: Reals, bias: float) -> Reals:
    """Return the log odds of each token."""
    own, given, rows = cue_features(c)
    odds = table[own].sum(axis=1) + product(c.vector, dense[:, None])[:, 0] + bias
    return np.asarray(odds + np.bincount(rows, table[given], minlength=len(c)), dtype=np.float32)


def may_be_cue(c: Columns) -> Bits:
    """Return which tokens are words, or a colon: nothing else attributes."""
    colon: Bits = c.tag == COLON
    return c.word | colon


COLON = 7  # of `columns.TAGS`, from 1


def _own(c: Columns) -> Iterator[tuple[Keys | Ints, ...]]:
    """Give the features of the tokens themselves, their heads and neighbours."""
    up, upper = c.head, c.head[c.head]
    before, after = _shifted(c, -1), _shifted(c, 1)
    marks = near_marks(c)
    inside = (c.quote > 0).astype(np.int64)
    yield (c.lemma,)
    yield (c.lower,)
    yield c.tag, c.dep
    yield c.lemma, c.tag
    yield c.lemma, c.dep
    yield c.lemma[up], c.dep
    yield c.tag[up], c.dep, c.tag
    yield c.lemma, c.lemma[up]
    yield c.lemma[upper], c.dep[up], c.dep
    yield c.dep[up], c.dep, c.dep[upper]
    yield before(c.lemma), c.tag
    yield after(c.lemma), c.tag
    yield before(c.lemma), c.lemma
    yield after(c.lemma), c.lemma
    yield before(c.tag), c.tag, after(c.tag)
    yield _shifted(c, -2)(c.lemma), c.tag
    yield _shifted(c, 2)(c.lemma), c.tag
    yield after(c.tag), _shifted(c, 2)(c.tag), c.tag
    yield marks, c.tag
    yield marks, c.lemma
    yield inside, c.lemma
    yield inside, c.dep, c.tag
    yield np.minimum(c.depth, 8), c.tag
    yield np.minimum(c.right - np.arange(len(c)), 12), c.tag
    yield np.minimum(np.arange(len(c)) - c.left, 12), c.lemma
    yield c.ent, c.tag


def _child(c: Columns, child: Ints) -> Iterator[tuple[Keys | Ints, ...]]:
    """Give what each child tells of its parent."""
    parent = c.head[child]
    side = (child < parent).astype(np.int64)
    size = np.minimum((c.right - c.left)[child], 10)
    yield c.dep[child], side, c.tag[parent]
    yield c.dep[child], c.lemma[parent]
    yield c.dep[child], c.tag[child], c.tag[parent]
    yield c.dep[child], c.lemma[child]
    yield c.dep[child], c.ent[child], c.tag[parent]
    yield c.dep[child], size, c.tag[parent]
    yield c.dep[child], c.lemma[child], c.lemma[parent]


def _shifted(c: Columns, by: int) -> _Shift:
    at = np.arange(len(c)) + by
    near = np.clip(at, 0, len(c) - 1)
    return _Shift(near, (at == near) & (c.passage[near] == c.passage))


class _Shift:
    """The neighbours' values of a column, 0 beyond the passage."""

    def __init__(self, near: Ints, there: Bits) -> None:
        self._near, self._there = near, there

    def __call__(self, column: Keys | Ints) -> Keys | Ints:
        return np.where(self._there, column[self._near], column.dtype.type(0))


def near_marks(c: Columns) -> Ints:
    """Return how far the nearest quotation mark before and after a token stands, in its passage: 7 * before + after."""
    n = len(c)
    at = np.arange(n)
    last = np.maximum.accumulate(np.where(c.mark, at, -1))
    following = np.minimum.accumulate(np.where(c.mark, at, n)[::-1])[::-1]
    there = (last >= 0) & (c.passage[last] == c.passage)
    comes = (following < n) & (c.passage[np.minimum(following, n - 1)] == c.passage)
    before = np.where(there, np.minimum(at - last, _FAR), _FAR)
    after = np.where(comes, np.minimum(following - at, _FAR), _FAR)
    return before * (_FAR + 1) + after
