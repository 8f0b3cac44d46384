"""Attribution: who says what, on whose word, as the sentences of one document show it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from crossbearing.model.claim import Manner, Span, Speaker
from crossbearing.model.document import Document
from crossbearing.read.attribution_chains import chained
from crossbearing.read.attribution_figures import Figure
from crossbearing.read.attribution_headlines import headline_sayings
from crossbearing.read.attribution_holders import Holder, Scene, is_outlet, relay_of
from crossbearing.read.attribution_learned import with_learned
from crossbearing.read.attribution_nouns import according_sayings, colon_sayings, label_sayings, noun_sayings
from crossbearing.read.attribution_predicates import predicate_sayings
from crossbearing.read.attribution_quotes import Quoted, assign, content_with
from crossbearing.read.attribution_records import Attribution
from crossbearing.read.attribution_relative import relative_sayings
from crossbearing.read.attribution_sayings import Saying
from crossbearing.read.attribution_spans import covered, merged, window, without_label
from crossbearing.read.attribution_told import (
    of_first_person,
    of_publisher,
    with_first_person,
    with_verdicts,
    worth_telling,
)
from crossbearing.read.attribution_unreal import real_sayings
from crossbearing.read.attribution_verbs import verb_sayings
from crossbearing.read.attribution_verdicts import Verdict, find_verdicts, of_this_document, own_version
from crossbearing.read.attribution_voices import Draft, speaking
from crossbearing.read.attribution_words import Words, words_of
from crossbearing.read.names import Names
from crossbearing.read.parse import Passage
from crossbearing.read.quotations import Quotation, find_quotations, is_title, quotation_at
from crossbearing.read.speech import Lexicon, speech_lexicon

__all__ = ["Attribution", "find_attributions", "find_sayings"]

_PARAGRAPH = 10_000  # code points: no quotation or content lies farther from its cue
_MOSTLY = 0.7  # of the letters between quotation marks: the manner is a direct quotation

# What carries words that nobody speaks, right before a colon; and what a work is called behind its title.
_ON_THING = re.compile(
    r"\b(?:speech bubbles?|banners?|placards?|signs?|posters?|stickers?|captions?|plaques?|graffiti|t-shirts?)"
    r"(?: (?:read|reading|saying|that (?:read|said)))?:$",
    re.IGNORECASE,
)
_TO_WORDS = re.compile(r"\s*:?\s*[\"“'‘]?")
_WORK_BEHIND = re.compile(
    r"[^\"”\n]{3,60}[\"”'’],? (?:an?|the) (?:\w+ ){0,2}"
    r"(?:comedy|drama|play|novel|film|song|opera|musical|series|game)\b"
)


def find_attributions(
    document: Document,
    passages: Sequence[Passage],
    names: Names,
    outlets: Collection[str] = (),
    publisher: Speaker | None = None,
    turns: Sequence[Figure] = (),
    *,
    trained: bool = True,
) -> tuple[Attribution, ...]:
    """Return every act of saying the document reports, in the order of their cues, nested ones with their parent.

    `outlets` are the names of those who pass words on ("told Reuters"), beside those whose own name says so.
    `publisher` is who "we" is outside quotations, in a party's own text; in a transcript `turns` are those who speak in
    it, and "we" is left to them. `trained` adds what the trained part alone finds. The narrator's verdicts come last.
    """
    quotations = find_quotations(document)
    speaks = publisher is not None or bool(turns)
    words = [words_of(passage) for passage in passages]
    lexicon = replace(speech_lexicon(), first_person=True)
    ruled, unreal = _sayings(document.text, words, lexicon)
    told = [
        s
        for s in (with_learned(document.text, words, ruled, unreal, lexicon) if trained else ruled)
        if not (_astray(s, quotations) or _in_title(document.text, s, quotations) or _of_prop(document.text, s))
    ]
    verdicts = _verdicts(document.text, words, told)
    taken_back = merged(span for v in verdicts if v.first for span in v.content)
    sayings = [
        s
        for s in told
        if not (of_this_document(s) or covered(taken_back, s.at))
        and (not of_first_person(s) or worth_telling(s, quotations, speaks=speaks))
    ]
    quoted = assign(document, quotations, sayings)
    drafts = _drafts(document.text, sayings, quoted)
    voices = list(speaking(drafts, Scene(document.text, names, frozenset(outlets)), passages, turns, quotations))
    heard = [_attribution(draft, holder, scene, quotations) for draft, holder, scene in voices]
    first = [n for n, (draft, _, _) in enumerate(voices) if of_first_person(draft[0])]
    named = with_first_person(heard, first, quotations, publisher, left=bool(turns))
    kept = [(one, voices[n][0][0]) for n, one in enumerate(named) if one is not None]
    linked = chained([one for one, _ in kept], [saying.narrated for _, saying in kept])
    found = [of_publisher(one, document.source, publisher) for one in linked] if document.source else linked
    return tuple(with_verdicts(found, verdicts, [saying for _, saying in kept], document.text))


def _verdicts(text: str, words: Sequence[Words], sayings: Sequence[Saying]) -> list[Verdict]:
    """Return what the text calls false or takes back, passage by passage."""
    own: dict[int, list[Saying]] = {}
    for saying in sayings:
        own.setdefault(saying.passage.start, []).append(saying)
    lexicon = speech_lexicon()
    found = [v for w in words for v in find_verdicts(w, text, own.get(w.passage.start, ()), lexicon)]
    return [*found, *(own_version(s) for s in sayings if of_this_document(s))]


def _in_title(text: str, saying: Saying, quotations: Sequence[Quotation]) -> bool:
    quotation = quotation_at(quotations, saying.at)
    return quotation is not None and is_title(text, quotation)


def _of_prop(text: str, saying: Saying) -> bool:
    """Return whether what stands quoted behind a colon is a title ('"Dale Confesses", a comedy') or is on a thing."""
    at = min((start for start, _ in saying.content), default=saying.region[1])
    opening = _TO_WORDS.match(text, at)
    at = opening.end() if opening is not None else at
    before = text[max(0, at - 60) : at].rstrip(" \"“'‘")
    if not before.endswith(":"):
        return False
    return _ON_THING.search(before) is not None or _WORK_BEHIND.match(text, at) is not None


def _astray(saying: Saying, quotations: Sequence[Quotation]) -> bool:
    """Return whether the parse takes a word inside a quotation for the speaker of a cue outside it."""
    speaker = saying.passage.start + saying.speaker.idx
    return quotation_at(quotations, speaker) != quotation_at(quotations, saying.at)


def find_sayings(text: str, passages: Sequence[Passage], *, first_person: bool = False) -> tuple[Saying, ...]:
    """Return the acts of saying that the syntax of the passages shows, by the place of their cues, one for each cue.

    What "I" and "we" say comes only on demand: of whom it is told depends on more than syntax.
    """
    lexicon = replace(speech_lexicon(), first_person=first_person)
    return _sayings(text, [words_of(passage) for passage in passages], lexicon)[0]


def _sayings(text: str, passages: Sequence[Words], lexicon: Lexicon) -> tuple[tuple[Saying, ...], frozenset[int]]:
    """Return the sayings by the place of their cues, and the places of cues that tell of nothing really said."""
    found: dict[int, Saying] = {}
    met: set[int] = set()
    for words in passages:
        shown = (
            *relative_sayings(words, lexicon),
            *noun_sayings(words, text, lexicon),
            *according_sayings(words, text, lexicon),
            *label_sayings(words, lexicon),
            *headline_sayings(words.passage, text, lexicon),
            *predicate_sayings(words, text, lexicon),
            *verb_sayings(words, text, lexicon),
            *colon_sayings(words, lexicon),
        )
        met.update(words.passage.start + saying.head.idx for saying in shown)
        for saying in real_sayings(words, shown, lexicon):
            found.setdefault(words.passage.start + saying.head.idx, saying)
    return tuple(found[at] for at in sorted(found)), frozenset(met - found.keys())


def _drafts(text: str, sayings: Sequence[Saying], quoted: Sequence[Quoted]) -> list[Draft]:
    """Return each saying with its whole content; quotations that resume it in a later paragraph stand as their own."""
    drafts = []
    spoken: dict[int, list[Quoted]] = {}
    for q in quoted:
        spoken.setdefault(q.saying, []).append(q)
    for number, saying in enumerate(sayings):
        own = [q.quotation for q in spoken.get(number, ()) if not q.resumed]
        content = content_with(text, saying, own)
        drafts.append((_stance_over(saying, content), content))
        for q in spoken.get(number, ()):
            if q.resumed:
                bare = replace(saying, content=(), said=None, stance="asserts")
                drafts.append((bare, content_with(text, bare, [q.quotation])))
    return [(saying, without_label(text, content)) for saying, content in drafts if content]


def _stance_over(saying: Saying, content: tuple[Span, ...]) -> Saying:
    """Return the saying with its stance over all its sentences: one "it is false" among several denies only its own."""
    forms = speech_lexicon().verbs.get(saying.head.lemma_.lower(), ())
    longer = sum(end - start for start, end in content) > 1.3 * sum(end - start for start, end in saying.content)
    says = saying.stance == "denies" and not any(form.stance == "denies" for form in forms)
    return replace(saying, stance="asserts") if says and longer and forms else saying


def _attribution(draft: Draft, holder: Holder, scene: Scene, quotations: Sequence[Quotation]) -> Attribution:
    saying, content = draft
    told = saying.addressee
    outlets = () if told is None or not is_outlet(saying.passage, told, scene) else (told,)
    return Attribution(
        content=content,
        cue=saying.cue,
        holder=holder.span,
        via=holder.via,
        name=holder.name,
        side=holder.side,
        stance=saying.stance,
        manner=_manner(content, quotations, scene.text),
        platform=saying.platform,
        relays=tuple(relay_of(saying.passage, t, scene) for t in (*saying.relays, *outlets)),
        parent=None,
        said=saying.said,
    )


def _manner(content: Sequence[Span], quotations: Sequence[Quotation], text: str) -> Manner:
    inside = total = 0
    for start, end in content:
        total += _letters(text, start, end)
        for q in window(quotations, start - _PARAGRAPH, end, lambda q: q.outer[0]):
            inside += _letters(text, max(start, q.start), min(end, q.end))
    return "direct_quote" if total and inside >= _MOSTLY * total else "paraphrase"


def _letters(text: str, start: int, end: int) -> int:
    return sum(c.isalnum() for c in text[start:end]) if start < end else 0
