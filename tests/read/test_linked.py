"""What small words make of a clause: reasons, promises, arrangements; and numbers told apart or on top of others."""

from __future__ import annotations

import pytest
from tests.packs.tables import read_as
from tests.read.claiming import claims, of_frame, only


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        pytest.param(
            "The barge sank because its hatch had not been closed.",
            {"object": "sinking of barge", "actor": "its hatch had not been closed"},
            id="because",
        ),
        pytest.param("Trains stopped because of ice.", {"kind": "Trains stopped", "actor": "ice"}, id="because-of"),
        pytest.param(
            "The outage was due to a faulty switch.", {"object": "outage", "actor": "faulty switch"}, id="due"
        ),
        pytest.param("A freak wave was to blame.", {"actor": "freak wave"}, id="to-blame"),
    ],
)
def test_a_reason_is_a_claim_beside_what_it_explains(nlp, sentence, wanted):
    """Why something came about is told with what came about, as a cause."""
    assert wanted in read_as(sentence, "cause", wanted, nlp)


def test_a_reason_somebody_else_gives_is_not_the_speakers(nlp):
    """The cause stays within the words of who says it."""
    found = of_frame(claims("The mill closed because, the owner said, the river rose.", nlp), "cause")
    assert all(c.holder is not None for c in found)


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        pytest.param("The council will repay the fees.", "plan", id="will"),
        pytest.param("Wages will be paid in full.", "plan", id="will-be-done"),
        pytest.param("The hearing is set for Monday.", "plan", id="set-for"),
        pytest.param("The final report is due by the end of May.", "plan", id="due-by"),
        pytest.param("The result will be certified by 30 June.", "certification", id="own-frame"),
        pytest.param("The recount must be completed by 30 June.", "recount", id="must"),
    ],
)
def test_what_is_announced_is_planned(nlp, sentence, frame):
    """What a body says it will do, and what is arranged, is planned and has not happened."""
    assert {c.modality for c in of_frame(claims(sentence, nlp), frame)} == {"planned"}


def test_a_guess_at_what_will_come_is_no_plan(nlp):
    """Prices announce nothing."""
    assert of_frame(claims("Prices will rise in the spring.", nlp), "plan") == []


def test_a_part_of_those_counted_is_not_counted_again(nlp):
    """Three of the nine are among them."""
    found = of_frame(claims("The blast wounded nine people, among them three nurses.", nlp), "casualties")
    assert [c.quantity.low for c in found if c.quantity] == [9]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        pytest.param("Divers recovered 12 more bodies.", "further", id="more"),
        pytest.param("Another 30 people were rescued.", "further", id="another"),
        pytest.param("Divers recovered 12 bodies.", None, id="all"),
        pytest.param("More than 12 people were rescued.", None, id="more-than"),
    ],
)
def test_a_number_on_top_of_another_is_marked(nlp, sentence, status):
    """Twelve more are not twelve in all."""
    (claim,) = [c for c in claims(sentence, nlp) if c.quantity]
    assert claim.roles.get("status") == status


def test_an_elided_verb_has_its_own_subject(nlp):
    """Who was hurt beside those arrested is told with his number."""
    found = claims("Police said 14 people were arrested and three officers injured in clashes.", nlp)
    assert {(c.frame, c.quote) for c in found} == {
        ("inquiry", "14 people were arrested"),
        ("casualties", "three officers injured in clashes"),
    }


def test_the_number_of_a_point_is_no_part_of_its_words(nlp):
    """A bulletin's numbering is not quoted."""
    assert only(claims("3. Ostrian troops hold the town of Wendle.", nlp), "control").quote.startswith("Ostrian")


def test_a_count_is_told_with_what_it_leads_to(nlp):
    """A share with half the ballots counted keeps its number and its holder."""
    found = claims("With 52 percent of ballots counted, Anna Rook had 48.1 percent of the vote.", nlp)
    assert {(c.frame, c.quantity.low) for c in found if c.quantity} >= {("share", 48.1)}


def test_what_is_said_to_be_untrue_is_denied(nlp):
    """A report called untrue is denied by who calls it so, with the sign of what it said."""
    (claim,) = claims("Reports to the contrary are untrue.", nlp)
    assert (claim.stance, claim.polarity) == ("denies", "+")
