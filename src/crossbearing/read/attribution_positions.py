"""Positions: speaker and content by where they stand, for sentences whose parse went astray."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.read.attribution_spans import subtree
from crossbearing.read.speech import speech_lexicon

_INSIDE = frozenset({"pobj", "prep", "compound", "nmod", "amod", "poss", "nummod", "npadvmod"})
_VERBS = frozenset({"VERB", "AUX"})
_TOLD = frozenset({"tell", "inform", "assure", "remind", "notify", "brief"})  # whoever follows these is told
_FREE = frozenset({"nsubj", "nsubjpass", "appos", "conj", "ROOT", "npadvmod", "dep", "attr", "compound"})
_OPENS = frozenset({",", '"', "—", "-", "'"})


def speaker_before(verb: Token) -> Token | None:
    """Return the head of the noun phrase right before the verb, over its appositions: "Ana Duarte, a pilot, said"."""
    if verb.i and verb.nbor(-1).text == "(":
        return None
    if verb.dep_ in {"acl", "relcl", "advcl", "xcomp"}:
        return None
    at = verb.i - 1
    start = verb.sent.start
    while at >= start and (verb.doc[at].is_punct or verb.doc[at].pos_ == "ADV" or verb.doc[at].dep_ in {"aux", "neg"}):
        at -= 1
    if at < start:
        return None
    token = verb.doc[at]
    if token.pos_ == "PROPN" and token.dep_ == "pobj" and at == verb.i - 1 and token.head.head == verb:
        return token  # "Under questioning Reyer conceded"
    while token.head != token and token.head.i < verb.i and token.head.i >= start:
        if token.dep_ in _INSIDE or (token.dep_ == "appos" and token.pos_ != "PROPN"):
            token = token.head
        else:
            break
    return token if token.pos_ in {"NOUN", "PROPN", "PRON"} and token.dep_ in _FREE else None


def speaker_after(verb: Token) -> Token | None:
    """Return the head of the noun phrase right after an inverted verb of saying: `"...," warned Duarte`."""
    if word_before(verb) not in {",", '"', "'"} or verb.lemma_ in _TOLD:
        return None
    for c in verb.rights:
        if c.dep_ in {"dobj", "oprd", "attr", "npadvmod", "dative"} and c.pos_ in {"PROPN", "NOUN"}:
            first = min(t.i for t in c.subtree)
            return c if first == verb.i + 1 else None
    return None


def word_before(token: Token, steps: int = 1) -> str:
    """Return the text of the token so many before this one, spaces skipped; empty at the start."""
    at = token.i
    for _ in range(steps):
        at -= 1
        while at >= 0 and token.doc[at].is_space:
            at -= 1
    return token.doc[at].text if at >= 0 else ""


def content_before(verb: Token, speaker: Token) -> set[Token]:
    """Return the clause before "..., X said" in the sentence; empty if no comma parts them or it has no verb."""
    first = left_edge(speaker, verb)
    start = max((t.i + 1 for t in verb.doc[verb.sent.start : first] if t.text == ";"), default=verb.sent.start)
    if first - 1 <= start or verb.doc[first - 1].text not in _OPENS or _goes_on(verb):
        return set()
    if any(
        c.i < verb.i and c.dep_ in {"advcl", "prep"} and min(t.i for t in c.subtree) == start for c in verb.children
    ):
        return set()  # "Asked about it, X said no"
    before = list(verb.doc[start : first - 1])
    return set(before) if any(_is_finite(t) for t in before) else set()


def _is_finite(token: Token) -> bool:
    """Return whether the verb is finite; one with a subject before it is, if a parse takes it for a participle."""
    if token.pos_ not in _VERBS:
        return False
    subject = token.tag_ == "VBN" and any(c.dep_ == "nsubj" and c.i < token.i for c in token.children)
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"} or subject


def speaker_like(noun: Token) -> bool:
    """Return whether the noun is for a person, so that a name beside it is that person's."""
    words = speech_lexicon().words
    return noun.lemma_.lower() in words["people"] | words["describers"] | words["others"]


def left_edge(speaker: Token, verb: Token) -> int:
    """Return where the noun phrase starts: to the left of its head without a comma, but with "the mayor, X"."""
    title = speaker.head
    if speaker.dep_ == "appos" and title.pos_ == "NOUN" and title.i < speaker.i and speaker_like(title):
        speaker = title  # "the governor, Ana Duarte, told"
    edge = speaker.i
    inside = (
        {t.i for t in subtree(speaker) if t.i < speaker.i}
        if speaker.head != verb or speaker.dep_ in {"nsubj", "nsubjpass"}
        else set()
    )
    near = {c.i for t in (speaker, *speaker.children) for c in t.subtree if c.i < speaker.i and t.dep_ != "conj"}
    while edge - 1 in inside | near and verb.doc[edge - 1].text not in _OPENS:
        edge -= 1
    return edge


def _goes_on(verb: Token) -> bool:
    """Return whether a clause follows the verb: then what stands before is no content of its own."""
    after = list(verb.doc[verb.i + 1 : verb.sent.end])
    return any(t.pos_ in _VERBS and t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in after)
