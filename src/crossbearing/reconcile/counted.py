"""Counted: what a number counts, without the number."""

from __future__ import annotations

import re

from crossbearing.model.claim import Claim
from crossbearing.reconcile.cast import Cast
from crossbearing.reconcile.lexicon import HEDGES, NUMERALS


def counted_noun(words: str, claim: Claim, cast: Cast) -> str:
    """Return what is counted without the count: "more than 60 residents" gives "residents", "Nine people" "people"."""
    parts = words.split()
    if claim.quantity is None or len(parts) == 1:
        return cast.name(words)
    kept = [part for part in parts[:-1] if not _counts(part)] + parts[-1:]
    rest = " ".join(kept)
    return cast.name(rest if rest in cast.of or kept != parts else words)


def _counts(part: str) -> bool:
    tokens = re.findall(r"\w+", part.casefold())
    return any(token.isdigit() for token in tokens) or all(token in NUMERALS or token in HEDGES for token in tokens)
