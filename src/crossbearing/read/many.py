"""Many: documents read here while they are few, by several processes when they are many."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain

from crossbearing.model.document import Document
from crossbearing.model.packs import Packs
from crossbearing.read import Reader, load_reader, read
from crossbearing.read.workers import Found, Read, read_on

_FEW = 200_000  # code points, ten seconds of reading: less is read before other processes have loaded their models


@dataclass(frozen=True, slots=True)
class Crew:
    """How many processes read with which model, and how many seconds one document may take.

    `jobs` None is one process for few documents and one a core for many. Only a process of its own can be stopped, so
    with a limit even one job is one.
    """

    model: str = "en_core_web_sm"
    jobs: int | None = None
    limit_s: float | None = None


ONE = Crew(jobs=1)


def read_many(
    documents: Iterable[Document], reader: Callable[[], Reader], packs: Packs, crew: Crew
) -> Iterator[tuple[Document, Found]]:
    """Yield each document with what was found in it, in order, the same whoever reads.

    `reader` is called only for what is read in this process. Raises StopRun if the model is not installed.
    """
    jobs, documents = _jobs(crew, iter(documents))
    if jobs == 1 and crew.limit_s is None:
        for document in documents:
            yield document, _found(document, reader(), packs)
    else:
        yield from read_on(documents, partial(_start, crew.model, packs), jobs=jobs, limit_s=crew.limit_s)


def _jobs(crew: Crew, documents: Iterator[Document]) -> tuple[int, Iterator[Document]]:
    """Return the number of processes and all the documents, of which a few were looked at."""
    if crew.jobs is not None:
        return max(crew.jobs, 1), documents
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    seen: list[Document] = []
    length = 0
    while cores > 1 and length < _FEW and (document := next(documents, None)) is not None:
        seen.append(document)
        length += len(document.text)
    return cores if length >= _FEW and len(seen) > 1 else 1, chain(seen, documents)


def _start(model: str, packs: Packs) -> Read:
    return partial(_found, reader=load_reader(model), packs=packs)


def _found(document: Document, reader: Reader, packs: Packs) -> Found:
    return tuple(read([document], reader=reader, packs=packs))
