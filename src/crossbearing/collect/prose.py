"""Prose: the blocks of an ordinary text, found by how its lines are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crossbearing.collect.datelines import FULL_DATE, dateline_of, label_of
from crossbearing.collect.furniture import TRAILING
from crossbearing.collect.headers import is_forward, post_header
from crossbearing.collect.kinds import BULLET, CLOCK, MARKDOWN, Mark, kinds_of, stands_alone
from crossbearing.collect.lines import LONG, Line, runs_on, wrap_width
from crossbearing.model.document import Block, BlockKind


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
    kinds = kinds_of(paragraphs, marks, head)
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
            and not stands_alone(last)
            and not stands_alone(line)
            and not BULLET.match(line.text[:LONG])
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


def _level(line: Line, marks: Mapping[int, Mark]) -> int:
    if is_forward(line):
        return 3  # below the header of the post
    marked = MARKDOWN.match(line.text)
    if line.start in marks:
        return marks[line.start].level
    return len(marked[1]) if marked else 2


def _names_the_page(lines: Sequence[Line], kinds: Sequence[BlockKind], i: int) -> bool:
    """Say whether a heading of the head is the page's title or subtitle, not the name of its first section."""
    first = next(n for n, kind in enumerate(kinds) if kind == "heading")
    if i == first or lines[i].text == lines[first].text:
        return not CLOCK.match(lines[i].text[:LONG]) and not post_header(lines[i])
    return lines[i].words > 4 and not MARKDOWN.match(lines[i].text)


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
