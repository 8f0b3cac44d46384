"""The records of names: mentions of people, bodies, groups, places and sides, and what a document says of each."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from crossbearing.model.claim import Span
from crossbearing.model.judgement import Tie
from crossbearing.model.spelling import folded
from crossbearing.read.names_cues import SideCue

MentionKind = Literal["person", "organisation", "place", "group", "side"]
_RANK: Mapping[MentionKind, int] = {"person": 0, "organisation": 1, "group": 2, "side": 3, "place": 4}


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
class Names:
    """The mentions of a document in text order, none inside another, and every word that shows a side.

    `proper` holds every proper name, also those inside the words for a group ("the residents of Lowell").
    """

    mentions: tuple[Mention, ...]
    cues: tuple[SideCue, ...] = ()
    proper: tuple[Mention, ...] = ()

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie wholly inside the span."""
        first = bisect_left(self.mentions, start, key=lambda m: m.start)
        last = bisect_left(self.mentions, end, key=lambda m: m.start)
        return tuple(m for m in self.mentions[first:last] if m.end <= end)

    def at(self, start: int, end: int) -> Mention | None:
        """Return the mention that best covers the span: a person before a body, then most characters shared."""
        first = bisect_right(self.mentions, start, key=lambda m: m.end)
        last = bisect_left(self.mentions, end, key=lambda m: m.start)
        return min(
            self.mentions[first:last],
            key=lambda m: (_RANK[m.kind], max(m.start, start) - min(m.end, end), m.start),
            default=None,
        )

    def side_of(self, start: int, end: int) -> str | None:
        """Return the side that the words of the span show, None if they show none or two.

        Who is named or described there decides: the adjective of "a Ruritanian journalist" shows no side.
        """
        named = self.at(start, end)
        if named is not None and named.kind != "place":
            return named.side
        first = bisect_left(self.cues, start, key=lambda cue: cue.start)
        last = bisect_left(self.cues, end, key=lambda cue: cue.start)
        shown = sorted({cue.side for cue in self.cues[first:last] if cue.end <= end})
        return shown[0] if len(shown) == 1 else None

    def side_of_name(self, name: str) -> str | None:
        """Return the side that the document shows of the body of that name, None if it shows none."""
        return next((m.side for m in self.proper if m.side is not None and folded(m.name) == folded(name)), None)
