"""The context section of a structured page: past cases with a title, a period and parts such as "What happened"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from crossbearing.collect.headings import could_head
from crossbearing.collect.lines import Line
from crossbearing.collect.prose import prose
from crossbearing.collect.sections import CONTEXT_INNER, CONTEXT_OUTER, CONTEXT_PARTS
from crossbearing.model.document import Block

_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_LOOK_AHEAD = 3  # lines between a case's title and its first part: a period, perhaps a kicker


def context_blocks(text: str, lines: Sequence[Line], section: str) -> Iterator[Block]:
    """Return headings and paragraphs of the cases; `under` is (section, title, period if it has a line, parts ...)."""
    case: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    waiting: list[Line] = []
    titled = False  # the last line was a case's title
    for i, line in enumerate(lines):
        is_part = _part(line)
        opens = not is_part and not titled and _opens_case(lines, i)
        period = titled and not is_part and could_head(line) and bool(_YEAR.search(line.text))
        if not (is_part or opens or period):
            waiting.append(line)
            titled = False
            continue
        yield from prose(text, waiting, under=(section, *case, *parts), head=False)
        waiting = []
        if is_part:
            parts = _above(line, parts)
        elif opens:
            case, parts = (), ()
        yield Block(line.start, line.end, "heading", (section, *case, *parts))
        if is_part:
            parts = (*parts, line.text)
        else:
            case = (*case, line.text)
        titled = opens
    yield from prose(text, waiting, under=(section, *case, *parts), head=False)


def _part(line: Line) -> bool:
    return len(line.text) <= 60 and bool(CONTEXT_PARTS.fullmatch(line.text.strip(" #:")))


def _above(line: Line, parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the parts that a part stands under: an outcome holds the short and the long term, no other holds one."""
    if CONTEXT_INNER.fullmatch(line.text.strip(" #:")):
        return tuple(part for part in parts if CONTEXT_OUTER.fullmatch(part.strip(" #:")))
    return ()


def _opens_case(lines: Sequence[Line], i: int) -> bool:
    """Say whether a line is a case's title: only lines like headings lead from it to its first part."""
    if not could_head(lines[i]) or (i and not (lines[i - 1].closed or lines[i].gap)):
        return False
    for line in lines[i + 1 : i + 1 + _LOOK_AHEAD]:
        if _part(line):
            return not CONTEXT_INNER.fullmatch(line.text.strip(" #:"))
        if not could_head(line):
            return False
    return False
