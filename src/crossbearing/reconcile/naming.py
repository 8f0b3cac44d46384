"""Naming: every use of a name in the claims and documents of a story, and what each use shows of its bearer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from crossbearing.model.claim import Claim
from crossbearing.model.document import Document

# Roles whose words may name somebody; the others hold kinds, extents and dates.
_NAMING_ROLES: Final = ("actor", "target", "object")
_LONGEST: Final = 9  # words; beyond, it is a clause and no name
# What a body publishes about itself does not make it an outlet.
_OWN_GENRES: Final = frozenset({"official", "bulletin", "post"})
_APPOINTMENT: Final = "appointment"
_PRINTED: Final = "statement"  # its object is the label of a printed figure


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a name."""

    name: str
    document: str
    claim: str | None
    speaks: bool  # holds or passes on a claim
    publishes: bool  # reports what others say, as outlets do
    side: str | None  # as shown there
    described: str | None = None  # the role the text gives its bearer
    relays: tuple[str, ...] = ()  # through whom its bearer speaks
    actor: str | None = None  # of whom


@dataclass(slots=True)
class Named:
    """All uses of one name as it is written, in order."""

    name: str
    uses: list[Use] = field(default_factory=list)

    @property
    def sides(self) -> Counter[str]:
        """Return how often each side was shown with it."""
        return Counter(use.side for use in self.uses if use.side)

    @property
    def claims(self) -> tuple[str, ...]:
        """Return the claims it stands in, each once, in order."""
        return tuple(dict.fromkeys(use.claim for use in self.uses if use.claim))


def names_in(documents: Sequence[Document], claims: Sequence[Claim]) -> dict[str, Named]:
    """Return every name of somebody, with its uses, in the order of first use."""
    found: dict[str, Named] = {}
    reporting = {d.id for d in documents if d.genre not in _OWN_GENRES}
    for document in documents:
        if document.source:
            _add(found, Use(document.source, document.id, None, True, document.id in reporting, None))
    for claim in claims:
        for use in _uses(claim, claim.document in reporting):
            _add(found, use)
    return found


def _add(found: dict[str, Named], use: Use) -> None:
    if use.name.strip():
        found.setdefault(use.name, Named(use.name)).uses.append(use)


def _uses(claim: Claim, reported: bool) -> Iterator[Use]:
    here = (claim.document, claim.id)
    if claim.holder is not None:
        relays = tuple(link.name for link in claim.chain if link.role == "relay")
        yield Use(
            claim.holder.name, *here, True, False, claim.holder.side, relays=relays, actor=claim.roles.get("actor")
        )
    for link in claim.chain:
        if link.role != "holder":
            yield Use(link.name, *here, True, reported and link.role == "publisher", link.side)
    appointed = claim.frame == _APPOINTMENT
    for role in _NAMING_ROLES if claim.frame != _PRINTED else ():
        name = claim.roles.get(role)
        if name and (_is_name(name) or (appointed and role == "object")):
            described = claim.roles.get("kind") if appointed and role == "object" else None
            yield Use(name, *here, False, False, None, described)
    for name in claim.discussed_by:
        yield Use(name, *here, False, False, None)


def _is_name(words: str) -> bool:
    """Say whether a role's words name somebody: few of them, the first past an article capitalised."""
    own = [word for word in words.split() if word.casefold() not in ("the", "a", "an")]
    return 0 < len(own) <= _LONGEST and own[0][:1].isupper()


def places_in(claims: Sequence[Claim]) -> dict[str, list[Claim]]:
    """Return the claims about each place name, in the order of first use."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.place is not None:
            found.setdefault(claim.place.name, []).append(claim)
    return found
