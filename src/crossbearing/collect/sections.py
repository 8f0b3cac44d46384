"""Sections of structured pages: the headings that such pages use, and what stands under each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from crossbearing.collect.lines import Line

SectionKind = Literal["overview", "indicators", "people", "bodies", "timeline", "scenarios", "context", "aside"]

# Whole lines, folded to lower case, without a number before or a colon after them.
SECTIONS: dict[SectionKind, tuple[str, ...]] = {
    "overview": (
        "overview", "summary", "at a glance", "in brief", "the story so far", "where things stand", "the latest",
        "current situation", "what happened", "what we know", "the big picture", "executive summary",
    ),
    "indicators": (
        "key indicators", "indicators", "key figures", "key numbers", "key statistics", "key data", "key metrics",
        "by the numbers", "in numbers", "in figures", "the numbers", "numbers", "statistics", "figures",
        "facts and figures",
    ),
    "people": (
        "people involved", "people", "key people", "who's who", "who is who", "individuals", "key individuals",
        "persons involved", "main figures", "leaders", "candidates", "the people",
    ),
    "bodies": (
        "organizations involved", "organisations involved", "organizations", "organisations", "key organizations",
        "key organisations", "groups involved", "groups", "institutions", "institutions involved",
        "parties involved", "bodies involved", "agencies involved", "companies involved", "companies",
        "key players", "players", "stakeholders", "key stakeholders", "actors",
    ),
    "timeline": (
        "timeline", "timeline of events", "chronology", "key events", "events", "sequence of events",
        "how it unfolded", "key dates", "milestones", "history of events",
    ),
    "scenarios": (
        "scenarios", "possible scenarios", "outlook", "possible outcomes", "possible futures", "what could happen",
        "what happens next", "what could happen next", "what might happen next", "what comes next", "what's next",
        "what next", "forecasts", "projections",
    ),
    "context": (
        "historical context", "historical background", "historical parallels", "history", "precedents",
        "historical precedents", "past cases", "similar cases", "comparable events", "background", "context",
    ),
    "aside": (
        "sources", "references", "further reading", "bibliography", "citations", "links", "interactive",
        "comments", "discussion", "related", "related stories", "related articles", "more stories", "newsletter",
        "share", "share this story", "about this page", "feedback", "debate", "have your say", "play", "tools",
        "polls", "poll", "quiz",
    ),
}  # fmt: skip

ITEM_KINDS: frozenset[SectionKind] = frozenset({"indicators", "people", "bodies", "timeline", "scenarios", "context"})

# What stands under a context's title. "Outcome" holds the two terms; the others end it.
CONTEXT_PARTS = re.compile(
    r"(?:what happened|background|summary|outcomes?|results?|aftermath|short[ -]term|long[ -]term|lessons?(?: learned)?"
    r"|why (?:it is|it['’]s|this is|it was|is it) (?:relevant|important)(?: today| now)?"
    r"|why (?:it|this) matters(?: today| now)?|relevance(?: today)?"
    r"|parallels?|key differences?|similarities)",
    re.IGNORECASE,
)
CONTEXT_INNER = re.compile(r"short[ -]term|long[ -]term", re.IGNORECASE)
CONTEXT_OUTER = re.compile(r"outcomes?|results?|aftermath", re.IGNORECASE)

_LONGEST = 60  # code points
_MOST_INDENT = 3  # what stands deeper belongs to an item above
_BY_NAME: dict[str, SectionKind] = {name: kind for kind, names in SECTIONS.items() for name in names}
_DRESS = re.compile(r"^\W*(?:\d+\s+)?|[\W]*$")


def section_of(line: Line) -> SectionKind | None:
    """Return what a line announces when it is a known section heading, else None."""
    if len(line.text) > _LONGEST or line.indent > _MOST_INDENT or not line.gap:
        return None
    return _BY_NAME.get(_DRESS.sub("", line.text).replace("’", "'").casefold())


def sections_of(lines: Sequence[Line]) -> list[tuple[int, SectionKind]]:
    """Return where known section headings stand and what each announces, the first of each name only.

    A name inside a context (such as "What happened") or printed again in a menu is no new section.
    """
    names = [section_of(line) for line in lines]
    found: list[tuple[int, SectionKind]] = []
    seen: set[str] = set()
    for i, (line, kind) in enumerate(zip(lines, names, strict=True)):
        if kind is None or (found and found[-1][1] == "context" and CONTEXT_PARTS.fullmatch(line.text.strip(" #:"))):
            continue
        in_menu = kind != "aside" and (i + 1 == len(lines) or names[i + 1] is not None)
        if in_menu or line.text.casefold() in seen:
            continue
        seen.add(line.text.casefold())
        found.append((i, kind))
    return found
