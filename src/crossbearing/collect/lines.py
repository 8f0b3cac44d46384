"""Lines: the printed lines of a text with their offsets, the ground on which blocks are found."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")  # the breaks of str.splitlines
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
_WORD = re.compile(r"\w[\w'’.-]*")

LONG = 400  # code points: cues are looked for in no more of a line, so that a huge line costs no more than a short one


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line that is not blank, `text[start:end]`, without the white space around it."""

    start: int
    end: int
    text: str
    gap: int  # blank lines before it; 0: it follows directly
    indent: int

    @property
    def words(self) -> int:
        """Return how many words it has, counted up to LONG code points."""
        return len(_WORD.findall(self.text[:LONG]))

    @property
    def closed(self) -> bool:
        """Say whether it ends as a sentence does."""
        return bool(_SENTENCE_END.search(self.text[-8:]))


def lines_of(text: str) -> tuple[Line, ...]:
    """Return the lines of a text that are not blank, in order."""
    found: list[Line] = []
    start, gap = 0, 0
    for stop, following in _cuts(text):
        raw = text[start:stop]
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            found.append(Line(start + indent, start + indent + len(words), words, gap if found else 1, indent))
            gap = 0
        else:
            gap += 1
        start = following
    return tuple(found)


def _cuts(text: str) -> Sequence[tuple[int, int]]:
    """Return where each line stops and where the next one begins."""
    return [*((cut.start(), cut.end()) for cut in _BREAK.finditer(text)), (len(text), len(text))]


def wrap_width(lines: Sequence[Line]) -> int | None:
    """Return the width at which a text's lines were broken by hand or by a mail program, or None if they were not.

    A text is wrapped when most lines that another follows directly are of nearly one length, at most 130 code points.
    """
    followed = sorted(len(a.text) + a.indent for a, b in pairwise(lines) if b.gap == 0)
    if len(followed) < 2:
        return None
    width = followed[int(0.95 * (len(followed) - 1))]
    near = sum(1 for length in followed if length >= 0.75 * width)
    narrow = width < 60 and len(followed) < 8  # a few short lines may be of one length by chance
    return width if 40 <= width <= 130 and not narrow and near >= 0.5 * len(followed) else None


def runs_on(line: Line, following: Line, width: int | None) -> bool:
    """Say whether a line goes on in the next one: the next word did not fit, or a sentence is cut in the middle."""
    if following.gap:
        return False
    if width is not None:
        first_word = following.text[:LONG].split(None, 1)[0]
        if line.indent + len(line.text) + 1 + len(first_word) > 0.93 * width:
            return True
    return not line.closed and len(line.text) >= 40 and following.text[0].islower()
