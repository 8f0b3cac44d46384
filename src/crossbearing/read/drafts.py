"""Drafts: the words and the time of what a clause is to propose, before a frame fills it."""

from __future__ import annotations

import re

from spacy.tokens import Token

from crossbearing.model.claim import Span, TimeRef
from crossbearing.read.attribution import Attribution
from crossbearing.read.candidates import governed, verb_chain
from crossbearing.read.clauses import Clause, content_pieces, saying_at
from crossbearing.read.grammar import DECLARING, children, is_verb
from crossbearing.read.marks import trimmed
from crossbearing.read.proposed import Proposition
from crossbearing.read.scene import Scene
from crossbearing.read.times import TimeMention

OBJECT = 7  # words that may stand between a verb of asking and what is asked ("the appeal court of Harrow to")
_PARTS = re.compile(r"[,;:.!?]\s")
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
FRONTED = 2  # words that may stand before a time which opens a sentence ("Early on Monday")


def draft(clause: Clause, sentence: Span, scene: Scene, span: Span, anchor: int) -> Proposition:
    """Return a bare proposition quoted by the span, on its clause's saying, with its time."""
    attribution = scene.attributions[clause.saying] if clause.saying is not None else None
    pieces = _pieces(span, attribution, scene, clause)
    if attribution is not None and (start := _from_cue(pieces[0][0], attribution, clause)) is not None:
        pieces = ((start, pieces[0][1]), *pieces[1:])
    return Proposition(
        start=pieces[0][0],
        end=pieces[-1][1],
        content=pieces,
        time=_time_of(clause, span, anchor, sentence, attribution, scene),
        anchor=anchor,
        saying=clause.saying,
        sentence=sentence,
    )


def _from_cue(start: int, attribution: Attribution, clause: Clause) -> int | None:
    """Return where the verb of saying begins whose content is no clause and says nothing without it, or None.

    "Called it a fraud", "asked the court to lift the ban": what is only named or demanded needs the verb.
    """
    cue, base = attribution.cue, clause.passage.start
    if cue is None or not cue[1] <= start <= base + len(clause.passage.text) or cue[0] < base:
        return None
    between = clause.passage.text[cue[1] - base : start - base]
    if len(between.split()) > OBJECT or _PARTS.search(between):
        return None
    verb = next((t for t in clause.head.sent if cue[0] <= base + t.idx < cue[1] and is_verb(t)), None)
    if (
        verb is None
        or not _unparted(clause, attribution, between, verb)
        or (attribution.holder is not None and cue[1] <= attribution.holder[0] < start)
    ):
        return None
    first = verb
    while first.i > verb.sent.start and first.nbor(-1).head == verb and first.nbor(-1).dep_ in _BEFORE_VERB:
        first = first.nbor(-1)
    return base + min(first.idx, cue[0] - base)


def _unparted(clause: Clause, attribution: Attribution, between: str, verb: Token) -> bool:
    """Return whether a content is a noun, a noun with what it is called, or an infinitive on somebody else's part."""
    head = clause.head
    if clause.kind == "nominal":
        return True
    if clause.kind != "main" or children(head, "mark"):
        return False
    if any(a.lower_ == "to" for a in children(head, "aux")):
        return attribution.stance == "demands" or bool(between.strip())
    if clause.start > attribution.content[0][0] + 1:
        return False
    named = head.pos_ in {"ADJ", "NOUN"} or (head.tag_ in {"VBN", "VBD"} and verb.lemma_ in DECLARING)
    return named and head.head == verb and not children(head, "aux", "auxpass", "cop")


def _pieces(span: Span, attribution: Attribution | None, scene: Scene, clause: Clause) -> tuple[Span, ...]:
    """Return the span's pieces: inside the attributed content, without the words of saying that stand between."""
    inside = attribution.content if attribution is not None else ()
    deeper = [
        piece
        for index, other in enumerate(scene.attributions)
        if index != clause.saying and other.parent == clause.saying and attribution is None
        for piece in (*other.content, other.cue)
        if piece is not None and span[0] < piece[0] and piece[1] < span[1]
    ]
    text = scene.document.text
    pieces = [trimmed(piece, text) for piece in content_pieces(*span, inside, deeper)]
    return tuple(piece for piece in pieces if piece[0] < piece[1]) or (span,)


def _time_of(
    clause: Clause, span: Span, anchor: int, sentence: Span, attribution: Attribution | None, scene: Scene
) -> TimeRef | None:
    """Return when it was: the time nearest to the opening word in the clause, else what its sentence begins with.

    The time of the saying is never it.
    """
    said = [attribution.said] if attribution is not None and attribution.said is not None else []
    times = [t for t in scene.times if not t.denied and not any(s < t.end and t.start < e for s, e in said)]
    within = [t for t in times if span[0] <= t.start and t.end <= span[1] and _own_time(t, clause)]
    if within:
        verbs = {clause.passage.start + v.idx for v in verb_chain(clause.head)}
        return min(within, key=lambda t: (t.verb not in verbs, _distance(t, anchor), t.start)).ref
    fronted = [
        t
        for t in times
        if sentence[0] <= t.start and t.end <= span[0] and saying_at(t.start, scene.attributions) == clause.saying
    ]
    opening = max(sentence[0], attribution.content[0][0] if attribution is not None else 0)
    return next((t.ref for t in fronted if len(scene.document.text[opening : t.start].split()) <= FRONTED), None)


def _own_time(time: TimeMention, clause: Clause) -> bool:
    """Return whether the time is the clause's, not one of a clause inside it ("the hub they lost in 2022")."""
    words = [t for t in clause.tokens if time.start <= clause.passage.start + t.idx < time.end]
    if clause.kind == "nominal":
        return any(_hangs_on(t, clause) for t in words)
    return any(governed(t, clause) for t in words)


def _hangs_on(word: Token, clause: Clause) -> bool:
    """Return whether a word belongs to the nominal's own noun, not to one inside it ("talks before those of 1990")."""
    own = {t.i for t in clause.tokens}
    while word.head.i in own and word.i not in {word.head.i, clause.head.i}:
        word = word.head
        if word.pos_ in {"NOUN", "PROPN"} and word.ent_type_ not in {"DATE", "TIME"}:
            return word == clause.head
    return True


def _distance(time: TimeMention, anchor: int) -> int:
    return time.start - anchor if time.start >= anchor else anchor - time.end
