"""HTML pages: the main text with headings, quotations, lists and tables; a structured page whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html

from crossbearing.collect.kinds import Mark
from crossbearing.collect.lines import lines_of
from crossbearing.collect.metadata import metadata_of, words_of
from crossbearing.collect.pages import Page
from crossbearing.collect.structured import structured
from crossbearing.errors import SkipItem

_SPACE = re.compile(r"[^\S\n]+")
_SKIPPED = frozenset(
    (
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "nav",
        "footer",
        "form",
        "button",
        "select",
        "iframe",
        "head",
        "object",
        "math",
    )
)
_INLINE = frozenset(
    (
        "a",
        "abbr",
        "b",
        "bdi",
        "cite",
        "code",
        "data",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "u",
        "var",
        "wbr",
    )
)
_HIDDEN = ["//*[@hidden]", "//*[contains(translate(@style, ' ', ''), 'display:none')]"]  # nobody reads it
_DEEPEST = 200  # nested elements: browsers stop at 512, and pages that mean to be read stay far below
_LEVEL = re.compile(r"h([1-6])")

Piece = tuple[str, Mark | None]


def html_page(text: str, *, item: str) -> Page:
    """Return an HTML page's main text and what it says of itself.

    Furniture that trafilatura knows is left out of the text; the rest is marked like any other. A page that is
    structured by sections is kept whole. Raises SkipItem if nothing in it can be read.
    """
    tree = load_html(text)
    if tree is None:
        raise SkipItem(item, "the page holds no HTML that can be read", "save its words as text")
    metadata = metadata_of(tree)
    whole = _whole(tree)
    if structured(whole, lines_of(whole)) is not None:
        return Page(whole, metadata=metadata)
    pieces = _main_pieces(text, tree)
    if not any(mark is None or mark.kind != "heading" for _, mark in pieces):
        pieces = [(line.text, None) for line in lines_of(whole)]
    if not pieces:
        raise SkipItem(
            item,
            "there is no text in the page",
            "it may need a browser to show it: save it from there, or copy its words",
        )
    joined, marks = _joined(pieces)
    return Page(joined, marks, replace(metadata, title=metadata.title or _first_heading(tree)))


def _main_pieces(text: str, tree: HtmlElement) -> list[Piece]:
    """Return the pieces of the main text in order, the page's own title first."""
    found = bare_extraction(text, fast=True, include_comments=False, include_tables=True, prune_xpath=_HIDDEN)
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    pieces = [piece for element in found.body for piece in _pieces(element)]
    title = _first_heading(tree)
    if title and not any(words == title for words, _ in pieces[:3]):
        pieces.insert(0, (title, Mark("heading", 1)))
    return pieces


def _pieces(element: HtmlElement) -> Iterator[Piece]:
    """Return the pieces of one element of trafilatura's body, each on one line."""
    if element.tag == "head":
        level = _LEVEL.fullmatch(element.get("rend") or "")
        yield from _lines(element, Mark("heading", int(level[1]) if level else 2))
    elif element.tag == "quote":
        yield from _lines(element, Mark("quote"))
    elif element.tag == "list":
        for entry in element.iter("item"):
            yield from _lines(entry, Mark("list"))
    elif element.tag == "table":
        for row in element.iter("row"):
            cells = [words for cell in row.iter("cell") if (words := words_of(cell).replace("\n", " "))]
            if cells:
                yield " | ".join(cells), Mark("row")
    elif element.tag != "graphic":
        yield from _lines(element, None)


def _lines(element: HtmlElement, mark: Mark | None) -> Iterator[Piece]:
    for line in words_of(element).splitlines():
        if line.strip():
            yield line.strip(), mark


def _joined(pieces: list[Piece]) -> tuple[str, dict[int, Mark]]:
    """Return pieces as one text, a blank line between two, with the marks by offset."""
    marks: dict[int, Mark] = {}
    position = 0
    for words, mark in pieces:
        if mark is not None:
            marks[position] = mark
        position += len(words) + 2
    return "\n\n".join(words for words, _ in pieces), marks


def _first_heading(tree: HtmlElement) -> str | None:
    """Return the words of the page's only h1, else of the first in its article, or None."""
    found = tree.xpath("//article//h1 | //main//h1") or tree.xpath("//h1")
    words = " ".join(words_of(found[0]).split()) if found else ""
    return words or None


def _whole(tree: HtmlElement) -> str:
    """Return all the text of a page, one line for each block, a blank line between two."""
    pieces: list[str] = [""]
    body = tree.find("body")
    _walk(tree if body is None else body, pieces, 0)
    return "\n\n".join(line for piece in pieces if (line := _SPACE.sub(" ", piece.replace("\n", " ")).strip()))


def _walk(element: HtmlElement, pieces: list[str], depth: int) -> None:
    if not isinstance(element.tag, str) or element.tag in _SKIPPED or _is_hidden(element) or depth > _DEEPEST:
        return
    block = element.tag not in _INLINE
    if block:
        pieces.append("")
    pieces[-1] += element.text or ""
    for child in element:
        _walk(child, pieces, depth + 1)
        pieces[-1] += child.tail or ""
    if block:
        pieces.append("")


def _is_hidden(element: HtmlElement) -> bool:
    return element.get("hidden") is not None or "display:none" in (element.get("style") or "").replace(" ", "")
