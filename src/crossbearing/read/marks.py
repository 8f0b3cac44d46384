"""Marks: where a quotation of the text begins and ends, punctuation left out unless a pair of marks would break."""

from __future__ import annotations

from crossbearing.model.claim import Span

_QUOTES = frozenset('"“”„«»')
_OPENING = "([$€£@#"
_CLOSING = ")]%+"


def trimmed(span: Span, text: str) -> Span:
    """Return the span without punctuation at its edges, but with a quotation mark whose partner stands inside it."""
    start, end = span
    while start < end and not text[start].isalnum() and text[start] not in _OPENING:
        start += 1
    while start < end and not text[end - 1].isalnum() and text[end - 1] not in _CLOSING:
        end -= 1
    marks = [at for at in range(start, end) if text[at] in _QUOTES]
    if marks and start and text[start - 1] in _QUOTES and _closes(text, marks[0]):
        start -= 1
    if marks and end < len(text) and text[end] in _QUOTES and not _closes(text, marks[-1]):
        end += 1
    return start, end


def _closes(text: str, at: int) -> bool:
    """Return whether the quotation mark ends a quotation: a word stands before it and none right behind."""
    before, behind = text[at - 1] if at else " ", text[at + 1] if at + 1 < len(text) else " "
    return not before.isspace() and not behind.isalnum()
