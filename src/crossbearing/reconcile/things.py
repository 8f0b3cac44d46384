"""Things: which descriptions of a picture, a video or a document mean one and the same.

"The picture", "footage" and "the aerial photograph of the slick" are one where the story tells no two apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from crossbearing.model.spelling import folded
from crossbearing.reconcile.lexicon import HEDGES, POSSESSED_BY

_PICTURE: Final = "picture"  # the class of a pack's words whose members may all mean one thing
_THING: Final = "*"
_BEHIND: Final = frozenset("of from showing published released taken posted filmed made by on in at with".split())


@dataclass(frozen=True, slots=True)
class Thing:
    """A description taken apart: a noun of its kind, and the words that tell it from its like."""

    noun: str
    told_by: frozenset[str]


def thing_of(words: str, pictures: Collection[str]) -> Thing:
    """Return a description taken apart; all nouns of pictures count as one noun."""
    own = folded(POSSESSED_BY.sub("", words)).split()
    head = next((i for i, word in enumerate(own) if word in _BEHIND), len(own)) - 1
    noun = own[head] if 0 <= head < len(own) else ""
    kind = _THING if _is_one_of(noun, pictures) else noun
    rest = [*own[: max(head, 0)], *own[head + 1 :]]
    return Thing(kind, frozenset(w for w in rest if w not in HEDGES | _BEHIND and not _is_one_of(w, pictures)))


def _is_one_of(noun: str, pictures: Collection[str]) -> bool:
    return noun in pictures or noun.removesuffix("s") in pictures


def one_name_per_thing(told: Sequence[str], words: Mapping[str, frozenset[str]]) -> dict[str, str]:
    """Return, for each description told in the story, the longest plain one of the same thing."""
    pictures = words.get(_PICTURE, frozenset())
    counts = Counter(told)
    things = {one: thing_of(one, pictures) for one in counts}
    homes = {one: _fullest(thing, list(things.values())) for one, thing in things.items()}
    names: dict[Thing, str] = {}
    for one in sorted(counts, key=lambda o: (bool(POSSESSED_BY.search(o)), -len(o.split()), -counts[o], o)):
        names.setdefault(homes[one], one)
    return {one: names[home] for one, home in homes.items()}


def _fullest(thing: Thing, things: Sequence[Thing]) -> Thing:
    """Return the fullest description that holds all words of this one, if each longer one holds the shorter."""
    longer = {other for other in things if other.noun == thing.noun and thing.told_by < other.told_by}
    ordered = sorted(longer, key=lambda o: (len(o.told_by), sorted(o.told_by)))
    nested = all(a.told_by <= b.told_by for a, b in pairwise(ordered))
    return ordered[-1] if ordered and nested else thing


def names_nothing(words: str, pictures: Collection[str]) -> bool:
    """Say whether the words tell of no certain thing: "reports", "messages"; a bare picture is the story's one."""
    thing = thing_of(words, pictures)
    return thing.noun != _THING and not thing.told_by
