"""Counted things: the noun that a number counts, in one normal form, persons always as "people"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from crossbearing.read.quantities_persons import counts_persons

_HOLDER_WORDS = "population crowd crew toll death casualties staff workforce garrison audience electorate membership"
_HARM_WORDS = """kill injure wound hurt die rescue evacuate displace arrest detain capture hospitalize hospitalise drown
save employ perish flee live treat shelter march gather protest attend sleep suffer walk queue"""
_PIECE_WORDS = "pieces units items sets groups types kinds rounds cases loads bags boxes cans copies pairs lots"

_HOLDS_PERSONS = frozenset(_HOLDER_WORDS.split())  # "a population of 26,000"
_HARMS = frozenset(_HARM_WORDS.split())  # "killing 12"
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PIECES = frozenset(_PIECE_WORDS.split())  # "15 pieces of hardware"


def counted(doc: Doc, start: int, end: int) -> tuple[str | None, Token | None]:
    """Return what a number counts, in normal form, with the noun; (None, None) if nothing says it."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None, None
    token = span.root
    noun = _noun_over(token, span.end)
    if noun is not None:
        return _normal(noun, span.end, one=span.text.lower() in ("one", "1")), noun
    return ("people", None) if _stands_for_persons(token, span.end) else (None, None)


def _noun_over(token: Token, end: int) -> Token | None:
    """Return the noun that the number modifies; of "dozens of houses" the houses."""
    if (
        token.dep_ in ("nummod", "quantmod", "compound", "amod", "det", "nmod", "npadvmod", "poss")
        and token.head.i > token.i
    ):
        head = token.head
        while head.dep_ in ("compound", "quantmod", "nummod") and head.head.i > head.i and head.i - token.i < 8:
            head = head.head
        if head.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and head.i >= end - 1:
            return head if head.pos_ != "VERB" or counts_persons(head.lower_) else None
    of = next((c for c in token.children if c.lower_ == "of" and c.i >= end), None)
    if of is not None:
        return next((c for c in of.children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN")), None)
    follower = token.doc[end] if end < len(token.doc) else None
    if follower is not None and (counts_persons(follower.lower_) or _looks_plural(follower)):
        return follower
    return None


def _looks_plural(token: Token) -> bool:
    """Say whether a word right after a number reads as its noun though the parse takes it for a verb ("40 dives")."""
    return token.tag_ in ("VBZ", "NNS") and token.is_lower and token.lower_.endswith("s") and token.pos_ != "AUX"


def thing_counted(noun: Token) -> Token:
    """Return the last noun of what is counted: of "pieces of hardware" the hardware."""
    of = next((c for c in noun.children if c.lower_ == "of" and c.i == noun.i + 1), None)
    if noun.lower_ not in _PIECES or of is None:
        return noun
    return next((c for c in of.children if c.dep_ == "pobj" and c.i - noun.i < 6), noun)


def _normal(noun: Token, end: int, *, one: bool) -> str:
    word = noun.lower_
    if counts_persons(word) or (noun.ent_type_ == "NORP" and noun.tag_ == "NNPS"):
        return "people"
    thing = thing_counted(noun)
    if thing is not noun:
        return "people" if counts_persons(thing.lower_) else f"{word} of {thing.lower_}"
    if noun.tag_ == "NN" and one:
        word = _plural(word)
    parts = [c.lower_ for c in noun.lefts if c.dep_ == "compound" and c.is_lower and c.i >= max(end, noun.i - 2)]
    return " ".join([*parts, word])


def _plural(word: str) -> str:
    """Return the regular plural, so that one boat and two boats have one unit."""
    if word.endswith(("s", "x", "ch", "sh")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else f"{word}s"


def _stands_for_persons(token: Token, end: int) -> bool:
    """Say whether a number without a noun counts persons: "a population of 26,000", "killing 12", "five were hurt"."""
    follower = token.doc[end] if end < len(token.doc) else None
    if follower is not None and _harms(follower):
        return True
    above = token
    for _ in range(4):
        if _harms(above) or above.lower_ in _HOLDS_PERSONS or counts_persons(above.lower_):
            return True
        if any(c.lower_ in _HOLDS_PERSONS for c in above.children if c.dep_ in _SUBJECTS):
            return True
        if above.head.i == above.i:
            break
        above = above.head
    return token.dep_ in _SUBJECTS and _persons_told_before(token)


def _harms(token: Token) -> bool:
    return token.lemma_.lower() in _HARMS or token.lower_ in _HARMS


def _persons_told_before(token: Token) -> bool:
    """Say whether the sentence before is about persons ("Residents went home. About 850 had returned by noon.")."""
    opens = token.sent.start
    if opens == 0:
        return False
    root = token.doc[opens - 1].sent.root
    return any(c.dep_ in _SUBJECTS and counts_persons(c.lower_) for c in root.children)
