"""Answers in a relative clause: "assertions that officials called fake" denies what was asserted just before."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from crossbearing.model.claim import Stance
from crossbearing.read.attribution_contents import answers_which
from crossbearing.read.attribution_guards import is_speaker, reports
from crossbearing.read.attribution_sayings import Saying, said_span
from crossbearing.read.attribution_spans import end_of, hull, start_of
from crossbearing.read.attribution_words import Words
from crossbearing.read.speech import Lexicon

_RELATIVE = frozenset({"relcl", "acl", "ccomp"})
_NAMING = frozenset({"call", "brand", "label", "describe", "denounce", "condemn", "characterise", "characterize"})


def relative_sayings(words: Words, lexicon: Lexicon) -> Iterator[Saying]:
    """Yield who answers, in a relative clause on a noun of saying, what that noun points back to."""
    passage = words.passage
    for noun in (*words.nouns, *words.verbs):  # "claims that officials called fake": a parse may read a verb
        verb = rebuttal_of(noun, lexicon)
        if verb is None:
            continue
        agent = _agent(verb)
        speaker = _subject(verb) or agent
        if speaker is None or not is_speaker(speaker, lexicon):
            continue
        content = ((start_of(passage, noun), end_of(passage, noun)),)
        cue = hull(passage, [t for t in verb.subtree if t.i >= verb.i] if agent is None else [verb])
        region = hull(passage, [noun, *verb.subtree])
        said = said_span(passage, verb, content)
        yield Saying(passage, verb, cue, speaker, content, "denies", region, said=said)
    for verb in words.verbs:
        speaker = _subject(verb) if answers_which(verb, lexicon) else None
        if speaker is None or not is_speaker(speaker, lexicon) or not reports(verb, lexicon):
            continue
        which = next(c for c in verb.children if c.dep_ == "dobj")
        stance: Stance = "denies" if verb.lemma_ in lexicon.words["deny"] else "confirms"
        region = hull(passage, [which, speaker, verb])
        content = (hull(passage, [which]),)
        said = said_span(passage, verb, content)
        yield Saying(passage, verb, hull(passage, [verb]), speaker, content, stance, region, said=said)


def rebuttal_of(noun: Token, lexicon: Lexicon) -> Token | None:
    """Return the verb of the relative clause that calls false what the noun stands for, or None."""
    if noun.lemma_.lower() not in lexicon.nouns and noun.lower_.rstrip("s") not in lexicon.nouns:
        return None
    return next((verb for verb in noun.children if _calls_false(verb, noun, lexicon)), None)


def _calls_false(verb: Token, noun: Token, lexicon: Lexicon) -> bool:
    if verb.dep_ not in _RELATIVE or verb.i < noun.i or verb.pos_ != "VERB":
        return False
    if _subject(verb) is None:  # "a claim swiftly rejected by the ministry"
        return _agent(verb) is not None and verb.lemma_ in lexicon.words["deny"] and not _negated(verb)
    if any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children):
        return False
    if any(c.dep_ in {"dobj", "ccomp"} and c.lower_ not in {"that", "which"} for c in verb.children):
        return False  # "claims that the board denied a request" has its own object
    verdict = lexicon.words["false"] | lexicon.words["false_nouns"]
    named = any(t.lemma_.lower() in verdict for t in verb.subtree if t.i > verb.i)
    return verb.lemma_ in lexicon.words["deny"] or (verb.lemma_ in _NAMING and named)


def _agent(verb: Token) -> Token | None:
    """Return who does it in a passive, or None."""
    by = next((c for c in verb.children if c.dep_ == "agent"), None) if verb.tag_ == "VBN" else None
    return next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children)


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
