"""Score places against hand-marked news: where a text names them, and where on the map they are put.

  python bench/places.py                         # the half never looked at while tuning, and the whole
  python bench/places.py --half dev --misses 40  # the half to tune on, and what went wrong there
  python bench/places.py --without-peer          # without spaCy's own entities beside it

GeoVirus (Gritta et al., 2018; 229 Wikinews texts on epidemics and disasters) and the Local-Global Lexicon (Lieberman
et al., 2010; 588 texts of local newspapers, mostly American) lie outside the project, in `../shared/bench/places`. The
dev half of each is the texts whose name has an even SHA-256; everything was tuned on it alone.

Tagging counts a mark as found where a find shares a character with it (overlap, usual for this data), and stricter
where both span the same characters. LGL marks demonyms ("Ruritanian") and names inside those of bodies, GeoVirus
neither: both are found by the same reader and counted for the corpus that marks them. Accuracy is the share of marks
with a point that were found (and, apart, of all that have one) put within 161, 25 or 5 km; a mark found but put nowhere
counts as wrong. The mean error is over those put somewhere. Points of countries are the corpora's own, GeoNames' or
Wikipedia's middle of the country, scored as any other, as in the papers.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

from spacy.language import Language

from crossbearing.model.document import Block, Document, Published
from crossbearing.model.packs import Packs
from crossbearing.packs import load_packs
from crossbearing.read.names import find_names
from crossbearing.read.parse import Passage, load_parser, parse, stand_ins
from crossbearing.read.places_toponyms import Toponym, find_toponyms

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "bench" / "places"
CORPORA = ("geovirus", "lgl")
LIMITS_KM = (161, 25, 5)
_KINDS: dict[str, frozenset[str]] = {
    "geovirus": frozenset({"name"}),
    "lgl": frozenset({"name", "demonym", "inside"}),
}
_WANTED = {
    ("lgl", "tagging F1, overlap"): 0.75,
    ("geovirus", "tagging F1, overlap"): 0.75,
    ("lgl", "accuracy at 161 km"): 0.78,
    ("geovirus", "accuracy at 161 km"): 0.85,
}
Point = tuple[float, float]
Tagger = Callable[[str, dict[str, Any]], "list[Found]"]


@dataclass(frozen=True, slots=True)
class Found:
    """A place found in a text, with the point it is put at."""

    start: int
    end: int
    point: Point | None


@dataclass(slots=True)
class Tally:
    """Counts over the texts of a corpus, and the errors by kind."""

    gold: int = 0
    found: int = 0
    hit: int = 0
    exact: int = 0
    pointed: int = 0  # marks with a point
    met: int = 0  # of these, found
    errors_km: list[float] = field(default_factory=list)
    misses: list[tuple[str, str]] = field(default_factory=list)

    def add(self, row: dict[str, Any], finds: Sequence[Found]) -> None:
        """Count one text."""
        marks = sorted(row["toponyms"], key=lambda mark: mark["start"])
        self.gold += len(marks)
        self.found += len(finds)
        used: set[int] = set()
        for mark in marks:
            self._mark(mark, finds, used, row["text"])
        for number in sorted(set(range(len(finds))) - used):
            self.misses.append(("spurious", _shown(row["text"], finds[number].start, finds[number].end)))

    def _mark(self, mark: dict[str, Any], finds: Sequence[Found], used: set[int], text: str) -> None:
        start, end = mark["start"], mark["end"]
        self.pointed += mark["lat"] is not None
        at = [n for n, f in enumerate(finds) if f.start < end and start < f.end and n not in used]
        if not at:
            self.misses.append(("missed", _shown(text, start, end)))
            return
        best = max(at, key=lambda n: min(end, finds[n].end) - max(start, finds[n].start))
        used.add(best)
        self.hit += 1
        self.exact += (finds[best].start, finds[best].end) == (start, end)
        if mark["lat"] is None:
            return
        self.met += 1
        point = finds[best].point
        if point is None:
            self.misses.append(("put nowhere", _shown(text, start, end)))
            return
        error = _km(*point, mark["lat"], mark["lon"])
        self.errors_km.append(error)
        if error > LIMITS_KM[0]:
            self.misses.append((f"put wrong by {round(error)} km", _shown(text, start, end)))

    def rows(self) -> Iterator[tuple[str, float]]:
        """Yield what is measured, with its figure."""
        yield "tagging F1, overlap", 2 * self.hit / max(self.gold + self.found, 1)
        yield "tagging precision", self.hit / max(self.found, 1)
        yield "tagging recall", self.hit / max(self.gold, 1)
        yield "tagging F1, exact", 2 * self.exact / max(self.gold + self.found, 1)
        for limit in LIMITS_KM:
            yield f"accuracy at {limit} km", sum(e <= limit for e in self.errors_km) / max(self.met, 1)
        yield "accuracy at 161 km over all marks", sum(e <= LIMITS_KM[0] for e in self.errors_km) / max(self.pointed, 1)
        yield "mean error, km", sum(self.errors_km) / max(len(self.errors_km), 1)


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the great-circle distance between two points."""
    half = sin(radians(other_lat - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def _shown(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - 50) : start]}[{text[start:end]}]{text[end : end + 40]}".split())


def is_dev(name: str) -> bool:
    """Say whether a text is of the half to tune on."""
    return hashlib.sha256(name.encode()).digest()[-1] % 2 == 0


def texts_of(corpus: str) -> list[dict[str, Any]]:
    """Return the marked texts of a corpus; none where it is absent."""
    path = FOLDER / f"{corpus}.jsonl.gz"
    if not path.exists():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def document_of(row: dict[str, Any]) -> Document:
    """Return a marked text as a document of one paragraph, with its address."""
    text, day = row["text"], (row.get("date") or "")[:10] or None
    published = Published(day, None, "given" if day else "unknown")
    address = row.get("url")
    blocks = (Block(0, len(text), "paragraph"),)
    return Document(
        row["doc"], None, address, None, "unknown", None, None, published, None, "en", "report", text, blocks, ""
    )


def our_tagger(nlp: Language, packs: Packs) -> Tagger:
    """Return the reader's own finds of a text."""

    def found(corpus: str, row: dict[str, Any]) -> list[Found]:
        document = document_of(row)
        passages = parse(document, nlp, stand_ins(packs.legends))
        return finds_of(corpus, document, passages, packs)

    return found


def finds_of(corpus: str, document: Document, passages: Sequence[Passage], packs: Packs) -> list[Found]:
    """Return the places the reader finds, of the kinds that the corpus marks."""
    toponyms = find_toponyms(document, passages, find_names(document, passages, packs), packs)
    return [_found(one) for one in toponyms if one.kind in _KINDS[corpus]]


def _found(one: Toponym) -> Found:
    best = next(iter(one.candidates), None)
    return Found(one.start, one.end, (best.lat, best.lon) if best is not None else None)


def peer_tagger(nlp: Language, packs: Packs) -> Tagger:
    """Return spaCy's own entities (of peoples too where the corpus marks them), each put at its most populous place."""

    def found(corpus: str, row: dict[str, Any]) -> list[Found]:
        labels = {"GPE", "LOC"} | ({"NORP"} if corpus == "lgl" else set())
        finds = []
        for entity in nlp(row["text"]).ents:
            if entity.label_ in labels:
                places = packs.gazetteer.lookup(entity.text.removeprefix("the "))
                point = (places[0].lat, places[0].lon) if places else None
                finds.append(Found(entity.start_char, entity.end_char, point))
        return finds

    return found


def tally(corpus: str, texts: Sequence[dict[str, Any]], tagger: Tagger) -> Tally:
    """Return the counts of a tagger over the texts."""
    counts = Tally()
    for row in texts:
        counts.add(row, tagger(corpus, row))
    return counts


def rows() -> list[tuple[str, float, float | None]]:
    """Return (what, measured, asked) on the reported halves, the peer beside it; nothing where a corpus is absent."""
    nlp, packs = load_parser(), load_packs(["core"])
    taggers = {"": our_tagger(nlp, packs), ", spaCy alone": peer_tagger(nlp, packs)}
    out = []
    for corpus in CORPORA:
        texts = [row for row in texts_of(corpus) if not is_dev(row["doc"])]
        for name, tagger in taggers.items() if texts else ():
            for what, figure in tally(corpus, texts, tagger).rows():
                asked = _WANTED.get((corpus, what)) if not name else None
                out.append((f"{corpus}{name}: {what}", figure, asked))
    return out


def merged(one: Tally, other: Tally) -> Tally:
    """Return the counts of both."""
    return Tally(*(getattr(one, key) + getattr(other, key) for key in Tally.__slots__))


def report(corpus: str, halves: dict[str, list[dict[str, Any]]], taggers: dict[str, Tagger], misses: int) -> None:
    """Print a corpus' table: a line a figure, a column a half and tagger; with both halves also the whole."""
    columns = {
        (half, name): tally(corpus, texts, tagger) for half, texts in halves.items() for name, tagger in taggers.items()
    }
    if len(halves) > 1:
        whole = {name: merged(columns["reported", name], columns["dev", name]) for name in taggers}
        columns = {key: counts for key, counts in columns.items() if key[0] == "reported"}
        columns |= {("whole", name): counts for name, counts in whole.items()}
    marks = ", ".join(f"{half} {counts.gold}" for (half, name), counts in columns.items() if name == "reader")
    print(f"\n{corpus} ({marks} marks)")
    print(f"  {'':36}" + "".join(f"{f'{half}, {name}':>20}" for half, name in columns))
    figures = [dict(counts.rows()) for counts in columns.values()]
    for what in figures[0]:
        print(f"  {what:36}" + "".join(f"{figure[what]:20.3f}" for figure in figures))
    first = next(iter(columns.values()))
    if misses:
        kinds = Counter(kind if "wrong" not in kind else "put wrong" for kind, _ in first.misses)
        print(f"  errors: {dict(kinds)}")
        for kind, words in first.misses[:: max(1, len(first.misses) // misses)]:
            print(f"    {kind}: {words}")


def main() -> None:
    """Print the tables."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--half", choices=("dev", "reported"), help="only this half")
    options.add_argument("--misses", type=int, default=0, help="print so many errors of the first column")
    options.add_argument("--without-peer", action="store_true")
    chosen = options.parse_args()
    nlp, packs = load_parser(), load_packs(["core"])
    taggers = {"reader": our_tagger(nlp, packs)}
    if not chosen.without_peer:
        taggers["spaCy alone"] = peer_tagger(nlp, packs)
    for corpus in CORPORA:
        texts = texts_of(corpus)
        if not texts:
            print(f"{FOLDER / corpus} is absent: not measured")
            continue
        parts = {
            "reported": [row for row in texts if not is_dev(row["doc"])],
            "dev": [row for row in texts if is_dev(row["doc"])],
        }
        report(corpus, {chosen.half: parts[chosen.half]} if chosen.half else parts, taggers, chosen.misses)


if __name__ == "__main__":
    main()
