"""Carved: the parts of a clause that tell a second thing without its verb ("up from 66 percent", "on Friday by 12")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from crossbearing.model.claim import Quantity, Span
from crossbearing.model.packs import STATEMENT
from crossbearing.read.clauses import Clause, saying_at
from crossbearing.read.grammar import is_verb
from crossbearing.read.proposed import Proposition
from crossbearing.read.quantities import QuantityMention
from crossbearing.read.scene import Scene
from crossbearing.read.triggers import Index, matches

Kind = Literal["earlier", "part", "gapped", "other"]
_PARTS = re.compile(r"[,;]\s+(?:(?:and|while|but)\s+)?|\s+and\s+", re.IGNORECASE)
_EARLIER = re.compile(r"(?:up|down|compared|as against|against)\s+(?:(?:from|with|to)\s+)?(?:the\s+)?", re.IGNORECASE)
_OTHER = re.compile(r"or\s+", re.IGNORECASE)
_OF_THEM = re.compile(
    r"(?:most|some|many|half|all|none|"
    r"(?:(?:about|nearly|almost|at least|over|more than) )?[\w.,-]+(?: percent| per cent|%)?)"
    r" of (?:them|whom|which|these)\b",
    re.IGNORECASE,
)
# What may stand before the number where the verb is not said again: "on Friday by 12", "in the north 30 percent".
_LED = re.compile(
    r"(?:on|in|at|for|by|during|since|before|after|from|to)\s+(?:[\w'’.-]+\s+){1,5}"
    r"(?:(?:by|in|at|with|to|only|just|some|had)\s+)*(?<! of )",  # "on a turnout of 61%" tells of the turnout
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\s+(?:for|against|to)\s+(?:(?:the|Mr|Ms|Mrs|Dr)\.?\s+)?(?P<name>[A-Z]\w+(?:\s[A-Z]\w+){0,3}|us|them)"
)
_SUMS = re.compile(r"\b(?:all|total|average|turn|addition|fact|part|particular)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a clause by its kind and span; `number` is the one it tells, if it tells one."""

    kind: Kind
    start: int
    end: int
    number: QuantityMention | None


def carved(clause: Clause, scene: Scene) -> tuple[Clause, tuple[Part, ...]]:
    """Return the clause without the parts at its end that tell something of their own, and these in text order."""
    text = scene.document.text
    bounds = [m.span() for m in _PARTS.finditer(text, clause.start, clause.end)]
    if not bounds:
        return clause, ()
    numbers = [q for q in scene.quantities if clause.start <= q.start and q.end <= clause.end]
    found: list[Part] = []
    cut = clause.end
    for start, after in reversed(bounds):
        joined = text[start] not in ",;"
        part = _part(text, (after, cut), numbers, clause, scene, joined=joined)
        if part is not None:
            found.insert(0, part)
            cut = start
        elif not joined:
            break
    if not found or not (all(p.kind == "part" for p in found) or any(q.end <= cut for q in numbers)):
        return clause, ()
    kept = _up_to(clause, cut)
    return (clause, ()) if kept is None else (kept, tuple(found))


def _up_to(clause: Clause, cut: int) -> Clause | None:
    """Return the clause as far as an offset, under its own verb or the one that a parse hangs on its last part."""
    kept = tuple(t for t in clause.tokens if clause.passage.start + t.idx < cut)
    heads = (t for t in kept if t == clause.head or (t.head == clause.head and t.dep_ == "ccomp" and is_verb(t)))
    head = next(heads, None)
    if head is None:
        return None
    return replace(clause, head=head, tokens=kept, end=clause.passage.start + kept[-1].idx + len(kept[-1]))


def _part(
    text: str, span: Span, numbers: Sequence[QuantityMention], clause: Clause, scene: Scene, *, joined: bool
) -> Part | None:
    """Return a part of a clause if it tells something without a verb; `joined` by a bare "and" it must tell when."""
    start, end = span
    if start >= end or saying_at(start, scene.attributions) != clause.saying:
        return None
    inside = [q for q in numbers if start <= q.start and q.end <= end]
    if not joined and _OF_THEM.match(text, start, end):
        return Part("part", start, end, inside[0] if inside and inside[0].start == start else None)
    words = [t for t in clause.tokens if start <= clause.passage.start + t.idx < end]
    if len(inside) != 1 or any(is_verb(t) and t.dep_ not in {"acl", "amod"} for t in words):
        return None
    number = inside[0]
    led = text[start : number.start]
    if not joined and _EARLIER.fullmatch(led):
        return Part("earlier", start, end, number)
    if not joined and _OTHER.fullmatch(led):
        return Part("other", number.start, end, number)
    named = number.start == start and _FOR.fullmatch(text, number.end, end)
    if named or (_LED.fullmatch(led) and number.end == end and not _SUMS.search(led)):
        return Part("gapped", start, end, number)
    return None


def told_in(
    parts: Sequence[Part], found: Sequence[Proposition], clause: Clause, scene: Scene, index: Index
) -> Iterator[Proposition]:
    """Give what the parts tell, with what their clause tells with a number for all that they leave out."""
    base = next((p for p in found if p.quantity is not None), None)
    if base is None or base.quantity is None:
        return
    last = base.quantity
    for part in parts:
        span = (part.start, part.end)
        time = next((t.ref for t in scene.times if part.start <= t.start and t.end <= part.end), None)
        place = next((p.ref for p in scene.places.within(*span)), None)
        number = _number(part, last)
        last = number or last
        told = replace(
            base,
            start=part.start,
            end=part.end,
            content=(span,),
            anchor=part.start,
            quantity=number,
            time=time if time is not None or part.kind == "earlier" else base.time,
            place=place or base.place,
            roles=_roles(part, base, scene),
        )
        if part.kind != "part":
            yield told
        elif number is not None or place is not None:
            yield _of_them(told, part, clause, scene, index)


def _of_them(told: Proposition, part: Part, clause: Clause, scene: Scene, index: Index) -> Proposition:
    """Return what is told of some of those counted, by the frame that its own words open ("two of them dead")."""
    words = tuple(t for t in clause.passage.parse.char_span(*_within(part, clause), alignment_mode="expand") or ())
    own = replace(clause, kind="nominal", head=words[0], tokens=words, start=part.start, end=part.end)
    match = next((m for m in matches(own, words, scene, index) if "number" not in m.trigger.needs), None)
    if match is None:
        return told if told.quantity is None else replace(told, frame=STATEMENT, roles={})
    kind = {role: value for role, value in match.trigger.set.items() if role != "change"}
    return replace(told, frame=match.frame.name, roles=kind, polarity=match.trigger.polarity or "+")


def _within(part: Part, clause: Clause) -> Span:
    return part.start - clause.passage.start, part.end - clause.passage.start


def _number(part: Part, of: Quantity) -> Quantity | None:
    if part.number is None:
        return None
    ref = part.number.ref
    return ref if ref.unit is not None else replace(ref, unit=of.unit, of=ref.of or of.of)


def _roles(part: Part, base: Proposition, scene: Scene) -> dict[str, str]:
    """Return the roles of the clause; "for" somebody else the number is his."""
    assert base.quantity is not None
    named = _FOR.match(scene.document.text, part.number.end, part.end) if part.number is not None else None
    if part.kind != "gapped" or named is None or named["name"] in {"us", "them"}:
        return dict(base.roles)
    mention = scene.names.at(*(named.span("name")))
    return {**base.roles, "actor": mention.name if mention is not None else named["name"]}
