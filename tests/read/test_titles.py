"""Titles: a heading's own claim, on the word of whoever says it below."""

from __future__ import annotations

import pytest
from tests.read.claiming import claims

LEAD = "At least nine people died when the barge Orla sank off Morrow on Sunday, the coastguard said."


def titled(title: str, body: str, nlp):
    """Return the claims whose words stand in the title."""
    return [c for c in claims(f"# {title}\n{body}", nlp) if c.end <= len(title) + 2 and c.frame != "appointment"]


def test_a_title_takes_the_holder_of_the_sentence_it_sums_up(nlp):
    """What the lead has from the coastguard the title has from the coastguard, in its own words."""
    found = titled("At least nine dead as barge capsizes off Morrow", LEAD, nlp)
    assert {c.frame for c in found} == {"casualties", "incident"}
    assert {c.holder.name for c in found if c.holder} == {"coastguard"}
    assert {c.manner for c in found} == {"paraphrase"}


def test_a_title_that_sums_up_narration_is_narration(nlp):
    """Nobody below says it: the publisher does."""
    body = "A court on Monday ordered a partial recount in Morrow."
    (claim,) = titled("Court orders partial recount in Morrow", body, nlp)
    assert (claim.frame, claim.holder, claim.manner) == ("recount", None, "narration")


def test_a_title_with_its_own_speaker_keeps_him(nlp):
    """Who speaks in the title holds what the title says."""
    found = titled("Varnia denies losing town of Wendle", "Fighting went on in the region on Monday.", nlp)
    assert [(c.holder.name, c.stance) for c in found if c.holder] == [("Varnia", "denies")]


@pytest.mark.parametrize(
    "title",
    [
        pytest.param("The fire at Wendle (March 2019)", id="label"),
        pytest.param("Has the barge Orla sunk off Morrow?", id="question"),
        pytest.param("A river and its people in spring", id="no-frame"),
        pytest.param('"Rivals seized the harbour of Morrow"', id="words-in-marks"),
    ],
)
def test_a_title_that_says_nothing_of_its_own_is_no_claim(nlp, title):
    """Labels, questions, and quoted words that nobody below says are not claimed."""
    assert titled(title, "The council met on Monday and went home.", nlp) == []


def test_a_number_that_differs_is_not_summed_up(nlp):
    """A title of twelve dead does not take the holder of a sentence of nine."""
    found = titled("Twelve people killed as barge capsizes off Morrow", LEAD, nlp)
    (claim,) = [c for c in found if c.frame == "casualties"]
    assert claim.holder is None
