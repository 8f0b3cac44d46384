"""Appositions: noun phrases set beside a name, before it or after it, and the noun that heads them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from crossbearing.read.names_lexicon import Lexicon

STOPS = frozenset({",", ";", ".", ":", "(", ")", '"', "—", "!", "?"})
_LONGEST = 24  # tokens of an apposition; longer ones are mostly a misread list
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OPENERS = frozenset({"the", "its", "his", "her", "their", "a", "an"})


def head_noun(doc: Doc, i: int, end: int) -> Token | None:
    """Return the noun that tokens `i:end` are about: the last of their first stretch without preposition or verb."""
    head: Token | None = None
    for token in doc[i:end]:
        if token.pos_ in {"NOUN", "PROPN"}:
            head = token
        elif token.text not in {"-", "'s", "'"} and token.pos_ not in {"DET", "ADJ", "NUM", "ADV", "PRON"}:
            if doc[token.i - 1].text == "-" or (head is None and token.tag_ == "VBG"):
                continue  # "managing director", "Strelsau-installed official"
            break
    return head


def is_person_noun(token: Token, lexicon: Lexicon) -> bool:
    """Say whether the noun stands for a human being or people."""
    return lexicon.person_class(token.lower_, token.lemma_.lower()) is not None


def apposition_after(doc: Doc, j: int) -> tuple[int, int] | None:
    """Return the tokens of the phrase set off behind a name that ends at `j`: "Pat Doe, 43, a crane driver, said".

    None if nothing is set off, or if what follows is a clause of its own ("..., the union said").
    """
    if j + 1 >= len(doc) or doc[j].text not in {",", "(", "—"}:
        return None
    i = j + 1
    while i + 1 < len(doc) and i < j + 4 and (doc[i].pos_ in {"ADV", "NUM"} or doc[i].text == ","):
        i += 1  # an age, or "Kay Roe, meanwhile, an opposition leader"
    end, related = i, False
    while end < len(doc) and end - i < _LONGEST and doc[end].text not in STOPS and not doc[end].is_space:
        related = related or doc[end].tag_ in {"WP", "WDT", "WRB"} or doc[end].lower_ == "that"
        if not related and doc[end].tag_ in _FINITE and doc[end - 1].text != "-":
            return None
        end += 1
    return (i, end) if end > i else None


def apposition_before(doc: Doc, i: int, j: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the tokens of the phrase set before a name, for a person or body: "the council head, Pat Doe, told"."""
    comma = i - 1
    if comma < 1 or doc[comma].text != "," or not (j < len(doc) and doc[j].text in {",", ".", "—", ":", "of"}):
        return None
    best: tuple[int, int] | None = None
    for k in range(comma - 1, max(0, comma - _LONGEST) - 1, -1):
        token = doc[k]
        if token.text in STOPS or token.is_space or token.tag_ in _FINITE or token.dep_ == "mark":
            break
        if token.lower_ in _OPENERS or token.is_sent_start or token.ent_type_ == "DATE":
            head = head_noun(doc, k + (token.ent_type_ == "DATE"), comma)
            if head is not None and (is_person_noun(head, lexicon) or head.lower_ in lexicon.body):
                best = k + (token.ent_type_ == "DATE"), comma
        if token.ent_type_ == "DATE":
            break
    return best
