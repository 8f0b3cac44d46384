"""HTML pages: text by markup, and what pages say of themselves."""

import pytest

from crossbearing.collect.blocks import blocks_of
from crossbearing.collect.html import html_page
from crossbearing.errors import SkipItem

WORDS = "The order runs for ninety days, the clerk said, and forbids any work on the roof of the building. "
TEXT = f"<p>{WORDS * 3}</p><p>{WORDS * 2}</p>"


def page(head: str = "", body: str = TEXT, html: str = ""):
    """Return the page of some HTML."""
    return html_page(
        f"<!doctype html><html {html}><head>{head}</head><body><article>{body}</article></body></html>", item="a"
    )


def ld(words: str) -> str:
    """Return a JSON-LD element."""
    return f'<script type="application/ld+json">{words}</script>'


@pytest.mark.parametrize(
    ("head", "source"),
    [
        pytest.param('<meta property="og:site_name" content="Brenning Post">', "Brenning Post", id="site-name"),
        pytest.param(ld('{"@type":"Article","publisher":{"name":"Odenby Courier"}}'), "Odenby Courier", id="json-ld"),
        pytest.param(
            ld('{"@graph":[{"@type":["X","NewsArticle"],"publisher":[{"name":"A"},"B"]}]}'), "A, B", id="graph"
        ),
        pytest.param(
            '<meta property="article:publisher" content="https://social.example/post">', None, id="an-address-is-none"
        ),
        pytest.param(ld("{broken"), None, id="broken-json-ld"),
        pytest.param("", None, id="none"),
    ],
)
def test_publisher_of_a_page(head, source):
    """The publisher is named by JSON-LD or meta elements; an address is no name."""
    assert page(head).metadata.source == source


@pytest.mark.parametrize(
    ("head", "days"),
    [
        pytest.param(
            '<meta name="dc.date.issued" content="2030-03-03">', ("2030-03-03", "2030-03-04"), id="dublin-core"
        ),
        pytest.param(
            ld('{"@type":"Report","datePublished":"2030-03-03T10:00Z"}'), ("2030-03-03", "2030-03-04"), id="json-ld"
        ),
        pytest.param('<meta name="date" content="2030-02-31">', None, id="no-such-day"),
        pytest.param('<meta name="date" content="yesterday">', None, id="no-date"),
        pytest.param('<meta property="article:modified_time" content="2030-03-03">', None, id="changed-alone-is-none"),
    ],
)
def test_date_of_a_page(head, days):
    """A page's own date of publication counts; that of a change alone says nothing of when it first came out."""
    published = page(head).metadata.published
    assert (published and (published.earliest, published.latest)) == days


def test_time_element_gives_the_date():
    """A time element marked as the date of publication counts where metadata has none."""
    found = page(body=f'<time itemprop="datePublished" datetime="2030-03-03">today</time>{TEXT}').metadata.published
    assert found is not None
    assert found.earliest == "2030-03-03"


def test_table_gives_rows():
    """Each row of a table is one line, its cells parted by bars."""
    table = "<table><tr><th>Ward</th><th>Votes</th></tr><tr><td>East</td><td>410</td></tr></table>"
    found = page(body=f"{TEXT}{table}{TEXT}")
    rows = [found.text[b.start : b.end] for b in blocks_of(found.text, found.marks) if b.kind == "row"]
    assert rows == ["Ward | Votes", "East | 410"]


def test_title_and_canonical_address():
    """The title element and the canonical link are taken where nothing better is there."""
    found = page('<title> Mill  saved </title><link rel="canonical" href="https://post.example/1">')
    assert (found.metadata.title, found.metadata.url) == ("Mill saved", "https://post.example/1")


def test_short_page_is_read_all_the_same():
    """A page of one sentence is read, though no main text can be told from the rest."""
    assert page(body="<div>The strike is over.</div>").text == "The strike is over."


def test_deep_nesting_is_bounded():
    """A page nested a thousand deep is refused rather than followed down."""
    with pytest.raises(SkipItem):
        page(body="<div>" * 1_000 + "The strike is over, both sides said on Monday." + "</div>" * 1_000)


def test_scripts_and_hidden_parts_are_no_text():
    """Scripts, styles and hidden parts are not read."""
    hidden = "<p hidden>secret</p><p style='display: none'>secret</p>"
    text = page(body=f"<script>alert('x')</script><style>p {{}}</style>{hidden}{TEXT}").text
    assert "alert" not in text
    assert "secret" not in text


@pytest.mark.parametrize("text", ["", "<html></html>", "<!-- nothing -->"])
def test_page_with_nothing_in_it(text):
    """A page without text is refused with a remedy."""
    with pytest.raises(SkipItem) as caught:
        html_page(text, item="a")
    assert caught.value.remedy
