"""Whether a sentence tells a time as past, present or still to come, by its verbs."""

from __future__ import annotations

import re
from typing import Literal

from spacy.tokens import Doc, Token

Told = Literal["past", "had", "present", "future"]

_AHEAD = frozenset({"will", "'ll", "wo", "shall"})
# "She could march in May", "Write by May": mostly ahead, but a date just past may be meant; the nearest one counts.
_OPEN = frozenset({"would", "could", "might", "may", "must", "should", "can"})
_SET_FOR = re.compile(
    r"\b(?:(?:scheduled|slated|billed|postponed|delayed|expected|planned)"
    r" (?:for|until|to|in|on|by|at|before|after)\b[^.;]{0,30}"
    r"|set (?:for|to)\b[^.;]{0,30}|due (?:for|in|on|by|at|until)\b[^.;]{0,20}|(?:deadline|upcoming)\b[^.;]{0,15})$",
    re.IGNORECASE,
)
_PLAN_WORDS = """plan expect intend hope schedule aim want seek order set vow promise threaten agree decide prepare ask
urge call tell have go need due likely ready unlikely bind"""
_PLANS = frozenset(_PLAN_WORDS.split())
_SAY_WORDS = """say tell report announce write claim add warn state call confirm deny note show accuse"""
_SAYS = frozenset(_SAY_WORDS.split())
_NARRATES = frozenset({"heading", "caption"})


def tense_at(doc: Doc, text: str, start: int, end: int, kind: str) -> Told:
    """Return how the clause around the words tells its time; `text` is that of `doc`.

    Verbless lines are past, and so is the present tense of a headline ("Flood cuts off town on Sunday").
    """
    if _SET_FOR.search(text[max(0, start - 60) : start]):
        return "future"
    verb = verb_over(doc, start, end)
    return _tense_of(verb, kind) if verb is not None else "past"


def verb_over(doc: Doc, start: int, end: int) -> Token | None:
    """Return the verb that the words at these offsets depend on, or None in a line without one."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    token = span.root
    for _ in range(30):  # deeper than any clause; a bound, since trees of broken text may be long chains
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
            return token
        if token.head.i == token.i:
            return None
        token = token.head
    return None


def _tense_of(verb: Token, kind: str) -> Told:
    for _ in range(10):
        helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
        if "had" in helpers:
            return "had"
        if helpers & {"was", "were", "did"} or verb.tag_ == "VBD" or _is_reduced(verb):
            return "past"
        if helpers & _AHEAD and "have" not in helpers:
            return "future"
        if helpers & _OPEN and "have" not in helpers:
            return "present"
        if "to" in helpers:
            if verb.head.i == verb.i or verb.head.lemma_ in _PLANS or verb.head.pos_ == "NOUN":
                return "future"
            verb = verb.head
            continue
        if helpers & {"has", "have", "'ve"}:
            return "past"
        if verb.tag_ in ("VBZ", "VBP") or helpers & {"is", "are", "'s", "'re", "am"}:
            return _present(verb, kind)
        if verb.head.i == verb.i or verb.tag_ == "VB":
            return "past" if verb.tag_ != "VB" else "present"
        verb = verb.head
    return "past"


def _is_reduced(verb: Token) -> bool:
    """Say whether a participle describes a noun as what was done ("plans announced in January")."""
    return verb.tag_ == "VBN" and verb.dep_ in ("acl", "relcl", "amod")


def _present(verb: Token, kind: str) -> Told:
    if verb.lemma_ in _SAYS or kind in _NARRATES:
        return "past"
    return "future" if verb.tag_ == "VBG" and verb.lemma_ == "go" else "present"


def since_over(doc: Doc, text: str, start: int, end: int) -> bool:
    """Say whether the words stand in a phrase that "since" opens ("since crossing the river in March")."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return False
    token = span.root
    for _ in range(6):
        if token.lower_ == "since" and token.dep_ in ("prep", "mark", "pcomp"):
            first = "first time" in text[max(0, token.idx - 14) : token.idx]
            return not first and "\n" not in text[token.idx : start]
        if any(child.lower_ == "since" and child.dep_ == "mark" for child in token.children) and token.tag_ == "VBG":
            return True
        if token.head.i == token.i or (token.pos_ in ("VERB", "AUX") and token.tag_ != "VBG"):
            return False
        token = token.head
    return False
