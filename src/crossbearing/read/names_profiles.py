"""Profiles: the role, side and tie that a document gives each entity it names, from all its occurrences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from crossbearing.read.names_cues import SideCue
from crossbearing.read.names_entities import Named
from crossbearing.read.names_lexicon import Lexicon
from crossbearing.read.names_parties import parties_of
from crossbearing.read.names_roles import RoleFound, left_edge, role_of
from crossbearing.read.names_sides import NOTHING, Described, SideShown, side_of_body, singular, void
from crossbearing.read.names_spans import InOrder, in_order
from crossbearing.read.names_spoken import Key, Profile, spoken_for

# A clause behind a body's name that may say how it is tied.
_RELATIVE = re.compile(r",? (?:which|known|said to|linked|affiliated|funded|run|close)\b[^,.;]{0,120}")
_Rows = Sequence[tuple[Named, RoleFound | None]]


def profiles(
    named: Sequence[Named], text: str, cues: InOrder[SideCue], lexicon: Lexicon, publisher: str | None
) -> dict[Key, Profile]:
    """Return a profile per entity that is no place: of bodies first, then of those who may speak for them."""
    found: dict[Key, list[tuple[Named, RoleFound | None]]] = {}
    for one in named:
        if one.kind != "place":
            found.setdefault((one.kind, one.key), []).append((one, role_of(one, lexicon)))
    firms = parties_of(text, named, lexicon, publisher)
    known = {
        key: Profile(_fullest(role for _, role in rows), _body_shown(rows, text, cues, lexicon, firm=key[1] in firms))
        for key, rows in found.items()
        if key[0] == "organisation"
    }
    speech = spoken_for(named, text, known, cues, lexicon, publisher)
    for key, rows in found.items():
        if key[0] == "person":
            shown = _most_shown([speech.side(one, role) for one, role in rows])
            known[key] = Profile(_fullest(role for _, role in rows), shown)
    ordered = in_order(named)
    for key, profile in list(known.items()):
        if key[0] == "person" and profile.shown == NOTHING and profile.role is not None:
            known[key] = Profile(profile.role, _master(profile.role, ordered, known, lexicon))
    return known


def _master(role: RoleFound, named: InOrder[Named], known: Mapping[Key, Profile], lexicon: Lexicon) -> SideShown:
    """Return the side of the person whose aide a role makes somebody: "Doe's campaign manager"."""
    words = Described(role.text, 0, ()).words
    office = any(lexicon.person_class(word, singular(word)) in {"office", "party"} for word in words)
    owner = named.around(role.span[0])
    if owner is None or owner.kind != "person" or owner.start != role.span[0] or not office:
        return NOTHING
    if void(words, lexicon) or role.text[len(owner.text) :][:2] not in {"'s", "’s"}:
        return NOTHING
    return known[owner.kind, owner.key].shown


def _fullest(roles: Iterable[RoleFound | None]) -> RoleFound | None:
    """Return the first role that says more than a title, else the first."""
    found = [role for role in roles if role is not None]
    return next((role for role in found if len(role.text.split()) > 2), found[0] if found else None)


def _body_shown(rows: _Rows, text: str, cues: InOrder[SideCue], lexicon: Lexicon, *, firm: bool) -> SideShown:
    actor = rows[0][0].run.actor
    if actor is not None and actor.side == actor.name:
        return SideShown(actor.side, (rows[0][0].start, rows[0][0].end), actor.tie)  # a listed party in its own name
    shown = _most_shown([side_of_body(_around(one, role, text, cues), _own(one), lexicon) for one, role in rows])
    if firm and shown == NOTHING:
        first = rows[0][0]
        return SideShown(first.name, (first.start, first.end), "party")
    return shown


def _around(one: Named, role: RoleFound | None, text: str, cues: InOrder[SideCue]) -> Described:
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
    return Described(text[start:end], start, cues.within(start, end))


def _own(one: Named) -> str | None:
    """Return what a body is called as a side; listed bodies report, watch or rule and are none."""
    return None if one.run.actor is not None else one.name


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
