"""How the benches compare claims with labels."""

from __future__ import annotations

from typing import Any

import pytest
from scoring import Same, chain_right, name_of, period, quantity_right, same_of, score

TEXT = "The harbour board said on Friday that nine boats had sunk off Corran. Nobody was hurt."
SAME = same_of({"names": {"Harbour Board": ["the board"]}})


def _row(quote: str, **changes: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    row: dict[str, Any] = {
        "document": "a.txt",
        "path": "story/a.txt",
        "start": start,
        "end": start + len(quote),
        "frame": "incident",
        "roles": {},
        "polarity": "+",
        "modality": "actual",
        "stance": "asserts",
        "holder": {"name": "Harbour Board", "side": None},
        "chain": [{"name": "Harbour Board", "role": "holder"}],
        "quantity": None,
        "place": {"name": "Corran"},
        "time": None,
        "said": None,
    }
    return row | changes


def test_a_label_read_word_for_word_is_all_right():
    """Labels scored against themselves give 1 everywhere."""
    label = _row("nine boats had sunk off Corran")
    found = score([label], [label], {"a.txt": TEXT}, SAME)
    assert {figure for figure in found.figures().values() if figure is not None} == {1.0}
    assert found.wrong == []


def test_a_claim_serves_one_label_only():
    """Two labels on one span need two claims."""
    labels = [_row("nine boats had sunk off Corran"), _row("nine boats had sunk off Corran", frame="casualties")]
    found = score(labels, labels[:1], {"a.txt": TEXT}, SAME)
    assert (found.spans, found.labels) == (1, 2)


def test_less_than_half_of_the_words_is_no_match():
    """A claim on a third of the label's words is missed and named so."""
    found = score([_row("nine boats had sunk off Corran")], [_row("off Corran")], {"a.txt": TEXT}, SAME)
    assert [(kind, claim) for kind, _, claim in found.wrong] == [("span", None)]


def test_an_unread_value_is_wrong_and_an_unlabelled_one_not_scored():
    """Null is wrong where the label has a value; where it has none nothing is counted."""
    label, claim = _row("nine boats had sunk off Corran"), _row("nine boats had sunk off Corran", place=None)
    found = score([label], [claim], {"a.txt": TEXT}, SAME).figures()
    assert (found["place"], found["time"]) == (0.0, None)


def test_narration_may_be_its_publishers():
    """A label without a holder accepts none or the publisher, and nobody else."""
    publisher = [{"name": "Corran Echo", "role": "publisher"}]
    label = _row("Nobody was hurt", holder=None, chain=publisher, place=None)
    holders = [None, {"name": "Corran Echo"}, {"name": "Harbour Board"}]
    claims = [_row("Nobody was hurt", holder=one, chain=publisher, place=None) for one in holders]
    assert [score([label], [c], {"a.txt": TEXT}, SAME).figures()["holder"] for c in claims] == [1.0, 1.0, 0.0]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Dr Ina Möller", "Moller", True, id="surname and accent"),
        pytest.param("the Board's", "Harbour Board", True, id="possessive and alias"),
        pytest.param("Ina Moller", "Ina Kolb", False, id="first name only"),
        pytest.param(None, "Kolb", False, id="nobody"),
    ],
)
def test_names_agree_by_words(one, other, same):
    """Titles, accents, possessives and aliases do not part two names; another surname does."""
    assert SAME(one, other) is same


def test_a_place_is_not_known_by_its_last_word():
    """Without the rule of surnames, New Corran is not Corran."""
    assert not Same()("New Corran", "Corran", surname=False)
    assert name_of("The Corran") == ("corran",)


@pytest.mark.parametrize(
    ("names", "right"),
    [
        pytest.param(["Echo", "Kolb"], True, id="optional link left out"),
        pytest.param(["Echo", "Radio", "Kolb"], True, id="all links"),
        pytest.param(["Echo", "Kolb", "Radio"], False, id="wrong order"),
        pytest.param(["Echo"], False, id="holder missing"),
        pytest.param(["Echo", "Radio", "Moss", "Kolb"], False, id="one too many"),
    ],
)
def test_chains_agree_link_by_link(names, right):
    """Every link but an optional one must be there, in order, and none besides."""
    wanted: list[dict[str, Any]] = [
        {"name": "Echo", "role": "publisher"},
        {"name": "Radio", "role": "relay", "optional": True},
        {"name": "Kolb", "role": "holder"},
    ]
    assert chain_right(wanted, [{"name": name, "role": "relay"} for name in names], Same()) is right


@pytest.mark.parametrize(
    ("wanted", "read", "right"),
    [
        pytest.param((9, 9, False), (9, 9), True, id="exact"),
        pytest.param((9, None, False), (9, None), True, id="at least"),
        pytest.param((9, None, False), (9, 9), False, id="a bound made a number"),
        pytest.param((200, 200, True), (180, None), True, id="about, one bound"),
        pytest.param((9, 9, False), (8, 8), False, id="another number"),
    ],
)
def test_quantities_agree_by_bounds(wanted, read, right):
    """Bounds must agree; an open bound stays open."""
    label = {"low": wanted[0], "high": wanted[1], "approximate": wanted[2], "unit": "boats"}
    assert quantity_right(label, {"low": read[0], "high": read[1]}) is right


def test_a_share_may_be_read_as_a_fraction():
    """90 percent is right as .9."""
    wanted = {"low": 90, "high": 90, "approximate": False, "unit": "percent"}
    assert quantity_right(wanted, {"low": 0.9, "high": 0.9})


def test_a_period_without_ends_is_unknown():
    """Two nulls are no period, and a malformed date is none."""
    assert period({"start": None, "end": None}) is None
    assert period("soon") is None
