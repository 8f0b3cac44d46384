"""The ledger: one contract for every database it runs on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from crossbearing.errors import StopRun
from crossbearing.model.judgement import Failure, Judgement, Story
from crossbearing.store import Ledger, open_ledger
from tests.builders import a_claim, a_document


class Clock:
    """A record clock that stands where it is put."""

    def __init__(self) -> None:
        self.now = "2031-03-05T10:00:00.000000Z"

    def __call__(self) -> str:
        """Return the time it stands at."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a clock that a test sets by hand."""
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    """Yield an empty ledger in a file."""
    opened = open_ledger(f"sqlite:///{tmp_path / 'ledger.db'}", clock=clock)
    yield opened
    opened.close()


def a_judgement(subject: str, value: str, name: str = "jdg_1") -> Judgement:
    """Return a judgement that a document is in a story."""
    return Judgement(name, "story", subject, value, "person:user", None, "handed in")


def test_returns_what_was_stored(ledger: Ledger) -> None:
    """A document and its claims come back equal to what went in, in the order of the reading."""
    document = a_document()
    claims = (a_claim(document, 4, 17), a_claim(document, 0, 10))
    ledger.add_reading(document, "r", claims)
    assert ledger.documents([document.id]) == (document,)
    assert ledger.claims([document.id]) == claims


def test_adding_twice_changes_nothing(ledger: Ledger) -> None:
    """The same reading of a document is stored once."""
    document = a_document()
    assert ledger.add_reading(document, "r", [a_claim(document)])
    assert not ledger.add_reading(document, "r", [a_claim(document), a_claim(document, 4, 9)])
    assert len(ledger.claims([document.id])) == 1


def test_prefers_the_newest_reading_and_keeps_the_old(ledger: Ledger, clock: Clock) -> None:
    """A newer reader's claims replace the older one's in the view; a past view still shows the older."""
    document = a_document()
    ledger.add_reading(document, "old", [a_claim(document, 0, 3)])
    clock.now = "2031-03-07T08:00:00.000000Z"
    ledger.add_reading(document, "new", [a_claim(document, 0, 10)])
    assert [c.end for c in ledger.claims([document.id])] == [10]
    assert [c.end for c in ledger.claims([document.id], as_known="2031-03-06")] == [3]


def test_cuts_on_record_time(ledger: Ledger) -> None:
    """What was stored on a day is known on that day and not on the day before."""
    document = a_document()
    ledger.add_reading(document, "r", [a_claim(document)])
    assert ledger.documents([document.id], as_known="2031-03-05") == (document,)
    assert ledger.documents([document.id], as_known="2031-03-04") == ()


def test_withdrawing_keeps_the_entry(ledger: Ledger, clock: Clock) -> None:
    """A withdrawn judgement stays in the journal with its date, and still stands in an earlier view."""
    ledger.judge([a_judgement("doc_a", "sty_a")])
    clock.now = "2031-03-08T00:00:00.000000Z"
    ledger.withdraw("jdg_1")
    assert ledger.members("sty_a") == ()
    assert ledger.journal()[0].withdrawn_at == clock.now
    assert ledger.members("sty_a", as_known="2031-03-07") == ("doc_a",)


def test_a_judgement_enters_once(ledger: Ledger) -> None:
    """Appending the same judgement again adds nothing."""
    assert ledger.judge([a_judgement("doc_a", "sty_a")]) == 1
    assert ledger.judge([a_judgement("doc_a", "sty_a")]) == 0


def test_failures_are_resolved_when_they_no_longer_occur(ledger: Ledger, clock: Clock) -> None:
    """The open failures of a story are those of its last run; an earlier view keeps the earlier ones."""
    first, second = Failure("collect", "a.pdf", "no text", "scan it"), Failure("collect", "b.txt", "empty", "fill it")
    ledger.record_failures("sty_a", [first, second])
    clock.now = "2031-03-09T00:00:00.000000Z"
    ledger.record_failures("sty_a", [second])
    assert ledger.failures("sty_a") == (second,)
    assert ledger.failures("sty_a", as_known="2031-03-08") == (first, second)


@pytest.mark.parametrize("verb", ["UPDATE documents SET record = ''", "DELETE FROM claims", "DELETE FROM judgements"])
def test_the_database_refuses_to_rewrite(ledger: Ledger, verb: str) -> None:
    """No statement can change or delete a row: the record is append-only in the database itself."""
    document = a_document()
    ledger.add_reading(document, "r", [a_claim(document)])
    ledger.judge([a_judgement(document.id, "sty_a")])
    with pytest.raises(DatabaseError, match="append-only"), ledger._engine.begin() as connection:
        connection.execute(text(verb))


def test_keeps_stories_in_order(ledger: Ledger) -> None:
    """Stories come back once each, the first founded first."""
    story = Story("sty_a", "Northwing strike", "doc_a")
    ledger.add_story(story)
    ledger.add_story(story)
    assert ledger.stories() == (story,)


@pytest.mark.parametrize("name", ["folder", "text"])
def test_says_why_a_ledger_does_not_open(tmp_path: Path, name: str) -> None:
    """A folder, or a file that is no database, is refused with the reason and a remedy."""
    place = tmp_path / name
    if name == "folder":
        place.mkdir()
    else:
        place.write_text("this is no database, but a text of some length " * 50)
    with pytest.raises(StopRun, match="does not open") as caught:
        open_ledger(str(place))
    assert caught.value.remedy


def test_refuses_an_unknown_kind_of_database() -> None:
    """An address of no known database says which kinds there are."""
    with pytest.raises(StopRun, match="no address of a ledger"):
        open_ledger("nosuchkind://x/y")


@pytest.mark.slow
def test_a_kill_loses_no_committed_claim_and_leaves_no_half_document(tmp_path: Path) -> None:
    """After SIGKILL in the middle of writing, every reported document is whole and no other is there in part."""
    path = tmp_path / "ledger.db"
    script = textwrap.dedent(
        f"""
        from crossbearing.store import open_ledger
        from tests.builders import a_claim, a_document
        ledger = open_ledger({str(path)!r})
        for n in range(100000):
            document = a_document(path=f"{{n}}.txt", id=f"doc_{{n}}")
            ledger.add_reading(document, "r", [a_claim(document, 0, k) for k in range(1, 30)])
            print(document.id, flush=True)
        """
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(["src", "."])}
    process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(40)]
    process.send_signal(signal.SIGKILL)
    told += process.stdout.read().split()
    process.wait()
    process.stdout.close()
    with open_ledger(str(path)) as ledger:
        assert {d.id for d in ledger.documents(told)} == set(told)
        stored = [d.id for d in ledger.documents(f"doc_{n}" for n in range(len(told) + 5))]
        assert {len(ledger.claims([name])) for name in stored} == {29}
