"""Echoes: what somebody denies or doubts without saying it again ("officials called the claim false")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossbearing.model.claim import Span
from crossbearing.read.attribution import Attribution
from crossbearing.read.frames import Proposition
from crossbearing.read.parse import Passage
from crossbearing.read.scene import Scene

_ANSWERS = frozenset({"denies", "doubts"})
_BACK = re.compile(
    r"^(?:the|this|that|these|those|such|its|their|his|her|both|all)?\s*(?:\w+\s)?"
    r"(?:claims?|allegations?|assertions?|accusations?|reports?|statements?|rumou?rs?|charges?|announcements?|it|this|that)"
    r"(?:\s(?:as|to be)\s\w+)?$",
    re.IGNORECASE,
)
_REACH = 400  # code points back: the sentence itself and the one or two before it

Proposed = tuple[Passage, Proposition]


def echoes(proposed: Sequence[Proposed], scene: Scene) -> Iterator[Proposed]:
    """Give for each denial that only points back the proposition it denies, on the denier's word."""
    answered = {p.saying for _, p in proposed if p.saying is not None and p.frame != "statement"}
    for number, attribution in enumerate(scene.attributions):
        if attribution.stance not in _ANSWERS or number in answered:
            continue
        span = attribution.content[0][0], attribution.content[-1][1]
        if not _BACK.match(scene.document.text[span[0] : span[1]].strip()):
            continue
        if (found := _before(span, attribution, proposed, scene)) is not None:
            passage, said = found
            yield (
                passage,
                replace(
                    said,
                    start=span[0],
                    end=span[1],
                    content=attribution.content,
                    saying=number,
                    stance=None,
                    sentence=_sentence(span, passage, said.sentence),
                    anchor=span[0],
                ),
            )


def _before(span: Span, attribution: Attribution, proposed: Sequence[Proposed], scene: Scene) -> Proposed | None:
    """Return the nearest thing said before by somebody else that has a frame."""
    near = [
        (passage, p)
        for passage, p in proposed
        if p.saying is not None
        and p.frame != "statement"
        and span[0] - _REACH <= p.start < span[0]
        and scene.attributions[p.saying].name != attribution.name
    ]
    return max(near, key=lambda found: (found[1].start, found[1].end), default=None)


def _sentence(span: Span, passage: Passage, known: Span) -> Span:
    words = passage.parse.char_span(span[0] - passage.start, span[1] - passage.start, alignment_mode="expand")
    if words is None or not len(words):
        return known
    sentence = words[0].sent
    return passage.start + sentence.start_char, passage.start + sentence.end_char
