"""Measure attribution on PolNeAR, beside textacy's direct quotations in the same run.

  python bench/attribution.py                     # August and September 2016, held out from all training
  python bench/attribution.py --months 2016-05    # to work on the rules; the weights have seen these
  python bench/attribution.py --peers PYTHON      # an environment with bench/peers.txt (default .venv-peers)

The corpus (Newell, Margolin and Ruths, LREC 2018) lies outside the project, in `../shared/bench/attribution`. The
metric is that of `attribution_match.py`. "together" is what the trained part finds, and what the rules find elsewhere,
attitudes and acts included. Behind each F1 stands its 95 % interval, documents drawn anew 2,000 times. Speed is that of
one core, as tokens a second and as a share of the parse's time.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import subprocess
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from attribution_match import Said, compared, figures, matches, said

from crossbearing.model.document import Block, Document, Published
from crossbearing.packs import load_packs
from crossbearing.read.attribution import find_attributions
from crossbearing.read.learned import find_learned
from crossbearing.read.names import find_names
from crossbearing.read.parse import load_parser, parse, stand_ins

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "bench" / "attribution" / "polnear_train.jsonl.gz"
PEERS = ROOT / ".venv-peers" / "bin" / "python"
REPORTED = ("2016-08", "2016-09")
ASKED = {"F1 IoU": 0.67, "lenient": 0.74, "direct IoU": 0.85, "source IoU": 0.77, "quoted speaker": 0.91}
DRAWS, SEED = 2000, 7

Row = dict[str, Any]
Tally = list[Counter[str]]


def main() -> None:
    """Print the table, the speeds and, if asked, misses and spurious finds."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--months", nargs="*", default=list(REPORTED), help="months in the documents' names")
    options.add_argument(
        "--peers", type=Path, default=PEERS, help="the python of the environment of the other programs"
    )
    options.add_argument("--misses", type=int, default=0, help="print so many misses and spurious finds of ours")
    chosen = options.parse_args()
    if not CORPUS.exists():
        print(f"{CORPUS} is absent: not measured")
        return
    texts = rows_of(chosen.months)
    measured = Measured(texts)
    columns = list(figures([Counter()]))
    print(f"{len(texts)} documents of {', '.join(chosen.months)}\n")
    print("| | " + " | ".join(columns) + " |\n|-|" + "-|" * len(columns))
    for name, tally in (*measured.tallies.items(), *peers(texts, chosen.peers)):
        print(f"| {name} | " + (tally if isinstance(tally, str) else _cells(tally)) + " |")
    print("| asked | " + " | ".join(f"{ASKED[c]:.2f}" if c in ASKED else "" for c in columns) + " |\n")
    for name, seconds in measured.seconds.items():
        share = seconds / measured.seconds["parse"]
        print(f"{name}: {measured.tokens / seconds:,.0f} tokens a second, {share:.2f} of the parse's time")
    measured.show(chosen.misses)


def rows() -> list[tuple[str, str, str]]:
    """Return what was measured on the months held out, and what is asked, for a table of all benches."""
    if not CORPUS.exists():
        return [("attribution, PolNeAR", "absent: not measured", "")]
    texts = rows_of(REPORTED)
    got = figures(Measured(texts).tallies["together"])
    ours = [(f"attribution, PolNeAR: {name}", f"{got[name]:.3f}", f">= {asked:.2f}") for name, asked in ASKED.items()]
    for peer, tally in peers(texts, PEERS):
        told = {"": tally} if isinstance(tally, str) else {f": {n}": f"{v:.3f}" for n, v in figures(tally).items()}
        ours += [(f"attribution, PolNeAR, {peer}{name}", value, "") for name, value in told.items()]
    return ours


class Measured:
    """Every system of ours over the documents: counts a document, seconds, and the cases of the whole."""

    def __init__(self, texts: Sequence[Row]) -> None:
        self.tallies: dict[str, Tally] = {"rules": [], "trained": [], "together": []}
        self.seconds = {"parse": 0.0, "names": 0.0, "rules": 0.0, "trained": 0.0}
        self.tokens = 0
        self.cases: list[tuple[Row, list[Said], list[Said]]] = []
        packs, nlp = load_packs(None), load_parser()
        alike = stand_ins(packs.legends)
        outlets = {a.name for a in packs.actors if a.kind in {"outlet", "agency"}}
        find_learned("Warm.", parse(document_of("warm", "Warm."), nlp))  # reads the weights
        for row in texts:
            document = document_of(row["doc"], row["text"])
            passages = self._timed("parse", lambda d=document: parse(d, nlp, alike))
            self.tokens += sum(len(p.parse) for p in passages)
            names = self._timed("names", lambda d=document, p=passages: find_names(d, p, packs))
            ruled = self._timed(
                "rules", lambda d=document, p=passages, n=names: find_attributions(d, p, n, outlets, trained=False)
            )
            learned = self._timed("trained", lambda d=document, p=passages: find_learned(d.text, p))
            text = document.text
            by_rule = [
                said(text, one.content, [one.holder] if one.holder else [], [one.cue] if one.cue else [])
                for one in ruled
                if one.parent is None
            ]
            by_model = [said(text, one.content, one.source or [], one.cue) for one in learned if not one.nested]
            self._add(row, by_rule, by_model)

    def _timed(self, what: str, run: Any) -> Any:
        begun = time.process_time()
        out = run()
        self.seconds[what] += time.process_time() - begun
        return out

    def _add(self, row: Row, by_rule: list[Said], by_model: list[Said]) -> None:
        gold = gold_of(row)
        together = [*by_model, *(one for one in by_rule if not any(one.content & other.content for other in by_model))]
        for name, found in (("rules", by_rule), ("trained", by_model), ("together", together)):
            self.tallies[name].append(compared(gold, found))
        self.cases.append((row, gold, together))

    def show(self, cases: int) -> None:
        """Print so many misses and spurious finds, evenly over the documents."""
        missed, spurious = [], []
        for row, gold, found in self.cases:
            pairs = matches(gold, found)
            left, right = {i for i, _ in pairs}, {j for _, j in pairs}
            missed += [_line(row, g) for i, g in enumerate(gold) if i not in left]
            spurious += [_line(row, f) for j, f in enumerate(found) if j not in right]
        for title, lines in (("MISSED", missed), ("SPURIOUS", spurious)):
            for line in lines[:: max(1, len(lines) // max(1, cases))][:cases]:
                print(title, line)


def peers(texts: Sequence[Row], python: Path) -> Iterator[tuple[str, Tally | str]]:
    """Yield the counts of the other programs, or why one does not run."""
    if not python.exists():
        yield "textacy", f"absent: no {python}"
        return
    given = "\n".join(json.dumps({"doc": row["doc"], "text": row["text"]}) for row in texts)
    command = [str(python), str(Path(__file__).with_name("attribution_peers.py"))]
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    if done.returncode:
        yield "textacy", f"failed: {done.stderr.strip().splitlines()[-1]}"
    for line in done.stdout.splitlines():
        answer = json.loads(line)
        if "why" in answer:
            yield answer["peer"], answer["why"]
            continue
        yield (
            answer["peer"],
            [
                compared(
                    gold_of(row),
                    [said(row["text"], f["content"], f["source"], f["cue"]) for f in answer["found"][row["doc"]]],
                )
                for row in texts
            ],
        )


def _cells(tally: Tally) -> str:
    """Return the figures as cells, with the interval behind each of the F1s."""
    got = figures(tally)
    draws = random.Random(SEED)
    drawn = [figures([tally[draws.randrange(len(tally))] for _ in tally]) for _ in range(DRAWS)]
    cells = []
    for name, value in got.items():
        ordered = sorted(one[name] for one in drawn)
        low, high = ordered[round(0.025 * (DRAWS - 1))], ordered[round(0.975 * (DRAWS - 1))]
        cells.append(f"{value:.3f}" if name in {"P", "R"} else f"{value:.3f} ({low:.3f} to {high:.3f})")
    return " | ".join(cells)


def gold_of(row: Row) -> list[Said]:
    """Return the corpus' attributions that have a content."""

    def spans(one: Row, role: str) -> list[tuple[int, int]]:
        return [(start, end) for part in one[role] for start, end in part["spans"]]

    return [
        said(row["text"], spans(one, "content"), spans(one, "source"), spans(one, "cue"))
        for one in row["attributions"]
        if one["content"]
    ]


def rows_of(months: Sequence[str]) -> list[Row]:
    """Return the corpus' documents of these months."""
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [row for row in found if any(f"_{month}-" in row["doc"] for month in months)]


def document_of(name: str, text: str) -> Document:
    """Return the text as a document of paragraphs."""
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    nowhen = Published(None, None, "unknown")
    return Document(name, None, None, None, "unknown", None, None, nowhen, None, "en", "report", text, blocks, "")


def _line(row: Row, one: Said) -> str:
    def shown(words: frozenset[int]) -> str:
        return row["text"][min(words) : max(words) + 12].replace("\n", " ")[:160] if words else ""

    return f"{row['doc']}: [{shown(one.source)}] {one.cue} :: {shown(one.content)}"


if __name__ == "__main__":
    main()
