"""Sayings that the trained part finds and the rules do not: acts of saying alone, no attitudes and no deeds."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Span as Phrase
from spacy.tokens import Token

from crossbearing.model.claim import Span
from crossbearing.read.attribution_guards import can_speak, is_speaker, reports
from crossbearing.read.attribution_sayings import Saying, said_span
from crossbearing.read.attribution_spans import covered, merged, trimmed
from crossbearing.read.attribution_unreal import real_sayings
from crossbearing.read.attribution_words import Words
from crossbearing.read.learned import Learned, find_learned, likely_cues
from crossbearing.read.parse import Passage
from crossbearing.read.speech import Lexicon

SURE = 0.7  # score from which 86 in 100 readings are right on the dev month, 92 by the lenient measure
_LIKELY = 1.0  # log odds of a cue by its word and syntax alone: nine in ten of what is added stands above
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_MARKS = frozenset('"“”„«»')
# Where a verb tells: one that hangs on a noun, a preposition or another verb ("a placard reading", "stopped short of
# claiming") has its speaker by rule, or none.
_CLAUSES = frozenset({"ROOT", "conj", "ccomp", "advcl", "relcl", "parataxis"})
_TOLD = frozenset({"ccomp", "parataxis", "acl", "dep"})  # what a clause that is told is to its cue
_INSERTED = frozenset({"parataxis", "ccomp"})  # and a cue to the clause it stands in
_QUOTED = 3  # words between marks that are somebody's, not a name or a term


def with_learned(
    text: str, passages: Sequence[Words], told: Sequence[Saying], unreal: Container[int], lexicon: Lexicon
) -> list[Saying]:
    """Return the sayings `told`, and those the trained part is sure of where these leave cue and content free.

    All come by the places of their cues; at the places `unreal` nothing is really said.
    """
    added: dict[int, list[Saying]] = {}
    for saying in _learned_sayings(text, [words.passage for words in passages], told, lexicon):
        if _place(saying) not in unreal:
            added.setdefault(saying.passage.start, []).append(saying)
    heard = (real_sayings(w, added[w.passage.start], lexicon) for w in passages if w.passage.start in added)
    return sorted([*told, *(saying for sayings in heard for saying in sayings)], key=_place)


def _place(saying: Saying) -> int:
    return saying.passage.start + saying.head.idx


def _learned_sayings(
    text: str, passages: Sequence[Passage], told: Sequence[Saying], lexicon: Lexicon
) -> Iterator[Saying]:
    taken = merged(span for saying in told for span in (*saying.content, saying.cue, saying.region))
    cues = {
        (number, at)
        for number, at in likely_cues(text, passages, _LIKELY)
        if not covered(taken, at) and _may_say(passages[number], at, lexicon)
    }
    kept = [passages[number] for number in sorted({number for number, _ in cues})]
    for one in find_learned(text, kept, least=SURE):
        saying = _saying(text, kept[one.passage], one, lexicon) if one.source is not None else None
        if saying is None or any(_touches(taken, span) for span in (*saying.content, saying.cue)):
            continue
        yield saying


def _may_say(passage: Passage, at: int, lexicon: Lexicon) -> bool:
    """Return whether a word of speech, or a verb beside a quotation, stands there with a speaker and a clause."""
    phrase = _phrase(passage, (at, at + 1))
    if phrase is None:
        return False
    head = phrase[0]
    if not all(is_speaker(child, lexicon) for child in head.children if child.dep_ == "nsubj"):
        return False
    quotes = '"' in head.sent.text
    if not (quotes or head.dep_ in _INSERTED or any(child.dep_ in _TOLD for child in head.children)):
        return False  # an object alone tells of no fact
    lemma = head.lemma_.lower()
    listed = lemma in lexicon.verbs or lemma in lexicon.nouns
    return _says(head, quotes and not listed, lexicon)


def _touches(taken: Sequence[Span], span: Span) -> bool:
    """Return whether either end of the span stands in one of the spans taken, or one of those in it."""
    return covered(taken, span[0]) or covered(taken, span[1] - 1) or any(span[0] <= a < span[1] for a, _ in taken)


def _saying(text: str, passage: Passage, one: Learned, lexicon: Lexicon) -> Saying | None:
    """Return the reading as a saying, or None if nobody says anything in it."""
    cue, source = _phrase(passage, (one.head, one.head + 1)), _phrase(passage, (one.source or ((0, 0),))[0])
    if cue is None or source is None or one.nested or one.score < SURE:
        return None
    head, speaker = cue.root, source.root
    if not (_says(head, _quoted(text, one.content), lexicon) and is_speaker(speaker, lexicon)):
        return None
    content = tuple(span for span in (_content(text, passage, s) for s in one.content) if span[0] < span[1])
    if not content or not _tells(text, passage, content) or _handles(head, passage, content, lexicon):
        return None
    spans = (*one.cue, *(one.source or ()))
    forms = lexicon.verbs.get(head.lemma_.lower(), ())
    return Saying(
        passage=passage,
        head=head,
        cue=(one.cue[0][0], one.cue[-1][1]),
        speaker=speaker,
        content=content,
        stance=forms[0].stance if forms else lexicon.nouns.get(head.lemma_.lower(), "asserts"),
        region=(min(a for a, _ in spans), max(b for _, b in spans)),
        quotes=_quoted(text, one.content),
        said=said_span(passage, head, content),
    )


def _says(head: Token, quoted: bool, lexicon: Lexicon) -> bool:
    """Return whether the cue is one of speech: a verb or noun of the lexicon, or a verb beside a whole quotation."""
    lemma = head.lemma_.lower()
    if head.pos_ in {"VERB", "AUX"}:
        return head.dep_ in _CLAUSES and (lemma in lexicon.verbs or quoted) and reports(head, lexicon)
    return head.pos_ == "NOUN" and lemma in lexicon.nouns


def _handles(head: Token, passage: Passage, content: Sequence[Span], lexicon: Lexicon) -> bool:
    """Return whether the verb has a thing for object beside the content: "held a placard" tells of no speech."""
    things = (c for c in head.children if c.dep_ == "dobj" and not (c.pos_ == "PROPN" or can_speak(c, lexicon)))
    return any(c.pos_ == "NOUN" and not covered(content, passage.start + c.idx) for c in things)


def _quoted(text: str, content: Sequence[Span]) -> bool:
    """Return whether the content begins and ends with a quotation mark and holds some words."""
    first, last = content[0][0], content[-1][1] - 1
    return text[first] in _MARKS and text[last] in _MARKS and len(text[first:last].split()) >= _QUOTED


def _content(text: str, passage: Passage, span: Span) -> Span:
    """Return the span without the conjunction that opens it, its marks and its punctuation."""
    phrase = _phrase(passage, span)
    start = span[0]
    if phrase is not None and len(phrase) > 1 and phrase[0].lower_ == "that" and phrase[0].dep_ == "mark":
        start = passage.start + phrase[1].idx
    return trimmed(text, (start, span[1]))


def _tells(text: str, passage: Passage, content: Sequence[Span]) -> bool:
    """Return whether the content is a clause, or words quoted: a bare noun phrase tells of no fact."""
    if any(text[start - 1 : start] in _MARKS for start, end in content if len(text[start:end].split()) >= _QUOTED):
        return True
    phrases = (_phrase(passage, span) for span in content)
    return any(token.tag_ in _FINITE for phrase in phrases if phrase is not None for token in phrase)


def _phrase(passage: Passage, span: Span) -> Phrase | None:
    start, end = span[0] - passage.start, span[1] - passage.start
    return passage.parse.char_span(start, end, alignment_mode="expand") if 0 <= start < end else None
