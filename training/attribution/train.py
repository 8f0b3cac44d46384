"""Train the attribution weights from PolNeAR: `python training/attribution/train.py --cache FOLDER`.

Needs the packages of `requirements.txt` beside the project's own, and the corpus as `../shared/bench/attribution`.
Takes some 40 minutes of processor time; what the cache folder holds is not computed anew. August and September
2016 are left out. Every stage learns from outputs of earlier ones for documents those had not seen (four folds); the
thresholds are chosen on July 2016, which the trees of that choice do not learn from.

1. cue heads: logistic regression over hashed features        `cue_model.py`
2. tagger: two BiLSTM layers over tokens and pairs with cues   `net.py`
3. candidates for sources and contents: boosted trees          `ranking.py`
4. readings of cues: boosted trees, then greedy linking        `ranking.py`

Writes the weights into the package and prints their hash, which `read/learned/weights.py` must hold.
"""

from __future__ import annotations

import argparse
import hashlib
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parents[2]))
from crossbearing.read.learned.finding import LEAST_CUE
from crossbearing.read.learned.options import scene_of
from crossbearing.read.learned.weights import FILE
from training.attribution.choosing import print_choices
from training.attribution.corpus import labelled_documents
from training.attribution.export import Arrays, cue_arrays, tagger_arrays, write_arrays
from training.attribution.folds import FOLDS, cue_models, tagger_of, unseen_odds
from training.attribution.labels import Example, example_of
from training.attribution.ranking import Judged, judged, trees_of

SEED = 11
WEIGHTS = Path(__file__).parents[2] / "src" / "crossbearing" / "read" / "learned" / FILE


def main() -> None:
    """Train every stage, choose on the dev month, write the weights."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--cache", type=Path, required=True, help="a folder outside the project")
    options.add_argument("--fold", choices=[*map(str, range(FOLDS)), "all"], help="only train this tagger, and stop")
    options.add_argument("--out", type=Path, default=WEIGHTS)
    chosen = options.parse_args()
    torch.set_num_threads(1)
    torch.use_deterministic_algorithms(mode=True)
    examples = _examples(chosen.cache)
    whole, inside, folds = cue_models(examples, chosen.cache, SEED)
    odds = unseen_odds(examples, folds)
    if chosen.fold is not None:
        tagger_of(None if chosen.fold == "all" else int(chosen.fold), examples, odds, chosen.cache, SEED)
        return
    documents = _judged(examples, odds, chosen.cache)
    print_choices(documents, SEED)
    arrays = cue_arrays("cues", whole) | cue_arrays("inner", inside)
    arrays |= tagger_arrays(tagger_of(None, examples, odds, chosen.cache, SEED)) | trees_of(documents, SEED)
    write_arrays(chosen.out, arrays)
    print(f"{chosen.out.stat().st_size / 1e6:.1f} MB, SHA256 = {hashlib.sha256(chosen.out.read_bytes()).hexdigest()}")


def _examples(cache: Path) -> list[Example]:
    kept = cache / "examples.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps([example_of(d) for d in labelled_documents(cache / "parse")]))
    examples: list[Example] = pickle.loads(kept.read_bytes())
    return examples


def _judged(examples: Sequence[Example], odds: Sequence[np.ndarray], cache: Path) -> list[Judged]:
    """Return every document with its candidates, as the models of its fold see it."""
    kept = cache / "judged.pickle"
    if not kept.exists():
        seen = []
        for fold in range(FOLDS):
            weights = _single(tagger_arrays(tagger_of(fold, examples, odds, cache, SEED)))
            for number in range(fold, len(examples), FOLDS):
                none = np.zeros(len(examples[number].columns), dtype=np.bool_)
                scene = scene_of(examples[number].columns, odds[number], none, weights, LEAST_CUE)
                seen.append((number, judged(examples[number], scene)))
        kept.write_bytes(pickle.dumps([one for _, one in sorted(seen, key=lambda pair: pair[0])]))
    documents: list[Judged] = pickle.loads(kept.read_bytes())
    return documents


def _single(arrays: Arrays) -> Arrays:
    return {name: a.astype(np.float32) if a.dtype == np.float16 else a for name, a in arrays.items()}


if __name__ == "__main__":
    main()
