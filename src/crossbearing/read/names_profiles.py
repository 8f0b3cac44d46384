"""Profiles: the role, side and tie that a document gives each entity it names, from all its occurrences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.spelling import folded
from crossbearing.read.names_cues import SideCue
from crossbearing.read.names_entities import Named
from crossbearing.read.names_lexicon import Lexicon
from crossbearing.read.names_roles import RoleFound, left_edge, role_of
from crossbearing.read.names_sides import NOTHING, Described, SideShown, side_of_body, side_of_person, singular, void
from crossbearing.read.names_spans import InOrder, in_order

Key = tuple[str, str]  # kind and entity key
# A clause behind a body's name that may say how it is tied.
_RELATIVE = re.compile(r",? (?:which|known|said to|linked|affiliated|funded|run|close)\b[^,.;]{0,120}")
_TOWN_OFFICES = frozenset({"mayor", "councillor", "councilor", "alderman"})
_TRIED = 60  # bodies without a telling name that are tried for being firms
_CANDIDATES = frozenset({"candidate", "contender", "challenger", "incumbent"})
# Offices named without the body they are held in speak for the body the text is at.
_SPEAKERS = frozenset(
    "spokesman spokeswoman spokesperson managing director chief executive officer chairman chairwoman chair manager "
    "ceo treasurer company".split()
)
_THE = re.compile(r"\b[Tt]he (\w+)\b")
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
    name: str
    words: frozenset[str]
    shown: SideShown


def profiles(
    named: Sequence[Named], text: str, cues: InOrder[SideCue], lexicon: Lexicon, publisher: str | None
) -> dict[Key, Profile]:
    """Return a profile per entity that is no place: of bodies first, then of those who may speak for them."""
    found: dict[Key, list[tuple[Named, RoleFound | None]]] = {}
    for one in named:
        if one.kind != "place":
            found.setdefault((one.kind, one.key), []).append((one, role_of(one, lexicon)))
    firms = firms_of(text, named, lexicon)
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


def unclassed(named: Iterable[Named], lexicon: Lexicon) -> tuple[Named, ...]:
    """Return the first naming of each body whose name does not say what it is: most often a firm."""
    found: dict[str, Named] = {}
    for one in named:
        plain = one.kind == "organisation" and one.run.actor is None and not one.name.isupper()
        if plain and lexicon.body_class(one.name.casefold().split()) is None:
            found.setdefault(one.key, one)
    return tuple(found.values())


def firms_of(text: str, named: Sequence[Named], lexicon: Lexicon) -> frozenset[str]:
    """Return the keys of bodies treated as firms: with a chief executive, or the only one "the company" can mean."""
    open_ones = unclassed(named, lexicon)
    open_ones = tuple(one for one in open_ones[:_TRIED] if not _reports(one.name).search(text))
    led = {one.key for one in open_ones if _led(one.name).search(text)}
    plain = any(
        one.kind == "organisation" and lexicon.business_names & set(one.name.casefold().split()) for one in named
    )
    if len(open_ones) == 1 and not plain and re.search(rf"\b[Tt]he (?:{'|'.join(sorted(lexicon.business))})\b", text):
        led.add(open_ones[0].key)
    return frozenset(led)


def _reports(name: str) -> re.Pattern[str]:
    """Return what shows that a body only publishes or studies: "told Lowell One", "the institute Lowell"."""
    own = re.escape(name)
    kinds = r"(?:newspaper|paper|tabloid|broadcaster|station|channel|institute|magazine|website|agency|portal)"
    return re.compile(rf"\b(?:told|tells|{kinds}) {own}\b|\b{own},? (?:a|an|the) (?:\w+ ){{0,3}}{kinds}\b")


def _led(name: str) -> re.Pattern[str]:
    heads = r"(?:chief executive|managing director|shareholders?|employees|board|CEO|owners?)"
    own = re.escape(name)
    return re.compile(rf"\b{heads}(?: officer)? (?:of|at) (?:the )?{own}\b|\b{own}['’]s? {heads}\b")


def spoken_for(
    named: Sequence[Named],
    text: str,
    known: Mapping[Key, Profile],
    cues: InOrder[SideCue],
    lexicon: Lexicon,
    publisher: str | None,
) -> SpokenFor:
    """Return what tells whose side a role shows, given the sides that the named bodies show.

    `publisher` is the source of a party's own text, whose officers are its own.
    """
    bodies = in_order(
        Body(
            one.start, one.end, folded(one.name), frozenset(one.name.casefold().split()), known[one.kind, one.key].shown
        )
        for one in named
        if one.kind == "organisation"
    )
    by_word: dict[str, list[Body]] = {}
    for body in bodies.items:
        for word in sorted(body.words):
            by_word.setdefault(word, []).append(body)
    own = next((body.shown for body in bodies.items if publisher and folded(body.name) == folded(publisher)), NOTHING)
    return SpokenFor(cues, bodies, {word: tuple(found) for word, found in by_word.items()}, lexicon, text, own)


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


@dataclass(frozen=True, slots=True)
class SpokenFor:
    """Tells whose side a role shows: by its own words, else by the body it is held in or speaks for."""

    cues: InOrder[SideCue]
    bodies: InOrder[Body]
    by_word: Mapping[str, tuple[Body, ...]]
    lexicon: Lexicon
    text: str
    publisher: SideShown = NOTHING  # of a party's own text

    def side(self, one: Named, role: RoleFound | None) -> SideShown:
        """Return the side that this occurrence of a person's name shows."""
        shown = self.role_side(role) if role is not None else NOTHING
        if shown != NOTHING:
            return shown
        if role is not None and (bridged := self._named_before(one, role)) is not None:
            return bridged
        member = self._member_of(one)
        if member is not None and not (role is not None and void(Described(role.text, 0, ()).words, self.lexicon)):
            return member.shown
        runs = role is not None and _CANDIDATES & set(Described(role.text, 0, ()).words)
        return SideShown(one.name, role.span, "party") if role is not None and runs else NOTHING

    def role_side(self, role: RoleFound) -> SideShown:
        """Return the side that the words of a role show."""
        start, end = role.span
        bodies = self.bodies.within(start, end)
        own = [cue for cue in self.cues.within(start, end) if not any(b.start <= cue.start < b.end for b in bodies)]
        described = Described(role.text, start, own)  # the side of a body in it is the body's to show
        shown = side_of_person(described, self.lexicon)
        if shown.side is not None or shown.tie != "unknown":
            return shown
        words = described.words
        office = any(self.lexicon.person_class(word, singular(word)) in {"office", "party"} for word in words)
        if not office or void(words, self.lexicon):
            return NOTHING
        return self._body_in(start, end) or self._body_meant(described) or NOTHING

    def _body_in(self, start: int, end: int) -> SideShown | None:
        """Return the side of a body named within the role; None if none is named there."""
        inside = self.bodies.within(start, end)
        sided = next((body.shown for body in inside if body.shown.side is not None), None)
        return sided or (NOTHING if inside else None)

    def _described_since(self, start: int, end: int) -> bool:
        """Say whether another body is spoken of in between: "The union objected, its chairman said" means the union."""
        return any(match.group(1) in self.lexicon.body for match in _THE.finditer(self.text, start, end))

    def _body_meant(self, described: Described) -> SideShown | None:
        """Return the side of the body that a noun of the role means: the last before it of that noun, "the union"."""
        if described.words[:1] in (["its"], ["their"]):
            before = self.bodies.before(described.start)
            return (
                before.shown if before is not None and not self._described_since(before.end, described.start) else None
            )
        if _TOWN_OFFICES & set(described.words):
            councils = self.by_word.get("council", ())
            return councils[0].shown if len({body.shown.side for body in councils}) == 1 else None
        if self.lexicon.overriding & set(described.words):
            return None
        for word in described.words:
            if word not in self.lexicon.body or word in self.lexicon.generic:
                continue
            wanted = sorted(self.lexicon.business_names | {word}) if word in self.lexicon.business else [word]
            fits = sorted((body for w in wanted for body in self.by_word.get(w, ())), key=lambda body: body.start)
            if fits:
                return (in_order(fits).before(described.start) or fits[0]).shown
        return None

    def _named_before(self, one: Named, role: RoleFound) -> SideShown | None:
        """Return the side of the body that this sentence or the one before named last, else the publisher's."""
        if not set(Described(role.text, 0, ()).words) <= _SPEAKERS:
            return None
        doc, first = one.run.passage.parse, one.run.passage.parse[one.run.i].sent.start
        reach = doc[first - 1].sent.start if first > 0 else first
        body = self.bodies.before(min(one.start, role.span[0]))
        near = body is not None and body.start >= one.run.passage.start + doc[reach].idx
        shown = body.shown if body is not None and near else self.publisher
        return shown if shown.side is not None else None

    def _member_of(self, one: Named) -> Body | None:
        """Return the party right behind a name: "Pat Doe of the Harbour Party", "Pat Doe (Harbour Party)"."""
        doc, j = one.run.passage.parse, one.run.j
        words = [token.lower_ for token in doc[j : j + 2]]
        skip = 2 if words == ["of", "the"] else 1 if words[:1] in (["of"], ["("]) else 0
        if not skip or j + skip >= len(doc):
            return None
        at = one.run.passage.start + doc[j + skip].idx
        body = self.bodies.around(at)
        return body if body is not None and body.start == at and body.shown.side is not None else None


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
