"""Score the reading of times against hand-marked news: strict and relaxed span F1, and F1 of the values.

  python bench/time_bench.py                       # the half never looked at while tuning
  python bench/time_bench.py --half dev            # the half to tune on
  python bench/time_bench.py --half dev --misses   # and what went wrong there

The texts are the English part of MEANTIME (Minard et al., LREC 2016), 120 Wikinews articles with TIMEX3 marks, in
`../shared/bench/time`. Only the first sentences of an article are marked, so what is read after the line of the last
mark is not scored. Two rows are printed: over all marks, and over dates and times of day alone; durations and repeated
times, which the marks hold too, are no times here, and the first row counts each of them as missed.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import re
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from crossbearing.model.claim import TimeRef
from crossbearing.model.document import Block, Document, Published
from crossbearing.read.parse import load_parser, parse
from crossbearing.read.times import TimeMention, find_times

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "bench" / "time"
_SMALL_WORDS = re.compile(
    r"(?:(?:on|in|at|by|since|until|till|from|before|after|during|over|for|as of|as early as|back|between|up to)\s)+",
    re.IGNORECASE,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = ("DATE", "TIME")


def document_of(row: dict[str, Any]) -> Document:
    """Return a marked text as a document published on its own creation date: title, date line, and one paragraph.

    The texts come a sentence to a line, without their paragraphs.
    """
    day = row["dct"] if row["dct"] and _DAY.fullmatch(row["dct"]) else None
    after = (date.fromisoformat(day) + timedelta(days=1)).isoformat() if day else None
    lines = [m.span() for m in re.finditer(r"[^\n]+", row["text"])]
    body = [(lines[2][0], lines[-1][1])] if len(lines) > 2 else []
    blocks = (
        *(Block(start, end, "heading") for start, end in lines[:1]),
        *(Block(start, end, "paragraph") for start, end in [*lines[1:2], *body]),
    )
    published = Published(day, after, "given" if day else "unknown")
    return Document(
        row["doc"], None, None, None, "unknown", None, None, published, None, "en", "report", row["text"], blocks, ""
    )


def value_of(ref: TimeRef) -> str:
    """Return the TIMEX3 value of a time, empty where nothing settles it."""
    start = ref.start or (ref.end and (date.fromisoformat(ref.end[:10]) - timedelta(days=1)).isoformat())
    if start is None:
        return ""
    day = date.fromisoformat(start[:10])
    days = (date.fromisoformat(ref.end[:10]) - day).days if ref.start and ref.end else 1
    if ref.precision == "week":
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}" + ("-WE" if days == 2 else "")
    if ref.precision == "range" and 89 < days < 93:
        return f"{day.year}-Q{(day.month + 2) // 3}"
    if ref.precision == "part" and days > 1:  # TIMEX3 keeps early and late beside the value
        return f"{day.year}" if days > 31 else f"{day:%Y-%m}"
    if ref.precision == "season":
        return f"{day.year + (day.month == 12)}-{('WI', 'SP', 'SU', 'FA')[day.month % 12 // 3]}"
    if ref.precision in ("minute", "hour"):
        return f"{start[:16]}Z"
    return {"year": f"{day.year}", "month": f"{day:%Y-%m}"}.get(ref.precision, day.isoformat())


def mark_of(mention: TimeMention) -> dict[str, Any]:
    """Return a time as the scorer reads it, without the small words before it."""
    small = _SMALL_WORDS.match(mention.ref.words)
    start = mention.start + (small.end() if small and small.end() < len(mention.ref.words) else 0)
    return {"start": start, "end": mention.end, "value": value_of(mention.ref), "words": mention.ref.words}


def read_half(rows: list[dict[str, Any]], half: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return (gold, read) of one half by text: every second text, in the order of their names."""
    nlp = load_parser()
    chosen = sorted(rows, key=lambda row: str(row["doc"]))[0 if half == "dev" else 1 :: 2]
    read: dict[str, Any] = {}
    for row in chosen:
        document = document_of(row)
        marked = row["text"].find("\n", max((t["end"] for t in row["timex"]), default=0))
        marks = [mark_of(m) for m in find_times(document, parse(document, nlp))]
        read[row["doc"]] = {"timex": [p for p in marks if marked < 0 or p["start"] < marked]}
    return {row["doc"]: row for row in chosen}, read


def dated_only(gold: dict[str, Any], read: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return both without durations and repeated times, and without what was read there."""
    kept, read_kept = {}, {}
    for name, row in gold.items():
        out = [t for t in row["timex"] if t["type"] not in _DATED]
        kept[name] = {**row, "timex": [t for t in row["timex"] if t["type"] in _DATED]}
        marks = read[name]["timex"]
        free = [p for p in marks if not any(p["start"] < t["end"] and t["start"] < p["end"] for t in out)]
        read_kept[name] = {"timex": free}
    return kept, read_kept


def scorer() -> Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]]:
    """Return the scoring function that lies beside the marked texts."""
    spec = importlib.util.spec_from_file_location("score_timex", FOLDER / "score_timex.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    score: Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]] = module.score
    return score


def print_misses(gold: dict[str, Any], read: dict[str, Any]) -> None:
    """Print marks that were not read or read with another value, and what was read where no mark is."""
    for name, row in gold.items():
        marks = read[name]["timex"]
        for t in row["timex"]:
            found = [p for p in marks if p["start"] < t["end"] and t["start"] < p["end"]]
            words = row["text"][t["start"] : t["end"]]
            if not found or found[0]["value"] != t["value"]:
                around = row["text"][max(0, t["start"] - 50) : t["end"] + 20].replace("\n", " ")
                print("-", repr(words), t["value"], [(p["words"], p["value"]) for p in found], row["dct"], "|", around)
        for p in marks:
            if not any(p["start"] < t["end"] and t["start"] < p["end"] for t in row["timex"]):
                print(
                    "+",
                    repr(p["words"]),
                    p["value"],
                    "|",
                    row["text"][max(0, p["start"] - 40) : p["end"] + 30].replace("\n", " "),
                )


def main() -> int:
    """Print the scores of one half, or say that the marked texts are not there."""
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--half", choices=("dev", "held-out"), default="held-out")
    options.add_argument("--misses", action="store_true")
    chosen = options.parse_args()
    source = FOLDER / "meantime_en.jsonl.gz"
    if not source.exists():
        print(f"no marked texts at {source}: nothing to score")
        return 0
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    gold, read = read_half(rows, chosen.half)
    score = scorer()
    print(f"{chosen.half} half, {len(gold)} texts; precision, recall, F1 in percent")
    for name, pair in (("all marks", (gold, read)), ("dates and times of day", dated_only(gold, read))):
        print(f"  {name}: {score(*pair)}")
    if chosen.misses and chosen.half == "dev":
        print_misses(*dated_only(gold, read))
    return 0


if __name__ == "__main__":
    sys.exit(main())
