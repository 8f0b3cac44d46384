"""Measure certainty and polarity of events: `python bench/factuality.py [--half dev] [--errors 20]`.

MEANTIME (Minard et al. 2016, unified by Stanovsky et al. 2017): class of an event, asserted, hedged or denied, as macro
F1. UDS-IH2 (White et al. 2016; Rudinger et al. 2018): whether it happened, -3 to 3, as mean absolute error. Both lie
outside the project (`../shared/bench`). Each is cut by the parity of the SHA-256 of a text: the even half is `dev`, on
which rules were tuned and weights fitted, the odd one `held-out`, which is reported.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from crossbearing.read.factuality import Factuality, factuality_of
from crossbearing.read.factuality_scale import happened
from crossbearing.read.parse import load_parser

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "bench" / "factuality"
CLASSES = ("asserted", "hedged", "denied")
ASKED = {"meantime_fact_dev.jsonl": ">= .70", "uds_ih2_dev.jsonl.gz": "<= 1.1"}


@dataclass(frozen=True, slots=True)
class Event:
    """A labelled event: its token, its label on the scale of -3 to 3."""

    token: Token
    label: float


def main() -> None:
    """Print both scores with the baselines of the same run, and the worst errors by kind."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--half", choices=("dev", "held-out", "all"), default="held-out")
    options.add_argument("--errors", type=int, default=0, help="print so many kinds of error")
    chosen = options.parse_args()
    for what, measured, asked in rows(chosen.half):
        print(f"{what:62} {measured:>22}   {asked}")
    if chosen.errors:
        print(*errors(chosen.half, chosen.errors), sep="\n")


def rows(half: str = "held-out") -> list[tuple[str, str, str]]:
    """Return (what, measured, asked) for each program on each set."""
    nlp = load_parser()
    return [*_classes(nlp, half), *_scale(nlp, half)]


def _classes(nlp: Language, half: str) -> Iterator[tuple[str, str, str]]:
    name = "meantime_fact_dev.jsonl"
    if not (FOLDER / name).exists():
        yield "certainty, MEANTIME", "absent: not measured", ASKED[name]
        return
    found = events(nlp, name, half)
    programs: dict[str, Callable[[Token], str]] = {
        "Crossbearing": lambda token: factuality_of(token).kind,
        "always asserted": lambda _: "asserted",
        "spaCy: neg and modal": plain_class,
    }
    for program, told in programs.items():
        each = f1([(class_of(e.label), told(e.token)) for e in found])
        figures = f"{sum(each) / 3:.2f} ({' '.join(f'{one:.2f}' for one in each)})"
        what = f"certainty, MEANTIME {half}, {len(found)} events, macro F1: {program}"
        yield what, figures, ASKED[name] if program == "Crossbearing" else ""


def _scale(nlp: Language, half: str) -> Iterator[tuple[str, str, str]]:
    name = "uds_ih2_dev.jsonl.gz"
    if not (FOLDER / name).exists():
        yield "happened, UDS-IH2", "absent: not measured", ASKED[name]
        return
    found = events(nlp, name, half)
    programs: dict[str, Callable[[Token], float]] = {
        "Crossbearing": happened,
        "the rules alone": lambda token: factuality_of(token).value,
        "always 3.0": lambda _: 3.0,
        "spaCy: neg and modal": lambda token: {"asserted": 3.0, "hedged": 0.0, "denied": -3.0}[plain_class(token)],
    }
    for program, told in programs.items():
        mean = sum(abs(told(e.token) - e.label) for e in found) / len(found)
        what = f"happened, UDS-IH2 {half}, {len(found)} events, mean absolute error: {program}"
        yield what, f"{mean:.3f}", ASKED[name] if program == "Crossbearing" else ""


def events(nlp: Language, name: str, half: str) -> list[Event]:
    """Return the labelled events of one half of a set, parsed as the set cuts its words."""
    path = FOLDER / name
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        texts = [row for row in map(json.loads, lines) if half in ("all", half_of(row["text"]))]
    parsed = nlp.pipe(Doc(nlp.vocab, words=row["text"].split()) for row in texts)
    return [
        Event(doc[target["span1"][0]], float(target["label"]))
        for row, doc in zip(texts, parsed, strict=True)
        for target in row["targets"]
    ]


def half_of(text: str) -> str:
    """Return which half a text belongs to."""
    return "dev" if int(hashlib.sha256(text.encode()).hexdigest(), 16) % 2 == 0 else "held-out"


def class_of(label: float) -> str:
    """Return the class of a label: only the ends of the scale are asserted or denied."""
    return "asserted" if label == 3.0 else "denied" if label == -3.0 else "hedged"


def plain_class(token: Token) -> str:
    """Return the class by the event's own negation and modal verb alone."""
    if any(c.dep_ == "neg" for c in token.children):
        return "denied"
    return "hedged" if any(c.tag_ == "MD" and c.lower_ not in {"will", "'ll"} for c in token.children) else "asserted"


def f1(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """Return F1 of each class over (label, told) pairs."""
    scores = []
    for name in CLASSES:
        right = sum(label == told == name for label, told in pairs)
        marked = sum(label == name for label, _ in pairs) + sum(told == name for _, told in pairs)
        scores.append(2 * right / marked if marked else 0.0)
    return scores


def errors(half: str, most: int) -> Iterator[str]:
    """Give the kinds of error, the most frequent first, with how they were labelled and told."""
    nlp = load_parser()
    for name, wrong in (("meantime_fact_dev.jsonl", 0.0), ("uds_ih2_dev.jsonl.gz", 2.0)):
        if not (FOLDER / name).exists():
            continue
        kinds: Counter[str] = Counter()
        for event in events(nlp, name, half):
            found = factuality_of(event.token)
            missed = class_of(event.label) != found.kind if wrong == 0.0 else off(event) > wrong
            if missed:
                kinds[kind_of(found, event.label)] += 1
        yield f"{name}: {sum(kinds.values())} wrong"
        yield from (f"  {n:4} {kind}" for kind, n in kinds.most_common(most))


def off(event: Event) -> float:
    """Return how far the scale's value is from the label."""
    return abs(happened(event.token) - event.label)


def kind_of(found: Factuality, label: float) -> str:
    """Return an error in words: how the event hangs on its sentence, what stands on it, and what was labelled."""
    own = found.steps[-1]
    effects = " and ".join(e.kind for e in own.effects) or "nothing"
    return f"{own.edge.kind}, with {effects} on it: told {found.kind}, labelled {class_of(label)}"


if __name__ == "__main__":
    main()
