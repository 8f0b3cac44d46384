"""A document: one published item at one version, its text untouched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DateBasis = Literal["given", "metadata", "dateline", "inferred", "unknown"]
SourceBasis = Literal["given", "metadata", "inferred", "unknown"]
Genre = Literal[
    "report", "official", "bulletin", "analysis", "opinion", "liveblog", "transcript", "post", "page", "map"
]
BlockKind = Literal[
    "heading",
    "paragraph",
    "quote",
    "caption",
    "list",
    "row",
    "entry",
    "profile",
    "scenario",
    "indicator",
    "furniture",
]


@dataclass(frozen=True, slots=True)
class Published:
    """When a document came out: not before `earliest`, before `latest` (exclusive), and how that is known."""

    earliest: str | None
    latest: str | None
    basis: DateBasis


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of layout, `text[start:end]`, under its headings (outermost first).

    `language` is set where it is surely another than the document's.
    """

    start: int
    end: int
    kind: BlockKind
    under: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One published item at one version. `text` is the decoded original; offsets count its code points."""

    id: str
    path: str | None
    url: str | None
    source: str | None
    source_basis: SourceBasis
    title: str | None
    byline: str | None
    published: Published
    retrieved_at: str | None
    language: str | None
    genre: Genre
    text: str
    blocks: tuple[Block, ...]
    sha256: str  # of the raw bytes
