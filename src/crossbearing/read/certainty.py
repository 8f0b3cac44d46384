"""Certainty: the hedge or booster on a proposition, and the likelihood it expresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from crossbearing.model.claim import Certainty, CertaintyLevel
from crossbearing.read.grammar import children, is_verb
from crossbearing.read.parse import Passage

# Likelihood words after ICD-203; "may" and "possibly" are read near even by most readers (Wintle et al., 2019).
# "alleged" is no likelihood: somebody unnamed says so.
_WORDS: Mapping[str, CertaintyLevel] = {
    **dict.fromkeys(
        ("certainly", "undoubtedly", "definitely", "unquestionably", "indisputably", "certain", "doubtless", "surely"),
        "almost certain",
    ),
    **dict.fromkeys(("likely", "probably", "presumably", "apparently", "seemingly", "evidently", "probable"), "likely"),
    **dict.fromkeys(
        ("possibly", "perhaps", "maybe", "may", "might", "possible", "potentially", "conceivably", "conceivable"),
        "even",
    ),
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
    "fear": "even",
    **dict.fromkeys(("say", "report", "allege", "claim", "rumour", "rumor", "suppose", "understand"), "alleged"),
}
_HEARSAY = frozenset({"claim", "report", "allegation", "rumour", "rumor", "accusation", "suggestion", "speculation"})
# Nouns behind a preposition or "there is" that say how likely: "in all likelihood", "no doubt", "a chance that".
_NOUNS: Mapping[tuple[str, str], CertaintyLevel] = {
    ("all", "likelihood"): "very likely",
    ("all", "probability"): "very likely",
    ("no", "doubt"): "almost certain",
    ("little", "doubt"): "very likely",
    ("without", "doubt"): "almost certain",
    ("no", "question"): "almost certain",
}
_STRONGER: Mapping[CertaintyLevel, CertaintyLevel] = {"likely": "very likely", "unlikely": "very unlikely"}
_VERY = frozenset({"very", "highly", "most", "extremely", "overwhelmingly"})
_ALMOST = frozenset({"almost", "virtually", "nearly", "near"})
_NOT: Mapping[CertaintyLevel, CertaintyLevel] = {"likely": "unlikely", "very likely": "unlikely"}


def certainty_of(passage: Passage, start: int, end: int) -> Certainty | None:
    """Return the certainty of the proposition in the document span `start` to `end`, or None if no word shows any.

    A word on the head of the proposition or above it ("appears to", "was said to", "it is unlikely that") comes before
    one deeper in it; a hedge in a relative clause is about something else.
    """
    inside = [t for t in passage.within(start, end) if not t.is_space]
    if not inside:
        return None
    heads = [t for t in inside if t.head == t or not start <= passage.start + t.head.idx < end]
    for head in heads:
        found = _above(head) or next(_near(head), None)
        if found is not None:
            return found
    return next((c for t in inside if t.tag_ != "MD" for c in _own(t) if not _aside(t, heads)), None)


def _own(token: Token) -> Iterator[Certainty]:
    level = _WORDS.get(token.lower_)
    if level is None or (token.lower_ == "may" and token.tag_ != "MD"):
        return
    describes = token.dep_ == "amod"
    if (token.lower_ == "certain" and describes) or (token.lower_ in _PARTICIPLES and not describes):
        return  # "certain areas"; "the army claimed", which is a cue and no hedge
    before = token.nbor(-1) if token.i else None
    denial, first = _denial(token), token
    if denial is not None:
        if level not in _NOT:
            return
        level, first = _NOT[level], denial
    elif before is not None and before.lower_ in _VERY and level in _STRONGER:
        level, first = _STRONGER[level], before
    elif before is not None and before.lower_ in _ALMOST and level == "almost certain":
        first = before
    yield Certainty(_words(first, token), level)


def _words(first: Token, last: Token) -> str:
    """Return the text from one word to the other: a cue is quoted, never made up."""
    low, high = sorted((first.i, last.i))
    return str(last.doc[low : high + 1].text)


def _denial(token: Token) -> Token | None:
    """Return the word that denies it: of "not likely", "is not very likely", "no longer possible"."""
    around: list[Token] = [*token.children, *(token.head.children if token.dep_ in {"acomp", "attr", "oprd"} else ())]
    for child in around:
        if child.dep_ == "neg" and child.i < token.i:
            return child
        if child.lower_ == "longer" and child.i > 0 and child.nbor(-1).lower_ == "no":
            return token.doc[child.i - 1]
    return None


def _phrased(head: Token) -> Iterator[Certainty]:
    """Give what a phrase or modal says of how likely it is: "in all likelihood", "must have sunk", "could be dead"."""
    for child in head.children:
        nouns = [child, *children(child, "pobj")]
        for noun in nouns:
            for word in (*children(noun, "det", "amod", "neg"), *([child] if noun != child else [])):
                level = _NOUNS.get((word.lower_, noun.lower_))
                if level is not None and child.dep_ in {"prep", "advmod", "attr", "npadvmod", "dep", "det"}:
                    yield Certainty(_words(word, noun), level)
    modal = next((a for a in children(head, "aux") if a.lower_ in {"must", "could"}), None)
    if modal is None or children(head, "neg"):
        return
    perfect = next((a for a in children(head, "aux") if a.lower_ == "have"), None)
    if modal.lower_ == "must" and perfect is not None:
        yield Certainty(_words(modal, perfect), "very likely")  # what somebody infers; "must go" is a duty
    elif modal.lower_ == "could" and perfect is None and head.lemma_ == "be" and children(head, "acomp", "attr"):
        yield Certainty(modal.text, "even")


def _near(head: Token) -> Iterator[Certainty]:
    yield from _own(head)
    yield from _phrased(head)
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
    """Return whether the token stands in a side clause or phrase of the proposition, not in its core.

    Who resigned over an alleged fraud did resign.
    """
    describes = token.dep_ == "amod" and any(is_verb(head) for head in heads)
    while token not in heads and token.head != token:
        if token.dep_ in {"relcl", "advcl", "pcomp", "appos"} or (describes and token.dep_ == "pobj"):
            return True
        token = token.head
    return False
