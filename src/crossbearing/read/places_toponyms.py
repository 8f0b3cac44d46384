"""Toponyms: every word of a document that names a place, also inside the names of bodies and as a people's adjective.

They are more than the places where something is said to happen: "the Lowell Fire Department" says nothing of where, but
tells which Lowell a text is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from crossbearing.model.claim import PlaceCandidate
from crossbearing.model.document import Document
from crossbearing.model.packs import Gazetteer, GazetteerPlace, Packs
from crossbearing.read.names import Names
from crossbearing.read.names_spans import in_order
from crossbearing.read.parse import Passage
from crossbearing.read.places_named import locate

ToponymKind = Literal["name", "demonym", "inside"]


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words that name a place, `document.text[start:end]`, with the places on the map they may mean, best first."""

    start: int
    end: int
    kind: ToponymKind
    candidates: tuple[PlaceCandidate, ...]


def find_toponyms(document: Document, passages: Sequence[Passage], names: Names, packs: Packs) -> tuple[Toponym, ...]:
    """Return the toponyms of a document in text order, none across another."""
    located = locate(document, passages, names, packs)
    inside = in_order(Toponym(start, end, "inside", located.found[key]) for start, end, key in located.inside)
    rows: list[Toponym] = []
    for one in located.named:
        doc, base = one.passage.parse, one.passage.start
        start, last = base + doc[one.start].idx, doc[one.setting.name_end - 1]
        end = base + last.idx + len(last)
        if located.found[one.key] or not inside.within(start, end):
            rows.append(Toponym(start, end, "name", located.found[one.key]))
    rows += [Toponym(start, end, "name", located.found[key]) for start, end, key in located.acting]
    taken = in_order(rows)
    rows += [one for one in inside.items if taken.around(one.start) is None]
    return tuple(sorted((*rows, *_peoples(rows, names, packs.gazetteer)), key=lambda one: (one.start, one.end)))


def _peoples(rows: Sequence[Toponym], names: Names, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Yield the adjectives and peoples of states, and names of states that stand in no other toponym."""
    taken = in_order(rows)
    for cue in names.cues:
        if cue.form != "metonym" and taken.around(cue.start) is None and taken.around(cue.end - 1) is None:
            state = next((place for place in gazetteer.lookup(cue.side) if place.kind == "country"), None)
            found = (_certain(state),) if state is not None else ()
            yield Toponym(cue.start, cue.end, "demonym" if cue.form == "adjective" else "name", found)


def _certain(place: GazetteerPlace) -> PlaceCandidate:
    return PlaceCandidate(place.name, place.lat, place.lon, place.country, place.admin, 1.0, place.source)
