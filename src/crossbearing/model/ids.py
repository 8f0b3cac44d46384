"""Ids: content hashes over canonical JSON (RFC 8785), and ids minted from a founding member."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import rfc8785

from crossbearing.model.claim import PlaceRef, Polarity, Quantity, Spans


def content_id(prefix: str, content: Any) -> str:
    """Return `prefix_` and the first 20 hex digits of SHA-256 over the canonical JSON of `content`."""
    return f"{prefix}_{hashlib.sha256(rfc8785.dumps(content)).hexdigest()[:20]}"


def document_id(*, url: str | None, path: str | None, source: str | None, published: str | None, text: str) -> str:
    """Return a document's id from its address (else its path below the folder handed in), given facts and text.

    `source` and `published` count only as given from outside, never as inferred.
    """
    where = {"url": url} if url else {"path": path}
    return content_id("doc", {**where, "source": source, "published": published, "text": text})


def claim_id(
    *,
    document: str,
    spans: Spans,
    frame: str,
    polarity: Polarity,
    roles: Mapping[str, str],
    quantity: Quantity | None,
    place: PlaceRef | None,
) -> str:
    """Return a claim's id from what makes it the claim it is."""
    return content_id(
        "clm",
        {
            "document": document,
            "spans": {
                "content": [list(span) for span in spans.content],
                **{
                    name: list(span) if span else None
                    for name, span in (("cue", spans.cue), ("holder", spans.holder), ("via", spans.via))
                },
            },
            "frame": frame,
            "polarity": polarity,
            "roles": dict(roles),
            "quantity": None
            if quantity is None
            else [quantity.low, quantity.high, quantity.unit, quantity.of, quantity.per, quantity.words],
            "place": None if place is None else [place.name, place.part, place.relation],
        },
    )


def minted_id(prefix: str, founder: str, *rest: str) -> str:
    """Return an id minted from a founding member: stable as long as that member is."""
    return content_id(prefix, [founder, *rest])
