"""Candidates: which place on the map a name most likely means, by population, the countries named and the other places.

A name that the gazetteer has only far from everything else in the text stays without candidates: the village the text
means is probably one the gazetteer lacks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import asin, cos, exp, log10, radians, sin, sqrt

from crossbearing.model.claim import PlaceCandidate
from crossbearing.model.packs import Gazetteer, GazetteerPlace
from crossbearing.model.spelling import sounded

_EARTH_KM = 6371.0
_FAR_KM = 400.0  # a village further than this from every other place of the text is not the one meant
_LOCAL_KM = 120.0  # the same where the text names two settlements or more, so that its ground is known
_NEAR_KM = 200.0  # the distance over which neighbourhood loses its force
_METROPOLIS = 100_000  # people; towns of that size are named in texts about anywhere
_ANCHORS = 150  # places of the text, the first named, by which the others are judged
_SHOWN = 5  # candidates kept per name
_LOWEST = 0.25
_ABBREVIATED = re.compile(r"(?:\w{1,4}\.)+")
# Parts of the world that villages are named after and that no gazetteer of settlements has.
_REGIONS = frozenset(
    {"middle east", "far east", "near east", "west bank", "gaza strip", "balkans", "caucasus", "scandinavia", "sahel"}
    | {
        "the west",
        "baltics",
        "benelux",
        "maghreb",
        "levant",
        "crimea",
        "siberia",
        "americas",
        "eurasia",
        "arctic",
        "gulf",
    }
)
_WATERS = frozenset("river lake sea bay gulf strait sound fjord reservoir canal".split())
_AREA_KINDS = frozenset({"admin", "district", "country"})


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name to be placed: how it is looked up, and the noun for an area in it ("Lowell county")."""

    key: str
    full: str
    lookup: str  # without the area word
    area: str | None  # the noun
    inside: str | None = None  # the region or state the text puts it in: "Lowell, Ruritania"


def candidates_of(
    names: Sequence[PlaceName], gazetteer: Gazetteer, countries: Mapping[str, float]
) -> dict[str, tuple[PlaceCandidate, ...]]:
    """Return the candidates of each name by its key, best first, scores between 0 and 1.

    `countries` is the share of each ISO country code in the countries the text names.
    """
    found = {name.key: _fitting(name, _lookup(name, gazetteer)) for name in names}
    by_key = {name.key: name for name in names}
    first = {key: _ranked(by_key[key], places, (), countries) for key, places in found.items()}
    located = ((key, ranked[0][1]) for key, ranked in first.items() if ranked and ranked[0][1].kind != "country")
    anchors = list(islice(located, _ANCHORS))
    out: dict[str, tuple[PlaceCandidate, ...]] = {}
    for key, places in found.items():
        others = [place for other, place in anchors if other != key]
        ranked = _ranked(by_key[key], places, others, countries)
        kept = [
            (score, place) for score, place in ranked if _contains(by_key[key], place) or _near_enough(place, others)
        ]
        out[key] = tuple(_candidate(score, place) for score, place in kept[:_SHOWN] if score >= _LOWEST)
    return out


def _lookup(name: PlaceName, gazetteer: Gazetteer) -> Sequence[GazetteerPlace]:
    if _ABBREVIATED.fullmatch(name.full) or name.lookup.casefold() in _REGIONS:
        return ()
    return (name.area and gazetteer.lookup(name.full)) or gazetteer.lookup(name.lookup)


def _fitting(name: PlaceName, places: Sequence[GazetteerPlace]) -> list[GazetteerPlace]:
    """Return the places of the kind the text names, all of them if none is."""
    if name.area in _WATERS:
        return [place for place in places if place.kind in {"river", "water", "sea"}]
    states = [place for place in places if place.kind == "country" and not name.area]
    if any(place.kind == "continent" for place in places):
        return []  # too large for a point
    if states or name.area:
        return states or [place for place in places if place.kind in _AREA_KINDS] or list(places)
    towns = [place for place in places if place.kind not in _AREA_KINDS]
    homonyms = {place.country for place in towns if place.population >= _METROPOLIS}
    return towns + [place for place in places if place.kind == "admin" and place.country not in homonyms]


def _ranked(
    name: PlaceName, places: Sequence[GazetteerPlace], others: Sequence[GazetteerPlace], countries: Mapping[str, float]
) -> list[tuple[float, GazetteerPlace]]:
    scored = [(_score(name, place, others, countries), place) for place in places]
    return sorted(scored, key=lambda row: (-row[0], -row[1].population, row[1].name))


def _score(
    name: PlaceName, place: GazetteerPlace, others: Sequence[GazetteerPlace], countries: Mapping[str, float]
) -> float:
    """Return how likely a place is meant: half by itself, half by the company it is in."""
    size = min(log10(place.population + 10) / 7, 1.0)
    named = 1.0 if sounded(place.name) == sounded(name.lookup) else 0.0
    if _contains(name, place):
        return 0.8 + 0.1 * size + 0.1 * named
    country = countries.get(place.country or "", 0.0)
    if not others:
        return 0.7 * size + 0.1 * named + 0.2 * min(1.0, 4 * country)
    company = sum(exp(-distance_km(place, other) / _NEAR_KM) for other in others) / len(others)
    nearest = exp(-min(distance_km(place, other) for other in others) / _NEAR_KM)
    return 0.3 * size + 0.1 * named + 0.2 * min(1.0, 4 * country) + 0.2 * company + 0.2 * nearest


def _contains(name: PlaceName, place: GazetteerPlace) -> bool:
    """Say whether the text itself puts the name where this place is."""
    return name.inside is not None and place.admin is not None and sounded(place.admin) == sounded(name.inside)


def _near_enough(place: GazetteerPlace, others: Sequence[GazetteerPlace]) -> bool:
    """Say whether a place lies where the text is about, or is one that is named from anywhere."""
    if not others or place.kind in _AREA_KINDS or place.population >= _METROPOLIS:
        return True
    settlements = [other for other in others if other.kind not in _AREA_KINDS]
    limit = _LOCAL_KM if len(settlements) > 1 and place.kind == "village" else _FAR_KM
    return min(distance_km(place, other) for other in others) <= limit


def _candidate(score: float, place: GazetteerPlace) -> PlaceCandidate:
    rounded = round(min(score, 1.0), 3)
    return PlaceCandidate(place.name, place.lat, place.lon, place.country, place.admin, rounded, place.source)


def distance_km(a: GazetteerPlace, b: GazetteerPlace) -> float:
    """Return the great-circle distance."""
    lat_a, lat_b = radians(a.lat), radians(b.lat)
    half = sin((lat_b - lat_a) / 2) ** 2 + cos(lat_a) * cos(lat_b) * sin(radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))
