"""Time one whole `crossbearing dossier` run in a process of its own: wall seconds and peak resident memory.

    python bench/whole_run.py [PATH] [--manifest FILE] [--runs N]

Without PATH it runs on ../shared/seeds, and says so when that folder is absent. It reports; it is no test.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[2] / "shared" / "seeds"


def one_run(path: Path, manifest: Path | None, out: str) -> tuple[float, float]:
    """Return wall seconds and peak resident MB of one run in a fresh process, model load included."""
    command = [sys.executable, "-m", "crossbearing", "dossier", str(path), "--out", out]
    if manifest is not None:
        command += ["--manifest", str(manifest)]
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"the run failed with exit {process.returncode}: {' '.join(command)}")
    scale = 1024**2 if sys.platform == "darwin" else 1024
    return time.perf_counter() - start, usage.ru_maxrss / scale


def main() -> None:
    """Run N times, each from nothing, and print every figure with the machine and versions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", nargs="?", type=Path, default=SEEDS)
    parser.add_argument("--manifest", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    args = parser.parse_args()
    if not args.path.exists():
        raise SystemExit(f"{args.path} is absent: name a folder of documents")
    manifest = args.manifest or (args.path / "manifest.toml" if (args.path / "manifest.toml").exists() else None)
    figures = []
    for _ in range(args.runs):
        with tempfile.TemporaryDirectory() as out:
            figures.append(one_run(args.path, manifest, out))
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, spaCy {version('spacy')}")
    for wall, memory in figures:
        print(f"wall {wall:.1f} s, peak {memory:.0f} MB")
    print(
        f"median wall {statistics.median(w for w, _ in figures):.1f} s, worst peak {max(m for _, m in figures):.0f} MB"
    )


if __name__ == "__main__":
    main()
