"""Cues: verbs of saying that are themselves what happened: blamed, verified, withdrew, ruled, promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from crossbearing.model.claim import Stance
from crossbearing.model.packs import STATEMENT
from crossbearing.read.attribution import Attribution
from crossbearing.read.clauses import Clause
from crossbearing.read.frames import framed, sentence_span
from crossbearing.read.grammar import is_verb
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition
from crossbearing.read.scene import Scene, actor
from crossbearing.read.triggers import Index, Match, matches

_ANSWERS = frozenset({"denies", "doubts"})
_DONE = frozenset({"deed", "withdrawal"})  # done, not said: the publisher tells of them


@dataclass(frozen=True, slots=True)
class _Act:
    number: int
    attribution: Attribution
    clause: Clause
    match: Match


def with_acts(
    found: Sequence[Proposition], scene: Scene, passage: Passage, sentence: Words, index: Index
) -> list[Proposition]:
    """Return a sentence's propositions with those that its verbs of saying make themselves.

    A ruling or promise is the frame of its content; blaming, verifying and withdrawing take the place of what they are
    about. What a ruling denies, or finds in a clause of its own, is told beside it.
    """
    kept = list(found)
    for act in _acts(scene, passage, sentence, index):
        mine = [p for p in kept if p.saying == act.number]
        if act.match.slots.get("complement"):
            kept = [_named_by(p, act) if p in mine and p.frame == STATEMENT else p for p in kept]
            continue
        if act.match.frame.spoken == "withdrawal":
            kept = [replace(p, stance="retracts") if p in mine and p.frame != STATEMENT else p for p in kept]
            whole = _clause_told(act)  # "withdrew its report that the fund was empty"
            kept = [replace(p, stance="retracts") if whole and p in mine else p for p in kept]
            mine = [] if whole else [p for p in mine if p.frame == STATEMENT]
        elif act.match.frame.spoken in _DONE:
            mine = [p for p in mine if not _stands(p, act)]
        kept = [p for p in kept if p not in mine]
        span = (act.clause.start, act.clause.end)
        told = framed(act.clause, act.match, sentence_span(passage, sentence, scene), scene, span)
        stance: Stance = "concedes" if act.attribution.stance == "concedes" else "asserts"
        kept += [replace(p, start=span[0], end=span[1], content=(span,), stance=stance) for p in told]
    return kept


def _clause_told(act: _Act) -> bool:
    """Return whether what is taken back is told in a clause of its own."""
    passage = act.clause.passage
    return passage.text[: act.attribution.content[0][0] - passage.start].rstrip().endswith(" that")


def _stands(p: Proposition, act: _Act) -> bool:
    """Return whether what is ruled on stays somebody's word: a denial, or what the body found to be so or not so."""
    told = act.attribution
    return told.stance in _ANSWERS or (p.frame != STATEMENT and told.stance == "asserts") or p.polarity == "-"


def _acts(scene: Scene, passage: Passage, sentence: Words, index: Index) -> list[_Act]:
    acts = []
    for number, attribution in enumerate(scene.attributions):
        cue = attribution.cue
        if cue is None or not passage.start + sentence.start_char <= cue[0] < passage.start + sentence.end_char:
            continue
        for verb in (t for t in sentence if cue[0] <= passage.start + t.idx < cue[1] and is_verb(t)):
            clause = _clause(passage, verb, attribution, number)
            match = next((m for m in matches(clause, [verb], scene, index) if m.trigger.pos in {"verb", "any"}), None)
            if match is not None and match.frame.spoken is not None:
                done = match.frame.spoken in _DONE and not match.slots.get("complement")
                acts.append(_Act(number, attribution, replace(clause, saying=None) if done else clause, match))
                break
    return acts


def _clause(passage: Passage, verb: Token, attribution: Attribution, number: int) -> Clause:
    """Return the verb with all that follows it in its clause; its content is what the act is about."""
    end = max(e for _, e in attribution.content)
    words = [t for t in verb.subtree if t.i >= verb.i and not t.is_space]
    while len(words) > 1 and (words[-1].is_punct or words[-1].is_space):
        words.pop()
    last = passage.start + words[-1].idx + len(words[-1])
    if end < passage.start + len(passage.text):
        last = max(last, end)
    return Clause(passage, verb, "main", number, tuple(words), passage.start + verb.idx, last)


def _named_by(p: Proposition, act: _Act) -> Proposition:
    """Return what is ruled or promised as a proposition of that frame."""
    subject = act.match.slots.get("subject", ())
    passage = act.clause.passage
    roles = {"object": " ".join(passage.text[p.start - passage.start : p.end - passage.start].split())}
    roles["actor"] = (actor(subject[0]) if subject else None) or act.attribution.name
    if p.time is not None and p.time.relation == "by" and p.time.end is not None and act.match.frame.aims:
        roles["deadline"] = p.time.end
    modality = act.match.trigger.modality or p.modality
    return replace(p, frame=act.match.frame.name, roles=roles, modality=modality)
