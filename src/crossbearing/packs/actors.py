"""Public bodies and the words that show a side, from cited lists."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from crossbearing.model.packs import Actor, Legend


@cache
def load_actors() -> tuple[Actor, ...]:
    """Return the public bodies of every list in `packs/actors/`, in the order of the files and their entries."""
    folder = files("crossbearing.packs") / "actors"
    lists = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
    return tuple(
        Actor(
            name=row["name"],
            aliases=tuple(row.get("aliases", ())),
            kind=row["kind"],
            side=row.get("side"),
            tie=row.get("tie", "unknown"),
            source=row["source"],
        )
        for entry in lists
        for row in tomllib.loads(entry.read_text(encoding="utf-8"))["actor"]
    )


@cache
def load_legends() -> tuple[Legend, ...]:
    """Return one legend per country: its name, adjectives and peoples, capital and seats of government."""
    text = (files("crossbearing.packs") / "legends.toml").read_text(encoding="utf-8")
    return tuple(
        Legend(
            name=row["name"],
            adjectives=tuple(row.get("adjectives", ())),
            metonyms=tuple(row.get("metonyms", ())),
            source=row["source"],
            aliases=tuple(row.get("aliases", ())),
        )
        for row in tomllib.loads(text)["legend"]
    )
