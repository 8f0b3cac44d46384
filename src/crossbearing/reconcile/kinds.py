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
from crossbearing.reconcile.bodies import Body, SideWords, body_of, has_body_noun, names_a_thing, side_words
from crossbearing.reconcile.lexicon import OFFICES, BodyClass
from crossbearing.reconcile.naming import Named
from crossbearing.reconcile.people import looks_like_person

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
    if folded(named.name) in lists.actors or body.kind != "body" or has_body_noun(named.name):
        return "group" if body.kind in ("army", "government") and not named.name[:1].isupper() else "organisation"
    if any(use.publishes for use in named.uses):
        return "organisation"
    if names_a_thing(named.name):
        return "object"
    body_like = named.name in places or called_a_body(named) or folded(named.name) in served
    person = looks_like_person(named.name) and not body_like
    return "person" if person else "organisation"


def served_in(names: Iterable[Named]) -> frozenset[str]:
    """Return what roles say their bearers serve, folded: the words behind "for", "of", "at", "with" or a comma."""
    roles = (use.described for named in names for use in named.uses if use.described)
    return frozenset(folded(match[1]) for role in roles for match in _SERVES.finditer(role))


def called_a_body(named: Named) -> bool:
    """Say whether the text calls the bearer a body: "chemical company", "trade union", but not "union leader"."""
    for use in named.uses:
        head = folded((use.described or "").split(",")[0])
        if head and has_body_noun(head) and not any(word in OFFICES for word in head.split()):
            return True
    return False


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
