"""Sites: one entity per place under all its spellings, with coordinates by the vote of the claims about it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from crossbearing.model.claim import Claim, PlaceCandidate
from crossbearing.model.ids import minted_id
from crossbearing.model.judgement import Entity, Judgement
from crossbearing.model.spelling import sounded
from crossbearing.reconcile.merging import Groups, merged

_APART_KM: Final = 30.0  # two places of one name further apart than this are two


def find_sites(places: Mapping[str, Sequence[Claim]], journal: Sequence[Judgement]) -> tuple[list[Entity], Groups]:
    """Return one entity per place under all its spellings, with coordinates by vote, and how the names were joined."""
    winners = {name: _winner(claims) for name, claims in places.items()}

    def same(a: str, b: str) -> str | None:
        x, y = winners[a], winners[b]
        if sounded(_bare(a)) != sounded(_bare(b)):
            return None
        if x is not None and y is not None and kilometres(x, y) > _APART_KM:
            return None
        return "one place in another spelling"

    groups = merged(list(places), same, journal, keys=lambda n: (sounded(_bare(n)),))
    return [_site(group, places) for group in groups.together()], groups


def _bare(name: str) -> str:
    for lead in ("the ", "The ", "city of ", "City of ", "town of ", "village of "):
        name = name.removeprefix(lead)
    return name


def _winner(claims: Sequence[Claim]) -> PlaceCandidate | None:
    """Return the gazetteer reading with most votes: each claim spreads its candidates' scores."""
    votes: Counter[PlaceCandidate] = Counter()
    for claim in claims:
        for candidate in claim.place.candidates if claim.place else ():
            votes[candidate] += candidate.score  # type: ignore[assignment]
    return max(votes, key=lambda c: (votes[c], c.name, c.lat, c.lon), default=None)


def kilometres(a: PlaceCandidate, b: PlaceCandidate) -> float:
    """Return the distance between two places in km, on a sphere (haversine)."""
    lat, lon = math.radians(b.lat - a.lat), math.radians(b.lon - a.lon)
    h = math.sin(lat / 2) ** 2 + math.cos(math.radians(a.lat)) * math.cos(math.radians(b.lat)) * math.sin(lon / 2) ** 2
    return 12_742 * math.asin(math.sqrt(h))


def _site(group: Sequence[str], places: Mapping[str, Sequence[Claim]]) -> Entity:
    claims = [claim for name in group for claim in places[name]]
    best = _winner(claims)
    ordered = sorted(group, key=lambda n: (-len(places[n]), n))
    first = min(group, key=list(places).index)
    return Entity(
        id=minted_id("ent", places[first][0].document, "place", first),
        kind="place",
        names=tuple(ordered),
        parent=best.admin if best else None,
        affiliations=(),
        roles=(),
        claims=tuple(dict.fromkeys(claim.id for claim in claims)),
        lat=best.lat if best else None,
        lon=best.lon if best else None,
    )
