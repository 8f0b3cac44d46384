"""Kinds: what kind of bearer a name has, and what kind of body."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.claim import Claim
from crossbearing.model.judgement import EntityKind
from crossbearing.model.packs import Actor, Packs
from crossbearing.model.spelling import folded
from crossbearing.reconcile.bodies import Body, SideWords, body_of, has_body_noun, names_a_thing, side_words
from crossbearing.reconcile.lexicon import BodyClass
from crossbearing.reconcile.naming import Named
from crossbearing.reconcile.people import looks_like_person


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


def kind_of(named: Named, lists: Lists, places: Mapping[str, Sequence[Claim]]) -> EntityKind:
    """Return what kind of bearer a name has, by the lists, its words, its shape and its uses."""
    body = body_of(named.name, lists.sides)
    if body.kind in ("commentators", "people"):
        return "group"
    if folded(named.name) in lists.actors or body.kind != "body" or has_body_noun(named.name):
        return "group" if body.kind in ("army", "government") and not named.name[:1].isupper() else "organisation"
    if any(use.publishes for use in named.uses):
        return "organisation"
    if names_a_thing(named.name):
        return "object"
    if looks_like_person(named.name) and named.name not in places:
        return "person"
    return "organisation"


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
