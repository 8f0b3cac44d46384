"""What every judgement of a run stands on: documents and claims in view, the cast, copies, the parties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from crossbearing.model.claim import Claim
from crossbearing.model.clock import in_view
from crossbearing.model.document import Document
from crossbearing.model.packs import Frame
from crossbearing.reconcile.cast import Cast


@dataclass(frozen=True, slots=True)
class Ground:
    """Documents and claims by id, in the order of publication.

    `copy_of` leads from a document to its original. `stand_for` leads from a claim in a copy to the same claim in the
    original. `parties` are the sides that gain or lose by something claimed.
    """

    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    copy_of: Mapping[str, str]
    stand_for: Mapping[str, str]
    cast: Cast
    frames: Mapping[str, Frame]
    parties: tuple[str, ...] = ()
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)  # the packs' classes
    rank: Mapping[str, int] = field(default_factory=dict)  # of documents, in the order of publication


def in_order(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Return documents by publication, undated ones last; ids settle ties, so the order of input does not matter."""
    unique = {d.id: d for d in documents}
    return tuple(
        sorted(
            unique.values(),
            key=lambda d: (d.published.latest is None, d.published.latest or "", d.published.earliest or "", d.id),
        )
    )


def documents_in_view(
    documents: Sequence[Document], *, as_of: str | None, include_undated: bool
) -> tuple[Document, ...]:
    """Return the documents certainly published by the end of `as_of`, and those without a date if asked for."""
    return tuple(
        d
        for d in in_order(documents)
        if as_of is None or in_view(d.published.latest, as_of) or (include_undated and d.published.latest is None)
    )


def claims_in_view(claims: Sequence[Claim], documents: Sequence[Document]) -> tuple[Claim, ...]:
    """Return the claims of these documents, each once, in the order of documents and text."""
    rank = {d.id: i for i, d in enumerate(documents)}
    unique = {c.id: c for c in claims if c.document in rank}
    return tuple(sorted(unique.values(), key=lambda c: (rank[c.document], c.start, c.end, c.id)))


def published_by(claim: Claim, day: str | None) -> bool:
    """Say whether the claim was certainly out by the end of that day; without a day everything is."""
    return day is None or in_view(claim.reported_at.latest, day)


def cut(ground: Ground, day: str) -> Ground:
    """Return the ground with only the claims that were out by the end of that day."""
    return replace(ground, claims={i: c for i, c in ground.claims.items() if published_by(c, day)})
