"""Predicates of saying: "the union is adamant that", "it is the view of the ministry that"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from crossbearing.model.claim import Stance
from crossbearing.read.attribution_guards import is_speaker, reports
from crossbearing.read.attribution_sayings import Saying
from crossbearing.read.attribution_spans import hull, pieces, subtree
from crossbearing.read.attribution_words import Words
from crossbearing.read.parse import Passage
from crossbearing.read.speech import Lexicon

_DOUBTING = frozenset({"doubtful", "sceptical", "skeptical", "unconvinced", "unsure"})


def predicate_sayings(words: Words, text: str, lexicon: Lexicon) -> Iterator[Saying]:
    """Yield what somebody is sure or doubtful of, and what is called somebody's view."""
    passage = words.passage
    for verb in words.verbs:
        if verb.lemma_ not in {"be", "remain", "feel", "seem"}:
            continue
        if verb.lemma_ == "be" and (figure := _own_figure(passage, text, verb, lexicon)) is not None:
            yield figure
        clause = next((c for c in _that_clauses(verb)), None)
        if clause is None or not reports(verb, lexicon):
            continue
        found = _sure(verb, lexicon) or _view(verb, lexicon)
        if found is None or not is_speaker(found[1], lexicon):
            continue
        cue, speaker = found
        content = pieces(passage, text, subtree(clause))
        stance: Stance = "doubts" if cue.lower_ in _DOUBTING else "asserts"
        if content:
            yield Saying(passage, cue, hull(passage, [cue]), speaker, content, stance, hull(passage, [cue, speaker]))


def _own_figure(passage: Passage, text: str, verb: Token, lexicon: Lexicon) -> Saying | None:
    """Return what somebody's own figure is: `the union's estimate is "fewer than 700,000"`."""
    noun = next((c for c in verb.children if c.dep_ == "nsubj" and c.lemma_.lower() in lexicon.words["figures"]), None)
    owner = next((c for c in noun.children if c.dep_ == "poss"), None) if noun is not None else None
    given = next((c for c in verb.rights if c.dep_ in {"attr", "acomp"}), None)
    if noun is None or owner is None or given is None or not is_speaker(owner, lexicon) or not reports(verb, lexicon):
        return None
    if not any(t.like_num or t.text == '"' for t in (*given.subtree, verb.nbor(1))):
        return None
    content = pieces(passage, text, subtree(given))
    return Saying(passage, noun, hull(passage, [noun, verb]), owner, content, "asserts", hull(passage, [owner, noun]))


def _that_clauses(verb: Token) -> Iterator[Token]:
    """Give the finite clauses that hang on the verb, its adjective or its noun."""
    for holder in (verb, *(c for c in verb.children if c.dep_ in {"acomp", "attr"})):
        for c in holder.rights:
            that = any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)
            if c.dep_ in {"ccomp", "acl", "relcl"} and (that or c.dep_ == "ccomp"):
                yield c


def _sure(verb: Token, lexicon: Lexicon) -> tuple[Token, Token] | None:
    """Return adjective and subject of "the union is adamant"."""
    sure = next((c for c in verb.children if c.dep_ == "acomp" and c.lower_ in lexicon.words["adjectives"]), None)
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    return (sure, subject) if sure is not None and subject is not None else None


def _view(verb: Token, lexicon: Lexicon) -> tuple[Token, Token] | None:
    """Return noun and owner of "it is the view of the ministry"."""
    it = any(c.dep_ in {"nsubj", "expl"} and c.lower_ == "it" for c in verb.children)
    noun = next((c for c in verb.children if c.dep_ == "attr" and c.lemma_.lower() in lexicon.nouns), None)
    if not it or noun is None:
        return None
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [
        p for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"
    ]
    return (noun, owners[0]) if owners else None
