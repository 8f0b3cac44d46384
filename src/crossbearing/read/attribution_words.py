"""Words: the tokens of a passage that can be cues, sorted once by what they are."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.read.parse import Passage


@dataclass(frozen=True, slots=True)
class Words:
    """A passage with its verbs, common nouns, colons before a quotation, and words that open a phrase of source.

    Each search for cues goes over one of these lists: none looks at all tokens again.
    """

    passage: Passage
    verbs: tuple[Token, ...]
    nouns: tuple[Token, ...]
    proper: tuple[Token, ...]
    adverbs: tuple[Token, ...]
    colons: tuple[Token, ...]
    openers: tuple[Token, ...]


def words_of(passage: Passage) -> Words:
    """Return the passage with its words sorted, each list in text order."""
    kinds: dict[str, list[Token]] = {"verb": [], "noun": [], "proper": [], "adverb": [], "colon": [], "opener": []}
    doc = passage.parse
    last = len(doc) - 1
    for token in doc:
        pos, lower = token.pos_, token.lower_
        if pos in {"VERB", "AUX"}:
            kinds["verb"].append(token)
        elif pos == "NOUN":
            kinds["noun"].append(token)
        elif pos == "PROPN":
            kinds["proper"].append(token)
        elif pos == "ADV":
            kinds["adverb"].append(token)
        if lower in {"according", "in", "by"}:
            kinds["opener"].append(token)
        elif lower == ":" and 0 < token.i < last and doc[token.i + 1].text in {'"', "'"}:
            kinds["colon"].append(token)
    return Words(passage, *(tuple(found) for found in kinds.values()))
