"""The record of one act of saying."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.model.claim import Manner, Span, Stance

Relay = tuple[Span, str, str | None]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One act of saying. A nested one carries the index of the attribution whose content it stands in.

    `name` is the holder's fullest name in the document, or the words themselves; `via` is what a pronoun or title
    stands for. `relays` are (span, name, side) of those who pass the words on, nearest to the outlet first. `said` are
    the words that date the occasion. `content` leaves out cue, holder and quotation marks where they can be parted.
    A `narrator`'s is the publisher's own stance on what somebody is told to have said; it has no name.
    """

    content: tuple[Span, ...]
    cue: Span | None
    holder: Span | None
    via: Span | None
    name: str
    side: str | None
    stance: Stance
    manner: Manner
    platform: str | None
    relays: tuple[Relay, ...]
    parent: int | None
    said: Span | None
    narrator: bool = False
