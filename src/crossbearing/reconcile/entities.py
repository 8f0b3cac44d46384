"""Entities: one record per person, body and place under all its names, and why the names are one."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.claim import Claim, PlaceCandidate
from crossbearing.model.document import Document
from crossbearing.model.ids import content_id, minted_id
from crossbearing.model.judgement import Entity, EntityKind, Judgement, Role
from crossbearing.model.packs import Actor, Packs
from crossbearing.model.spelling import folded, sounded
from crossbearing.reconcile.bodies import (
    Body,
    SideWords,
    body_of,
    has_body_noun,
    initials,
    same_body,
    side_words,
)
from crossbearing.reconcile.cast import Cast
from crossbearing.reconcile.lexicon import BodyClass
from crossbearing.reconcile.merging import Groups, apply_journal, merged
from crossbearing.reconcile.naming import Named, names_in, places_in
from crossbearing.reconcile.people import looks_like_person, same_person, surname, without_title
from crossbearing.reconcile.sides import affiliation, by_mouthpiece, by_office

_PARTY_KINDS = frozenset({"state", "capital", "government", "military"})
_APART_KM = 30.0  # two places of one name further apart than this are two


@dataclass(frozen=True, slots=True)
class Found:
    """The cast of a story and the judgements that made it."""

    cast: Cast
    judgements: tuple[Judgement, ...]


@dataclass(frozen=True, slots=True)
class _Lists:
    """What public lists know, ready to look up."""

    actors: Mapping[str, Actor]
    sides: SideWords


def find_entities(
    documents: Sequence[Document], claims: Sequence[Claim], journal: Sequence[Judgement], packs: Packs
) -> Found:
    """Return one entity per bearer of names in the documents and claims, which come in order of publication."""
    lists = _Lists(
        {folded(alias): actor for actor in packs.actors for alias in (actor.name, *actor.aliases)},
        side_words(packs.legends),
    )
    names = names_in(documents, claims)
    places = places_in(claims)
    kinds = {name: kind_of(named, lists, places) for name, named in names.items()}
    persons = [n for n, kind in kinds.items() if kind == "person"]
    bodies = [n for n, kind in kinds.items() if kind != "person"]
    people = merged(persons, same_person, journal, keys=lambda n: (surname(n)[:1], *sounded(n).split()[:1]))
    persons_named = _with_surnames(people, bodies, names, lists, journal)
    grouped = {name for group in persons_named for name in group}
    others = _bodies([names[n] for n in bodies if n not in grouped], lists, journal)
    entries = [_entity(group, names, kinds, lists, journal) for group in others.together()]
    sided = _sided(entries, names, lists)
    entries += [_entity(group, names, kinds, lists, journal, sided) for group in persons_named]
    sites, site_groups = _places(places, journal)
    judgements = tuple(
        _judgements(groups, entities)
        for groups, entities in ((people, entries), (others, entries), (site_groups, sites))
    )
    return Found(_cast(entries, sites, lists, names), tuple(j for found in judgements for j in found))


# --- kinds ----------------------------------------------------------------------------------------


def kind_of(named: Named, lists: _Lists, places: Mapping[str, Sequence[Claim]]) -> EntityKind:
    """Return what kind of bearer a name has, by the lists, its words, its shape and its uses."""
    body = body_of(named.name, lists.sides)
    if body.kind in ("commentators", "people"):
        return "group"
    if folded(named.name) in lists.actors or body.kind != "body" or has_body_noun(named.name):
        return "group" if body.kind in ("army", "government") and not named.name[:1].isupper() else "organisation"
    if any(use.publishes for use in named.uses):
        return "organisation"
    if looks_like_person(named.name) and named.name not in places:
        return "person"
    return "organisation"


# --- people and bodies ----------------------------------------------------------------------------


def _with_surnames(
    people: Groups, bodies: Sequence[str], names: Mapping[str, Named], lists: _Lists, journal: Sequence[Judgement]
) -> list[list[str]]:
    """Add surnames standing alone to the one person of the story who bears them; with two bearers they stay alone."""
    bearers: dict[str, set[str]] = {}
    for group in people.together():
        for member in group:
            bearers.setdefault(surname(member), set()).add(people.home[member])
    by_hand = {j.subject for j in journal if j.kind == "entity" and j.value in people.home}
    for name in bodies:
        bare = without_title(name)
        alone = len(bare.split()) == 1 and folded(name) not in lists.actors and not names[name].uses[0].publishes
        found = bearers.get(sounded(bare), set()) if alone else set()
        if len(found) == 1 or name in by_hand:
            people.add(name)
            apply_journal(people, [j for j in journal if j.subject == name])
        if len(found) == 1:
            people.join(name, next(iter(found)), "the only person of that surname in the story")
    return people.together()


def _bodies(named: Sequence[Named], lists: _Lists, journal: Sequence[Judgement]) -> Groups:
    names = [one.name for one in named]
    parsed = {one.name: described_body(one, lists.sides) for one in named}

    def same(a: str, b: str) -> str | None:
        return _listed(a, b, lists) or _spelled(a, b) or _acronym(a, b) or same_body(parsed[a], parsed[b])

    ordered = sorted(
        names, key=lambda n: -len(parsed[n].numbers | parsed[n].distinct)
    )  # the fullest names found groups
    return merged(ordered, same, journal, keys=lambda n: _shelves(n, parsed[n], lists))


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


def _shelves(name: str, body: Body, lists: _Lists) -> Iterable[str]:
    listed = lists.actors.get(folded(name))
    yield f"spelled {sounded(name)}"
    yield f"compact {body.compact}"
    yield f"initials {name if name.isupper() else initials(name)}"
    yield f"{body.kind} {','.join(sorted(body.sides))}"
    yield from (f"{body.kind} {word}" for word in (*body.distinct, *body.numbers))
    if listed is not None:
        yield f"listed {listed.name}"


def _listed(a: str, b: str, lists: _Lists) -> str | None:
    x, y = lists.actors.get(folded(a)), lists.actors.get(folded(b))
    if x is None or x != y:
        return None
    return f"both are names of {x.name} ({x.source})"


def _spelled(a: str, b: str) -> str | None:
    same = sounded(a.removeprefix("the ").removeprefix("The ")) == sounded(b.removeprefix("the ").removeprefix("The "))
    return "the same name in another spelling" if same and len(sounded(a)) > 2 else None


def _acronym(a: str, b: str) -> str | None:
    short, full = sorted((a, b), key=len)
    fits = short.isupper() and len(short) > 1 and len(full.split()) > 1 and initials(full) == short
    return "its initials" if fits else None


def _entity(
    group: Sequence[str],
    names: Mapping[str, Named],
    kinds: Mapping[str, EntityKind],
    lists: _Lists,
    journal: Sequence[Judgement],
    sided: Sequence[tuple[Body, str]] = (),
) -> Entity:
    own = [names[name] for name in group]
    first = min(own, key=lambda n: list(names).index(n.name))
    ordered = sorted(own, key=lambda n: (-len(n.uses), -len(n.name), n.name))
    kind = _kind_of_group(own, kinds)
    if kind == "person":  # a full name stands for a person before a surname does
        ordered.sort(key=lambda n: (len(n.name.split()) < 2,))
    body = None if kind == "person" else _class(own, lists)
    listed = next((lists.actors[folded(n)] for n in group if folded(n) in lists.actors), None)
    side = affiliation(own, kind, body, listed, lists.sides, journal)
    if side is None and kind == "person":
        side = by_office(own, sided, lists.sides) or by_mouthpiece(own, lists.actors, lists.sides)
    return Entity(
        id=minted_id("ent", first.uses[0].document, first.name),
        kind=kind,
        names=tuple(n.name for n in ordered),
        parent=None,
        affiliations=(side,) if side else (),
        roles=_roles(own),
        claims=tuple(dict.fromkeys(c for n in own for c in n.claims)),
    )


def _sided(entries: Sequence[Entity], names: Mapping[str, Named], lists: _Lists) -> tuple[tuple[Body, str], ...]:
    """Return the bodies that are on a side, each with it."""
    return tuple(
        (described_body(names[name], lists.sides), tie.side)
        for entity in entries
        for tie in entity.affiliations
        if tie.side is not None
        for name in entity.names
    )


def _kind_of_group(names: Sequence[Named], kinds: Mapping[str, EntityKind]) -> EntityKind:
    """Return the kind that most uses speak for; one full name makes a person."""
    votes: Counter[EntityKind] = Counter()
    for named in names:
        votes[kinds[named.name]] += len(named.uses)
    return "person" if votes["person"] else min(votes, key=lambda kind: (-votes[kind], kind))


def _class(named: Sequence[Named], lists: _Lists) -> BodyClass:
    votes = Counter(described_body(one, lists.sides).kind for one in named)
    return min(votes, key=lambda kind: (kind == "body", -votes[kind], kind))


def _roles(names: Sequence[Named]) -> tuple[Role, ...]:
    cites: dict[str, list[str]] = {}
    for use in (u for named in names for u in named.uses if u.described):
        cites.setdefault(use.described or "", []).extend([use.claim] if use.claim else [])
    ordered = sorted(cites, key=lambda text: (-len(cites[text]), -len(text), text))
    return tuple(Role(text, None, None, tuple(dict.fromkeys(cites[text]))) for text in ordered)


# --- places ---------------------------------------------------------------------------------------


def _places(places: Mapping[str, Sequence[Claim]], journal: Sequence[Judgement]) -> tuple[list[Entity], Groups]:
    winners = {name: _winner(claims) for name, claims in places.items()}

    def same(a: str, b: str) -> str | None:
        x, y = winners[a], winners[b]
        if sounded(_bare(a)) != sounded(_bare(b)):
            return None
        if x is not None and y is not None and kilometres(x, y) > _APART_KM:
            return None
        return "one place in another spelling"

    groups = merged(list(places), same, journal, keys=lambda n: (sounded(_bare(n)),))
    return [_place(group, places) for group in groups.together()], groups


def _bare(name: str) -> str:
    for lead in ("the ", "The ", "city of ", "City of ", "town of ", "village of "):
        name = name.removeprefix(lead)
    return name


def _winner(claims: Sequence[Claim]) -> PlaceCandidate | None:
    """Return the gazetteer reading with most votes: each claim spreads its candidates' scores."""
    votes: Counter[PlaceCandidate] = Counter()
    for claim in claims:
        for candidate in claim.place.candidates if claim.place else ():
            votes[candidate] += candidate.score  # type: ignore[assignment]
    return max(votes, key=lambda c: (votes[c], c.name, c.lat, c.lon), default=None)


def kilometres(a: PlaceCandidate, b: PlaceCandidate) -> float:
    """Return the distance between two places in km, on a sphere (haversine)."""
    lat, lon = math.radians(b.lat - a.lat), math.radians(b.lon - a.lon)
    h = math.sin(lat / 2) ** 2 + math.cos(math.radians(a.lat)) * math.cos(math.radians(b.lat)) * math.sin(lon / 2) ** 2
    return 12_742 * math.asin(math.sqrt(h))


def _place(group: Sequence[str], places: Mapping[str, Sequence[Claim]]) -> Entity:
    claims = [claim for name in group for claim in places[name]]
    best = _winner(claims)
    ordered = sorted(group, key=lambda n: (-len(places[n]), n))
    first = min(group, key=list(places).index)
    return Entity(
        id=minted_id("ent", places[first][0].document, "place", first),
        kind="place",
        names=tuple(ordered),
        parent=best.admin if best else None,
        affiliations=(),
        roles=(),
        claims=tuple(dict.fromkeys(claim.id for claim in claims)),
        lat=best.lat if best else None,
        lon=best.lon if best else None,
    )


# --- the cast -------------------------------------------------------------------------------------


def _cast(
    entries: Sequence[Entity],
    sites: Sequence[Entity],
    lists: _Lists,
    names: Mapping[str, Named],
) -> Cast:
    of = {name: site.id for site in sites for name in site.names}
    of.update({name: entity.id for entity in entries for name in entity.names})
    return Cast(
        entities={e.id: e for e in (*entries, *sites)},
        of=of,
        places={name: site.id for site in sites for name in site.names},
        collective=frozenset(e.id for e in entries if e.kind != "person" and _is_party(e, names, lists)),
        units=frozenset(e.id for e in entries if any(_is_unit(names[n], lists) for n in e.names)),
    )


def _is_unit(named: Named, lists: _Lists) -> bool:
    return described_body(named, lists.sides).kind in ("unit", "army", "staff", "ministry")


def _is_party(entity: Entity, names: Mapping[str, Named], lists: _Lists) -> bool:
    listed = (lists.actors.get(folded(name)) for name in entity.names)
    if any(actor is not None and actor.kind in _PARTY_KINDS for actor in listed):
        return True
    sides = {a.side for a in entity.affiliations}
    return _class([names[n] for n in entity.names], lists) in ("state", "army", "government") or bool(
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
