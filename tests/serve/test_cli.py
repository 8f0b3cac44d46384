"""The command line: what it prints, where, and how it exits."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from crossbearing.serve import cli

Run = Callable[..., tuple[int, str, str]]

NOTE = (
    "The harbour board closed the north pier on 4 May 2031. "
    "“The pier is unsafe,” said Ada Quist, the board's engineer.\n"
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the command line in this process and return exit code, stdout and stderr."""

    def call(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["crossbearing", *words])
        code = 0
        try:
            cli.main()
        except SystemExit as exc:
            code = int(exc.code or 0)
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """Return a file with a note of two sentences."""
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def test_dossier_names_the_files_it_wrote(run: Run, note: Path, tmp_path: Path) -> None:
    """`dossier` prints the three paths on stdout, and what it is doing on stderr."""
    code, out, err = run("dossier", str(note), "--out", str(tmp_path / "out"), "--pack", "core")
    assert code == 0
    assert [Path(line).name for line in out.splitlines()] == ["dossier.json", "dossier.md", "dossier.html"]
    assert "reading note.txt" in err
    assert (tmp_path / "out" / "ledger.db").exists()


def test_the_ledger_verbs_answer(run: Run, note: Path, tmp_path: Path) -> None:
    """What `add` stored, `stories`, `story`, `claims` and `why` show."""
    ledger = ["--ledger", str(tmp_path / "l.db")]
    assert run("add", str(note), "--title", "The north pier", *ledger)[0] == 0
    code, out, _ = run("stories", *ledger)
    assert (code, "The north pier" in out) == (0, True)
    assert "The north pier" in run("story", *ledger)[1]
    claims = [json.loads(line) for line in run("claims", "--json", *ledger)[1].splitlines()]
    assert claims
    assert all(NOTE[c["start"] : c["end"]] == c["quote"] for c in claims)
    code, out, _ = run("why", claims[0]["id"], *ledger)
    assert code == 0
    assert claims[0]["id"] in out
    assert "from: note.txt" in out


def test_read_prints_only_records_on_stdout(run: Run, note: Path) -> None:
    """Every line of `read --documents` is a record: first the document with its text, then its claims."""
    code, out, _ = run("read", str(note), "--documents")
    records = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert records[0]["text"] == NOTE
    assert all("quote" in record for record in records[1:])


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        pytest.param(["read", "no-such-file.txt"], 1, "no-such-file.txt", id="missing-file"),
        pytest.param(["dossier", "x.txt", "--as-of", "2031-02-31"], 2, "2031-02-31", id="impossible-day"),
        pytest.param(["stories", "--ledger", "no/such/ledger.db"], 1, "no ledger", id="no-ledger"),
        pytest.param(["schema", "Nonsense"], 1, "no record", id="no-record"),
        pytest.param(["assess", "no-such-file"], 1, "cannot be read", id="no-rows"),
        pytest.param(["dossier", "x.txt", "--pack", "nonsense"], 1, "nonsense", id="no-pack"),
    ],
)
def test_misuse_and_failure_say_what_and_exit_so(run: Run, words: list[str], code: int, told: str) -> None:
    """A failure exits 1, a misuse 2; both say on stderr what was wrong, and stdout stays empty."""
    got, out, err = run(*words)
    assert got == code
    assert told in err
    assert out == ""


def test_an_unknown_id_is_said_to_be_unknown(run: Run, note: Path, tmp_path: Path) -> None:
    """`why` of something that is not there fails in words."""
    ledger = ["--ledger", str(tmp_path / "l.db")]
    run("add", str(note), *ledger)
    code, _, err = run("why", "clm_0", *ledger)
    assert code == 1
    assert "clm_0" in err


def test_schema_prints_every_record(run: Run) -> None:
    """`schema` is JSON with one schema a record."""
    found = json.loads(run("schema")[1])
    assert {"Document", "Claim", "Dossier"} <= set(found)


def test_doctor_finds_what_a_run_needs(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """On a whole installation every check is fine; with a parser that is not there, one is not, and says what to do."""
    monkeypatch.setenv("CROSSBEARING_LEDGER", str(tmp_path / "l.db"))
    assert run("doctor")[0] == 0
    monkeypatch.setenv("CROSSBEARING_MODEL", "no_such_model")
    code, out, _ = run("doctor")
    assert code == 1
    assert "CROSSBEARING_MODEL" in out


def test_help_loads_nothing_heavy() -> None:
    """`--help` imports neither the parser nor the database nor the web server."""
    heavy = ("spacy", "sqlalchemy", "fastapi", "trafilatura", "numpy", "pydantic")
    script = f"import sys; from crossbearing.serve import cli; print([m for m in {heavy!r} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"
