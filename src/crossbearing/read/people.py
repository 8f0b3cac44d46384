"""People: what running text calls a person or body ("the harbour master, Ann Lowe"): who holds which role."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from crossbearing.model.claim import Span
from crossbearing.model.packs import APPOINTMENT
from crossbearing.read.grammar import is_verb
from crossbearing.read.names import Mention
from crossbearing.read.nearby import Surroundings
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition, quoted

_OWNER = re.compile(r"^(?:\d{1,2}[:.]\d\d|its|their|his|her|our|my|the|a|an)\s+", re.IGNORECASE)
_RANKS = frozenset(
    "general colonel captain major lieutenant sergeant corporal private admiral gen col capt lt dr prof mr mrs"
    " ms sir dame lord lady survivor nurse driver resident witness".split()
)
_LISTED = frozenset({"heading", "profile", "caption", "indicator"})  # a profile says the role itself


def appointments(around: Surroundings) -> Iterator[tuple[Passage, Proposition]]:
    """Give one narrated proposition for every role that the text gives a person or body, at its first place."""
    scene = around.scene
    seen: set[tuple[str, str]] = set()
    for mention in scene.names.mentions:
        if mention.role is None or mention.role_span is None or mention.kind not in {"person", "organisation"}:
            continue
        if (key := (mention.name, mention.role.casefold())) in seen:
            continue
        found = _sentence_of(mention, around)
        others = (m for m in scene.names.within(*mention.role_span) if m.kind == "person" and m.name != mention.name)
        if found is None or any(others) or not _names_office(mention.role_span, found[0]):
            continue
        if _holds(found[1], mention.role_span) and found[0].block.kind not in _LISTED:
            seen.add(key)
            yield found[0], _appointment(mention, mention.role, mention.role_span, found[1])


def _names_office(span: Span, passage: Passage) -> bool:
    """Return whether the words hold a noun for what somebody is: an adjective alone names no role."""
    words = [t for t in passage.parse if span[0] <= passage.start + t.idx < span[1]]
    if len([t for t in words if t.is_alpha]) == 1 and words[0].lower_.rstrip(".") in _RANKS:
        return False
    return any(t.pos_ in {"NOUN", "PROPN"} for t in words) and not any(is_verb(t) for t in words[:1])


def _holds(sentence: Span, span: Span) -> bool:
    return sentence[0] <= span[0] and span[1] <= sentence[1]


def _sentence_of(mention: Mention, around: Surroundings) -> tuple[Passage, Span] | None:
    passage = around.passage_at(mention.start)
    if passage is None:
        return None
    at = mention.start - passage.start, mention.end - passage.start
    words = passage.parse.char_span(*at, alignment_mode="expand")
    if words is None or not len(words):
        return None
    sentence = words[0].sent
    return passage, (passage.start + sentence.start_char, passage.start + sentence.end_char)


def _appointment(mention: Mention, role: str, role_span: Span, sentence: Span) -> Proposition:
    start, end = min(mention.start, role_span[0]), max(mention.end, role_span[1])
    roles = {"object": mention.name, "kind": _OWNER.sub("", role)}
    return replace(quoted((start, end), sentence), frame=APPOINTMENT, roles=roles, anchor=mention.start)
