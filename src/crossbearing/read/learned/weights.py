"""Weights: the trained numbers, read once from the package and checked against their hash."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossbearing.errors import StopRun

FILE = "attribution.npz"
SHA256 = "0538871f9022769f594e4179111842c6d041a031fd55b858e2f3ad87196bf9a2"
_REMEDY = "install the package anew, or train the weights with training/attribution/train.py"

Weights = Mapping[str, NDArray[Any]]


@cache
def load_weights() -> Weights:
    """Return the weights that come with the package. Raises StopRun if they are absent or not the ones named here."""
    return weights_in(files("crossbearing.read.learned") / FILE, SHA256)


def weights_in(path: Traversable, sha256: str) -> Weights:
    """Return the arrays of a file with that hash: half precision as single, everything else as it is."""
    try:
        raw = path.read_bytes()
    except OSError as exc:
        raise StopRun(f"the weights {path} cannot be read: {exc}", _REMEDY) from exc
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise StopRun(f"the weights {path} are not those this version was released with", _REMEDY)
    with np.load(io.BytesIO(raw), allow_pickle=False) as held:
        return {name: _single(held[name]) for name in held.files}


def _single(array: NDArray[Any]) -> NDArray[Any]:
    return array.astype(np.float32) if array.dtype == np.float16 else array
