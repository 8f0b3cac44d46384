"""Copies: which documents repeat the text of an earlier one, whole or in part.

Word 3-grams weighted by log(N / documents that hold them), shared weight over the smaller text's whole; linked from
.09 on. In a story of a few documents the weights say little, so there two texts must share more, and a run of words
that chance does not repeat. Measured on labelled news pairs for the larger setting; the smaller one follows from it
by caution.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from zlib import crc32

from crossbearing.model.claim import Claim
from crossbearing.model.document import Document
from crossbearing.model.ids import content_id
from crossbearing.model.judgement import Judgement
from crossbearing.model.spelling import folded

Gram = tuple[str, str, str]

_LINK: Final = 0.09  # pair F1 .956 over families of labelled copies
_LINK_IN_FEW: Final = 0.25  # with few texts, a quotation that both carry would already reach .09
_FEW: Final = 25  # documents; below, df weights separate common from rare only coarsely
_COMMON: Final = 40  # a 3-gram in more texts than this is phrasing, not copying
_SAMPLE: Final = 8  # one 3-gram in so many is looked up
_RUN: Final = 25  # words in a row that two writers do not choose alike; longer than most quotations
_WORD: Final = re.compile(r"\w+")
_SMALLEST: Final = 20  # words; below, a text is too short to be told a copy by its words


def find_copies(documents: Sequence[Document]) -> tuple[Judgement, ...]:
    """Return a judgement for each document that copies another, its value being the earliest text it goes back to.

    `documents` come in order of publication, so an original is always earlier; undated documents come last.
    """
    by_id = {d.id: d for d in documents}
    words = {d.id: _words(d) for d in documents}
    grams = {key: _grams(ws) for key, ws in words.items()}
    weights = _weights(grams)
    origin: dict[str, str] = {}
    found = []
    for document, earlier in _candidates([d.id for d in documents], grams):
        share, original = _closest(document, earlier, grams, words, weights)
        if original is None:
            continue
        origin[document] = root = origin.get(original, original)
        found.append(_judgement(by_id[document], root, share))
    return tuple(found)


def _candidates(documents: Sequence[str], grams: Mapping[str, frozenset[Gram]]) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each document with the earlier ones that may be its original: all in a small story, else by samples.

    Every eighth 3-gram by hash, two in common, lost no link on labelled copies.
    """
    shelves: dict[int, list[int]] = {}
    for index, document in enumerate(documents):
        if len(documents) < _FEW:
            yield document, documents[:index]
            continue
        sampled = {key for key in (crc32(" ".join(gram).encode()) for gram in grams[document]) if key % _SAMPLE == 0}
        met = Counter(earlier for key in sampled for earlier in shelves.get(key, ()))
        for key in sampled:
            shelf = shelves.setdefault(key, [])
            if len(shelf) < _COMMON:
                shelf.append(index)
        yield document, [documents[earlier] for earlier in sorted(met) if met[earlier] > 1]


def _words(document: Document) -> tuple[str, ...]:
    readable = [document.text[b.start : b.end] for b in document.blocks if b.kind != "furniture"]
    return tuple(_WORD.findall(folded("\n".join(readable) if readable else document.text)))


def _grams(words: Sequence[str]) -> frozenset[Gram]:
    if len(words) < _SMALLEST:
        return frozenset()
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def _weights(grams: Mapping[str, frozenset[Gram]]) -> dict[Gram, float]:
    """Return log((N + 1) / df) for 3-grams of at most `_COMMON` texts; without the 1, two texts alone would weigh 0."""
    counts = Counter(gram for found in grams.values() for gram in found)
    return {gram: math.log((len(grams) + 1) / n) for gram, n in counts.items() if n <= _COMMON}


def _closest(
    document: str,
    earlier: Sequence[str],
    grams: Mapping[str, frozenset[Gram]],
    words: Mapping[str, tuple[str, ...]],
    weights: Mapping[Gram, float],
) -> tuple[float, str | None]:
    few = len(grams) < _FEW
    best: tuple[float, str | None] = (0.0, None)
    for other in earlier:
        share = overlap(grams[document], grams[other], weights)
        linked = share >= (_LINK_IN_FEW if few else _LINK)
        if linked and share > best[0] and (not few or longest_run(words[document], words[other]) >= _RUN):
            best = (share, other)
    return best


def overlap(a: frozenset[Gram], b: frozenset[Gram], weights: Mapping[Gram, float]) -> float:
    """Return the weight of shared 3-grams as a share of the smaller text's, 0 to 1."""
    smaller = min(_total(a, weights), _total(b, weights))
    return _total(a & b, weights) / smaller if smaller else 0.0


def _total(grams: frozenset[Gram], weights: Mapping[Gram, float]) -> float:
    return math.fsum(weights.get(gram, 0.0) for gram in grams)


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the length of the longest run of words that both texts share."""
    places: dict[str, list[int]] = {}
    for index, word in enumerate(b):
        places.setdefault(word, []).append(index)
    best = 0
    previous: dict[int, int] = {}
    for word in a:
        current = {index: previous.get(index - 1, 0) + 1 for index in places.get(word, ())}
        best = max(best, max(current.values(), default=0))
        previous = current
    return best


def _judgement(document: Document, original: str, share: float) -> Judgement:
    reason = (
        f"{share:.0%} of the smaller text, weighted by how rare its words are, stands in both; the other came first"
    )
    return Judgement(
        id=content_id("jdg", ["copy", document.id, original]),
        kind="copy",
        subject=document.id,
        value=original,
        by="rule:copies",
        at=document.published.latest,
        reason=reason,
    )


def stand_ins(claims: Sequence[Claim], copy_of: Mapping[str, str]) -> dict[str, str]:
    """Return, for each claim of a copy that its original makes in the same words, the original's claim."""
    first: dict[tuple[str, str], str] = {}
    for claim in claims:
        if claim.document not in copy_of:
            first.setdefault((claim.document, _sense(claim)), claim.id)
    found = {}
    for claim in claims:
        original = copy_of.get(claim.document)
        same = first.get((original, _sense(claim))) if original else None
        if same is not None:
            found[claim.id] = same
    return found


def _sense(claim: Claim) -> str:
    """Return what two claims must share to be the same words with the same reading."""
    holder = claim.holder.name if claim.holder else ""
    place = (claim.place.name, claim.place.part) if claim.place else ()
    times = [(time.start, time.end) if time else () for time in (claim.time, claim.said)]
    quantity = claim.quantity.words if claim.quantity else ""
    speech = (claim.frame, claim.polarity, claim.stance, claim.modality)
    return repr((folded(claim.quote), *speech, folded(holder), place, times, quantity, sorted(claim.roles.items())))
