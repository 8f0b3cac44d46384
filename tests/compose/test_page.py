"""The page is one file that asks for nothing, escapes everything, fits a phone and opens what is cited."""

from __future__ import annotations

import os
import re
import shutil
from dataclasses import replace

import pytest
from tests.compose.stories import a_dossier, said, wire

from crossbearing.compose import html, markdown
from crossbearing.model.judgement import Story

HOSTILE = "<script>alert(1)</script>\u202e<img src=x onerror=alert(2)>"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(scope="module")
def browser():
    """Yield Chromium, as the page is meant to be seen; without one the test is skipped, but never in CI."""
    found = shutil.which("chromium")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is not installed: apt-get install chromium")
        pytest.skip("chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


def test_hostile_text_stays_text():
    """Markup and direction marks of a source reach the page as letters or not at all."""
    hostile = replace(wire, source=HOSTILE, title=HOSTILE)
    claim = said(hostile, "the town runs the Skerry landing", roles={"actor": HOSTILE})
    text = html(a_dossier(documents=(hostile,), claims=(claim,), story=Story("sty_0a", HOSTILE, "doc_wire")))
    assert "<script" not in text
    assert "<img" not in text
    assert "\u202e" not in text


def test_the_page_asks_for_nothing():
    """No script, no style sheet, font or picture from anywhere, and no style attribute that a strict policy refuses."""
    text = html(a_dossier())
    assert not re.search(r"<script|<link(?! rel=\"icon\" href=\"data:,\")|url\(|@import|\sstyle=", text)


def test_every_citation_leads_to_a_claim():
    """Each link inside the page has its target, and ids are unique."""
    text = html(a_dossier())
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_status_is_told_in_words_and_failures_with_their_remedy():
    """A badge has its word, and what was not read says why and what to do, on the page and in Markdown."""
    for text in (html(a_dossier()), markdown(a_dossier())):
        assert "disputed" in text
        assert "hand in a text version" in text


def test_a_dossier_without_claims_is_still_a_page():
    """With nothing to cite the page carries the story's title and what was not read."""
    text = html(a_dossier(claims=(), documents=()))
    assert "<h1>The Skerry landing</h1>" in text
    assert "scan.pdf" in text


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_its_screen(browser, width, scheme):
    """Nothing runs over the edge of a phone or a desk, and there is one main heading."""
    view = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)
    view.set_content(html(a_dossier()))
    assert view.evaluate("document.documentElement.scrollWidth") <= width
    assert view.locator("h1").count() == 1
    view.close()


@pytest.mark.slow
def test_a_citation_opens_its_claim_without_script(browser, tmp_path):
    """Following a citation unfolds the claim's context, although scripts are off."""
    (tmp_path / "page.html").write_text(html(a_dossier()), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    view = context.new_page()
    view.goto((tmp_path / "page.html").as_uri())
    view.locator(".lede .c a").first.click()
    number = view.locator(".lede .c a").first.get_attribute("href")
    marked = view.locator(f"{number} mark").first
    marked.wait_for(state="visible", timeout=5_000)
    assert marked.inner_text()
    context.close()


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ink", ["ink", "mut", "acc", "A", "B", "C", "N", "ok", "warn", "bad"])
def test_text_stands_out_from_its_ground(ink, scheme):
    """Every text colour has a contrast of at least 4.5 to 1 against page and card (WCAG 2.2, 1.4.3)."""
    found = re.findall(r":root\{[^}]*--bg:[^}]*\}", html(a_dossier()))[scheme]
    colours = dict(re.findall(r"--(\w+):(#[0-9a-f]{6})", re.sub(r"#fff\b", "#ffffff", found)))
    for ground in ("bg", "card"):
        light, dark = sorted((_luminance(colours[ink]), _luminance(colours[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5
