"""Voices: who speaks in each saying of a document, told in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from crossbearing.model.claim import Span
from crossbearing.read.attribution_figures import Figure, figures_of
from crossbearing.read.attribution_holders import Holder, Scene, holder_of, is_outlet, speakers
from crossbearing.read.attribution_sayings import Saying
from crossbearing.read.attribution_spans import covers
from crossbearing.read.parse import Passage

Draft = tuple[Saying, tuple[Span, ...]]  # a saying with its whole content

_BACK = frozenset({"it", "this", "that"})


def speaking(
    drafts: Sequence[Draft], scene: Scene, passages: Sequence[Passage]
) -> Iterator[tuple[Draft, Holder, Scene]]:
    """Yield each draft with its holder, once for each of several who speak together, in text order.

    Whoever spoke or was named before is what a pronoun can stand for; a pronoun outside all content stands for somebody
    named outside it: "X said Y lied. She had proof, she said" is X.
    """
    contents = tuple(span for _, content in drafts for span in content)
    named = figures_of(passages, scene.names)
    outside = [f for f in named if not covers(contents, f.at)]
    heard: list[Figure] = []
    heard_inside: list[Figure] = []
    for draft in (_from_cited(draft, scene) for draft in drafts):
        passage, speaker = draft[0].passage, draft[0].speaker
        inside = covers(contents, passage.start + speaker.idx)
        answers = _answers(draft, scene.text)
        figures = [*named, *heard, *heard_inside] if inside or answers else [*outside, *heard]
        here = replace(scene, figures=figures, inside=inside, answers=answers)
        for head in speakers(speaker):
            holder = holder_of(passage, head, here)
            if holder.figure is not None:
                (heard_inside if inside else heard).append(holder.figure)
            yield draft, holder, here


def _answers(draft: Draft, text: str) -> bool:
    """Return whether the saying answers what somebody else just said, without saying it again: "she denied it"."""
    saying, content = draft
    return saying.stance in {"denies", "doubts"} and text[slice(*content[0])].lower() in _BACK


def _from_cited(draft: Draft, scene: Scene) -> Draft:
    """Return the draft with whom an outlet cites for its speaker, the outlet passing it on."""
    saying, content = draft
    if saying.cited is None or not is_outlet(saying.passage, saying.speaker, scene):
        return draft
    return replace(saying, speaker=saying.cited, relays=(saying.speaker, *saying.relays)), content
