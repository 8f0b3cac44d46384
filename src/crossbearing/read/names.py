"""Names: who stands in a document, in which role, and on whose side as its own words show it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from crossbearing.model.claim import Span
from crossbearing.model.document import Document
from crossbearing.model.judgement import Tie
from crossbearing.model.packs import Gazetteer, Packs
from crossbearing.model.spelling import folded
from crossbearing.read.names_cues import SideCue, SideWords, find_cues, side_words
from crossbearing.read.names_entities import Named, distinctive, resolve
from crossbearing.read.names_groups import DescribedOne, acts_as_state, described_ones
from crossbearing.read.names_kinds import KindSigns, vote
from crossbearing.read.names_lexicon import Lexicon, load_lexicon
from crossbearing.read.names_local import local_legends
from crossbearing.read.names_profiles import Key, Profile, SpokenFor, by_key, named_bodies, profiles
from crossbearing.read.names_roles import RoleFound
from crossbearing.read.names_runs import Capitals, Run, RunFinder, actor_words, capitals_of, loud_tokens
from crossbearing.read.names_sides import NOTHING, Described, SideShown, side_of_body, void
from crossbearing.read.parse import Passage

__all__ = ["Mention", "MentionKind", "Names", "SideCue", "find_names"]

MentionKind = Literal["person", "organisation", "place", "group", "side"]
_HEADS_OF_STATE = frozenset({"president", "king", "queen", "emperor", "sultan", "emir"})
_RANK: Mapping[MentionKind, int] = {"person": 0, "organisation": 1, "group": 2, "side": 3, "place": 4}


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of somebody or something, `text` being `document.text[start:end]`.

    `name` is the fullest form of this entity in this document, without titles. `side` is set only where words of the
    document show it, and `side_cue` says which; `role` holds the text's words for what the entity is, `role_span` where
    they stand.
    """

    start: int
    end: int
    text: str
    name: str
    kind: MentionKind
    side: str | None = None
    side_cue: Span | None = None
    tie: Tie = "unknown"
    role: str | None = None
    role_span: Span | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """The mentions of a document in text order, none inside another, and every word that shows a side.

    `proper` holds every proper name, also those inside the words for a group ("the residents of Lowell").
    """

    mentions: tuple[Mention, ...]
    cues: tuple[SideCue, ...] = ()
    proper: tuple[Mention, ...] = ()

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """Return the mentions that lie wholly inside the span."""
        return tuple(m for m in self.mentions if start <= m.start and m.end <= end)

    def at(self, start: int, end: int) -> Mention | None:
        """Return the mention that best covers the span: a person before a body, then most characters shared."""
        touching = [m for m in self.mentions if m.start < end and start < m.end]
        return min(
            touching, key=lambda m: (_RANK[m.kind], max(m.start, start) - min(m.end, end), m.start), default=None
        )

    def side_of(self, start: int, end: int) -> str | None:
        """Return the side that the words of the span show, None if they show none or two.

        Who is named or described there decides: the adjective of "a Ruritanian journalist" shows no side.
        """
        named = self.at(start, end)
        if named is not None and named.kind != "place":
            return named.side
        shown = sorted({cue.side for cue in self.cues if start <= cue.start and cue.end <= end})
        return shown[0] if len(shown) == 1 else None


def find_names(document: Document, passages: Sequence[Passage], packs: Packs) -> Names:
    """Return every person, body, group, place name and side that the readable blocks of the document name."""
    lexicon = load_lexicon()
    capitals = capitals_of(passages, lexicon.body)
    listed = side_words(packs.legends)
    local = local_legends(passages, capitals, listed, lexicon)
    words = side_words((*packs.legends, *local)) if local else listed
    states = {folded(surface): side for rows in words.by_first.values() for surface, side, _ in rows}
    cues = [cue for passage in passages for cue in _cues(document.text, passage, words, lexicon)]
    runs = _runs(passages, cues, packs, lexicon, capitals)
    kinds = vote(runs, KindSigns(lexicon, packs.gazetteer, frozenset(states)))
    named = resolve(runs, kinds, lexicon, packs.gazetteer, states, several=len({cue.side for cue in cues}) > 1)
    cues = [cue for cue in cues if cue.tie != "unknown" and not any(_hides(one, cue) for one in named)]
    described = [one for passage in passages for one in described_ones(passage, lexicon, _sided(passage, cues))]
    known = profiles(named, document.text, cues, lexicon)
    proper = [_mention(one, known, words, document.text, packs.gazetteer) for one in named]
    speech = SpokenFor(cues, named_bodies(named, known), lexicon)
    loose = _Loose(document.text, speech, named, known, states, described)
    free = [one for one in described if not any(_is_role(one, mention) for mention in proper)]
    mentions = [*proper, *(loose.mention(one) for one in free)]
    return Names(_longest(mentions), tuple(cues), tuple(sorted(proper, key=lambda m: m.start)))


def _is_role(one: DescribedOne, mention: Mention) -> bool:
    """Say whether a described one only says what somebody named beside it is."""
    if mention.role_span is None or not mention.role_span[0] <= one.start < mention.role_span[1]:
        return False
    return one.kind == mention.kind


def _cues(text: str, passage: Passage, words: SideWords, lexicon: Lexicon) -> Iterator[SideCue]:
    return find_cues(text, passage.start, passage.start + len(passage.parse.text), words, lexicon)


def _runs(
    passages: Sequence[Passage], cues: Sequence[SideCue], packs: Packs, lexicon: Lexicon, capitals: Capitals
) -> list[Run]:
    actors = actor_words(packs.actors)
    adjectives = [cue for cue in cues if cue.form == "adjective"]
    return [
        run
        for passage in passages
        for run in RunFinder(
            passage,
            lexicon,
            capitals,
            actors,
            _sided(passage, adjectives),
            _sided(passage, cues),
            loud_tokens(passage, lexicon.body),
        ).find()
    ]


def _sided(passage: Passage, cues: Sequence[SideCue]) -> frozenset[int]:
    """Return the offsets, in the passage's text, of the tokens that lie in a cue."""
    end = passage.start + len(passage.parse.text)
    spans = [(c.start - passage.start, c.end - passage.start) for c in cues if passage.start <= c.start < end]
    return frozenset(t.idx for start, stop in spans for t in passage.parse if start <= t.idx < stop)


def _hides(one: Named, cue: SideCue) -> bool:
    """Say whether a word of a side is only part of a person's or listed body's name ("Paris" of a Ms Paris Hale)."""
    inside = one.run.start <= cue.start and cue.end <= one.run.end
    return inside and (one.kind == "person" or one.run.actor is not None)


def _mention(one: Named, known: Mapping[Key, Profile], words: SideWords, text: str, gazetteer: Gazetteer) -> Mention:
    start, end = one.run.start, one.run.end
    if one.kind == "place":
        return _state_or_place(one, words, text, gazetteer)
    profile = by_key(known, one)
    role, shown = profile.role, profile.shown
    return Mention(
        start,
        end,
        text[start:end],
        one.name,
        one.kind,
        shown.side,
        shown.cue,
        shown.tie,
        role.text if role else None,
        role.span if role else None,
    )


def _state_or_place(one: Named, words: SideWords, text: str, gazetteer: Gazetteer) -> Mention:
    """Return a place, or the side where the name of a state or of its seat stands for the party."""
    start, end = one.run.start, one.run.end
    mention = Mention(start, end, text[start:end], one.name, "place")
    found = words.at(text, start, re.split(r"\W", text[start:end], maxsplit=1)[0])
    if found is None or len(found[0]) != end - start:
        return mention
    surface, side, form = found
    name = side if form == "name" else one.name
    town = form == "metonym" and bool(gazetteer.lookup(surface))
    if form == "adjective" or not acts_as_state(one.run.passage.parse[one.run.i : one.run.j], seat=town):
        return replace(mention, name=name)
    return replace(mention, name=name, kind="side", side=side, side_cue=(start, end), tie="party")


@dataclass(frozen=True, slots=True)
class _Loose:
    """Makes mentions of described ones: their side, and the name of the entity they can only mean."""

    text: str
    speech: SpokenFor
    named: Sequence[Named]
    known: Mapping[Key, Profile]
    states: Mapping[str, str]
    all: Sequence[DescribedOne]

    def mention(self, one: DescribedOne) -> Mention:
        """Return the mention of a described one."""
        shown = self._shown(one)
        meant = self._meant(one)
        if meant is not None and shown.side is None:
            shown = by_key(self.known, meant).shown
        name = meant.name if meant is not None else self._same_elsewhere(one)
        surface = self.text[one.start : one.end]
        return Mention(one.start, one.end, surface, name, one.kind, shown.side, shown.cue, shown.tie)

    def _shown(self, one: DescribedOne) -> SideShown:
        """Return the side that the words themselves show."""
        inside = [cue for cue in self.speech.cues if one.start <= cue.start and cue.end <= one.end]
        if one.kind == "organisation":
            described = Described(self.text[one.start : one.end], one.start, inside)
            return side_of_body(described, None, self.speech.lexicon)
        if len(inside) == 1 and (inside[0].start, inside[0].end) == (one.start, one.end):
            return SideShown(inside[0].side, (one.start, one.end), "party")  # "the Ruritanians"
        shown = self.speech.role_side(RoleFound(one.text, (one.start, one.end)))
        leader = next((o for o in self.all if one.leader is not None and o.start <= one.leader < o.end), None)
        if shown != NOTHING or leader is None or inside or self.neutral(one):
            return shown
        return self._shown(leader)  # "Ruritanian bloggers and war correspondents"

    def neutral(self, one: DescribedOne) -> bool:
        """Say whether nobody of that name takes a side by an adjective; correspondents of a war may."""
        words = one.text.casefold().split()
        return self.speech.lexicon.person_class(words[-1], one.noun) == "neutral" and "war" not in words

    def _meant(self, one: DescribedOne) -> Named | None:
        """Return the only entity of the document that the words can stand for, None if there is none or more."""
        if one.kind == "organisation":
            own = self._plain(one)
            fits = [n for n in self.named if n.kind == "organisation" and self._same_body(own, n, one)]
        elif one.kind == "person" and one.definite and one.text.casefold() == one.noun.split()[0]:
            fits = [n for n in self.named if n.kind == "person" and self._holds(n, one.noun)]
        else:
            return None
        return fits[0] if len({n.key for n in fits}) == 1 else None

    def _same_body(self, own: frozenset[str], named: Named, one: DescribedOne) -> bool:
        theirs = distinctive(named.name, self.speech.lexicon, self.states)
        if own == theirs:
            return True
        lexicon = self.speech.lexicon
        nouns = lexicon.business_names | {one.noun} if one.noun in lexicon.business else {one.noun}
        words = set(named.name.casefold().split())
        return one.definite and own == {one.noun} and bool(nouns & words) and self._undoubted(theirs)

    def _undoubted(self, words: frozenset[str]) -> bool:
        """Say whether a body's words leave no doubt whose it is: no state's, or the only one's the document names."""
        return not words & set(self.states.values()) or len({cue.side for cue in self.speech.cues}) < 2

    def _holds(self, named: Named, noun: str) -> bool:
        role = by_key(self.known, named).role
        words = Described(role.text, 0, ()).words if role is not None else []
        offices = _HEADS_OF_STATE if noun == "head of state" else {noun}
        return bool(offices & set(words)) and not void(words, self.speech.lexicon) and self._one_in_office(noun)

    def _one_in_office(self, noun: str) -> bool:
        """Say whether the document speaks of no second holder of the office: no former, deputy or elected one."""
        other = (
            rf"\b(?:former|ex|vice|deputy|acting|then|interim|late)[\s-]+{noun}\b|\b{noun}[\s-](?:elect|designate)\b"
        )
        return re.search(other, self.text.casefold()) is None

    def _same_elsewhere(self, one: DescribedOne) -> str:
        """Return the words most used for a described body of a state, of one without a state its own."""
        own = self._plain(one)
        if one.kind != "organisation" or len(own) < 2 or not own & set(self.states.values()):
            return self._possessed(one)
        alike = [other.text for other in self.all if other.kind == one.kind and self._plain(other) == own]
        return Counter(alike).most_common(1)[0][0]

    def _plain(self, one: DescribedOne) -> frozenset[str]:
        return distinctive(one.text, self.speech.lexicon, self.states)

    def _possessed(self, one: DescribedOne) -> str:
        """Return the words for a described one, an owner in them by full name: "Pat Doe's advisers"."""
        for named in self.named:
            if one.start == named.run.start and named.run.end < one.end and named.kind == "person":
                return named.name + one.text[len(named.text) :]
        return one.text


def _longest(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions in text order, those inside or across a longer one left out."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if not any(mention.start < other.end and other.start < mention.end for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))
