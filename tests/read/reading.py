"""Texts read for tests: a document of plain paragraphs with its attributions."""

from __future__ import annotations

from functools import cache

from spacy.language import Language

from crossbearing.model.document import Block, BlockKind, Document, Genre, Published
from crossbearing.model.packs import Packs
from crossbearing.packs import load_packs
from crossbearing.read.attribution import Attribution, find_attributions
from crossbearing.read.names import find_names
from crossbearing.read.parse import parse


def document_of(text: str, kind: BlockKind = "paragraph", genre: Genre = "report") -> Document:
    """Return a document whose paragraphs stand one on each line; a line that starts with # is a heading."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            heading = line.startswith("# ")
            blocks.append(Block(start + 2 * heading, start + len(line), "heading" if heading else kind))
        start += len(line) + 1
    return Document(
        id="doc_test",
        path=None,
        url=None,
        source=None,
        source_basis="unknown",
        title=None,
        byline=None,
        published=Published(None, None, "unknown"),
        retrieved_at=None,
        language="en",
        genre=genre,
        text=text,
        blocks=tuple(blocks),
        sha256="",
    )


@cache
def _packs() -> Packs:
    return load_packs(None)


def attributions(text: str, nlp: Language) -> tuple[Attribution, ...]:
    """Return what the text reports as said."""
    document = document_of(text)
    passages = parse(document, nlp)
    outlets = {a.name for a in _packs().actors if a.kind in {"outlet", "agency"}}
    return find_attributions(document, passages, find_names(document, passages, _packs()), outlets)


def words(text: str, one: Attribution) -> str:
    """Return the words of the content, its pieces joined by a bar."""
    return " | ".join(text[start:end] for start, end in one.content)
