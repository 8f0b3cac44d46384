"""Publisher, title and byline, and how they are known."""

import pytest

from crossbearing.collect.blocks import blocks_of
from crossbearing.collect.lines import lines_of
from crossbearing.collect.pages import Metadata
from crossbearing.collect.publisher import byline_of, publisher_of, title_of
from crossbearing.model.packs import Actor

BODY = "Talks between the union and the owner broke down over pay, both sides said."
COASTWIRE = Actor("Coastwire News Agency", ("Coastwire", "CWNA"), "agency", None, "independent", "invented for tests")


def publisher(text: str, **known):
    """Return source and basis of a text."""
    found = publisher_of(
        lines_of(text), given=known.get("given"), metadata=known.get("metadata", Metadata()), actors=(COASTWIRE,)
    )
    return found.source, found.basis


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(f"By Harbourlight Staff |\n\n{BODY}", "Harbourlight", id="staff-byline"),
        pytest.param(f"ODENBY (Coastwire) - {BODY}", "Coastwire News Agency", id="listed-agency"),
        pytest.param(f"ODENBY, 3 March (Fenpress) - {BODY}", "Fenpress", id="agency-of-no-list"),
        pytest.param(
            f"{BODY}\n\nThis article was originally published by The Odenby Courier.",
            "The Odenby Courier",
            id="first-publisher",
        ),
        pytest.param(f"{BODY}\n\n© 2030 Odenby Courier. All rights reserved.", "Odenby Courier", id="copyright"),
        pytest.param(
            "Dockers Local 9, [12.05.2029 07:41]\nWe have stopped all cranes.", "Dockers Local 9", id="copied-post"
        ),
        pytest.param(f"Coastwire\n\n{BODY}", "Coastwire News Agency", id="masthead-of-a-listed-outlet"),
    ],
)
def test_firm_cues_name_the_publisher(text, name):
    """Staff byline, agency credit, note of first publication, copyright line and known masthead name the publisher."""
    assert publisher(text) == (name, "inferred")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"By Jo Marsh\n\n{BODY}", id="person"),
        pytest.param(f"{BODY} He told Coastwire that it was over.", id="outlet-that-is-told"),
        pytest.param(f"The Odenby Courier first reported the dispute.\n\n{BODY}", id="outlet-that-reported"),
        pytest.param(f"ODENBY (Eastland) - {BODY}", id="region-in-brackets"),
        pytest.param("Police (PCO) are looking for two men.", id="abbreviation"),
    ],
)
def test_mentions_name_no_publisher(text):
    """A person's byline, or an outlet that the text speaks of, is no publisher: it stays unknown."""
    assert publisher(text) == (None, "unknown")


def test_order_of_evidence():
    """What was given goes before metadata, metadata before the text."""
    text = f"ODENBY (Coastwire) - {BODY}"
    metadata = Metadata(source="Odenby Courier")
    assert publisher(text, given="Radio Odenby", metadata=metadata) == ("Radio Odenby", "given")
    assert publisher(text, metadata=metadata) == ("Odenby Courier", "metadata")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param(f"Talks over pay break down\n\n{BODY}\n", "Talks over pay break down", id="heading"),
        pytest.param(f"What is to become of the mill?\n\n{BODY}\n", "What is to become of the mill?", id="question"),
        pytest.param(f"# Talks over pay\n\n{BODY}\n", "Talks over pay", id="markdown"),
        pytest.param(
            f"PRESS RELEASE\n\nTalks over pay break down\n\n{BODY}\n", "Talks over pay break down", id="label-above"
        ),
        pytest.param(f"Subject: Re: Talks fail\nFrom: a@b.example\n\n{BODY}\n", "Talks fail", id="mail"),
        pytest.param("Dockers Local 9, [12.05.2029 07:41]\nWe have stopped all cranes.", None, id="post-has-none"),
        pytest.param(f"Flood bulletin 4\n\n{BODY}\n", "Flood bulletin 4", id="label-alone"),
        pytest.param(
            f"Odenby Courier\n3 May 2030\n\nTalks over pay break down again\n\n{BODY}\n",
            "Talks over pay break down again",
            id="masthead-and-date-above",
        ),
        pytest.param(f"{BODY}\n\nThey resume on Friday.\n", None, id="first-sentence-is-none"),
        pytest.param(f"{BODY}\n\nWhat comes now\n\nThey resume on Friday.\n", None, id="section-is-none"),
    ],
)
def test_title_is_a_heading_at_the_top(text, title):
    """Only a heading that opens a text is its title."""
    assert title_of(text, blocks_of(text), given=None, metadata=Metadata(), source=None) == title


def test_name_of_the_outlet_is_no_title():
    """A line that repeats the publisher's name is its masthead."""
    text = f"ODENBY COURIER\n\nTalks over pay break down\n\n{BODY}\n"
    title = title_of(text, blocks_of(text), given=None, metadata=Metadata(), source="Odenby Courier")
    assert title == "Talks over pay break down"


def test_title_of_metadata_loses_the_outlet():
    """A page's title often ends with the outlet's name, which is no part of it."""
    metadata = Metadata(title="Mill saved for now | Brenning Post")
    assert title_of("", (), given=None, metadata=metadata, source="Brenning Post") == "Mill saved for now"


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        pytest.param(f"By Jo Marsh and Lee Orr\n\n{BODY}", "Jo Marsh and Lee Orr", id="two"),
        pytest.param(f"By Jo Marsh | 3 March 2030\n\n{BODY}", "Jo Marsh", id="with-date"),
        pytest.param(f"Talks fail\n\nMaria Chen\nStaff writer\n\n{BODY}", "Maria Chen", id="role-below"),
        pytest.param(f"By The Numbers\n\n{BODY}", None, id="no-person"),
        pytest.param(BODY, None, id="none"),
    ],
)
def test_byline_is_a_line_at_the_top(text, byline):
    """A line that begins with By and a name says who wrote it."""
    assert byline_of(lines_of(text), metadata=Metadata()) == byline
