"""Hashing: keys of features as places in a table of weights, whole columns at a time."""

from __future__ import annotations

import numpy as np

from crossbearing.read.learned.columns import Ints, Keys

_ODD = np.uint64(0x9E3779B97F4A7C15)  # 2^64 over the golden ratio, as splitmix64 mixes
_MIX = np.uint64(0xBF58476D1CE4E5B9)


def hashed(name: int, bits: int, *columns: Keys | Ints) -> Ints:
    """Return for each row the place, below 2^bits, of the feature `name` with these values."""
    key = np.full(len(columns[0]), name + 1, dtype=np.uint64) * _ODD
    for column in columns:
        key ^= column.astype(np.uint64)
        key *= _MIX
        key ^= key >> np.uint64(29)
    return (key >> np.uint64(64 - bits)).astype(np.int64)
