"""Pages: what layout says that running text does not: whose role, which figure, which future, which past."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossbearing.model.claim import TimeRef
from crossbearing.model.packs import STATEMENT
from crossbearing.read.nearby import Surroundings
from crossbearing.read.pages_figures import figure
from crossbearing.read.pages_futures import future
from crossbearing.read.pages_lines import lines_of, text_starts
from crossbearing.read.pages_roles import profile
from crossbearing.read.pages_tables import data_lines, listed_lines, table_row
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition
from crossbearing.read.propositions import propositions
from crossbearing.read.scene import Scene
from crossbearing.read.times import heading_time
from crossbearing.read.triggers import Index

_UNREAD = frozenset(
    {"heading", "caption"}
)  # a heading takes its words from the text below; a caption is about a picture
_RUNNING = frozenset({"paragraph", "list", "quote"})
_TODAY = re.compile(r"\b(today|now|why|relevan|outcome|legacy|lesson)", re.IGNORECASE)  # sections about what came of it
MADE_OF = 0.8  # of a heading's length that its time fills, when the heading is nothing but a period
_TOLD = 4  # headings over the text of a past happening: section, title, period, what happened


def page_propositions(scene: Scene, passage: Passage, index: Index, around: Surroundings) -> tuple[Proposition, ...]:
    """Return a passage's propositions as its layout means them, in text order.

    A figure with label and note is one proposition, and so is a row of a table; a profile gives the role; the text of
    a scenario is a forecast that nobody need hold; an entry is read without its number, title and category, which sum
    up its text; what is told under a period has that time where it names none.
    """
    block = passage.block
    if block.kind in _UNREAD:
        lines = listed_lines(scene, passage, index) if block.kind == "heading" else {}
        return tuple(p for told in lines.values() for p in told)
    if block.kind == "row":
        return table_row(scene, passage, around.first_row(block.under), index)
    found = _with_data(scene, passage, tuple(propositions(scene, passage, index)), index)
    if block.kind == "indicator":
        return figure(scene, passage, found, index)
    if block.kind == "profile":
        return profile(scene, passage, found)
    if block.kind == "scenario":
        return future(scene, passage, found)
    if block.kind == "entry":
        start = text_starts(lines_of(scene.document.text, block), block)
        return tuple(p for p in found if p.start >= start)
    if len(block.under) >= _TOLD:
        found = tuple(_in_period(around, passage, found))
    return tuple(_under_date(scene, passage, found))


def _with_data(scene: Scene, passage: Passage, found: tuple[Proposition, ...], index: Index) -> tuple[Proposition, ...]:
    """Return the propositions with lines of data ("Killed: 12") told by their labels instead of read as sentences."""
    if passage.block.kind not in _RUNNING:
        return found
    lines = {**listed_lines(scene, passage, index), **data_lines(scene, passage, index)}
    if not lines:
        return found
    spans = sorted(lines)
    starts = [start for start, _ in spans]
    kept = [p for p in found if (at := bisect_right(starts, p.start) - 1) < 0 or p.start >= spans[at][1]]
    return tuple(sorted((*kept, *(p for told in lines.values() for p in told)), key=lambda p: (p.start, p.end)))


def _in_period(around: Surroundings, passage: Passage, found: Sequence[Proposition]) -> Iterator[Proposition]:
    """Give what a page tells of a past happening, its own period as time where the text names none."""
    today = _TODAY.search(passage.block.under[-1])
    period = _period(around, passage) if len(passage.block.under) == _TOLD and not today else None
    first = next((p.sentence for p in found), None)
    for p in found:
        opening = p.sentence == first and p.saying is None
        yield replace(p, time=period) if opening and p.time is None and period is not None else p


def _period(around: Surroundings, passage: Passage) -> TimeRef | None:
    """Return the time that a heading over the passage is made of ("March 1931"), or None."""
    for words in passage.block.under:
        heading = around.heading(words)
        if heading is None:
            continue
        start, end = heading.block.start, heading.block.end
        inside = around.times_at((start, end))
        if len(inside) == 1 and inside[0].end - inside[0].start >= (end - start) * MADE_OF:
            return inside[0].ref
    return None


def _under_date(scene: Scene, passage: Passage, found: Sequence[Proposition]) -> Iterator[Proposition]:
    """Give what stands under a dated heading with its date, where it tells of a happening and names no time."""
    dated = heading_time(scene.document, passage.block) if passage.block.under else None
    told = dated is not None and not _TODAY.search(passage.block.under[-1])
    for p in found:
        open_ = p.time is None and p.saying is None and p.frame != STATEMENT
        yield replace(p, time=dated.ref) if dated is not None and told and open_ else p
