"""Futures: the scenarios a page sets out, each with who discusses it and by when it is decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossbearing.model.packs import SCENARIO, STATEMENT
from crossbearing.read.pages_lines import PrintedLine, is_discussed, lines_of, text_starts
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition
from crossbearing.read.scene import Scene

_THIS = re.compile(
    r"\b(this|that|such an?|the) (outcome|scenario|possibility|result|development|prospect|eventuality)\b", re.I
)


def future(scene: Scene, passage: Passage, found: Sequence[Proposition]) -> tuple[Proposition, ...]:
    """Return a scenario's sentences as forecasts: the page sets them out; what is quoted from somebody is theirs.

    A sentence is one proposition with the roles of all its clauses. A judgement on "this outcome" is about the first.
    """
    block = passage.block
    lines = lines_of(scene.document.text, block)
    start = text_starts(lines, block)
    discussed = tuple(dict.fromkeys(name for line in lines if is_discussed(line) for name in _listed(scene, line)))
    told = [p for p in found if p.start >= start]
    own: dict[tuple[int, int], list[Proposition]] = {}
    for p in told:
        if p.saying is None:
            own.setdefault(p.sentence, []).append(p)
    forecasts = [_forecast(scene, parts, discussed) for parts in own.values()]
    first = forecasts[0] if forecasts else None
    quoted = [_judged(scene, p, first) for p in told if p.saying is not None]
    return tuple(sorted((*forecasts, *quoted), key=lambda p: (p.start, p.end)))


def _listed(scene: Scene, line: PrintedLine) -> Iterator[str]:
    """Give the names a line lists, each in its fullest form; an "and" inside a name parts nothing."""
    at = line.start + line.text.index(":") + 1
    for piece in re.finditer(r"[^,;]+", scene.document.text[at : line.end]):
        span = at + piece.start(), at + piece.end()
        words = piece.group().strip()
        inside = scene.names.within(*span)
        joined = any(" and " in m.text for m in inside) or len(inside) < 2
        for part in [words] if joined else re.split(r"\s+and\s+", words):
            start = scene.document.text.find(part, *span)
            mention = scene.names.at(start, start + len(part)) if start >= 0 else None
            named = mention is not None and mention.kind in {"person", "organisation", "group"}
            name = mention.name if mention is not None and named else part
            if name := re.sub(r"^and\s+", "", name.strip()):
                yield name


def _forecast(scene: Scene, parts: Sequence[Proposition], discussed: tuple[str, ...]) -> Proposition:
    """Return the clauses of one sentence as one forecast."""
    framed = [p for p in parts if p.frame != STATEMENT] or list(parts)
    told = next((p for p in framed if "change" in p.roles), framed[0])
    roles: dict[str, str] = {}
    for p in framed:
        for role, value in p.roles.items():
            if role in {"actor", "target", "change", "deadline"}:
                roles.setdefault(role, value)
    if roles.get("change") == "sought":
        roles["change"] = "gained"
    time, deadline = told.time, _deadline(scene, parts[0].sentence)
    if deadline is not None:
        roles["deadline"], time = deadline, None
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    return replace(
        parts[0],
        start=start,
        end=end,
        content=((start, end),),
        frame=SCENARIO,
        roles=roles,
        polarity=told.polarity,
        modality="predicted",
        quantity=next((p.quantity for p in framed if p.quantity is not None), None),
        place=next((p.place for p in (told, *framed, *parts) if p.place is not None), None),
        time=time,
        stance="predicts",
        discussed_by=discussed,
    )


def _deadline(scene: Scene, sentence: tuple[int, int]) -> str | None:
    """Return the exclusive end by which it is decided: of a time after "by", or one that a word calls a deadline."""
    for time in scene.times:
        if sentence[0] <= time.start and time.end <= sentence[1]:
            behind = scene.document.text[time.end : time.end + 12].lower()
            if time.ref.end is not None and (time.ref.relation == "by" or "deadline" in behind):
                return time.ref.end
    return None


def _judged(scene: Scene, p: Proposition, first: Proposition | None) -> Proposition:
    """Return somebody's judgement inside a scenario; on "this outcome" it is their forecast of it."""
    words = scene.document.text[p.start : p.end]
    if first is None or not _THIS.search(words):
        return p
    roles = {role: value for role, value in first.roles.items() if role != "deadline"}
    return replace(p, frame=SCENARIO, roles=roles, place=first.place, modality="predicted", stance="predicts")
