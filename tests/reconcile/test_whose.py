"""Whose people, whose loss, whose stake; happenings, series and things under several names."""

from __future__ import annotations

import pytest

from crossbearing.model.claim import Quantity
from tests.reconcile.tales import Tale, at_least, chances, day, latest, number, question

HOLDS = "Who controls Lomna?"


def exchanged(side: str, swap: bool) -> str:
    """Return the side, or the other one where the two are exchanged."""
    return {"Ardania": "Borland", "Borland": "Ardania"}[side] if swap else side


def at_war(tale: Tale, swap: bool = False) -> None:
    """Let both parties claim the town, so that both are parties to the story."""
    report = tale.document("North Wire", "2031-05-10")
    for side in ("Ardania", "Borland"):
        own = exchanged(side, swap)
        tale.holds(report, own, by=own, side=own)


@pytest.mark.parametrize("swap", [False, True])
def test_losses_of_two_sides_are_two_questions(swap):
    """Soldiers of one side and of the other never meet in one count, though a speaker only says "their soldiers"."""
    tale = Tale()
    at_war(tale, swap)
    a, b = exchanged("Ardania", swap), exchanged("Borland", swap)
    report = tale.document("Courier", "2031-05-12")
    told = Quantity(41, 41, "people", None, None, False, f"41 {b[:-1]} soldiers")
    tale.claim(report, "casualties", {"object": f"{b} soldiers", "kind": "killed"}, by=a, side=a, quantity=told)
    tale.claim(
        report,
        "casualties",
        {"object": "soldiers", "kind": "killed"},
        by=a,
        side=a,
        quantity=number(112),
        quote="112 of their soldiers were killed",
    )
    texts = [q.text for q in tale.reconciled().questions]
    assert f"How many {b}’s forces were killed?" in texts
    assert f"How many {a}’s forces were killed?" in texts


@pytest.mark.parametrize("swap", [False, True])
def test_denied_fall_reaches_the_question(swap):
    """Who denies that a place fell says it still holds it, though the denial names nobody."""
    tale = Tale()
    a, b = exchanged("Ardania", swap), exchanged("Borland", swap)
    at_war(tale, swap)
    report = tale.document("Courier", "2031-05-12")
    tale.claim(report, "control", {"change": "lost"}, place="Lomna", by=b, side=b, stance="denies")
    found = tale.reconciled()
    asked = question(found, HOLDS)
    assert [(x.value, x.negative) for x in found.answers if x.question == asked.id] == [
        (a, False),
        (b, False),
        (b, False),
    ]


def test_party_is_never_without_a_stake():
    """What a party tells of itself or of its opponent is an interested word; only a third side has nothing at stake."""
    tale = Tale()
    at_war(tale)
    report = tale.document("Courier", "2031-05-12")
    tale.claim(report, "incident", {"kind": "fire"}, place="Harrow", by="Borland", side="Borland")
    assessed = latest(tale.reconciled(), "Was there fire at Harrow?")
    assert [o.interested for o in assessed.origins] == [True]
    assert "nothing at stake" not in assessed.because[0].why


def test_own_troops_are_the_speakers():
    """Units without a name in a party's own words are that party's, and the enemy is the other."""
    tale = Tale()
    at_war(tale)
    report = tale.document("Courier", "2031-05-12")
    tale.holds(report, "units", by="Borland", side="Borland", place="Harrow")
    tale.holds(report, "the enemy", by="Borland", side="Borland", place="Tarn")
    found = tale.reconciled()
    for text, holder in (("Who controls Harrow?", "Borland"), ("Who controls Tarn?", "Ardania")):
        assert max(chances(latest(found, text)).items(), key=lambda kv: kv[1])[0] == holder


def test_toll_of_another_day_is_no_dispute():
    """A toll that grows from day to day is a series; two tolls of one day by two speakers are a dispute."""
    tale = Tale()
    roles = {"object": "people", "kind": "killed"}
    for when, count, by in (("2031-05-16", 12, "Coastguard"), ("2031-05-18", 30, "Ana Reul")):
        report = tale.document("North Wire", when)
        tale.claim(report, "casualties", roles, place="Lomna", quantity=number(count), by=by, time=day(when))
    text = "How many people were killed at Lomna?"
    assert latest(tale.reconciled(), text).status != "disputed"
    report = tale.document("Courier", "2031-05-18")
    tale.claim(
        report, "casualties", roles, place="Lomna", quantity=at_least(50), by="Ole Brandt", time=day("2031-05-18")
    )
    assert latest(tale.reconciled(), text).status == "disputed"


def test_happenings_far_apart_are_two_questions():
    """Fires a year apart are two happenings; a report without a time is of the first, which keeps its name."""
    tale = Tale()
    for when, time in (("2031-05-16", "2031-05-15"), ("2032-05-16", "2032-05-15")):
        tale.claim(tale.document("North Wire", when), "incident", {"kind": "fire"}, place="Lomna", time=day(time))
    tale.claim(tale.document("Courier", "2031-05-17"), "incident", {"kind": "fire"}, place="Lomna")
    found = tale.reconciled()
    assert [q.text for q in found.questions] == ["Was there fire at Lomna?", "Was there fire at Lomna?, 15 May 2032"]
    assert [sum(a.question == q.id for a in found.answers) for q in found.questions] == [2, 1]


def test_event_without_a_place_or_object_is_not_asked():
    """That somewhere something burned is no question: it would fuse every fire there is."""
    tale = Tale()
    tale.claim(tale.document("North Wire", "2031-05-16"), "incident", {"kind": "fire"})
    assert tale.reconciled().questions == ()


def test_pictures_of_one_story_are_one_thing():
    """Footage, the picture and the town's aerial photograph are one where no two are told apart."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    for thing, nature, by in (
        ("footage", "staged", "Ole Brandt"),
        ("the picture", "genuine", "Ana Reul"),
        ("the town's aerial photograph", "generated", "Piet Sorn"),
        ("reports", "fabricated", "Piet Sorn"),
    ):
        tale.claim(report, "authenticity", {"object": thing, "alleged": nature}, by=by)
    found = tale.reconciled()
    assert len(found.questions) == 1
    assert latest(found, found.questions[0].text).status == "disputed"


def test_descriptions_are_no_bodies():
    """A resident reached by telephone is nobody's organisation; a bare council is the story's one council."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    for name in ("resident reached by telephone", "Lomna Town Council", "council"):
        tale.claim(report, "incident", {"kind": "fire"}, place="Lomna", by=name)
    kinds = {e.names: e.kind for e in tale.reconciled().entities}
    assert kinds["resident reached by telephone",] == "group"
    assert kinds["Lomna Town Council", "council"] == "organisation"


def test_relay_takes_nobodys_word_without_a_gain():
    """What a party tells of another's remark on a video stays that other's word: no frame says that it gains by it."""
    tale = Tale()
    at_war(tale)
    report = tale.document("Courier", "2031-05-12")
    tale.claim(
        report,
        "authenticity",
        {"object": "the video", "alleged": "staged"},
        by="Ardanian State Radio",
        relays=(("Borland", "Borland"),),
    )
    assessed = latest(tale.reconciled(), "What is the video?")
    assert [(o.holder, o.side) for o in assessed.origins] == [("Ardanian State Radio", "Ardania")]


def test_office_stands_for_who_holds_it():
    """What a text says of "the harbour minister" is said of the one whom it calls that."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    tale.claim(report, "appointment", {"object": "Ana Reul", "kind": "harbour minister"})
    tale.claim(report, "breach", {"actor": "the harbour minister", "object": "the truce"}, by="Ole Brandt")
    assert [q.text for q in tale.reconciled().questions] == ["Did Ana Reul break the truce?"]
