"""Headings: the form a line has when it heads something."""

from __future__ import annotations

import re

from crossbearing.collect.lines import Line

_LONGEST = 120  # code points
_MOST_WORDS = 14


_OPENS_QUOTE = '"“‘«„'
_CLOSES_QUOTE = "\"”’'»“"
_SPEAKER = re.compile(r"[A-Z][A-Z.'’ -]*(?:\([^)]*\))?:\s")
_NO_HEADING = re.compile(  # two sentences, or a post's tag
    r"(?:^|\s)#[^\W\d]\w|\w{3,}[.!?][\"'”’)]?\s+[\"'“‘(]?[A-ZÀ-Þ]"
)


def could_head(line: Line) -> bool:
    """Say whether a line has the form of a heading: short, begun like one, and not ended like a sentence."""
    text = line.text
    if len(text) > _LONGEST or not 0 < line.words <= _MOST_WORDS or _NO_HEADING.search(text):
        return False
    first = text.lstrip("\"'“‘«([¿¡#* ")[:1]
    if not (first.isupper() or first.isdigit()) or _speech_goes_on(text):
        return False
    if text[-1] in "?!":
        return not _SPEAKER.match(text)
    return not line.closed and text[-1] not in ",;" and (text[-1] != ":" or _in_capitals(text))


def _speech_goes_on(text: str) -> bool:
    """Say whether a line opens a quotation that it does not close: the first of a speaker's paragraphs."""
    return text[0] in _OPENS_QUOTE and not any(mark in text[1:] for mark in _CLOSES_QUOTE)


def _in_capitals(text: str) -> bool:
    """Say whether every word begins with a capital: "Key Findings:" is a heading, "The mayor added:" is none."""
    return all(not word[0].islower() for word in text.split())
