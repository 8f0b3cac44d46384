"""Candidates: which place on the map a name most likely means, by population, the countries named and the other places.

A name that the gazetteer has only far from everything else in the text stays without candidates: the village the text
means is probably one the gazetteer lacks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import asin, cos, radians, sin, sqrt

from crossbearing.model.claim import PlaceCandidate
from crossbearing.model.packs import Gazetteer, GazetteerPlace
from crossbearing.model.spelling import folded, sounded
from crossbearing.read.places_abbreviations import written_out
from crossbearing.read.places_company import Bid, believed

_EARTH_KM = 6371.0
_FAR_KM = 400.0  # a village further than this from every other place of the text is not the one meant
_LOCAL_KM = 120.0  # the same where the text names two settlements or more, so that its ground is known
_METROPOLIS = 100_000  # people; towns of that size are named in texts about anywhere
_ANCHORS = 150  # places of the text, the first named, by which the others are judged
_TRIED = 25  # namesakes looked at for each name, the most populous
_SHOWN = 5  # candidates kept per name
_LOWEST = 0.03  # belief below which a candidate is not shown
# Parts of the world that villages are named after and that no gazetteer of settlements has.
_REGIONS = frozenset(
    {"middle east", "mideast", "midwest", "far east", "near east", "balkans", "caucasus", "scandinavia"}
    | {"the west", "baltics", "benelux", "maghreb", "levant", "siberia", "americas", "eurasia", "arctic", "gulf"}
    | {"sahel", "new england", "earth", "west coast", "east coast"}
)
_WATERS = frozenset("river lake sea bay gulf strait sound fjord reservoir canal creek ocean".split())
_AREA_KINDS = frozenset({"admin", "district", "country", "continent"})
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "pt": "port", "n": "north", "s": "south"}
_PARTS = re.compile(
    r"(?:(?:north|south|mid)?-?(?:east|west)|north|south|central|greater|downtown|upper|lower|inner|metro|mid)"
    r"(?:ern)?[ -]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name to be placed: how it is looked up, and the noun for an area in it ("Lowell county")."""

    key: str
    full: str
    lookup: str  # without the area word
    area: str | None  # the noun
    inside: str | None = None  # the region or state the text puts it in: "Lowell, Ruritania"


@dataclass(frozen=True, slots=True)
class Ground:
    """What else a document shows of where it is: how often it names each state by ISO code, and its address's."""

    countries: Mapping[str, float]
    home: str | None = None
    seats: Mapping[str, str] = field(default_factory=dict)  # the country of each seat of government by its name


def candidates_of(
    names: Sequence[PlaceName], gazetteer: Gazetteer, ground: Ground
) -> dict[str, tuple[PlaceCandidate, ...]]:
    """Return the candidates of each name by its key, best first, scores between 0 and 1."""
    bids = [bid for number, name in enumerate(names) for bid in _bids(number, name, gazetteer, ground)]
    ranked: dict[str, list[tuple[float, Bid]]] = {name.key: [] for name in names}
    for bid, share in zip(bids, believed(bids, ground.countries, ground.home), strict=True):
        ranked[names[bid.name].key].append((share, bid))
    for rows in ranked.values():
        rows.sort(key=lambda row: (-row[0], -row[1].place.population, row[1].place.name))
    located = ((key, rows[0][1].place) for key, rows in ranked.items() if rows and rows[0][1].place.kind != "country")
    anchors = list(islice(located, _ANCHORS))
    return {key: _kept(rows, [place for other, place in anchors if other != key]) for key, rows in ranked.items()}


def _kept(rows: Sequence[tuple[float, Bid]], others: Sequence[GazetteerPlace]) -> tuple[PlaceCandidate, ...]:
    kept = [(share, bid.place) for share, bid in rows[:_SHOWN] if share >= _LOWEST]
    held = {id(bid.place) for _, bid in rows if bid.held}
    return tuple(_candidate(s, place) for s, place in kept if id(place) in held or _near_enough(place, others))


def _bids(number: int, name: PlaceName, gazetteer: Gazetteer, ground: Ground) -> list[Bid]:
    """Return the places that a name may mean."""
    places = _fitting(name, _lookup(name, gazetteer))
    holders = _holders(name.inside, gazetteer) if name.inside is not None else ()
    held = [any(_holds(holder, place) for holder in holders) for place in places]
    ranked = sorted(zip(places, held, strict=True), key=lambda row: not row[1])[:_TRIED]
    asked = {folded(name.lookup), folded(name.full)}
    seat = None if name.area else ground.seats.get(name.lookup)
    return [
        Bid(number, place, folded(place.name) in asked, inside, seat == place.country and place.kind == "city")
        for place, inside in ranked
    ]


def _lookup(name: PlaceName, gazetteer: Gazetteer) -> Sequence[GazetteerPlace]:
    if name.lookup.casefold() in _REGIONS:
        return ()
    stands_for = written_out(name.full)
    if stands_for is not None:
        return [place for place in gazetteer.lookup(stands_for) if place.kind in _AREA_KINDS]
    found = (name.area and gazetteer.lookup(name.full)) or gazetteer.lookup(name.lookup)
    return found or next(filter(None, map(gazetteer.lookup, _variants(name.lookup))), ())


def _variants(name: str) -> Sequence[str]:
    """Return other ways to write a name: a short word written out, a part of the place left off."""
    first, _, rest = name.partition(" ")
    long = _SHORT.get(first.rstrip(".").casefold())
    whole = _PARTS.match(name)
    return [*([f"{long} {rest}"] if long and rest else []), *([name[whole.end() :]] if whole else [])]


def _holders(inside: str, gazetteer: Gazetteer) -> list[GazetteerPlace]:
    """Return the regions, districts and states that a name may mean."""
    places = gazetteer.lookup(written_out(inside, behind=True) or inside)
    return [place for place in places if place.kind in _AREA_KINDS]


def _holds(holder: GazetteerPlace, place: GazetteerPlace) -> bool:
    """Say whether a place lies in a region, district or state."""
    if holder.country != place.country or place.kind == holder.kind:
        return False
    own = {"admin": place.admin, "district": place.district}.get(holder.kind)
    return holder.kind == "country" or (own is not None and sounded(own) == sounded(holder.name))


def _fitting(name: PlaceName, places: Sequence[GazetteerPlace]) -> list[GazetteerPlace]:
    """Return the places of the kind the text names, all of them if none is."""
    if name.area in _WATERS:
        return [place for place in places if place.kind in {"river", "water", "sea"}]
    if name.area:
        return [place for place in places if place.kind in _AREA_KINDS] or list(places)
    return list(places)


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
