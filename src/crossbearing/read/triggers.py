"""Triggers: which words of a clause open which frame, and what stands in the places around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.model.packs import Frame, Packs, Trigger
from crossbearing.read.amounts import counts_as, quantity_of
from crossbearing.read.attribution import Attribution
from crossbearing.read.candidates import candidates, governed
from crossbearing.read.clauses import Clause
from crossbearing.read.grammar import (
    Slots,
    adjective_slots,
    children,
    host_slot,
    is_passive,
    is_verb,
    noun_slots,
    surface_subject,
    together,
    verb_slots,
)
from crossbearing.read.scene import Phrase, Scene

_POS = {"verb": {"VERB", "AUX"}, "noun": {"NOUN", "PROPN"}, "adj": {"ADJ", "VERB"}}
_ELSEWHERE = frozenset({"measure", "aux", "link", "label"})  # opened by their own modules
_OVER = 2  # words: "licensed to carry", "is designed for the storage of"
Index = Mapping[str, tuple[tuple[Frame, Trigger, tuple[str, ...]], ...]]


@dataclass(frozen=True, slots=True)
class Match:
    """A frame opened by a word of a clause, with the phrases in the places around it."""

    frame: Frame
    trigger: Trigger
    token: Token
    slots: Mapping[str, tuple[Phrase, ...]]
    speaker: str | None = None  # the side whose own doing a party tells in a noun ("the army announced the capture of")

    def phrases(self, role: str) -> tuple[Phrase, ...]:
        """Return the phrases that fill a role, from the first place in the parse with any; for `place`, a named one."""
        filling = [self.slots[at] for at, filled in self.trigger.roles.items() if filled == role and self.slots.get(at)]
        if role == "place":
            filling.sort(key=lambda phrases: not any(p.places for p in phrases))
        return filling[0] if filling else ()


def trigger_index(packs: Packs) -> Index:
    """Return every trigger under the first word of each of its alternatives, the most telling first."""
    found: dict[str, list[tuple[Frame, Trigger, tuple[str, ...]]]] = {}
    for pack in packs.packs:
        for frame in pack.frames:
            for trigger in frame.triggers:
                for lemma in trigger.lemmas:
                    words = tuple(lemma.split())
                    found.setdefault(words[0], []).append((frame, trigger, words))
    return {word: tuple(sorted(rows, key=lambda row: _telling(row[1], row[2]))) for word, rows in found.items()}


def _telling(trigger: Trigger, words: tuple[str, ...]) -> tuple[int, ...]:
    """Return how much a trigger asks for, the most first: words, what stands above, what must fill its places."""
    asked = sum("any" not in kinds for kinds in trigger.needs.values())
    return -len(words), -bool(trigger.after or trigger.under), -asked, -len(trigger.needs)


def first_match(clause: Clause, scene: Scene, index: Index) -> Match | None:
    """Return the frame of the clause: of its main verb, else of a predicate, else of the noun that it is about."""
    return next(matches(clause, candidates(clause), scene, index), None)


def counted_matches(clause: Clause, taken: Match | None, scene: Scene, index: Index) -> Iterator[Match]:
    """Give the frames of nouns with a number that stand anywhere else in the clause ("with a population of 2,000")."""
    used = {taken.token.i} if taken is not None else set()
    if taken is not None and quantity_of(taken, clause, scene) is not None:
        used |= {p.head.i for phrases in taken.slots.values() for p in phrases}
    frame = taken.frame.name if taken is not None else None
    nouns = [t for t in clause.tokens if t.pos_ in {"NOUN", "PROPN"} and t.i not in used and _stands(t, clause)]
    for match in matches(clause, nouns, scene, index):
        if "quantity" in match.trigger.needs and match.frame.name != frame:
            yield match


def _stands(noun: Token, clause: Clause) -> bool:
    return clause.kind == "nominal" or governed(noun, clause)


def matches(clause: Clause, tokens: Sequence[Token], scene: Scene, index: Index) -> Iterator[Match]:
    """Give the first frame that each token opens, in the tokens' order."""
    for token in tokens:
        for frame, trigger, words in _rows(token, index):
            if not _fits(token, trigger, words):
                continue
            slots = _slots(clause, token, trigger, scene)
            speaker = None if "subject" in slots else _own_doing(clause, token, scene)
            match = Match(frame, trigger, token, slots, speaker)
            if holds(match, clause, scene):
                yield match
                break


def _rows(token: Token, index: Index) -> Iterator[tuple[Frame, Trigger, tuple[str, ...]]]:
    seen = dict.fromkeys((token.lemma_.lower(), token.lower_))
    rows = [row for word in seen for row in index.get(word, ())]
    yield from sorted(rows, key=lambda row: -len(row[2]))


def _fits(token: Token, trigger: Trigger, words: tuple[str, ...]) -> bool:
    misread = trigger.pos == "noun" and token.dep_ == "amod" and token.i > token.head.i
    if trigger.pos in _POS and token.pos_ not in _POS[trigger.pos] and not misread:
        return False
    if trigger.pos in _ELSEWHERE:
        return False
    below = [token]
    for word in words[1:]:
        step = next((c for c in _below(below) if word in {c.lemma_.lower(), c.lower_}), None)
        if step is None:
            return False
        below.append(step)
    if trigger.under and not any(t.lemma_.lower() in trigger.under for t in _just_over(token)):
        return False
    return not trigger.after or (token.dep_ == "pobj" and token.head.lower_ in trigger.after)


def _below(tokens: Sequence[Token]) -> Iterator[Token]:
    """Give what hangs on the tokens, then what hangs on their objects ("found two men alive", "is 40 votes ahead")."""
    for token in tokens:
        yield from token.children
    for token in tokens:
        for inner in children(token, "dobj", "ccomp", "nsubjpass", "attr"):
            yield from (t for t in inner.children if t.dep_ != "compound")  # no "search engine"


def _just_over(token: Token) -> Iterator[Token]:
    """Give the word above a token, and the one above that."""
    for _ in range(_OVER):
        token = token.head
        yield token


def _own_doing(clause: Clause, token: Token, scene: Scene) -> str | None:
    """Return the side of a party that tells its own doing in a noun; who denies or confirms may tell another's."""
    if clause.saying is None:
        return None
    won_back = is_passive(token) and token.lemma_.lower() in scene.words.get("win back", frozenset())
    if not won_back and (is_verb(token) or clause.kind != "nominal"):
        return None
    saying: Attribution = scene.attributions[clause.saying]
    return saying.side if saying.stance == "asserts" else None


def _slots(clause: Clause, token: Token, trigger: Trigger, scene: Scene) -> dict[str, tuple[Phrase, ...]]:
    slots = _syntax(token, trigger)
    found = {
        place: tuple(Phrase(scene, clause.passage, t) for t in tokens if t.sent == token.sent)
        for place, tokens in slots.items()
    }
    own = Phrase(scene, clause.passage, token)
    if "subject" not in found and any(p.side for p in found.get("side", ())):
        found["subject"] = (own,)  # "Ruritanian troops": the side stands in an adjective
    if trigger.pos != "verb":
        found["self"] = (own,)
    if own.quantity is not None or token.like_num:
        found["number"] = (own,)
    return found


def _syntax(token: Token, trigger: Trigger) -> Slots:
    if trigger.after:
        return {**noun_slots(token), "host": host_slot(token)}
    if trigger.pos == "any" and any(m.lower_ == "as" for m in children(token, "mark")):
        return {"subject": together(children(token.head, "dobj", "nsubjpass"))}
    if is_verb(token) and token.dep_ not in {"amod", "acomp", "oprd"}:
        return verb_slots(token)
    if token.dep_ == "amod":
        return {"subject": (token.head,)}
    if trigger.pos == "noun":
        return noun_slots(token)
    slots = adjective_slots(token)
    if "subject" not in slots and token.dep_ in {"pobj", "pcomp", "amod"}:  # "dismissed the pictures as staged"
        above = token.head.head
        subject = children(above, "dobj", "nsubjpass") or ([s] if (s := surface_subject(above)) is not None else [])
        slots["subject"] = together(subject[:1])
    return slots


def holds(match: Match, clause: Clause, scene: Scene) -> bool:
    """Return whether the places the trigger needs are filled as it asks, and none that it forbids."""
    for places, kinds in match.trigger.needs.items():
        if not any(_has(match, place, kinds, clause, scene) for place in places.split("|")):
            return False
    return not any(_has(match, place, kinds, clause, scene) for place, kinds in match.trigger.forbids.items())


def _has(match: Match, place: str, kinds: Sequence[str], clause: Clause, scene: Scene) -> bool:
    if place in {"quantity", "whole"}:
        number = quantity_of(match, clause, scene)
        words = None if number is None else number.unit or "" if place == "quantity" else number.of
        return words is not None and counts_as(words, kinds, scene)
    if place == "subject" and match.speaker is not None and {"side", "any"} & set(kinds):
        return True
    return _filled(match.slots.get(place, ()), kinds)


def _filled(phrases: Sequence[Phrase], kinds: Sequence[str]) -> bool:
    return any(not phrase.kinds().isdisjoint(kinds) for phrase in phrases)
