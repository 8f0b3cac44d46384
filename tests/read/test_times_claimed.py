"""The clocks of a claim: what time it is about, when it was said, and by when something is due, never mixed."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.read.claiming import claims


# Published on Wednesday, 5 March 2031.
@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Speaking on Monday, Mayor Ilse Brandt said the bridge had collapsed.", "2031-03-03"),
        ("The ministry said in a statement issued on 1 March that the bridge had collapsed.", "2031-03-01"),
        ("The deputy, in an interview published on Sunday, said the bridge had collapsed.", "2031-03-02"),
        ("At a briefing on Tuesday morning, the spokesman said the bridge had collapsed.", "2031-03-04"),
        ("The bridge had collapsed, Mayor Ilse Brandt told reporters late on Monday.", "2031-03-03"),
        ("Asked on Saturday by this paper, Mayor Ilse Brandt said the bridge had collapsed.", "2031-03-01"),
        ("Mayor Ilse Brandt said the bridge had collapsed.", None),
        ("Mayor Ilse Brandt said the bridge had collapsed on Monday.", None),
        ("Mayor Ilse Brandt said the bridge, repaired on Monday, had collapsed.", None),
    ],
)
def test_the_occasion_is_in_the_clause_of_saying(nlp: Language, text: str, said: str | None) -> None:
    """A clause of speaking beside the verb dates the words; a time inside what was said does not."""
    found = [c for c in claims(text, nlp) if "collapsed" in c.quote]
    assert found
    assert {c.said.start if c.said else None for c in found} == {said}


def test_said_and_time_stay_apart(nlp: Language) -> None:
    """What happened on Saturday was told on Sunday."""
    (claim,) = [c for c in claims("Twelve people died on Saturday, the ministry said on Sunday.", nlp) if c.said]
    assert claim.time is not None
    assert claim.said is not None
    assert (claim.time.start, claim.said.start) == ("2031-03-01", "2031-03-02")


def test_yesterday_in_a_quotation_is_the_day_before_the_words(nlp: Language) -> None:
    """Said on Monday, yesterday is that Sunday, whenever the report came out."""
    (claim,) = [c for c in claims('"We lost four houses yesterday," Mayor Ilse Brandt said on Monday.', nlp) if c.said]
    assert claim.time is not None
    assert claim.time.start == "2031-03-02"


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("The result will be certified by 30 June.", "2031-07-01"),
        ("Works will be completed before the end of the week, the company announced.", "2031-03-10"),
        ("The party said the count would be finished before the weekend.", "2031-03-08"),
        ("The company is to pay 3 million crowns by 30 June.", "2031-07-01"),
        ("Voters may object to the result until 24 June.", "2031-06-25"),
        ("The curfew lasts until 24 June.", None),
        ("Shops could not open until 3 March.", None),
        ("By Tuesday, 40 people had been evacuated.", None),
        ("The result will be certified on 30 June.", None),
    ],
)
def test_what_is_to_come_by_a_day_is_due(nlp: Language, text: str, deadline: str | None) -> None:
    """A bound on what is still to come is its deadline and no time; a bound on what happened is a time."""
    found = claims(text, nlp)
    assert [c.roles.get("deadline") for c in found if c.roles.get("deadline")] == ([deadline] if deadline else [])
    assert all(c.time is None for c in found if c.roles.get("deadline"))


@pytest.mark.parametrize(
    "text", ["The wall cracked in 2029, not in 2028.", "In 2029 rather than 2028 the wall cracked."]
)
def test_a_time_that_is_denied_dates_nothing(nlp: Language, text: str) -> None:
    """In "in 2029, not in 2028" only the first is when it was."""
    assert {c.time.start for c in claims(text, nlp) if c.time} == {"2029-01-01"}


def test_lengths_date_no_claim(nlp: Language) -> None:
    """For three weeks, every Monday and recently leave a claim without a time."""
    text = "Crews pumped water for three weeks. Trams run every Monday. The wall recently cracked."
    assert {c.time for c in claims(text, nlp)} == {None}
