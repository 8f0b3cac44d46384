"""The gazetteer: places by name from a compact file made of GeoNames data (CC BY 4.0), and overlays of the user's.

`tools/build_gazetteer.py` makes the file. Its index is a sorted list of 40-bit hashes of how names sound
(`crossbearing.model.spelling.sounded`), so every romanisation finds its place; a second mark of eight bits tells which
entries are written as the asked name is, and those come alone when there are any.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from crossbearing.errors import StopRun
from crossbearing.model.packs import Gazetteer, GazetteerPlace
from crossbearing.model.spelling import folded, sounded

KINDS = ("village", "city", "district", "admin", "country", "river", "water", "sea", "continent")
_SOURCE = "GeoNames"
_REMEMBERED = 4096  # names whose places are kept at hand: a text looks each of its names up several times
_HASH_BITS = 40  # 845,000 names: one expected pair of names that share a hash by chance


def sound_hash(name: str) -> int:
    """Return the 40-bit hash of how the name sounds."""
    return int.from_bytes(hashlib.blake2b(sounded(name).encode(), digest_size=_HASH_BITS // 8).digest(), "big")


def exact_mark(name: str) -> int:
    """Return eight bits of how the name is written, case and accents aside."""
    return hashlib.blake2b(folded(name).encode(), digest_size=1).digest()[0]


class _OverlayPlace(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    country: str | None = None
    admin: str | None = None
    population: int = 0
    kind: Literal["village", "city", "district", "admin", "country", "river", "water", "sea"]
    source: str = Field(min_length=1)


class _OverlayFile(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    place: tuple[_OverlayPlace, ...] = ()


@dataclass(frozen=True, slots=True, repr=False)
class Lines:
    """Lines of UTF-8 by number, taken out of one stretch of bytes when they are asked for."""

    held: bytes
    starts: NDArray[np.int64]

    def __getitem__(self, number: int) -> str:
        """Return the line of that number."""
        return self.held[int(self.starts[number]) : int(self.starts[number + 1]) - 1].decode()


def lines_of(held: NDArray[np.uint8]) -> Lines:
    """Return the lines of a text given as bytes."""
    breaks = np.flatnonzero(held == ord("\n"))
    return Lines(held.tobytes(), np.concatenate(([0], breaks + 1, [len(held) + 1])).astype(np.int64))


@dataclass(frozen=True, slots=True, repr=False)
class CompactGazetteer:
    """Places in arrays: an index of name hashes over rows of points, people and names."""

    hashes: NDArray[np.uint64]
    marks: NDArray[np.uint8]
    places: NDArray[np.uint32]
    lat: NDArray[np.int32]
    lon: NDArray[np.int32]
    population: NDArray[np.uint32]
    kind: NDArray[np.uint8]
    country: NDArray[np.uint8]
    admin: NDArray[np.uint16]
    district: NDArray[np.uint16]
    names: Lines
    countries: tuple[str, ...]
    areas: Lines

    def lookup(self, name: str) -> Sequence[GazetteerPlace]:
        """Return the places of that name, the most populous first; other spellings only when none is written so."""
        key = np.uint64(sound_hash(name))
        first, last = (int(np.searchsorted(self.hashes, key, side=side)) for side in ("left", "right"))
        rows, marks = self.places[first:last], self.marks[first:last]
        alike = rows[marks == exact_mark(name)]
        numbers = sorted({int(row) for row in (alike if len(alike) else rows)})
        return sorted(map(self._place, numbers), key=lambda place: -place.population)

    def _place(self, row: int) -> GazetteerPlace:
        return GazetteerPlace(
            name=self.names[int(row)],
            lat=int(self.lat[row]) / 10_000,
            lon=int(self.lon[row]) / 10_000,
            country=self.countries[self.country[row]] or None,
            admin=self.areas[int(self.admin[row])] or None,
            district=self.areas[int(self.district[row])] or None,
            population=int(self.population[row]),
            kind=KINDS[self.kind[row]],
            source=_SOURCE,
        )


@dataclass(frozen=True, slots=True, repr=False)
class Overlaid:
    """A gazetteer under overlays: their places come before its own of the same name."""

    overlay: dict[str, tuple[GazetteerPlace, ...]]  # by how the name sounds
    base: Gazetteer
    remembered: dict[str, tuple[GazetteerPlace, ...]] = field(default_factory=dict, compare=False)

    def lookup(self, name: str) -> Sequence[GazetteerPlace]:
        """Return the places of that name, those of the overlays first."""
        found = self.remembered.get(name)
        if found is None:
            if len(self.remembered) >= _REMEMBERED:
                self.remembered.clear()
            found = self.remembered[name] = (*self.overlay.get(sounded(name), ()), *self.base.lookup(name))
        return found


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer that ships with the package, under the overlays of `packs/places/`."""
    folder = files("crossbearing.packs")
    with (folder / "gazetteer.npz").open("rb") as opened, np.load(opened, allow_pickle=False) as data:
        base = CompactGazetteer(
            hashes=np.cumsum(data["steps"], dtype=np.uint64),
            marks=data["marks"],
            places=data["places"],
            lat=data["lat"],
            lon=data["lon"],
            population=data["population"],
            kind=data["kind"],
            country=data["country"],
            admin=data["admin"],
            district=data["district"],
            names=lines_of(data["names"]),
            countries=tuple(map(str, data["countries"])),
            areas=lines_of(data["areas"]),
        )
    shipped = sorted((e for e in (folder / "places").iterdir() if e.name.endswith(".toml")), key=lambda e: e.name)
    return with_overlays(base, {entry.name: entry.read_text(encoding="utf-8") for entry in shipped})


def load_overlays(base: Gazetteer, paths: Sequence[Path]) -> Gazetteer:
    """Return the gazetteer under those overlay files; raises StopRun for one that is absent or malformed."""
    return with_overlays(base, overlay_texts(paths))


def overlay_texts(paths: Sequence[Path]) -> dict[str, str]:
    """Return the texts of overlay files by their paths; raises StopRun for one that cannot be read."""
    try:
        return {str(path): path.read_text(encoding="utf-8") for path in paths}
    except (OSError, UnicodeDecodeError) as exc:
        raise StopRun(f"a place overlay cannot be read: {exc}", "name a TOML file with [[place]] entries") from exc


def with_overlays(base: Gazetteer, texts: dict[str, str]) -> Gazetteer:
    """Return the gazetteer under overlays given as TOML text by file name.

    Raises StopRun for one that is malformed. Each `[[place]]` has `name`, `lat`, `lon`, `kind` and `source` (a public
    citation), and may have `aliases`, `country`, `admin` and `population`.
    """
    by_sound: dict[str, tuple[GazetteerPlace, ...]] = {}
    for file, text in texts.items():
        for row in _rows(file, text):
            place = GazetteerPlace(**row.model_dump(exclude={"aliases"}))
            for key in dict.fromkeys(map(sounded, (place.name, *row.aliases))):
                by_sound[key] = (*by_sound.get(key, ()), place)
    return Overlaid(by_sound, base)


def _rows(file: str, text: str) -> tuple[_OverlayPlace, ...]:
    try:
        return _OverlayFile.model_validate(tomllib.loads(text)).place
    except tomllib.TOMLDecodeError as exc:
        raise StopRun(f"the place overlay {file} is no TOML: {exc}", "correct the file") from exc
    except ValidationError as exc:
        raise StopRun(f"the place overlay {file} is malformed: {exc}", "see docs/howto-add-a-place.md") from exc
