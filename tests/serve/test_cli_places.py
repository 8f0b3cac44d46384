"""The `--places` option: places of the user's own, in every command that reads."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from crossbearing.serve import cli

OVERLAY = """
[[place]]
name = "Ketchelhaven"
aliases = ["Haven of Ketchel"]
lat = 55.1
lon = 12.2
kind = "village"
country = "DK"
source = "Example Gazetteer 2031"
"""
NOTE = "Ketchelhaven flooded on 4 May 2031. Four houses in Ketchelhaven burned, said Ada Quist, a fire officer.\n"


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """Run the command line in this process and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["crossbearing", *words])
    try:
        cli.main()
    except SystemExit as exc:
        return int(exc.code or 0)
    return 0


@pytest.fixture
def note(tmp_path: Path) -> Path:
    """Return a file that names a village no list has."""
    path = tmp_path / "note.txt"
    path.write_text(NOTE, encoding="utf-8")
    return path


def sources(text: str) -> set[str]:
    """Return the sources of every candidate in the claims printed."""
    claims = [json.loads(line) for line in text.splitlines()]
    return {one["source"] for claim in claims if claim["place"] for one in claim["place"]["candidates"]}


def test_read_puts_a_village_where_the_overlay_has_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], note: Path, tmp_path: Path
) -> None:
    """Without the overlay the village stays named and unlocated, with it it is located and the overlay cited."""
    overlay = tmp_path / "mine.toml"
    overlay.write_text(OVERLAY, encoding="utf-8")
    assert run(monkeypatch, "read", str(note), "--pack", "core") == 0
    assert sources(capsys.readouterr().out) == set()
    assert run(monkeypatch, "read", str(note), "--pack", "core", "--places", str(overlay)) == 0
    assert sources(capsys.readouterr().out) == {"Example Gazetteer 2031"}


def test_a_reading_with_other_places_is_another(monkeypatch: pytest.MonkeyPatch, note: Path, tmp_path: Path) -> None:
    """The dossier says which overlays it was made with."""
    overlay = tmp_path / "mine.toml"
    overlay.write_text(OVERLAY, encoding="utf-8")
    out = tmp_path / "out"
    assert run(monkeypatch, "dossier", str(note), "--places", str(overlay), "--out", str(out)) == 0
    made_by = json.loads((out / "dossier.json").read_text(encoding="utf-8"))["made_by"]
    assert len(made_by["packs"]["places"]) == 12


@pytest.mark.parametrize("text", [None, "[[place]]\nname = 'Nowhere'\n"], ids=["absent", "malformed"])
def test_a_bad_overlay_stops_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], note: Path, tmp_path: Path, text: str | None
) -> None:
    """A file that is absent or lacks what a place needs ends the run with its name."""
    overlay = tmp_path / "mine.toml"
    if text is not None:
        overlay.write_text(text, encoding="utf-8")
    assert run(monkeypatch, "read", str(note), "--places", str(overlay)) == 1
    assert "mine.toml" in capsys.readouterr().err
