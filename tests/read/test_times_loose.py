"""Times told loosely are settled where publication or the text settles them, and stay open elsewhere."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from tests.read.dated import times_in, told

from crossbearing.model.clock import day_after


@pytest.mark.parametrize(
    ("text", "words", "start", "end"),
    [
        ("The council voted on the 24th.", "on the 24th", "2031-04-24", "2031-04-25"),
        ("The council will vote on the 24th.", "on the 24th", "2031-05-24", "2031-05-25"),
        ("The ferry sank a week ago Monday.", "a week ago Monday", "2031-05-05", "2031-05-06"),
        ("Fires burned overnight into Tuesday.", "overnight into Tuesday", "2031-05-12", "2031-05-14"),
        ("Hail hit the orchard overnight.", "overnight", "2031-05-14", "2031-05-16"),
        ("The pier shut in the autumn.", "in the autumn", "2030-09-01", "2030-12-01"),
        ("The pier will shut in the autumn.", "in the autumn", "2031-09-01", "2031-12-01"),
        ("The levee broke in spring.", "in spring", "2031-03-01", "2031-06-01"),
        ("Mills closed this winter.", "this winter", "2030-12-01", "2031-03-01"),
        ("The pact of '82 failed.", "'82", "1982-01-01", "1983-01-01"),
        ("The hall was built in the 70s.", "in the 70s", "1970-01-01", "1980-01-01"),
        ("In the first week of May it rained.", "In the first week of May", "2031-05-01", "2031-05-08"),
        ("It rained in the last weekend of June 2030.", "in the last weekend of June 2030", "2030-06-29", "2030-07-01"),
        ("It rained in the second half of April.", "in the second half of April", "2031-04-16", "2031-05-01"),
        ("The guild's third-quarter sales fell.", "third-quarter", "2030-07-01", "2030-10-01"),
        ("Sales fell in Q2.", "in Q2", "2031-04-01", "2031-07-01"),
        ("The index ended the day lower.", "the day", "2031-05-15", "2031-05-16"),
        ("Schools stay shut for the rest of the week.", "for the rest of the week", "2031-05-15", "2031-05-19"),
        ("The fair closed on Good Friday.", "on Good Friday", "2031-04-11", "2031-04-12"),
        ("The fair will open at Christmas.", "at Christmas", "2031-12-25", "2031-12-26"),
        ("Easter 2030 was cold.", "Easter 2030", "2030-04-21", "2030-04-22"),
        ("They were held yesterday evening.", "yesterday evening", "2031-05-14", "2031-05-15"),
        ("Nobody came to Expo 2029.", "2029", "2029-01-01", "2030-01-01"),
        ("It is to open around 2040.", "2040", "2040-01-01", "2041-01-01"),
        ("Guards left earlier on Tuesday.", "earlier on Tuesday", "2031-05-13", "2031-05-14"),
        ("The fair opened last night.", "last night", "2031-05-14", "2031-05-15"),
        ("The 1936 Six Rivers Flood took the mill.", "1936", "1936-01-01", "1937-01-01"),
        ("The tower dates from 70 AD, they said in 2030.", "in 2030", "2030-01-01", "2031-01-01"),
    ],
)
def test_reads_what_is_told_loosely(nlp: Language, text: str, words: str, start: str, end: str) -> None:
    """Days without a month, seasons, nights and short years count from publication in the verb's direction."""
    assert (words, start, end) in told(nlp, text)


@pytest.mark.parametrize(
    "text",
    [
        "The 24th Brigade left.",
        "Christmas trees burned on Christmas Island.",
        "Around 2030 people came.",
        "They were the 24th crew to leave.",
        "They took the overnight train.",
        "Temperatures fell to the 70s.",
        "The pool is shut until further notice.",
        "Nobody knew when H-hour was.",
        "Day 12 of the strike passed quietly.",
        "The Harbours Act 1964 is still law.",
        "The score was 3-1-2.",
        "Two and three-quarters were left.",
    ],
)
def test_look_alikes_date_nothing(nlp: Language, text: str) -> None:
    """A unit's number, a train, a temperature, a law and "until further notice" are no times."""
    assert told(nlp, text) == []


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Profits fell in fiscal 2030.", "range"),
        ("Profits fell in FY 2029-30.", "range"),
        ("The fort fell in the third century BC.", "range"),
        ("The fort fell in 480 BCE.", "range"),
    ],
)
def test_what_the_record_cannot_hold_stays_open(nlp: Language, text: str, precision: str) -> None:
    """A fiscal year starts when its owner says, and there are no years before Christ: words stay, bounds do not."""
    (mention,) = times_in(nlp, text)
    assert (mention.ref.start, mention.ref.end, mention.ref.precision) == (None, None, precision)


def test_a_season_is_no_finer_than_a_season(nlp: Language) -> None:
    """The record says that it is a season: which months that means depends on where."""
    (mention,) = times_in(nlp, "The dam was repaired in the summer.")
    assert mention.ref.precision == "season"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("One note is of 03/04/2031, one of 23/04/2031.", "2031-04-03", id="another has its day first"),
        pytest.param("One note is of 03/04/2031, one of 04/23/31.", "2031-03-04", id="another has its month first"),
        pytest.param("It is of 03/04/2031, of 23/04/2031 and of 04/23/2031.", None, id="the others differ"),
        pytest.param("The hut burned down on 04/06/2031.", "2031-04-06", id="the other lies ahead of the past"),
        pytest.param("The hut will be torn down by 04/06/2031.", None, id="nothing tells"),
    ],
)
def test_the_document_settles_dates_in_numbers(nlp: Language, text: str, start: str | None) -> None:
    """Of 03/04 the document's other dates tell which is the day, or the tense does; else nobody can."""
    first = times_in(nlp, text)[0].ref
    assert first.start == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("The board met on Monday, March 3.", "2031-03-03", id="fits the last one"),
        pytest.param("The board met on Monday, March 4.", "2030-03-04", id="fits the year before"),
        pytest.param("The board met on Monday, March 7.", "2031-03-07", id="fits no year near: a slip"),
    ],
)
def test_a_weekday_settles_the_year(nlp: Language, text: str, start: str) -> None:
    """A date without its year is of the neighbouring year in which it fell on that weekday."""
    assert times_in(nlp, text)[0].ref.start == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        pytest.param("The pass has been closed for three weeks.", "2031-04-21", id="closed until now"),
        pytest.param("Miners have been on strike for four days.", "2031-05-11", id="on strike until now"),
        pytest.param("She has led the union for nine years.", "2022-01-01", id="leads it"),
        pytest.param("He has been jailed for two years.", None, id="a sentence"),
        pytest.param("They have agreed to supply gas for ten years.", None, id="a contract"),
        pytest.param("The guild has rented the hall for three weeks.", None, id="a lease"),
        pytest.param("It had been closed for three weeks.", None, id="over long ago"),
        pytest.param("The pass will be closed for three weeks.", None, id="still to come"),
    ],
)
def test_what_has_gone_on_has_a_beginning(nlp: Language, text: str, start: str | None) -> None:
    """A perfect of some length began so long before publication; terms and contracts did not."""
    refs = [m.ref for m in times_in(nlp, text)]
    assert [(r.start, r.relation, r.ongoing) for r in refs] == ([(start, "since", True)] if start else [])


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Two days after the launch the engine failed.", None),
        ("It failed two days after the launch on 3 May 2030.", "2030-05-05"),
        ("The launch was on 3 May 2030. Two days later the engine failed.", "2030-05-05"),
        ("The launch was on 3 May 2030. Two days before, the engine had failed.", "2030-05-01"),
        ("The launch was on 3 May 2030. Two days before the vote the engine failed.", None),
        ("The launch was on 3 May 2030. The engine failed the day after the vote.", None),
    ],
)
def test_counts_only_from_what_it_names(nlp: Language, text: str, start: str | None) -> None:
    """Two days after the launch counts from the launch, whose day only a date can tell, not from a date before."""
    words = [m.ref.start for m in times_in(nlp, text) if "day" in m.ref.words.lower()]
    assert words[-1] == start


@pytest.mark.parametrize(
    ("text", "relation", "end"),
    [
        ("The wall will be finished before the weekend.", "by", "2031-05-17"),
        ("The wall will be finished before the end of the week.", "by", "2031-05-19"),
        ("The wall was finished before the weekend.", "until", "2031-05-10"),
        ("The wall will be finished by the end of June.", "by", "2031-07-01"),
    ],
)
def test_before_is_a_deadline_where_it_looks_ahead(nlp: Language, text: str, relation: str, end: str) -> None:
    """What is to be done before a day is due by then, and an end of June lets June run out."""
    (mention,) = times_in(nlp, text)
    assert (mention.ref.relation, mention.ref.start, mention.ref.end) == (relation, None, end)


def test_a_military_hour_is_an_instant(nlp: Language) -> None:
    """0600 GMT on a day is that minute in UTC."""
    (mention,) = times_in(nlp, "The convoy left at 0600 GMT on 4 May.")
    assert (mention.ref.start, mention.ref.end) == ("2031-05-04T06:00:00Z", "2031-05-04T06:01:00Z")


def test_a_stretch_keeps_its_ends_and_a_bound_time_its_bare_self(nlp: Language) -> None:
    """Of "from 2029 to 2030" both years are kept, of "before 2029" the year."""
    stretch, bound = times_in(nlp, "It lasted from 2029 to 2030 but was planned before 2029.")
    assert [end.ref.start for end in stretch.ends] == ["2029-01-01", "2030-01-01"]
    assert bound.bare is not None
    assert (bound.bare.start, bound.bare.end, bound.ref.start) == ("2029-01-01", "2030-01-01", None)


_PAST = st.sampled_from(["The mill burned {}.", "Nine crews left {}.", "{} the bridge was closed.", "She resigned {}."])
_WHEN = st.sampled_from(
    """on Monday|on Thursday|on Sunday|in May|in June|in December|on 3 June|on May 20|on the 24th|in the autumn
    in spring|last week|this week|at the weekend|overnight|last night|yesterday|in the first week of June|late on Friday
    two weeks ago|in the second quarter|on Saturday morning|this winter|in Q3""".replace("\n", "|").split("|")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sentence=_PAST, when=_WHEN, published=st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_past_never_starts_after_publication(nlp: Language, sentence: str, when: str, published: date) -> None:
    """What is told as past began by publication; a day named may be the next, which it is already somewhere."""
    day = published.isoformat()
    text = sentence.format(when.strip())
    text = text[0].upper() + text[1:]
    starts = [m.ref.start for m in times_in(nlp, text, day) if m.ref.start]
    latest = day_after(day) if "3 June" in when or "May 20" in when else day
    assert all(start <= latest for start in starts), (text, day, starts)


def test_without_publication_nothing_is_settled(nlp: Language) -> None:
    """No day of publication, no day of the 24th, the autumn or the night."""
    text = "It burned overnight, in the autumn, on the 24th, a week ago Monday and in '82."
    assert {(m.ref.start, m.ref.end) for m in times_in(nlp, text, None)} == {(None, None)}
