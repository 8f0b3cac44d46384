"""Kinds: what each line or paragraph of prose is, by markup, by listed cues, and by its form among its neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.collect.captions import is_caption
from crossbearing.collect.furniture import TRAILING, is_chrome, is_stamp, menu_length
from crossbearing.collect.headers import is_forward, mail_headers, post_header, two_line_bylines
from crossbearing.collect.headings import could_head
from crossbearing.collect.lines import LONG, Line
from crossbearing.collect.teasers import teaser_lines
from crossbearing.model.document import BlockKind

BULLET = re.compile(r"^(?:[-*•·‣▪●–—]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)\S")
_RULE = re.compile(r"^[-–—_=*•·.#~|:+\s]{3,}$")
_COLUMNS = re.compile(r"\t+|\s*\|\s*|\s{3,}")
CLOCK = re.compile(r"^\W*\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?\W*$", re.IGNORECASE)
MARKDOWN = re.compile(r"^(#{1,6})\s+\S")
_REPEATED = 8  # words: a shorter sentence may well be said twice
_TOP = 15  # lines in which a page says who wrote it


@dataclass(frozen=True, slots=True)
class Mark:
    """What the page's own markup says of a line: its kind and, for a heading, its level (1 outermost)."""

    kind: BlockKind
    level: int = 2


def kinds_of(lines: Sequence[Line], marks: Mapping[int, Mark], head: bool) -> list[BlockKind]:
    """Return the kind of each line: what markup says, else furniture by cues, else what its form shows."""
    kinds: list[BlockKind | None] = [marks[line.start].kind if line.start in marks else None for line in lines]
    for i in range(menu_length(lines) if head and not marks else 0):
        kinds[i] = "furniture"
    for i in teaser_lines(lines):
        kinds[i] = kinds[i] or "furniture"
    if head:
        _mark_headers(lines, kinds)
    bullets = Counter(line.text[0] for line in lines if BULLET.match(line.text[:LONG]))
    for i, line in enumerate(lines):
        kinds[i] = kinds[i] or _kind_by_cue(line, lines, i, bullets)
    _mark_headings(lines, kinds)
    _mark_repeats(lines, kinds, head)
    return [kind or "paragraph" for kind in kinds]


def stands_alone(line: Line) -> bool:
    """Say whether a line is never part of a paragraph: site's words, a byline, a clock, a row, a marked heading."""
    return bool(
        is_chrome(line)
        or is_stamp(line)
        or CLOCK.match(line.text[:LONG])
        or post_header(line)
        or is_forward(line)
        or MARKDOWN.match(line.text)
        or _is_row(line)
        or _RULE.match(line.text[:LONG])
    )


def _is_row(line: Line) -> bool:
    """Say whether a line has columns: tabs, bars or wide gaps between short cells."""
    if len(line.text) > LONG:
        return False
    cells = [cell for cell in _COLUMNS.split(line.text) if cell]
    return (
        len(cells) >= 2
        and max(len(cell) for cell in cells) <= 80
        and ("\t" in line.text or "|" in line.text or len(cells) >= 3)
    )


def _mark_headers(lines: Sequence[Line], kinds: list[BlockKind | None]) -> None:
    """Mark a mail's headers (its subject is its title), and a byline whose role stands on a line of its own."""
    for i, key in mail_headers(lines).items():
        kinds[i] = "heading" if key == "subject" else "furniture"
    for i in two_line_bylines(lines, _TOP):
        kinds[i] = kinds[i + 1] = "furniture"


def _kind_by_cue(line: Line, lines: Sequence[Line], i: int, bullets: Counter[str]) -> BlockKind | None:
    """Return the kind that a line's own words show, or None."""
    if is_chrome(line) or is_stamp(line) or _RULE.match(line.text[:LONG]):
        return "furniture"
    if MARKDOWN.match(line.text) or CLOCK.match(line.text[:LONG]) or post_header(line) or is_forward(line):
        return "heading"
    if line.text.startswith(">"):
        return "quote"
    if is_caption(line.text):
        return "caption"
    if _is_row(line) and any(_is_row(other) for other in (*lines[max(i - 1, 0) : i], *lines[i + 1 : i + 2])):
        return "row"
    if line.text[:1] in "•‣▪●" or (BULLET.match(line.text[:LONG]) and _listed(lines, i, bullets)):
        return "list"
    return None


def _listed(lines: Sequence[Line], i: int, bullets: Counter[str]) -> bool:
    """Say whether the line before or after is an item of the same list, or other lines here have the same bullet."""
    mark = lines[i].text[0]
    if mark in "-*" and bullets[mark] > 1:
        return True
    return any(
        BULLET.match(other.text[:LONG]) and (other.text[0] == mark or (other.text[0].isdigit() and mark.isdigit()))
        for other in (*lines[max(i - 1, 0) : i], *lines[i + 1 : i + 2])
    )


def _mark_headings(lines: Sequence[Line], kinds: list[BlockKind | None]) -> None:
    """Mark what heads something: a line of that form with text to follow. Three in a run, set tight, are a list."""
    text_after = False
    first_text = next((i for i, line in enumerate(lines) if kinds[i] is None and not could_head(line)), len(lines))
    for i in range(len(lines) - 1, -1, -1):
        if kinds[i] is None and could_head(lines[i]) and not TRAILING.search(lines[i].text):
            question = lines[i].text[-1] in "?!"
            loose = i + 1 < len(lines) and (lines[i].gap > 0 and lines[i + 1].gap > 0)
            if text_after and (not question or loose):
                kinds[i] = "heading"
        elif kinds[i] in (None, "list", "row", "quote") or kinds[i] == "heading":
            text_after = True
    for run in _tight_runs(lines, kinds, first_text):
        for i in run:
            kinds[i] = "list"


def _tight_runs(lines: Sequence[Line], kinds: Sequence[BlockKind | None], after: int) -> Iterator[range]:
    """Return runs of three or more heading-like lines without a blank line between, below the first text."""
    start = None
    for i in range(after, len(lines) + 1):
        goes_on = (
            i < len(lines) and kinds[i] == "heading" and could_head(lines[i]) and not MARKDOWN.match(lines[i].text)
        )
        if start is not None and not (goes_on and lines[i].gap == 0):
            if i - start >= 3:
                yield range(start, i)
            start = None
        if goes_on and start is None:
            start = i


def _mark_repeats(lines: Sequence[Line], kinds: list[BlockKind | None], head: bool) -> None:
    """Mark what stands there twice: a headline below the head is a teaser each time; other text counts once."""
    folded = [" ".join(line.text.split()).casefold() if line.words >= 4 else "" for line in lines]
    counts = Counter(folded)
    text_begins = next((i for i, kind in enumerate(kinds) if kind is None), len(lines)) if head else 0
    seen: set[str] = set()
    for i, words in enumerate(folded):
        if not words or counts[words] < 2:
            continue
        in_head = i < text_begins
        again = words in seen
        told_twice = kinds[i] in (None, "caption", "list") and again and lines[i].words >= _REPEATED
        teaser = kinds[i] == "heading" and not in_head and (lines[i].words >= 5 or again)
        if told_twice or teaser:
            kinds[i] = "furniture"
        seen.add(words)
