"""Measures: how far one thing is from another ("two kilometres from the border")."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.model.claim import Span
from crossbearing.model.packs import Frame, Trigger
from crossbearing.read.clauses import Clause
from crossbearing.read.grammar import children, surface_subject
from crossbearing.read.quantities import QuantityMention
from crossbearing.read.scene import Phrase, Scene
from crossbearing.read.triggers import Index, Match

LENGTHS = frozenset("m km cm meter metre kilometer kilometre mile yard foot feet ft mi block nautical".split())
_STANDING = frozenset("be stand lie sit locate situate remain live stay camp sink".split())


def measure_match(clause: Clause, scene: Scene, index: Index) -> tuple[Match, Span] | None:
    """Return a distance that the clause gives, with the span of the words for it, or None.

    The span is the whole clause where the clause says no more than where something stands.
    """
    for quantity in scene.quantities:
        if clause.start <= quantity.start and quantity.end <= clause.end and _is_length(quantity):
            inside = [t for t in clause.tokens if quantity.start <= clause.passage.start + t.idx < quantity.end]
            found = _opened(inside[-1], index) if inside else None
            if found is not None:
                return _match(clause, inside, found, scene)
    return None


def says_only_where(clause: Clause) -> bool:
    """Return whether the clause's verb says no more than where something stands."""
    return clause.head.lemma_ in _STANDING


def _is_length(quantity: QuantityMention) -> bool:
    unit = (quantity.ref.unit or "").lower()
    return quantity.ref.per is None and (unit in LENGTHS or unit.rstrip("s") in LENGTHS)


def _opened(last: Token, index: Index) -> tuple[Frame, Trigger, Token] | None:
    """Return the frame that a word right behind a length opens, with that word."""
    for token in (last.doc[i] for i in range(last.i + 1, min(last.i + 3, len(last.doc)))):
        for frame, trigger, _ in index.get(token.lower_, ()):
            if trigger.pos == "measure":
                return frame, trigger, token
    return None


def _match(
    clause: Clause, inside: list[Token], opened: tuple[Frame, Trigger, Token], scene: Scene
) -> tuple[Match, Span]:
    frame, trigger, word = opened
    behind = word if children(word, "pobj") else next((p for p in children(word, "prep") if children(p, "pobj")), word)
    targets = children(behind, "pobj")
    subject = surface_subject(clause.head)
    slots = {"number": (Phrase(scene, clause.passage, inside[-1]),)}
    if targets:
        slots[next((w for w in (behind.lower_, "from") if w in trigger.roles), "from")] = (
            Phrase(scene, clause.passage, targets[0]),
        )
    if subject is not None:
        slots["subject"] = (Phrase(scene, clause.passage, subject),)
    match = Match(frame, trigger, inside[-1], slots)
    if says_only_where(clause):
        return match, (clause.start, clause.end)
    first = inside[0]
    if (
        subject is not None and subject.i < first.i < clause.head.i
    ):  # "The town, 900 metres from the dam, was evacuated"
        first = subject.left_edge
    last = targets[0].right_edge if targets else word
    return match, (clause.passage.start + first.idx, clause.passage.start + last.idx + len(last))
