"""Workers: documents read in several processes, results in the order of the documents.

A worker that dies takes no more with it than the document it was reading, and that one is tried once more with nothing
beside it; a document that takes longer than it may is stopped. What breaks twice is set aside as a Failure.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from crossbearing.errors import StopRun
from crossbearing.model.claim import Claim
from crossbearing.model.document import Document
from crossbearing.model.judgement import Failure

Found = tuple[Claim | Failure, ...]
Read = Callable[[Document], Found]
_AHEAD = 8  # documents a worker may be ahead of the one whose result is awaited: memory stays bounded


@dataclass(slots=True)
class _Task:
    number: int
    document: Document
    tried: int = 0


@dataclass(slots=True)
class _Worker:
    """A process, its end of the pipe, the document it reads and until when it may."""

    process: BaseProcess
    pipe: Connection
    task: _Task | None = None
    ready: bool = False
    until: float | None = None

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def read_on(
    documents: Iterable[Document], start: Callable[[], Read], *, jobs: int, limit_s: float | None = None
) -> Iterator[tuple[Document, Found]]:
    """Yield each document with what was found in it, in order, read by as many processes as `jobs`.

    `start` is called in every process and returns the function that reads there; both must be picklable. A document
    may take `limit_s` seconds. Raises StopRun if `start` fails. Documents are taken as they can be read, no sooner.
    """
    crew = _Crew(start, jobs, limit_s)
    try:
        yield from crew.read(iter(documents))
    finally:
        crew.stop()


def _serve(start: Callable[[], Read], pipe: Connection) -> None:
    """Read what comes down the pipe until it closes; the first answer tells whether the reader could be started."""
    try:
        read = start()
    except StopRun as exc:
        pipe.send((exc.why, exc.remedy))
        return
    pipe.send(None)
    while True:
        try:
            document = pipe.recv()
        except EOFError:
            return
        pipe.send(read(document))


@dataclass(slots=True)
class _Crew:
    start: Callable[[], Read]
    jobs: int
    limit_s: float | None
    workers: list[_Worker] = field(default_factory=list)
    waiting: deque[_Task] = field(default_factory=deque)
    suspects: deque[_Task] = field(default_factory=deque)  # had a worker die or run out of time
    done: dict[int, tuple[Document, Found]] = field(default_factory=dict)

    def read(self, documents: Iterator[Document]) -> Iterator[tuple[Document, Found]]:
        taken = given = 0
        more = True
        while more or given < taken:
            while more and taken - given < self.jobs * _AHEAD and len(self.waiting) < self.jobs:
                document = next(documents, None)
                more = document is not None
                if document is not None:
                    self.waiting.append(_Task(taken, document))
                    taken += 1
            if given < taken:
                self._hand_out()
                self._take_in()
            while given in self.done:
                yield self.done.pop(given)
                given += 1

    def stop(self) -> None:
        for worker in self.workers:
            worker.stop()
        self.workers.clear()

    def _hand_out(self) -> None:
        """Give idle workers something to read; a suspect waits until it can be read with nothing beside it."""
        queue = self.suspects if self.suspects and not self._busy() else self.waiting
        if self.suspects and queue is self.waiting:
            return
        room = 1 if queue is self.suspects else self.jobs
        while len(self.workers) < min(room, len(queue)):
            self.workers.append(self._hired())
        for worker in self.workers:
            if queue and worker.ready and worker.task is None and len(self._busy()) < room:
                self._hand_to(worker, queue.popleft())

    def _busy(self) -> list[_Worker]:
        return [worker for worker in self.workers if worker.task is not None]

    def _hired(self) -> _Worker:
        context = multiprocessing.get_context("spawn")  # a fork would copy locks of the caller's threads
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(self.start, theirs), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _hand_to(self, worker: _Worker, task: _Task) -> None:
        worker.task = task
        worker.until = None if self.limit_s is None else time.monotonic() + self.limit_s
        with suppress(OSError):  # it died while idle: that is noticed at the next look
            worker.pipe.send(task.document)

    def _take_in(self) -> None:
        """Wait for the next answer, death or end of somebody's time, and note what came of it."""
        ends = [worker.until for worker in self.workers if worker.until is not None]
        timeout = max(0.0, min(ends) - time.monotonic()) if ends else None
        heard = set(wait([worker.pipe for worker in self.workers], timeout))
        for worker in list(self.workers):
            if worker.pipe in heard:
                self._hear(worker)
            elif worker.until is not None and worker.until <= time.monotonic():
                self._lose(worker, f"it took more than {self.limit_s:g} s")

    def _hear(self, worker: _Worker) -> None:
        try:
            answer = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            self._lose(worker, _end_of(worker.process.exitcode))
            return
        if not worker.ready:
            if answer is not None:
                raise StopRun(*answer)
            worker.ready = True
        elif worker.task is not None:
            self.done[worker.task.number] = (worker.task.document, answer)
            worker.task = worker.until = None

    def _lose(self, worker: _Worker, why: str) -> None:
        """Let a worker go, and try its document once more, or set it aside."""
        task = worker.task
        worker.stop()
        self.workers.remove(worker)
        if not worker.ready:
            raise StopRun(f"a reading process did not start: {why}", "read with one process: CROSSBEARING_JOBS=1")
        if task is None:
            return
        task.tried += 1
        if task.tried < 2:
            self.suspects.append(task)
            return
        name = task.document.path or task.document.url or task.document.id
        failure = Failure("read", name, f"not read: {why}, twice", "report it with the document")
        self.done[task.number] = (task.document, (failure,))


def _end_of(code: int | None) -> str:
    """Return how a process ended, for people."""
    return f"its process was killed by signal {-code}" if code is not None and code < 0 else "its process died"
