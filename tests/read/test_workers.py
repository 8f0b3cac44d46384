"""Several processes read as one would, and no document takes more with it than itself."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from tests.read.reading import document_of

from crossbearing.errors import StopRun
from crossbearing.model.document import Document
from crossbearing.model.judgement import Failure
from crossbearing.packs import load_packs
from crossbearing.read import load_reader
from crossbearing.read.many import ONE, Crew, read_many
from crossbearing.read.workers import Found, Read, read_on


def _document(number: int, text: str = "calm") -> Document:
    return replace(document_of(text), id=f"doc_{number}", path=f"{number}.txt")


def _reads() -> Read:
    return _read


def _read(document: Document) -> Found:
    """Do what the text says: die, hang, die the first time, or give one Failure that names the document."""
    if document.text == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if document.text == "leave":
        os._exit(3)
    if document.text == "hang":
        time.sleep(60)
    if document.text.startswith("once ") and not Path(document.text[5:]).exists():
        Path(document.text[5:]).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return (Failure("read", document.path or "", document.text, ""),)


def _refuses() -> Read:
    raise StopRun("no such parser", "install it")


def _whys(documents: list[Document], **options: float) -> list[tuple[str, str]]:
    found = read_on(documents, _reads, jobs=2, limit_s=options.get("limit_s"))
    return [(document.id, one.why) for document, told in found for one in told if isinstance(one, Failure)]


@pytest.mark.slow
def test_results_come_in_the_order_of_the_documents():
    """Whoever is done first, the first document's result comes first, and every document has one."""
    documents = [_document(n) for n in range(25)]
    assert _whys(documents) == [(f"doc_{n}", "calm") for n in range(25)]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("act", "why"), [("kill", "its process was killed by signal 9"), ("leave", "its process died")]
)
def test_a_document_that_kills_its_process_is_set_aside(act, why):
    """It is tried twice, then a Failure says what happened; the others are read."""
    documents = [_document(0), _document(1, act), _document(2), _document(3)]
    assert _whys(documents) == [
        ("doc_0", "calm"),
        ("doc_1", f"not read: {why}, twice"),
        ("doc_2", "calm"),
        ("doc_3", "calm"),
    ]


@pytest.mark.slow
def test_a_process_that_dies_once_costs_nothing(tmp_path):
    """A document whose process was killed by something else is read the second time."""
    act = f"once {tmp_path / 'tried'}"
    assert _whys([_document(0, act), _document(1)]) == [("doc_0", act), ("doc_1", "calm")]


@pytest.mark.slow
def test_a_document_that_hangs_is_stopped():
    """A document that takes longer than it may is stopped, twice, and the others are read."""
    assert _whys([_document(0, "hang"), _document(1)], limit_s=0.5) == [
        ("doc_0", "not read: it took more than 0.5 s, twice"),
        ("doc_1", "calm"),
    ]


@pytest.mark.slow
def test_a_reader_that_cannot_start_stops_the_run():
    """What the reader's start refuses is said as if it had been started here."""
    with pytest.raises(StopRun, match="no such parser"):
        list(read_on([_document(0)], _refuses, jobs=1))


@pytest.mark.slow
def test_documents_are_taken_as_they_can_be_read():
    """A stream without end is read as far as its results are asked for, and no more than a few documents ahead."""
    taken: list[int] = []

    def endless() -> Iterator[Document]:
        while True:
            taken.append(len(taken))
            yield _document(len(taken))

    with closing(cast("Generator[tuple[Document, Found], None, None]", read_on(endless(), _reads, jobs=1))) as stream:
        assert next(stream)[0].id == "doc_1"
    assert len(taken) <= 9


@pytest.mark.slow
def test_two_processes_find_what_one_finds():
    """The claims of several processes are those of one, byte for byte."""
    packs = load_packs(None)
    texts = ["The Calder Dam failed on Monday, the water board said.", "Ana Duarte denied that the vote was rigged."]
    documents = [_document(n, text) for n, text in enumerate(texts)]
    reader = partial(load_reader, "en_core_web_sm")
    one, two = (list(read_many(documents, reader, packs, crew)) for crew in (ONE, Crew(jobs=2)))
    assert one == two
    assert any(found for _, found in one)


def test_few_documents_are_read_here():
    """A handful of short documents starts no process."""

    def reader():
        raise StopRun("read here", "")

    with pytest.raises(StopRun, match="read here"):
        list(read_many([_document(0), _document(1)], reader, load_packs(None), Crew()))
