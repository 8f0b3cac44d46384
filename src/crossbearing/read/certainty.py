"""Certainty: the hedge or booster on a proposition, and the likelihood it expresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from crossbearing.model.claim import Certainty, CertaintyLevel
from crossbearing.read.parse import Passage

# Likelihood words after ICD-203; "may" and "possibly" are read near even by most readers (Wintle et al., 2019).
# "alleged" is no likelihood: somebody unnamed says so.
_WORDS: Mapping[str, CertaintyLevel] = {
    **dict.fromkeys(
        ("certainly", "undoubtedly", "definitely", "unquestionably", "indisputably", "certain"), "almost certain"
    ),
    **dict.fromkeys(("likely", "probably", "presumably", "apparently", "seemingly", "evidently", "probable"), "likely"),
    **dict.fromkeys(("possibly", "perhaps", "maybe", "may", "might", "possible"), "even"),
    **dict.fromkeys(("unlikely", "improbable", "doubtful"), "unlikely"),
    **dict.fromkeys(
        (
            "allegedly",
            "reportedly",
            "supposedly",
            "purportedly",
            "alleged",
            "supposed",
            "purported",
            "rumoured",
            "rumored",
        ),
        "alleged",
    ),
    **dict.fromkeys(("unverified", "unconfirmed", "claimed", "so-called", "ostensibly"), "alleged"),
}
_PARTICIPLES = frozenset({"claimed", "alleged", "supposed", "purported", "rumoured", "rumored"})
_GOVERNORS: Mapping[str, CertaintyLevel] = {
    **dict.fromkeys(("appear", "seem"), "likely"),
    **dict.fromkeys(("believe", "think", "suspect", "presume", "assume"), "likely"),
    **dict.fromkeys(("say", "report", "allege", "claim", "rumour", "rumor", "suppose"), "alleged"),
}
_HEARSAY = frozenset({"claim", "report", "allegation", "rumour", "rumor", "accusation", "suggestion", "speculation"})
_STRONGER: Mapping[CertaintyLevel, CertaintyLevel] = {"likely": "very likely", "unlikely": "very unlikely"}
_VERY = frozenset({"very", "highly", "most", "extremely", "overwhelmingly"})
_ALMOST = frozenset({"almost", "virtually", "nearly", "near"})
_NOT: Mapping[CertaintyLevel, CertaintyLevel] = {"likely": "unlikely", "very likely": "unlikely"}


def certainty_of(passage: Passage, start: int, end: int) -> Certainty | None:
    """Return the certainty of the proposition in the document span `start` to `end`, or None if no word shows any.

    A word on the head of the proposition or above it ("appears to", "was said to", "it is unlikely that") comes before
    one deeper in it; a hedge in a relative clause is about something else.
    """
    inside = [t for t in passage.parse if start <= passage.start + t.idx < end and not t.is_space]
    if not inside:
        return None
    heads = [t for t in inside if t.head == t or not start <= passage.start + t.head.idx < end]
    for head in heads:
        found = _above(head) or next(_near(head), None)
        if found is not None:
            return found
    return next((c for t in inside if not _aside(t, heads) for c in _own(t) if t.tag_ != "MD"), None)


def _own(token: Token) -> Iterator[Certainty]:
    level = _WORDS.get(token.lower_)
    if level is None or (token.lower_ == "may" and token.tag_ != "MD"):
        return
    describes = token.dep_ == "amod"
    if (token.lower_ == "certain" and describes) or (token.lower_ in _PARTICIPLES and not describes):
        return  # "certain areas"; "the army claimed", which is a cue and no hedge
    before = token.nbor(-1) if token.i else None
    words = token.text
    if before is not None and before.lower_ in _VERY and level in _STRONGER:
        level, words = _STRONGER[level], f"{before.text} {token.text}"
    elif before is not None and before.lower_ in _ALMOST and level == "almost certain":
        words = f"{before.text} {token.text}"
    elif _negated(token):
        if level not in _NOT:
            return
        level, words = _NOT[level], f"not {token.text}"
    yield Certainty(words, level)


def _negated(token: Token) -> bool:
    """Return whether the word is denied: "not likely", "is not likely", "no longer possible"."""
    around = [*token.children, *(token.head.children if token.dep_ in {"acomp", "attr", "oprd"} else ())]
    return any(c.dep_ == "neg" or (c.lower_ == "longer" and c.i > 0 and c.nbor(-1).lower_ == "no") for c in around)


def _near(head: Token) -> Iterator[Certainty]:
    yield from _own(head)
    for child in head.children:
        if child.dep_ in {"advmod", "aux", "amod", "acomp", "oprd", "attr"}:
            yield from _own(child)
        if child.dep_ == "xcomp":
            yield from (c for t in (child, *child.children) if t.dep_ in {"xcomp", "advmod"} for c in _own(t))
    if any(c.dep_ in {"xcomp", "oprd", "acomp", "ccomp"} and c.tag_ != "VBG" for c in head.children):
        if head.lemma_ in {"appear", "seem"}:
            yield Certainty(head.text, "likely")
        elif head.lemma_ in _GOVERNORS and _impersonal(head):
            yield Certainty(head.text, _GOVERNORS[head.lemma_])


def _above(head: Token) -> Certainty | None:
    """Return the certainty that the words over the proposition give it."""
    governor = head.head
    if governor == head:
        return None
    if head.dep_ in {"xcomp", "ccomp", "acl", "csubj", "acomp", "oprd"}:
        if governor.lemma_ in {"appear", "seem"} and head.tag_ != "VBG":
            return Certainty(governor.text, "likely")
        if governor.lemma_ in _GOVERNORS and _impersonal(governor):
            return Certainty(governor.text, _GOVERNORS[governor.lemma_])
        if governor.lemma_ == "hear" and head.dep_ == "ccomp":  # "a court heard": whoever told it is not named
            return Certainty(governor.text, "alleged")
        if governor.pos_ == "NOUN" and governor.lemma_ in _HEARSAY and not _owned(governor):
            return Certainty(governor.text, "alleged")
    if head.dep_ in {"ccomp", "xcomp"} and governor.pos_ in {"ADJ", "AUX"}:
        adjective = (
            governor if governor.pos_ == "ADJ" else next((c for c in governor.children if c.dep_ == "acomp"), governor)
        )
        return next(_own(adjective), None)
    return None


def _impersonal(verb: Token) -> bool:
    """Return whether nobody says it: "was said to have", "it was reported that"."""
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return passive and not any(c.dep_ == "agent" for c in verb.children)


def _owned(noun: Token) -> bool:
    return any(c.dep_ == "poss" or (c.dep_ == "prep" and c.lower_ in {"by", "from"}) for c in noun.children)


def _aside(token: Token, heads: list[Token]) -> bool:
    """Return whether the token stands in a relative or adverbial clause of the proposition, not in its core."""
    while token not in heads and token.head != token:
        if token.dep_ in {"relcl", "advcl", "pcomp", "appos"}:
            return True
        token = token.head
    return False
