"""Exchanging names: offsets, case and variants hold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from names import exchanged, folded, grouped, moved_to, renamed, respelt

WORDS = {"Corran": "Dollin", "Moss": "Nekkas", "Ina": "Eno"}
PIECES = st.lists(st.sampled_from(["Corran", "Moss", "Ina", "CORRAN", "sank", "boats", " ", "-", "’s ", "\n", "é"]))


@given(PIECES)
def test_what_follows_an_exchanged_word_is_found_again(pieces):
    """The text after any border between words is the same under its new offset."""
    text = " ".join(pieces)
    new, moves = exchanged(text, WORDS)
    for start in (i for i, c in enumerate(text) if c == " "):
        after = exchanged(text[start:], WORDS)[0]
        assert new[moved_to(start, moves) :] == after


def test_capitals_stay_capitals():
    """A name in a heading of capitals is exchanged in capitals."""
    assert exchanged("CORRAN: Corran and corran", WORDS)[0] == "DOLLIN: Dollin and corran"


def test_labels_change_in_all_their_strings():
    """Keys, values and lists change; numbers and nothing stay."""
    assert renamed({"Moss": ["Ina", 3, None]}, WORDS) == {"Nekkas": ["Eno", 3, None]}


def test_spellings_of_one_name_stay_spellings_of_one_name():
    """Variants are one group, are respelt alike, and still differ as they did."""
    (variants,) = grouped(["Lubyansk", "Lubiansk"])
    new = [respelt(word, {"l": "r", "u": "o", "b": "d"}) for word in variants]
    assert new == ["Rodyansk", "Rodiansk"]
    assert len(set(map(folded, new))) == 1
