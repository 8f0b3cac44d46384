"""Mood: whether a clause says that something is so, was meant, may be, or is not."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise

from spacy.tokens import Token

from crossbearing.model.claim import Modality, Stance
from crossbearing.read.clauses import Clause
from crossbearing.read.factuality import factuality_of
from crossbearing.read.factuality_local import condition_mark, is_request
from crossbearing.read.grammar import children, is_verb

# Verbs and adjectives that say their infinitive did not come about.
_FAILING = frozenset(
    (
        "fail failure inability refusal refuse decline neglect forget unable impossible reluctant lack cease stop avoid"
    ).split()
)
_MEANING = frozenset(
    (
        "plan intend aim want wish hope seek prepare vow pledge promise threaten mean order propose expect set due "
        "ready poised determined decide agree commit"
    ).split()
)
# Verbs, nouns and adjectives whose infinitive came about, was tried, or is told of otherwise than as a mere aim.
_REAL = frozenset(
    (
        "begin start continue keep manage go come seem appear prove happen tend help succeed get have use force cause "
        "lead fail refuse decline attempt try seek struggle bid aim effort failure inability say report know believe "
        "think allege claim see find remain able unable cease stop dare proceed end first last only spend work serve "
        "likely show join turn move rush travel return be reluctant"
    ).split()
)
_SURE = frozenset("certain sure bound likely unlikely".split())
_REFUSING = frozenset({"refuse", "decline"})
_GUESSING = frozenset(
    "hardly scarcely probably likely surely certainly undoubtedly possibly perhaps inevitably presumably".split()
)
_WILLING = frozenset("confirm comment say discuss answer disclose give name specify elaborate talk speak".split())
_WILL = frozenset({"will", "wo", "shall", "'ll"})
_MAY = frozenset({"may", "might", "could", "would", "should", "must", "'d"})
_MUST = frozenset({"must", "shall"})
_IF = frozenset({"if", "unless", "provided"})


def is_negated(token: Token, clause: Clause, after: Collection[str] = ()) -> bool:
    """Return whether the clause says that it is not so: an odd number of denials over the opening word.

    A preposition in `after` is part of what opens the frame ("without supply") and denies nothing.
    """
    opening = token.head if token.head.lower_ in after and token != clause.head else token
    return factuality_of(opening, top=clause.head).denied


def failed(token: Token, clause: Clause) -> bool:
    """Return whether a word above says that it did not succeed ("the failure of a bid to keep the bridge")."""
    return any(t.lemma_.lower() in _FAILING for t in list(_path(token, clause.head))[1:])


def no_longer(token: Token, clause: Clause) -> bool:
    """Return whether the negation over the word is one of time: it was so before ("no longer", "not any more")."""
    over = [
        c for t in _path(token, clause.head) for c in t.children if c.i < token.i or c.dep_ in {"advmod", "npadvmod"}
    ]
    return any(_is_of_time(c) for c in over)


def _is_of_time(word: Token) -> bool:
    if word.lower_ in {"longer", "more"}:
        return word.i > 0 and word.nbor(-1).lower_ in {"no", "any"}
    return word.lower_ == "anymore"


def _path(token: Token, head: Token) -> Iterator[Token]:
    """Give the token and the words above it up to the head of its clause."""
    yield token
    while token.i not in {head.i, token.head.i}:
        token = token.head
        yield token


def modality_of(token: Token, clause: Clause) -> Modality:
    """Return how the clause means it: as fact, as planned, under a condition, as a thought, or as a forecast."""
    path = list(_path(token, clause.head))
    verbs = [t for t in path if is_verb(t)]
    auxiliaries = {a.lower_ for v in verbs for a in children(v, "aux")}
    if any(_under_condition(v) for v in verbs):
        return "conditional"
    if _is_foreseen(path):
        return "predicted"
    if _is_meant(path) or _only_aimed_at(path) or any(_is_to(t) for t in path):
        return "planned"
    if "would" in auxiliaries and any(children(v, "neg") and v.lemma_ in _WILLING for v in verbs):
        return "actual"  # "would not confirm" is what he did not do
    if auxiliaries & _MUST and not auxiliaries & {"have"}:
        return "planned"  # "must be completed by Friday"; "must have left" is a guess
    going = any(v.lemma_ == "go" and v.tag_ == "VBG" and children(v, "xcomp") for v in verbs)
    if going or auxiliaries & _WILL:
        return "predicted"
    if "would" in auxiliaries and clause.saying is not None:  # "he said it would open": what he said was "will"
        return "predicted"
    if auxiliaries & _MAY <= {"could"} and any(children(v, "neg") for v in verbs):
        return "actual"  # "could not be found" was not; under a condition it would not be
    return "hypothetical" if auxiliaries & _MAY or any(is_request(v) for v in verbs) else "actual"


def _is_foreseen(path: list[Token]) -> bool:
    """Return whether others expect it than who is to do it ("is expected to", "is certain to", "expects rain")."""
    for token in path:
        if token.lemma_.lower() == "expect" and (children(token, "auxpass") or not children(token, "xcomp")):
            return True
        sure = [token, *children(token, "acomp", "oprd")]
        if any(t.lemma_.lower() in _SURE and children(t, "xcomp") for t in sure):
            return True
    return False


def _is_meant(path: list[Token]) -> bool:
    """Return whether a word above means it; "set" does so only of a deed ("set to sail", not "set on fire")."""
    return any(t.lemma_.lower() in _MEANING and (t.lemma_ != "set" or is_verb(below)) for below, t in pairwise(path))


def refuses(verb: Token) -> bool:
    """Return whether the verb says of its infinitive that it is not done ("refuses to sign")."""
    return verb.lemma_ in _REFUSING and any(is_verb(c) for c in children(verb, "xcomp"))


def is_guess(verb: Token) -> bool:
    """Return whether a word beside the verb makes what "will" be a guess ("will hardly accept it")."""
    return any(c.lower_ in _GUESSING for c in children(verb, "advmod"))


def spoken_stance(verb: Token) -> Stance | None:
    """Return the act of somebody who says this of others or of all: demands what must be done, predicts by a guess."""
    words = {a.lower_ for a in children(verb, "aux")}
    if verb.pos_ != "VERB" or verb.dep_ == "relcl" or children(verb, "auxpass"):
        return None
    if "must" in words and "have" not in words:
        return "demands"
    return "predicts" if words & _WILL and is_guess(verb) else None


def _is_to(verb: Token) -> bool:
    """Return whether the infinitive stands right behind a form of "be": "the minister is to visit the town"."""
    return verb.dep_ == "xcomp" and verb.head.lemma_ == "be" and any(a.lower_ == "to" for a in children(verb, "aux"))


def _only_aimed_at(path: list[Token]) -> bool:
    """Return whether an infinitive stands under a verb that does not say it came about ("ordered them to leave")."""
    for token in path[:-1]:
        infinitive = any(a.lower_ == "to" for a in children(token, "aux"))
        if infinitive and token.dep_ in {"xcomp", "acl", "advcl", "ccomp"} and token.head.lemma_.lower() not in _REAL:
            return True
    return False


def _under_condition(verb: Token) -> bool:
    return any(
        condition_mark(c) is not None or any(m.lower_ in _IF for m in children(c, "advmod"))
        for c in children(verb, "advcl")
    ) or any(mark.lower_ in _IF for mark in children(verb, "mark"))
