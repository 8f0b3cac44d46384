"""The map of a dossier as inline SVG: markers of places, drawn without borders, labels kept apart."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

KM_PER_DEGREE = 111.32  # of latitude
FAR = 3.0  # times the middle distance of claims from their centre: farther places stand in the table only
LEAST_DEGREES = 0.3  # some 30 km, which a map shows in any case
FEW = 6  # places shown where none lies near another
_SHAPES = {
    "A": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0",
    "B": "M-4.6-4.6h9.2v9.2h-9.2z",
    "C": "M0-6l5.6 9.6h-11.2z",
    "X": "M0-6.5l6.5 6.5-6.5 6.5-6.5-6.5z",
    "U": "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0",
}


@dataclass(frozen=True, slots=True)
class Marker:
    """One place of the map: claims on it, and what is assessed (`A`, `B`, `C` a side, `X` contested, `U` unknown)."""

    name: str
    lat: float
    lon: float
    kind: str
    claims: int
    words: str  # what the marker says, for the table and the tooltip


def near(markers: Sequence[Marker]) -> list[Marker]:
    """Return the markers that one map can show: those not far out from where most stand, weighed by claims."""
    if len(markers) < 3:
        return list(markers)
    lat, lon = _middle([(m.lat, m.claims) for m in markers]), _middle([(m.lon, m.claims) for m in markers])
    distances = {m.name: math.hypot(m.lat - lat, (m.lon - lon) * math.cos(math.radians(lat))) for m in markers}
    reach = max(LEAST_DEGREES, FAR * _middle([(distances[m.name], m.claims) for m in markers]))
    kept = [m for m in markers if distances[m.name] <= reach]
    return kept if len(kept) > 1 else sorted(markers, key=lambda m: (distances[m.name], m.name))[:FEW]


def _middle(weighted: Sequence[tuple[float, int]]) -> float:
    ordered = sorted(weighted)
    half, run = sum(w for _, w in ordered) / 2, 0.0
    for value, weight in ordered:
        run += weight
        if run >= half:
            return value
    return ordered[-1][0]


def map_svg(markers: Sequence[Marker], width: int, label: str) -> Markup:
    """Return a map of at most the given width in pixels, north up, with a scale; equirectangular around the middle."""
    shown = sorted(near(markers), key=lambda m: (-m.claims, m.name))
    height = min(width, 520)
    pad = 46
    lats, lons = [m.lat for m in shown], [m.lon for m in shown]
    mid_lat, mid_lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    squeeze = math.cos(math.radians(mid_lat))
    high = max(max(lats) - min(lats), 0.02)
    wide = max((max(lons) - min(lons)) * squeeze, 0.02)
    scale = min((width - 2 * pad) / wide, (height - 2 * pad) / high)
    height = min(height, max(220, round(high * scale) + 2 * pad))
    at = {
        m.name: (width / 2 + (m.lon - mid_lon) * squeeze * scale, height / 2 - (m.lat - mid_lat) * scale) for m in shown
    }
    parts = [_mark(m, *at[m.name]) for m in reversed(shown)]
    parts += _labels(shown, at, width, height)
    parts.append(_scale(scale, width, height))
    return Markup(
        '<svg class="map" viewBox="0 0 {0} {1}" width="{0}" height="{1}" role="img" aria-label="{2}">{3}</svg>'
    ).format(width, height, label, Markup("").join(parts))


def _mark(marker: Marker, x: float, y: float) -> Markup:
    size = min(1.7, 0.9 + marker.claims / 40)
    return Markup(
        '<path class="mk m-{}" d="{}" transform="translate({},{}) scale({})"><title>{}</title></path>'
    ).format(marker.kind, _SHAPES[marker.kind], f"{x:.1f}", f"{y:.1f}", f"{size:.2f}", f"{marker.name}: {marker.words}")


def _labels(shown: Sequence[Marker], at: dict[str, tuple[float, float]], width: int, height: int) -> list[Markup]:
    """Return labels for as many places as have room, those with most claims first; none lies on a marker or label."""
    taken = [(x - 9, y - 9, x + 9, y + 9) for x, y in at.values()]
    out = []
    for place, marker in enumerate(shown):
        x, y = at[marker.name]
        size = 15 if place == 0 else 12
        length = len(marker.name) * size * 0.58
        for dx, dy, anchor in ((12, 4, "start"), (-12, 4, "end"), (0, -13, "middle"), (0, 22, "middle")):
            left = x + dx - (length if anchor == "end" else length / 2 if anchor == "middle" else 0)
            box = (left, y + dy - size, left + length, y + dy + 4)
            inside = box[0] > 2 and box[2] < width - 2 and box[1] > 2 and box[3] < height - 30
            others = taken if place else []  # the main place is named in any case
            if inside and not any(_meet(box, other) for other in others):
                taken.append(box)
                out.append(
                    Markup('<text class="lb{}" x="{}" y="{}" text-anchor="{}">{}</text>').format(
                        " l0" if place == 0 else "", f"{x + dx:.1f}", f"{y + dy:.1f}", anchor, escape(marker.name)
                    )
                )
                break
    return out


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]


def _scale(pixels_per_degree: float, width: int, height: int) -> Markup:
    """Return a scale bar of a round length, at most a third of the width."""
    per_km = pixels_per_degree / KM_PER_DEGREE
    fits = [n for n in (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000) if n * per_km <= width / 3]
    km = fits[-1] if fits else 0.5
    return Markup('<g class="scale"><path d="M16 {}v5h{}v-5"/><text x="16" y="{}">{} km</text></g>').format(
        height - 17, f"{km * per_km:.1f}", height - 22, f"{km:g}"
    )
