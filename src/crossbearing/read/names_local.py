"""Local legends: states the public list does not know, as a document's own words show them.

"Vostria" and "Vostrian forces" in one text make a side of Vostria: an adjective before an organ or officer of state,
and the name it is made from.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from crossbearing.model.packs import Legend
from crossbearing.read.names_capitals import Capitals
from crossbearing.read.names_cues import SideWords
from crossbearing.read.names_lexicon import Lexicon
from crossbearing.read.parse import Passage

_ENDINGS = re.compile(r"i?an|ean|ish|ese|i|ic|en?|n")
_SOURCE = "this document"


def local_legends(
    passages: Sequence[Passage], capitals: Capitals, known: SideWords, lexicon: Lexicon
) -> tuple[Legend, ...]:
    """Return a legend for each state that only this document knows, by name."""
    names = sorted(_candidates(passages, capitals))
    found: Counter[tuple[str, str]] = Counter()
    for adjective in _adjectives(passages, lexicon):
        if adjective in known.by_first:
            continue
        stems = [name for name in names if name != adjective and _made_from(adjective, name)]
        if stems:
            found[min(stems, key=lambda name: (len(name), name)), adjective] += 1
    states = sorted({name for name, _ in found})
    return tuple(
        Legend(name, tuple(f for n, a in sorted(found) if n == name for f in (a, f"{a}s")), (), _SOURCE)
        for name in states
        if name not in known.by_first
    )


def _candidates(passages: Sequence[Passage], capitals: Capitals) -> set[str]:
    """Return the single words in capitals that may name a state."""
    return {
        token.text
        for passage in passages
        for token in passage.parse
        if token.text[:1].isupper()
        and token.is_alpha
        and len(token) > 3
        and token.text.casefold() not in capitals.small
    }


def _adjectives(passages: Sequence[Passage], lexicon: Lexicon) -> Iterator[str]:
    """Yield the capitalised words right before a noun for an organ, officer or soldier of a state."""
    for passage in passages:
        doc = passage.parse
        for token in doc[:-1]:
            after = doc[token.i + 1]
            lemma = after.lemma_.lower()
            office = lexicon.person_class(after.lower_, lemma) in {"party", "aligned"}
            organ = "state" in lexicon.body.get(after.lower_, lexicon.body.get(lemma, frozenset()))
            if token.text[:1].isupper() and token.is_alpha and (office or organ) and token.pos_ in {"ADJ", "PROPN"}:
                yield token.text


def _made_from(adjective: str, name: str) -> bool:
    """Say whether an adjective is made from a name: its stem without a last vowel, and an ending of peoples."""
    stem = name[:-1] if name[-1] in "aeoy" else name
    stem = stem[:-1] if len(stem) > 3 and stem[-1] == "i" else stem
    return adjective.startswith(stem) and _ENDINGS.fullmatch(adjective, len(stem)) is not None
