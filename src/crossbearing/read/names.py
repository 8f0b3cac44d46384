"""Names: who stands in a document, in which role, and on whose side as its own words show it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from crossbearing.model.document import Document
from crossbearing.model.packs import Gazetteer, Packs
from crossbearing.model.spelling import folded
from crossbearing.read.names_capitals import Capitals, capitals_of, loud_tokens
from crossbearing.read.names_cues import SideCue, SideWords, find_cues, side_words
from crossbearing.read.names_described import DescribedMentions, known_entities, spellings_of
from crossbearing.read.names_entities import Named, resolve
from crossbearing.read.names_groups import DescribedOne, acts_as_state, described_ones
from crossbearing.read.names_kinds import KindSigns, vote
from crossbearing.read.names_lexicon import Lexicon, load_lexicon
from crossbearing.read.names_local import local_legends
from crossbearing.read.names_profiles import by_key, profiles
from crossbearing.read.names_records import Mention, MentionKind, Names
from crossbearing.read.names_runs import Run, RunFinder, actor_words
from crossbearing.read.names_spans import in_order
from crossbearing.read.names_spoken import Key, Profile, spoken_for
from crossbearing.read.parse import Passage

__all__ = ["Mention", "MentionKind", "Names", "SideCue", "find_names"]


_OWN_TEXTS = frozenset({"official", "bulletin", "post"})  # in which a party speaks for itself


def find_names(document: Document, passages: Sequence[Passage], packs: Packs) -> Names:
    """Return every person, body, group, place name and side that the readable blocks of the document name."""
    lexicon = load_lexicon()
    capitals = capitals_of(passages, lexicon.body)
    words = _side_words(passages, capitals, packs, lexicon)
    states = {folded(surface): side for rows in words.by_first.values() for surface, side, _ in rows}
    found = [list(find_cues(document.text, p.start, p.start + len(p.text), words, lexicon)) for p in passages]
    runs = _runs(passages, found, packs, lexicon, capitals)
    official = folded(document.source) if document.source is not None and document.genre == "official" else None
    kinds = vote(runs, KindSigns(lexicon, packs.gazetteer, frozenset(states), official))
    sides = {cue.side for cues in found for cue in cues}
    named = resolve(runs, kinds, lexicon, packs.gazetteer, states, several=len(sides) > 1)
    found = _shown(found, named)
    cues = in_order(cue for cues in found for cue in cues)
    described = [
        one
        for passage, its in zip(passages, found, strict=True)
        for one in described_ones(passage, lexicon, _sided(passage, its))
    ]
    publisher = document.source if document.genre in _OWN_TEXTS else None
    known = profiles(named, document.text, cues, lexicon, publisher)
    proper = tuple(_mention(one, known, words, document.text, packs.gazetteer) for one in named)
    maker = DescribedMentions(
        document.text,
        spoken_for(named, document.text, known, cues, lexicon, publisher),
        known,
        known_entities(document.text, named, known, lexicon, states, single_side=len({c.side for c in cues.items}) < 2),
        states,
        in_order(described),
        spellings_of(described, lexicon, states),
    )
    loose = [maker.mention(one) for one in _free(described, proper)]
    return Names(_longest([*proper, *loose]), cues.items, tuple(sorted(proper, key=lambda m: m.start)))


def _side_words(passages: Sequence[Passage], capitals: Capitals, packs: Packs, lexicon: Lexicon) -> SideWords:
    """Return the words that show sides: those of the public list, and of states that only this document knows."""
    listed = side_words(packs.legends)
    local = local_legends(passages, capitals, listed, lexicon)
    return side_words((*packs.legends, *local)) if local else listed


def _runs(
    passages: Sequence[Passage], found: Sequence[Sequence[SideCue]], packs: Packs, lexicon: Lexicon, capitals: Capitals
) -> list[Run]:
    actors = actor_words(packs.actors)
    runs: list[Run] = []
    for passage, cues in zip(passages, found, strict=True):
        adjectives = _sided(passage, [cue for cue in cues if cue.form == "adjective"])
        sided, loud = _sided(passage, cues), loud_tokens(passage, lexicon.body)
        finder = RunFinder(passage, lexicon, capitals, actors, adjectives, sided, loud, passage.text)
        runs.extend(finder.find())
    return runs


def _sided(passage: Passage, cues: Sequence[SideCue]) -> frozenset[int]:
    """Return the offsets, in the passage's text, of the tokens that lie in a cue."""
    covered = {k for cue in cues for k in range(cue.start - passage.start, cue.end - passage.start)}
    return frozenset(token.idx for token in passage.parse if token.idx in covered)


def _shown(found: Sequence[Sequence[SideCue]], named: Sequence[Named]) -> list[list[SideCue]]:
    """Return the cues that show a side: without tieless ones and those that are only part of somebody's name.

    "Paris" shows nothing in the name of a Ms Paris Hale, nor in that of a listed newspaper.
    """
    hiding = in_order(one for one in named if one.kind == "person" or one.run.actor is not None)
    return [[cue for cue in cues if cue.tie != "unknown" and hiding.around(cue.start) is None] for cues in found]


def _free(described: Sequence[DescribedOne], proper: Sequence[Mention]) -> list[DescribedOne]:
    """Return the described ones that are more than what somebody named beside them is called."""
    roles = {(m.kind, k) for m in proper if m.role_span is not None for k in range(m.role_span[0], m.role_span[1])}
    return [one for one in described if (one.kind, one.start) not in roles]


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
    span = one.run.passage.parse[one.run.i : one.run.j]
    if form == "adjective" or not acts_as_state(span, load_lexicon(), seat=town):
        return replace(mention, name=name)
    return replace(mention, name=name, kind="side", side=side, side_cue=(start, end), tie="party")


def _longest(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return the mentions in text order, those inside or across a longer one left out."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        at = bisect_left(kept, mention.start, key=lambda m: m.start)
        before, after = (kept[at - 1] if at else None), (kept[at] if at < len(kept) else None)
        if (before is None or before.end <= mention.start) and (after is None or mention.end <= after.start):
            kept.insert(at, mention)
    return tuple(kept)
