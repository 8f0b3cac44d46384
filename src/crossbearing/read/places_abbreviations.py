"""Abbreviations: the short forms of regions and states that newspapers print, written out."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Full names by short form: with its full stops, as it stands anywhere, and as it stands behind a comma."""

    dotted: Mapping[str, str]
    bare: Mapping[str, str]
    behind: Mapping[str, str]


@cache
def load_abbreviations() -> Abbreviations:
    """Return the short forms that ship with the package."""
    data = tomllib.loads((files("crossbearing.read") / "places_abbreviations.toml").read_text(encoding="utf-8"))
    return Abbreviations(*({_plain(k): v for k, v in data[part].items()} for part in ("dotted", "bare", "behind")))


def written_out(name: str, *, behind: bool = False) -> str | None:
    """Return what a short form stands for, None if it is none; `behind`: it stands behind a comma ("Dover, DE")."""
    short = load_abbreviations()
    plain = _plain(name)
    dotted = "." in name or behind
    return (
        short.bare.get(plain)
        or (short.dotted.get(plain) if dotted else None)
        or (short.behind.get(plain) if behind else None)
    )


def _plain(name: str) -> str:
    return name.replace(".", "").replace(" ", "") if "." in name else name
