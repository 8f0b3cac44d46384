"""Bodies: what kind of body a name names, on whose side, and by which words it differs from others of its kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from crossbearing.model.packs import Legend
from crossbearing.model.spelling import folded, sounded
from crossbearing.reconcile.lexicon import (
    BODY_NOUNS,
    CLASSES,
    DESCRIPTIVE,
    EMPTY,
    NOUNS_OF,
    OFFICES,
    THINGS,
    TITLES,
    BodyClass,
)

_NUMBER: Final = re.compile(r"\d+(?:st|nd|rd|th)?$")
_RUN_ON_CODE: Final = re.compile(r"(?<=[a-z])[A-Z]{2}$")  # the country at the end of a handle
_COUNTRY_CODE: Final = re.compile(r"[A-Z]{2}$")
_POSSESSIVE: Final = re.compile(r"['’]s\b|s['’](?=\s)")


@dataclass(frozen=True, slots=True)
class Body:
    """A body's name taken apart; `distinct` are the words, spelling undone, that tell it from its like."""

    kind: BodyClass
    sides: frozenset[str]
    numbers: frozenset[str]
    distinct: frozenset[str]
    compact: str  # its own words run together, without what only describes it


@dataclass(frozen=True, slots=True)
class SideWords:
    """The folded words and word pairs that show a side, each with the side."""

    words: dict[str, str]
    longest: int


def side_words(legends: Sequence[Legend]) -> SideWords:
    """Return every adjective, people, capital and name of the legends, folded; words of two sides are left out."""
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for legend in legends:
        for word in (legend.name, *legend.adjectives, *legend.metonyms):
            key = folded(word)
            if found.setdefault(key, legend.name) != legend.name:
                doubtful.add(key)
    words = {key: side for key, side in found.items() if key not in doubtful}
    return SideWords(words, max((len(key.split()) for key in words), default=1))


def sides_named(name: str, known: SideWords) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the sides whose words stand in a name, and the name's other words."""
    words = folded(_POSSESSIVE.sub("", name)).split()
    sides: set[str] = set()
    rest: list[str] = []
    index = 0
    while index < len(words):
        for length in range(min(known.longest, len(words) - index), 0, -1):
            side = known.words.get(" ".join(words[index : index + length]))
            if side is not None:
                sides.add(side)
                index += length
                break
        else:
            rest.append(words[index])
            index += 1
    return frozenset(sides), tuple(rest)


def body_of(name: str, known: SideWords) -> Body:
    """Return a body's name taken apart."""
    sides, rest = sides_named(name, known)
    kind = _class_of(rest, bool(sides))
    numbers = frozenset(re.sub(r"\D", "", w) for w in rest if _NUMBER.match(w))
    nouns = _nouns(kind)
    own = [w for w in rest if w not in EMPTY and not _NUMBER.match(w) and w not in nouns]
    return Body(kind, sides, numbers, frozenset(loosely(w) for w in own), compact(name))


def _nouns(kind: BodyClass) -> frozenset[str]:
    nouns = NOUNS_OF.get(kind, frozenset())
    # "Group of forces", "military officials": what a body is made of, or for, is no mark of it.
    return nouns | NOUNS_OF["army"] if kind in ("unit", "staff", "army", "government") else nouns


def _class_of(words: Sequence[str], sided: bool) -> BodyClass:
    if sided and not words:
        return "state"
    for kind, nouns in CLASSES:
        if any(word in nouns for word in words):
            return kind
    return "body"


def has_body_noun(name: str) -> bool:
    """Say whether a word of the name names a kind of body."""
    words = folded(_POSSESSIVE.sub("", name)).split()
    return any(word in BODY_NOUNS or any(word in nouns for _, nouns in CLASSES) for word in words)


def names_a_thing(name: str) -> bool:
    """Say whether the name is that of a thing or an office rather than of somebody: a medal, "Works Director"."""
    words = folded(_POSSESSIVE.sub("", name)).split()
    office = len(words) > 1 and all(word in OFFICES | TITLES | EMPTY for word in words)
    return office or any(word in THINGS for word in words)


@lru_cache(maxsize=65_536)
def loosely(word: str) -> str:
    """Return a key under which a name's Slavic, German and English spellings fall together even at its first letter.

    Coarser than `sounded`: for the own words of bodies of one class and side only.
    """
    return sounded(word).replace("c", "h").replace("z", "s")


@lru_cache(maxsize=65_536)
def compact(name: str) -> str:
    """Return a name's own words run together: "SkyWatchXY", "Sky Watch" and "Skywatch map service" give one key."""
    words = [w for w in _POSSESSIVE.sub("", name).replace("@", " ").split() if folded(w) not in ("the", "a", "an")]
    own = [w for w in words if folded(w) not in DESCRIPTIVE] or words
    if len(own) > 1 and _COUNTRY_CODE.fullmatch(own[-1]):
        own = own[:-1]
    return "".join(folded(_RUN_ON_CODE.sub("", w)) for w in own).replace(" ", "")


def initials(name: str) -> str:
    """Return the first letters of the capitalised words of a name: "Institute for Ice Research" gives "IIR"."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper())


def same_body(a: Body, b: Body) -> str | None:
    """Return in words why two names name one body, or None if they may not."""
    if a.kind != b.kind or (a.sides and b.sides and a.sides != b.sides):
        return None
    if a.numbers and b.numbers and a.numbers != b.numbers:
        return None
    if a.kind == "body":
        return "one name, written together or apart" if a.compact == b.compact and len(a.compact) > 2 else None
    if (
        a.kind in ("state", "army", "staff", "government", "ministry")
        and a.distinct == b.distinct
        and a.numbers == b.numbers
    ):
        return "one kind of body of one side" if a.sides == b.sides and a.sides else None
    return _same_unit(a, b)


def _same_unit(a: Body, b: Body) -> str | None:
    if a.kind not in ("unit", "ministry", "staff"):
        return None
    nested = a.distinct <= b.distinct or b.distinct <= a.distinct
    if nested and a.distinct & b.distinct:
        return "the same own name beside the same kind of body"
    if nested and a.numbers and a.numbers == b.numbers:
        return "the same number and kind of body"
    return None
