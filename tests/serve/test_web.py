"""The web door: the dossiers of a ledger, and plain words where there is none."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from tests.compose.stories import a_dossier

from crossbearing.model.dossier import Dossier
from crossbearing.model.forms import from_json
from crossbearing.serve.web import Listed, app

STORY = "/stories/sty_0a1b"
asked: list[tuple[str, str | None]] = []


def _dossier(story_id: str, as_of: str | None) -> Dossier | None:
    asked.append((story_id, as_of))
    return a_dossier() if story_id == "sty_0a1b" else None


def get(path: str) -> httpx.Response:
    """Return what the application answers to a GET."""

    async def ask() -> httpx.Response:
        site = app(lambda: [Listed("sty_0a1b", "The <b>Skerry</b> landing", "3 documents")], _dossier)
        transport = httpx.ASGITransport(app=site, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://loopback") as client:
            return await client.get(path)

    return asyncio.run(ask())


def test_lists_the_stories_with_their_titles_as_text():
    """The front page names each story and links it; a title is text, whatever it holds."""
    answer = get("/")
    assert STORY in answer.text
    assert "<b>Skerry" not in answer.text


@pytest.mark.parametrize(
    ("ending", "kind", "start"),
    [("", "text/html", "<!doctype html>"), (".json", "application/json", "{"), (".md", "text/markdown", "# ")],
)
def test_serves_a_story_in_three_forms(ending, kind, start):
    """A story answers as page, JSON and Markdown."""
    answer = get(STORY + ending)
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert answer.text.lstrip().startswith(start)


def test_json_is_the_dossier():
    """What `.json` gives reads back as the same record."""
    assert from_json(Dossier, get(f"{STORY}.json").text) == a_dossier()


def test_a_date_is_handed_on():
    """`?as_of=` reaches the dossier as the day asked for."""
    asked.clear()
    get(f"{STORY}?as_of=2031-03-10")
    assert asked == [("sty_0a1b", "2031-03-10")]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/stories/sty_ffff", 404),
        ("/stories/../etc/passwd", 404),
        (f"{STORY}.pdf", 404),
        ("/nothing", 404),
        (f"{STORY}?as_of=2031-02-30", 400),
        (f"{STORY}?as_of=yesterday", 400),
    ],
)
def test_says_in_words_what_is_not_there(path, status):
    """A wrong address or date gives its status and a page that says what to do, not a trace."""
    answer = get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    assert "Traceback" not in answer.text


def test_pages_let_nothing_in_but_their_own_style():
    """The policy names the style by hash and nothing else, and pages come compressed."""
    answer = get(STORY)
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert answer.headers["content-encoding"] == "gzip"
