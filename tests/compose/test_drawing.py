"""A map shows what is near, keeps labels apart and carries its scale."""

from __future__ import annotations

import re

from crossbearing.compose.drawing import Marker, map_svg, near

PLACES = [
    Marker("Skerry", 54.10, -3.20, "A", 40, "Easthaven, likely"),
    Marker("Easthaven", 54.12, -3.15, "U", 9, "9 claims"),
    Marker("Westhaven", 54.11, -3.26, "B", 7, "Westhaven, likely"),
    Marker("Farport", 51.00, 4.00, "U", 1, "1 claim"),
]


def test_a_far_place_does_not_shrink_the_map():
    """A place far from where the claims are is left to the table."""
    assert [m.name for m in near(PLACES)] == ["Skerry", "Easthaven", "Westhaven"]


def test_places_far_apart_are_still_shown():
    """Where no two places are near, the map shows them all the same."""
    assert len(near([PLACES[3], Marker("Northpoint", 60.0, 11.0, "U", 1, ""), PLACES[0]])) > 1


def test_the_main_place_is_named_and_hostile_names_are_text():
    """The place with most claims has its label; a name is never markup."""
    drawn = map_svg([*PLACES[:2], Marker("<b>Mole</b>", 54.11, -3.1, "U", 1, "<i>")], 340, "Places")
    assert ">Skerry</text>" in drawn
    assert "<b>" not in drawn
    assert re.search(r"\d+ km</text>", drawn)


def test_labels_do_not_lie_on_one_another():
    """Of places on one spot only as many are named as have room."""
    crowd = [Marker(f"Quay {n}", 54.1 + n * 1e-4, -3.2, "U", 20 - n, "") for n in range(12)]
    drawn = map_svg([*crowd, PLACES[1]], 340, "Places")
    boxes = [(float(x), float(y)) for x, y in re.findall(r'<text class="lb[^"]*" x="([\d.-]+)" y="([\d.-]+)"', drawn)]
    assert len(set(boxes)) == len(boxes) < 13
