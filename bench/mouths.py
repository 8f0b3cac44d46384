"""Measure how often the reader puts words into a mouth: `python bench/mouths.py [--misses] [--held-out]`.

`mouths/plain.jsonl` has 200 passages in which nobody says anything, many with a tempting word ("report", "claim",
"hold", a title in quotation marks); `mouths/traps.jsonl` has 50 where somebody seems to: satire, thought experiments,
"would say", titles, slogans, films, signs; `mouths/more.jsonl` has 60 and 40 more. All were written for this project
before the reader ran on them, and may be developed on. `mouths/held_out.jsonl` has 200 and 50 by somebody who had no
part in the reader, and its errors are never listed. Each passage is read as a document of its own, without a publisher.
It is wrong when one of its claims has a holder that the row does not allow.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from claims import read_folder

HERE = Path(__file__).resolve().parent / "mouths"
SETS = ("plain", "traps", "more")
HELD_OUT = "held_out"
ASKED = 0.02  # of all passages


@dataclass(frozen=True, slots=True)
class Passage:
    """A short text, what kind it is, and whom a right reading may name as a holder."""

    id: str
    text: str
    kind: str
    allowed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """Words put into a mouth."""

    passage: Passage
    holder: str
    quote: str


def main() -> None:
    """Print the rate of wrong passages of each set and of all, and with --misses each wrong claim."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--misses", action="store_true", help="list the wrong claims")
    options.add_argument("--held-out", action="store_true", help="measure the held-out passages instead: look rarely")
    chosen = options.parse_args()
    if chosen.held_out:
        passages = passages_of(HELD_OUT)
        print(line(HELD_OUT, passages, measured(passages)[1], kinds=False))
        return
    found: list[Wrong] = []
    total = 0
    for name in SETS:
        passages = passages_of(name)
        claims, wrong = measured(passages)
        print(line(name, passages, wrong) + f"; {claims} claims in all")
        found += wrong
        total += len(passages)
    texts = len({one.passage.id for one in found})
    print(f"all: {texts} of {total} passages wrong, {texts / total:.3f} (asked: at most {ASKED:.2f})")
    if chosen.misses:
        for one in found:
            print(f"  {one.passage.id} {one.passage.kind}: {one.holder!r} is given {one.quote!r}")


def rows() -> list[tuple[str, str, str]]:
    """Return what was measured, and what is asked, for a table of all benches."""
    wrong, total = 0, 0
    for name in SETS:
        passages = passages_of(name)
        wrong += len({one.passage.id for one in measured(passages)[1]})
        total += len(passages)
    fresh = passages_of(HELD_OUT)
    fresh_wrong = len({one.passage.id for one in measured(fresh)[1]})
    return [
        ("words put into mouths, of 350 to develop on", f"{wrong / total:.3f}", f"<= {ASKED:.2f}"),
        ("words put into mouths, of 250 held out", f"{fresh_wrong / len(fresh):.3f}", f"<= {ASKED:.2f}"),
    ]


def passages_of(name: str) -> list[Passage]:
    """Return the passages of a set in order."""
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [Passage(**{**row, "allowed": tuple(row["allowed"])}) for row in map(json.loads, lines)]


def measured(passages: Sequence[Passage]) -> tuple[int, list[Wrong]]:
    """Return how many claims the passages gave, and those whose holder is not allowed."""
    by_name = {f"{one.id}.txt": one for one in passages}
    with tempfile.TemporaryDirectory() as place:
        for name, one in by_name.items():
            Path(place, name).write_text(one.text + "\n", encoding="utf-8")
        documents, claims, failures = read_folder(Path(place))
    if len(documents) != len(passages):
        raise SystemExit(f"{len(documents)} of {len(passages)} passages are documents: {failures[:3]}")
    for failure in failures:  # a passage that is not read puts no words into a mouth, but it should be known
        print(f"{failure.item}: {failure.why}", file=sys.stderr)
    wrong = []
    for claim in claims:
        one = by_name[Path(claim.path or "").name]
        if claim.holder and bare(claim.holder.name) not in one.allowed:
            wrong.append(Wrong(one, claim.holder.name, claim.quote))
    return len(claims), wrong


def bare(name: str) -> str:
    """Return a name as the rows write those they allow: small letters, no article."""
    return name.casefold().removeprefix("the ").removeprefix("a ").removeprefix("an ")


def line(name: str, passages: Sequence[Passage], wrong: Sequence[Wrong], *, kinds: bool = True) -> str:
    """Return a set's rate and, with `kinds`, which kinds went wrong."""
    texts = {one.passage.id: one.passage.kind for one in wrong}
    which = ", ".join(f"{kind} {count}" for kind, count in Counter(texts.values()).most_common())
    rate = len(texts) / len(passages)
    shown = f" ({which})" if kinds and which else ""
    return f"{name}: {len(texts)} of {len(passages)} passages wrong, {rate:.3f}{shown}"


if __name__ == "__main__":
    main()
