"""Company: how well each place that a name may mean goes with the places that the other names may mean.

Every candidate is weighed by itself (people, kind, spelling, what the text puts it in, the states the text names) and
by the candidates of the other names, each counting as much as it is believed: near it, in its region, in its country.
Three rounds settle it. The weights were fitted on the dev halves of LGL and GeoVirus (`bench/places.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossbearing.model.packs import GazetteerPlace

Floats = NDArray[np.float64]

_EARTH_KM = 6371.0
_NEAR_KM = 60.0  # the distance over which neighbourhood loses most of its force
_ROUNDS = 3
_ANCHORS = 1500  # candidates by which the others are judged: those of the first names of a text
_WEIGHTS: Mapping[str, float] = {
    "people": 0.55,
    "exact": 1.5,
    "held": 4.0,
    "near": 1.5,
    "same district": 2.0,
    "region": 1.5,
    "nation": 1.3,
    "cue": 1.0,
    "home": 2.0,
    "seat": 1.0,
    "country": 1.2,
    "admin": 0.5,
    "district": -1.5,
}


@dataclass(frozen=True, slots=True)
class Bid:
    """One place that a name may mean: the number of the name, and what speaks for the place by itself."""

    name: int
    place: GazetteerPlace
    exact: bool  # written as the list has it
    held: bool  # the text itself puts the name where this place is
    seat: bool = False  # a seat of government that stands for its state in the press


def believed(bids: Sequence[Bid], countries: Mapping[str, float], home: str | None) -> list[float]:
    """Return how far each bid is believed, 0 to 1; those of one name add up to 1.

    `countries` is how often the text names each state by its ISO code, `home` that of the document's address.
    """
    if not bids:
        return []
    names = np.array([bid.name for bid in bids])
    alone = _alone(bids, countries, home)
    ties = _company(bids[:_ANCHORS], bids)
    belief = _shares(alone, names)
    for _ in range(_ROUNDS):
        held = belief[: len(bids[:_ANCHORS])]
        score = alone + sum(_WEIGHTS[tie] * np.log1p(matrix @ held) for tie, matrix in ties.items())
        belief = _shares(score, names)
    return [float(share) for share in belief]


def _alone(bids: Sequence[Bid], countries: Mapping[str, float], home: str | None) -> Floats:
    """Return the score of each bid by itself."""
    places = [bid.place for bid in bids]
    score = _WEIGHTS["people"] * np.log10([place.population + 10.0 for place in places])
    score += _WEIGHTS["exact"] * np.array([bid.exact for bid in bids])
    score += _WEIGHTS["held"] * np.array([bid.held for bid in bids])
    score += _WEIGHTS["seat"] * np.array([bid.seat for bid in bids])
    score += _WEIGHTS["cue"] * np.log1p([countries.get(place.country or "", 0.0) for place in places])
    score += _WEIGHTS["home"] * np.array([home is not None and place.country == home for place in places])
    for kind in ("country", "admin", "district"):
        score += _WEIGHTS[kind] * np.array([place.kind == kind for place in places])
    return np.asarray(score, dtype=np.float64)


def _company(anchors: Sequence[Bid], bids: Sequence[Bid]) -> dict[str, Floats]:
    """Return how near each bid is to each anchor of another name, and if it shares its district, region and country."""
    other = np.array([b.name for b in bids])[:, None] != np.array([a.name for a in anchors])[None, :]
    points = np.array([a.place.kind not in {"country", "admin", "continent"} for a in anchors])
    near = np.exp(-_apart_km(bids, anchors) / _NEAR_KM) * other * points
    areas = {"same district": _district, "region": _region, "nation": _nation}
    shared = {
        tie: _same([own(b.place) for b in bids], [own(a.place) for a in anchors]) * other for tie, own in areas.items()
    }
    return {"near": near, **shared}


def _same(left: Sequence[str], right: Sequence[str]) -> NDArray[np.bool_]:
    """Return where two names are one; an empty one is none."""
    number = {name: n for n, name in enumerate(dict.fromkeys((*left, *right)))}
    mine, theirs = (np.array([number[name] if name else -k for name in side]) for k, side in ((1, left), (2, right)))
    return np.asarray(mine[:, None] == theirs[None, :])


def _nation(place: GazetteerPlace) -> str:
    return place.country or ""


def _region(place: GazetteerPlace) -> str:
    own = place.name if place.kind == "admin" else place.admin
    return f"{place.country}|{own}" if own else ""


def _district(place: GazetteerPlace) -> str:
    own = place.name if place.kind == "district" else place.district
    return f"{_region(place)}|{own}" if own else ""


def _apart_km(bids: Sequence[Bid], anchors: Sequence[Bid]) -> Floats:
    """Return the great-circle distances."""
    lat, lon = (np.radians([[b.place.lat for b in bids], [b.place.lon for b in bids]]))[:, :, None]
    lat_a, lon_a = (np.radians([[a.place.lat for a in anchors], [a.place.lon for a in anchors]]))[:, None, :]
    half = np.sin((lat - lat_a) / 2) ** 2 + np.cos(lat) * np.cos(lat_a) * np.sin((lon - lon_a) / 2) ** 2
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0))))


def _shares(score: Floats, names: NDArray[np.int_]) -> Floats:
    """Return the scores as shares that add up to 1 for each name."""
    top = np.full(int(names.max()) + 1, -np.inf)
    np.maximum.at(top, names, score)
    raised = np.exp(score - top[names])
    total = np.zeros_like(top)
    np.add.at(total, names, raised)
    return np.asarray(raised / total[names])
