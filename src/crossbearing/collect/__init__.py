"""Collecting: files, folders and addresses as documents; what cannot be read, as failures that say why."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from crossbearing.collect.decoding import decoded
from crossbearing.collect.document import document_from
from crossbearing.collect.fetch import fetch
from crossbearing.collect.inputs import AddressItem, FileItem, items_of, reason_of
from crossbearing.collect.manifest import Facts, Manifest, load_manifest
from crossbearing.collect.pages import Page
from crossbearing.collect.settings import CollectSettings
from crossbearing.errors import SkipItem
from crossbearing.model.document import Document
from crossbearing.model.judgement import Failure
from crossbearing.model.packs import Actor

__all__ = ["CollectSettings", "collect"]

_HTML = frozenset({".html", ".htm", ".xhtml"})
_HTML_STARTS = ("<!doctype html", "<html", "<?xml")


def collect(
    inputs: Sequence[str],
    *,
    manifest: Path | None = None,
    settings: CollectSettings | None = None,
    actors: Sequence[Actor] = (),
) -> Iterator[Document | Failure]:
    """Return the documents of the inputs, one after the other, and a Failure for each item that is none.

    Inputs are files, folders (read by name, folders in them too) and http or https addresses. `actors` are the listed
    outlets by which a text's own credit is known. Raises StopRun if the manifest cannot be used.
    """
    settings = settings or CollectSettings()
    known = load_manifest(manifest)
    yield from known.failures
    for item in items_of(inputs, manifest=manifest, max_depth=settings.max_depth):
        if isinstance(item, Failure):
            yield item
            continue
        name = item.url if isinstance(item, AddressItem) else item.name
        try:
            if isinstance(item, AddressItem):
                yield from _from_address(item, known, settings, actors)
            else:
                yield from _from_file(item, known, settings, actors)
        except SkipItem as exc:
            yield Failure("collect", exc.item, exc.why, exc.remedy)
        except (OSError, RecursionError) as exc:
            yield Failure("collect", name, f"it cannot be read: {reason_of(exc)}", "check the file and its permissions")


def _from_file(
    item: FileItem, known: Manifest, settings: CollectSettings, actors: Sequence[Actor]
) -> Iterator[Document | Failure]:
    path = known.path_of(item.file) or item.path
    size = item.file.stat().st_size
    if size > settings.max_bytes:
        raise _too_large(item.name, size, settings.max_bytes)
    with item.file.open("rb") as handle:
        raw = handle.read(settings.max_bytes + 1)
    if len(raw) > settings.max_bytes:
        raise _too_large(item.name, len(raw), settings.max_bytes)
    kind = "html" if item.file.suffix.lower() in _HTML else None
    page, lost = _page(raw, item.name, kind, None, settings)
    yield document_from(
        page,
        path=path,
        url=None,
        host=None,
        facts=known.by_path.get(path, Facts()),
        actors=actors,
        sha256=hashlib.sha256(raw).hexdigest(),
        retrieved_at=None,
    )
    yield from lost


def _from_address(
    item: AddressItem, known: Manifest, settings: CollectSettings, actors: Sequence[Actor]
) -> Iterator[Document | Failure]:
    reply = fetch(item.url, settings)
    page, lost = _page(reply.raw, item.url, reply.kind, reply.charset, settings)
    yield document_from(
        page,
        path=None,
        url=reply.url,
        host=reply.host,
        facts=known.by_url.get(item.url) or known.by_url.get(reply.url, Facts()),
        actors=actors,
        sha256=hashlib.sha256(reply.raw).hexdigest(),
        retrieved_at=settings.retrieved_at,
    )
    yield from lost


def _page(
    raw: bytes, item: str, kind: str | None, charset: str | None, settings: CollectSettings
) -> tuple[Page, tuple[Failure, ...]]:
    """Return the page that bytes hold, and a failure for what of it was lost. Raises SkipItem if they hold none."""
    if not raw.strip():
        raise SkipItem(item, "it is empty", "check that it was saved whole")
    if kind == "pdf" or raw[:1024].lstrip().startswith(b"%PDF-"):
        from crossbearing.collect.pdf import pdf_page  # loads a large library

        return pdf_page(raw, item=item, max_pages=settings.max_pages, max_characters=settings.max_characters), ()
    found = decoded(raw, item=item, declared=charset)
    page = Page(found.text)
    if kind == "html" or (kind is None and found.text[:200].lstrip().lower().startswith(_HTML_STARTS)):
        from crossbearing.collect.html import html_page  # loads a large library

        page = html_page(found.text, item=item)
    if not page.text.strip():
        raise SkipItem(item, "it holds nothing but white space", "check that it was saved whole")
    if len(page.text) > settings.max_characters:
        raise SkipItem(
            item,
            f"its text is longer than {settings.max_characters:,} characters",
            "hand in the part that matters",
        )
    return page, _lost(item, found.lost)


def _lost(item: str, characters: int) -> tuple[Failure, ...]:
    if not characters:
        return ()
    return (
        Failure(
            "collect", item, f"{characters} of its characters are broken; the rest was read", "save it as UTF-8 text"
        ),
    )


def _too_large(item: str, size: int, most: int) -> SkipItem:
    return SkipItem(
        item,
        f"it is too large ({size:,} bytes; the limit is {most:,})",
        "hand in the part that matters",
    )
