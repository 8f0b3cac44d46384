"""Score the reader's claims on hand labels, or draw a sample of them to judge.

    python bench/claims.py [FOLDER]            scores
    python bench/claims.py --draw 60 --seed 7  sixty claims with all that is needed to judge them

FOLDER holds `score.py` and its labels (default ../shared/bench/claims); the labelled texts are in ../shared/seeds.
Neither is part of the project, and what is absent is said and left out. Three things are printed: whether every quote
is verbatim, the labels' score, and the precision of a sample judged by hand (`claims_precision.jsonl`: ids, offsets,
verdicts and reasons in own words, no texts).
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crossbearing.collect import collect
from crossbearing.model.claim import Claim
from crossbearing.model.document import Document
from crossbearing.model.forms import to_data, to_json
from crossbearing.model.judgement import Failure
from crossbearing.packs import load_packs
from crossbearing.read import load_reader, read

SHARED = Path(__file__).resolve().parents[2] / "shared"
SEEDS = SHARED / "seeds"
JUDGED = Path(__file__).with_name("claims_precision.jsonl")


def main() -> None:
    """Read the texts, then print the scores or draw a sample."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("labels", nargs="?", type=Path, default=SHARED / "bench" / "claims")
    options.add_argument("--texts", type=Path, default=SEEDS)
    options.add_argument("--draw", type=int, metavar="N", help="print N claims to judge instead of scores")
    options.add_argument("--seed", type=int, default=7)
    chosen = options.parse_args()
    if not chosen.texts.exists():
        raise SystemExit(f"{chosen.texts} is absent: nothing measured (--texts FOLDER names another)")
    documents, claims, failures = read_folder(chosen.texts)
    texts = {document.id: document.text for document in documents}
    if chosen.draw is not None:
        for claim in drawn(claims, chosen.draw, chosen.seed):
            print(to_judge(claim, texts[claim.document]))
        return
    broken = [c.id for c in claims if texts[c.document][c.start : c.end] != c.quote]
    print(
        f"{len(claims)} claims of {len(documents)} documents, {len(failures)} failures;"
        f" quotes not verbatim: {len(broken)}"
    )
    print("frames:", ", ".join(f"{frame} {n}" for frame, n in Counter(c.frame for c in claims).most_common()))
    print(labelled(claims, chosen.labels, chosen.texts))
    print(judged(claims))
    sys.exit(1 if broken else 0)


def read_folder(folder: Path) -> tuple[list[Document], list[Claim], list[Failure]]:
    """Return the documents of a folder, with its manifest if it has one, and their claims in order."""
    manifest = folder / "manifest.toml"
    packs = load_packs(None)
    items = list(collect([str(folder)], manifest=manifest if manifest.exists() else None, actors=packs.actors))
    documents = [item for item in items if isinstance(item, Document)]
    told = list(read(documents, reader=load_reader(), packs=packs))
    failures = [item for item in (*items, *told) if isinstance(item, Failure)]
    return documents, [c for c in told if isinstance(c, Claim)], failures


def labelled(claims: Sequence[Claim], labels: Path, texts: Path) -> str:
    """Return what the labels' own scorer prints, or that it is absent."""
    scorer = labels / "score.py"
    if not scorer.exists():
        return f"{scorer} is absent: no score on labels"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        lines.write("".join(to_json(claim) + "\n" for claim in claims))
        lines.flush()
        command = [sys.executable, str(scorer), lines.name, "--texts", str(texts)]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.rstrip()


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
