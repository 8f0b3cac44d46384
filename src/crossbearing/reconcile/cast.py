"""The cast: the people, bodies and places of a story, looked up by any of their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from crossbearing.model.judgement import Affiliation, Entity, Tie
from crossbearing.model.spelling import folded

OWN_FORCES: Final = "’s forces"
OWN_PEOPLE: Final = "’s people"


@dataclass(frozen=True, slots=True)
class Cast:
    """Entities by id, and the id behind each name in the claims: `of` for who acts and speaks, `places` for where.

    `collective` holds the ids of those who are a party itself rather than a person: a state, its capital, its army,
    "officials"; `outlets` of those who publish what others say; `offices`
    the one person by document and office of more than one word.
    """

    entities: Mapping[str, Entity]
    of: Mapping[str, str]
    places: Mapping[str, str]
    collective: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()
    offices: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def entity(self, name: str | None) -> Entity | None:
        """Return the entity of that name, or None if the story has none."""
        return self.entities.get(self.of.get(name, "")) if name else None

    def name(self, name: str) -> str:
        """Return the name most used in the story for whoever bears this one."""
        found = self.entity(name)
        return found.names[0] if found else name

    def place(self, name: str) -> str:
        """Return the name most used in the story for a place."""
        found = self.entities.get(self.places.get(name, ""))
        return found.names[0] if found else name

    def officer(self, words: str, document: str) -> str | None:
        """Return who holds the office of these words in a document: "the environment minister"; None if not told."""
        found = self.entity(words)
        if found is not None and found.kind not in ("object", "group"):
            return None
        return self.offices.get((document, folded(words.removeprefix("the "))))

    def key(self, name: str) -> str:
        """Return what tells one bearer from another: the entity's id, else the name itself."""
        return self.of.get(name, name)

    def affiliation(self, name: str | None) -> Affiliation | None:
        """Return the affiliation of the bearer that has a side, the first listed, or None."""
        found = self.entity(name)
        if found is None:
            return None
        return next((a for a in found.affiliations if a.side), None)

    def side(self, name: str | None, shown: str | None = None) -> str | None:
        """Return the side of the bearer of a name: as judged over the story, else as this document shows it."""
        judged = self.affiliation(name)
        if judged is None and name is not None and name.endswith((OWN_FORCES, OWN_PEOPLE)):
            return name.removesuffix(OWN_FORCES).removesuffix(OWN_PEOPLE)
        return judged.side if judged else shown

    def tie(self, name: str | None) -> Tie:
        """Return how close the bearer is to its side."""
        judged = self.affiliation(name)
        return judged.tie if judged else "unknown"

    def role(self, name: str | None) -> str | None:
        """Return what the story calls the bearer, the role most often given, or None."""
        found = self.entity(name)
        return found.roles[0].text if found and found.roles else None

    def is_collective(self, name: str | None) -> bool:
        """Say whether the name stands for a party as such: a state, its capital, its army, its unnamed officials."""
        return self.of.get(name or "", "") in self.collective
