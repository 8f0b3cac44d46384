"""The tagger: two bidirectional LSTM layers over the tokens of each passage, and the heads over their states."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crossbearing.read.learned.columns import Columns, Ints, Reals
from crossbearing.read.learned.inputs import Pairs, token_codes, token_numbers
from crossbearing.read.learned.weights import Weights

EMBEDDED = ("lemma", "tag", "dep", "ent", "marks", "branch")


@dataclass(frozen=True, slots=True)
class Tagged:
    """States of the tokens, and the chances of each token's roles (none, source, cue, content) and of heading a cue."""

    states: Reals
    roles: Reals
    cue: Reals


def tag(c: Columns, odds: Reals, weights: Weights) -> Tagged:
    """Return what the tagger sees in the columns, given the scores of cues."""
    codes = token_codes(c, odds)
    parts = [c.vector, token_numbers(c, odds), *(weights[f"embed.{name}"][codes[name]] for name in EMBEDDED)]
    inputs = np.concatenate(parts, axis=1, dtype=np.float32)
    cuts = np.flatnonzero(np.diff(c.passage, prepend=-1, append=-1))
    middle = _layer(inputs, cuts, weights, "first")
    states = _layer(middle, cuts, weights, "second")
    roles = _softmax(states @ weights["roles.weight"].T + weights["roles.bias"])
    merged = np.stack([roles[:, 0], *(roles[:, at] + roles[:, at + 1] for at in (1, 3, 5))], axis=1)
    cue = states @ weights["cue.weight"][0] + weights["cue.bias"][0]
    return Tagged(states, merged, np.asarray(cue, dtype=np.float32))


def pair_chances(tagged: Tagged, pairs: Pairs, weights: Weights) -> Reals:
    """Return for each pair how likely the token is the cue's source, and its content. Shape (pairs, 2)."""
    token = tagged.states @ weights["pair_token.weight"].T + weights["pair_token.bias"]
    hidden = token[pairs.token]
    hidden += (tagged.states[pairs.cues] @ weights["pair_cue.weight"].T)[pairs.cue]
    for name, codes in (("branch", pairs.branch), ("distance", pairs.distance), ("quoting", pairs.quoting)):
        hidden += weights[name][codes]
    np.maximum(hidden, 0, out=hidden)
    return _softmax(hidden @ weights["pair.weight"].T + weights["pair.bias"])[:, 1:]


def _layer(inputs: Reals, cuts: Ints, weights: Weights, name: str) -> Reals:
    """Return one layer's states: passages run beside one another, the longest first, both ways at once."""
    recurrent, fed, bias = weights[f"{name}.recurrent"], weights[f"{name}.fed"], weights[f"{name}.bias"]
    size = recurrent.shape[1]
    lengths = np.diff(cuts)
    order = np.argsort(-lengths, kind="stable")
    lengths, firsts = lengths[order], cuts[:-1][order]
    given = np.stack([inputs @ fed[way] + bias[way] for way in (0, 1)])
    states = np.empty((2, len(inputs), size), dtype=np.float32)
    hidden = np.zeros((2, len(order), size), dtype=np.float32)
    cell = np.zeros_like(hidden)
    for step in range(int(lengths[0])):
        active = int(np.searchsorted(-lengths, -step, "left"))
        hidden, cell = hidden[:, :active], cell[:, :active]
        forth, back = firsts[:active] + step, (firsts + lengths)[:active] - 1 - step
        gates = np.matmul(hidden, recurrent)
        gates[0] += given[0, forth]
        gates[1] += given[1, back]
        hidden, cell = _cell(gates, cell, size)
        states[0, forth], states[1, back] = hidden[0], hidden[1]
    return np.concatenate((states[0], states[1]), axis=1)


def _cell(gates: Reals, cell: Reals, size: int) -> tuple[Reals, Reals]:
    """Return the next hidden state and cell. The third gate comes doubled, so that one function serves all four."""
    opened = _squashed(gates)
    cell = opened[..., size : 2 * size] * cell + opened[..., :size] * (2 * opened[..., 2 * size : 3 * size] - 1)
    return opened[..., 3 * size :] * (2 * _squashed(2 * cell) - 1), cell


def _squashed(values: Reals) -> Reals:
    np.clip(values, -30, 30, out=values)
    np.negative(values, out=values)
    np.exp(values, out=values)
    values += 1
    return np.reciprocal(values, out=values)


def _softmax(odds: Reals) -> Reals:
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
