"""Spans of words in a document, from the tokens of its parse."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import TypeVar

from spacy.tokens import Token

from crossbearing.model.claim import Span
from crossbearing.read.parse import Passage

T = TypeVar("T")
_LEADING = " \t\r\n,;:.—–-…)"
_TRAILING = " \t\r\n,;:.—–-…("
_ENTRY = re.compile(
    r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|CET|BST|EST))?\s*[-–—|]?\s*)?"
    r"(?:(?:update|breaking|latest|correction)\s*:\s*)?",
    re.IGNORECASE,
)
_MARKS = "\"'“”„‘’«»"
_CLOSING = re.compile(r"[,.?!]?[\"'”’»]")
_PARTNER = {"“": "”", "”": "“„", "„": "“”", "‘": "’", "’": "‘", "«": "»", "»": "«", '"': '"', "'": "'"}


def start_of(passage: Passage, token: Token) -> int:
    """Return the document offset where the token starts."""
    return passage.start + token.idx


def end_of(passage: Passage, token: Token) -> int:
    """Return the document offset after the token."""
    return passage.start + token.idx + len(token)


def hull(passage: Passage, tokens: Collection[Token]) -> Span:
    """Return the span from the first of the tokens to the last."""
    return min(start_of(passage, t) for t in tokens), max(end_of(passage, t) for t in tokens)


def subtree(*roots: Token) -> set[Token]:
    """Return every token that stands under the roots, themselves included."""
    return {token for root in roots for token in root.subtree}


def pieces(passage: Passage, text: str, tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Return the tokens as spans of running text, without punctuation and spare quotation marks at their edges."""
    spans = (trimmed(text, hull(passage, run)) for run in _runs(sorted(set(tokens), key=lambda t: t.i)))
    return tuple(span for span in spans if any(c.isalnum() for c in text[span[0] : span[1]]))


def trimmed(text: str, span: Span) -> Span:
    """Return the span without punctuation at its edges, and without a quotation mark whose partner stands outside."""
    start, end = span
    while start < end and (text[start] in _LEADING or _unpaired(text, start, start, end)):
        start += 1
    while end > start and (text[end - 1] in _TRAILING or _unpaired(text, end - 1, start, end)):
        if text[end - 1] == "." and text[end - 3 : end - 2] == ".":  # "U.S."
            break
        end -= 1
    return _unwrapped(text, start, _with_closing_mark(text, start, end))


def without_label(text: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the content without the clock time and the "Update:" that an entry of a live page opens with."""
    (start, end), *rest = content
    label = _ENTRY.match(text, start, end)
    return ((label.end(), end), *rest) if label is not None and label.end() < end else content


def _with_closing_mark(text: str, start: int, end: int) -> int:
    """Return the end moved over a closing mark whose partner stands inside: a parse hangs the mark elsewhere."""
    after = _CLOSING.match(text, end)
    if after is None:
        return end
    mark = after.group()[-1]
    inside = text[start:end]
    if mark in "\"'":
        return after.end() if inside.count(mark) % 2 == 1 and f" {mark}" in f" {inside}" else end
    opened = sum(inside.count(partner) for partner in _PARTNER[mark])
    return after.end() if opened > inside.count(mark) else end


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, overlapping ones joined."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(out[-1][1], end))
        else:
            out.append((start, end))
    return tuple(out)


def window(items: Sequence[T], low: int, high: int, place: Callable[[T], int]) -> Sequence[T]:
    """Return the items placed from `low` up to but without `high`; the items come in the order of their places."""
    return items[bisect_left(items, low, key=place) : bisect_left(items, high, key=place)]


def covered(ordered: Sequence[Span], at: int) -> bool:
    """Return whether the offset lies in one of many spans, which come in order and do not overlap."""
    before = bisect_right(ordered, at, key=lambda span: span[0])
    return before > 0 and at < ordered[before - 1][1]


def covers(spans: Iterable[Span], at: int) -> bool:
    """Return whether the offset lies in one of the spans."""
    return any(start <= at < end for start, end in spans)


def _runs(tokens: list[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for token in tokens:
        if run and token.i != run[-1].i + 1:
            yield run
            run = []
        run.append(token)
    if run:
        yield run


def _unpaired(text: str, at: int, start: int, end: int) -> bool:
    mark = text[at]
    if mark not in _MARKS:
        return False
    if mark in "\"'":
        return text.count(mark, start, end) % 2 == 1
    return not any(text.find(partner, start, end) >= 0 for partner in _PARTNER[mark])


def _unwrapped(text: str, start: int, end: int) -> Span:
    """A span that is one quotation from end to end is given without its marks."""
    if end - start > 2 and text[start] in _MARKS and text[end - 1] in _PARTNER[text[start]]:
        inner = text[start + 1 : end - 1]
        if not any(mark in inner for mark in '"“”«»'):
            return trimmed(text, (start + 1, end - 1))
    return start, end
