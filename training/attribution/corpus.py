"""The corpus: PolNeAR's training file as documents, parsed once and kept in a cache folder outside the project."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from crossbearing.model.claim import Span
from crossbearing.model.document import Block, Document, Published
from crossbearing.packs import load_packs
from crossbearing.read.parse import Passage, load_parser, parse, stand_ins

CORPUS = Path(__file__).parents[3] / "shared" / "bench" / "attribution" / "polnear_train.jsonl.gz"
REPORTED = ("2016-08", "2016-09")  # measured once by bench/attribution.py, never looked at here
DEV = ("2016-07",)  # thresholds and every other choice


@dataclass(frozen=True, slots=True)
class Gold:
    """One labelled attribution: spans of each role, in document offsets."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document of the corpus with its parse and its attributions."""

    name: str
    text: str
    passages: tuple[Passage, ...]
    gold: tuple[Gold, ...]


def month_of(name: str) -> str:
    """Return the month in a document's name, "2016-07"."""
    return name.split("_")[1][:7]


def training_rows(corpus: Path = CORPUS) -> list[dict[str, Any]]:
    """Return the rows to train and to choose on, sorted by name; the reported months are left out."""
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return sorted((row for row in rows if month_of(row["doc"]) not in REPORTED), key=lambda row: row["doc"])


def document_of(name: str, text: str) -> Document:
    """Return the text as a document of paragraphs, one a line."""
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    nowhen = Published(None, None, "unknown")
    return Document(name, None, None, None, "unknown", None, None, nowhen, None, "en", "report", text, blocks, "")


def labelled_documents(cache: Path, corpus: Path = CORPUS) -> list[Labelled]:
    """Return every training document parsed as the reader parses it; what the cache folder holds is not parsed anew."""
    rows = training_rows(corpus)
    cache.mkdir(parents=True, exist_ok=True)
    missing = [row for row in rows if not (cache / f"{row['doc']}.npz").exists()]
    with ProcessPoolExecutor(2) as pool:
        list(pool.map(_parse_rows, (missing[::2], missing[1::2]), (cache, cache)))
    vocab = load_parser().vocab
    return [_labelled(row, cache, vocab) for row in rows]


def _parse_rows(rows: Sequence[dict[str, Any]], cache: Path) -> None:
    nlp, alike = load_parser(), stand_ins(load_packs(None).legends)
    for row in rows:
        _keep(cache / f"{row['doc']}.npz", parse(document_of(row["doc"], row["text"]), nlp, alike))


def _keep(path: Path, passages: Sequence[Passage]) -> None:
    import numpy as np

    parts = {f"d{i}": np.frombuffer(p.parse.to_bytes(), np.uint8) for i, p in enumerate(passages)}
    part = path.with_suffix(".part.npz")
    np.savez(part, starts=np.array([[p.start, p.block.start, p.block.end] for p in passages]), **parts)  # type: ignore[arg-type] # none is named so
    part.rename(path)


def _labelled(row: dict[str, Any], cache: Path, vocab: Any) -> Labelled:
    import numpy as np

    with np.load(cache / f"{row['doc']}.npz") as held:
        passages = tuple(
            Passage(Block(int(low), int(high), "paragraph"), int(start), Doc(vocab).from_bytes(held[f"d{i}"].tobytes()))
            for i, (start, low, high) in enumerate(held["starts"])
        )
    return Labelled(row["doc"], row["text"], passages, tuple(_gold(row)))


def _gold(row: dict[str, Any]) -> Iterator[Gold]:
    for one in row["attributions"]:
        roles = [
            tuple((int(s), int(e)) for part in one[r] for s, e in part["spans"]) for r in ("source", "cue", "content")
        ]
        if roles[1] and roles[2]:
            yield Gold(*roles)
