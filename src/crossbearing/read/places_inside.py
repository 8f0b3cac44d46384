"""Names inside those of bodies: "Lowell" in "Lowell Fire Department", "Dorn County" in "Dorn County Jail"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from crossbearing.model.packs import Gazetteer
from crossbearing.read.names import Mention, Names
from crossbearing.read.names_lexicon import Lexicon, load_lexicon
from crossbearing.read.names_spans import in_order
from crossbearing.read.parse import Passage
from crossbearing.read.places_words import AREAS
from crossbearing.read.speech import given_names

_LONGEST = 4  # tokens of a name inside another
_TOWN = 15_000  # people; names of smaller places are too often surnames ("Webster Theatre")
_AREA_KINDS = frozenset({"admin", "district", "country"})
_JOINS = frozenset({"of", "in", "at"})


@dataclass(frozen=True, slots=True)
class Inside:
    """A place's name inside that of a body, in document offsets."""

    start: int
    end: int
    text: str


def inside_names(
    passages: Sequence[Passage], names: Names, gazetteer: Gazetteer, known: frozenset[str]
) -> Iterator[Inside]:
    """Yield the names of places inside those of bodies; `known` are those the document names by themselves."""
    bodies = in_order(m for m in names.proper if m.kind == "organisation" or _is_unlisted(m, gazetteer))
    lexicon = load_lexicon()
    for passage in passages:
        for body in bodies.within(passage.start, passage.start + len(passage.text)):
            yield from _inside(passage, body, gazetteer, known, lexicon)


def _is_unlisted(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Say whether a place of several words is none the gazetteer has: "Lowell Civic Centre" may be named after one."""
    return mention.kind == "place" and " " in mention.name and not gazetteer.lookup(mention.name)


def _inside(
    passage: Passage, body: Mention, gazetteer: Gazetteer, known: frozenset[str], lexicon: Lexicon
) -> Iterator[Inside]:
    doc = passage.parse
    span = doc.char_span(body.start - passage.start, body.end - passage.start, alignment_mode="contract")
    if span is None or len(span) < 2:
        return
    starts = [span.start, *(k + 1 for k in range(span.start, span.end - 1) if doc[k].lower_ in _JOINS)]
    for first in starts:
        i = first + (doc[first].lower_ == "the")
        j = _end(doc, i, span.end, gazetteer, known, lexicon)
        if j is not None and j - i < len(span):
            text = " ".join(doc[i:j].text.split())
            yield Inside(passage.start + doc[i].idx, passage.start + doc[j - 1].idx + len(doc[j - 1]), text)


def _end(doc: Doc, i: int, end: int, gazetteer: Gazetteer, known: frozenset[str], lexicon: Lexicon) -> int | None:
    """Return where the longest place's name ends that begins at token `i`, None if none does."""
    reach = i
    while reach < min(end, i + _LONGEST) and doc[reach].text[:1].isupper():
        if doc[reach].lower_ in lexicon.body and doc[reach].lower_ not in AREAS:
            break
        reach += 1
    for j in range(reach, i, -1):
        text = " ".join(doc[i:j].text.split())
        named_so = doc[i].text in given_names() and not (
            j < end and doc[j].lower_ in lexicon.body.keys() | lexicon.modifiers
        )
        if text in known or (not named_so and _is_large(text, gazetteer)):
            return j
    return None


def _is_large(text: str, gazetteer: Gazetteer) -> bool:
    return any(place.kind in _AREA_KINDS or place.population >= _TOWN for place in gazetteer.lookup(text))
