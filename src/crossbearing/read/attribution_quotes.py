"""Quotes: which saying each quotation belongs to, and which quotation goes on with an earlier one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.model.claim import Span
from crossbearing.model.document import Block, Document
from crossbearing.read.attribution_sayings import Saying
from crossbearing.read.attribution_spans import covers, merged, trimmed, window
from crossbearing.read.parse import with_double_marks
from crossbearing.read.quotations import Quotation, quotation_at, sentence_ends

_LEADS_IN = frozenset({"", ",", ":", "that", ", that", "that,", "—", "–"})
_LEADS_OUT = frozenset({",", "?", "!", "—", "–", "-", "…"})
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
    cues = [(i, s) for i, s in enumerate(sayings) if quotation_at(quotations, s.at) is None]
    cues.sort(key=_place)
    found: list[Quoted] = []
    for number, quotation in enumerate(quotations):
        near = window(cues, quotation.outer[0] - 2 * _FAR, quotation.outer[1] + 2 * _FAR, _place)
        if not quotation.whole and any(covers(s.content, quotation.start) for _, s in near):
            continue  # part of what somebody is already said to say: no other cue may claim it
        direct = _beside(text, quotation, cues)
        if direct is not None:
            found.append(Quoted(quotation, direct, resumed=False))
        elif quotation.whole:
            before = quotations[number - 1] if number else None
            carried = _carried(text, quotation, before, cues, found, blocks)
            if carried is not None:
                found.append(carried)
    return tuple(found)


def content_with(text: str, saying: Saying, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """Return the content of the saying with its quotations whole: of several sentences, split by the cue, mixed in."""
    spans = list(saying.content)
    for quotation in quotations:
        touching = [s for s in spans if s[0] < quotation.outer[1] and quotation.outer[0] < s[1]]
        if touching and not quotation.whole and quotation.start >= touching[0][0]:
            continue
        spans = [s for s in spans if s not in touching]
        spans.append(trimmed(text, (quotation.start, quotation.end)))
    return merged(spans)


def _beside(text: str, quotation: Quotation, sayings: Sequence[tuple[int, Saying]]) -> int | None:
    near = window(sayings, quotation.outer[0] - 2 * _FAR, quotation.outer[1] + 2 * _FAR, _place)
    after = [(s.region[0], i) for i, s in near if s.quotes and _follows(text, quotation, s)]
    before = [(-s.region[1], i) for i, s in near if s.quotes and _precedes(text, quotation, s)]
    if before and text[-min(before)[0] : quotation.outer[0]].strip().endswith(":"):
        return min(before)[1]
    found = after or before
    return min(found)[1] if found else None


def _place(numbered: tuple[int, Saying]) -> int:
    return numbered[1].at


def _follows(text: str, quotation: Quotation, saying: Saying) -> bool:
    """`"...," X said`: only a comma, a dash, a question or an exclamation leads from a quotation to its attribution."""
    end, verb = quotation.outer[1], saying.at
    if not end <= verb <= end + _FAR:
        return False
    last = text[quotation.start : quotation.end].rstrip(" '’\"”")[-1:]
    gap = text[end : saying.region[0]].strip(" '\n") if saying.region[0] >= end else ""
    if gap[:1] not in _LEADS_OUT and last not in _LEADS_OUT:
        return False
    return gap.strip(" ,—–-") == "" or not (any(sentence_ends(text[end:verb])) or _acts_between(saying, end))


def _acts_between(saying: Saying, start: int) -> bool:
    """Return whether another verb stands between quotation and cue; one that describes the speaker does not count."""
    doc, low, high = saying.passage.parse, start - saying.passage.start, saying.at - saying.passage.start
    for t in reversed(doc[: saying.head.i + 1]):
        if t.idx < low:
            return False
        acts = t.tag_ in {"VBD", "VBZ", "VBP", "MD"} and t.dep_ not in {"relcl", "acl", "aux", "auxpass"}
        if acts and t.idx < high:
            return True
    return False


def _precedes(text: str, quotation: Quotation, saying: Saying) -> bool:
    """`X said: "..."`: nothing but the occasion stands between, and no sentence ends."""
    end = saying.region[1]
    if not end <= quotation.outer[0] <= end + _FAR:
        return False
    gap = text[end : quotation.outer[0]]
    if any(sentence_ends(gap)) or ("\n" in gap.strip(" ") and not gap.rstrip().endswith(":")):
        return False
    words = gap.strip(" '\n")
    waiting = quotation.whole or not saying.content
    return words in _LEADS_IN or words.endswith(":") or (waiting and words.endswith(",") and len(words) < _FAR // 2)


def _carried(
    text: str,
    quotation: Quotation,
    before: Quotation | None,
    sayings: Sequence[tuple[int, Saying]],
    found: Sequence[Quoted],
    blocks: Sequence[Block],
) -> Quoted | None:
    """A quotation without a cue goes on with the words just before it: same paragraph, or the end of the one above."""
    number = bisect_right(blocks, quotation.outer[0], key=lambda b: b.start) - 1
    if number < 0 or not _closed(text, quotation):
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
    start = _last_sentence(text, home.start, end)
    speaking = [(s.at, i) for i, s in window(sayings, start, end, _place) if _carries(s)]
    if not speaking:
        return None
    return Quoted(quotation, min(speaking)[1], resumed)


def _last_sentence(text: str, start: int, end: int) -> int:
    """Return where the last sentence before `end` starts."""
    return start + max((after for _, after in sentence_ends(text[start:end].rstrip())), default=0)


def _closed(text: str, quotation: Quotation) -> bool:
    """Return whether the quotation ends its sentence: one that ends in a comma waits for a cue of its own."""
    last = text[quotation.start : quotation.end].rstrip(" '’\"”")[-1:]
    return quotation.runs_on or last in ".!?…" or text[quotation.outer[1] : quotation.outer[1] + 1] == "."


def _carries(saying: Saying) -> bool:
    """Return whether the saying is the main thing its sentence tells, so that a quotation after it goes on with it."""
    return saying.quotes and saying.head.dep_ in {"ROOT", "conj", "prep", "parataxis", "ccomp"}
