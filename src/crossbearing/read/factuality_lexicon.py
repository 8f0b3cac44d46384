"""Words that embed, deny and hedge events, loaded from `factuality.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Signature:
    """What a word says of the event it embeds, -3 to 3: where the word itself holds, and where it is denied."""

    kind: str
    held: float
    denied: float

    def under(self, value: float) -> float:
        """Return the factuality of what is embedded where the word's own is `value`: between the two by its size."""
        weight = (value + 3.0) / 6.0
        return weight * self.held + (1.0 - weight) * self.denied


@dataclass(frozen=True, slots=True)
class FactualityLexicon:
    """Signatures by (lemma, complement), the part of a commitment that modal verbs and adverbs leave, word lists."""

    signatures: Mapping[tuple[str, str], Signature]
    modals: Mapping[str, float]
    adverbs: Mapping[str, float]
    words: Mapping[str, frozenset[str]]


@cache
def factuality_lexicon() -> FactualityLexicon:
    """Return the lexicon that comes with the package; of two entries for a word and complement the first holds."""
    table = tomllib.loads((files("crossbearing.read") / "factuality.toml").read_text(encoding="utf-8"))
    signatures: dict[tuple[str, str], Signature] = {}
    for row in table["predicate"]:
        signature = Signature(row["kind"], *row["under"])
        for lemma in row["lemmas"]:
            for complement in row["takes"]:
                signatures.setdefault((lemma, complement), signature)
    return FactualityLexicon(
        signatures=signatures,
        modals=table["modals"],
        adverbs=table["adverbs"],
        words={name: frozenset(words) for name, words in table["words"].items()},
    )
