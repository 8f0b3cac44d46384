"""Folds: every document scored by models that have not seen it, and the models trained on all."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path

import torch

from crossbearing.read.learned.columns import Reals
from training.attribution.cue_model import CueModel, train_cues
from training.attribution.labels import Example
from training.attribution.net import Tagger, prepared, train_tagger

FOLDS = 4


def cue_models(examples: Sequence[Example], cache: Path, seed: int) -> tuple[CueModel, CueModel, list[CueModel]]:
    """Return the scorers of cue heads: for all text, for text inside contents, and one a fold that left it out."""
    kept = cache / "cues.pickle"
    if not kept.exists():
        folds = [train_cues(_without(examples, fold), seed=seed + fold) for fold in range(FOLDS)]
        whole = train_cues(examples, seed=seed), train_cues(examples, seed=seed, nested=True)
        kept.write_bytes(pickle.dumps((*whole, folds)))
    models: tuple[CueModel, CueModel, list[CueModel]] = pickle.loads(kept.read_bytes())
    return models


def unseen_odds(examples: Sequence[Example], folds: Sequence[CueModel]) -> list[Reals]:
    """Return each document's cue scores by the model of its fold."""
    return [folds[number % FOLDS].scores(example) for number, example in enumerate(examples)]


def tagger_of(fold: int | None, examples: Sequence[Example], odds: Sequence[Reals], cache: Path, seed: int) -> Tagger:
    """Return the tagger trained without that fold, or on all; kept in the cache once trained."""
    kept = cache / f"tagger-{'all' if fold is None else fold}.pt"
    if kept.exists():
        net = Tagger()
        net.load_state_dict(torch.load(kept, weights_only=True))
        return net.eval()
    chosen = [n for n in range(len(examples)) if fold is None or n % FOLDS != fold]
    net = train_tagger([prepared(examples[n], odds[n]) for n in chosen], seed=seed + (FOLDS if fold is None else fold))
    torch.save(net.state_dict(), kept)
    return net


def _without(examples: Sequence[Example], fold: int) -> list[Example]:
    return [example for number, example in enumerate(examples) if number % FOLDS != fold]
