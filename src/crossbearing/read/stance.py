"""Stance: the speech act that a cue and its content show."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Token

from crossbearing.model.claim import Stance
from crossbearing.read.attribution_guards import undisputed
from crossbearing.read.speech import SpeechVerb, speech_lexicon

_FUTURE = frozenset({"will", "shall", "wo", "'ll", "would", "could", "may", "might"})
_BACK = frozenset({"it", "this", "that"})
_COPULAS = frozenset({"be", "remain", "prove", "sound", "look"})


def stance_of(form: SpeechVerb, cue: Token, content: Collection[Token]) -> Stance:
    """Return the stance of a verb of saying in this form over its content.

    A warning is a forecast only of what will come. "Is not true" and "is false" as all that is said deny their subject.
    """
    if cue.lemma_ in speech_lexicon().words["disbelieving"] and any(c.dep_ == "neg" for c in cue.children):
        return "doubts"
    if form.stance == "denies" and undisputed(cue):
        return "concedes"
    if form.stance == "asserts" and any(c.lower_ == "longer" for c in cue.children):
        return "doubts" if cue.lemma_ in speech_lexicon().words["beliefs"] else "retracts"
    if form.future and not _of_the_future(cue, content):
        return "asserts"
    if form.stance == "asserts" and (
        (form.as_ and _called_false(cue, content)) or denies_its_subject(_top_clauses(cue, content))
    ):
        return "denies"
    return form.stance


def denies_its_subject(heads: Collection[Token]) -> bool:
    """Return whether the clauses say of their own subject that it is false: "the alleged sale is not true"."""
    return bool(heads) and all(_says_false(head) for head in heads)


def _says_false(head: Token) -> bool:
    if head.lemma_ not in _COPULAS:
        return False
    negated = any(child.dep_ == "neg" for child in head.children)
    if any(c.dep_ == "nsubj" and c.lower_ in _BACK for c in head.children):
        return False  # "that is false" points back to other words
    for child in head.children:
        if child.dep_ not in {"acomp", "attr", "oprd"}:
            continue
        if any(c.dep_ == "xcomp" or c.tag_ == "TO" for c in child.children):
            continue  # "wrong to refuse" calls an act wrong, no words
        if child.lemma_.lower() in speech_lexicon().words["false"] | speech_lexicon().words["false_nouns"]:
            return not negated
        if child.lower_ in {"true", "correct", "accurate", "so"}:
            return negated
    return False


def _called_false(cue: Token, content: Collection[Token]) -> bool:
    """Return whether something said, not a picture or a law, is called false: "dismissed the report as nonsense"."""
    lexicon = speech_lexicon()
    thing = next((c for c in cue.children if c.dep_ == "dobj"), cue.head if cue.dep_ in {"acl", "relcl"} else None)
    words = thing.lemma_.lower() if thing is not None else ""
    back = words in _BACK or (thing is None and any(t.lower_ in _BACK for t in content))
    if not back and words not in lexicon.nouns and words not in lexicon.words["counts"]:
        return False
    verdicts = [t for t in content if t.lemma_.lower() in lexicon.words["false"] | lexicon.words["false_nouns"]]
    dismissed = cue.lemma_ in lexicon.words["deny"] and any(t.lower_ == "as" for t in content)
    return dismissed or any(not any(c.dep_ == "neg" for c in t.children) for t in verdicts)


def _top_clauses(cue: Token, content: Collection[Token]) -> list[Token]:
    return [child for child in cue.children if child.dep_ == "ccomp" and child in content]


def _of_the_future(cue: Token, content: Collection[Token]) -> bool:
    if any(child.dep_ == "prep" and child.lower_ in {"of", "about", "against"} for child in cue.children):
        return True
    heads = _top_clauses(cue, content)
    return any(child.lower_ in _FUTURE for head in heads for child in head.children if child.dep_ in {"aux", "auxpass"})
