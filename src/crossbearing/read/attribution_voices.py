"""Voices: who speaks in each saying of a document, told in text order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Token

from crossbearing.model.claim import Span
from crossbearing.read.attribution_figures import HE, THEY, Figure, figures_of
from crossbearing.read.attribution_guards import can_speak
from crossbearing.read.attribution_holders import Holder, Scene, holder_of, is_outlet, speakers
from crossbearing.read.attribution_phrases import handed_over, mention_at
from crossbearing.read.attribution_sayings import Saying
from crossbearing.read.attribution_spans import covered, merged, window
from crossbearing.read.parse import Passage
from crossbearing.read.quotations import Quotation, quotation_at
from crossbearing.read.speech import speech_lexicon

Draft = tuple[Saying, tuple[Span, ...]]  # a saying with its whole content

_REACH = 6_000  # code points back that anybody named is remembered, a page or two
_HEARD = 60  # speakers remembered
_PRINTED = frozenset({":", "-", "—", "--", "via"})  # a speaker set before or behind the words, with no verb
_BACK = frozenset({"it", "this", "that"})


def speaking(
    drafts: Sequence[Draft],
    scene: Scene,
    passages: Sequence[Passage],
    turns: Sequence[Figure] = (),
    quotations: Sequence[Quotation] = (),
) -> Iterator[tuple[Draft, Holder, Scene]]:
    """Yield each draft with its holder, once for each of several who speak together, in text order.

    Whoever spoke or was named before is what a pronoun can stand for; a pronoun outside all content stands for somebody
    named outside it: "X said Y lied. She had proof, she said" is X.
    """
    contents = merged(span for _, content in drafts for span in content)
    addressed = (f for f in turns if f.female is not None)  # whom "she" in another's turn can stand for
    named = sorted((*figures_of(passages, scene.names), *addressed), key=_place)
    outside = [f for f in named if not covered(contents, f.at)]
    roles = {m.name: m.role.lower() for m in scene.names.mentions if m.role and m.kind == "person"}
    heard: list[Figure] = []
    heard_inside: list[Figure] = []
    for draft in (_handed_on(_from_cited(draft, scene), scene) for draft in drafts):
        passage, speaker = draft[0].passage, draft[0].speaker
        at = passage.start + speaker.idx
        inside, answers = covered(contents, at), _answers(draft, scene.text)
        wide = inside or answers
        figures = [*window(named if wide else outside, at - _REACH, at, _place), *heard[-_HEARD:]]
        figures += heard_inside[-_HEARD:] if wide else []
        if now := window(turns, 0, at, _place):  # nobody speaks of himself as "he" in his own turn
            figures = [f for f in figures if f.name != now[-1].name]
        quoted = quotation_at(quotations, at) if speaker.lower_ in THEY else None
        if quoted is not None:  # whom "they" in somebody's quoted words are, only these words can tell
            figures = [f for f in figures if f.at >= quoted.start]
        if speaker.lower_ == "it" and _only_documents(draft[0].head):
            figures = [f for f in figures if _is_document(f, scene.text)]
            if not figures:
                continue  # "the video was old; it shows another town": no source is meant
        here = replace(scene, roles=roles, figures=figures, inside=inside, answers=answers)
        for head in speakers(speaker):
            if draft[0].head.text in _PRINTED and draft[0].content and not _known(passage, head, scene):
                continue
            holder = holder_of(passage, head, here)
            if (
                holder.figure is None and head.lower_ in HE and not wide
            ):  # only those named inside somebody's words are left
                everybody = [*window(named, at - _REACH, at, _place), *heard[-_HEARD:], *heard_inside[-_HEARD:]]
                holder = holder_of(passage, head, replace(here, figures=everybody))
            if holder.figure is not None:
                (heard_inside if inside else heard).append(holder.figure)
            yield draft, holder, here


def _known(passage: Passage, speaker: Token, scene: Scene) -> bool:
    """Return whether a name before a colon is that of somebody who can speak: "Ostrel: bridge was hit" is a place."""
    mention = mention_at(passage, speaker, scene.names)
    if mention is not None:
        return mention.kind != "place"
    return can_speak(speaker, speech_lexicon()) or is_outlet(passage, speaker, scene)


def _only_documents(verb: Token) -> bool:
    """Return whether the verb is one of saying only where a document is its subject: "it shows"."""
    forms = speech_lexicon().verbs.get(verb.lemma_.lower(), ())
    return bool(forms) and all(form.document for form in forms)


def _is_document(figure: Figure, text: str) -> bool:
    word = text[figure.at : figure.at + 30].split(maxsplit=1)[0].lower().strip(".,;:")
    return bool({word, word.removesuffix("s")} & speech_lexicon().words["documents"])


def _place(figure: Figure) -> int:
    return figure.at


def _answers(draft: Draft, text: str) -> bool:
    """Return whether the saying answers what somebody else just said, without saying it again: "she denied it"."""
    saying, content = draft
    return saying.stance in {"denies", "doubts"} and text[slice(*content[0])].lower() in _BACK


def _from_cited(draft: Draft, scene: Scene) -> Draft:
    """Return the draft with whom an outlet cites for its speaker, the outlet passing it on."""
    saying, content = draft
    if saying.cited is None:
        return draft
    named = {saying.speaker.lower_, saying.speaker.lemma_.lower()}
    media = named & speech_lexicon().words["outlet_words"]  # "local media reported, citing"
    if not media and not is_outlet(saying.passage, saying.speaker, scene):
        return draft
    return replace(saying, speaker=saying.cited, relays=(saying.speaker, *saying.relays)), content


def _handed_on(draft: Draft, scene: Scene) -> Draft:
    """Return the draft with the outlet that obtained or published a document passing its words on."""
    saying, content = draft
    if saying.speaker.lemma_.lower() not in speech_lexicon().words["documents"]:
        return draft
    handed = (t for t in saying.speaker.subtree if t.i > saying.speaker.i and handed_over(t))
    by = (p for t in handed for p in t.children if p.lower_ in {"by", "to", "in"})
    outlets = [t for p in by for t in p.children if t.dep_ == "pobj" and is_outlet(saying.passage, t, scene)]
    return replace(saying, relays=(*outlets[:1], *saying.relays)), content
