"""Place names: where a document names places, the words around each, and the place on the map it most likely means."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from spacy.tokens import Doc

from crossbearing.model.claim import PlaceCandidate, PlaceRelation
from crossbearing.model.document import Document
from crossbearing.model.packs import Gazetteer, Legend, Packs
from crossbearing.model.spelling import sounded
from crossbearing.read.names import Names
from crossbearing.read.names_spans import in_order
from crossbearing.read.parse import Passage
from crossbearing.read.places_candidates import Ground, PlaceName, candidates_of
from crossbearing.read.places_inside import inside_names
from crossbearing.read.places_words import AREAS, Setting, setting_of

_AREAS_IN_PLURAL = {
    **{f"{noun}s": noun for noun in ("district", "region", "province", "oblast", "raion", "governorate", "township")},
    "counties": "county",
    "parishes": "parish",
}
# Domains of countries under another code than the country's, and those that are used anywhere.
_DOMAINS = {"UK": "GB"}
_ANYWHERE = frozenset({"AI", "CO", "EU", "FM", "IO", "LY", "ME", "SU", "TK", "TO", "TV"})
_ROOMS = frozenset(
    "room hall level floor gate bulletin section shaft corridor chamber booth desk box court line platform seam order "
    "article paragraph page chapter form statement note annex lot".split()
)
_ORDINAL = frozenset("no nos number nr one two three four five six seven eight nine ten i ii iii iv v vi vii".split())
_LEADING_AREAS = frozenset({"river", "lake", "gulf", "bay", "strait", "sea"})


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place's name with the words around it, in one passage."""

    passage: Passage
    start: int  # the first token of the name itself
    setting: Setting
    name: str  # with the area word that belongs to it, also where several share it ("Dorn and Lowell counties")
    key: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Located:
    """The names of places of a document, the spelling of each, and what each may mean on the map, by their keys."""

    named: tuple[NamedPlace, ...]
    acting: tuple[tuple[int, int, str], ...]  # states that act as parties: offsets and key
    inside: tuple[tuple[int, int, str], ...]  # names inside those of bodies
    spelled: Mapping[str, str]
    found: Mapping[str, tuple[PlaceCandidate, ...]]


def locate(document: Document, passages: Sequence[Passage], names: Names, packs: Packs) -> Located:
    """Return every name of a place in the readable blocks, with its candidates.

    Names of states that act, and those inside the names of bodies ("Lowell Fire Department"), place nothing themselves
    but tell which of its namesakes another name means.
    """
    gazetteer = packs.gazetteer
    named = _listed(_shared_areas(_named(passages, names, gazetteer), gazetteer))
    spelled = _spellings(named)
    acting = tuple((m.start, m.end, _key(m.name, gazetteer), m.name) for m in names.proper if m.kind == "side")
    known = frozenset(word for name in spelled.values() for word in (name, split_name(name)[0]))
    inside = tuple((one, _key(one.text, gazetteer)) for one in inside_names(passages, names, gazetteer, known))
    wanted = {one.key: one for one in _place_names(named, spelled)}
    for key, name in (*((key, name) for _, _, key, name in acting), *((key, one.text) for one, key in inside)):
        wanted.setdefault(key, PlaceName(key, name, *split_name(name)))
    ground = _ground(document, names, (one.lookup for one in wanted.values()), packs)
    found = candidates_of(tuple(wanted.values()), gazetteer, ground)
    return Located(
        tuple(named),
        tuple((start, end, key) for start, end, key, _ in acting),
        tuple((one.start, one.end, key) for one, key in inside),
        spelled,
        found,
    )


def _named(passages: Sequence[Passage], names: Names, gazetteer: Gazetteer) -> list[NamedPlace]:
    out: list[NamedPlace] = []
    sentence = 0
    places = in_order(m for m in names.proper if m.kind == "place")
    for passage in passages:
        starts = [sent.start for sent in passage.parse.sents]
        for mention in places.within(passage.start, passage.start + len(passage.text)):
            at = mention.start - passage.start, mention.end - passage.start
            span = passage.parse.char_span(*at, alignment_mode="expand")
            if span is None or _hyphened(passage.parse, span.end) or _numbered(passage.parse, span.start):
                continue
            setting = setting_of(passage.parse, span.start, span.end)
            name = " ".join(passage.parse[span.start : setting.name_end].text.split("—")[0].split())
            if any(known.kind == "country" for known in gazetteer.lookup(mention.name)):
                name = mention.name  # "the Slovak Republic" is looked up as Slovakia
            own = bisect_right(starts, span.start) - 1
            out.append(NamedPlace(passage, span.start, setting, name, _key(name, gazetteer), sentence + own))
        sentence += len(starts)
    return out


def _hyphened(doc: Doc, j: int) -> bool:
    """Say whether a name is the first half of an adjective ("Lowell-bound trains") and no place by itself."""
    return j < len(doc) and doc[j].text == "-" and not doc[j].whitespace_ and not doc[j - 1].whitespace_


def _numbered(doc: Doc, i: int) -> bool:
    """Say whether a name is a numbered or lettered room or paper and no place on a map ("Room 3", "Bulletin No. 4")."""
    after = doc[i + 1].text if i + 1 < len(doc) else ""
    listed = after.casefold().rstrip(".") in _ORDINAL or after.isdigit() or (len(after) == 1 and after.isupper())
    return doc[i].lower_ in _ROOMS and listed


def _key(name: str, gazetteer: Gazetteer) -> str:
    """Return one key for the spellings of a place; a region and the town it is named after differ."""
    base, area = split_name(name)
    places = gazetteer.lookup(base)
    towns = [place for place in places if place.kind in {"city", "village"}]
    first = next(iter(towns or places), None)
    own = f"{first.name}|{first.country}|{first.admin}" if first else sounded(base)
    return f"{own}|area" if area else own


def split_name(name: str) -> tuple[str, str | None]:
    """Return a name without its area word, and the word: ("Lowell", "county")."""
    words = name.split()
    if len(words) > 1 and words[-1].casefold() in AREAS:
        return " ".join(words[:-1]), words[-1].casefold()
    if len(words) > 1 and words[0].casefold() in _LEADING_AREAS:
        return " ".join(words[1:]), words[0].casefold()
    return name, None


def _listed(named: Sequence[NamedPlace]) -> list[NamedPlace]:
    """Return the names, those of a list with the relation of its first: "toward A, B and C itself"."""
    out: list[NamedPlace] = []
    for one in named:
        before = out[-1] if out and out[-1].passage is one.passage else None
        if before is not None and one.setting.relation == "in" and _listed_after(before, one):
            relation: PlaceRelation = "in" if before.setting.relation == "part" else before.setting.relation
            out.append(replace(one, setting=replace(one.setting, relation=relation)))
        else:
            out.append(one)
    return out


def _shared_areas(named: Sequence[NamedPlace], gazetteer: Gazetteer) -> list[NamedPlace]:
    """Return the names, those of a list with the noun behind it: "Dorn, Harrow and Lowell counties"."""
    out: list[NamedPlace] = []
    shared: str | None = None
    for one in reversed(named):
        doc, end = one.passage.parse, one.setting.name_end
        listed = bool(out) and out[-1].passage is one.passage and _listed_after(one, out[-1])
        shared = (_AREAS_IN_PLURAL.get(doc[end].lower_) if end < len(doc) else None) or (shared if listed else None)
        name = f"{one.name} {shared.title()}" if shared else one.name
        out.append(replace(one, name=name, key=_key(name, gazetteer)) if shared else one)
    return out[::-1]


def _listed_after(before: NamedPlace, one: NamedPlace) -> bool:
    between = one.passage.parse[before.setting.j : one.setting.i]
    words = [token.lower_ for token in between]
    return 0 < len(words) <= 3 and all(word in {",", "and", "or", "the"} for word in words) and words != ["the"]


def _spellings(named: Sequence[NamedPlace]) -> dict[str, str]:
    """Return the spelling most used for each place, the first of equals."""
    uses: dict[str, Counter[str]] = {}
    for one in named:
        uses.setdefault(one.key, Counter())[one.name] += 1
    best = {key: max(count, key=lambda name: (not name.isupper(), count[name])) for key, count in uses.items()}
    return {key: name.title() if name.isupper() and len(name) > 4 else name for key, name in best.items()}


def _place_names(named: Sequence[NamedPlace], spelled: Mapping[str, str]) -> list[PlaceName]:
    inside: dict[str, str] = {}
    for first, second in pairwise(named):
        if first.passage is second.passage and _holds(first, second):
            inside.setdefault(first.key, split_name(second.name)[0])
    return [PlaceName(key, name, *split_name(name), inside.get(key)) for key, name in spelled.items()]


def _holds(first: NamedPlace, second: NamedPlace) -> bool:
    """Say whether the text puts the first place into the second: "Lowell, Ruritania", "Lowell in Dorn province"."""
    between = [token.lower_ for token in first.passage.parse[first.setting.j : second.setting.i]]
    area = split_name(second.name)[1] is not None
    return between == [","] or (area and between in (["in"], ["in", "the"], [",", "in"], [",", "in", "the"]))


def home_of(document: Document) -> str | None:
    """Return the country of the document's address, None if it shows none."""
    host = (document.url or "").partition("//")[2].partition("/")[0].partition(":")[0]
    end = host.rpartition(".")[2].upper()
    return _DOMAINS.get(end, end) if len(end) == 2 and end not in _ANYWHERE else None


def _ground(document: Document, names: Names, spelled: Iterable[str], packs: Packs) -> Ground:
    """Return where the document is by its address and by the peoples and adjectives it uses.

    The names of states are left out: "Georgia" and "Lebanon" are names to be placed themselves.
    """
    count = Counter(cue.side for cue in names.cues if cue.form == "adjective")
    countries = {code: float(n) for side, n in count.items() if (code := _code(side, packs.gazetteer))}
    states = _seats(packs.legends)
    seats = {name: code for name in spelled if name in states and (code := _code(states[name], packs.gazetteer))}
    return Ground(countries, home_of(document), seats)


def _code(state: str, gazetteer: Gazetteer) -> str | None:
    """Return the ISO code of a state."""
    return next((place.country for place in gazetteer.lookup(state) if place.kind == "country"), None)


@lru_cache(maxsize=4)
def _seats(legends: tuple[Legend, ...]) -> Mapping[str, str]:
    """Return the state of each seat of government."""
    return {seat: legend.name for legend in legends for seat in legend.metonyms}
