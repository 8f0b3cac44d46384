"""Threads: matrix products on one thread while a document is read.

A sentence's matrices are small: shared out over cores they take longer, several times so where other work runs beside
them, and cores are better given a document each. Which thread adds what also sets the last bit of a sum, so one thread
keeps a reading the same on any number of cores.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import numpy as np

_NAMES = ("scipy_openblas_{}_num_threads64_", "scipy_openblas_{}_num_threads", "openblas_{}_num_threads")


@contextmanager
def one_thread() -> Iterator[None]:
    """Let NumPy multiply matrices on one thread inside, and on as many as before afterwards."""
    if (switch := _switch()) is None:
        yield
        return
    threads, set_threads = switch
    before = threads()
    set_threads(1)
    try:
        yield
    finally:
        set_threads(before)


def is_limited() -> bool:
    """Return whether the number of threads can be set: NumPy multiplies by the OpenBLAS that its wheel brings."""
    return _switch() is not None


@cache
def _switch() -> tuple[Callable[[], int], Callable[[int], None]] | None:
    """Return the functions that tell and set the number of threads, or None where NumPy has another library."""
    home = Path(np.__file__).parent
    for folder in (home.parent / "numpy.libs", home / ".dylibs"):
        for path in sorted(folder.glob("*openblas*")):
            library = ctypes.CDLL(str(path))  # loaded by NumPy before: this is the same one
            for name in _NAMES:
                if hasattr(library, name.format("set")):
                    return getattr(library, name.format("get")), getattr(library, name.format("set"))
    return None
