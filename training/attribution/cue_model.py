"""Train the scorer of cue heads: logistic regression over hashed features and the parser's vectors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from crossbearing.read.learned.columns import WIDTH, Bits, Ints, Reals
from crossbearing.read.learned.cues import BITS, cue_features, cue_scores, may_be_cue
from training.attribution.labels import Example

EPOCHS, BATCH, RATE, DROPPED, DECAY = 5, 4096, 0.01, 0.15, 2e-6


@dataclass(frozen=True, slots=True)
class CueModel:
    """Weights of the features, of the vector, and the constant."""

    table: Reals
    dense: Reals
    bias: float

    def scores(self, example: Example) -> Reals:
        """Return the log odds of each token."""
        return cue_scores(example.columns, self.table, self.dense, self.bias)


def train_cues(examples: Sequence[Example], *, seed: int, nested: bool = False) -> CueModel:
    """Return a scorer; a `nested` one learns from no token inside a content, where acts of saying are not labelled."""
    flat, starts, vectors, labels = _bags([(e, _learned_from(e, nested=nested)) for e in examples])
    torch.manual_seed(seed)
    table = torch.nn.EmbeddingBag(1 << BITS, 1, mode="sum")
    torch.nn.init.zeros_(table.weight)
    dense = torch.nn.Linear(WIDTH, 1)
    torch.nn.init.zeros_(dense.weight)
    optimiser = torch.optim.Adam([*table.parameters(), *dense.parameters()], lr=RATE)
    ends = np.append(starts[1:], len(flat))
    draws = np.random.default_rng(seed)
    for epoch in range(EPOCHS):
        for group in optimiser.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS)
        order = draws.permutation(len(labels))
        for low in range(0, len(order), BATCH):
            rows = order[low : low + BATCH]
            bag, offsets = _gathered(flat, starts[rows], ends[rows], draws)
            odds = table(torch.from_numpy(bag), torch.from_numpy(offsets)) + dense(torch.from_numpy(vectors[rows]))
            loss = torch.nn.functional.binary_cross_entropy_with_logits(odds[:, 0], torch.from_numpy(labels[rows]))
            loss = loss + DECAY * (table.weight**2).sum()
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
    return CueModel(
        np.asarray(table.weight.detach().numpy()[:, 0] * (1 - DROPPED), dtype=np.float32),
        dense.weight.detach().numpy()[0].copy(),
        float(dense.bias.item()),
    )


def _learned_from(example: Example, *, nested: bool) -> Bits:
    kept = may_be_cue(example.columns)
    return kept & (example.heads | ~example.contents) if nested else kept


def _bags(chosen: Sequence[tuple[Example, Bits]]) -> tuple[Ints, Ints, Reals, Reals]:
    """Return all places of features, where each token's begin, the vectors and the labels."""
    bags, sizes, vectors, labels = [], [], [], []
    for example, kept in chosen:
        own, given, rows = cue_features(example.columns)
        tokens = np.r_[np.repeat(np.arange(len(own)), own.shape[1]), rows]
        places = np.r_[own.ravel(), given]
        order = np.argsort(tokens, kind="stable")
        order = order[kept[tokens[order]]]
        bags.append(places[order].astype(np.int32))
        sizes.append(np.bincount(tokens[order], minlength=len(own))[kept])
        vectors.append(example.columns.vector[kept])
        labels.append(example.heads[kept].astype(np.float32))
    lengths = np.concatenate(sizes)
    return np.concatenate(bags), np.r_[0, np.cumsum(lengths)[:-1]], np.concatenate(vectors), np.concatenate(labels)


def _gathered(flat: Ints, starts: Ints, ends: Ints, draws: np.random.Generator) -> tuple[Ints, Ints]:
    """Return the features of those tokens, some left out, and where each token's begin."""
    lengths = ends - starts
    offsets = np.r_[0, np.cumsum(lengths)]
    at = np.repeat(starts - offsets[:-1], lengths) + np.arange(offsets[-1])
    kept = draws.random(len(at)) >= DROPPED
    before = np.r_[0, np.cumsum(kept)]
    return flat[at[kept]].astype(np.int64), before[offsets[:-1]]
