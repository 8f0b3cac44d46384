"""Kinds: what kind of bearer a name has, and what kind of body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crossbearing.model.claim import Claim
from crossbearing.model.judgement import EntityKind
from crossbearing.model.packs import Actor, Packs
from crossbearing.model.spelling import folded
from crossbearing.reconcile.bodies import (
    Body,
    SideWords,
    body_of,
    has_body_noun,
    names_a_thing,
    side_words,
    sides_named,
)
from crossbearing.reconcile.lexicon import BODY_NOUNS, NOUNS_OF, OFFICES, PERSONS, BodyClass
from crossbearing.reconcile.naming import Named
from crossbearing.reconcile.people import looks_like_person

_HEAD: Final = re.compile(r",| (?:of|for|with|at|in|on|to|who|that|based)\b")
_CALLED: Final = frozenset().union(BODY_NOUNS, *(NOUNS_OF[kind] for kind in ("unit", "ministry", "staff", "army"))) | {
    "government",
    "administration",
}
_SERVES: Final = re.compile(r"(?=(?:\b(?:for|of|at|with) (?:the )?|, )(.+)$)")


@dataclass(frozen=True, slots=True)
class Lists:
    """What public lists know, ready to look up: actors by folded name, words by side, and nouns of those who rule."""

    actors: Mapping[str, Actor]
    sides: SideWords
    authorities: frozenset[str]


def lists_of(packs: Packs) -> Lists:
    """Return the lists of the packs, ready to look up."""
    return Lists(
        {folded(alias): actor for actor in packs.actors for alias in (actor.name, *actor.aliases)},
        side_words(packs.legends),
        packs.words.get("authority", frozenset()),
    )


def kind_of(named: Named, lists: Lists, places: Mapping[str, Sequence[Claim]], served: frozenset[str]) -> EntityKind:
    """Return what kind of bearer a name has, by the lists, its words, its shape and its uses.

    `served` holds the folded names that somebody's role ends in: "spokesman for X".
    """
    body = body_of(named.name, lists.sides)
    if body.kind in ("commentators", "people"):
        return "group"
    if _called_a_person(named) and folded(named.name) not in lists.actors and named.name[:1].isupper():
        return "person"
    if folded(named.name) in lists.actors or body.kind != "body" or has_body_noun(named.name):
        return "group" if body.kind in ("army", "government") and not named.name[:1].isupper() else "organisation"
    if any(use.publishes for use in named.uses):
        return "organisation"
    if names_a_thing(named.name):
        return "object"
    return "person" if _is_person(named, lists, places, served) else "organisation"


def _called_a_person(named: Named) -> bool:
    """Say whether the text calls the bearer what only a person is, and nowhere a body."""
    heads = [_HEAD.split(folded_keeping_commas(use.described), maxsplit=1)[0] for use in named.uses if use.described]
    return not called_a_body(named) and any(head.split()[-1] in PERSONS for head in heads if head.split())


def _is_person(named: Named, lists: Lists, places: Mapping[str, Sequence[Claim]], served: frozenset[str]) -> bool:
    if named.name in places or called_a_body(named) or folded(named.name) in served:
        return False
    if holds_office(named) and named.name[:1].isupper():
        return True
    # "Ruritania Matters" is a title; a first name that is a country's as well belongs to somebody who speaks.
    speaks = any(use.speaks for use in named.uses)
    return looks_like_person(named.name) and (speaks or not sides_named(named.name, lists.sides)[0])


def holds_office(named: Named) -> bool:
    """Say whether the text gives the bearer an office: "General", "spokesman for the union"."""
    return any(word in OFFICES for use in named.uses for word in folded(use.described or "").split())


def served_in(names: Iterable[Named]) -> frozenset[str]:
    """Return what roles say their bearers serve, folded: the words behind "for", "of", "at", "with" or a comma."""
    roles = (use.described for named in names for use in named.uses if use.described)
    return frozenset(folded(match[1]) for role in roles for match in _SERVES.finditer(role))


def called_a_body(named: Named) -> bool:
    """Say whether the text calls the bearer a body: "chemical company", but not "analyst with a company"."""
    heads = (_HEAD.split(folded_keeping_commas(use.described), maxsplit=1)[0] for use in named.uses if use.described)
    return any(head.split()[-1] in _CALLED for head in heads if head.split())


def folded_keeping_commas(words: str) -> str:
    """Return the words folded, part by part between commas."""
    return ", ".join(folded(part) for part in words.split(","))


def described_body(named: Named, known: SideWords) -> Body:
    """Return a body's name taken apart; where the name does not say what it is, by what the text calls it."""
    body = body_of(named.name, known)
    if body.kind != "body":
        return body
    for use in named.uses:
        full = body_of(f"{named.name} {use.described}", known) if use.described else body
        if full.kind in ("unit", "army", "staff", "ministry"):
            return full
    return body


def kind_of_group(names: Sequence[Named], kinds: Mapping[str, EntityKind]) -> EntityKind:
    """Return the kind that most uses speak for; one full name makes a person."""
    votes: Counter[EntityKind] = Counter()
    for named in names:
        votes[kinds[named.name]] += len(named.uses)
    return "person" if votes["person"] else min(votes, key=lambda kind: (-votes[kind], kind))


def class_of(named: Sequence[Named], lists: Lists) -> BodyClass:
    """Return the class that most of a body's names show; names that show none do not count against it."""
    votes = Counter(described_body(one, lists.sides).kind for one in named)
    return min(votes, key=lambda kind: (kind == "body", -votes[kind], kind))
