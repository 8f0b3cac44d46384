"""Places: where things are, which part of it, and which place on the map each name most likely means."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise, takewhile

from spacy.tokens import Doc

from crossbearing.model.claim import PlaceCandidate, PlaceRef, PlaceRelation
from crossbearing.model.document import Document
from crossbearing.model.packs import Gazetteer, GazetteerPlace, Packs
from crossbearing.model.spelling import sounded
from crossbearing.read.names import Names
from crossbearing.read.names_spans import in_order
from crossbearing.read.parse import Passage
from crossbearing.read.places_anaphora import Pointer, pointers, salient
from crossbearing.read.places_candidates import PlaceName, candidates_of
from crossbearing.read.places_words import AREAS, Setting, setting_of

__all__ = ["PlaceMention", "Places", "find_places"]

_TITLE_WEIGHT = 0.3  # what a place gains as topic by standing in the title
_LEADING_AREAS = frozenset({"river", "lake", "gulf", "bay", "strait", "sea"})
_VAGUE = frozenset({"port", "resort", "settlement", "municipality"})  # towns and villages may be called so
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


@dataclass(frozen=True, slots=True)
class _Named:
    """A place's name with the words around it, in one passage."""

    passage: Passage
    setting: Setting
    name: str  # with the area word that belongs to it
    key: str
    sentence: int


def find_places(document: Document, passages: Sequence[Passage], names: Names, packs: Packs) -> Places:
    """Return every place the readable blocks name or point back to."""
    named = _listed(_named(passages, names, packs.gazetteer))
    spelled = _spellings(named)
    found = candidates_of(_place_names(named, spelled), packs.gazetteer, _countries(names, packs))
    mentions = [_mention(one, spelled, found) for one in named]
    mentions += _pointing(document, passages, named, spelled, found, packs.gazetteer)
    return Places(tuple(sorted(mentions, key=lambda m: (m.start, m.end))))


def _named(passages: Sequence[Passage], names: Names, gazetteer: Gazetteer) -> list[_Named]:
    out: list[_Named] = []
    sentence = 0
    places = in_order(m for m in names.proper if m.kind == "place")
    for passage in passages:
        starts = [sent.start for sent in passage.parse.sents]
        for mention in places.within(passage.start, passage.start + len(passage.parse.text)):
            at = mention.start - passage.start, mention.end - passage.start
            span = passage.parse.char_span(*at, alignment_mode="expand")
            if span is None or _hyphened(passage.parse, span.end):
                continue
            setting = setting_of(passage.parse, span.start, span.end)
            name = " ".join(passage.parse[span.start : setting.name_end].text.split("—")[0].split())
            if any(known.kind == "country" for known in gazetteer.lookup(mention.name)):
                name = mention.name  # "the Slovak Republic" is looked up as Slovakia
            own = bisect_right(starts, span.start) - 1
            out.append(_Named(passage, setting, name, _key(name, gazetteer), sentence + own))
        sentence += len(starts)
    return out


def _hyphened(doc: Doc, j: int) -> bool:
    """Say whether a name is the first half of an adjective ("Lowell-bound trains") and no place by itself."""
    return j < len(doc) and doc[j].text == "-" and not doc[j].whitespace_ and not doc[j - 1].whitespace_


def _key(name: str, gazetteer: Gazetteer) -> str:
    """Return one key for the spellings of a place; a region and the town it is named after differ."""
    base, area = _split(name)
    places = gazetteer.lookup(base)
    towns = [place for place in places if place.kind in {"city", "village"}]
    first = next(iter(towns or places), None)
    own = f"{first.name}|{first.country}|{first.admin}" if first else sounded(base)
    return f"{own}|area" if area else own


def _split(name: str) -> tuple[str, str | None]:
    """Return a name without its area word, and the word: ("Lowell", "county")."""
    words = name.split()
    if len(words) > 1 and words[-1].casefold() in AREAS:
        return " ".join(words[:-1]), words[-1].casefold()
    if len(words) > 1 and words[0].casefold() in _LEADING_AREAS:
        return " ".join(words[1:]), words[0].casefold()
    return name, None


def _listed(named: Sequence[_Named]) -> list[_Named]:
    """Return the names, those of a list with the relation of its first: "toward A, B and C itself"."""
    out: list[_Named] = []
    for one in named:
        before = out[-1] if out and out[-1].passage is one.passage else None
        if before is not None and one.setting.relation == "in" and _listed_after(before, one):
            relation: PlaceRelation = "in" if before.setting.relation == "part" else before.setting.relation
            out.append(replace(one, setting=replace(one.setting, relation=relation)))
        else:
            out.append(one)
    return out


def _listed_after(before: _Named, one: _Named) -> bool:
    between = one.passage.parse[before.setting.j : one.setting.i]
    words = [token.lower_ for token in between]
    return 0 < len(words) <= 3 and all(word in {",", "and", "or", "the"} for word in words) and words != ["the"]


def _spellings(named: Sequence[_Named]) -> dict[str, str]:
    """Return the spelling most used for each place, the first of equals."""
    uses: dict[str, Counter[str]] = {}
    for one in named:
        uses.setdefault(one.key, Counter())[one.name] += 1
    best = {key: max(count, key=lambda name: (not name.isupper(), count[name])) for key, count in uses.items()}
    return {key: name.title() if name.isupper() and len(name) > 4 else name for key, name in best.items()}


def _place_names(named: Sequence[_Named], spelled: Mapping[str, str]) -> list[PlaceName]:
    inside: dict[str, str] = {}
    for first, second in pairwise(named):
        if first.passage is second.passage and _holds(first, second):
            inside.setdefault(first.key, _split(second.name)[0])
    return [PlaceName(key, name, *_split(name), inside.get(key)) for key, name in spelled.items()]


def _holds(first: _Named, second: _Named) -> bool:
    """Say whether the text puts the first place into the second: "Lowell, Ruritania", "Lowell in Dorn province"."""
    between = [token.lower_ for token in first.passage.parse[first.setting.j : second.setting.i]]
    area = _split(second.name)[1] is not None
    return between == [","] or (area and between in (["in"], ["in", "the"], [",", "in"], [",", "in", "the"]))


def _countries(names: Names, packs: Packs) -> dict[str, float]:
    """Return the share of each ISO code among the words that name a state or its people."""
    sides = Counter(cue.side for cue in names.cues if cue.form != "metonym")
    codes: Counter[str] = Counter()
    for side, count in sorted(sides.items()):
        place = next((p for p in packs.gazetteer.lookup(side) if p.kind == "country"), None)
        if place is not None and place.country is not None:
            codes[place.country] += count
    total = sum(codes.values())
    return {code: count / total for code, count in codes.items()}


def _mention(one: _Named, spelled: Mapping[str, str], found: Mapping[str, tuple[PlaceCandidate, ...]]) -> PlaceMention:
    doc, setting = one.passage.parse, one.setting
    last = doc[setting.j - 1]
    start, end = one.passage.start + doc[setting.i].idx, one.passage.start + last.idx + len(last)
    return PlaceMention(start, end, PlaceRef(spelled[one.key], setting.part, setting.relation, found[one.key]))


def _pointing(
    document: Document,
    passages: Sequence[Passage],
    named: Sequence[_Named],
    spelled: Mapping[str, str],
    found: Mapping[str, tuple[PlaceCandidate, ...]],
    gazetteer: Gazetteer,
) -> Iterator[PlaceMention]:
    """Yield the mentions that point back to a named place."""
    kinds = _kinds(named, gazetteer)
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


def _in_passage(passage: Passage, one: _Named) -> bool:
    return one.passage is passage


def _see(last: dict[str, int], one: _Named) -> None:
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


def _kinds(named: Sequence[_Named], gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    """Return the nouns that may point back to each place: those the text uses, else those its size allows."""
    said: dict[str, set[str]] = {}
    for one in named:
        nouns = said.setdefault(one.key, set())
        area = _split(one.name)[1]
        if area is not None:
            nouns.add(area)
        elif one.setting.noun is not None and one.setting.noun not in _VAGUE:
            nouns.add(one.setting.noun)
    return {key: frozenset(nouns or _allowed(key, named, gazetteer)) for key, nouns in said.items()}


def _allowed(key: str, named: Sequence[_Named], gazetteer: Gazetteer) -> frozenset[str]:
    name = next(one.name for one in named if one.key == key)
    places: Sequence[GazetteerPlace] = gazetteer.lookup(name)
    if any(place.kind == "country" for place in places):
        return frozenset({_COUNTRY_NOUN})
    if places and all(place.kind == "admin" for place in places):
        return frozenset({"region", "province", "state", "oblast"})
    if any(place.kind == "city" for place in places):
        return frozenset({"city", "town"})
    return frozenset({"village", "town", "city"} if not places else {"village", "town"})


def _topics(document: Document, named: Sequence[_Named], spelled: Mapping[str, str]) -> dict[str, float]:
    """Return how much the document is about each place: its share of the mentions, more if the title names it."""
    count = Counter(one.key for one in named)
    title = sounded(document.title or document.text[:120])
    total = sum(count.values())
    return {
        key: n / total
        + (_TITLE_WEIGHT if re.search(rf"\b{re.escape(sounded(_split(spelled[key])[0]))}\b", title) else 0)
        for key, n in count.items()
    }
