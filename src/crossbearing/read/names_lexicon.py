"""The words by which a text says what somebody is, loaded from `names_lexicon.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

PersonClass = Literal["party", "aligned", "neutral", "office"]
BodyClass = Literal["state", "party", "neutral"]

# Nouns that a newspaper coins freely for people: "boatman", "councilwoman", "violinist".
_PERSON_ENDINGS = ("man", "woman", "person", "men", "women", "ist", "ists")
_BODY_ORDER: tuple[BodyClass, ...] = ("state", "party", "neutral")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words in lower case by what they tell; `person` and `group` give the class that decides on a side."""

    courtesy: frozenset[str]
    rank: frozenset[str]
    modifiers: frozenset[str]
    person: Mapping[str, PersonClass]
    group: Mapping[str, PersonClass]
    body: Mapping[str, frozenset[BodyClass]]
    untitled: frozenset[str]
    overriding: frozenset[str]
    completing: frozenset[str]
    generic: frozenset[str]
    void: frozenset[str]
    state_media: tuple[str, ...]
    aligned_phrases: tuple[str, ...]
    independent: frozenset[str]
    hyphen_aligned: frozenset[str]
    business: frozenset[str]
    business_names: frozenset[str]
    craft: frozenset[str]
    things: frozenset[str]
    settlement: frozenset[str]
    area: frozenset[str]

    def person_class(self, word: str, lemma: str) -> PersonClass | None:
        """Return how a noun for a person or people takes a side, or None if it is no such noun."""
        found = self.person.get(word) or self.group.get(word) or self.person.get(lemma)
        if found is None and len(word) > 5 and word.endswith(_PERSON_ENDINGS):
            return "neutral"
        return found

    def titles(self, word: str) -> bool:
        """Say whether a word in capitals may end a title before a name, or names ("MPs Doe and Roe")."""
        if word.endswith("s") and word not in self.person and word[:-1] in self.person:
            word = word[:-1]
        return word in self.courtesy or word in self.rank or (word in self.person and word not in self.untitled)

    def body_class(self, words: Iterable[str]) -> BodyClass | None:
        """Return what the body is that these words head or describe: an organ of state, a party, or neither.

        A word that rules, rescues or reports decides alone; else the last word that says anything.
        """
        classes: frozenset[BodyClass] = frozenset()
        for word in words:
            if word in self.overriding:
                return "neutral"
            classes = self.body.get(word, classes)
        return next((kind for kind in _BODY_ORDER if kind in classes), None)


@cache
def load_lexicon() -> Lexicon:
    """Return the lexicon that ships with the package."""
    data = tomllib.loads((files("crossbearing.read") / "names_lexicon.toml").read_text(encoding="utf-8"))
    classes: tuple[PersonClass, ...] = ("neutral", "aligned", "office", "party")
    bodies = data["body"]
    bodies["party"] += [word for word in bodies["business_names"] if word not in bodies["party"]]
    nouns = sorted({word for kind in _BODY_ORDER for word in bodies[kind]})
    return Lexicon(
        courtesy=frozenset(data["courtesy"]),
        rank=frozenset(data["rank"]),
        modifiers=frozenset(data["title_modifier"]),
        person={word: kind for kind in classes for word in data["person"][kind]},
        group={word: kind for kind in classes if kind in data["group"] for word in data["group"][kind]},
        body={word: frozenset(kind for kind in _BODY_ORDER if word in bodies[kind]) for word in nouns},
        untitled=frozenset(data["untitled"]["words"]),
        overriding=frozenset(bodies["overriding"]),
        completing=frozenset(bodies["completing"]),
        generic=frozenset(bodies["generic"]),
        void=frozenset(data["void"]["words"]),
        state_media=tuple(data["state_media"]["phrases"]),
        aligned_phrases=tuple(data["tie"]["aligned"]),
        independent=frozenset(data["tie"]["independent"]),
        hyphen_aligned=frozenset(data["tie"]["hyphen"]),
        business=frozenset(bodies["business"]),
        business_names=frozenset(bodies["business_names"]),
        things=frozenset(data["thing"]["words"]),
        craft=frozenset(data["craft"]["words"]),
        settlement=frozenset(data["place"]["settlement"]),
        area=frozenset(data["place"]["area"]),
    )
