"""Profiles: the role, side and tie that a document gives each entity it names, from all its occurrences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.read.names_cues import SideCue
from crossbearing.read.names_entities import Named
from crossbearing.read.names_lexicon import Lexicon
from crossbearing.read.names_roles import RoleFound, left_edge, role_of
from crossbearing.read.names_sides import NOTHING, Described, SideShown, side_of_body, side_of_person, void

Key = tuple[str, str]  # kind and entity key
# A clause behind a body's name that may say how it is tied.
_RELATIVE = re.compile(r",? (?:which|known|said to|linked|affiliated|funded|run|close)\b[^,.;]{0,120}")
_TOWN_OFFICES = frozenset({"mayor", "councillor", "councilor", "alderman"})
_CANDIDATES = frozenset({"candidate", "contender", "challenger", "incumbent"})
_Rows = Sequence[tuple[Named, RoleFound | None]]


@dataclass(frozen=True, slots=True)
class Profile:
    """What the document says an entity is."""

    role: RoleFound | None
    shown: SideShown


@dataclass(frozen=True, slots=True)
class Body:
    """A named body at one place of the text, its words and the side it shows, for those who speak for it."""

    start: int
    end: int
    words: frozenset[str]
    shown: SideShown


def profiles(named: Sequence[Named], text: str, cues: Sequence[SideCue], lexicon: Lexicon) -> dict[Key, Profile]:
    """Return a profile per entity that is no place: of bodies first, then of those who may speak for them."""
    found: dict[Key, list[tuple[Named, RoleFound | None]]] = {}
    for one in named:
        if one.kind != "place":
            found.setdefault((one.kind, one.key), []).append((one, role_of(one, lexicon)))
    known = {
        key: Profile(_fullest(role for _, role in rows), _body_shown(rows, text, cues, lexicon))
        for key, rows in found.items()
        if key[0] == "organisation"
    }
    speech = SpokenFor(cues, named_bodies(named, known), lexicon)
    for key, rows in found.items():
        if key[0] == "person":
            shown = _most_shown([speech.side(one, role) for one, role in rows])
            known[key] = Profile(_fullest(role for _, role in rows), shown)
    for key, profile in list(known.items()):
        if key[0] == "person" and profile.shown == NOTHING and profile.role is not None:
            known[key] = Profile(profile.role, _master(profile.role, named, known, lexicon))
    return known


def _master(role: RoleFound, named: Sequence[Named], known: Mapping[Key, Profile], lexicon: Lexicon) -> SideShown:
    """Return the side of the person whose aide a role makes somebody: "Doe's campaign manager"."""
    words = Described(role.text, 0, ()).words
    office = any(lexicon.person_class(word, word) in {"office", "party"} for word in words)
    owner = next((one for one in named if one.kind == "person" and one.run.start == role.span[0]), None)
    if owner is None or not office or void(words, lexicon) or role.text[len(owner.text) :][:2] not in {"'s", "’s"}:
        return NOTHING
    return known[owner.kind, owner.key].shown


def named_bodies(named: Sequence[Named], known: Mapping[Key, Profile]) -> tuple[Body, ...]:
    """Return the named bodies of the text in order with the sides they show."""
    return tuple(
        Body(one.run.start, one.run.end, frozenset(one.name.casefold().split()), known[one.kind, one.key].shown)
        for one in named
        if one.kind == "organisation"
    )


def _fullest(roles: Iterable[RoleFound | None]) -> RoleFound | None:
    """Return the first role that says more than a title, else the first."""
    roles = [role for role in roles if role is not None]
    return next((role for role in roles if len(role.text.split()) > 2), roles[0] if roles else None)


def _body_shown(rows: _Rows, text: str, cues: Sequence[SideCue], lexicon: Lexicon) -> SideShown:
    return _most_shown([side_of_body(_around(one, role, text, cues), _own(one), lexicon) for one, role in rows])


def _around(one: Named, role: RoleFound | None, text: str, cues: Sequence[SideCue]) -> Described:
    """Return a body's name with the describing words before it, and behind it those that say how it is tied."""
    doc = one.run.passage.parse
    start = one.run.passage.start + doc[left_edge(doc, one.run.i)].idx
    end = one.run.end
    if role is not None and 0 <= role.span[0] - end < 6:
        end = role.span[1]
    elif role is not None and 0 <= start - role.span[1] < 6:
        start = role.span[0]
    clause = _RELATIVE.match(text, end)
    end = clause.end() if clause is not None else end
    return Described(text[start:end], start, [cue for cue in cues if start <= cue.start and cue.end <= end])


def _own(one: Named) -> str | None:
    """Return what a body is called as a side; listed bodies report, watch or rule and are none."""
    return None if one.run.actor is not None else one.name


@dataclass(frozen=True, slots=True)
class SpokenFor:
    """Tells whose side a role shows: by its own words, else by the body it is held in or speaks for."""

    cues: Sequence[SideCue]
    bodies: Sequence[Body]
    lexicon: Lexicon

    def side(self, one: Named, role: RoleFound | None) -> SideShown:
        """Return the side that this occurrence of a person's name shows."""
        shown = self.role_side(role) if role is not None else NOTHING
        if shown != NOTHING:
            return shown
        member = self._member_of(one)
        if member is not None and not (role is not None and void(Described(role.text, 0, ()).words, self.lexicon)):
            return member.shown
        runs = role is not None and _CANDIDATES & set(Described(role.text, 0, ()).words)
        return SideShown(one.name, role.span, "party") if role is not None and runs else NOTHING

    def role_side(self, role: RoleFound) -> SideShown:
        """Return the side that the words of a role show."""
        start, end = role.span
        described = Described(role.text, start, [cue for cue in self.cues if start <= cue.start and cue.end <= end])
        shown = side_of_person(described, self.lexicon)
        if shown.side is not None or shown.tie != "unknown":
            return shown
        words = described.words
        office = any(self.lexicon.person_class(word, word) in {"office", "party"} for word in words)
        if not office or void(words, self.lexicon):
            return NOTHING
        return self._body_in(start, end) or self._body_meant(described) or NOTHING

    def _body_in(self, start: int, end: int) -> SideShown | None:
        """Return the side of a body named within the role; None if none is named there."""
        inside = [body for body in self.bodies if start <= body.start and body.end <= end]
        sided = next((body.shown for body in inside if body.shown.side is not None), None)
        return sided or (NOTHING if inside else None)

    def _body_meant(self, described: Described) -> SideShown | None:
        """Return the side of the body that a noun of the role means: the last before it of that noun, "the union"."""
        if described.words[:1] in (["its"], ["their"]):
            before = [body for body in self.bodies if body.end <= described.start]
            return before[-1].shown if before else None
        if _TOWN_OFFICES & set(described.words):
            councils = [body for body in self.bodies if "council" in body.words]
            return councils[0].shown if len({body.shown.side for body in councils}) == 1 else None
        for word in described.words:
            if word not in self.lexicon.body or word in self.lexicon.generic:
                continue
            wanted = self.lexicon.business_names | {word} if word in self.lexicon.business else {word}
            fits = [body for body in self.bodies if body.words & wanted]
            before = [body for body in fits if body.start < described.start]
            if fits and not self.lexicon.overriding & set(described.words):
                return (before[-1] if before else fits[0]).shown
        return None

    def _member_of(self, one: Named) -> Body | None:
        """Return the party right behind a name: "Pat Doe of the Harbour Party", "Pat Doe (Harbour Party)"."""
        doc, j = one.run.passage.parse, one.run.j
        words = [token.lower_ for token in doc[j : j + 2]]
        skip = 2 if words == ["of", "the"] else 1 if words[:1] in (["of"], ["("]) else 0
        if not skip or j + skip >= len(doc):
            return None
        at = one.run.passage.start + doc[j + skip].idx
        return next((body for body in self.bodies if body.start == at and body.shown.side is not None), None)


def _most_shown(shown: Sequence[SideShown]) -> SideShown:
    """Return the side shown most often, the first of equals; without any side the first tie that says something."""
    sides = Counter(one.side for one in shown if one.side is not None)
    if sides:
        best = max(sides.values())
        return next(one for one in shown if one.side is not None and sides[one.side] == best)
    return next((one for one in shown if one.tie != "unknown"), NOTHING)


def by_key(found: Mapping[Key, Profile], one: Named) -> Profile:
    """Return the profile of a named entity; places have none."""
    return found.get((one.kind, one.key), Profile(None, NOTHING))
