"""When a document came out, and how that is known."""

import pytest

from crossbearing.collect.blocks import blocks_of
from crossbearing.collect.publication import published_of
from crossbearing.model.document import Published


def published(text: str) -> tuple[str | None, str | None, str]:
    """Return the interval and basis that a text alone shows."""
    found = published_of(text, blocks_of(text), given=None, metadata=None)
    return found.earliest, found.latest, found.basis


BODY = "Talks between the union and the owner broke down over pay, both sides said."


@pytest.mark.parametrize(
    "head",
    [
        pytest.param("Published: 3 March 2030\n\n", id="label"),
        pytest.param("Published on March 3rd, 2030 at 14:05 GMT\n\n", id="label-with-clock"),
        pytest.param("Posted 2030-03-03\n\n", id="iso"),
        pytest.param("Monday, 3 March 2030\n\n", id="bare"),
        pytest.param("ODENBY, 3 March 2030 - ", id="dateline"),
        pytest.param("ODENBY, March 3, 2030 (Coastwire) — ", id="dateline-with-agency"),
        pytest.param("Odenby (Coastwire), 3 March 2030 -- ", id="dateline-in-small-letters"),
        pytest.param("Odenby, 3 March 2030. ", id="dateline-with-full-stop"),
        pytest.param("date 2030-03-03 ", id="word-before-text"),
        pytest.param("Flood Situation Report No. 7, 3 March 2030\n\n", id="bulletin-head"),
        pytest.param("3.3.2030\n\n", id="dotted"),
        pytest.param("As of 3 March 2030, 18:00 local time\n\n", id="as-of"),
        pytest.param("Subject: Talks\nDate: Sun, 3 Mar 2030 10:02:00 +0000\n\n", id="mail"),
        pytest.param("Dockers Local 9, [03.03.2030 07:41]\n", id="copied-post"),
        pytest.param("Odenby, 3 March 2030\n\n", id="place-and-date"),
        pytest.param("Public notice no. 14 of 3 March 2030\n\n", id="notice"),
    ],
)
def test_stated_dates(head):
    """A date that the text states as its own gives that one day."""
    assert published(head + BODY) == ("2030-03-03", "2030-03-04", "dateline")


@pytest.mark.parametrize(
    "head",
    [
        "Published: 3 March 2030\nUpdated: 5 March 2030\n\n",
        "3 March 2030, amended 5 March 2030\n\n",
        "Published 3 March 2030 | Updated 5 March 2030\n\n",
    ],
)
def test_published_and_updated_bound_the_text(head):
    """A text published on one day and updated on another may be of any moment between."""
    assert published(head + BODY) == ("2030-03-03", "2030-03-06", "dateline")


def test_date_of_an_event_is_no_dateline():
    """A day named in the first sentence is when something happened, not when the text came out."""
    assert published("The strike began on 3 March 2030, the union said.\n\nIt has no end yet.")[2] == "inferred"


def test_dateline_takes_its_year_from_a_day_just_before():
    """A dateline without a year takes that of a full date of the text that lies just before it."""
    text = f"ODENBY, 3 March - {BODY} They had opened on 27 February 2030."
    assert published(text) == ("2030-03-03", "2030-03-04", "dateline")


@pytest.mark.parametrize(
    ("weekday", "day"),
    [
        pytest.param("Sunday", "2030-03-03", id="fits-the-year-told"),
        pytest.param("Monday", "2031-03-03", id="fits-the-year-after"),
        pytest.param("Friday", None, id="fits-neither"),
    ],
)
def test_dateline_with_a_weekday_takes_the_year_in_which_it_fits(weekday, day):
    """A weekday in a dateline without a year settles between the year that the text tells and the next."""
    text = f"ODENBY, {weekday}, 3 March (Coastwire) - {BODY} They had opened in 2030."
    found = published(text)
    assert (found[0], found[2]) == ((day, "dateline") if day else ("2030-01-01", "inferred"))


def test_dateline_without_any_year_is_no_date():
    """A dateline without a year in a text without a year is not made up."""
    assert published(f"ODENBY, 3 March - {BODY}") == (None, None, "unknown")


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest"),
    [
        pytest.param("The dam failed on 24 December 2030.", "2030-12-24", None, id="day-told-as-past"),
        pytest.param("The dam was finished in June 2029.", "2029-06-01", None, id="month-told-as-past"),
        pytest.param("The village was flooded in 2027.", "2027-01-01", None, id="year-told-as-past"),
        pytest.param(
            "The forthcoming vote, anticipated in the summer of 2031, divides them.",
            None,
            "2031-06-01",
            id="season-to-come",
        ),
        pytest.param("The upcoming hearing on 4 May 2031 is public.", None, "2031-05-04", id="day-to-come"),
        pytest.param("The bridge will open on 4 May 2031.", None, "2031-05-04", id="plain-future"),
        pytest.param("The bridge is expected to open in 2031.", None, "2032-01-01", id="year-to-come-may-have-begun"),
    ],
)
def test_bounds_from_the_text(sentence, earliest, latest):
    """What is told as past sets the earliest, what is told as still to come the latest."""
    assert published(sentence) == (earliest, latest, "inferred")


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("The bridge may open on 4 May 2031.", id="possible-day"),
        pytest.param("The bridge was expected to open in May 2031, the city said.", id="past-expectation"),
        pytest.param("The owner promised repairs by 4 May 2031.", id="deadline"),
        pytest.param('"The upcoming vote on 4 May 2031 decides," he said.', id="quoted"),
        pytest.param("The dam failed on 31 February 2031.", id="no-such-day"),
        pytest.param("Nobody knows when it began.", id="no-date"),
    ],
)
def test_what_sets_no_bound(sentence):
    """Plans, deadlines, quoted words and impossible days are no evidence of when a text came out."""
    assert published(sentence) == (None, None, "unknown")


def test_bounds_that_exclude_each_other():
    """What was still to come in an older part of a text, and has passed in a newer one, sets no bound."""
    text = "The upcoming vote on 4 May 2030 divides them.\n\nThe count was over on 9 May 2030."
    assert published(text) == ("2030-05-09", None, "inferred")


def test_given_and_metadata_come_first():
    """A given date goes before metadata, and metadata before the text."""
    text = f"ODENBY, 3 March 2030 - {BODY}"
    given = Published("2031-01-01", "2031-01-02", "given")
    metadata = Published("2031-02-01", "2031-02-02", "metadata")
    assert published_of(text, (), given=given, metadata=metadata) == given
    assert published_of(text, (), given=None, metadata=metadata) == metadata
