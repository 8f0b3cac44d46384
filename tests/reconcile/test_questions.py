"""Questions, their keys and answers, numbers, events and rows."""

from __future__ import annotations

import pytest

from crossbearing.model.claim import Certainty
from crossbearing.model.judgement import Assessment, Judgement, Question
from crossbearing.reconcile import Row, assess_rows
from crossbearing.reconcile.likelihood import in_words
from crossbearing.reconcile.numbers import clusters, compatible
from tests.reconcile.tales import Tale, at_least, chances, day, latest, number, question


def test_kinds_of_one_number_are_different_questions():
    """The population before a flood and today's are two questions; two sources a thousand apart are one range."""
    tale = Tale()
    wire, courier = tale.document("North Wire", "2031-05-16"), tale.document("Courier", "2031-05-17")
    tale.claim(wire, "population", {"kind": "before the flood"}, place="Lomna", quantity=number(26_000))
    tale.claim(courier, "population", {"kind": "before the flood"}, place="Lomna", quantity=number(27_000, about=True))
    tale.claim(wire, "population", {}, place="Lomna", quantity=number(3_000), by="Ana Reul")
    found = tale.reconciled()
    before = latest(found, "Population of Lomna, before the flood")
    assert before.values[0].value == "26,000 to 27,000"
    assert before.status == "corroborated"
    assert latest(found, "Population of Lomna").status == "single_source"


@pytest.mark.parametrize(
    ("a", "b", "both"),
    [
        pytest.param(at_least(12), number(30), True, id="floor-below-count"),
        pytest.param(at_least(40), number(30), False, id="floor-above-count"),
        pytest.param(number(12), number(30), False, id="two-counts"),
        pytest.param(number(26_000), number(27_000, about=True), True, id="about"),
        pytest.param(number(20, 40), number(30), True, id="range-with-count"),
    ],
)
def test_numbers_that_can_both_hold(a, b, both):
    """A bound contradicts nothing on its open side; an approximate number covers its neighbourhood."""
    assert compatible(a, b) is both
    assert compatible(b, a) is both


def test_later_count_supersedes():
    """A toll that grew is no dispute: the later count takes the place of the earlier."""
    tale = Tale()
    roles = {"object": "people", "kind": "killed"}
    tale.claim(tale.document("North Wire", "2031-05-16"), "casualties", roles, place="Lomna", quantity=number(12))
    tale.claim(tale.document("Courier", "2031-05-20"), "casualties", roles, place="Lomna", quantity=number(30))
    toll = latest(tale.reconciled(), "How many people were killed at Lomna?")
    assert toll.status == "single_source"
    assert {v.value: v.status for v in toll.values} == {
        "30": "standing",
        "12": "superseded",
        "something else": "standing",
    }


def test_counts_that_differ_at_one_time_are_disputed():
    """Two counts for one day, by two speakers, cannot both hold."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    roles = {"object": "people", "kind": "killed"}
    tale.claim(report, "casualties", roles, place="Lomna", quantity=number(12), by="Coastguard", time=day("2031-05-15"))
    tale.claim(report, "casualties", roles, place="Lomna", quantity=number(30), by="Ana Reul", time=day("2031-05-15"))
    assert latest(tale.reconciled(), "How many people were killed at Lomna?").status == "disputed"


def test_clusters_do_not_depend_on_order():
    """Numbers fall into the same groups whichever comes first."""
    numbers = [number(12), at_least(10), number(30), number(29, about=True)]
    groups = {frozenset(c.members) for c in clusters(numbers)}
    assert groups == {frozenset(c.members) for c in clusters(numbers[::-1])}
    assert len(groups) == 2


def test_authenticity_is_a_question_about_the_thing():
    """Two readings of one video are rival values, neither of them certain, and something else remains possible."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    tale.claim(report, "authenticity", {"object": "the video", "alleged": "staged"}, by="Ardania", side="Ardania")
    tale.claim(report, "authenticity", {"object": "the video", "alleged": "genuine"}, by="Ana Reul")
    assessed = latest(tale.reconciled(), "What is the video?")
    assert assessed.status == "disputed"
    assert set(chances(assessed)) == {"staged", "genuine", "something else"}


def test_denial_speaks_only_against_what_it_denies():
    """A denied breach is disputed between yes and no; a denial alone makes no other value likely."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    tale.claim(report, "breach", {"actor": "Northwing", "object": "the truce"}, by="Pilots' Union")
    tale.claim(report, "breach", {"actor": "Northwing", "object": "the truce"}, by="Northwing", stance="denies")
    assessed = latest(tale.reconciled(), "Did Northwing break the truce?")
    assert assessed.status == "disputed"
    assert set(chances(assessed)) == {"yes", "no"}


def test_hedged_word_weighs_less():
    """An alleged fire is less likely than one that is told plainly."""

    def told(hedge: Certainty | None) -> float:
        tale = Tale()
        tale.claim(tale.document("North Wire", "2031-05-16"), "incident", {"kind": "fire"}, place="Lomna", hedge=hedge)
        return chances(latest(tale.reconciled(), "Was there fire at Lomna?"))["yes"]

    assert 0.5 < told(Certainty("allegedly", "alleged")) < told(None)
    assert told(Certainty("unlikely", "unlikely")) < 0.5


def test_two_disinterested_origins_unopposed_decide_after_a_month():
    """Two origins without a stake decide a question once thirty days brought nobody against them."""
    tale = Tale()
    for source in ("North Wire", "Courier"):
        tale.claim(tale.document(source, "2031-05-16"), "incident", {"kind": "fire"}, place="Lomna")
    text = "Was there fire at Lomna?"
    assert latest(tale.reconciled(as_of="2031-06-01"), text).status == "corroborated"
    assert latest(tale.reconciled(as_of="2031-06-20"), text).status == "decided"


def test_person_decides():
    """A person's decision makes a question decided, and its value the one that stands."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    tale.holds(report, "Ardania", by="Ardania", side="Ardania")
    asked = question(tale.reconciled(), "Who controls Lomna?").id
    tale.journal.append(Judgement("jdg_1", "decision", asked, "contested", "person:ed", "2031-06-01", "court found so"))
    assessed = latest(tale.reconciled(), "Who controls Lomna?")
    assert assessed.status == "decided"
    assert {v.value: v.status for v in assessed.values}["contested"] == "standing"


def test_undated_documents_enter_no_past_view():
    """A document without a date is out of a view by date unless asked for, and then answers no state."""
    tale = Tale()
    tale.holds(tale.document("North Wire", "2031-05-16"), "Ardania", by="Ardania", side="Ardania")
    tale.holds(tale.document(None, None), "Borland")
    assert len(tale.reconciled(as_of="2031-05-16").answers) == 1
    wide = tale.reconciled(as_of="2031-05-16", include_undated=True)
    assert [a.basis for a in wide.answers] == ["reported_at", "unknown"]
    assert len(latest(wide, "Who controls Lomna?").origins) == 1


def test_what_a_timeline_prints_without_a_date_is_not_placed_on_its_day():
    """An undated entry of a timeline is an event, but says nothing of the day of publication."""
    tale = Tale()
    page = tale.document("Brief", "2031-05-16", "1. Ardania takes Lomna\n\nArdanian troops took the town.", "entry")
    tale.holds(page, "Ardania", roles={"change": "gained"}, span=(24, 54))
    found = tale.reconciled()
    assert [a.basis for a in found.answers] == ["unknown"]
    assert latest(found, "Who controls Lomna?").status == "open"
    assert len(found.events) == 1


def test_claims_of_one_happening_are_one_event():
    """Two tellings of one fire whose times meet are one event with the finer time; another day's is another."""
    tale = Tale()
    fire = {"kind": "fire"}
    tale.claim(tale.document("North Wire", "2031-05-16"), "incident", fire, place="Lomna", time=day("2031-05-15"))
    late = tale.document("Courier", "2031-06-16")
    tale.claim(late, "incident", fire, place="Lomna", time=day("2031-05-01", "2031-06-01"))
    tale.claim(late, "incident", fire, place="Lomna", time=day("2031-06-14"))
    events = tale.reconciled().events
    assert [len(e.claims) for e in events] == [2, 1]
    assert events[0].time is not None
    assert events[0].time.start == "2031-05-15"
    assert (events[0].status, events[1].status) == ("corroborated", "single_source")


def test_rows_are_weighed_like_any_origins():
    """Bare rows give a question each; the value most sources give is the likeliest, and one source counts once."""
    rows = [Row("a", "q", "x", "2031-01-01"), Row("a", "q", "y", "2031-01-02"), Row("b", "q", "y"), Row("c", "q", "x")]
    asked, assessed = assess_rows(rows)
    assert isinstance(asked, Question)
    assert isinstance(assessed, Assessment)
    assert assessed.values[0].value == "y"
    assert list(assess_rows(rows[::-1])) == [asked, assessed]


@pytest.mark.parametrize(
    ("probability", "words"),
    [
        (0.02, "almost no chance"),
        (0.05, "almost no chance"),
        (0.3, "unlikely"),
        (0.5, "roughly even chance"),
        (0.97, "almost certain"),
    ],
)
def test_probabilities_in_words(probability, words):
    """Words follow the bands of ICD 203."""
    assert in_words(probability) == words


def test_retracted_count_stops_counting_from_its_retraction():
    """What an outlet takes back counted before, no longer counts after, and is called retracted."""
    tale = Tale()
    roles = {"object": "more than 310 people", "kind": "wounded"}
    text = "How many people were wounded at Lomna?"
    first = tale.document("Courier", "2031-03-04")
    tale.claim(first, "casualties", roles, place="Lomna", quantity=at_least(310))
    correction = tale.document("Courier", "2031-03-06")
    tale.claim(correction, "casualties", roles, place="Lomna", quantity=at_least(310), stance="retracts")
    tale.claim(correction, "casualties", {"object": "31 people", "kind": "wounded"}, place="Lomna", quantity=number(31))
    before = latest(tale.reconciled(as_of="2031-03-05"), text)
    assert {v.value: v.status for v in before.values}["at least 310"] == "standing"
    after = latest(tale.reconciled(as_of="2031-03-06"), text)
    assert {v.value: v.status for v in after.values}["at least 310"] == "retracted"
    assert after.values[0].value == "31"


def test_retraction_may_name_the_claim_it_takes_back():
    """A sentence that withdraws the claim before it speaks against that claim's value."""
    tale = Tale()
    report = tale.document("Courier", "2031-03-06")
    told = tale.claim(report, "incident", {"kind": "blast"}, place="Lomna", by="Piet Sorn", said=day("2031-03-04"))
    tale.claim(report, "statement", {}, by="Piet Sorn", stance="retracts", about=told.id, said=day("2031-03-06"))
    assessed = latest(tale.reconciled(), "Was there blast at Lomna?")
    assert {v.value: v.status for v in assessed.values}["yes"] == "retracted"
    assert chances(assessed)["yes"] < 0.5


@pytest.mark.parametrize("words", ["Nine people", "more than 60 people", "Thirty-one people", "31 people", "people"])
def test_count_is_no_part_of_what_is_counted(words):
    """However the count is put, the question asks about what is counted."""
    tale = Tale()
    counted = number(9, unit="people")
    tale.claim(
        tale.document("Courier", "2031-03-06"),
        "casualties",
        {"object": words, "kind": "wounded"},
        place="Lomna",
        quantity=type(counted)(9, 9, "people", None, None, False, words),
    )
    assert tale.reconciled().questions[0].text == "How many people were wounded at Lomna?"


def test_a_thing_is_one_under_its_fullest_description():
    """A bare "picture" is the one described more fully elsewhere; where two are described it stays apart."""
    tale = Tale()
    report = tale.document("North Wire", "2031-05-16")
    tale.claim(report, "authenticity", {"object": "the picture", "alleged": "genuine"}, by="Ana Reul")
    tale.claim(
        report, "authenticity", {"object": "aerial picture of the slick", "alleged": "generated"}, by="Ole Brandt"
    )
    assert [q.text for q in tale.reconciled().questions] == ["What is aerial picture of the slick?"]
    tale.claim(report, "authenticity", {"object": "picture of the works", "alleged": "genuine"}, by="Ole Brandt")
    assert len(tale.reconciled().questions) == 3
