"""Metadata of HTML pages: JSON-LD, meta elements and the title, as news pages carry them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from lxml.html import HtmlElement

from crossbearing.collect.calendar import interval, machine_day
from crossbearing.collect.pages import Metadata
from crossbearing.model.document import Published

_ARTICLES = re.compile(r"Article|Report|BlogPosting|SocialMediaPosting|Posting$|NewsItem|PressRelease|Statement")
_PUBLISHED = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.date",
    "dcterms.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
_SOURCES = ("og:site_name", "dc.publisher", "publisher", "article:publisher", "citation_publisher", "application-name")
_AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author", "citation_author")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?")
_MOST_NESTED = 20  # levels of JSON-LD


def metadata_of(tree: HtmlElement) -> Metadata:
    """Return what an HTML page says of itself: of its article where it names one, else of the page."""
    metas = _metas(tree)
    article = next(_articles(tree), {})
    title = _text(article.get("headline")) or metas.get("og:title") or metas.get("twitter:title") or _title(tree)
    source = _name(article.get("publisher")) or _first(metas, _SOURCES)
    byline = _name(article.get("author")) or _first(metas, _AUTHORS)
    return Metadata(
        title=title,
        source=None if source is None or _is_address(source) else source,
        byline=None if byline is None or _is_address(byline) else byline,
        published=_published(tree, metas, article),
        language=_text(article.get("inLanguage")) or (tree.get("lang") or "").strip() or None,
        url=_canonical(tree),
    )


def words_of(element: HtmlElement) -> str:
    """Return an element's words, white space made single, its line breaks kept."""
    parts: list[str] = []
    for node in element.iter():
        if node.tag in {"lb", "br"} or (node is not element and node.tag in {"p", "item", "div"}):
            parts.append("\n")
        if isinstance(node.tag, str) and node.text:
            parts.append(node.text.replace("\n", " "))
        if node is not element and node.tail:
            parts.append(node.tail.replace("\n", " "))
    return "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n")).strip()


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Return the contents of meta elements by their folded name, the first of each name."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().casefold()
        content = " ".join((meta.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _articles(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Return the objects of JSON-LD that describe an article. JSON that does not parse describes none."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        yield from (found for found in _objects(data, 0) if any(_ARTICLES.search(kind) for kind in _types(found)))


def _objects(data: object, depth: int) -> Iterator[Mapping[str, Any]]:
    if depth > _MOST_NESTED:
        return
    if isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth + 1)
    elif isinstance(data, list):
        for part in data:
            yield from _objects(part, depth + 1)


def _types(found: Mapping[str, Any]) -> list[str]:
    kinds = found.get("@type")
    return [kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)]


def _text(value: object) -> str | None:
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _name(value: object) -> str | None:
    """Return the name or names of a JSON-LD person or body."""
    if isinstance(value, list):
        names = [name for part in value if (name := _name(part))]
        return ", ".join(dict.fromkeys(names)) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _first(metas: Mapping[str, str], names: Sequence[str]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _is_address(words: str) -> bool:
    return words.startswith(("http://", "https://", "@", "/"))


def _title(tree: HtmlElement) -> str | None:
    found = tree.find(".//title")
    return _text(found.text_content()) if found is not None else None


def _canonical(tree: HtmlElement) -> str | None:
    found = tree.xpath("//link[@rel='canonical']/@href")
    return str(found[0]) if found and str(found[0]).startswith(("http://", "https://")) else None


def _published(tree: HtmlElement, metas: Mapping[str, str], article: Mapping[str, Any]) -> Published | None:
    """Return from when the page says it was published to when it says it was changed: the text is of a time between."""
    stamps = tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    first = (
        _day(article.get("datePublished"))
        or _day(_first(metas, _PUBLISHED))
        or _day(str(stamps[0]) if stamps else None)
    )
    if first is None:
        return None
    last = _day(article.get("dateModified")) or _day(_first(metas, _MODIFIED)) or first
    return interval(first, max(first, last) + timedelta(days=1), "metadata")


def _day(value: object) -> date | None:
    found = _DAY.search(value) if isinstance(value, str) else None
    try:
        return machine_day(found[0]) if found else None
    except ValueError:
        return None
