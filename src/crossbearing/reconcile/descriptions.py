"""Descriptions: words that describe somebody rather than name anybody: "council", "a resident of the village"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from crossbearing.model.document import Document
from crossbearing.model.spelling import folded
from crossbearing.reconcile.kinds import Lists
from crossbearing.reconcile.lexicon import BODY_NOUNS, CLASSES, POSSESSED_BY
from crossbearing.reconcile.naming import Named

_NOUNS: Final = BODY_NOUNS.union(*(nouns for _, nouns in CLASSES))


def common_words(documents: Sequence[Document]) -> frozenset[str]:
    """Return the words that a story writes in small letters somewhere."""
    return frozenset(word for document in documents for word in re.findall(r"\b[a-z]{2,}\b", document.text))


def describes(named: Named, lists: Lists, common: frozenset[str]) -> bool:
    """Say whether the words only describe: in small letters, or with a capital that only opens a sentence.

    What a list or a publication names is a name, and "Harbour's engineers" are somebody's.
    """
    if folded(named.name) in lists.actors or any(use.publishes for use in named.uses):
        return False
    words = named.name.removeprefix("the ").removeprefix("The ").split()
    if not words or POSSESSED_BY.match(named.name) is not None:
        return not words
    if words[0][:1].islower():
        return True
    rest = words[1:]
    if not rest and words[0].istitle() and words[0].casefold() in _NOUNS:
        return True
    return words[0].casefold() in common and not any(word[:1].isupper() for word in rest) and words[0].istitle()
