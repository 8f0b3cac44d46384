"""Quotes: which saying each quotation belongs to, and which quotation goes on with an earlier one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.claim import Span
from crossbearing.model.document import Block, Document
from crossbearing.read.attribution_sayings import Saying
from crossbearing.read.attribution_spans import merged, trimmed
from crossbearing.read.parse import with_double_marks
from crossbearing.read.quotations import Quotation, sentence_ends

_LEADS_IN = frozenset({"", ",", ":", "that", ", that", "that,", "—", "–"})
_FAR = 250  # code points between a cue and the colon that opens its quotation


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with the index of its saying; `resumed` if an earlier paragraph names the speaker."""

    quotation: Quotation
    saying: int
    resumed: bool


def assign(document: Document, quotations: Sequence[Quotation], sayings: Sequence[Saying]) -> tuple[Quoted, ...]:
    """Return the quotations that somebody speaks, each with its saying, in text order."""
    blocks = [b for b in document.blocks if b.kind != "furniture"]
    text = with_double_marks(document.text)
    open_sayings = [(i, s) for i, s in enumerate(sayings) if not any(q.covers(s.at) for q in quotations)]
    found: list[Quoted] = []
    for number, quotation in enumerate(quotations):
        direct = _beside(text, quotation, open_sayings)
        if direct is not None:
            found.append(Quoted(quotation, direct, resumed=False))
        elif quotation.whole:
            before = quotations[number - 1] if number else None
            carried = _carried(text, quotation, before, open_sayings, found, blocks)
            if carried is not None:
                found.append(carried)
    return tuple(found)


def content_with(text: str, saying: Saying, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return the content of the saying with its quotations whole: several sentences, split around the cue, or mixed in."""
    spans = list(saying.content)
    for quotation in quotations:
        touching = [s for s in spans if s[0] < quotation.outer[1] and quotation.outer[0] < s[1]]
        if touching and not quotation.whole and quotation.start >= touching[0][0]:
            continue
        spans = [s for s in spans if s not in touching]
        spans.append(trimmed(text, (quotation.start, quotation.end)))
    return merged(spans)


def _beside(text: str, quotation: Quotation, sayings: Sequence[tuple[int, Saying]]) -> int | None:
    after = [(s.region[0], i) for i, s in sayings if s.quotes and _follows(text, quotation, s)]
    before = [(-s.region[1], i) for i, s in sayings if s.quotes and _precedes(text, quotation, s)]
    if before and text[-min(before)[0] : quotation.outer[0]].strip().endswith(":"):
        return min(before)[1]
    found = after or before
    return min(found)[1] if found else None


def _follows(text: str, quotation: Quotation, saying: Saying) -> bool:
    """`"...," X said`: only a comma, a dash, a question or an exclamation leads from a quotation to its attribution."""
    start = saying.region[0]
    if not quotation.outer[1] <= start <= quotation.outer[1] + 4:
        return False
    last = text[quotation.start : quotation.end].rstrip(" '’\"”")[-1:]
    gap = text[quotation.outer[1] : start].strip(" '\n")
    return gap in {",", "—", "–", "-"} or gap == "" and last in ",?!—–-…"


def _precedes(text: str, quotation: Quotation, saying: Saying) -> bool:
    """`X said: "..."`: nothing but the occasion stands between, and no sentence ends."""
    end = saying.region[1]
    if not end <= quotation.outer[0] <= end + _FAR:
        return False
    gap = text[end : quotation.outer[0]]
    if any(sentence_ends(gap)) or "\n" in gap.strip(" ") and not gap.rstrip().endswith(":"):
        return False
    words = gap.strip(" '\n")
    return (
        words in _LEADS_IN or words.endswith(":") or quotation.whole and words.endswith(",") and len(words) < _FAR // 2
    )


def _carried(
    text: str,
    quotation: Quotation,
    before: Quotation | None,
    sayings: Sequence[tuple[int, Saying]],
    found: Sequence[Quoted],
    blocks: Sequence[Block],
) -> Quoted | None:
    """A quotation without a cue goes on with the words just before it: same paragraph, or the end of the one above."""
    number = next((n for n, b in enumerate(blocks) if b.start <= quotation.outer[0] < b.end), None)
    if number is None:
        return None
    here = blocks[number]
    lead = text[here.start : quotation.outer[0]].strip()
    resumed = not lead
    if resumed and (number == 0 or blocks[number - 1].kind not in {"paragraph", "quote"}):
        return None
    home = blocks[number - 1] if resumed else here
    end = home.end if resumed else quotation.outer[0]
    last = found[-1] if found else None
    if before is not None and last is not None and last.quotation is before and not text[before.outer[1] : end].strip():
        return Quoted(quotation, last.saying, resumed or last.resumed)
    start = _last_sentence(text, home.start, end, before)
    speaking = [(s.at, i) for i, s in sayings if start <= s.at < end]
    if not speaking:
        return None
    return Quoted(quotation, min(speaking)[1], resumed)


def _last_sentence(text: str, start: int, end: int, before: Quotation | None) -> int:
    """Return where the last sentence before `end` starts; full stops inside the quotation before it do not count."""
    stretch = text[start:end].rstrip()
    inside: Mapping[int, int] = {} if before is None else {before.outer[0]: before.outer[1]}
    cut = start
    for stop, after in sentence_ends(stretch):
        at = start + after
        if not any(
            a < start + stop < b and b < end and text[b : b + 1].strip() == "" and _led(text, b)
            for a, b in inside.items()
        ):
            cut = at
    return cut


def _led(text: str, at: int) -> bool:
    return text[at - 2 : at - 1] in ",?!"
