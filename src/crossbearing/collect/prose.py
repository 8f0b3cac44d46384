"""Prose: the blocks of an ordinary text, found by how its lines are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from crossbearing.collect.captions import is_caption
from crossbearing.collect.datelines import FULL_DATE, dateline_of, label_of
from crossbearing.collect.furniture import TRAILING, is_chrome, is_stamp, menu_length
from crossbearing.collect.headers import is_forward, mail_headers, post_header, two_line_bylines
from crossbearing.collect.headings import could_head
from crossbearing.collect.lines import LONG, Line, runs_on, wrap_width
from crossbearing.collect.teasers import teaser_lines
from crossbearing.model.document import Block, BlockKind

_BULLET = re.compile(r"^(?:[-*•·‣▪●–—]\s+|\(?\d{1,2}[.)]\s+|\(?[a-z][.)]\s+)\S")
_RULE = re.compile(r"^[-–—_=*•·.#~|:+\s]{3,}$")
_COLUMNS = re.compile(r"\t+|\s*\|\s*|\s{3,}")
_CLOCK = re.compile(r"^\W*\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?\W*$", re.IGNORECASE)
_TOP = 15  # lines in which a page says who wrote it
_MARKDOWN = re.compile(r"^(#{1,6})\s+\S")


@dataclass(frozen=True, slots=True)
class Mark:
    """What the page's own markup says of a line: its kind and, for a heading, its level (1 outermost)."""

    kind: BlockKind
    level: int = 2


def prose(
    text: str,
    lines: Sequence[Line],
    *,
    under: tuple[str, ...] = (),
    head: bool = True,
    marks: Mapping[int, Mark] | None = None,
) -> Iterator[Block]:
    """Return the blocks of lines of prose, in order, covering all of them.

    `head`: the lines open the document, so that a menu, a title and a dateline may stand there. The title is a
    heading, but no `under` names it. `marks` tells what markup says of lines by their start.
    """
    marks = marks or {}
    paragraphs = _joined(text, lines, marks)
    kinds = _kinds(paragraphs, marks, head)
    above: list[tuple[int, str]] = []
    title_open = opening = head
    for i, (line, kind) in enumerate(zip(paragraphs, kinds, strict=True)):
        path = (*under, *(words for _, words in above))
        if kind == "heading":
            level = _level(line, marks)
            above = [(n, words) for n, words in above if n < level]
            path = (*under, *(words for _, words in above))
            if not (title_open and _names_the_page(paragraphs, kinds, i)):
                above.append((level, line.text.strip("#").strip()))
        elif kind != "furniture":
            title_open = False
        yield from _parts(line, kind, path, opens=opening and kind in ("paragraph", "caption"))
        opening = opening and kind != "paragraph"


def _joined(text: str, lines: Sequence[Line], marks: Mapping[int, Mark]) -> list[Line]:
    """Return lines, those that were broken only to fit a width made one."""
    width = wrap_width(lines)
    joined: list[Line] = []
    last: Line | None = None
    for line in lines:
        if (
            last is not None
            and line.start not in marks
            and not _stands_alone(last)
            and not _stands_alone(line)
            and not _BULLET.match(line.text[:LONG])
            and runs_on(last, line, width)
        ):
            joined[-1] = replace(joined[-1], end=line.end)
        else:
            joined.append(line)
        last = line
    return [
        line if line.end - line.start == len(line.text) else replace(line, text=text[line.start : line.end])
        for line in joined
    ]


def _stands_alone(line: Line) -> bool:
    """Say whether a line is never part of a paragraph: site's words, a byline, a clock, a row, a marked heading."""
    return bool(
        is_chrome(line)
        or is_stamp(line)
        or _CLOCK.match(line.text[:LONG])
        or post_header(line)
        or is_forward(line)
        or _MARKDOWN.match(line.text)
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


def _kinds(lines: Sequence[Line], marks: Mapping[int, Mark], head: bool) -> list[BlockKind]:
    """Return the kind of each line: what markup says, else furniture by cues, else what its form shows."""
    kinds: list[BlockKind | None] = [marks[line.start].kind if line.start in marks else None for line in lines]
    for i in range(menu_length(lines) if head and not marks else 0):
        kinds[i] = "furniture"
    for i in teaser_lines(lines):
        kinds[i] = kinds[i] or "furniture"
    if head:
        _mark_headers(lines, kinds)
    bullets = Counter(line.text[0] for line in lines if _BULLET.match(line.text[:LONG]))
    for i, line in enumerate(lines):
        kinds[i] = kinds[i] or _kind_by_cue(line, lines, i, bullets)
    _mark_headings(lines, kinds)
    _mark_repeats(lines, kinds, head)
    return [kind or "paragraph" for kind in kinds]


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
    if _MARKDOWN.match(line.text) or _CLOCK.match(line.text[:LONG]) or post_header(line) or is_forward(line):
        return "heading"
    if line.text.startswith(">"):
        return "quote"
    if is_caption(line.text):
        return "caption"
    if _is_row(line) and any(_is_row(other) for other in (*lines[max(i - 1, 0) : i], *lines[i + 1 : i + 2])):
        return "row"
    if line.text[:1] in "•‣▪●" or (_BULLET.match(line.text[:LONG]) and _listed(lines, i, bullets)):
        return "list"
    return None


def _listed(lines: Sequence[Line], i: int, bullets: Counter[str]) -> bool:
    """Say whether the line before or after is an item of the same list, or other lines here have the same bullet."""
    mark = lines[i].text[0]
    if mark in "-*" and bullets[mark] > 1:
        return True
    return any(
        _BULLET.match(other.text[:LONG]) and (other.text[0] == mark or (other.text[0].isdigit() and mark.isdigit()))
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
            i < len(lines) and kinds[i] == "heading" and could_head(lines[i]) and not _MARKDOWN.match(lines[i].text)
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
        if (kinds[i] in (None, "caption", "list") and words in seen) or (
            kinds[i] == "heading" and not in_head and (lines[i].words >= 5 or words in seen)
        ):
            kinds[i] = "furniture"
        seen.add(words)


def _level(line: Line, marks: Mapping[int, Mark]) -> int:
    if is_forward(line):
        return 3  # below the header of the post
    marked = _MARKDOWN.match(line.text)
    if line.start in marks:
        return marks[line.start].level
    return len(marked[1]) if marked else 2


def _names_the_page(lines: Sequence[Line], kinds: Sequence[BlockKind], i: int) -> bool:
    """Say whether a heading of the head is the page's title or subtitle, not the name of its first section."""
    first = next(n for n, kind in enumerate(kinds) if kind == "heading")
    if i == first or lines[i].text == lines[first].text:
        return not _CLOCK.match(lines[i].text[:LONG]) and not post_header(lines[i])
    return lines[i].words > 4 and not _MARKDOWN.match(lines[i].text)


def _parts(line: Line, kind: BlockKind, under: tuple[str, ...], *, opens: bool) -> Iterator[Block]:
    """Return one block for a line, and blocks of furniture for a dateline before it or a button after it."""
    start, end = line.start, line.end
    if opens and (length := _opening(line.text[:LONG])):
        cut = start + len(line.text[:length].rstrip())
        yield Block(start, cut, "furniture", under)
        start += length
    if kind == "paragraph" and (button := TRAILING.search(line.text[-60:])):
        offset = max(len(line.text) - 60, 0)
        yield Block(start, line.start + offset + button.start(), kind, under)
        yield Block(line.start + offset + button.start("chrome"), end, "furniture", under)
        return
    yield Block(start, end, kind, under)


def _opening(text: str) -> int:
    """Return how many code points of a first paragraph are its dateline or a date; 0 if it has neither."""
    if dateline := dateline_of(text):
        return dateline.end
    found = FULL_DATE.search(text[:60])
    if found is None or label_of(text) is None or text[: found.start()].strip(" \t:|-–—").count(" ") > 1:
        return 0
    rest = text[found.end() :]
    skipped = len(rest) - len(rest.lstrip(" \t:|,-–—"))
    return found.end() + skipped if rest[skipped:] else 0
