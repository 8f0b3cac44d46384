"""Turns: who speaks in a transcript, by the name printed before the words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossbearing.model.claim import Span
from crossbearing.model.document import Document
from crossbearing.read.attribution import Attribution
from crossbearing.read.attribution_figures import Figure
from crossbearing.read.labels import Label
from crossbearing.read.names import Names
from crossbearing.read.parse import Passage
from crossbearing.read.speech import speech_lexicon

_READ = frozenset({"paragraph", "quote", "heading", "list"})
_TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady", "prof", "sen", "rep", "gov", "gen"}
)
_FIRST = frozenset({"i", "we"})
_OWN = ("our ", "my ")


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: its label, and who speaks."""

    label: Label
    name: str
    side: str | None


def turns_of(document: Document, labels: Sequence[Label], names: Names) -> tuple[Turn, ...]:
    """Return the turns of a transcript with the fullest name that its labels and its text give each speaker.

    "A." answers as the one person named before the first question; if there is none it stays a letter.
    """
    printed: dict[str, str] = {}  # by surname, the fullest label
    for label in labels:
        words = document.text[slice(*label.span)]
        key = words.split()[-1].casefold()
        printed[key] = max(printed.get(key, ""), words, key=len)
    answering = _answering(labels, names)
    return tuple(_turn(document, label, printed, names, answering) for label in labels)


def _answering(labels: Sequence[Label], names: Names) -> str | None:
    first = labels[0].start if labels else 0
    before = {m.name for m in names.mentions if m.kind == "person" and m.end <= first}
    return next(iter(before)) if len(before) == 1 else None


def _turn(document: Document, label: Label, printed: dict[str, str], names: Names, answering: str | None) -> Turn:
    words = document.text[slice(*label.span)]
    if words == "A" and answering is not None:
        return Turn(label, answering, next((m.side for m in names.mentions if m.name == answering and m.side), None))
    key = words.split()[-1].casefold()
    known = [m for m in names.mentions if m.kind == "person" and m.name.split()[-1].casefold() == key]
    full = [m.name for m in known if not _title_in(m.name) and " " in m.name and not m.name.isupper()]
    name = max(full, key=len) if full else printed[key]
    side = next((m.side for m in known if m.side is not None), None)
    return Turn(label, name.title() if name.isupper() and len(name) > 1 else name, side)


def _title_in(name: str) -> bool:
    return name.split(maxsplit=1)[0].casefold().rstrip(".") in _TITLES


def figures_in(document: Document, turns: Sequence[Turn]) -> tuple[Figure, ...]:
    """Return the speakers of the turns as figures; their title tells if they are "he" or "she"."""
    lexicon = speech_lexicon()
    found = []
    for turn in turns:
        words = {w.casefold().rstrip(".") for w in document.text[slice(*turn.label.span)].split()}
        female = True if words & lexicon.words["female"] else False if words & lexicon.words["male"] else None
        span = turn.label.span
        found.append(Figure(span[0], span, turn.name, turn.side, person=True, plural=False, female=female))
    return tuple(found)


def with_turns(
    document: Document, passages: Sequence[Passage], turns: Sequence[Turn], found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return the attributions with one more for every passage of a turn, and what is quoted in a turn under it.

    "I" and "we" in a turn are its speaker. Without turns the attributions stay as they are.
    """
    if not turns:
        return tuple(found)
    starts = [turn.label.start for turn in turns]
    spoken: list[tuple[Attribution, int]] = []
    for passage in passages:
        number = bisect_right(starts, passage.start) - 1
        words = passage.text.strip()
        if number < 0 or passage.block.kind not in _READ or (words[:1] in "([" and words[-1:] in ")]"):
            continue  # "(Laughter.)"
        end = passage.start + len(passage.text.rstrip())
        start = max(passage.start, turns[number].label.end)
        if start < end:
            spoken.append((_spoken(turns[number], (start, end)), number))
    offset = len(found)
    inner = [_inside(a, document.text, spoken, offset) for a in found]
    return (*inner, *(one for one, _ in spoken))


def _spoken(turn: Turn, content: Span) -> Attribution:
    return Attribution(
        content=(content,),
        cue=None,
        holder=turn.label.span,
        via=None,
        name=turn.name,
        side=turn.side,
        stance="asserts",
        manner="direct_quote",
        platform=None,
        relays=(),
        parent=None,
        said=None,
    )


def _inside(one: Attribution, text: str, spoken: Sequence[tuple[Attribution, int]], offset: int) -> Attribution:
    """Return the attribution as part of the turn that holds its words, its speaker handing them on.

    What "we" say is the speaker's own, and "our engineers" are the speaker's.
    """
    at = one.content[0][0]
    number = bisect_right(spoken, at, key=lambda turn: turn[0].content[0][0]) - 1
    if number < 0 or at >= spoken[number][0].content[0][1]:
        return one
    turn = spoken[number][0]
    words = text[slice(*one.holder)] if one.holder is not None else ""
    parent = one.parent if one.parent is not None else offset + number
    if words.lower() in _FIRST or one.name == turn.name or one.narrator:
        via = turn.holder if words.lower() in _FIRST else one.via
        relays = tuple(r for r in one.relays if r[1] != turn.name)
        return replace(one, name=turn.name, side=turn.side, via=via, parent=parent, relays=relays, narrator=False)
    assert turn.holder is not None
    own = next((o for o in _OWN if one.name.lower().startswith(o)), None)
    name = f"{turn.name}’s {one.name[len(own) :]}" if own is not None else one.name
    relays = ((turn.holder, turn.name, turn.side), *(r for r in one.relays if r[1] != turn.name))
    return replace(one, name=name, parent=parent, relays=relays)
