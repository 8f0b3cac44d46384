"""Titles: what a heading says, on the word of whoever says it in the sentence that it sums up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from crossbearing.model.claim import Quantity, Span
from crossbearing.model.packs import STATEMENT
from crossbearing.read.echoes import Proposed
from crossbearing.read.grammar import is_verb
from crossbearing.read.nearby import Surroundings
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition
from crossbearing.read.propositions import propositions
from crossbearing.read.triggers import Index

_TEXT = frozenset({"paragraph", "quote", "list", "row"})
_OPENING = re.compile(r"(?<!\w)['‘\"“«](?=\w)")
_CLOSING = re.compile(r"(?<=[\w.,!?])['’\"”»](?!\w)")
_NEAR = 1500  # code points: a sentence further down is not read as what the title leads into
_WORDS = 4  # words of a title that says something


def titles(proposed: Sequence[Proposed], around: Surroundings, index: Index) -> Iterator[Proposed]:
    """Give what headings over running text say: by their own words of saying, else as the text below has it.

    A heading without a frame or a speaker says nothing of its own. One that sums up somebody's words is that
    speaker's; what stands in its quotation marks and nowhere below is nobody's.
    """
    seen: set[str] = set()
    ahead = 0
    below = sorted(proposed, key=lambda row: row[1].start)
    for passage in _headings(around):
        words = " ".join(passage.text.split())
        if words.casefold() in seen or len(words.split()) < _WORDS:
            continue
        seen.add(words.casefold())
        while ahead < len(below) and below[ahead][1].start < passage.block.end:
            ahead += 1
        told = _just_below(below, ahead, passage.block.end)
        scene, numbers = around.at(passage)
        for p in propositions(scene, passage, index):
            said = p if p.saying is None else replace(p, saying=numbers[p.saying])
            summed = _summed_up(said, told, around)
            if summed is not None and (summed.saying is not None or summed.quantity is not None or _tells(passage)):
                yield passage, summed


def _tells(passage: Passage) -> bool:
    """Return whether a heading has a verb: without one it only names what stands below."""
    return any(is_verb(token) for token in passage.parse)


def _headings(around: Surroundings) -> Iterator[Passage]:
    """Give each heading with running text right below it: not those of figures, profiles, entries and scenarios."""
    waiting: list[Passage] = []
    for passage in around.scene.passages:
        if passage.block.kind == "heading":
            waiting.append(passage)
            continue
        if passage.block.kind in _TEXT:
            yield from waiting
        waiting = []


def _just_below(below: Sequence[Proposed], first: int, end: int) -> list[Proposition]:
    told = []
    for passage, p in below[first:]:
        if p.start > end + _NEAR:
            break
        if p.frame != STATEMENT and passage.block.kind in _TEXT:
            told.append(p)
    return told


def _summed_up(p: Proposition, told: Sequence[Proposition], around: Surroundings) -> Proposition | None:
    """Return what a title says, as the first sentence that says the same has it; None for what says nothing."""
    if p.frame == STATEMENT:
        return p if p.saying is not None else None
    alike = [(score, -q.start, q) for q in told if (score := _likeness(p, q)) > 0]
    first = max(alike, key=lambda row: row[:2])[2] if alike else None
    if p.saying is not None or first is None:
        quoted = p.saying is None and _in_marks((p.start, p.end), around.scene.document.text)
        return None if quoted else p
    time = p.time if p.time is not None or first.time is None else replace(first.time, basis="inferred")
    roles = {role: _fuller(words, first.roles.get(role)) for role, words in p.roles.items()}
    return replace(p, saying=first.saying, roles=roles, time=time, place=p.place or first.place, sums_up=True)


def _fuller(words: str, other: str | None) -> str:
    """Return what the sentence calls it where the title says less of the same ("ferry", "the ferry Aurora")."""
    mine = set(words.casefold().split())
    return other if other is not None and mine < set(other.casefold().split()) else words


def _likeness(p: Proposition, q: Proposition) -> int:
    """Return how much two propositions have in common that can be the same; 0 where something tells them apart."""
    if (p.frame, p.polarity) != (q.frame, q.polarity) or p.stance != q.stance:
        return 0
    place = _same(p.place.name if p.place else None, q.place.name if q.place else None)
    number = _same(_bounds(p.quantity), _bounds(q.quantity))
    change = _same(p.roles.get("change"), q.roles.get("change"))
    kind = _overlap(p.roles, q.roles, "kind")
    who = [_overlap(p.roles, q.roles, role) for role in ("actor", "object", "target")]
    if None in (place, number, change) or kind is None or who[0] is None:
        return 0
    return 1 + 2 * (place or 0) + 3 * (number or 0) + sum(found or 0 for found in who)


def _bounds(quantity: Quantity | None) -> tuple[float | None, float | None] | None:
    return (quantity.low, quantity.high) if quantity is not None else None


def _same(one: object, other: object) -> int | None:
    """Return 1 if both are known and alike, 0 if one is unknown, None if they differ."""
    if one is None or other is None:
        return 0
    return 1 if one == other else None


def _overlap(one: Mapping[str, str], other: Mapping[str, str], role: str) -> int | None:
    if role not in one or role not in other:
        return 0
    words = set(one[role].casefold().split()) & set(other[role].casefold().split())
    return 1 if words else None


def _in_marks(span: Span, text: str) -> bool:
    line = text.rfind("\n", 0, span[0]) + 1
    before = text[line : span[0] + 1]
    return len(_OPENING.findall(before)) > len(_CLOSING.findall(before))
