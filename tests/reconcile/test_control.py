"""Who holds a place: interest, denial, relays, parts and time."""

from __future__ import annotations

import math

import pytest

from tests.reconcile.tales import Tale, chances, day, latest, number

ASKED = "Who controls Lomna?"


def contested_town() -> Tale:
    """Return a town that one army claims, its own bloggers deny, and the other army takes parts of."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    tale.holds(report, "Ardania", by="Ardania", side="Ardania")
    tale.holds(report, "Ardania", by="Piet Sorn", side="Ardania", said=day("2031-05-16"), relays=[("ASR", None)])
    tale.holds(report, "Ardania", by="Ardanian army", side="Ardania", said=day("2031-04-20", "2031-05-01"))
    tale.holds(report, "Ardania", by="Ardanian military bloggers", side="Ardania", stance="denies")
    tale.holds(report, "Borland", by="13th Kestrel Brigade", side="Borland", part="north", relation="part")
    return tale


def test_denial_by_its_own_side_outweighs_any_official():
    """Bloggers who deny their own army's capture move the probability more than any one official's word."""
    assessed = latest(contested_town().reconciled(as_of="2031-05-16"), ASKED)
    by_weight = sorted(assessed.because, key=lambda r: -abs(r.weight) if r.kind != "normaliser" else 0)
    assert "against the interest of its own side" in by_weight[0].why
    assert by_weight[0].weight < 0
    assert by_weight[0].value == "Ardania"
    assert all(abs(r.weight) < abs(by_weight[0].weight) / 2 for r in by_weight[1:] if r.kind != "normaliser")


def test_claim_and_denial_make_it_disputed():
    """A value that one origin asserts and another denies is disputed, and the denied one is very unlikely here."""
    assessed = latest(contested_town().reconciled(as_of="2031-05-16"), ASKED)
    assert assessed.status == "disputed"
    assert assessed.values[-1].value == "Ardania"
    assert assessed.values[-1].words == "very unlikely"


def test_spokesman_and_his_party_are_one_origin_on_one_occasion():
    """What a party says and the spokesman who says it the same day are one origin, and its reason names both."""
    assessed = latest(contested_town().reconciled(as_of="2031-05-16"), ASKED)
    sorn = next(o for o in assessed.origins if o.holder == "Piet Sorn")
    assert len(sorn.claims) == 2
    assert "joined with Ardania" in sorn.reason
    assert any("Piet Sorn (Ardania), through North Wire and ASR" in r.why for r in assessed.because)


def test_one_announcement_told_by_several_documents_is_one_origin():
    """An announcement told as the army's, the capital's and the general's is one origin, told later and marked so."""
    tale = contested_town()
    courier = tale.document("The Courier", "2031-05-25")
    page = tale.document("Brief", "2031-07-09")
    tale.holds(courier, "Ardania", by="Ardan City", side="Ardania", said=day("2031-04-01", "2031-05-01"))
    tale.holds(page, "Ardania", by="Gert Malo", side="Ardania", said=day("2031-04-01", "2031-05-01"))
    assessed = latest(tale.reconciled(as_of="2031-07-09", at="2031-04-30"), ASKED)
    announced = next(o for o in assessed.origins if o.holder == "Gert Malo")
    assert len(announced.claims) == 3
    assert assessed.hindsight
    assert {r.kind for r in assessed.because if r.origin == announced.id} == {"later"}


def test_concession_told_by_the_other_side_is_the_tellers_claim():
    """What an opponent's spokesman puts into the mouth of a side's supporters weighs as his own word, and says why."""
    tale = Tale()
    courier = tale.document("The Courier", "2031-05-25")
    lost = {"actor": "Ardania", "change": "lost"}
    tale.claim(
        courier,
        "control",
        lost,
        place="Lomna",
        by="Ardanian propagandists",
        side="Ardania",
        stance="concedes",
        relays=[("Jan Veld", "Borland")],
    )
    tale.holds(courier, "Ardania", by="Jan Veld", side="Borland", polarity="-")
    assessed = latest(tale.reconciled(as_of="2031-05-25"), ASKED)
    assert [o.holder for o in assessed.origins] == ["Jan Veld"]
    assert assessed.origins[0].interested
    assert "Ardanian propagandists counts as its own word" in assessed.origins[0].reason
    assert max(abs(r.weight) for r in assessed.because if r.kind == "origin") <= 0.5
    assert assessed.status == "single_source"


def test_concession_told_by_an_outlet_of_no_side_weighs_in_full():
    """The same concession through an outlet of no side stays its holders' own, against their interest."""
    tale = Tale()
    lost = {"actor": "Ardania", "change": "lost"}
    tale.claim(
        tale.document("North Wire", "2031-05-25"),
        "control",
        lost,
        place="Lomna",
        by="Ardanian bloggers",
        side="Ardania",
    )
    tale.holds(tale.document("Aft", "2031-05-25"), "Borland", by="Jan Veld", side="Borland")
    assessed = latest(tale.reconciled(as_of="2031-05-25"), ASKED)
    assert [r.weight for r in assessed.because if "bloggers" in r.why] == [pytest.approx(-1.9)]


def test_a_part_never_disputes_the_whole():
    """A part held by one side informs the whole held by another, and has a question of its own; no dispute follows."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    tale.holds(report, "Ardania", by="Ardania", side="Ardania")
    tale.holds(report, "Borland", by="Borlandic officials", side="Borland", part="outskirts", relation="part")
    found = tale.reconciled(as_of="2031-05-16")
    assert latest(found, ASKED).status == "single_source"
    assert latest(found, "Who controls Lomna (outskirts)?").values[0].value == "Borland"
    assert [a.partial for a in found.answers if a.value == "Borland"] == [True, False]


@pytest.mark.parametrize(
    ("roles", "quantity", "polarity", "expected"),
    [
        pytest.param({"change": "held", "extent": "full"}, None, "+", ("Ardania", False), id="holds-it-all"),
        pytest.param({"change": "lost"}, None, "+", ("Ardania", True), id="lost-it"),
        pytest.param({"change": "lost"}, None, "-", ("Ardania", False), id="has-not-lost-it"),
        pytest.param({"change": "gained", "extent": "full"}, None, "-", ("Ardania", True), id="never-took-it"),
        pytest.param({"change": "held"}, 90, "+", ("Ardania", False), id="most-of-it"),
        pytest.param({"change": "held"}, 50, "+", ("contested", False), id="half-of-it"),
        pytest.param({"extent": "contested"}, None, "+", ("contested", False), id="fought-over"),
        pytest.param({"extent": "none"}, None, "+", ("Ardania", True), id="holds-nothing"),
    ],
)
def test_reads_a_hold(roles, quantity, polarity, expected):
    """Change, extent, share and polarity together say for or against whose hold a claim speaks."""
    tale = Tale()
    share = number(quantity, unit="percent") if quantity else None
    report = tale.document("North Wire", "2031-05-16")
    tale.claim(report, "control", {"actor": "Ardania", **roles}, place="Lomna", polarity=polarity, quantity=share)
    found = tale.reconciled()
    asked = next(q.id for q in found.questions if q.text == ASKED)
    assert [(a.value, a.negative) for a in found.answers if a.question == asked] == [expected]


@pytest.mark.parametrize("facts", [{"modality": "planned"}, {"stance": "predicts"}, {"roles": {"change": "sought"}}])
def test_plans_and_forecasts_answer_no_state(facts):
    """What is planned, predicted or sought says nothing of who holds the place."""
    tale = Tale()
    tale.holds(tale.document("North Wire", "2031-05-16"), "Ardania", **facts)
    assert tale.reconciled().questions == ()


def test_share_is_a_number_with_its_holders_side():
    """A share answers the holder's question and one of its own, kept with the side of its only source."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    tale.holds(report, "Borland", by="Ove Strand", side="Borland", quantity=number(90, unit="percent", about=True))
    share = latest(tale.reconciled(), "What share of Lomna does Borland hold?")
    assert share.values[0].value == "about 90 percent"
    assert share.sides_for == ("Borland",)
    assert share.status == "single_source"


def test_old_capture_is_superseded_by_later_recapture():
    """What outlets tell of an earlier year stands no longer once they tell of the change after it."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    tale.holds(report, "Ardania", roles={"change": "gained"}, time=day("2028-02-01", "2028-03-01"))
    tale.holds(report, "Borland", roles={"change": "gained"}, time=day("2028-09-01", "2028-10-01"))
    assessed = latest(tale.reconciled(), ASKED)
    assert assessed.status == "single_source"
    assert {v.value: v.status for v in assessed.values}["Ardania"] == "superseded"


def test_turning_points_show_then_and_hindsight():
    """Each day on which a state begins is assessed as it could be judged then and as it looks from the last day."""
    tale = Tale()
    tale.holds(tale.document("North Wire", "2031-05-16"), "Ardania", by="Piet Sorn", side="Ardania")
    later = tale.document("The Courier", "2031-06-20")
    tale.holds(later, "Borland", by="Jan Veld", side="Borland", time=day("2031-05-16"))
    found = tale.reconciled(as_of="2031-06-20")
    then, back = (a for a in found.assessments if a.at.start == "2031-05-16")
    assert (then.as_of, then.hindsight, [o.holder for o in then.origins]) == ("2031-05-16", False, ["Piet Sorn"])
    assert (back.as_of, back.hindsight, len(back.origins)) == ("2031-06-20", True, 2)


def test_party_that_gives_up_its_claim_decides():
    """A value conceded by one who speaks for its party is decided; a supporter's admission only disputes it."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    lost = {"actor": "Ardania", "change": "lost"}
    tale.holds(report, "Ardania", by="Ardanian army", side="Ardania", said=day("2031-04-01"))
    tale.claim(report, "control", lost, place="Lomna", by="Ardanian bloggers", side="Ardania", stance="concedes")
    assert latest(tale.reconciled(), ASKED).status == "disputed"
    tale.claim(
        report,
        "control",
        lost,
        place="Lomna",
        by="Ardanian army",
        side="Ardania",
        stance="concedes",
        said=day("2031-05-16"),
    )
    decided = latest(tale.reconciled(), ASKED)
    assert decided.status == "decided"
    assert {v.value: v.status for v in decided.values}["Ardania"] == "conceded"


def test_because_sums_to_the_log_probability():
    """Per value the weights sum to the log of its probability."""
    assessed = latest(contested_town().reconciled(as_of="2031-06-30"), ASKED)
    for value, probability in chances(assessed).items():
        assert math.fsum(r.weight for r in assessed.because if r.value == value) == pytest.approx(math.log(probability))


@pytest.mark.parametrize(
    ("part", "extent", "expected"),
    [
        pytest.param(
            "northern quarter", "full", [(ASKED, True), ("Who controls Lomna (northern quarter)?", False)], id="a-part"
        ),
        pytest.param("all parts", "full", [(ASKED, False)], id="all-parts"),
        pytest.param("some parts", "partial", [(ASKED, True)], id="some-parts"),
    ],
)
def test_parts_and_the_whole(part, extent, expected):
    """A named part has its own question and informs the whole; all parts are the whole; "some parts" only inform."""
    tale = Tale()
    roles = {"extent": extent}
    tale.holds(tale.document("North Wire", "2031-05-16"), "Ardania", part=part, relation="part", roles=roles)
    found = tale.reconciled()
    texts = {q.id: q.text for q in found.questions}
    assert [(texts[a.question], a.partial) for a in found.answers] == expected


def test_ground_gained_nearby_informs_who_holds_it():
    """An advance near a place makes it a little more likely contested, answers nothing, and disputes nothing."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    tale.holds(report, "Ardania", by="Ardania", side="Ardania")
    tale.claim(report, "advance", {"actor": "Borland"}, by="SeaWatch", place="Lomna", relation="near")
    assessed = latest(tale.reconciled(), ASKED)
    assert assessed.status == "single_source"
    moved = {r.value: r.weight for r in assessed.because if r.kind == "origin"}
    assert 0 < moved["contested"] < moved["Ardania"]
