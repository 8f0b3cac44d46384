"""Turns and scenarios: whose word layout makes it."""

from __future__ import annotations

from tests.read.claiming import block_of, claims, of_frame, only


def test_what_a_guest_relays_has_the_guest_in_its_chain(nlp):
    """Words reported inside a turn are their speaker's, through whoever speaks the turn."""
    text = "ADA LUND (presenter): Good morning.\nHOLM: The engineers said a faulty valve caused the fire."
    claim = only(claims(text, nlp, genre="transcript", source="Radio Morrow"), "cause")
    assert [(link.name, link.role) for link in claim.chain] == [
        ("Radio Morrow", "publisher"),
        ("Holm", "relay"),
        ("engineers", "holder"),
    ]


def test_a_turn_that_goes_on_in_the_next_paragraph_is_the_same_speaker_s(nlp):
    """Without a new label the last speaker goes on."""
    text = "JON HOLM: Let me say this.\nA faulty valve caused the fire."
    claim = only(claims(text, nlp, genre="transcript"), "cause")
    assert claim.holder is not None
    assert claim.holder.name == "Jon Holm"


def test_a_judgement_on_a_scenario_is_a_forecast_about_it(nlp):
    """Who calls "this outcome" unlikely forecasts the scenario, and is its only holder."""
    text = (
        "1\n\nMill Closes\n\nDiscussed by: Harbour Post\n\n"
        "The firm closes the mill by June 2031. The Institute for Trade calls this outcome as unlikely."
    )
    found = of_frame(claims(text, nlp, block_of(text, "scenario", "Scenarios", "Mill Closes")), "scenario")
    held = [c for c in found if c.holder is not None]
    assert all(c.about == found[0].id and c.stance == "predicts" for c in held)
    assert found[0].holder is None
