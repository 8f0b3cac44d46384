"""Blocks of prose: paragraphs, headings, captions, lists, rows, furniture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.collect import pages_for_tests as pages

from crossbearing.collect.blocks import blocks_of

ALL_PAGES = [value for name, value in sorted(vars(pages).items()) if name.isupper()]


def kinds(text: str, words: str) -> str:
    """Return the kind of the block that holds some words."""
    at = text.index(words)
    return next(block.kind for block in blocks_of(text) if block.start <= at < block.end)


def check_laws(text: str) -> None:
    """Blocks stand in order, never overlap, and cover all but white space."""
    end = 0
    for block in blocks_of(text):
        assert block.start >= end
        assert block.end > block.start
        assert not text[end : block.start].strip()
        assert text[block.start : block.end] == text[block.start : block.end].strip()
        end = block.end
    assert not text[end:].strip()


@given(st.text(max_size=400))
def test_any_text_is_covered(text):
    """Whatever the text, its blocks cover all but white space, in order."""
    check_laws(text)


LINES = sorted({line for page in ALL_PAGES for line in page.splitlines()})


@given(st.lists(st.sampled_from(LINES), max_size=60), st.sampled_from(["\n", "\r\n", "\n\n", "\r"]))
def test_any_page_is_covered(lines, line_end):
    """However the lines of pages are mixed, and whatever ends them, the blocks cover all of them."""
    check_laws(line_end.join(lines))


@pytest.mark.parametrize("page", ALL_PAGES)
def test_each_page_is_covered(page):
    """The blocks of each sample page cover it."""
    check_laws(page)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        pytest.param("Court halts", "heading", id="title"),
        pytest.param("KYLE HARBOUR", "furniture", id="dateline"),
        pytest.param("A judge on Monday", "paragraph", id="first-paragraph"),
        pytest.param("JOIN US", "furniture", id="call"),
        pytest.param("A long week", "heading", id="section"),
        pytest.param("The mill on a winter", "caption", id="caption"),
        pytest.param("More Stories", "furniture", id="teasers"),
        pytest.param("Harbour Fish", "furniture", id="teaser-headline"),
        pytest.param("Boats stayed", "furniture", id="teaser-summary"),
        pytest.param('"It will stand', "paragraph", id="text-after-teasers"),
    ],
)
def test_report_is_cut_by_its_print(words, kind):
    """A report's title, dateline, sections, captions and teasers are told from its text."""
    assert kinds(pages.REPORT, words) == kind


def test_title_is_above_nothing():
    """The title is a heading, but no block is said to stand under it; sections count."""
    under = {block.under for block in blocks_of(pages.REPORT)}
    assert under == {(), ("A long week in court",)}


def test_wrapped_lines_are_one_paragraph():
    """Lines broken to fit a width are one paragraph, and their breaks stay in the text."""
    paragraphs = [block for block in blocks_of(pages.WRAPPED) if block.kind == "paragraph"]
    assert [pages.WRAPPED[b.start : b.end].count("\n") for b in paragraphs] == [2, 1]


def test_single_line_breaks_part_paragraphs():
    """Where each line is a whole paragraph, no blank line is needed between two."""
    text = "The union called the vote fair.\nThe company said nothing.\nTalks resume on Friday, both said."
    assert [text[b.start : b.end] for b in blocks_of(text)] == text.split("\n")


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        pytest.param("- rescued: 40\n- missing: 3\n- dead: 1\n", "missing", "list", id="list"),
        pytest.param("Ward | Votes\nEast | 410\nWest | 388\n", "East", "row", id="row"),
        pytest.param("> We saw it fall.\n\nShe left at once.", "saw", "quote", id="quote"),
        pytest.param(
            "Talks failed on Monday, both sides said. Show more\n\nThey resume.", "Show more", "furniture", id="button"
        ),
        pytest.param(
            "Published: 3 May 2030\n\nTalks failed on Monday, both sides said.", "Published", "furniture", id="stamp"
        ),
        pytest.param("By Jo Marsh\n\nTalks failed on Monday, both sides said.", "By Jo", "furniture", id="byline"),
        pytest.param(
            "date 2030-05-03 Talks failed on Monday, both sides said.", "date", "furniture", id="date-before-text"
        ),
        pytest.param(
            "date 2030-05-03 Talks failed on Monday, both sides said.", "Talks", "paragraph", id="text-after-date"
        ),
        pytest.param(
            "The mayor added:\n\n“We are ready.”\n\nShe left.", "The mayor", "paragraph", id="who-speaks-next"
        ),
        pytest.param("“What now?\n\n“Nobody knows.”\n\nShe left.", "What", "paragraph", id="speech-that-goes-on"),
        pytest.param("She played on. Photo: Lee Orr\n\nThe hall was full.", "She played", "caption", id="photo-credit"),
        pytest.param(
            "He shaped the image by hard work.\n\nNobody saw.", "He shaped", "paragraph", id="image-without-credit"
        ),
        pytest.param(
            "ANNA REED: Will it hold?\n\nLEE ORR: It will.\n", "ANNA", "paragraph", id="question-of-a-speaker"
        ),
        pytest.param(
            "Home\nNews\nSign in\n\nThe Mill\n\nIt stood there long.", "The Mill", "heading", id="title-below-menu"
        ),
        pytest.param("By the Odenby desk |\n\nTalks failed, both sides said.", "By the", "furniture", id="desk-byline"),
        pytest.param(
            "By signing the deal, the sides ended the strike.", "By", "paragraph", id="sentence-with-by-signing"
        ),
        pytest.param("Support our crews, the mayor said.", "Support", "paragraph", id="a-speaker-s-call"),
        pytest.param("Copyright law was changed in May.", "Copyright", "paragraph", id="sentence-on-copyright"),
        pytest.param("A short line", "short", "paragraph", id="nothing-below-it"),
        pytest.param("By Tuesday, the toll had risen to nine.", "By", "paragraph", id="sentence-with-by"),
        pytest.param(
            "Read also: Fish prices fall\n\nTalks failed on Monday, both said.", "Fish", "furniture", id="read-also"
        ),
    ],
)
def test_kind_by_form(text, words, kind):
    """The form of a line says what it is."""
    assert kinds(text, words) == kind


def test_repeated_headline_is_no_text():
    """A headline that stands twice among the text belongs to another story."""
    headline = "Harbour Fish Prices Fall For The Third Month"
    text = f"Talks failed on Monday, both sides said.\n\n{headline}\n\nThey resume.\n\n{headline}\n\nNobody knew."
    assert [b.kind for b in blocks_of(text) if text[b.start : b.end] == headline] == ["furniture", "furniture"]


def test_short_answer_may_be_given_twice():
    """A short sentence that is said again is said again; a long one is a pulled quotation."""
    text = "No, I did not.\n\nHe rose and left the hall with his papers under his arm.\n\n"
    assert [b.kind for b in blocks_of(text + text)] == ["paragraph", "paragraph", "paragraph", "furniture"]


def test_markdown_headings_nest():
    """The marks of Markdown headings give their depth."""
    text = "# Mill\n\n## Court\n\n### Monday\n\nThe judge sat down at nine.\n\n## City\n\nThe city appealed at noon."
    under = [b.under for b in blocks_of(text) if b.kind == "paragraph"]
    assert under == [("Court", "Monday"), ("City",)]


def test_live_entries_stand_under_their_clock():
    """The entries of live coverage stand under the time printed over them."""
    under = [b.under for b in blocks_of(pages.LIVE) if b.kind == "paragraph"]
    assert under == [("21:40 GMT",), ("22:05 GMT",), ("22:31 GMT",)]


THREAD = """Dockers Local 9, [12.05.2029 07:41]
We have stopped all cranes at Pier 4.

Dockers Local 9, [13.05.2029 09:10]
Correction: cranes 2 and 3 still work #strike

Forwarded from Port Watch
Photos show police at the gate.
"""


def test_posts_stand_under_their_headers():
    """Copied posts stand under who posted and when, and forwarded words under whose they are."""
    under = [b.under for b in blocks_of(THREAD) if b.kind == "paragraph"]
    second = "Dockers Local 9, [13.05.2029 09:10]"
    assert under == [("Dockers Local 9, [12.05.2029 07:41]",), (second,), (second, "Forwarded from Port Watch")]


def test_mail_headers_are_furniture_but_its_subject():
    """Of a mail's headers only the subject is kept, as its title."""
    text = "Subject: Line closed\nDate: Tue, 3 Jun 2031 10:02:00 +0000\nFrom: a@b.example\n\nThe line is closed."
    assert [b.kind for b in blocks_of(text)] == ["heading", "furniture", "furniture", "paragraph"]


def test_page_copied_from_a_site():
    """Menu, path, byline of two lines, buttons, and the list of other stories at the foot are furniture."""
    text = (
        "Skip to content\nHome\nOpinion\nSubscribe\n\nNews › Local\n\nRecount ordered in Harrow\n\n"
        "Maria Chen\nStaff writer\n"
        "Nov. 9, 2028 | Updated Nov. 10, 2028 8:15 a.m.\n\nShare\nTweet\n\nHARROW — A judge ordered a recount.\n\n"
        "Most Popular\n\n1. Storm cuts power\n2. Bakery to close after 80 years\n\n© 2028 Herald. All rights reserved."
    )
    assert [text[b.start : b.end] for b in blocks_of(text) if b.kind != "furniture"] == [
        "Recount ordered in Harrow",
        "A judge ordered a recount.",
    ]


def test_huge_line_costs_linear_time():
    """A megabyte without a line break is cut without trouble."""
    text = "word and another " * 60_000
    assert len(blocks_of(text)) == 1
