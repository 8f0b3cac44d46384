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


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        pytest.param("Forecasters expect 90 millimetres of rain in the Wendle valley.", "predicted", id="expects-rain"),
        pytest.param("The bakery plans to open in June.", "planned", id="plans-to"),
        pytest.param("The price of bread is certain to rise.", "predicted", id="certain-to"),
        pytest.param("The club will hardly accept the offer.", "predicted", id="hardly"),
        pytest.param("The team will lose the final.", "predicted", id="fate"),
        pytest.param("The insurer will pay 900 crowns to each tenant.", "planned", id="pays"),
        pytest.param("A kiosk was set on fire at midnight.", "actual", id="set-on-fire"),
    ],
)
def test_what_is_expected_is_foreseen_and_what_one_decides_is_planned(nlp, sentence, modality):
    """Nobody plans the weather or a defeat; a word of guessing makes no promise; "set on fire" is past."""
    (claim,) = claims(sentence, nlp)
    assert claim.modality == modality


@pytest.mark.parametrize(
    ("sentence", "stance", "polarity"),
    [
        pytest.param('"We must close the kitchen now," said cook Anna Rook.', "demands", "+", id="must"),
        pytest.param('"The cook must have left early," said waiter Anna Rook.', "asserts", "+", id="must-have"),
        pytest.param("The club refuses to pay the fine.", "asserts", "-", id="refuses"),
        pytest.param("The club does not refuse to pay the fine.", "asserts", "+", id="not-refuses"),
    ],
)
def test_a_must_demands_and_a_refusal_denies(nlp, sentence, stance, polarity):
    """Who says that something must be done demands it; what somebody refuses to do is not done."""
    claim = claims(sentence, nlp)[0]
    assert (claim.stance, claim.polarity) == (stance, polarity)
