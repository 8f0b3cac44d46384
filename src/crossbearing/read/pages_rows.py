"""Rows in running lines: figures set apart by commas ("Mill Side, turnout 61 percent, Rook 903, Vale 811")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.model.claim import Span

_HEAD = re.compile(r"[ \t]*(?:[-*•–][ \t]+)?(?P<head>[^\W\d_][^:\n|\t]{1,60}?):[ \t]+")
_PARTS = re.compile(r"(?:(?!,[ \t]|;[ \t]|[ \t]and[ \t](?=\d|[A-Z]))[^\n])+")
_NUMBER = r"\d(?:[\d.,]*\d)?(?:[ \t]?%|[ \t](?:percent|per cent|votes?|seats?|ballots?|people))?"
_NAMED = re.compile(rf"(?P<name>[^\W\d_][^\d\n]{{0,40}}?)[ \t]+(?P<number>{_NUMBER})")
_COUNTED = re.compile(r"(?P<number>\d(?:[\d.,]*\d)?)[ \t]+(?P<name>[a-z][a-z -]{1,30})")
_EDGE = " \t,;.-*•–"


@dataclass(frozen=True, slots=True)
class Part:
    """A number of a line and the words beside it; `counted` where they are its own ("40 firefighters")."""

    name: Span
    number: Span
    counted: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of figures: its span, what it is about if it says so, and its parts, in offsets of the text searched."""

    span: Span
    head: Span | None
    parts: tuple[Part, ...]


def rows_in(text: str) -> Iterator[Row]:
    """Give the lines that are nothing but figures with a word or name each, in text order."""
    for line in re.finditer(r"[^\n]+", text):
        if (row := _row(text, *line.span())) is not None:
            yield row


def _row(text: str, start: int, end: int) -> Row | None:
    led = _HEAD.match(text, start, end)
    head = led.span("head") if led is not None else None
    spans = [_bare(text, *m.span()) for m in _PARTS.finditer(text, led.end() if led is not None else start, end)]
    spans = [span for span in spans if span[0] < span[1]]
    if (
        head is None
        and spans
        and _part(text, spans[0]) is None
        and not any(c.isdigit() for c in text[slice(*spans[0])])
    ):
        head, spans = spans[0], spans[1:]
    parts = [_part(text, span) for span in spans]
    told = tuple(part for part in parts if part is not None)
    if not told or len(told) != len(parts) or (len(told) == 1 and not told[0].counted and head is None):
        return None
    return Row((head[0] if head is not None else spans[0][0], spans[-1][1]), head, told)


def _part(text: str, span: Span) -> Part | None:
    for shape in (_NAMED, _COUNTED):
        if (found := shape.fullmatch(text, *span)) is not None:
            counted = shape is _COUNTED
            return Part(found.span("name"), found.span() if counted else found.span("number"), counted)
    return None


def _bare(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return start, end
