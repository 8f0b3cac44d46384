"""Quotations: where quotation marks open and close, whatever marks a text uses."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.model.claim import Span
from crossbearing.model.document import Block, Document
from crossbearing.read.parse import with_double_marks

_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", '"': '"', "'": "'"}
_SINGLE = frozenset("‘'")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s")
_ABBREVIATED = frozenset(
    "mr mrs ms dr st gen sen rep gov lt col sgt capt maj prof rev hon no vs jr sr jan feb mar apr aug sep sept oct nov "
    "dec u.s u.k u.n d.c inc co corp ltd etc".split()
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: `text[start:end]` without the marks, `outer` with them, outermost marks only."""

    start: int
    end: int
    outer: Span
    whole: bool  # opens a sentence and closes one (or leads into its attribution by a comma)
    runs_on: bool  # no closing mark: the next paragraph takes the quotation up again

    def covers(self, at: int) -> bool:
        """Return whether the offset lies between the marks."""
        return self.start <= at < self.end


def find_quotations(document: Document) -> tuple[Quotation, ...]:
    """Return the quotations of the readable blocks in text order; none crosses a block."""
    blocks = [block for block in document.blocks if block.kind != "furniture"]
    text = with_double_marks(document.text)
    found: list[Quotation] = []
    for number, block in enumerate(blocks):
        found.extend(_in_block(text, block, next(iter(blocks[number + 1 : number + 2]), None)))
    return tuple(found)


def quotation_at(quotations: Sequence[Quotation], at: int) -> Quotation | None:
    """Return the quotation that the offset lies in."""
    before = bisect_right(quotations, at, key=lambda q: q.outer[0])
    found = quotations[before - 1] if before else None
    return found if found is not None and at < found.outer[1] else None


def is_title(text: str, quotation: Quotation) -> bool:
    """Return whether the words are printed as a title, each of weight with a capital: a book's, a song's, a ship's."""
    words = [w for w in text[quotation.start : quotation.end].split() if w[:1].isalpha()]
    long = [w for w in words if len(w) > 3]
    return len(words) > 1 and bool(long) and all(w[0].isupper() for w in long) and text[quotation.end - 1] not in ",.!?"


def _in_block(text: str, block: Block, after: Block | None) -> Iterator[Quotation]:
    at = block.start
    while at < block.end:
        if not _opens(text, at, block):
            at += 1
            continue
        close = _close(text, at, block)
        runs_on = close is None and _taken_up(text, at, after)
        if close is None and text[at] in _SINGLE:
            at += 1
            continue
        end = close if close is not None else block.end if runs_on else _first_sentence_end(text, at, block)
        outer = (at, end + 1 if close is not None else end)
        if text[at + 1 : end].strip():
            yield Quotation(at + 1, end, outer, _whole(text, at, end, block), runs_on)
        at = max(outer[1], at + 1)


def _opens(text: str, at: int, block: Block) -> bool:
    mark = text[at]
    if mark not in _PAIRS or at + 1 >= block.end or text[at + 1].isspace():
        return False
    before = text[at - 1] if at > block.start else " "
    if mark in "“„«":
        return True
    if mark == "»":
        return before.isspace() and text.find("«", at, block.end) > 0
    if not (before.isspace() or before in "([—–-/:"):
        return False
    return mark not in _SINGLE or (
        text[at + 1].isalnum() and not re.match(r"\d0s\b|tis\b|em\b|til\b", text[at + 1 : at + 5])
    )


def _close(text: str, at: int, block: Block) -> int | None:
    """Return where the mark opened at `at` closes, or None if it does not in this block.

    An apostrophe may stand inside single marks, so the first after punctuation closes, else the first that ends a word.
    """
    closers = _PAIRS[text[at]]
    ends = [i for i in range(at + 1, block.end) if text[i] in closers and not _inside_word(text, i, block)]
    if text[at] == '"':
        ends = [i for i in ends if not text[i - 1].isspace() or i + 1 >= block.end or text[i + 1].isspace()]
    if not ends:
        return None
    if text[at] not in _SINGLE:
        return ends[0]
    return next((i for i in ends if text[i - 1] in ",.?!" and "\n\n" not in text[at:i]), ends[0])


def _inside_word(text: str, at: int, block: Block) -> bool:
    return text[at] in "'’" and at + 1 < block.end and text[at + 1].isalnum()


def _taken_up(text: str, at: int, after: Block | None) -> bool:
    if after is None:
        return False
    opening = text[after.start : after.end].lstrip()[:1]
    return opening == text[at] or (opening in '“"' and text[at] in '“"')


def sentence_ends(text: str) -> Iterator[tuple[int, int]]:
    """Yield where sentences end inside the text: the offset of the stop, and that after it and its space."""
    for match in _SENTENCE_END.finditer(text):
        word = text[: match.start()].rpartition(" ")[2].lower().lstrip("([\"“'")
        if match.group()[0] != "." or (word not in _ABBREVIATED and len(word) > 1):
            yield match.start(), match.end()


def _first_sentence_end(text: str, at: int, block: Block) -> int:
    return next((at + end for _, end in sentence_ends(text[at + 1 : block.end] + " ")), block.end)


def _whole(text: str, at: int, end: int, block: Block) -> bool:
    inner = text[at + 1 : end].strip()
    before = text[block.start : at].rstrip()
    opens = not before or before[-1] in '.!?:…”"»’)' or (before[-1] == "," and inner[:1].isupper())
    tail = inner.rstrip("'’\"”")[-1:] in ".!?,…—–-" or text[end + 1 : end + 2] in ".,"
    return opens and tail and not inner[:1].islower()
