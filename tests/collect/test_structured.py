"""Structured pages: one block for each item, under its section."""

import pytest
from tests.collect.pages_for_tests import FERRY_PAGE, STRIKE_PAGE

from crossbearing.collect.blocks import blocks_of


def items(text: str, kind: str) -> list[tuple[tuple[str, ...], str]]:
    """Return `under` and the words of the blocks of a kind."""
    return [(b.under, text[b.start : b.end]) for b in blocks_of(text) if b.kind == kind]


def test_indicator_is_one_block():
    """Value, label and note are one indicator, named by its label; a button below is none of it."""
    found = items(FERRY_PAGE, "indicator")
    assert found == [
        (("Key figures", "People aboard"), "212\nPeople aboard\nCount of the port authority, which includes crew"),
        (("Key figures", "Missing"), "41 of 212\nMissing\nAs of the last search bulletin"),
        (("Key figures", "Wave height"), "6.5 m\nWave height\nMeasured by the buoy nearest to the cape"),
    ]


def test_profiles_hold_role_and_status():
    """A person or body with role, status and description is one profile."""
    found = dict(items(FERRY_PAGE, "profile"))
    assert list(found) == [
        ("Who's Who", "Ilse Varrow"),
        ("Who's Who", "Tom Eckhart"),
        ("Groups involved", "Merrow Lines"),
    ]
    assert found["Groups involved", "Merrow Lines"].endswith(
        "Status: Under investigation\n\nRuns eleven ships between the islands."
    )


def test_entries_hold_title_category_and_text():
    """A numbered timeline gives one entry for each number."""
    found = dict(items(FERRY_PAGE, "entry"))
    assert list(found) == [
        (),
        ("Chronology", "Inquiry opens"),
        ("Chronology", "Search called off"),
        ("Chronology", "Ferry sinks"),
    ]
    assert found[()] == "May 14th, 2031: Inquiry opens in Tolverne"
    assert (
        found["Chronology", "Search called off"].split()
        == "2. Search called off Response The coastguard ended the search after nine days.".split()
    )


def test_scenarios_hold_who_discusses_them():
    """A numbered scenario is one block with its number and who discusses it."""
    (first, words), (second, _) = items(FERRY_PAGE, "scenario")
    assert (first, second) == (
        ("What happens next", "Owner is charged"),
        ("What happens next", "Inquiry finds no fault"),
    )
    assert words.startswith("1\n\nOwner is charged\n\nDiscussed by: Harbour Union, The Tolverne Courier\n\n")


def test_context_stands_under_case_period_and_part():
    """Past cases give paragraphs under title, period and part; the outcome holds both terms."""
    case = ("Precedents", "Loss of the Ardent (1998)", "1998")
    found = [under for under, _ in items(FERRY_PAGE, "paragraph") if under[0] == "Precedents"]
    assert found == [
        (*case, "What happened"),
        (*case, "Outcome", "Short term"),
        (*case, "Outcome", "Long term"),
        (*case, "Why it matters today"),
    ]


@pytest.mark.parametrize("words", ["Menu", "Saved", "By Harbourlight Staff", "Sign up", "3 Sources:", "Courier, 2 May"])
def test_page_furniture_is_not_read(words):
    """Menus, bylines and lists of sources are furniture."""
    at = FERRY_PAGE.index(words)
    assert next(b.kind for b in blocks_of(FERRY_PAGE) if b.start <= at < b.end) == "furniture"


def test_other_layouts_are_read_too():
    """Labels before values, bodies on one line, dates on entries, and lettered scenarios are items as well."""
    assert [under for under, _ in items(STRIKE_PAGE, "indicator")] == [
        ("By the numbers", "Drivers on strike"),
        ("By the numbers", "Lines closed"),
    ]
    assert [under[1] for under, _ in items(STRIKE_PAGE, "profile")] == [
        "Odenby Transit",
        "Drivers' Union Local 4",
        "Mayor's Office",
    ]
    assert [under[1] for under, _ in items(STRIKE_PAGE, "entry")] == ["Vote to strike", "Strike begins"]
    assert [under[1] for under, _ in items(STRIKE_PAGE, "scenario")] == ["A deal before Easter", "The strike widens"]


def test_article_with_such_headings_stays_prose():
    """A report that happens to head a part `Timeline` and another `Background` is no structured page."""
    text = "Mill saved\n\nThe court sat.\n\nTimeline\n\nIt began in May.\n\nBackground\n\nThe mill is old. It is dry."
    assert {b.kind for b in blocks_of(text)} == {"heading", "paragraph"}


PLAIN_PAGE = """The Westmere count

Overview

The count took nine days. Two wards were counted twice.

Key numbers

Turnout

61%

Of those registered

Wards recounted

2 of 40

By order of the court

Key people

Lou Perrin
Chair of the Harbour Party (asks for a recount)
Ann Teal
Returning officer (in office since 2021)

Timeline

Court orders recount

Ruling

The court ordered two wards to be counted again.

Polls close

Vote

Polls closed in all forty wards.

Outlook

The result stands

Discussed by: Odenby Courier

The court finds no fault with the count.

The vote is repeated

Discussed by: Harbour Party

The court orders a new vote.

History

The long count of 1998

What happened

It took a month to count the votes.
"""


def test_page_without_numbers_and_double_names():
    """Labels before values, names printed once, entries and scenarios without numbers are items too."""
    found = [(b.kind, b.under[-1]) for b in blocks_of(PLAIN_PAGE) if b.kind not in ("heading", "paragraph")]
    assert found == [
        ("indicator", "Turnout"),
        ("indicator", "Wards recounted"),
        ("profile", "Lou Perrin"),
        ("profile", "Ann Teal"),
        ("entry", "Court orders recount"),
        ("entry", "Polls close"),
        ("scenario", "The result stands"),
        ("scenario", "The vote is repeated"),
    ]


def test_case_without_a_period():
    """A past case without a period of its own has its parts directly under its title."""
    under = [b.under for b in blocks_of(PLAIN_PAGE) if b.kind == "paragraph"]
    assert under[-1] == ("History", "The long count of 1998", "What happened")
