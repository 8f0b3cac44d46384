"""Items of a structured page: which lines make one indicator, profile, timeline entry or scenario, and its title."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from crossbearing.collect.datelines import FULL_DATE, MONTH_OF_YEAR, YEARLESS
from crossbearing.collect.headings import could_head
from crossbearing.collect.lines import LONG, Line

_NUMBERED = re.compile(r"^(?:\(?#?\d{1,3}[.):]\s+(?=\S)|#?\d{1,3}[.)]?$)")
_SCENARIO = re.compile(r"^scenario\s+(?:\d{1,2}|[a-z]|one|two|three|four|five|six)\b[\s:.–—-]*", re.IGNORECASE)
_BULLET = re.compile(r"^[-*•·‣▪●]\s+(?=\S)")
_DISCUSSED = re.compile(r"^(?:discussed|raised|considered|proposed|described|analysed|analyzed) by\s*:", re.IGNORECASE)
_STATUS = re.compile(r"^status\s*:", re.IGNORECASE)
_NAMED = re.compile(r"^(?P<name>[^\W\d_][^,:()–—]{1,60}?)(?:\s+[–—-]\s+|,\s+|:\s+|\s+\()\S")
_VALUE = re.compile(
    r"""^(?:about|around|approx(?:imately|\.)?|over|under
    |up\ to|at\ (?:least|most)|nearly|almost|(?:more|less)\ than|c\.)?\s*
    [~≈<>≤≥±+−-]?\s*(?:[$€£¥₹₴₽]|[A-Z]{2,3}\$?\s?)?\d[\d.,'’\s]*
    (?:(?:\s?[–-]\s?|\s+to\s+|\s+of\s+|\s?/\s?)\d[\d.,]*)?\+?\s*
    (?:%|‰|°)?\s*(?:[^\W\d_][\w./²³°]*\+?\s*){0,3}$""",
    re.IGNORECASE | re.VERBOSE,
)
_LABELLED = re.compile(r"^(?P<label>[^\W\d_][^:]{2,70}):\s+(?P<value>\S.{0,60})$")
_DATED_LINE = re.compile(r"^(?:circa\s+|c\.\s*|early\s+|mid-?\s*|late\s+|around\s+)?(?P<date>\S.*)$", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"^(?:1[6-9]|20)\d\d(?:\s*[–-]\s*(?:\d{4}|\d{2}|present))?(?=\s*(?:$|[:–—-]))")

_VALUE_LENGTH = 30  # code points
_INDICATOR_LINES = 3  # value, label, note


@dataclass(frozen=True, slots=True)
class Item:
    """One item: `lines[first:last]` of its section, and what names it."""

    first: int
    last: int
    title: str


def indicators(lines: Sequence[Line]) -> list[Item]:
    """Return the indicators of a section: value, label, note (or label first, or `label: value`)."""
    labelled = [
        i for i, line in enumerate(lines) if (found := _LABELLED.match(line.text[:LONG])) and _is_value(found["value"])
    ]
    if len(labelled) >= 2 and len(labelled) * 2 >= len(lines):
        return _cut(lines, labelled, lambda i: lines[i].text.split(":", 1)[0])
    values = [i for i, line in enumerate(lines) if _is_value(line.text)]
    if not values:
        return []
    label_first = values[0] == 1 and could_head(lines[0])
    starts: list[int] = []
    for i in values:
        start = i - 1 if label_first else i
        if not starts or start - starts[-1] >= 2:
            starts.append(start)
    items = _cut(lines, starts, lambda i: lines[i if label_first else min(i + 1, len(lines) - 1)].text)
    return [Item(item.first, _note_end(lines, item), item.title) for item in items if item.last - item.first >= 2]


def _is_value(text: str) -> bool:
    return len(text) <= _VALUE_LENGTH and bool(_VALUE.match(text))


def _note_end(lines: Sequence[Line], item: Item) -> int:
    """Return where an indicator ends: after its note, unless further lines follow without a blank one."""
    last = min(item.first + _INDICATOR_LINES, item.last)
    while last < item.last and lines[last].gap == 0:
        last += 1
    return last


def profiles(lines: Sequence[Line]) -> list[Item]:
    """Return the people or bodies of a section: a name, often printed twice, then role, status and description."""
    starts = [i for i in range(len(lines) - 1) if lines[i].text == lines[i + 1].text]
    if not starts:
        starts = [
            i
            for i in range(len(lines) - 1)
            if could_head(lines[i])
            and "(" not in lines[i].text
            and (
                (lines[i + 1].text.endswith(")") and " (" in lines[i + 1].text)
                or any(_STATUS.match(line.text) for line in lines[i + 1 : i + 3] if lines[i].gap or i == 0)
            )
        ]
    if starts:
        return _cut(lines, starts, lambda i: lines[i].text)
    named = [i for i, line in enumerate(lines) if _NAMED.match(_BULLET.sub("", line.text[:LONG]))]
    if len(named) >= 2 and len(named) * 5 >= len(lines) * 3:
        return _cut(lines, named, lambda i: _name_of(lines[i].text))
    return _cut(lines, _after_sentences(lines), lambda i: lines[i].text)


def _name_of(text: str) -> str:
    found = _NAMED.match(_BULLET.sub("", text[:LONG]))
    return found["name"] if found else text


def entries(lines: Sequence[Line]) -> list[Item]:
    """Return the entries of a timeline: numbered, dated, bulleted, or a title after the text of the one before."""
    numbered = [i for i, line in enumerate(lines) if _NUMBERED.match(line.text)]
    dated = [i for i, line in enumerate(lines) if _date_end(line.text)]
    bullets = [i for i, line in enumerate(lines) if _BULLET.match(line.text)]
    for starts in (numbered, dated, bullets):
        if len(starts) >= 2:
            return _cut(lines, starts, lambda i: _entry_title(lines, i))
    return _cut(lines, _after_sentences(lines), lambda i: _entry_title(lines, i))


def _date_end(text: str) -> int:
    """Return how many code points of a line are the date it opens with; 0 if none, or if it goes on as a sentence."""
    bare = _BULLET.sub("", text[:LONG])
    skipped = len(text[:LONG]) - len(bare)
    found = _DATED_LINE.match(bare)
    offset = found.start("date") if found else 0
    for pattern in (FULL_DATE, MONTH_OF_YEAR, YEARLESS, _YEAR_FIRST):
        date = pattern.match(bare, offset)
        if date and re.match(r"\s*(?:$|[:–—|-]|\()", bare[date.end() :]):
            return skipped + date.end()
    return 0


def _entry_title(lines: Sequence[Line], i: int) -> str:
    """Return the words of an entry's first line after its number and date, or its next line when there are none."""
    for line in lines[i : i + 3]:
        words = _NUMBERED.sub("", line.text)
        words = words[_date_end(words) :].lstrip(" \t:–—|-") if _date_end(words) else _BULLET.sub("", words)
        if words:
            return words
    return lines[i].text


def scenarios(lines: Sequence[Line]) -> list[Item]:
    """Return the scenarios of a section: numbered, called `Scenario A`, or a title over its text."""
    numbered = [i for i, line in enumerate(lines) if _NUMBERED.match(line.text)]
    called = [i for i, line in enumerate(lines) if _SCENARIO.match(line.text)]
    discussed = [i - 1 for i, line in enumerate(lines) if i and _DISCUSSED.match(line.text)]
    for starts in (numbered, called, discussed):
        if starts and (len(starts) >= 2 or starts[0] == 0):
            return _cut(lines, starts, lambda i: _scenario_title(lines, i))
    return _cut(lines, _after_sentences(lines), lambda i: lines[i].text)


def _scenario_title(lines: Sequence[Line], i: int) -> str:
    for line in lines[i : i + 2]:
        words = _SCENARIO.sub("", _NUMBERED.sub("", line.text))
        if words:
            return words
    return lines[i].text


def _after_sentences(lines: Sequence[Line]) -> list[int]:
    """Return the heading-like lines that open the section or follow a sentence, with more to follow."""
    return [
        i
        for i, line in enumerate(lines[:-1])
        if could_head(line) and line.text[-1] not in "?!" and (i == 0 or lines[i - 1].closed)
    ]


def _cut(lines: Sequence[Line], starts: Sequence[int], title: Callable[[int], str]) -> list[Item]:
    """Return items that reach from each start to the next."""
    return [Item(a, b, title(a)) for a, b in zip(starts, [*starts[1:], len(lines)], strict=bool(starts))]
