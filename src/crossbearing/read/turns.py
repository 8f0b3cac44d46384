"""Turns: who speaks in a transcript, by the name printed before the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossbearing.model.claim import Span
from crossbearing.model.document import Document
from crossbearing.read.attribution import Attribution
from crossbearing.read.names import Names
from crossbearing.read.parse import Passage

_LABEL = re.compile(
    r"^[ \t]*(?P<name>[A-Z][\w.'’-]*(?:[ \t]+[A-Z][\w.'’-]*){0,4})(?:[ \t]*\([^()\n]{1,60}\))?[ \t]*:[ \t]+(?=\S)",
    re.MULTILINE,
)


def with_turns(
    document: Document, passages: Sequence[Passage], names: Names, found: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return the attributions with one more for every turn of a transcript, and what is quoted in a turn under it.

    Anything but a transcript keeps its attributions as they are.
    """
    if document.genre != "transcript":
        return tuple(found)
    turns: list[Attribution] = []
    speaker: Span | None = None
    printed: dict[str, str] = {}  # by surname, the fullest label so far
    for passage in passages:
        if passage.block.kind not in {"paragraph", "quote"}:
            continue
        label = _LABEL.match(document.text, passage.start, passage.block.end)
        start = passage.start
        if label is not None:
            speaker, start = label.span("name"), label.end()
            surname = label["name"].split()[-1].casefold()
            printed[surname] = max(printed.get(surname, ""), label["name"], key=len)
        end = passage.start + len(passage.parse.text.rstrip())
        if speaker is not None and start < end:
            turns.append(_turn(document, names, printed, speaker, (start, end)))
    offset = len(found)
    inner = [a if a.parent is not None else _inside(a, turns, offset) for a in found]
    return (*inner, *turns)


def _turn(document: Document, names: Names, printed: Mapping[str, str], label: Span, content: Span) -> Attribution:
    surname = document.text[slice(*label)].split()[-1].casefold()
    known = [m for m in names.mentions if m.kind == "person" and m.name.split()[-1].casefold() == surname]
    name = max((printed[surname], *(m.name for m in known)), key=len)
    side = next((m.side for m in known if m.side is not None), None)
    return Attribution(
        content=(content,),
        cue=None,
        holder=label,
        via=None,
        name=name.title() if name.isupper() else name,
        side=side,
        stance="asserts",
        manner="direct_quote",
        platform=None,
        relays=(),
        parent=None,
        said=None,
    )


def _inside(attribution: Attribution, turns: Sequence[Attribution], offset: int) -> Attribution:
    """Return the attribution as part of the turn that holds its words, its speaker handing them on."""
    at = attribution.content[0][0]
    for number, turn in enumerate(turns):
        start, end = turn.content[0]
        if start <= at < end and turn.holder is not None and attribution.name != turn.name:
            relay = (turn.holder, turn.name, turn.side)
            return replace(attribution, parent=offset + number, relays=(relay, *attribution.relays))
    return attribution
