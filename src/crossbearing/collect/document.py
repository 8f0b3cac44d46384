"""One document from one page: every field with its basis."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.collect.blocks import blocks_of
from crossbearing.collect.genre import Look, genre_of
from crossbearing.collect.language import languages_of
from crossbearing.collect.lines import lines_of
from crossbearing.collect.manifest import Facts
from crossbearing.collect.pages import Page
from crossbearing.collect.publication import published_of
from crossbearing.collect.publisher import byline_of, publisher_of, title_of
from crossbearing.model.document import Document
from crossbearing.model.ids import document_id
from crossbearing.model.packs import Actor


def document_from(
    page: Page,
    *,
    path: str | None,
    url: str | None,
    host: str | None,
    facts: Facts,
    actors: Sequence[Actor],
    sha256: str,
    retrieved_at: str | None,
) -> Document:
    """Return the document that a page is, with what was given about it and what the page itself shows."""
    lines = lines_of(page.text)
    language, blocks = languages_of(page.text, blocks_of(page.text, page.marks), facts.language)
    publisher = publisher_of(lines, given=facts.source, metadata=page.metadata, actors=actors, host=host)
    title = title_of(page.text, blocks, given=facts.title, metadata=page.metadata, source=publisher.source)
    actor = next((actor for actor in actors if publisher.source in (actor.name, *actor.aliases)), None)
    address = facts.url or url
    return Document(
        id=document_id(url=address, path=path, source=facts.source, published=facts.published_words, text=page.text),
        path=path,
        url=address,
        source=publisher.source,
        source_basis=publisher.basis,
        title=title,
        byline=byline_of(lines, metadata=page.metadata),
        published=published_of(page.text, blocks, given=facts.published, metadata=page.metadata.published),
        retrieved_at=retrieved_at,
        language=language or page.metadata.language,
        genre=facts.genre or genre_of(Look(page.text, lines, blocks, title, actor)),
        text=page.text,
        blocks=blocks,
        sha256=sha256,
    )
