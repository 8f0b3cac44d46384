"""Pages: what layout says that running text does not: whose role, which figure, which future, which past."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossbearing.model.claim import Span, TimeRef
from crossbearing.read.frames import Proposition
from crossbearing.read.pages_figures import figure
from crossbearing.read.pages_futures import future
from crossbearing.read.pages_lines import lines_of, text_starts
from crossbearing.read.pages_roles import profile
from crossbearing.read.pages_tables import table_row
from crossbearing.read.parse import Passage
from crossbearing.read.propositions import propositions
from crossbearing.read.scene import Scene
from crossbearing.read.triggers import Index

_UNREAD = frozenset(
    {"heading", "caption"}
)  # a heading takes its words from the text below; a caption is about a picture
_TOLD = 4  # headings over the text of a past happening: section, title, period, what happened


def page_propositions(scene: Scene, passage: Passage, index: Index) -> tuple[Proposition, ...]:
    """Return a passage's propositions as its layout means them, in text order.

    A figure with label and note is one proposition, and so is a row of a table; a profile gives the role; the text of
    a scenario is a forecast that nobody need hold; an entry is read without its number, title and category, which sum
    up its text; what is told under a period has that time where it names none.
    """
    block = passage.block
    if block.kind in _UNREAD:
        return ()
    if block.kind == "row":
        return table_row(scene, passage)
    found = tuple(propositions(scene, passage, index))
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
        return tuple(_in_period(scene, passage, found))
    return found


def _in_period(scene: Scene, passage: Passage, found: Sequence[Proposition]) -> Iterator[Proposition]:
    """Give what a page tells of a past happening, its own period as time where the text names none."""
    period = _period(scene, passage) if passage.block.under[3:4] and len(passage.block.under) == _TOLD else None
    first = next((p.sentence for p in found), None)
    for p in found:
        opening = p.sentence == first and p.saying is None
        yield replace(p, time=period) if opening and p.time is None and period is not None else p


def _period(scene: Scene, passage: Passage) -> TimeRef | None:
    """Return the time that a heading over the passage is made of ("March 1931"), or None."""
    for heading in scene.passages:
        span = _heading_span(heading, passage)
        if span is None:
            continue
        inside = [t for t in scene.times if span[0] <= t.start and t.end <= span[1]]
        if len(inside) == 1 and inside[0].end - inside[0].start >= (span[1] - span[0]) * 0.8:
            return inside[0].ref
    return None


def _heading_span(heading: Passage, passage: Passage) -> Span | None:
    if heading.block.kind != "heading" or heading.block.end > passage.block.start:
        return None
    words = heading.parse.text.strip()
    return (heading.block.start, heading.block.end) if words in _plain(passage.block.under) else None


def _plain(headings: Sequence[str]) -> set[str]:
    return {h.replace("–", "—").replace("’", "'").strip() for h in headings} | {h.strip() for h in headings}
