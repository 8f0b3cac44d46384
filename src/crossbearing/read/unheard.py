"""Unheard: acts of saying whose content gave no proposition, so that no denial or remark is dropped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossbearing.model.claim import Span
from crossbearing.model.packs import STATEMENT
from crossbearing.read.attribution import Attribution
from crossbearing.read.echoes import Proposed
from crossbearing.read.nearby import Spans, Surroundings
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition, quoted

_READ = frozenset({"paragraph", "quote", "list"})


def unheard(proposed: Sequence[Proposed], around: Surroundings) -> Iterator[Proposed]:
    """Give a statement for every saying without a proposition of its own or inside it, quoted with its cue.

    "Rejected the charge" says which charge no more than the text does, and is still the holder's word.
    """
    sayings = around.scene.attributions
    heard = {p.saying for _, p in proposed if p.saying is not None}
    told = {(sayings[n].cue, sayings[n].content) for n in heard}  # who says it together is told once
    inner = {a.parent for n, a in enumerate(around.scene.attributions) if a.parent is not None and n in heard}
    deeds = Spans((p for _, p in proposed if p.saying is None and p.frame != STATEMENT), lambda p: p.content)
    for number, attribution in enumerate(around.scene.attributions):
        cue, once = attribution.cue, (attribution.cue, attribution.content)
        done = cue is not None and attribution.stance != "denies" and bool(deeds.touching(*cue))
        if cue is None or number in heard or number in inner or once in told or done:
            continue  # what was withdrawn or ruled is told as done
        told.add(once)
        passage = around.passage_at(cue[0])
        if (
            passage is not None
            and passage.block.kind in _READ
            and (span := _with_cue(attribution, passage)) is not None
        ):
            yield passage, _statement(span, number, passage)


def _with_cue(attribution: Attribution, passage: Passage) -> Span | None:
    """Return the hull of cue and content where both stand in the passage and nobody's name between them."""
    assert attribution.cue is not None
    start = min(attribution.cue[0], attribution.content[0][0])
    end = max(attribution.cue[1], attribution.content[-1][1])
    if start < passage.start or end > passage.start + len(passage.text):
        return None
    holder = attribution.holder
    if holder is not None and start < holder[1] and holder[0] < end:
        start, end = attribution.content[0][0], attribution.content[-1][1]
    return start, end


def _statement(span: Span, saying: int, passage: Passage) -> Proposition:
    words = passage.parse.char_span(span[0] - passage.start, span[1] - passage.start, alignment_mode="expand")
    sentence = span
    if words is not None and len(words):
        sentence = passage.start + words[0].sent.start_char, passage.start + words[-1].sent.end_char
    return quoted(span, sentence, saying)
