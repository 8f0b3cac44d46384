"""Proposed: what one clause, line or row of a document proposes, before anybody's word is put to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from crossbearing.model.claim import Modality, PlaceRef, Polarity, Quantity, Span, Stance, TimeRef
from crossbearing.model.packs import STATEMENT


@dataclass(frozen=True, slots=True)
class Proposition:
    """What is proposed, quoted by the hull `[start, end)` of its content; without a frame it is a bare statement.

    `anchor` is the document offset of the word that opens it, `saying` the index of the attribution on whose word it
    is, None for the publisher's. A clause about several places gives one proposition for each.
    """

    start: int
    end: int
    content: tuple[Span, ...]
    anchor: int
    saying: int | None
    sentence: Span
    frame: str = STATEMENT
    roles: Mapping[str, str] = field(default_factory=dict)
    polarity: Polarity = "+"
    modality: Modality = "actual"
    quantity: Quantity | None = None
    place: PlaceRef | None = None
    time: TimeRef | None = None
    stance: Stance | None = None  # where layout shows another one than the saying
    discussed_by: tuple[str, ...] = ()
    sums_up: bool = False  # a title in other words than its holder's


def quoted(span: Span, sentence: Span, saying: int | None = None) -> Proposition:
    """Return the plainest proposition over a span: a statement that something is so, on that saying's word."""
    return Proposition(*span, (span,), span[0], saying, sentence)
