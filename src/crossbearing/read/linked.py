"""Linked: what a small word makes of a clause: why it came about ("because"), or that somebody means to ("will")."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.model.claim import Span
from crossbearing.model.packs import Frame
from crossbearing.read.attribution import Attribution
from crossbearing.read.clauses import Clause, saying_at
from crossbearing.read.grammar import children, is_verb, verb_slots
from crossbearing.read.mood import is_guess
from crossbearing.read.roles import roles_of
from crossbearing.read.scene import Phrase, Scene
from crossbearing.read.triggers import Index, Match, holds

_TO = frozenset({"of", "to"})
_WILL = frozenset({"will", "shall"})
_TO_BE_DONE = frozenset({"must", "shall"})


@dataclass(frozen=True, slots=True)
class Linked:
    """A frame that ties a clause to another of its sentence, with its roles and the span of both."""

    frame: Frame
    roles: Mapping[str, str]
    span: Span
    negative: bool


def promised(clause: Clause, scene: Scene, index: Index) -> Match | None:
    """Return what an auxiliary makes of a clause that no other word opens ("the council will repay the fees")."""
    if clause.kind not in {"main", "also"} or clause.head.pos_ != "VERB" or is_guess(clause.head):
        return None
    for auxiliary in children(clause.head, "aux"):
        for frame, trigger, _ in index.get(auxiliary.lemma_.lower(), ()):
            if trigger.pos == "aux":
                slots = {**verb_slots(clause.head), "self": (clause.head,)}
                phrases = {at: tuple(Phrase(scene, clause.passage, t) for t in ts) for at, ts in slots.items()}
                match = Match(frame, trigger, clause.head, phrases)
                if holds(match, clause, scene):
                    return match
    return None


def arranged(token: Token, clause: Clause) -> bool:
    """Return whether the clause says what will be done to something: an arrangement, not a guess at what will come."""
    words = {a.lower_ for a in children(clause.head, "aux")}
    return token == clause.head and bool(children(token, "auxpass")) and bool(words & _WILL)


def is_promised(token: Token, clause: Clause) -> bool:
    """Return whether the clause's own verb says what somebody will do."""
    return token == clause.head and bool({a.lower_ for a in children(token, "aux")} & _WILL)


def scheduled(token: Token, clause: Clause) -> bool:
    """Return whether the clause says that it is to be, not that somebody means it ("must be counted by Friday")."""
    steps = [token]
    while steps[-1].i not in {clause.head.i, steps[-1].head.i}:
        steps.append(steps[-1].head)
    for verb in (t for t in steps if is_verb(t)):
        words = {a.lower_ for a in children(verb, "aux")}
        if words & _TO_BE_DONE or (verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and "to" in words):
            return True
    return False


def linked(clause: Clause, taken: Match | None, scene: Scene, index: Index) -> Iterator[Linked]:
    """Give each frame that a linking word below the clause's verb opens ("sank because its door was open")."""
    if not is_verb(clause.head):
        return
    for child in clause.head.children:
        found = _link(child, index)
        if found is None or (taken is not None and taken.frame.name == found[2].name):
            continue
        word, reason, frame, roles = found
        told = sorted((t for t in reason.subtree if not t.is_space), key=lambda t: t.i)
        told = [t for t in told if t.i > word.i]
        if not told or not _on_one_word(clause, told, scene.attributions):
            continue
        inside = {t.i for t in child.subtree}
        rest = [t for t in clause.tokens if t.i not in inside]
        own = _about(taken, clause, scene) if taken is not None else {}
        filled = {roles["self"]: _words(told, clause, scene)}
        filled |= {roles["host"]: own["object"]} if own else {"kind": _words(rest, clause, scene)}
        at = [*rest, *told]
        start, end = min(t.idx for t in at), max(t.idx + len(t) for t in at)
        negative = word.i > 0 and word.nbor(-1).lower_ in {"not", "n't"}
        yield Linked(frame, filled, (clause.passage.start + start, clause.passage.start + end), negative)


def _link(child: Token, index: Index) -> tuple[Token, Token, Frame, Mapping[str, str]] | None:
    """Return (linking word, head of what follows it, frame, roles) where the child is tied on by such a word."""
    if child.dep_ == "advcl":
        words = [(m, child) for m in children(child, "mark")]
    elif child.dep_ in {"prep", "advmod", "acomp"} and child.i > child.head.i:
        inner = [child, *(p for p in children(child, "prep", "pcomp") if p.lower_ in _TO)]
        words = [(child, o) for p in inner for o in children(p, "pobj", "pcomp") if o not in inner]
    else:
        return None
    for word, reason in words:
        for frame, trigger, _ in index.get(word.lower_, ()):
            if trigger.pos == "link":
                return word, reason, frame, trigger.roles
    return None


def _on_one_word(clause: Clause, told: list[Token], attributions: tuple[Attribution, ...]) -> bool:
    """Return whether one speaker says both: a reason somebody else gives is his."""
    return all(saying_at(clause.passage.start + t.idx, attributions) == clause.saying for t in told)


def _about(taken: Match, clause: Clause, scene: Scene) -> dict[str, str]:
    """Return what came about, as a name for it ("sinking of the barge"), where the clause's frame has one."""
    roles = roles_of(taken, clause, scene)
    asked = any(q.value == "happened" and "kind" in q.slots for q in taken.frame.questions)
    if not asked or "kind" not in roles:
        return {}
    of = roles.get("object")
    return {"object": f"{roles['kind']} of {of}" if of else roles["kind"]}


def _words(tokens: list[Token], clause: Clause, scene: Scene) -> str:
    start, end = tokens[0].idx, max(t.idx + len(t) for t in tokens)
    words = scene.document.text[clause.passage.start + start : clause.passage.start + end]
    return " ".join(words.split()).strip(" ,.;:–—")
