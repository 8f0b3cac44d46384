"""Measure attribution on PolNeAR: `python bench/attribution.py [--months 2016-05] [--documents 60] [--misses 20]`.

The corpus lies outside the project (`../shared/bench`). August and September 2016 are held out: look rarely.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from crossbearing.model.claim import Span
from crossbearing.model.document import Block, Document, Published
from crossbearing.packs import load_packs
from crossbearing.read.attribution import Attribution, find_attributions
from crossbearing.read.names import find_names
from crossbearing.read.parse import load_parser, parse
from crossbearing.read.speech import speech_lexicon

CORPUS = Path(__file__).parents[2] / "shared" / "bench" / "attribution" / "polnear_train.jsonl.gz"
_WORD = re.compile(r"\w+")
Words = frozenset[int]


def main() -> None:
    """Print precision, recall and F1 of contents with their sources, and the accuracy of speakers."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--months", nargs="*", default=["2016-05"], help="months of the documents' names")
    options.add_argument("--documents", type=int, default=60)
    options.add_argument("--misses", type=int, default=0, help="print so many misses and spurious finds")
    chosen = options.parse_args()
    if not CORPUS.exists():
        print(f"{CORPUS} is absent: nothing measured")
        return
    score = Score()
    nlp, packs = load_parser(), load_packs(None)
    outlets = {a.name for a in packs.actors if a.kind in {"outlet", "agency"}}
    for row in _rows(chosen.months, chosen.documents):
        document = _document(row["doc"], row["text"])
        passages = parse(document, nlp)
        found = find_attributions(document, passages, find_names(document, passages, packs), outlets)
        score.add(row, [one for one in found if one.parent is None])
    score.show(chosen.misses)


class Score:
    """Counts over documents, and the cases that went wrong."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(
            (
                "gold",
                "found",
                "hit",
                "lenient",
                "speech",
                "speech_hit",
                "quoted",
                "quoted_right",
                "paired",
                "direct",
                "direct_hit",
            ),
            0,
        )
        self.missed: list[str] = []
        self.spurious: list[str] = []

    def add(self, row: dict[str, Any], found: Sequence[Attribution]) -> None:
        """Match the attributions found in one document with the gold ones, one to one, the greatest overlap first."""
        text = str(row["text"])
        gold = [g for g in row["attributions"] if g["content"]]
        golds = [_words(text, [tuple(s) for part in g["content"] for s in part["spans"]]) for g in gold]
        ours = [_words(text, list(one.content)) for one in found]
        sources = [_words(text, [tuple(s) for part in g["source"] for s in part["spans"]]) for g in gold]
        holders = [_words(text, [one.holder] if one.holder else []) for one in found]
        pairs = sorted(
            (
                (len(a & b) / len(a | b), len(a & b) / max(1, min(len(a), len(b))), i, j)
                for i, a in enumerate(golds)
                for j, b in enumerate(ours)
                if a & b
            ),
            reverse=True,
        )
        self.counts["gold"] += len(gold)
        self.counts["found"] += len(found)
        hits, used = self._strict(pairs, sources, holders, [_direct(g) for g in gold])
        self._lenient(pairs, sources, holders)
        for i, g in enumerate(gold):
            self._classes(g, golds[i], hit=i in hits)
            if i not in hits:
                speech = _speech(" ".join(str(part["text"]) for part in g["cue"]).lower())
                self.missed.append(("SPEECH " if speech else "") + _line(row["doc"], g))
        for j, one in enumerate(found):
            if j not in used:
                cue = text[slice(*one.cue)] if one.cue else ""
                contents = " | ".join(text[start:end] for start, end in one.content)
                self.spurious.append(f"{row['doc']}: [{one.name}] {cue} :: {contents}")

    def _strict(
        self, pairs: list[tuple[float, float, int, int]], sources: list[Words], holders: list[Words], quoted: list[bool]
    ) -> tuple[set[int], set[int]]:
        hits: set[int] = set()
        used: set[int] = set()
        seen: set[int] = set()
        for iou, _, i, j in pairs:
            if iou < 0.5 or i in seen or j in used:
                continue
            seen.add(i)
            self.counts["paired"] += 1
            right = bool(sources[i] & holders[j]) or (not sources[i] and not holders[j])
            used.add(j)
            self.counts["quoted"] += quoted[i]
            self.counts["quoted_right"] += quoted[i] and right
            if right:
                hits.add(i)
                self.counts["hit"] += 1
        return hits, used

    def _lenient(self, pairs: list[tuple[float, float, int, int]], sources: list[Words], holders: list[Words]) -> None:
        left: set[int] = set()
        right: set[int] = set()
        for _, share, i, j in sorted(pairs, key=lambda p: (-p[1], -p[0])):
            if (
                share >= 0.5
                and i not in left
                and j not in right
                and (sources[i] & holders[j] or (not sources[i] and not holders[j]))
            ):
                left.add(i)
                right.add(j)
                self.counts["lenient"] += 1

    def _classes(self, gold: dict[str, list[dict[str, Any]]], content: Words, *, hit: bool) -> None:
        cue = " ".join(str(part["text"]) for part in gold["cue"]).lower()
        if _speech(cue):
            self.counts["speech"] += 1
            self.counts["speech_hit"] += hit
        if _direct(gold) and content:
            self.counts["direct"] += 1
            self.counts["direct_hit"] += hit

    def show(self, cases: int) -> None:
        """Print the figures, and some of the cases."""
        c = self.counts
        for name in ("hit", "lenient"):
            p, r = c[name] / max(1, c["found"]), c[name] / max(1, c["gold"])
            print(f"{name:8} P {p:.3f} R {r:.3f} F {2 * p * r / max(1e-9, p + r):.3f}")
        speech, direct = c["speech_hit"] / max(1, c["speech"]), c["direct_hit"] / max(1, c["direct"])
        print(f"speech recall {speech:.3f} of {c['speech']}; direct recall {direct:.3f} of {c['direct']}")
        source, speaker = c["hit"] / max(1, c["paired"]), c["quoted_right"] / max(1, c["quoted"])
        print(f"where content is right: source {source:.3f}, quoted speaker {speaker:.3f} of {c['quoted']}")
        print(f"gold {c['gold']}, found {c['found']}")
        step = max(1, len(self.missed) // max(1, cases))
        for title, lines in (("MISSED", self.missed), ("SPURIOUS", self.spurious)):
            for line in lines[::step][:cases]:
                print(title, line)


def _speech(cue: str) -> bool:
    verbs = speech_lexicon().verbs
    return any(
        w in verbs
        or w.removesuffix("s") in verbs
        or w.removesuffix("ed") in verbs
        or w.removesuffix("d") in verbs
        or w in {"said", "told", "wrote", "according"}
        for w in _WORD.findall(cue)
    )


def _direct(gold: dict[str, list[dict[str, Any]]]) -> bool:
    return re.search(r"[\"“”]|''", " ".join(str(part["text"]) for part in gold["content"])) is not None


def _line(name: object, gold: dict[str, list[dict[str, Any]]]) -> str:
    parts = {role: " | ".join(str(part["text"]) for part in gold[role]) for role in ("source", "cue", "content")}
    return f"{name}: [{parts['source']}] {parts['cue']} :: {parts['content']}"


def _words(text: str, spans: Sequence[Span]) -> Words:
    return frozenset(m.start() + start for start, end in spans for m in _WORD.finditer(text[start:end]))


def _rows(months: Sequence[str], limit: int) -> Iterator[dict[str, Any]]:
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        chosen = [row for row in rows if any(month in row["doc"] for month in months)]
    yield from chosen[:: max(1, len(chosen) // limit)][:limit]


def _document(name: str, text: str) -> Document:
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    nowhen = Published(None, None, "unknown")
    return Document(name, None, None, None, "unknown", None, None, nowhen, None, "en", "report", text, blocks, "")


if __name__ == "__main__":
    main()
