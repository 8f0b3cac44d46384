"""Entities: one record per person, body and place under all its names, and why the names are one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crossbearing.model.claim import Claim
from crossbearing.model.document import Document
from crossbearing.model.ids import content_id, minted_id
from crossbearing.model.judgement import Affiliation, Entity, EntityKind, Judgement, Role
from crossbearing.model.packs import Packs
from crossbearing.model.spelling import folded, sounded
from crossbearing.reconcile.bodies import Body
from crossbearing.reconcile.cast import Cast
from crossbearing.reconcile.descriptions import common_words, describes
from crossbearing.reconcile.kinds import Lists, class_of, described_body, kind_of, kind_of_group, lists_of, served_in
from crossbearing.reconcile.lexicon import MEMBERS
from crossbearing.reconcile.merging import Groups, apply_journal, merged
from crossbearing.reconcile.naming import Named, names_in, places_in
from crossbearing.reconcile.people import same_person, surname, without_title
from crossbearing.reconcile.same_bodies import find_bodies
from crossbearing.reconcile.sides import affiliation, by_mouthpiece, by_office, stakeholders
from crossbearing.reconcile.sites import find_sites

_FULL: Final = 2  # words of a full name
_PARTY_KINDS: Final = frozenset({"state", "capital", "government", "military"})


@dataclass(frozen=True, slots=True)
class Found:
    """The cast of a story and the judgements that made it."""

    cast: Cast
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class _Story:
    """What a bearer's record is made from."""

    names: Mapping[str, Named]
    order: Mapping[str, int]
    lists: Lists
    journal: Sequence[Judgement]


def find_entities(
    documents: Sequence[Document], claims: Sequence[Claim], journal: Sequence[Judgement], packs: Packs
) -> Found:
    """Return one entity per bearer of names in the documents and claims, which come in order of publication."""
    lists = lists_of(packs)
    places = places_in(claims)
    sites_by_sound = {sounded(name) for name in places}
    names = {
        name: named
        for name, named in names_in(documents, claims).items()
        if sounded(name) not in sites_by_sound or any(use.speaks or use.described for use in named.uses)
    }
    story = _Story(names, {name: i for i, name in enumerate(names)}, lists, journal)
    served = served_in(names.values())
    kinds = {name: kind_of(named, lists, places, served) for name, named in names.items()}
    persons = [n for n, kind in kinds.items() if kind == "person" and len(without_title(n).split()) > 1]
    rest = [n for n in kinds if n not in set(persons)]
    people = merged(persons, same_person, journal, keys=lambda n: (surname(n)[:1], *sounded(n).split()[:1]))
    grouped = _with_surnames(people, rest, kinds, story)
    known = {name for group in grouped for name in group}
    common = common_words(documents)
    others = find_bodies([names[n] for n in rest if n not in known], lists, journal)
    bodies = [
        _entity(group, kind, story)
        for group in others.together()
        if (kind := _kind_of_body([names[n] for n in group], kinds, lists, common)) is not None
    ]
    bodies = _with_stakes(bodies, claims, story, packs)
    sided = _sided(bodies, story)
    entries = [*bodies, *(_entity(group, "person", story, sided) for group in grouped)]
    sites, site_groups = find_sites(places, journal)
    joins = ((people, entries), (others, entries), (site_groups, sites))
    return Found(
        _cast(entries, sites, story),
        tuple(j for groups, entities in joins for j in _judgements(groups, entities)),
    )


def _kind_of_body(
    group: Sequence[Named], kinds: Mapping[str, EntityKind], lists: Lists, common: frozenset[str]
) -> EntityKind | None:
    """Return the kind of a body; words that only describe are a group where they speak, else nobody."""
    if all(describes(named, lists, common) for named in group):
        kind = kind_of_group(group, kinds)
        speaks = any(use.speaks for named in group for use in named.uses)
        return ("object" if kind == "object" else "group") if speaks else None
    proper = [named for named in group if not describes(named, lists, common)]
    return kind_of_group(proper, kinds)


def _with_surnames(
    people: Groups, others: Sequence[str], kinds: Mapping[str, EntityKind], story: _Story
) -> list[list[str]]:
    """Add surnames standing alone to the one person of the story who bears them; with two bearers they stay alone."""
    bearers: dict[str, set[str]] = {}
    for group in people.together():
        for member in group:
            bearers.setdefault(surname(member), set()).add(people.home[member])
    by_hand = {j.subject for j in story.journal if j.kind == "entity" and j.value in people.home}
    for name in others:
        bare = without_title(name)
        other = folded(name) in story.lists.actors or story.names[name].uses[0].publishes
        alone = len(bare.split()) == 1 and not other
        found = bearers.get(sounded(bare), set()) if alone else set()
        if len(found) == 1 or name in by_hand or kinds[name] == "person":
            people.add(name)
            apply_journal(people, [j for j in story.journal if j.subject == name])
        if len(found) == 1:
            people.join(name, next(iter(found)), "the only person of that surname in the story")
    return people.together()


def _entity(group: Sequence[str], kind: EntityKind, story: _Story, sided: Sequence[tuple[Body, str]] = ()) -> Entity:
    own = [story.names[name] for name in group]
    first = min(own, key=lambda n: story.order[n.name])
    ordered = sorted(own, key=lambda n: (_calls_loosely(n.name), -len(n.uses), -len(n.name), n.name))
    if kind == "person":  # a full name stands for a person before a surname or a title does
        ordered.sort(key=lambda n: len(without_title(n.name).split()) == 1 or without_title(n.name) != n.name)
    side = _side(own, kind, story, sided)
    return Entity(
        id=minted_id("ent", first.uses[0].document, first.name),
        kind=kind,
        names=_shown([n.name for n in ordered], kind),
        parent=None,
        affiliations=(side,) if side else (),
        roles=_roles(own),
        claims=tuple(dict.fromkeys(c for n in own for c in n.claims)),
    )


def _calls_loosely(name: str) -> bool:
    """Say whether a body is called by its people or in small letters: "Northern soldiers" for the Northern army."""
    words = folded(name).split()
    return bool(words) and (words[-1] in MEMBERS or name.removeprefix("the ")[:1].islower())


def _shown(names: Sequence[str], kind: EntityKind) -> tuple[str, ...]:
    """Return the names, the one to show first: a person's without a title, even where every text prints one."""
    if kind != "person" or not names:
        return tuple(names)
    plain = without_title(names[0])
    return (
        tuple(names) if plain in names[:1] or len(plain.split()) < _FULL else (plain, *(n for n in names if n != plain))
    )


def _side(
    own: Sequence[Named], kind: EntityKind, story: _Story, sided: Sequence[tuple[Body, str]]
) -> Affiliation | None:
    lists = story.lists
    body = None if kind == "person" else class_of(own, lists)
    listed = next((lists.actors[folded(n.name)] for n in own if folded(n.name) in lists.actors), None)
    side = affiliation(own, kind, body, listed, lists.sides, story.journal)
    if side is None and kind == "person":
        return by_office(own, sided, lists.sides) or by_mouthpiece(own, lists.actors, lists.sides)
    return side


def _with_stakes(bodies: Sequence[Entity], claims: Sequence[Claim], story: _Story, packs: Packs) -> list[Entity]:
    """Return the bodies; who has no side, but something at stake, and answers for itself, is a side of its own."""
    own = stakeholders(bodies, claims, packs.frames, story.names, story.lists.authorities)
    return [replace(body, affiliations=(own[body.id],)) if body.id in own else body for body in bodies]


def _sided(bodies: Sequence[Entity], story: _Story) -> tuple[tuple[Body, str], ...]:
    """Return the bodies that are on a side, each name taken apart, with it."""
    return tuple(
        (described_body(story.names[name], story.lists.sides), tie.side)
        for body in bodies
        for tie in body.affiliations
        if tie.side is not None
        for name in body.names
    )


def _roles(names: Sequence[Named]) -> tuple[Role, ...]:
    cites: dict[str, list[str]] = {}
    for use in (u for named in names for u in named.uses if u.described):
        if any(sounded(use.described or "") == sounded(named.name) for named in names):
            continue
        cites.setdefault(use.described or "", []).extend([use.claim] if use.claim else [])
    ordered = sorted(cites, key=lambda text: (-len(cites[text]), -len(text), text))
    return tuple(Role(text, None, None, tuple(dict.fromkeys(cites[text]))) for text in ordered)


def _cast(entries: Sequence[Entity], sites: Sequence[Entity], story: _Story) -> Cast:
    of = {name: site.id for site in sites for name in site.names}
    of.update({name: entity.id for entity in entries for name in entity.names})
    return Cast(
        entities={e.id: e for e in (*entries, *sites)},
        of=of,
        places={name: site.id for site in sites for name in site.names},
        collective=frozenset(e.id for e in entries if e.kind != "person" and _is_party(e, story)),
        offices=_offices(entries, story),
        outlets=frozenset(
            e.id for e in entries if any(u.publishes for n in e.names if n in story.names for u in story.names[n].uses)
        ),
        units=frozenset(
            e.id for e in entries if any(_is_unit(story.names[n], story.lists) for n in e.names if n in story.names)
        ),
    )


def _offices(entries: Sequence[Entity], story: _Story) -> dict[tuple[str, str], str]:
    """Return who holds each office of more than one word, by document; one that two hold there stands for nobody."""
    holders: dict[tuple[str, str], set[str]] = {}
    for entity in entries:
        for use in (
            u for n in entity.names if entity.kind == "person" and n in story.names for u in story.names[n].uses
        ):
            if use.described and len(use.described.split()) > 1:
                holders.setdefault((use.document, folded(use.described)), set()).add(entity.names[0])
    return {key: next(iter(names)) for key, names in holders.items() if len(names) == 1}


def _is_unit(named: Named, lists: Lists) -> bool:
    return described_body(named, lists.sides).kind in ("unit", "army", "staff", "ministry")


def _is_party(entity: Entity, story: _Story) -> bool:
    listed = (story.lists.actors.get(folded(name)) for name in entity.names)
    if any(actor is not None and actor.kind in _PARTY_KINDS for actor in listed):
        return True
    sides = {a.side for a in entity.affiliations}
    return class_of([story.names[n] for n in entity.names], story.lists) in ("state", "army", "government") or bool(
        sides & set(entity.names)
    )


def _judgements(groups: Groups, entities: Sequence[Entity]) -> Iterable[Judgement]:
    home = {name: entity for entity in entities for name in entity.names}
    for name, reason in sorted(groups.reasons.items()):
        entity = home[name]
        yield Judgement(
            id=content_id("jdg", ["entity", name, entity.id]),
            kind="entity",
            subject=name,
            value=entity.id,
            by=groups.by.get(name, "rule:names"),
            at=None,
            reason=reason,
        )
