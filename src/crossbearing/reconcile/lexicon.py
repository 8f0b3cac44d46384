"""The lists of `bodies.toml`: words by which a name shows what kind of bearer it has."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Final, Literal, cast

BodyClass = Literal["state", "army", "government", "staff", "unit", "ministry", "commentators", "people", "body"]

_DATA = tomllib.loads((files("crossbearing.reconcile") / "bodies.toml").read_text(encoding="utf-8"))

CLASSES: Final[tuple[tuple[BodyClass, frozenset[str]], ...]] = tuple(
    (cast("BodyClass", kind), frozenset(words)) for kind, words in _DATA["classes"].items()
)
NOUNS_OF: Final[dict[BodyClass, frozenset[str]]] = dict(CLASSES)
BODY_NOUNS: Final[frozenset[str]] = frozenset(_DATA["nouns"]["body"])
DESCRIPTIVE: Final[frozenset[str]] = frozenset(_DATA["nouns"]["descriptive"])
EMPTY: Final[frozenset[str]] = frozenset(_DATA["nouns"]["empty"])
OFFICES: Final[frozenset[str]] = frozenset(_DATA["nouns"]["offices"])
TITLES: Final[frozenset[str]] = frozenset(_DATA["nouns"]["titles"])
PARTICLES: Final[frozenset[str]] = frozenset(_DATA["nouns"]["particles"])
THINGS: Final[frozenset[str]] = frozenset(_DATA["nouns"]["things"])
PERSONS: Final[frozenset[str]] = frozenset(_DATA["nouns"]["persons"])
MEMBERS: Final[frozenset[str]] = frozenset(_DATA["nouns"]["members"])
OPPONENTS: Final[frozenset[str]] = frozenset(_DATA["nouns"]["opponents"])
NUMERALS: Final[frozenset[str]] = frozenset(_DATA["nouns"]["numerals"])
HEDGES: Final[frozenset[str]] = frozenset(_DATA["nouns"]["hedges"])
POSSESSED_BY: Final = re.compile(r"\b\w[\w-]*(?:['’]s|s['’])(?=\s)\s*")
