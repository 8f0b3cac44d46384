"""Figures: a page's key indicators, each a value with its label and note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from crossbearing.model.claim import Quantity, Span
from crossbearing.model.packs import Frame, Trigger
from crossbearing.read.pages_lines import PrintedLine, lines_of
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition, quoted
from crossbearing.read.scene import Scene
from crossbearing.read.triggers import Index

_SHARES = frozenset({"percent", "%"})


def figure(scene: Scene, passage: Passage, found: Sequence[Proposition], index: Index) -> tuple[Proposition, ...]:
    """Return an indicator as one proposition: the sentence of its note with the number, else value, label and note.

    The note's own words win: where they say who reports it, it is that holder's.
    """
    lines = lines_of(scene.document.text, passage.block)
    label = passage.block.under[-1] if passage.block.under else ""
    value = next((q for q in scene.quantities if any(_is_value(line, q.start, label) for line in lines)), None)
    number = value.ref if value is not None else None
    for p in found:
        if p.quantity is not None and p.frame != "statement" and _same_number(number, p.quantity):
            return (p,)
    span = (lines[0].start, lines[-1].end)
    opened = next(_opened(scene, passage, label, number, index), None)
    base = _base(scene, span, number)
    base = replace(base, saying=_reported_by(scene, span))
    if opened is None:
        return (replace(base, roles={"object": label}),)
    frame, trigger = opened
    return (replace(base, frame=frame.name, roles=_roles(scene, passage, frame, trigger)),)


def _reported_by(scene: Scene, span: Span) -> int | None:
    """Return the saying in the note that the figure is on the word of ("according to the ministry"), or None."""
    inside = (n for n, a in enumerate(scene.attributions) if a.cue is not None and span[0] <= a.cue[0] < span[1])
    return next(inside, None)


def _is_value(line: PrintedLine, at: int, label: str) -> bool:
    return line.start <= at < line.end and line.text.strip() != label


def _same_number(one: Quantity | None, other: Quantity) -> bool:
    return (
        one is None
        or (one.low, one.high) == (other.low, other.high)
        or bool({one.low, one.high} & {other.low, other.high} - {None})
    )


def _opened(
    scene: Scene, passage: Passage, label: str, number: Quantity | None, index: Index
) -> Iterator[tuple[Frame, Trigger]]:
    """Give the frames with a number of that kind which a word of the label, then of the note, opens."""
    words = sorted(passage.parse, key=lambda t: (t.text not in label, t.i))
    for token in words:
        for frame, trigger, lemmas in _rows(token, index):
            if (
                len(lemmas) == 1
                and trigger.pos != "measure"
                and _takes(frame, number)
                and _about(trigger, passage, label, scene)
            ):
                yield frame, trigger


def _about(trigger: Trigger, passage: Passage, label: str, scene: Scene) -> bool:
    """Return whether label and note hold what the trigger needs: a place, a side, a word of the classes it names."""
    block = passage.block
    named = [p for p in scene.places.mentions if block.start <= p.start < block.end]
    sides = [c for c in scene.names.cues if block.start <= c.start < block.end]
    words = {w for t in passage.parse for w in (t.lemma_.lower(), t.lower_)}
    classes = {c for w in words for c in scene.classes(w)} | {"any", "number"}
    classes |= {"place"} if any(scene.document.text[p.start : p.end] in label for p in named) else set()
    classes |= {"side"} if sides else set()
    return all(not classes.isdisjoint(kinds) for place, kinds in trigger.needs.items() if place != "quantity")


def _rows(token: Token, index: Index) -> Iterator[tuple[Frame, Trigger, tuple[str, ...]]]:
    rows = [row for word in dict.fromkeys((token.lemma_.lower(), token.lower_)) for row in index.get(word, ())]
    yield from sorted(rows, key=lambda row: row[1].pos != ("noun" if token.pos_ in {"NOUN", "PROPN"} else "verb"))


def _takes(frame: Frame, number: Quantity | None) -> bool:
    """Return whether a question of the frame is answered by such a number: a share, a rate or a count."""
    for question in frame.questions:
        if question.value != "quantity":
            continue
        if number is None:
            return True
        share, rate = number.unit in _SHARES, number.per is not None
        if share == (question.rule == "share") and rate == ("per" in question.slots and not share):
            return True
    return False


def _roles(scene: Scene, passage: Passage, frame: Frame, trigger: Trigger) -> dict[str, str]:
    roles = {role: value for role, value in trigger.set.items() if role != "extent"}
    text = passage.block
    cues = [c for c in scene.names.cues if text.start <= c.start and c.end <= text.end]
    side = cues[0].side if cues else None
    if frame.counts_whom or "actor" not in trigger.roles.values():
        whom = _people(scene, passage, cues[0].start if cues else None)
        if whom is not None and whom not in frame.plain.get("object", ()):
            roles["object"] = whom
    elif side is not None:
        roles["actor"] = side
    return roles


def _people(scene: Scene, passage: Passage, cue: int | None) -> str | None:
    """Return whom the figure counts: the side's adjective in the label with the note's word for the people."""
    people = next((t.text.lower() for t in passage.parse if t.lemma_.lower() in scene.words.get("people", ())), None)
    side = next((t.text for t in passage.parse if cue is not None and passage.start + t.idx == cue), None)
    return " ".join(word for word in (side, people) if word) or None


def _base(scene: Scene, span: Span, number: Quantity | None) -> Proposition:
    inside = scene.places.within(*span)
    times = [t for t in scene.times if span[0] <= t.start and t.end <= span[1]]
    return replace(
        quoted(span, span),
        quantity=number,
        place=inside[-1].ref if inside else None,
        time=times[0].ref if times else None,
    )
