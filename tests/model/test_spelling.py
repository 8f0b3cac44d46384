"""Spelling: which ways of writing a name fall together, and which do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.model.spelling import folded, sounded


@pytest.mark.parametrize(
    "spellings",
    [
        pytest.param(("Yuriivka", "Jurijiwka", "Yuriyivka", "Юріївка"), id="initial-yu"),
        pytest.param(("Melnytsky", "Melnytskyy", "Melnytskyi", "Melnytskiy", "Мельницький"), id="adjective-ending"),
        pytest.param(("Shcherbyn", "Schtscherbyn", "Щербин"), id="shch"),
        pytest.param(("Kryva Balka", "Kriva-Balka", "Крива Балка"), id="y-and-hyphen"),
        pytest.param(("Harnivtsi", "Garnivtsi", "Гарнівці"), id="g-and-h"),
        pytest.param(("Odesa", "Odessa", "ODESSA"), id="double-letter"),
        pytest.param(("Lukaʼivka", "Luka'ivka", "Luka’ivka"), id="apostrophes"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings: tuple[str, ...]) -> None:
    """Competing romanisations and the original share a key."""
    assert len({sounded(name) for name in spellings}) == 1


@pytest.mark.parametrize(("a", "b"), [("Sumy", "Suma"), ("Marsk", "Mursk"), ("Kolm", "Kelm"), ("Berl", "Perl")])
def test_other_names_sound_different(a: str, b: str) -> None:
    """A different vowel or consonant is a different name."""
    assert sounded(a) != sounded(b)


@given(st.text(max_size=40))
def test_folding_is_idempotent(name: str) -> None:
    """A folded name folds to itself."""
    assert folded(folded(name)) == folded(name)
