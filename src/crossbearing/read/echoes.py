"""Echoes: what somebody denies or doubts without saying it again ("officials called the claim false")."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossbearing.model.claim import Span
from crossbearing.model.packs import STATEMENT
from crossbearing.read.nearby import Surroundings
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition
from crossbearing.read.scene import Scene

_ANSWERS = frozenset({"denies", "doubts"})
_BACK = re.compile(
    r"^(?:(?:the|this|that|these|those|such|its|their|his|her|both|all)\s+(?:\w+\s)?)?"
    r"(?:claims?|allegations?|assertions?|accusations?|reports?|statements?|rumou?rs?|charges?|announcements?"
    r"|it|this|that|which)"
    r"(?:\s(?!that\b|of\b|by\b|which\b|about\b)(?:as |to be )?[\"“'‘]?(?:an? )?\w+(?:[ -]\w+){0,3}[\"”'’]?)?$",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"^(?:but |and |that )?(?:(?:the|this|that|these|those|such|its|their|his|her) )?"
    r"(?:claims?|allegations?|assertions?|accusations?|reports?|statements?|rumou?rs?|this|that|it|which)"
    r"(?: \w+)? (?:was|is|were|are) (?:simply |plainly |just )?"
    r"(?:wrong|incorrect|inaccurate|false|untrue|not (?:true|so|correct|the case)|an error|a mistake|a lie)$",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\b(?:earlier|previous|original) (?:version|edition)|\bthis (?:article|story|report|page)|\bour\b", re.I
)
_REACH = 400  # code points back: the sentence itself and the one or two before it

Proposed = tuple[Passage, Proposition]


def with_echoes(proposed: Sequence[Proposed], around: Surroundings) -> list[Proposed]:
    """Return the propositions with what somebody denies by pointing back put in its full terms, on the denier's word.

    "That was wrong" takes back the speaker's own word and denies another's.
    """
    scene = around.scene
    found = [
        (passage, _taken_back(p, proposed, scene) or p) if p.frame == STATEMENT else (passage, p)
        for passage, p in proposed
    ]
    answered = {p.saying for _, p in found if p.saying is not None and p.frame != STATEMENT}
    alike: dict[tuple[Span, ...], list[int]] = {}
    for number, attribution in enumerate(scene.attributions):
        alike.setdefault(attribution.content, []).append(number)
    for number, attribution in enumerate(scene.attributions):
        if number in answered:
            continue
        shared = _shared(number, alike, found, scene)
        if shared:
            found = [row for row in found if row[1].saying != number] + shared
            continue
        span = attribution.content[0][0], attribution.content[-1][1]
        words = " ".join(scene.document.text[start:end].strip() for start, end in attribution.content)
        if attribution.stance not in _ANSWERS or not _BACK.match(words):
            continue
        if (before := _before(span, number, proposed, scene, around)) is not None:
            passage, said = before
            found = [row for row in found if row[1].saying != number]
            cue = attribution.cue or span
            told = (
                min(span[0], cue[0]),
                max(span[1], cue[1]),
            )  # "disputed that account": the words of the denial with it
            found.append((passage, _echo(said, told, (told,), number, passage)))
    return found


def _shared(
    number: int, alike: Mapping[tuple[Span, ...], Sequence[int]], found: Sequence[Proposed], scene: Scene
) -> list[Proposed]:
    """Return what another is told to have said in the very words that this one says or denies, on this one's word.

    "The council rejected the union's claim that welding was the cause": the union's word, and the council's denial.
    Those who speak together, by one cue, are told once.
    """
    one = scene.attributions[number]
    others = {n for n in alike[one.content] if scene.attributions[n].cue != one.cue}
    if not others:
        return []
    return [(passage, replace(p, saying=number, stance=None)) for passage, p in found if p.saying in others]


def _taken_back(p: Proposition, proposed: Sequence[Proposed], scene: Scene) -> Proposition | None:
    """Return what a clause like "that was wrong" is about, as denied or retracted; None for any other clause."""
    if not _WRONG.match(scene.document.text[p.start : p.end]):
        return None
    near = [(passage, q) for passage, q in proposed if 0 < p.start - q.start <= _REACH]
    passage, said = max(near, key=lambda found: (found[1].start, found[1].end), default=(None, p))
    if passage is None or said.frame == STATEMENT:
        return None
    before, now = _speaker(said, scene), _speaker(p, scene)
    own = before == now or (now is None and before is not None and _OWN.search(before) is not None)
    echo = _echo(said, (p.start, p.end), p.content, p.saying, passage)
    return replace(echo, sentence=p.sentence, stance="retracts" if own else "denies")


def _speaker(p: Proposition, scene: Scene) -> str | None:
    return scene.attributions[p.saying].name if p.saying is not None else None


def _echo(
    said: Proposition, span: Span, content: tuple[Span, ...], saying: int | None, passage: Passage
) -> Proposition:
    return replace(
        said,
        start=span[0],
        end=span[1],
        content=content,
        saying=saying,
        stance=None,
        sentence=_sentence(span, passage, said.sentence),
        anchor=span[0],
    )


def _before(
    span: Span, number: int, proposed: Sequence[Proposed], scene: Scene, around: Surroundings
) -> Proposed | None:
    """Return what was said just before, if somebody else said it and a frame fits it."""
    near = [
        (passage, p)
        for passage, p in proposed
        if span[0] - _REACH <= p.start < span[0] and p.saying != number and _near(passage, span[0], around)
    ]
    last = max(near, key=lambda found: (found[1].start, found[1].end), default=None)
    if last is None or last[1].saying is None or last[1].frame == STATEMENT:
        return None  # the words just before are nobody's, or fit no frame: what is denied is not known
    return last if scene.attributions[last[1].saying].name != scene.attributions[number].name else None


def _near(passage: Passage, at: int, around: Surroundings) -> bool:
    """Return whether the offset stands in the passage, or in the paragraph right behind it."""
    here = around.passage_at(at)
    if here is None or here.block == passage.block:
        return here is not None
    kinds = {here.block.kind, passage.block.kind}
    return kinds <= {"paragraph", "quote"} and here.block.under == passage.block.under


def _sentence(span: Span, passage: Passage, known: Span) -> Span:
    words = passage.parse.char_span(span[0] - passage.start, span[1] - passage.start, alignment_mode="expand")
    if words is None or not len(words):
        return known
    sentence = words[0].sent
    return passage.start + sentence.start_char, passage.start + sentence.end_char
