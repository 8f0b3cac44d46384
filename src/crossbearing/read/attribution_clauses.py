"""Clauses that can be said: what makes one finite, and how a parse misreads one."""

from __future__ import annotations

from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def child(token: Token, *deps: str) -> Token | None:
    """Return the first child of the token in one of these dependencies."""
    return next((c for c in token.children if c.dep_ in deps), None)


def finite(clause: Token) -> bool:
    """Return whether the clause can stand by itself; a finite verb may be tagged as a bare form or a participle."""
    heads = [clause, *(c for c in clause.children if c.dep_ in {"aux", "auxpass"})]
    if any(t.tag_ in _FINITE for t in heads) or is_misread(clause):
        return True
    subject = any(c.dep_ in {"nsubj", "nsubjpass", "expl"} and c.i < clause.i for c in clause.children)
    bare = clause.tag_ == "VB" or (clause.tag_ == "VBN" and clause.head.lemma_ not in {"find", "see", "consider"})
    return subject and bare and not any(c.tag_ == "TO" for c in clause.children)


def is_misread(clause: Token) -> bool:
    """Return whether a parse reads the verb as a noun: "said (that) the tunnel leaks"."""
    if clause.tag_ != "NNS":
        return False
    compound = any(c.dep_ == "compound" and c.pos_ == "NOUN" and c.i == clause.i - 1 for c in clause.children)
    if not compound:
        return False
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)
    return that or (clause.dep_ == "dobj" and clause.head.lemma_ in {"say", "insist", "think", "believe"})
