"""The fictional stories and the passages without a speaker: their labels are well made."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from crossbearing.model import claim as records
from crossbearing.packs import load_packs

BENCH = Path(__file__).parents[2] / "bench"
STORIES = sorted(path.parent for path in BENCH.glob("stories/*/labels.jsonl"))
ROLES = {"actor", "target", "object", "kind", "extent", "change", "alleged", "deadline", "status"}
CLOSED = {
    "stance": get_args(records.Stance),
    "polarity": (*get_args(records.Polarity), None),
    "modality": get_args(records.Modality),
    "manner": get_args(records.Manner),
    "voice": get_args(records.Voice),
}


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_a_label_slices_to_its_quote(story):
    """Offsets count code points of the text as it is stored."""
    texts = {path.name: path.read_text("utf-8") for path in story.glob("*.txt")}
    wrong = [
        row["id"]
        for row in _rows(story / "labels.jsonl")
        if texts[row["document"]][row["start"] : row["end"]] != row["quote"]
    ]
    assert wrong == []


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_labels_use_the_closed_lists(story):
    """A label has only stances, frames, roles and the like that a claim can have, its further readings too."""
    closed = {**CLOSED, "frame": tuple(load_packs(None).frames)}
    for row in _rows(story / "labels.jsonl"):
        assert set(row["roles"]) <= ROLES, row["id"]
        for key, values in closed.items():
            assert {row[key], *row.get("also", {}).get(key, [])} <= set(values), (row["id"], key)


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_every_document_is_listed_and_labelled(story):
    """The manifest names every text, and every text has labels."""
    texts = {path.name for path in story.glob("*.txt")}
    listed = {entry["path"] for entry in tomllib.loads((story / "manifest.toml").read_text("utf-8"))["document"]}
    assert listed == texts == {row["document"] for row in _rows(story / "labels.jsonl")}
    assert len(texts) == 8


def test_passages_are_as_many_as_asked():
    """Each set has as many passages as the bench says, each once."""
    sets = {path.stem: _rows(path) for path in sorted((BENCH / "mouths").glob("*.jsonl"))}
    assert {name: len(rows) for name, rows in sets.items()} == {"plain": 200, "traps": 50, "more": 100}
    every = [row for rows in sets.values() for row in rows]
    assert len({row["text"] for row in every}) == len({row["id"] for row in every}) == len(every)
