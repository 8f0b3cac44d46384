"""Teasers: headlines and summaries of other stories among a page's text, found by the line that announces them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.collect.furniture import opens_teasers
from crossbearing.collect.lines import Line

_QUOTED = re.compile(r"[\"“”«»]")
_LISTED = re.compile(r"(?:\d{1,2}[.)]|[-*•·▪])\s+\S")
_SUMMARY_LENGTH = 240  # code points: a teaser's summary is a sentence


def teaser_lines(lines: Sequence[Line]) -> Iterator[int]:
    """Return the indexes of lines that announce other stories, and of the headlines and summaries that follow them."""
    i = 0
    while i < len(lines):
        if not opens_teasers(lines[i]):
            i += 1
            continue
        yield i
        i += 1
        first = True
        while i < len(lines) and _LISTED.match(lines[i].text) and not lines[i].closed:
            yield i
            i += 1
        while i < len(lines) and _is_headline(lines[i]) and (first or _like(lines[i])):
            yield i
            i += 1
            if i < len(lines) and _is_summary(lines[i]):
                yield i
                i += 1
            first = False


def _is_headline(line: Line) -> bool:
    """Say whether a line is a headline of some length: no sentence, no mere section name."""
    return 4 <= line.words <= 25 and len(line.text) <= 200 and (not line.closed or line.text[-1] in "?!")


def _like(line: Line) -> bool:
    """Say whether a further headline is set as headlines of other stories are: long, its words in capitals.

    Otherwise it may be a heading of this story, which must not be lost.
    """
    words = [word for word in line.text.split() if word[:1].isalpha()]
    return len(words) >= 6 and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def _is_summary(line: Line) -> bool:
    """Say whether a line is one plain sentence as teasers have it: short, and quoting nobody."""
    return (
        line.closed
        and line.words >= 5
        and len(line.text) <= _SUMMARY_LENGTH
        and not _QUOTED.search(line.text)
        and ". " not in line.text
    )
