"""Reading multiplies matrices on one thread and leaves the process as it was."""

from __future__ import annotations

import contextlib

from tests.read.reading import document_of

from crossbearing import read as reading
from crossbearing.packs import load_packs
from crossbearing.read import threads


def _switch(monkeypatch, count: int) -> list[int]:
    """Put a counter in the place of the library and return it."""
    state = [count]

    def put(number: int) -> None:
        state[0] = number

    monkeypatch.setattr(threads, "_switch", lambda: (lambda: state[0], put))
    return state


def test_the_number_of_threads_comes_back(monkeypatch):
    """Inside there is one thread, afterwards as many as before, also when reading breaks."""
    state = _switch(monkeypatch, 8)
    with threads.one_thread():
        inside = list(state)
    with contextlib.suppress(ValueError), threads.one_thread():
        raise ValueError("broken")
    assert (inside, state) == ([1], [8])


def test_another_library_is_left_alone(monkeypatch):
    """Where the threads cannot be set, nothing is set, and it is said."""
    monkeypatch.setattr(threads, "_switch", lambda: None)
    with threads.one_thread():
        assert not threads.is_limited()


def test_a_document_is_read_on_one_thread(monkeypatch, nlp):
    """From the parse to the last rule, learnt weights included, a document takes one thread."""
    state = _switch(monkeypatch, 4)
    seen: list[int] = []

    def claims(*_: object) -> tuple[()]:
        seen.extend(state)
        return ()

    monkeypatch.setattr(reading, "_claims", claims)
    list(reading.read([document_of("The dam held.")], reader=reading.Reader(nlp, "test"), packs=load_packs(["core"])))
    assert (seen, state) == ([1], [4])
