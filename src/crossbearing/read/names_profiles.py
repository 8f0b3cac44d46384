"""Profiles: the role, side and tie that a document gives each entity it names, from all its occurrences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.claim import Span
from crossbearing.read.names_cues import SideCue
from crossbearing.read.names_entities import Named
from crossbearing.read.names_lexicon import Lexicon
from crossbearing.read.names_roles import RoleFound, left_edge, role_of
from crossbearing.read.names_sides import NOTHING, Described, SideShown, side_of_body, side_of_person, void

Key = tuple[str, str]  # kind and entity key
_Rows = Sequence[tuple[Named, RoleFound | None]]


@dataclass(frozen=True, slots=True)
class Profile:
    """What the document says an entity is."""

    role: RoleFound | None
    shown: SideShown


@dataclass(frozen=True, slots=True)
class Body:
    """A body at one place of the text with the side it shows, for those who speak for it."""

    start: int
    end: int
    shown: SideShown


def profiles(
    named: Sequence[Named], text: str, cues: Sequence[SideCue], described: Sequence[Body], lexicon: Lexicon
) -> dict[Key, Profile]:
    """Return a profile per entity; `described` are bodies without a name of their own ("the dockers' union")."""
    found: dict[Key, list[tuple[Named, RoleFound | None]]] = {}
    for one in named:
        if one.kind != "place":
            found.setdefault((one.kind, one.key), []).append((one, role_of(one, lexicon)))
    bodies = {
        key: Profile(_fullest(role for _, role in rows), _body_shown(rows, text, cues, lexicon))
        for key, rows in found.items()
        if key[0] == "organisation"
    }
    spoken_for = [
        *(Body(n.run.start, n.run.end, bodies[n.kind, n.key].shown) for n in named if n.kind == "organisation"),
        *described,
    ]
    people = {
        key: Profile(_fullest(role for _, role in rows), _person_shown(rows, cues, spoken_for, lexicon))
        for key, rows in found.items()
        if key[0] == "person"
    }
    return {**bodies, **people}


def _fullest(roles: Iterable[RoleFound | None]) -> RoleFound | None:
    """Return the first role that says more than a title, else the first."""
    known = [role for role in roles if role is not None]
    return next((role for role in known if len(role.text.split()) > 2), known[0] if known else None)


def _body_shown(rows: _Rows, text: str, cues: Sequence[SideCue], lexicon: Lexicon) -> SideShown:
    return _most_shown([side_of_body(_around(one, role, text, cues), _own(one), lexicon) for one, role in rows])


def _around(one: Named, role: RoleFound | None, text: str, cues: Sequence[SideCue]) -> Described:
    """Return a body's name with the describing words before and right behind it."""
    doc = one.run.passage.parse
    start = one.run.passage.start + doc[left_edge(doc, one.run.i)].idx
    end = one.run.end
    if role is not None and 0 <= role.span[0] - end < 6:
        end = role.span[1]
    return Described(text[start:end], start, [cue for cue in cues if start <= cue.start and cue.end <= end])


def _own(one: Named) -> str | None:
    """Return what a body is called as a side; listed bodies report, watch or rule and are none."""
    return None if one.run.actor is not None else one.name


def _person_shown(rows: _Rows, cues: Sequence[SideCue], bodies: Sequence[Body], lexicon: Lexicon) -> SideShown:
    return _most_shown([role_shown(role, cues, bodies, lexicon) for _, role in rows if role is not None])


def role_shown(role: RoleFound, cues: Sequence[SideCue], bodies: Sequence[Body], lexicon: Lexicon) -> SideShown:
    """Return the side a role shows: by its own words, else that of the body it is held in or speaks for."""
    start, end = role.span
    described = Described(role.text, start, [cue for cue in cues if start <= cue.start and cue.end <= end])
    shown = side_of_person(described, lexicon)
    if shown.side is not None or shown.tie != "unknown":
        return shown
    return _spoken_for(described, (start, end), bodies, lexicon)


def _spoken_for(described: Described, span: Span, bodies: Sequence[Body], lexicon: Lexicon) -> SideShown:
    words = described.words
    office = any(lexicon.person_class(word, word) in {"office", "party"} for word in words)
    if not office or void(words, lexicon):
        return NOTHING
    for body in bodies:
        if span[0] <= body.start and body.end <= span[1] and body.shown.side is not None:
            return body.shown
    return NOTHING


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
