"""Pages: what a file or a reply holds, whatever its format: a text, its markup, and what it says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from crossbearing.collect.kinds import Mark
from crossbearing.model.document import Published


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says of itself outside its text, as HTML metadata, JSON-LD or PDF properties."""

    title: str | None = None
    source: str | None = None
    byline: str | None = None
    published: Published | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page's text with its marks by offset."""

    text: str
    marks: Mapping[int, Mark] = field(default_factory=dict)
    metadata: Metadata = field(default_factory=Metadata)
