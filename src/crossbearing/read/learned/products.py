"""Products of matrices in pieces so small that the linear algebra library runs each on the calling thread.

Its threads gain nothing on matrices of this size; where other programs want the cores they wait for one another: on
two busy cores everything took ten times as long. In one thread the result also is the same on every machine.
"""

from __future__ import annotations

import numpy as np

from crossbearing.read.learned.columns import Reals

_ALONE = 250_000  # multiplications: OpenBLAS, which numpy's wheels carry, takes more threads above 262,144
_ALONE_COLUMN = 9_000  # and above 9,216 where the right side is one column
WIDE = 32  # columns of a piece
AT_ONCE = 28  # rows of a piece: with the 256 values of a row at most, below the limit


def product(rows: Reals, matrix: Reals) -> Reals:
    """Return rows @ matrix, (n, k) by (k, m)."""
    inner, outer = matrix.shape
    size = max(1, (_ALONE_COLUMN if outer == 1 else _ALONE) // (inner * outer))
    pieces = len(rows) // size
    whole = pieces * size
    out = np.empty((len(rows), outer), dtype=np.float32)
    np.matmul(rows[:whole].reshape(pieces, size, inner), matrix, out=out[:whole].reshape(pieces, size, outer))
    np.matmul(rows[whole:], matrix, out=out[whole:])
    return out


def in_pieces(matrices: Reals) -> Reals:
    """Return matrices, (2, k, m), cut into columns for `product_in_pieces`: (2, m / WIDE, k, WIDE)."""
    ways, inner, outer = matrices.shape
    return np.ascontiguousarray(matrices.reshape(ways, inner, outer // WIDE, WIDE).transpose(0, 2, 1, 3))


def product_in_pieces(rows: Reals, pieces: Reals) -> Reals:
    """Return rows, (2, n, k) with n up to AT_ONCE, times matrices in pieces: (2, m / WIDE, n, WIDE)."""
    return np.asarray(np.matmul(rows[:, None], pieces), dtype=np.float32)


def joined(pieces: Reals) -> Reals:
    """Return a product in pieces, (2, p, n, WIDE), as (2, n, p * WIDE)."""
    ways, count, rows, wide = pieces.shape
    return pieces.transpose(0, 2, 1, 3).reshape(ways, rows, count * wide)
