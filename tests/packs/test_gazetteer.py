"""The gazetteer: spellings, namesakes, regions, overlays."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossbearing.errors import StopRun
from crossbearing.packs.gazetteer import load_gazetteer, load_overlays

OVERLAY = """
[[place]]
name = "Ketchel Reach"
aliases = ["Reach of Ketchel"]
lat = 55.1
lon = 12.2
kind = "water"
source = "Example Gazetteer 2031"
"""


@pytest.mark.parametrize("spelling", ["Mykolaiv", "MYKOLAIV", "Mykolayiv", "Mykolajiw", "Николаев", "Миколаїв"])
def test_every_spelling_finds_the_place(spelling: str) -> None:
    """Case, romanisation and script make no difference."""
    largest = load_gazetteer().lookup(spelling)
    assert any(p.country == "UA" and p.population > 400_000 for p in largest)


def test_the_most_populous_comes_first() -> None:
    """Among namesakes the largest leads."""
    people = [p.population for p in load_gazetteer().lookup("Springfield")]
    assert people == sorted(people, reverse=True)
    assert len(people) > 5


@pytest.mark.parametrize(
    ("name", "kind"), [("Bavaria", "admin"), ("Travis County", "district"), ("Norway", "country"), ("Oslo", "city")]
)
def test_knows_areas_and_states(name: str, kind: str) -> None:
    """Districts, regions and states are places too."""
    assert kind in {p.kind for p in load_gazetteer().lookup(name)}


def test_an_unknown_name_has_no_place() -> None:
    """Nothing is guessed for a name that no list has."""
    assert load_gazetteer().lookup("Zzyqtown") == ()


def test_an_overlay_adds_places(tmp_path: Path) -> None:
    """A user's file adds a place under its name and aliases, with its source."""
    path = tmp_path / "mine.toml"
    path.write_text(OVERLAY, encoding="utf-8")
    gazetteer = load_overlays(load_gazetteer(), [path])
    assert [p.source for p in gazetteer.lookup("reach of Ketchel")] == ["Example Gazetteer 2031"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[[place", id="no-toml"),
        pytest.param(OVERLAY.replace("55.1", "155.1"), id="no-such-latitude"),
        pytest.param(OVERLAY.replace('source = "Example Gazetteer 2031"', ""), id="no-source"),
        pytest.param(OVERLAY.replace('"water"', '"pond"'), id="no-such-kind"),
    ],
)
def test_a_malformed_overlay_stops_the_run(tmp_path: Path, text: str) -> None:
    """A place without a source, a point on earth or a known kind is refused with the file's name."""
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(StopRun, match=r"mine\.toml"):
        load_overlays(load_gazetteer(), [path])
