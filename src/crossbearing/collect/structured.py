"""Structured pages: one page that tells a story in sections (figures, people, timeline, scenarios, context).

A page counts as structured when its known section headings (`SECTIONS`) stand on lines of their own, at least three
different ones, and at least two of them hold items of their kind. What such a page gives, in order of the text:

heading    the page's title lines, each section heading and each sub-heading; `under` is the headings above it. The
           page's own title is never part of an `under`.
entry      above the sections: a dated headline (`DATE: words`), `under` is empty.
           in a timeline: number and date if printed, title, category if printed, text, all in one block;
           `under` = (section, title).
indicator  value, label and note, as lines of one block, in the page's order (most often value, label, note; some pages
           print the label first, or `label: value` on one line); `under` = (section, label).
profile    name (often printed twice on two lines), then for people `role (status)`, for bodies a kind, `Status: ...`
           and a description; all in one block; `under` = (section, name).
scenario   number if printed, title, `Discussed by: A, B` if printed, text, all in one block;
           `under` = (section, title).
paragraph  of an overview: `under` = (section,).
           of a context: `under` = (section, title, period if printed on its own line, sub-headings ...), for instance
           (..., "What Happened") or (..., "Outcome", "Short Term"); the last one says which part it is.
furniture  app chrome, interactive sections, bylines, lists of sources: not read.

Lines inside a block are kept as printed, blank lines and indents included: a reader splits the block's text at line
breaks and drops blank lines. No line is ever in two blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from crossbearing.collect.context import context_blocks
from crossbearing.collect.datelines import FULL_DATE
from crossbearing.collect.furniture import is_chrome, is_stamp, menu_length
from crossbearing.collect.headings import could_head
from crossbearing.collect.items import Item, entries, indicators, profiles, scenarios
from crossbearing.collect.lines import LONG, Line
from crossbearing.collect.prose import prose
from crossbearing.collect.sections import SectionKind, sections_of
from crossbearing.model.document import Block, BlockKind

_ITEMS: dict[SectionKind, tuple[BlockKind, Callable[[Sequence[Line]], list[Item]]]] = {
    "indicators": ("indicator", indicators),
    "people": ("profile", profiles),
    "bodies": ("profile", profiles),
    "timeline": ("entry", entries),
    "scenarios": ("scenario", scenarios),
}
_LEAST_SECTIONS = 3
_LEAST_WITH_ITEMS = 2
_HEADLINE = re.compile(rf"^(?:{FULL_DATE.pattern})\s*[:|–—-]+\s*\S", FULL_DATE.flags)


def structured(text: str, lines: Sequence[Line]) -> tuple[Block, ...] | None:
    """Return the blocks of a structured page, covering all lines, or None if the lines are no such page."""
    sections = sections_of(lines)
    ends = [*(start for start, _ in sections[1:]), len(lines)]
    bodies = [(kind, lines[start], lines[start + 1 : end]) for (start, kind), end in zip(sections, ends, strict=False)]
    if not _is_structured(bodies):
        return None
    blocks = list(_head(text, lines[: sections[0][0]]))
    for kind, heading, body in bodies:
        blocks.append(Block(heading.start, heading.end, "furniture" if kind == "aside" else "heading"))
        blocks.extend(_section(text, kind, heading.text.strip("# "), body))
    return tuple(blocks)


def _is_structured(bodies: Sequence[tuple[SectionKind, Line, Sequence[Line]]]) -> bool:
    kinds = {kind for kind, _, _ in bodies if kind != "aside"}
    filled = {kind for kind, _, body in bodies if kind in _ITEMS and _ITEMS[kind][1](body)}
    return len(kinds) >= _LEAST_SECTIONS and len(filled) >= _LEAST_WITH_ITEMS


def _head(text: str, lines: Sequence[Line]) -> Iterator[Block]:
    """Return the blocks above the sections: menu, title lines, byline, a dated headline, perhaps a first paragraph."""
    menu = menu_length(lines)
    for i, line in enumerate(lines):
        if i < menu or is_chrome(line) or is_stamp(line):
            yield Block(line.start, line.end, "furniture")
        elif _HEADLINE.match(line.text[:LONG]):
            yield Block(line.start, line.end, "entry")
        elif could_head(line):
            yield Block(line.start, line.end, "heading")
        else:
            yield from prose(text, (line,), head=False)


def _section(text: str, kind: SectionKind, name: str, body: Sequence[Line]) -> Iterator[Block]:
    """Return the blocks of one section's lines."""
    if kind == "aside":
        yield from (Block(line.start, line.end, "furniture") for line in body)
    elif kind == "context":
        yield from context_blocks(text, body, name)
    elif kind == "overview":
        yield from prose(text, body, under=(name,), head=False)
    else:
        block_kind, find = _ITEMS[kind]
        yield from _items(text, name, body, block_kind, find(body))


def _items(text: str, name: str, body: Sequence[Line], kind: BlockKind, items: Sequence[Item]) -> Iterator[Block]:
    """Return one block for each item, and prose for other lines. Site's words at an item's end are furniture."""
    done = 0
    for item in items:
        yield from prose(text, body[done : item.first], under=(name,), head=False)
        last = item.last
        while last - item.first > 1 and is_chrome(body[last - 1]):
            last -= 1
        yield Block(body[item.first].start, body[last - 1].end, kind, (name, item.title))
        done = last
    yield from prose(text, body[done:], under=(name,), head=False)
