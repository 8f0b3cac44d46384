"""The page in a real browser, phone and desk, light and dark, no script: it fits, asks nothing, opens what it cites."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tests.compose.stories import a_dossier

from crossbearing.compose import html

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="no chromium on this machine"),
]
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
SCREENS = tuple(itertools.product((360, 1280), SCHEMES))
REACHES = """(hash) => {
  const found = document.querySelector(hash), box = found.getBoundingClientRect();
  return found.checkVisibility({contentVisibilityAuto: true}) && box.height > 0
    && box.top < innerHeight && box.bottom > 0;
}"""


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Return a browser, closed when the module is through."""
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a dossier's page on disk."""
    file = Path(tmp_path_factory.mktemp("page")) / "dossier.html"
    file.write_text(html(a_dossier()), encoding="utf-8")
    return file.as_uri()


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_opens_quietly_and_fits(chromium: Browser, address: str, width: int, scheme: Scheme):
    """No message in the console, no request but the file itself, nothing over the edge, also with all unfolded."""
    view = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    said, asked = [], []
    view.on("console", lambda message: said.append(message.text))
    view.on("pageerror", lambda error: said.append(str(error)))
    view.on("request", lambda request: asked.append(request.url))
    view.goto(address)
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    view.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    assert said == []
    assert [url for url in asked if not url.startswith("data:")] == [address]
    view.close()


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_every_citation_reaches_a_claim_on_the_screen(chromium: Browser, address: str, width: int, scheme: Scheme):
    """Each cited claim, folded inside its document's claims, unfolds and is on the screen once its link is followed."""
    view = chromium.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    links = sorted(set(_citations(view, address)))
    assert links
    for link in links:
        view.goto(address)
        view.locator(f'.c a[href="{link}"]:visible').first.click()
        assert view.wait_for_function(REACHES, arg=link, timeout=5_000).json_value()
    view.close()


def _citations(view: Page, address: str) -> list[str]:
    view.goto(address)
    found: list[str] = view.eval_on_selector_all(".c a", "all => all.filter(a => a.checkVisibility()).map(a => a.hash)")
    return found


def test_all_claims_are_read_without_script(chromium: Browser, address: str):
    """With scripts off the keyboard unfolds the ledger, and printing unfolds it whole."""
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800})
    view = context.new_page()
    view.goto(address)
    first = view.locator("#claims > details > summary").first
    first.focus()
    view.keyboard.press("Enter")
    assert view.locator("#claims .led > li").first.is_visible()
    view.goto(address)
    assert not view.locator("#claims blockquote").first.is_visible()
    view.emulate_media(media="print")
    assert view.locator("#claims blockquote").count() == len(a_dossier().claims)
    assert all(one.is_visible() for one in view.locator("#claims blockquote").all())
    context.close()
