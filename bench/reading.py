"""Print every table of what reading is measured by, and what was asked of it.

    python bench/reading.py                      everything, about an hour on two cores
    python bench/reading.py --only time places   some of it
    python bench/reading.py --documents 1000     with a shorter run of many documents
    python bench/reading.py --json               one JSON object instead of tables

Each bench is a script of its own beside this one, runs in a process of its own, and says what is absent: corpora lie in
`../shared/bench`, texts in `../shared/seeds`; other programs in `.venv-peers` (`make peers`), and run in the same run.
A bench that breaks is said, does not stop the others, and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).resolve().parent
PEERS = HERE.parent / ".venv-peers" / "bin" / "python"
BENCHES = {
    "attribution": "attribution",
    "claims": "claims",
    "names": "names",
    "time": "time_bench",
    "timelines": "timelines",
    "place": "places",
    "factuality": "factuality",
    "mouths": "mouths",
    "speed": "speed",
}
_ROWS = """
import json, sys
sys.path.insert(0, sys.argv[1])
module = __import__(sys.argv[2])
for row in module.rows(*map(int, sys.argv[3:])):
    print("ROW " + json.dumps([value if isinstance(value, str) or value is None else f"{value:.3f}" for value in row]))
"""
_ASKED = re.compile(r"\s*(>=|<=|<|>)\s*([-+]?\d*\.?\d+)")
_NUMBER = re.compile(r"[-+]?\d*\.?\d+")
_AT_LEAST = re.compile(r"[-+]?\d*\.?\d+$")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: of which bench, what, how much, how much was asked (empty: nothing), and whether that is met."""

    bench: str
    what: str
    measured: str
    asked: str
    met: bool | None


def rows_of(bench: str, documents: int) -> Iterator[Row]:
    """Yield the figures of a bench, run in a process of its own. Raises CalledProcessError if it breaks."""
    module = BENCHES[bench]
    more = [str(documents)] if bench == "speed" else []
    command = [sys.executable, "-c", _ROWS, str(HERE), module, *more]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    told = [json.loads(line[4:]) for line in done.stdout.splitlines() if line.startswith("ROW ")]
    figures = [(str(what), str(measured), str(asked or "")) for what, measured, asked in told]
    for what, measured, asked in figures:
        yield Row(bench, what, measured, asked, met(measured, asked, figures))


def met(measured: str, asked: str, figures: Iterable[tuple[str, str, str]]) -> bool | None:
    """Return whether what was measured is what was asked, or None where that is not said in numbers.

    "above NAME" asks for more than the program of that name reached in the same run, figure by figure.
    """
    if asked.startswith("above "):
        other = next((told for what, told, _ in figures if what.endswith(asked.removeprefix("above "))), "")
        ours, theirs = (list(map(float, _NUMBER.findall(told))) for told in (measured, other))
        return all(a > b for a, b in zip(ours, theirs, strict=True)) if ours and len(ours) == len(theirs) else None
    number = _NUMBER.search(measured)
    limit = _ASKED.search(asked) or _ASKED.match(f">= {asked}" if _AT_LEAST.match(asked) else "")
    if number is None or limit is None:
        return None
    sign, bound, value = limit[1], float(limit[2]), float(number[0])
    return {">=": value >= bound, "<=": value <= bound, ">": value > bound, "<": value < bound}[sign]


def heading() -> str:
    """Return the machine, the day and the versions that the figures are of."""
    ours = version("crossbearing")
    spacy, numpy = version("spacy"), version("numpy")
    names = f"crossbearing {ours}, Python {platform.python_version()}, spaCy {spacy}, NumPy {numpy}"
    return f"{time.strftime('%Y-%m-%d')}, {platform.machine()}, {os.cpu_count()} cores; {names}; {peers()}"


def peers() -> str:
    """Return which other programs are there, or that none are."""
    if not PEERS.exists():
        return "no other programs: `make peers` installs them"
    command = [str(PEERS), "-m", "pip", "list", "--format=freeze", "--disable-pip-version-check"]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout.split()
    wanted = {line.split("==")[0] for line in (HERE / "peers.txt").read_text("utf-8").splitlines() if "==" in line}
    return "beside " + ", ".join(one.replace("==", " ") for one in told if one.split("==")[0] in wanted)


def table(rows: Iterable[Row]) -> str:
    """Return the rows under one another: what, measured, asked, met."""
    told = {True: "yes", False: "NO", None: ""}
    return "\n".join(f"  {r.what:88} {r.measured:>24}   {r.asked:22} {told[r.met]}".rstrip() for r in rows)


def main() -> int:
    """Run the benches one after another, then print all that was asked for in one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--only", nargs="+", choices=BENCHES, metavar="BENCH", help=", ".join(BENCHES))
    options.add_argument("--documents", type=int, default=10_000, help="how many the run of many documents reads")
    options.add_argument("--json", action="store_true", help="print one JSON object")
    chosen = options.parse_args()
    say = (lambda *_: None) if chosen.json else print
    say(heading())
    rows: list[Row] = []
    broken: dict[str, str] = {}
    for bench in chosen.only or BENCHES:
        start = time.perf_counter()
        try:
            found = list(rows_of(bench, chosen.documents))
            say(f"\n{bench} (bench/{BENCHES[bench]}.py, {time.perf_counter() - start:.0f} s)\n{table(found)}")
            rows += found
        except subprocess.CalledProcessError as exc:
            broken[bench] = (exc.stderr.strip().splitlines() or [f"exit {exc.returncode}"])[-1]
            say(f"\n{bench} (bench/{BENCHES[bench]}.py)\n  did not run: {broken[bench]}")
    asked = [row for row in rows if row.asked]
    say(f"\nall that is asked: {sum(r.met is True for r in asked)} of {len(asked)} met\n{table(asked)}")
    if chosen.json:
        print(json.dumps({"run": heading(), "rows": [asdict(r) for r in rows], "broken": broken}, indent=1))
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
