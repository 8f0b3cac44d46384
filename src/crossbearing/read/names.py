"""Names: who stands in a document, in which role, and on whose side as its own words show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossbearing.model.claim import Span
from crossbearing.model.document import Document
from crossbearing.model.judgement import Tie
from crossbearing.model.packs import Packs

if TYPE_CHECKING:
    from crossbearing.read.parse import Passage

MentionKind = Literal["person", "organisation", "place", "group", "side"]


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of somebody or something, `text` being `document.text[start:end]`.

    `name` is the fullest form of this entity in this document, without titles. `side` is set only where words of the
    document show it, and `side_cue` says which; `role` holds the text's words for what the entity is, `role_span` where
    they stand.
    """

    start: int
    end: int
    text: str
    name: str
    kind: MentionKind
    side: str | None = None
    side_cue: Span | None = None
    tie: Tie = "unknown"
    role: str | None = None
    role_span: Span | None = None


@dataclass(frozen=True, slots=True)
class SideCue:
    """Words that show a side ("Ruritanian", "Ruritania's", its capital), wherever they stand."""

    start: int
    end: int
    side: str


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of a document in text order, none inside another, and every word that shows a side."""

    mentions: tuple[Mention, ...]
    cues: tuple[SideCue, ...] = ()

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie wholly inside the span."""
        return tuple(m for m in self.mentions if start <= m.start and m.end <= end)

    def at(self, start: int, end: int) -> Mention | None:
        """Return the mention that best covers the span: a person before a body, then most characters shared."""
        touching = [m for m in self.mentions if m.start < end and start < m.end]
        if not touching:
            return None
        rank = {"person": 0, "organisation": 1, "group": 2, "side": 3, "place": 4}
        return min(touching, key=lambda m: (rank[m.kind], -(min(m.end, end) - max(m.start, start)), m.start))

    def side_of(self, start: int, end: int) -> str | None:
        """Return the side that the words of the span show, or None if they show none or two."""
        named = self.at(start, end)
        if named is not None and named.side is not None:
            return named.side
        shown = sorted({cue.side for cue in self.cues if start <= cue.start and cue.end <= end})
        return shown[0] if len(shown) == 1 else None


def find_names(document: Document, passages: Sequence[Passage], packs: Packs) -> Names:
    """Return every person, body, group, place name and side that the readable blocks of the document name."""
    kinds: dict[str, MentionKind] = {"PERSON": "person", "ORG": "organisation", "NORP": "side", "GPE": "place"}
    found = [
        Mention(start, end, document.text[start:end], document.text[start:end], kinds[ent.label_])
        for passage in passages
        for ent in passage.parse.ents
        if ent.label_ in kinds
        for start, end in [(passage.start + ent.start_char, passage.start + ent.end_char)]
    ]
    return Names(tuple(sorted(found, key=lambda m: m.start)))
