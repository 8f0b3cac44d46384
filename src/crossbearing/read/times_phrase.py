"""The words around a bare time: by, since, as of, early, the end of; and ranges from one time to another."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from crossbearing.read.times_calendar import Part
from crossbearing.read.times_rules import Core

Bound = Literal["in", "since", "until", "before", "after", "by", "from", "between", "as of", "first since"]

_BOUNDS: tuple[tuple[Bound, str], ...] = (
    ("first since", r"for the first time since"),
    ("since", r"(?:ever )?since|dating (?:back )?(?:from|to)"),
    ("until", r"(?:up )?until|till|up to|through"),
    ("by", r"by|no later than|not later than|on or before|ahead of"),
    ("before", r"before|prior to"),
    ("after", r"after"),
    ("from", r"(?:starting |beginning )?from|starting(?: in| on)?|beginning(?: in| on)|effective"),
    ("between", r"between"),
    ("as of", r"as of|as at"),
    (
        "in",
        r"as (?:early|recently|late|far back) as|(?:back |for the first time )?in|on|at|during|over|throughout|for",
    ),
)
_PARTS: tuple[tuple[Part, str], ...] = (
    ("early", r"early|(?:the )?(?:very )?(?:beginning|start|opening|early (?:days|weeks|months|part)|outset) of"),
    ("mid", r"mid|(?:the )?middle of"),
    (
        "late",
        r"late|(?:the )?(?:very )?(?:end|close|(?:final|last) (?:days|weeks|months)|latter part) of|end",
    ),
)


def _any(table: tuple[tuple[str, str], ...], prefix: str) -> str:
    return "|".join(f"(?P<{prefix}{i}>{words})" for i, (_, words) in enumerate(table))


_BEFORE = re.compile(
    (
        rf"(?:(?<!\w)(?:{_any(_BOUNDS, 'b')}) )?"
        r"(?:(?:in|on|about|around|almost|at|during|at least) )?"
        r"(?:(?:the|its|their|his|her|our|a|this) (?!the ))?"
        rf"(?:(?<!\w)(?:{_any(_PARTS, 'p')})(?:-| (?:in |on |the )?))?(?:the )?$"
    ).replace(" ", r"\s{1,2}"),
    re.IGNORECASE,
)
_DESCRIBING = frozenset({"year", "month", "day", "days"})
_THE = re.compile(r"\b(?:the|its|their|his|her|our|a|this)\s+$", re.IGNORECASE)
_AFTER = re.compile(
    r"\s(?P<deadline>deadline|target date|cut-?off)\b|\sonwards?\b|\s(?:and|or) (?:later|after|beyond)\s*(?=[,.;:)]|$)",
    re.IGNORECASE,
)
_LOOK = 48  # code points before a time in which its small words stand


@dataclass(frozen=True, slots=True)
class Phrase:
    """A bare time with the small words that bound it, by offsets into the passage."""

    start: int
    end: int
    core: Core
    bound: Bound | None
    part: Part | None
    onward: bool  # "from 2026 onwards"


def phrase_around(text: str, core: Core, floor: int) -> Phrase:
    """Return the bare time widened by the small words around it, none of them before `floor`."""
    base = max(floor, core.start - _LOOK)
    found = _BEFORE.search(text[base : core.start])
    bound: Bound | None = None
    part: Part | None = None
    start = core.start
    if found is not None and found.group():
        groups = found.groupdict()
        bound = next((b for i, (b, _) in enumerate(_BOUNDS) if groups[f"b{i}"]), None)
        part = next((p for i, (p, _) in enumerate(_PARTS) if groups[f"p{i}"]), None)
        if (bound or part) and core.rule.name != "the day":  # "end the day lower"
            start = base + found.start() + (len(found.group()) - len(found.group().lstrip()))
    if core.rule.name == "the day":
        bound, part = None, None
    if bound == "in" and part is None and core.rule.name in _DESCRIBING and _THE.search(found.group() if found else ""):
        bound, start = None, core.start  # "in the 2022 talks": the date describes the talks
    tail = _AFTER.match(text, core.end)
    end = tail.end() if tail else core.end
    if tail is not None and tail["deadline"] and bound in (None, "in", "before"):
        bound = "by"
    return Phrase(start, end, core, bound, part, onward=tail is not None and "onward" in tail.group().lower())


_JOINT = re.compile(r"\s?[-–—]\s?|\s(?P<word>to|until|till|through|and)\s", re.IGNORECASE)


def joins(text: str, left: Phrase, right: Phrase) -> bool:
    """Say whether two times are the ends of one stretch: "from March to June", "between 2014 and 2019"."""
    between = _JOINT.fullmatch(text, left.core.end, right.start) or _JOINT.fullmatch(
        text, left.core.end, right.core.start
    )
    if between is None:
        return bool(
            left.bound in ("from", "since") and right.bound == "until" and text[left.core.end : right.start].isspace()
        )
    word = (between["word"] or "").lower()
    if word == "and":
        return left.bound == "between"
    if left.bound in ("from", "between"):
        return True
    return left.core.rule.name == right.core.rule.name
