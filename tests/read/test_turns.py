"""Turns and scenarios: whose word layout makes it."""

from __future__ import annotations

import pytest
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


HEARING = """MODERATOR: Ms. Tarn, did the dam leak?

MS. TARN: We deny that the dam leaked. Our engineers said the wall was dry.

MR. OREL: She says the wall was dry. I saw water in the tunnel.

(Laughter.)

Note: the tapes are kept in the archive.
"""


def test_we_in_a_turn_is_its_speaker(nlp):
    """Who denies in the first person denies by name, and stands in the chain once."""
    (denial,) = (c for c in claims(HEARING, nlp, genre="transcript") if c.stance == "denies")
    assert [(link.name, link.stance) for link in denial.chain] == [("Ms. Tarn", "denies")]


def test_our_people_are_the_speaker_s(nlp):
    """What "our engineers" said is told by the speaker whose they are."""
    found = claims(HEARING, nlp, genre="transcript")
    (said,) = (c for c in found if c.holder is not None and "engineers" in c.holder.name)
    assert [link.name for link in said.chain] == ["Ms. Tarn", "Ms. Tarn’s engineers"]


def test_she_in_another_s_turn_is_who_spoke_before(nlp):
    """A pronoun in a turn never stands for the speaker of that turn."""
    found = claims(HEARING, nlp, genre="transcript")
    assert any([link.name for link in c.chain] == ["Mr. Orel", "Ms. Tarn"] for c in found)


def test_a_word_and_a_colon_open_no_turn(nlp):
    """A label of one common word is a name only where it comes again; a stage direction is nobody's."""
    found = claims(HEARING, nlp, genre="transcript")
    assert all(c.holder is None or c.holder.name not in {"Note", "Laughter"} for c in found)


def test_answers_are_those_of_who_is_named_before_the_questions(nlp):
    """The letter A stands for the one person whom the text names before its first question."""
    text = "Ilse Tarn runs the port.\n\nQ. What happened?\n\nA. A faulty valve caused the fire."
    claim = only(claims(text, nlp, genre="transcript"), "cause")
    assert claim.holder is not None
    assert claim.holder.name == "Ilse Tarn"


@pytest.mark.parametrize(
    ("entry", "chain"),
    [
        ("14:32 Ministry: two bridges are closed.", ["Harbour Gazette", "Ministry"]),
        ("15:31 (via Radio Nine) The army has sent two boats to Pardo.", ["Harbour Gazette", "Radio Nine"]),
        ("15:20 Anna Holt, Harbour Gazette: I have just seen two bridges fall.", ["Harbour Gazette", "Anna Holt"]),
        ("15:05 Update: two bridges are closed, the coastguard says.", ["Harbour Gazette", "coastguard"]),
    ],
)
def test_an_entry_of_a_live_page_has_its_own_source(entry, chain, nlp):
    """Who is named at the head of an entry, or behind "via", says it."""
    (claim,) = (c for c in claims(entry, nlp, genre="liveblog", source="Harbour Gazette") if c.holder is not None)
    assert [link.name for link in claim.chain] == chain


def test_an_entry_takes_an_earlier_one_back(nlp):
    """What an earlier entry said, as a correction tells it, is retracted by the publisher."""
    text = "15:55 Correction: an earlier entry said that nine people had died."
    claim = only(claims(text, nlp, genre="liveblog", source="Harbour Gazette"), "casualties")
    assert (claim.stance, claim.holder) == ("retracts", None)


def test_a_speaker_s_office_may_stand_between_name_and_colon(nlp):
    """Who is introduced with an office speaks what follows, and his later turns by surname are his too."""
    text = (
        "ADA LUND, head of the port: Four people died.\nJON HOLM, Fire Brigade: We agree.\nLUND: Two men are missing."
    )
    found = of_frame(claims(text, nlp, genre="transcript"), "casualties")
    assert [(c.holder.name, c.quote) for c in found if c.holder] == [
        ("Ada Lund", "Four people died"),
        ("Ada Lund", "Two men are missing"),
    ]
