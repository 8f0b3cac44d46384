"""Train the tagger: two bidirectional LSTM layers over tokens, with heads for roles, cue heads and pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import torch
from torch import Tensor, nn

from crossbearing.read.learned.columns import WIDTH, Columns, Ints, Reals
from crossbearing.read.learned.inputs import (
    BRANCHES,
    CODES,
    DISTANCES,
    NUMBERS,
    QUOTINGS,
    pairs_of,
    token_codes,
    token_numbers,
)
from training.attribution.labels import Example

EPOCHS, BATCH, RATE, DROPPED = 6, 32, 0.002, 0.3
SIZES = {"lemma": 24, "tag": 16, "dep": 16, "ent": 8, "marks": 6, "branch": 16}
LAYERS = (128, 64)
PAIR = 64
ROLES = 7  # O, then B and I of source, cue, content


@dataclass(frozen=True, slots=True)
class Passages:
    """Passages of one document as the network takes them; `low` and `high` bound the rows of each."""

    columns: Columns
    codes: dict[str, Ints]
    numbers: Reals
    bounds: tuple[tuple[int, int], ...]
    roles: Ints
    heads: Ints
    gold: dict[int, tuple[int, Ints, Ints, Ints, Ints]]


class Tagger(nn.Module):
    """Token inputs to states of 2 * LAYERS[1], and the three heads over them."""

    def __init__(self) -> None:
        super().__init__()
        tables = {name: nn.Embedding(CODES[name], SIZES[name]) for name in SIZES}
        self.embed = nn.ModuleDict(tables)
        width = WIDTH + NUMBERS + sum(SIZES.values())
        self.first = nn.LSTM(width, LAYERS[0], bidirectional=True, batch_first=True)
        self.second = nn.LSTM(2 * LAYERS[0], LAYERS[1], bidirectional=True, batch_first=True)
        self.dropped = nn.Dropout(DROPPED)
        self.roles = nn.Linear(2 * LAYERS[1], ROLES)
        self.cue = nn.Linear(2 * LAYERS[1], 1)
        self.pair_token = nn.Linear(2 * LAYERS[1], PAIR)
        self.pair_cue = nn.Linear(2 * LAYERS[1], PAIR, bias=False)
        self.branch = nn.Embedding(BRANCHES, PAIR)
        self.distance = nn.Embedding(DISTANCES, PAIR)
        self.quoting = nn.Embedding(QUOTINGS, PAIR)
        self.pair = nn.Linear(PAIR, 3)
        for table in (*tables.values(), self.branch, self.distance, self.quoting):
            nn.init.normal_(table.weight, std=0.1)

    def states(self, codes: dict[str, Tensor], vectors: Tensor, numbers: Tensor) -> Tensor:
        """Return the states, (batch, length, 2 * LAYERS[1])."""
        parts = [vectors, numbers, *(self.embed[name](codes[name]) for name in SIZES)]
        middle, _ = self.first(self.dropped(torch.cat(parts, dim=-1)))
        states, _ = self.second(self.dropped(middle))
        kept: Tensor = self.dropped(states)
        return kept

    def pairs(self, states: Tensor, cues: Tensor, branch: Tensor, distance: Tensor, quoting: Tensor) -> Tensor:
        """Return log odds of none, source, content for pairs of flat token states and flat cue states."""
        hidden = self.pair_token(states) + self.pair_cue(cues)
        hidden = hidden + self.branch(branch) + self.distance(distance) + self.quoting(quoting)
        odds: Tensor = self.pair(torch.relu(hidden))
        return odds


def prepared(example: Example, odds: Reals) -> Passages:
    """Return the inputs and labels of a document, given the cue scores of a model that has not seen it."""
    c = example.columns
    roles = np.zeros(len(c), dtype=np.int64)
    for one in example.gold:
        for number, rows in ((2, one.content), (0, one.source), (1, one.cue)):
            roles[rows] = 2 * number + 2
            roles[rows[np.flatnonzero(np.diff(rows, prepend=-9) > 1)]] = 2 * number + 1
    cuts = np.flatnonzero(np.diff(c.passage, prepend=-1, append=-1))
    pairs = pairs_of(c, np.array([one.head for one in example.gold], dtype=np.int64))
    gold = {}
    for number, one in enumerate(example.gold):
        part = slice(pairs.starts[number], pairs.starts[number + 1])
        low = int(pairs.token[part][0])
        target = np.zeros(part.stop - part.start, dtype=np.int64)
        for label, rows in ((1, one.source), (2, one.content)):
            target[[r - low for r in rows if 0 <= r - low < len(target)]] = label
        gold[number] = (one.head, target, pairs.branch[part], pairs.distance[part], pairs.quoting[part])
    bounds = tuple(zip(cuts[:-1].tolist(), cuts[1:].tolist(), strict=True))
    heads = example.heads.astype(np.int64)
    return Passages(c, token_codes(c, odds), token_numbers(c, odds), bounds, roles, heads, gold)


def train_tagger(passages: Sequence[Passages], *, seed: int, epochs: int = EPOCHS) -> Tagger:
    """Return a tagger trained on the passages of these documents."""
    torch.manual_seed(seed)
    draws = np.random.default_rng(seed)
    net = Tagger()
    items = [(d, low, high) for d in passages for low, high in d.bounds if high - low > 1]
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=0.01)
    steps = epochs * len(list(_batches(items, draws)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=steps + 1, pct_start=0.15)
    net.train()
    for _ in range(epochs):
        for batch in _batches(items, draws):
            loss = _loss(net, batch)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(net.parameters(), 5.0)
            optimiser.step()
            schedule.step()
    return net.eval()


Item = tuple[Passages, int, int]


def _batches(items: Sequence[Item], draws: np.random.Generator) -> Iterator[list[Item]]:
    """Give batches of passages of one length (packed sequences are slow to train), in random order."""
    order = draws.permutation(len(items))
    lengths = np.array([items[i][2] - items[i][1] for i in order])
    order = order[np.argsort(lengths, kind="stable")]
    lengths = np.sort(lengths)
    cuts = np.flatnonzero(np.diff(lengths, prepend=-1, append=-1))
    groups = [
        order[at : min(at + BATCH, high)] for low, high in pairwise(cuts.tolist()) for at in range(low, high, BATCH)
    ]
    for number in draws.permutation(len(groups)):
        yield [items[i] for i in groups[number]]


def _stacked(batch: Sequence[Item], pick: Callable[[Passages], Ints | Reals]) -> Tensor:
    return torch.from_numpy(np.stack([pick(d)[low:high] for d, low, high in batch]))


def _loss(net: Tagger, batch: Sequence[Item]) -> Tensor:
    states = batch_states(net, batch)
    roles = _stacked(batch, lambda d: d.roles)
    loss = nn.functional.cross_entropy(net.roles(states).flatten(0, 1), roles.flatten())
    heads = _stacked(batch, lambda d: d.heads).float()
    loss = loss + nn.functional.binary_cross_entropy_with_logits(net.cue(states)[..., 0], heads)
    return loss + _pair_loss(net, states, batch)


def batch_states(net: Tagger, batch: Sequence[Item]) -> Tensor:
    """Return the states of passages of one length."""
    codes = {name: _stacked(batch, _code(name)) for name in SIZES}
    return net.states(codes, _stacked(batch, lambda d: d.columns.vector), _stacked(batch, lambda d: d.numbers))


def _code(name: str) -> Callable[[Passages], Ints]:
    return lambda d: d.codes[name]


def _pair_loss(net: Tagger, states: Tensor, batch: Sequence[Item]) -> Tensor:
    tokens, cues, targets, codes = [], [], [], [[], [], []]  # type: ignore[var-annotated]
    for number, (document, low, high) in enumerate(batch):
        for head, target, *three in document.gold.values():
            if low <= head < high:
                tokens.append(states[number, : high - low])
                cues.append(states[number, head - low].expand(high - low, -1))
                targets.append(target)
                for kept, one in zip(codes, three, strict=True):
                    kept.append(one)
    if not tokens:
        return states.sum() * 0
    branch, distance, quoting = (torch.from_numpy(np.concatenate(kept)) for kept in codes)
    odds = net.pairs(torch.cat(tokens), torch.cat(cues), branch, distance, quoting)
    return nn.functional.cross_entropy(odds, torch.from_numpy(np.concatenate(targets)))
