"""Roles: who, whom, what and where, as the words around a clause show them."""

from __future__ import annotations

import pytest
from tests.read.claiming import claims, of_frame, only


@pytest.mark.parametrize(
    ("sentence", "frame", "roles"),
    [
        pytest.param(
            "President Ada Lund visited Morrow on Monday.", "visit", {"actor": "Ada Lund"}, id="person-by-full-name"
        ),
        pytest.param(
            "The king awarded the medal to Ada Lund.", "award", {"target": "Ada Lund", "object": "medal"}, id="award"
        ),
        pytest.param(
            "The council appointed Ada Lund as director.",
            "appointment",
            {"object": "Ada Lund", "kind": "director", "actor": "council"},
            id="appointed",
        ),
        pytest.param(
            "Union leader Jon Holm blamed the fire on a faulty valve.",
            "cause",
            {"object": "fire", "actor": "faulty valve"},
            id="blamed-on",
        ),
        pytest.param(
            "Opposition leader Ada Lund accused the company of ignoring safety rules.",
            "breach",
            {"actor": "company"},
            id="who-is-accused-acts",
        ),
        pytest.param("Ostrian troops drove back Varnian troops.", "repel", {"target": "Varnia"}, id="target-by-side"),
        pytest.param("Shells cut the supply line to Wendle.", "supply", {"status": "cut"}, id="supply"),
        pytest.param(
            "Varnian forces have massed 300 tanks near Wendle.", "strength", {"actor": "Varnia"}, id="strength"
        ),
        pytest.param("Ostrian soldiers remain in Wendle.", "presence", {"actor": "Ostria"}, id="presence"),
        pytest.param("Ostrian drones bombed Wendle.", "attack", {}, id="attack"),
    ],
)
def test_roles_name_who_and_whom(nlp, sentence, frame, roles):
    """People and bodies stand by name, troops by the side their words show, things in the text's words."""
    found = only(claims(sentence, nlp), frame)
    assert roles.items() <= dict(found.roles).items()


def test_we_is_the_speaker_s_side_and_they_in_reported_words_too(nlp):
    """A pronoun means the holder's own side where the saying shows it."""
    direct = only(claims('"We hold Wendle," said Ostrian general Jon Holm.', nlp), "control")
    reported = only(claims("The Varnian army said its troops had captured Wendle.", nlp), "control")
    assert (direct.roles.get("actor"), reported.roles.get("actor")) == ("Ostria", "Varnia")


def test_our_forces_in_a_bulletin_are_the_publisher_s(nlp):
    """The word "our" in a party's own text is that party."""
    text = "Our forces repelled two attacks near Wendle."
    claim = only(claims(text, nlp, genre="bulletin", source="Varnian General Staff"), "repel")
    assert claim.roles["actor"] == "Varnian General Staff"
    assert claim.holder is not None
    assert claim.holder.side == "Varnia"


def test_a_pronoun_without_a_saying_means_the_subject_before_it(nlp):
    """The word "it" after a sentence about a body is that body."""
    found = claims("Northline Ferries ran the ship. It violated the agreement.", nlp)
    assert only(found, "breach").roles["actor"] == "Northline Ferries"


def test_troops_named_far_off_are_not_these(nlp):
    """Bare "forces" have no side of their own and act as nobody."""
    text = "Ostrian troops rested.\nSupplies reached forces pushing toward Wendle."
    assert "actor" not in only(claims(text, nlp), "advance").roles


def test_coordinate_clauses_share_their_place(nlp):
    """What was taken is what they were pushed out of."""
    found = of_frame(claims("Ostrian troops took Wendle in May but were pushed out in June.", nlp), "control")
    assert [(c.roles["change"], c.place.name if c.place else None) for c in found] == [
        ("gained", "Wendle"),
        ("lost", "Wendle"),
    ]


def test_a_part_in_a_list_is_a_part_of_its_own_place(nlp):
    """The words "northern parts of the town" make no claim on the whole town."""
    text = "Ostrian troops captured the village of Sandle and northern parts of the town of Wendle."
    parts = {c.place.name: c.place.part for c in of_frame(claims(text, nlp), "control") if c.place}
    assert parts == {"Sandle": None, "Wendle": "northern parts"}


def test_villages_of_a_region_are_not_the_region(nlp):
    """How many villages were taken says of their region only that a part was."""
    text = "The Ostrian army reported the capture of two villages in Kent."
    claim = only(claims(text, nlp), "control")
    assert (claim.roles["extent"], claim.quantity.low if claim.quantity else None) == ("partial", 2)


@pytest.mark.parametrize(
    ("sentence", "frame", "stance", "modality"),
    [
        pytest.param("The court ruled that the strike was lawful.", "ruling", "asserts", "actual", id="ruled"),
        pytest.param("Mayor Ada Lund promised to rebuild the school.", "plan", "asserts", "planned", id="promised"),
        pytest.param("The broadcaster verified the footage.", "authenticity", "asserts", "actual", id="verified"),
        pytest.param("The ministry retracted its claim.", "retraction", "asserts", "actual", id="retracted"),
    ],
)
def test_verbs_of_saying_can_be_what_happened(nlp, sentence, frame, stance, modality):
    """To rule, promise, verify or retract is itself what is told."""
    found = only(claims(sentence, nlp), frame)
    assert (found.stance, found.modality) == (stance, modality)


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        pytest.param("Claims that the dam has collapsed are false.", "denies", id="false-claims"),
        pytest.param("The alleged presence of Ostrian troops in Wendle is not true.", "denies", id="not-true"),
        pytest.param("The pictures of the dam are fake.", "asserts", id="false-pictures-are-no-denial"),
    ],
)
def test_what_is_called_false_is_denied_with_its_own_proposition(nlp, sentence, stance):
    """The proposition stays positive; calling a picture false asserts that it is."""
    (found,) = [c for c in claims(sentence, nlp) if c.frame != "statement"]
    assert (found.stance, found.polarity) == (stance, "+")


def test_a_picture_pointed_back_to_is_the_picture(nlp):
    """The word "they" means the images of the clause before."""
    text = "The ministry released the images on Monday, and mayor Ada Lund said they were generated."
    assert only(claims(text, nlp), "authenticity").roles["object"] == "images"


def test_who_concedes_a_loss_is_who_lost(nlp):
    """A side that admits that a town is no longer under its control is the one that lost it."""
    text = "Norwegian officials admitted that the town of Ostrel is no longer under their control."
    (told,) = (c for c in claims(text, nlp) if c.frame == "control")
    assert (told.roles["actor"], told.roles["change"], told.stance) == ("Norway", "lost", "concedes")


def test_a_relative_clause_is_about_the_place_before_it(nlp):
    """What "has been held since" is the place named right before, whatever the parse hangs the clause on."""
    text = (
        "The town is in the far southeastern corner of Zala County on the border with occupied Baranya County "
        "that has been held by the Germans since 2014."
    )
    told = [c for c in claims(text, nlp) if c.frame == "control"]
    assert [c.place.name for c in told if c.place is not None] == ["Baranya County"]
