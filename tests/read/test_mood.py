"""Polarity and modality of claims, under every kind of denial."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.read.claiming import claims, of_frame

DENIED = [
    ("The storm did not destroy the harbour.", "damage"),
    ("The storm never destroyed the harbour.", "damage"),
    ("The storm nearly destroyed the harbour.", "damage"),
    ("The storm could not destroy the harbour.", "damage"),
    ("No one was injured.", "casualties"),
    ("Not all villages were flooded.", "incident"),
    ("The ferry sank neither on Monday nor on Tuesday.", "incident"),
    ("The army has yet to capture Wendle.", "control"),
    ("The army has not yet captured Wendle.", "control"),
    ("The army hardly advanced.", "advance"),
]
TOLD = [
    ("The storm destroyed the harbour.", "damage"),
    ("The storm did not only destroy the harbour.", "damage"),
    ("The storm did not destroy the harbour until Friday.", "damage"),
    ("The fire killed no fewer than 12 people.", "casualties"),
    ("At least 12 people, none of them children, were killed.", "casualties"),
]


@pytest.mark.parametrize(("sentence", "frame"), DENIED)
def test_a_denial_is_never_dropped(sentence: str, frame: str, nlp: Language) -> None:
    """Whatever word denies it, and wherever it stands, the claim has the polarity "-"."""
    assert {c.polarity for c in of_frame(claims(sentence, nlp), frame)} == {"-"}


@pytest.mark.parametrize(("sentence", "frame"), TOLD)
def test_a_negative_word_that_denies_something_else_leaves_the_claim(sentence: str, frame: str, nlp: Language) -> None:
    """A "not only" or "not until", a bound and an aside deny nothing of the claim."""
    assert {c.polarity for c in of_frame(claims(sentence, nlp), frame)} == {"+"}


def test_what_is_held_no_longer_is_lost(nlp: Language) -> None:
    """The end of a state is a change told as so, no denial of the state."""
    (claim,) = of_frame(claims("The rebels no longer hold Wendle.", nlp), "control")
    assert (claim.polarity, claim.roles["change"]) == ("+", "lost")


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        pytest.param("The tanker could not reach Wendle in the storm.", "actual", id="could-not"),
        pytest.param("Close the gates of the harbour at once.", "hypothetical", id="request"),
        pytest.param(
            "Had the wind turned, the fire would have reached the mill.", "conditional", id="inverted-condition"
        ),
        pytest.param("If the wind turns, the fire will reach the mill.", "conditional", id="if"),
    ],
)
def test_modality_of_what_is_asked_or_depends(sentence: str, modality: str, nlp: Language) -> None:
    """What was impossible did not happen; a request and a condition tell of no fact."""
    assert modality in {c.modality for c in claims(sentence, nlp)}
