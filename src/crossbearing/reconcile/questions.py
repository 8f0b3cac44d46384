"""Questions: the slots that claims answer, and each claim's answer with the time it is placed at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crossbearing.model.claim import Claim
from crossbearing.model.clock import day_of
from crossbearing.model.ids import minted_id
from crossbearing.model.judgement import Answer, Question
from crossbearing.model.packs import Frame, QuestionRule, filled
from crossbearing.reconcile.counted import counted_noun
from crossbearing.reconcile.ground import Ground
from crossbearing.reconcile.happenings import Happening, happenings
from crossbearing.reconcile.placing import placed, tells_the_future
from crossbearing.reconcile.things import names_nothing, one_name_per_thing
from crossbearing.reconcile.values import Value, answers_states, fought_over, speaks_against, value_of

Key = tuple[tuple[str, str], ...]

_PARTS: Final = frozenset("part parts area areas section sections some all most several of the".split())
_OF_THINGS: Final = frozenset({"alleged", "actor"})  # values told of a thing: what it is, what caused it
_WHAT: Final = frozenset({"place", "object", "target"})  # without any of these an event is any of its kind
_NOBODY: Final = frozenset({"either", "neither", "both", "each", "nobody", "none", "no", "any"})  # nobody in particular
_OPTIONAL: Final = re.compile(r"\[[^\[\]]*\]")
_FIELD: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer with the claim behind it, and what share of the claim's weight it carries."""

    answer: Answer
    claim: Claim
    share: float
    takes_back: bool  # by one who said it before
    transition: bool  # says that the state came about or ended then, and so nothing of the time before


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all replies to it, in order of publication."""

    question: Question
    rule: QuestionRule
    replies: tuple[Reply, ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """One claim's reply before its question has an id."""

    text: str
    key: Key
    rule: QuestionRule
    frame: str
    value: Value


def ask(ground: Ground) -> tuple[Asked, ...]:
    """Return every question that a claim in view answers, in the order in which they were first answered."""
    owners = _owners(ground.frames)
    slots = [(c, slot) for c in ground.claims.values() for slot in _slots_of(c, ground, owners)]
    found: dict[tuple[str, Key], list[tuple[Claim, _Slot]]] = {}
    for claim, slot in _with_one_name_per_thing(slots, ground):
        found.setdefault((slot.text, slot.key), []).append((claim, slot))
    parted = [part for pairs in found.values() for part in _by_happening(pairs, ground)]
    return tuple(_asked(pairs, owners, ground) for pairs in parted)


def _with_one_name_per_thing(slots: Sequence[tuple[Claim, _Slot]], ground: Ground) -> Iterator[tuple[Claim, _Slot]]:
    """Yield the slots with each picture, video or document under one description, if they are of one at all."""
    told: dict[str, list[str]] = {}
    for _, slot in slots:
        if slot.rule.value in _OF_THINGS and "object" in dict(slot.key):
            told.setdefault(slot.rule.value, []).append(dict(slot.key)["object"])
    names = {value: one_name_per_thing(things, ground.words) for value, things in told.items()}
    for claim, slot in slots:
        thing = dict(slot.key).get("object") if slot.rule.value in _OF_THINGS else None
        if thing is None:
            yield claim, slot
        elif slot.rule.value != "alleged" or not names_nothing(thing, ground.words.get("picture", frozenset())):
            name_of = names[slot.rule.value]
            key = tuple((name, name_of[thing] if name == "object" else value) for name, value in slot.key)
            yield claim, replace(slot, key=key, text=filled(slot.rule.text, dict(key)))


def _by_happening(pairs: list[tuple[Claim, _Slot]], ground: Ground) -> Iterator[list[tuple[Claim, _Slot]]]:
    """Yield the replies to a question about an event, parted by happening; one that names nothing is not asked."""
    slot = pairs[0][1]
    if slot.rule.kind != "event":
        yield pairs
        return
    if not _WHAT & dict(slot.key).keys():
        return
    found = happenings([claim for claim, _ in pairs], ground.documents, recurs=slot.rule.recurs)
    for index, one in enumerate(found):
        own = [pairs[i] for i in one.members]
        # The first of what seldom recurs is "the" happening: its question keeps its name when another comes.
        yield own if index == 0 and not slot.rule.recurs else [(c, _on_day(s, one)) for c, s in own]


def _on_day(slot: _Slot, one: Happening) -> _Slot:
    if one.day is None:
        return slot
    head, mark, tail = slot.text.partition(":")
    return replace(slot, text=f"{head}, {one.when}{mark}{tail}", key=(*slot.key, ("day", one.day)))


def _slots_of(claim: Claim, ground: Ground, owners: Mapping[str, str]) -> Iterator[_Slot]:
    """Yield what a claim answers: by its own frame, and, where it takes back a claim, against what that one answers."""
    first = ground.claims.get(ground.stand_for.get(claim.id, claim.id), claim)  # a copy says what its original said
    frame = ground.frames.get(claim.frame)
    if frame is not None and answers_states(claim) and not tells_the_future(first, ground.documents[first.document]):
        yield from _slots(claim, frame, ground, owners)
    taken_back = ground.claims.get(claim.about or "") if _takes_back(claim) else None
    own = ground.frames.get(taken_back.frame) if taken_back is not None else None
    if taken_back is not None and own is not None and answers_states(taken_back):
        for slot in _slots(taken_back, own, ground, owners):
            yield replace(slot, value=replace(slot.value, negative=not slot.value.negative))


def _takes_back(claim: Claim) -> bool:
    """Say whether the claim takes back the one it is about."""
    return claim.about is not None and (claim.stance == "retracts" or claim.frame == "retraction")


def _owners(frames: Mapping[str, Frame]) -> dict[str, str]:
    """Return the frame that asks each question text first; other frames that ask it only inform it."""
    owners: dict[str, str] = {}
    for frame in frames.values():
        for rule in frame.questions:
            owners.setdefault(rule.text, frame.name)
    return owners


def _slots(claim: Claim, frame: Frame, ground: Ground, owners: Mapping[str, str]) -> Iterator[_Slot]:
    cast = ground.cast
    for rule in frame.questions:
        if any(claim.roles.get(role, "") not in values for role, values in rule.only.items()):
            continue
        own = owners[rule.text] == frame.name
        value = value_of(claim, rule, cast, ground.parties) if own or rule.value != "side" else fought_over(claim, cast)
        key = key_of(claim, rule, ground)
        if value is None or key is None:
            continue
        if not own:
            yield _Slot(filled(rule.text, dict(key)), key, rule, frame.name, value)
            continue
        whole = replace(value, partial=False)
        part = part_of(claim) if "place" in rule.slots else None
        if rule.value != "side" and part is not None:
            yield _Slot(_text(rule, (*key, ("part", part))), (*key, ("part", part)), rule, frame.name, whole)
            continue
        all_parts = claim.place is not None and claim.place.part is not None and part is None
        if all_parts and claim.roles.get("extent") == "full":
            value = whole  # "all parts of the city"
        if part is not None:
            value = replace(value, partial=True)
        yield _Slot(filled(rule.text, dict(key)), key, rule, frame.name, value)
        if part is not None:
            yield _Slot(_text(rule, (*key, ("part", part))), (*key, ("part", part)), rule, frame.name, whole)


def part_of(claim: Claim) -> str | None:
    """Return the part of its place that a claim names, or None; "parts" alone names none."""
    place = claim.place
    if place is None or place.part is None or place.relation not in ("part", "in"):
        return None
    words = [word for word in place.part.casefold().split() if word not in _PARTS]
    return place.part if words else None


def _text(rule: QuestionRule, key: Key) -> str:
    fields = dict(key)
    part = fields.pop("part")
    return filled(rule.text, {**fields, "place": f"{fields.get('place', '')} ({part})"})


def key_of(claim: Claim, rule: QuestionRule, ground: Ground) -> Key | None:
    """Return the question's key by the rule's slots, or None if a slot that its text cannot do without is empty."""
    fields = {slot: _field(claim, slot, ground) for slot in rule.slots}
    substance = (fields.get("object") or "").casefold().split()[-1:]
    if (
        rule.kind == "event"
        and fields.get("place")
        and ground.words.get("substance", frozenset()).intersection(substance)
    ):
        fields["object"] = None  # the oil, the liquid and the slick that reached one place are one release
    needed = set(_FIELD.findall(_OPTIONAL.sub("", rule.text)))
    if any(value is None and slot in needed for slot, value in fields.items()):
        return None
    return tuple((slot, value) for slot, value in fields.items() if value)


def _field(claim: Claim, slot: str, ground: Ground) -> str | None:
    cast = ground.cast
    if slot == "place":
        return cast.place(claim.place.name) if claim.place else None
    if slot in ("of", "unit", "per"):
        return getattr(claim.quantity, slot, None)
    value = claim.roles.get(slot)
    if value is None:
        return None
    if slot in ("actor", "target") and value.casefold().split()[0] in _NOBODY:
        return None
    if slot == "object":
        return counted_noun(value, claim, cast)
    if slot in ("actor", "target") and cast.is_collective(value):
        return cast.side(value) or cast.name(value)
    return cast.name(value)


def _asked(pairs: list[tuple[Claim, _Slot]], owners: Mapping[str, str], ground: Ground) -> Asked:
    founder, first = pairs[0]
    owner = owners[first.rule.text]
    rule = next(r for r in ground.frames[owner].questions if r.text == first.rule.text)
    question = Question(
        id=minted_id("q", founder.id, rule.name, *(f"{slot}={value}" for slot, value in first.key)),
        frame=owner,
        key=dict(first.key),
        text=first.text,
        kind=rule.kind,
        rule=rule.rule,
    )
    replies = tuple(_reply(question.id, claim, slot, owner, ground) for claim, slot in pairs)
    return Asked(question, rule, replies)


def _reply(question: str, claim: Claim, slot: _Slot, owner: str, ground: Ground) -> Reply:
    told = claim
    if slot.rule.kind == "quantity" and claim.time is not None and claim.time.relation == "since":
        told = replace(claim, time=None)  # a count since a day is of the day it is told
    start, end, basis = placed(told, ground.documents[claim.document])
    answer = Answer(
        question=question,
        claim=claim.id,
        value=slot.value.value,
        negative=slot.value.negative,
        quantity=claim.quantity,
        start=start,
        end=end,
        basis=basis,
        partial=slot.value.partial or slot.frame != owner,
    )
    changed = claim.roles.get("change") in ("gained", "lost") and not speaks_against(claim)
    return Reply(answer, claim, slot.value.share, claim.stance == "retracts" or _takes_back(claim), changed)


def day_placed(reply: Reply) -> str | None:
    """Return the day from which a reply's answer is placed, or None if it has no time."""
    moment = reply.answer.start or reply.answer.end
    return day_of(moment) if moment else None
