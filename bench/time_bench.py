"""Score the reading of times against hand-marked news, beside other programs in the same run.

  python bench/time_bench.py                       # the half never looked at while tuning, then all
  python bench/time_bench.py --half dev --misses   # the half to tune on, and what went wrong there
  python bench/time_bench.py --peers PYTHON        # an environment with bench/peers.txt (default .venv-peers)

The texts are the English part of MEANTIME (Minard et al., LREC 2016), 120 Wikinews articles with TIMEX3 marks, in
`../shared/bench/time`. Only the first sentences of an article are marked, so what is read after the line of the last
mark is not scored. Of two rows the first is over all marks, the second over dates and times of day alone: durations and
repeated times date no claim.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from timex3 import Mark, marks_in

from crossbearing.collect.publication import published_of
from crossbearing.model.document import Block, Document, Published
from crossbearing.read.parse import load_parser, parse

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT.parent / "shared" / "bench" / "time"
SOURCE = FOLDER / "meantime_en.jsonl.gz"
PEERS = ROOT / ".venv-peers" / "bin" / "python"
OURS = "Crossbearing"
ASKED = "above HeidelTime"  # on all marks, strict, relaxed and value
HALVES = ("held-out", "dev", "all")
MEASURES = ("strict", "relaxed", "value")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = ("DATE", "TIME")

Row = dict[str, Any]
Marks = dict[str, list[Mark]]


@dataclass(frozen=True, slots=True)
class Scored:
    """One program on one part: F1 of the spans, strict and relaxed, and of the values, in percent."""

    program: str
    half: str
    strict: float
    relaxed: float
    value: float
    dates: tuple[float, float, float]  # the same three over dates and times of day alone


def document_of(row: Row) -> Document:
    """Return a marked text as a document: title, date line, and one paragraph, for the texts come a sentence to a line.

    It is published on its creation date; where none is given, when its own date line says.
    """
    lines = [m.span() for m in re.finditer(r"[^\n]+", row["text"])]
    body = [(lines[2][0], lines[-1][1])] if len(lines) > 2 else []
    blocks = (
        *(Block(start, end, "heading") for start, end in lines[:1]),
        *(Block(start, end, "paragraph") for start, end in [*lines[1:2], *body]),
    )
    given = None
    if row["dct"] and _DAY.fullmatch(row["dct"]):
        after = (date.fromisoformat(row["dct"]) + timedelta(days=1)).isoformat()
        given = Published(row["dct"], after, "given")
    joined = row["text"].replace(" ,", ",")  # the texts come with their words apart
    published = published_of(joined, (), given=given, metadata=None)
    return Document(
        row["doc"], None, None, None, "unknown", None, None, published, None, "en", "report", row["text"], blocks, ""
    )


def rows_of(half: str) -> list[Row]:
    """Return the marked texts of one half: every second one, in the order of their names; or all."""
    with gzip.open(SOURCE, "rt", encoding="utf-8") as lines:
        rows = sorted(map(json.loads, lines), key=lambda row: str(row["doc"]))
    return {"dev": rows[0::2], "held-out": rows[1::2], "all": rows}[half]


def ours(texts: list[Row]) -> Marks:
    """Return what the reader of this project marks."""
    nlp = load_parser()
    return {row["doc"]: marks_in((d := document_of(row)), parse(d, nlp)) for row in texts}


def programs(texts: list[Row], python: Path) -> Iterator[tuple[str, Marks | str]]:
    """Yield each program with its marks, or with the reason why it did not run; this project's is first."""
    yield OURS, ours(texts)
    if not python.exists():
        yield "HeidelTime, dateparser, timexy, spaCy alone", f"not installed: no {python}"
        return
    asked = "\n".join(json.dumps({key: row[key] for key in ("doc", "dct", "text")}) for row in texts)
    command = [str(python), str(ROOT / "bench" / "time_peers.py")]
    told = subprocess.run(command, input=asked, capture_output=True, text=True, check=True, timeout=1800)
    for row in map(json.loads, told.stdout.splitlines()):
        yield row["peer"], row["marks"] if "marks" in row else f"not installed: {row['why']}"


def scored(program: str, half: str, marks: Marks) -> Scored:
    """Return how well a program's marks fit the marks by hand of one half."""
    gold = {row["doc"]: row for row in rows_of(half)}
    read = {name: {"timex": list(_scored_part(row, marks[name]))} for name, row in gold.items()}
    every, dates = (
        (told["strict"][2], told["relaxed"][2], told["value_f1"])
        for told in (scorer()(gold, read), scorer()(*dated_only(gold, read)))
    )
    return Scored(program, half, *every, dates)


def _scored_part(row: Row, marks: list[Mark]) -> Iterator[Mark]:
    end = row["text"].find("\n", max((t["end"] for t in row["timex"]), default=0))
    return (mark for mark in marks if end < 0 or mark["start"] < end)


def dated_only(gold: dict[str, Row], read: dict[str, Row]) -> tuple[dict[str, Row], dict[str, Row]]:
    """Return both without durations and repeated times, and without what was read there."""
    kept, read_kept = {}, {}
    for name, row in gold.items():
        out = [t for t in row["timex"] if t["type"] not in _DATED]
        kept[name] = {**row, "timex": [t for t in row["timex"] if t["type"] in _DATED]}
        free = [p for p in read[name]["timex"] if not any(p["start"] < t["end"] and t["start"] < p["end"] for t in out)]
        read_kept[name] = {"timex": free}
    return kept, read_kept


def scorer() -> Callable[[dict[str, Row], dict[str, Row]], dict[str, Any]]:
    """Return the scoring function that lies beside the marked texts."""
    spec = importlib.util.spec_from_file_location("score_timex", FOLDER / "score_timex.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Callable[[dict[str, Row], dict[str, Row]], dict[str, Any]] = module.score
    return score


def rows(python: Path = PEERS) -> list[tuple[str, str, str]]:
    """Return (what, measured, asked) of the held-out half for the table of all benches."""
    if not SOURCE.exists():
        return [("time, MEANTIME", "absent: not measured", ASKED)]
    found = []
    for name, marks in programs(rows_of("held-out"), python):
        told = marks if isinstance(marks, str) else _three(scored(name, "held-out", marks))
        what = f"time, MEANTIME held out, strict / relaxed / value F1: {name}"
        found.append((what, told, ASKED if name == OURS else ""))
    return found


def _three(s: Scored) -> str:
    return f"{s.strict:.1f} / {s.relaxed:.1f} / {s.value:.1f}"


def kinds(texts: list[Row], marks: Marks) -> Counter[tuple[str, str]]:
    """Return how often what kind of mark by hand went wrong: not found, other borders, other value, or not there."""
    wrong: Counter[tuple[str, str]] = Counter()
    for row in texts:
        read = list(_scored_part(row, marks[row["doc"]]))
        for t in row["timex"]:
            found = [p for p in read if p["start"] < t["end"] and t["start"] < p["end"]]
            exact = any((p["start"], p["end"]) == (t["start"], t["end"]) for p in found)
            kind = "vague" if t["value"].endswith("_REF") or "XXXX-XX" in t["value"] else t["type"].lower()
            wrong[kind, "marks"] += 1
            if not found:
                wrong[kind, "not found"] += 1
            else:
                wrong[kind, "other borders"] += not exact
                wrong[kind, "other value"] += all(p["value"] != t["value"] for p in found)
        wrong["none", "found where none is"] += sum(
            not any(p["start"] < t["end"] and t["start"] < p["end"] for t in row["timex"]) for p in read
        )
    return wrong


def print_misses(texts: list[Row], marks: Marks) -> None:
    """Print marks that were not read or read with another value, and what was read where no mark is."""
    for row in texts:
        read = list(_scored_part(row, marks[row["doc"]]))
        for t in row["timex"]:
            found = [p for p in read if p["start"] < t["end"] and t["start"] < p["end"]]
            if not any((p["start"], p["end"], p["value"]) == (t["start"], t["end"], t["value"]) for p in found):
                around = row["text"][max(0, t["start"] - 50) : t["end"] + 20].replace("\n", " ")
                read_as = [(row["text"][p["start"] : p["end"]], p["value"]) for p in found]
                print("-", repr(row["text"][t["start"] : t["end"]]), t["value"], read_as, row["dct"], "|", around)
        for p in read:
            if not any(p["start"] < t["end"] and t["start"] < p["end"] for t in row["timex"]):
                around = row["text"][max(0, p["start"] - 40) : p["end"] + 30].replace("\n", " ")
                print("+", repr(row["text"][p["start"] : p["end"]]), p["value"], "|", around)


def main() -> int:
    """Print the scores, or say that the marked texts are not there."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--half", choices=HALVES)
    options.add_argument("--misses", action="store_true", help="list the errors; on the dev half only")
    options.add_argument(
        "--peers", type=Path, default=PEERS, help="the python of the environment of the other programs"
    )
    chosen = options.parse_args()
    if not SOURCE.exists():
        print(f"{SOURCE} is absent: not measured")
        return 0
    halves = (chosen.half,) if chosen.half else ("held-out", "all")
    texts = rows_of("all" if len(halves) > 1 else halves[0])
    print(f"F1 in percent over {', '.join(halves)}: strict / relaxed / value, then over dates and times of day alone")
    for name, marks in programs(texts, chosen.peers):
        if isinstance(marks, str):
            print(f"  {name}: {marks}")
            continue
        for half in halves:
            told = scored(name, half, marks)
            print(f"  {name:14} {half:9} {_three(told)}   {' / '.join(f'{x:.1f}' for x in told.dates)}")
        if name == OURS:
            for (kind, what), n in sorted(kinds(texts, marks).items()):
                print(f"      {kind}: {what} {n}")
        if chosen.misses and chosen.half == "dev" and name == OURS:
            print_misses(texts, marks)
    return 0


if __name__ == "__main__":
    sys.exit(main())
