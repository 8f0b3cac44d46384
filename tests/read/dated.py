"""What the tests of times share: a document of one paragraph, and the times found in it."""

from __future__ import annotations

from spacy.language import Language

from crossbearing.model.clock import day_after
from crossbearing.model.document import Block, Document, Published
from crossbearing.read.parse import parse
from crossbearing.read.times import TimeMention, find_times
from crossbearing.read.times_lasting import Spell, find_spells

THURSDAY = "2031-05-15"


def dated(text: str, published: str | None = THURSDAY) -> Document:
    """Return a report of one paragraph, published on a day or on none that is known."""
    return Document(
        id="doc_test",
        path=None,
        url=None,
        source=None,
        source_basis="unknown",
        title=None,
        byline=None,
        published=Published(
            published, day_after(published) if published else None, "given" if published else "unknown"
        ),
        retrieved_at=None,
        language="en",
        genre="report",
        text=text,
        blocks=(Block(0, len(text), "paragraph"),),
        sha256="",
    )


def times_in(nlp: Language, text: str, published: str | None = THURSDAY) -> tuple[TimeMention, ...]:
    """Return the times of a text."""
    document = dated(text, published)
    return find_times(document, parse(document, nlp))


def told(nlp: Language, text: str, published: str | None = THURSDAY) -> list[tuple[str, str | None, str | None]]:
    """Return the words and bounds of each time of a text."""
    return [(m.ref.words, m.ref.start, m.ref.end) for m in times_in(nlp, text, published)]


def spells_in(nlp: Language, text: str) -> tuple[Spell, ...]:
    """Return the lengths, habits and vague times of a text."""
    document = dated(text)
    passages = parse(document, nlp)
    return find_spells(document, passages, find_times(document, passages))
