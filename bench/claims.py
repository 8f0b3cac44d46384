"""Score the reader's claims on hand labels, side by side, or draw a sample of them to judge.

    python bench/claims.py                     the seeds and the stories of bench/stories
    python bench/claims.py FOLDER...           any folders that hold texts and labels.jsonl
    python bench/claims.py --misses            and what went wrong on the seeds and the stories to develop on, by kind
    python bench/claims.py --draw 60 --seed 7  sixty claims of the seeds with all that is needed to judge them

The seeds and their labels (../shared) are not part of the project; what is absent is said and left out. Two stories are
held out: no flag of this command shows their errors, so that nobody mends the reader by them. `claims_precision.jsonl`
is a sample of the seeds' claims judged by hand (ids, offsets, verdicts and reasons in own words, no texts).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from scoring import SCORED, Row, Score, same_from, score

from crossbearing.collect import collect
from crossbearing.model.claim import Claim
from crossbearing.model.document import Document
from crossbearing.model.forms import to_data
from crossbearing.model.judgement import Failure
from crossbearing.model.packs import Packs
from crossbearing.packs import load_packs
from crossbearing.read import load_reader, read

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
JUDGED = HERE / "claims_precision.jsonl"
FIGURES = ("span recall", "span and frame", *SCORED)
# What the reader is asked for on the seeds, and how far the stories may lie below.
ASKED = {
    "span and frame": 0.65,
    "holder": 0.88,
    "side": 0.90,
    "stance": 0.92,
    "polarity": 0.95,
    "place": 0.90,
    "time": 0.75,
    "chain": 0.75,
}
APART = 0.08


@dataclass(frozen=True, slots=True)
class Labelled:
    """A folder of texts with the labels of its claims."""

    name: str
    texts: Path
    labels: Path
    aliases: Path


SEEDS = Labelled(
    "seeds",
    SHARED / "seeds",
    SHARED / "bench" / "claims" / "seeds-dev.jsonl",
    SHARED / "bench" / "claims" / "aliases.json",
)
STORIES = tuple(path for name in ("disaster", "election") if (path := HERE / "stories" / name).is_dir())  # held out
DEVELOPED_ON = tuple(HERE / "stories" / name for name in ("dam_dev", "runoff_dev", "mine_dev"))


def folder(path: Path) -> Labelled:
    """Return a folder that keeps its texts, `labels.jsonl` and perhaps `aliases.json` together."""
    return Labelled(path.name, path, path / "labels.jsonl", path / "aliases.json")


def main() -> None:
    """Read the texts, then print the scores or draw a sample."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    options.add_argument(
        "--misses", action="store_true", help="list what went wrong on the seeds and the stories to develop on"
    )
    options.add_argument("--draw", type=int, metavar="N", help="print N claims of the seeds to judge instead of scores")
    options.add_argument("--seed", type=int, default=7)
    chosen = options.parse_args()
    if chosen.draw is not None:
        draw(chosen.draw, chosen.seed)
        return
    sets = [folder(path) for path in chosen.folders] or [SEEDS, *map(folder, (*STORIES, *DEVELOPED_ON))]
    there = [one for one in sets if one.labels.exists() and one.texts.exists()]
    for one in sets:
        if one not in there:
            print(f"{one.name}: {one.labels} or its texts are absent: not measured")
    scores = {one.name: scored(one) for one in there}
    for line in table(scores):
        print(line)
    for name in (SEEDS.name, *(path.name for path in DEVELOPED_ON)):
        if chosen.misses and name in scores:
            print(f"\n{name}", *misses(scores[name]), sep="\n")
    if SEEDS.name in scores:
        print(judged(read_folder(SEEDS.texts)[1]))


def rows() -> list[tuple[str, str, str]]:
    """Return what was measured on the seeds and the stories, and what is asked, for a table of all benches."""
    sets = [one for one in (SEEDS, *(folder(path) for path in STORIES)) if one.labels.exists() and one.texts.exists()]
    scores = {one.name: scored(one).figures() for one in sets}
    seeds = scores.get(SEEDS.name)
    out = []
    for name, figures in scores.items():
        for figure, asked in ASKED.items():
            least = f">= {asked:.2f}" if name == SEEDS.name else within(figure, seeds)
            out.append((f"claims, {name}: {figure}", shown(figures[figure]), least))
    if seeds is None:
        out.insert(0, ("claims, seeds", "absent: not measured", ""))
    else:
        out.append(("claims, seeds: precision by hand", judged(read_folder(SEEDS.texts)[1]), ">= 0.88"))
    return out


def within(figure: str, seeds: dict[str, float | None] | None) -> str:
    """Return how high a story's figure is asked to be, given the seeds'."""
    value = (seeds or {}).get(figure)
    return f"within {APART:.2f} of the seeds" + (f": >= {value - APART:.2f}" if value is not None else "")


def scored(one: Labelled, packs: Packs | None = None) -> Score:
    """Return the score of a folder; raise SystemExit if a claim's quote is not verbatim."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(one.texts.glob("*.txt"))}
    documents, claims, failures = read_folder(one.texts, packs)
    by_id = {document.id: document.text for document in documents}
    if broken := [claim.id for claim in claims if by_id[claim.document][claim.start : claim.end] != claim.quote]:
        raise SystemExit(f"{one.name}: quotes not verbatim: {broken}")
    if failures:
        print(f"{one.name}: {len(failures)} failures", file=sys.stderr)
    return score(rows_of(one.labels), [to_data(claim) for claim in claims], texts, same_from(one.aliases))


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Return the rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def read_folder(texts: Path, packs: Packs | None = None) -> tuple[list[Document], list[Claim], list[Failure]]:
    """Return the documents of a folder, with its manifest if it has one, and their claims in order."""
    packs = packs or load_packs(None)
    manifest = texts / "manifest.toml"
    paths = [str(path) for path in sorted(texts.glob("*.txt"))]
    items = list(collect(paths, manifest=manifest if manifest.exists() else None, actors=packs.actors))
    documents = [item for item in items if isinstance(item, Document)]
    told = list(read(documents, reader=load_reader(), packs=packs))
    failures = [item for item in (*items, *told) if isinstance(item, Failure)]
    return documents, [claim for claim in told if isinstance(claim, Claim)], failures


def table(scores: dict[str, Score]) -> Iterator[str]:
    """Give the lines of a table: a row a figure, a column a set with its labels and the way from the first."""
    first, *others = scores
    yield f"{'':16}" + "".join(f"{name:>16}{'':8}" for name in scores)
    yield f"{'labels / claims':16}" + "".join(f"{s.labels:>9} / {s.claims:<4}{'':8}" for s in scores.values())
    figures = {name: one.figures() for name, one in scores.items()}
    for figure in FIGURES:
        base = figures[first][figure]
        line = f"{figure:16}"
        for name, one in scores.items():
            value = figures[name][figure]
            apart = f"{value - base:+.3f}" if name in others and value is not None and base is not None else ""
            low = "!" if apart and float(apart) < -APART else " "
            line += f"{shown(value):>8} ({one.counts(figure):>3}) {apart:>7}{low} "
        yield line.rstrip()


def shown(value: float | None) -> str:
    """Return a figure as it stands in tables."""
    return "–" if value is None else f"{value:.3f}"


def misses(found: Score) -> Iterator[str]:
    """Give a line a mistake, by kind, with the label's words and what was read instead."""
    kinds = Counter(kind for kind, _, _ in found.wrong)
    for kind, count in kinds.most_common():
        yield f"\n{kind}: {count}"
        for what, label, claim in found.wrong:
            if what == kind:
                yield f"  {label['id']} {label['quote'][:90]!r}: {wanted_and_read(kind, label, claim)}"


def wanted_and_read(kind: str, label: Row, claim: Row | None) -> str:
    """Return the label's value of one attribute and the claim's."""
    if claim is None:
        return "no claim"
    if kind == "chain":
        return " / ".join(" > ".join(link["name"] for link in row["chain"]) or "narration" for row in (label, claim))
    if kind == "side":
        return " / ".join(str((row["holder"] or {}).get("side")) for row in (label, claim))
    if kind == "deadline":
        return " / ".join(str(row["roles"].get("deadline")) for row in (label, claim))
    return " / ".join(brief(row[kind]) for row in (label, claim))


def brief(value: Any) -> str:
    """Return a value without what only machines need."""
    if isinstance(value, dict):
        return ", ".join(
            str(v) for k, v in value.items() if k not in ("candidates", "basis", "precision") and v is not None
        )
    return str(value)


def draw(count: int, seed: int) -> None:
    """Print a sample of the seeds' claims to judge."""
    if not SEEDS.texts.exists():
        raise SystemExit(f"{SEEDS.texts} is absent: nothing to draw from")
    documents, claims, _ = read_folder(SEEDS.texts)
    texts = {document.id: document.text for document in documents}
    for claim in drawn(claims, count, seed):
        print(to_judge(claim, texts[claim.document]))


def drawn(claims: Sequence[Claim], count: int, seed: int) -> list[Claim]:
    """Return a sample without repeats that depends on the seed and the set of claims alone, in reading order."""
    pool = sorted(claims, key=lambda c: c.id)
    chosen = {c.id for c in random.Random(seed).sample(pool, min(count, len(pool)))}
    return [c for c in claims if c.id in chosen]


def to_judge(claim: Claim, text: str) -> str:
    """Return all that is needed to judge a claim, and the line to keep with a verdict filled in."""
    data = to_data(claim)
    keys = (
        "stance",
        "polarity",
        "modality",
        "frame",
        "roles",
        "quantity",
        "place",
        "time",
        "said",
        "certainty",
        "voice",
    )
    shown = {key: data[key] for key in keys if data[key] not in (None, {}, [])}
    if isinstance(place := shown.get("place"), dict):
        shown["place"] = {key: value for key, value in place.items() if key != "candidates"}
    kept = {"id": claim.id, "document": claim.path, "start": claim.start, "end": claim.end, "verdict": "", "reason": ""}
    chain = " > ".join(f"{link.name} ({link.role}{', ' + link.side if link.side else ''})" for link in claim.chain)
    return "\n".join(
        [
            f"context  {' '.join(text[claim.context[0] : claim.context[1]].split())}",
            f"quote    {' '.join(claim.quote.split())}",
            f"chain    {chain or 'narration, no publisher known'}",
            f"claim    {json.dumps(shown, ensure_ascii=False)}",
            json.dumps(kept, ensure_ascii=False),
            "",
        ]
    )


def judged(claims: Sequence[Claim], path: Path = JUDGED) -> str:
    """Return the precision of the sample judged by hand, over those of its claims that the reader still makes."""
    if not path.exists():
        return f"{path.name} is absent: no precision by hand"
    rows: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    now = {c.id for c in claims}
    still = [row for row in rows if row["id"] in now]
    right = sum(row["verdict"] == "right" for row in still)
    share = f"{right / len(still):.3f}" if still else "not known"
    gone = len(rows) - len(still)
    return f"precision by hand: {share} ({right} of {len(still)}; {gone} judged claims are no longer made)"


if __name__ == "__main__":
    main()
