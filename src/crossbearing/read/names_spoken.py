"""Speakers: whose side a role shows, by its own words or by the body it is held in or speaks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Span

from crossbearing.model.spelling import folded
from crossbearing.read.names_cues import SideCue
from crossbearing.read.names_entities import Named
from crossbearing.read.names_lexicon import Lexicon
from crossbearing.read.names_roles import RoleFound
from crossbearing.read.names_sides import NOTHING, Described, SideShown, side_of_person, singular, void
from crossbearing.read.names_spans import InOrder, in_order

Key = tuple[str, str]  # kind and entity key
_TOWN_OFFICES = frozenset({"mayor", "councillor", "councilor", "alderman"})
_CANDIDATES = frozenset({"candidate", "contender", "challenger", "incumbent"})
# Offices named without the body they are held in speak for the body the text is at.
_SPEAKERS = frozenset(
    "spokesman spokeswoman spokesperson managing director chief executive officer chairman chairwoman chair manager "
    "ceo treasurer company".split()
)
_THE = re.compile(r"\b[Tt]he (\w+)\b")
# Who speaks for whoever retains him, though he is nobody's officer.
_COUNSEL = frozenset({"lawyer", "lawyers", "attorney", "counsel", "solicitor", "barrister"})
_PASSED = frozenset({"former", "late", "defeated", "eliminated", "failed"})  # who runs no more
_FOLLOWERS = frozenset({"campaign", "camp", "party", "movement", "list", "ticket", "supporters", "running"})
_STANDS = frozenset(
    {"candidate", "leader", "nominee", "frontrunner"}
)  # of a party, and of no body that only rules or reports
_STANDING = frozenset({"stands", "stood", "standing", "runs", "ran", "running", "speaks", "spoke", "campaigns"})
_CHAIRS = frozenset({"chairs", "heads", "leads", "represents"})
_REACH = 400  # characters back in which a body spoken of may be what "its" means


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
        words = set(Described(role.text, 0, ()).words) if role is not None else set()
        member = self._member_of(one)
        if (
            shown.side is None
            and member is None
            and (_CANDIDATES & words or _has_followers(one))
            and not _PASSED & words
        ):
            return SideShown(one.name, role.span if role is not None else (one.start, one.end), "party")
        if shown != NOTHING:
            return shown
        if role is not None and (bridged := self._named_before(one, role)) is not None:
            return bridged
        voided = role is not None and void(Described(role.text, 0, ()).words, self.lexicon)
        return member.shown if member is not None and not voided else NOTHING

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
        if not (office or _COUNSEL & set(words)) or void(words, self.lexicon):
            return NOTHING
        return self._body_in(start, end) or self._body_meant(described) or NOTHING

    def _body_in(self, start: int, end: int) -> SideShown | None:
        """Return the side of a body named within the role; None if none is named there."""
        inside = self.bodies.within(start, end)
        sided = next((body.shown for body in inside if body.shown.side is not None), None)
        return sided or (NOTHING if inside else None)

    def _described_since(self, start: int, end: int) -> str | None:
        """Return the noun of a body spoken of in between: "The union objected, its chairman said" means the union."""
        nouns = (match.group(1) for match in _THE.finditer(self.text, max(start, end - _REACH), end))
        return next((noun for noun in reversed(list(nouns)) if noun in self.lexicon.body), None)

    def _body_meant(self, described: Described) -> SideShown | None:
        """Return the side of the body that a noun of the role means: the last before it of that noun, "the union"."""
        if described.words[:1] in (["its"], ["their"]):
            before = self._party_before(described) or self.bodies.before(described.start)
            since = self._described_since(before.end if before else 0, described.start)
            return self.side_of_noun(since, described.start) if since else before.shown if before else None
        if _TOWN_OFFICES & set(described.words):
            councils = self.by_word.get("council", ())
            return councils[0].shown if len({body.shown.side for body in councils}) == 1 else None
        if self.lexicon.overriding & set(described.words):
            return None
        nouns = (word for word in described.words if word in self.lexicon.body and word not in self.lexicon.generic)
        return next((shown for noun in nouns if (shown := self.side_of_noun(noun, described.start)) is not None), None)

    def _party_before(self, described: Described) -> Body | None:
        """Return the last party named before "its leader": a court or commission has none."""
        if not _STANDS & set(described.words):
            return None
        near = self.bodies.within(max(0, described.start - _REACH), described.start)
        return next((body for body in reversed(near) if body.shown.side is not None), None)

    def side_of_noun(self, noun: str, start: int) -> SideShown | None:
        """Return the side of the body that such a noun means at that offset: the last before it, else the first."""
        wanted = sorted(self.lexicon.business_names | {noun}) if noun in self.lexicon.business else [noun]
        fits = sorted((body for word in wanted for body in self.by_word.get(word, ())), key=lambda body: body.start)
        return (in_order(fits).before(start) or fits[0]).shown if fits else None

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
        """Return the party right behind a name: "Pat Doe of the Harbour Party", "Pat Doe (Harbour Party)".

        "Pat Doe, who chairs the dockers' union" names one too.
        """
        doc, j = one.run.passage.parse, one.run.j
        words = [token.lower_ for token in doc[j : j + 8]]
        skip = 1 if words[:1] in (["of"], ["("]) else 0
        if words[:2] == [",", "who"]:
            skip = _joins(doc[j + 2 : j + 6])
        skip += skip > 0 and words[skip : skip + 1] == ["the"]
        if not skip and words[:1] == [","] and ":" in words[2:]:
            skip = 1 if self._labels(one, doc[j + 1].idx) else 0
        if not skip or j + skip >= len(doc):
            return None
        at = one.run.passage.start + doc[j + skip].idx
        body = self.bodies.around(at)
        return body if body is not None and body.start == at and body.shown.side is not None else None

    def _labels(self, one: Named, at: int) -> bool:
        """Say whether a body alone stands between a name and a colon: "PAT DOE, Harbour Union: We had no choice."."""
        start = one.run.passage.start + at
        body = self.bodies.around(start)
        return body is not None and body.start == start and self.text[body.end : body.end + 1] == ":"


def _joins(after: Span) -> int:
    """Return how many tokens, with ", who", lead to whom somebody stands for: "chairs", "is standing for"; else 0."""
    words = [token.lower_ for token in after]
    if words[:1] and words[0] in _CHAIRS:
        return 3
    standing = [n for n, word in enumerate(words) if word in _STANDING]
    at = standing[0] + 1 if standing else 0
    return 3 + at if at and words[at : at + 1] == ["for"] else 0


def _has_followers(one: Named) -> bool:
    """Say whether a person's name is followed by what only who runs for office has: "Doe's campaign"."""
    doc, j = one.run.passage.parse, one.run.j
    after = [token.lower_ for token in doc[j : j + 4]]
    return after[:1] in (["'s"], ["'"]) and bool(_FOLLOWERS & set(after[1:3]))


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
