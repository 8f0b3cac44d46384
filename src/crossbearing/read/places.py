"""Places: where things are, which part of it, and which place on the map each name most likely means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from crossbearing.model.claim import PlaceCandidate, PlaceRef, PlaceRelation
from crossbearing.model.document import Document
from crossbearing.model.packs import Gazetteer, GazetteerPlace, Packs
from crossbearing.model.spelling import sounded
from crossbearing.read.names import Names
from crossbearing.read.parse import Passage
from crossbearing.read.places_anaphora import CAPITAL, Pointer, pointers, salient
from crossbearing.read.places_named import Located, NamedPlace, locate, split_name
from crossbearing.read.places_words import setting_of

__all__ = ["PlaceMention", "Places", "find_places"]

_TITLE_WEIGHT = 0.3  # what a place gains as topic by standing in the title
_VAGUE = frozenset({"port", "resort", "settlement", "municipality"})  # towns and villages may be called so
_BEHIND = 4  # words behind a name in which it is called a capital
_COUNTRY_NOUN = "country"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that say where, `document.text[start:end]`, also anaphoric ones ("the city"), and the place they mean."""

    start: int
    end: int
    ref: PlaceRef


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a document in text order."""

    mentions: tuple[PlaceMention, ...]

    def within(self, start: int, end: int) -> tuple[PlaceMention, ...]:
        """Return the place mentions that lie wholly inside the span."""
        return tuple(m for m in self.mentions if start <= m.start and m.end <= end)


def find_places(document: Document, passages: Sequence[Passage], names: Names, packs: Packs) -> Places:
    """Return every place the readable blocks name or point back to."""
    located = locate(document, passages, names, packs)
    mentions = [_mention(one, located) for one in located.named]
    mentions += _pointing(document, passages, located, packs)
    return Places(tuple(sorted(mentions, key=lambda m: (m.start, m.end))))


def _mention(one: NamedPlace, located: Located) -> PlaceMention:
    doc, setting = one.passage.parse, one.setting
    last = doc[setting.j - 1]
    start, end = one.passage.start + doc[setting.i].idx, one.passage.start + last.idx + len(last)
    return PlaceMention(
        start, end, PlaceRef(located.spelled[one.key], setting.part, setting.relation, located.found[one.key])
    )


def _pointing(
    document: Document, passages: Sequence[Passage], located: Located, packs: Packs
) -> Iterator[PlaceMention]:
    """Yield the mentions that point back to a named place."""
    named, spelled, found = located.named, located.spelled, located.found
    kinds = _kinds(named, packs.gazetteer, frozenset(seat for legend in packs.legends for seat in legend.metonyms))
    topic = _topics(document, named, spelled)
    last: dict[str, int] = {}  # the sentence each place was last named in, the latest last
    waiting = deque(named)
    sentence = 0
    for passage in passages:
        doc = passage.parse
        here = list(takewhile(partial(_in_passage, passage), waiting))
        taken = frozenset(k for one in here for k in range(one.setting.i, one.setting.j))
        starts = [sent.start for sent in doc.sents]
        for pointer in pointers(doc, taken):
            while waiting and waiting[0].passage is passage and waiting[0].setting.i < pointer.i:
                _see(last, waiting.popleft())
            at = sentence + bisect_right(starts, pointer.i) - 1
            key = salient(pointer, at, last, kinds, topic)
            if key is not None:
                yield _pointed(passage, pointer, spelled[key], found[key])
        while waiting and waiting[0].passage is passage:
            _see(last, waiting.popleft())
        sentence += len(starts)


def _in_passage(passage: Passage, one: NamedPlace) -> bool:
    return one.passage is passage


def _see(last: dict[str, int], one: NamedPlace) -> None:
    """Record that a place was named, moving it to the end."""
    last.pop(one.key, None)
    last[one.key] = one.sentence


def _pointed(passage: Passage, pointer: Pointer, name: str, candidates: tuple[PlaceCandidate, ...]) -> PlaceMention:
    doc = passage.parse
    setting = setting_of(doc, pointer.i, pointer.j)
    part = pointer.part or setting.part
    relation: PlaceRelation = "near" if pointer.near else setting.relation
    if part is not None and relation == "in":
        relation = "part"
    start, last = doc[setting.i].idx, doc[setting.j - 1]
    end = last.idx + len(last)
    return PlaceMention(passage.start + start, passage.start + end, PlaceRef(name, part, relation, candidates))


def _kinds(named: Sequence[NamedPlace], gazetteer: Gazetteer, seats: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return the nouns that may point back to each place: those the text uses, else those its size allows."""
    said: dict[str, set[str]] = {}
    for one in named:
        nouns = said.setdefault(one.key, set())
        area = split_name(one.name)[1]
        if area is not None:
            nouns.add(area)
        elif one.setting.noun is not None and one.setting.noun not in _VAGUE:
            nouns.add(one.setting.noun)
    capitals = {one.key for one in named if one.name in seats or _called_capital(one)}
    return {
        key: frozenset(nouns or _allowed(key, named, gazetteer)) | ({CAPITAL} if key in capitals else set())
        for key, nouns in said.items()
    }


def _called_capital(one: NamedPlace) -> bool:
    """Return whether the text calls the place a capital: "the capital, Harrow", "Harrow, the regional capital"."""
    doc, at = one.passage.parse, one.setting
    before = [t.lower_ for t in doc[max(at.i - 2, 0) : at.i]]
    after = [t.lower_ for t in doc[at.j : at.j + _BEHIND]]
    return before[-1:] == [CAPITAL] or before == [CAPITAL, ","] or (after[:2] == [",", "the"] and CAPITAL in after)


def _allowed(key: str, named: Sequence[NamedPlace], gazetteer: Gazetteer) -> frozenset[str]:
    name = next(one.name for one in named if one.key == key)
    places: Sequence[GazetteerPlace] = gazetteer.lookup(name)
    if any(place.kind == "country" for place in places):
        return frozenset({_COUNTRY_NOUN})
    if places and all(place.kind == "admin" for place in places):
        return frozenset({"region", "province", "state", "oblast"})
    if any(place.kind == "city" for place in places):
        return frozenset({"city", "town"})
    return frozenset({"village", "town", "city"} if not places else {"village", "town"})


def _topics(document: Document, named: Sequence[NamedPlace], spelled: Mapping[str, str]) -> dict[str, float]:
    """Return how much the document is about each place: its share of the mentions, more if the title names it."""
    count = Counter(one.key for one in named)
    title = sounded(document.title or document.text[:120])
    total = sum(count.values())
    return {
        key: n / total
        + (_TITLE_WEIGHT if re.search(rf"\b{re.escape(sounded(split_name(spelled[key])[0]))}\b", title) else 0)
        for key, n in count.items()
    }
