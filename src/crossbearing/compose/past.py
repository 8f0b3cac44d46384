"""Historical context and opinion: what pages compare the story with, and what opinion pieces argue, as their words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.compose.prose import as_sentence, content, is_allegation
from crossbearing.compose.view import View, block_of, known
from crossbearing.compose.words import clean, quoted
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Context, Sentence

WORDS = 5  # a shorter piece of a sentence says too little by itself
SENTENCES = 3  # of one part of a context
OPINIONS = 4  # sentences from one opinion piece
_SECTION = re.compile(r"\b(histor\w*|context|background|precedents?)\b", re.IGNORECASE)
_PERIOD = re.compile(r"\b(1[0-9]{3}|20[0-9]{2})\b")
_PARTS = (
    ("short_term", re.compile(r"\bshort[- ]term\b", re.IGNORECASE)),
    ("long_term", re.compile(r"\blong[- ]term\b", re.IGNORECASE)),
    ("why", re.compile(r"\b(why|relevan\w*|lesson\w*)\b", re.IGNORECASE)),
)


def contexts(view: View) -> tuple[Context, ...]:
    """Return the past happenings that pages set beside the story, in the order of the ledger."""
    grouped: dict[tuple[str, str], list[tuple[Claim, tuple[str, ...]]]] = {}
    for claim in view.claims.values():
        block = block_of(view, claim)
        if block is None or len(block.under) < 2 or not _SECTION.search(block.under[0]):
            continue
        grouped.setdefault((claim.document, block.under[1]), []).append((claim, block.under[2:]))
    return tuple(_context(view, title, found) for (_, title), found in grouped.items())


def is_context(view: View, claim: Claim) -> bool:
    """Say whether a claim stands under a page's historical context."""
    block = block_of(view, claim)
    return block is not None and len(block.under) > 1 and bool(_SECTION.search(block.under[0]))


def _context(view: View, title: str, found: Sequence[tuple[Claim, tuple[str, ...]]]) -> Context:
    parts: dict[str, list[Claim]] = {"what": [], "short_term": [], "long_term": [], "why": []}
    for claim, under in found:
        parts[_part(under)].append(claim)
    told = {name: _sentences(view, claims) for name, claims in parts.items()}
    return Context(
        title=quoted(title),
        period=_period(title, found),
        what=told["what"],
        short_term=told["short_term"],
        long_term=told["long_term"],
        why=told["why"],
        cites=known(view, [c.id for c, _ in found]),
    )


def _part(under: tuple[str, ...]) -> str:
    for heading in reversed(under):
        for name, words in _PARTS:
            if words.search(heading):
                return name
    return "what"


def _sentences(view: View, claims: Sequence[Claim]) -> tuple[Sentence, ...]:
    whole = [c for c in claims if len(content(view, c).split()) >= WORDS]
    unique = {c.context: c for c in sorted(whole, key=lambda c: (len(c.quote), -view.numbers[c.id]))}
    shown = sorted(unique.values(), key=lambda c: view.numbers[c.id])[:SENTENCES]
    return tuple(as_sentence(view, c) for c in shown)


def _period(title: str, found: Sequence[tuple[Claim, tuple[str, ...]]]) -> str | None:
    """Return the period the page prints: a heading of its own, else what stands in brackets behind the title."""
    for _, under in found:
        if under and _PERIOD.search(under[0]) and len(under[0]) <= 60:
            return clean(under[0])
    bracket = re.search(r"\(([^()]*\d{4}[^()]*)\)\s*$", title)
    return clean(bracket[1]) if bracket else None


def opinions(view: View) -> tuple[Sentence, ...]:
    """Return what opinion pieces argue, a few sentences of each, always as that piece's words."""
    found: list[Sentence] = []
    for document in view.documents.values():
        own = [c for c in view.claims.values() if c.document == document.id and c.voice == "opinion" and not c.holder]
        own = [
            c
            for c in own
            if len(content(view, c).split()) >= WORDS and _starts(content(view, c)) and not is_allegation(c)
        ]
        own = list({c.context: c for c in sorted(own, key=lambda c: (c.frame != "statement", len(c.quote)))}.values())
        own.sort(key=lambda c: (c.frame == "statement", view.numbers[c.id]))
        found += [as_sentence(view, c) for c in sorted(own[:OPINIONS], key=lambda c: view.numbers[c.id])]
    return tuple(found)


def _starts(text: str) -> bool:
    """Say whether words begin as a sentence does, so that they stand alone."""
    return text[:1].isupper()
