"""The tagger: two bidirectional LSTM layers over the tokens of each passage, and the heads over their states."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crossbearing.read.learned.columns import Columns, Ints, Reals
from crossbearing.read.learned.inputs import Pairs, token_codes, token_numbers
from crossbearing.read.learned.products import AT_ONCE, WIDE, joined, product, product_in_pieces
from crossbearing.read.learned.weights import Weights

QUIET = -3.0  # log odds of the likeliest cue of a passage, below which nothing is said in it (0.1 % of labelled cues)
_NEVER = 30.0
EMBEDDED = ("lemma", "tag", "dep", "ent", "marks", "branch")


@dataclass(frozen=True, slots=True)
class Tagged:
    """States of the tokens, and the chances of each token's roles (none, source, cue, content) and of heading a cue."""

    states: Reals
    roles: Reals
    cue: Reals


def tag(c: Columns, odds: Reals, weights: Weights) -> Tagged:
    """Return what the tagger sees in the columns, given the scores of cues.

    It looks at no passage without a likely cue: there its states are zero and nothing is a cue.
    """
    best = np.full(int(c.passage[-1]) + 1, -np.inf, dtype=np.float32)
    np.maximum.at(best, c.passage[c.word], odds[c.word])
    rows = np.flatnonzero(best[c.passage] >= QUIET)
    codes = token_codes(c, odds)
    embedded = (weights[f"embed.{name}"][codes[name][rows]] for name in EMBEDDED)
    inputs = np.concatenate([c.vector[rows], token_numbers(c, odds)[rows], *embedded], axis=1, dtype=np.float32)
    order = _order_of(c.passage[rows])
    states = np.zeros((len(c), 2 * weights["second.recurrent"].shape[2]), dtype=np.float32)
    states[rows] = _layer(_layer(inputs, order, weights, "first"), order, weights, "second")
    roles = _softmax(product(states, weights["roles.weight"]) + weights["roles.bias"])
    merged = np.stack([roles[:, 0], *(roles[:, at] + roles[:, at + 1] for at in (1, 3, 5))], axis=1)
    cue = np.full(len(c), -_NEVER, dtype=np.float32)
    cue[rows] = product(states[rows], weights["cue.weight"])[:, 0] + weights["cue.bias"][0]
    return Tagged(states, merged, cue)


def pair_chances(tagged: Tagged, pairs: Pairs, weights: Weights) -> Reals:
    """Return for each pair how likely the token is the cue's source, and its content. Shape (pairs, 2)."""
    token = product(tagged.states, weights["pair_token.weight"]) + weights["pair_token.bias"]
    hidden = token[pairs.token]
    hidden += product(tagged.states[pairs.cues], weights["pair_cue.weight"])[pairs.cue]
    for name, codes in (("branch", pairs.branch), ("distance", pairs.distance), ("quoting", pairs.quoting)):
        hidden += weights[name][codes]
    np.maximum(hidden, 0, out=hidden)
    return _softmax(product(hidden, weights["pair.weight"]) + weights["pair.bias"])[:, 1:]


@dataclass(frozen=True, slots=True)
class _Order:
    """The rows of passages that run beside one another, step by step: from their first tokens, and from their last.

    A step takes the entries from `low` to `high` of both; `fresh` ones begin a group of at most AT_ONCE passages, the
    longest of all first, so that in a group those that still run are always the first.
    """

    forth: Ints
    back: Ints
    steps: list[tuple[int, int, bool]]  # low, high, fresh


def _order_of(passage: Ints) -> _Order:
    cuts = np.flatnonzero(np.diff(passage, prepend=-1, append=-1))
    lengths = np.diff(cuts)
    rank = np.empty(len(lengths), dtype=np.int64)
    rank[np.argsort(-lengths, kind="stable")] = np.arange(len(lengths))
    place = np.arange(len(passage)) - np.repeat(cuts[:-1], lengths)
    ranks, from_end = np.repeat(rank, lengths), np.repeat(lengths, lengths) - 1 - place
    group = ranks // AT_ONCE
    forth, back = np.lexsort((ranks, place, group)), np.lexsort((ranks, from_end, group))
    steps = group[forth] * (len(passage) + 1) + place[forth]
    opens = np.flatnonzero(np.diff(steps, prepend=-1))
    fresh = (place[forth][opens] == 0).tolist()
    return _Order(forth, back, list(zip(opens.tolist(), [*opens.tolist(), len(passage)][1:], fresh, strict=True)))


def _layer(inputs: Reals, order: _Order, weights: Weights, name: str) -> Reals:
    """Return one layer's states, both ways at once. Weights come negated, those of the third gate doubled as well."""
    recurrent, fed = weights[f"{name}.recurrent"], weights[f"{name}.fed"]
    bias = weights[f"{name}.bias"].reshape(2, -1, 1, WIDE)
    count, size = recurrent.shape[1] // 4, recurrent.shape[2]
    given = np.stack([inputs[order.forth], inputs[order.back]])
    states = np.empty((2, len(inputs), size), dtype=np.float32)
    hidden = cell = np.zeros(0, dtype=np.float32)
    with np.errstate(over="ignore"):  # exp of a shut gate: infinite, and its reciprocal rightly 0
        for low, high, fresh in order.steps:
            gates = product_in_pieces(given[:, low:high], fed)
            gates += bias
            if fresh:
                cell = np.zeros((2, count, high - low, WIDE), dtype=np.float32)
            else:
                gates += product_in_pieces(hidden[:, : high - low], recurrent)
            out, cell = _cell(gates, cell[:, :, : high - low], count)
            hidden = joined(out)
            states[:, low:high] = hidden
    both = np.empty((len(inputs), 2 * size), dtype=np.float32)
    both[order.forth, :size], both[order.back, size:] = states
    return both


def _cell(gates: Reals, cell: Reals, count: int) -> tuple[Reals, Reals]:
    """Return the next hidden state and cell, from negated gates: what is let in, kept, new, and let out."""
    np.exp(gates, out=gates)
    gates += 1
    np.reciprocal(gates, out=gates)
    new = gates[:, 2 * count : 3 * count]
    new *= 2
    new -= 1
    new *= gates[:, :count]
    cell = gates[:, count : 2 * count] * cell
    cell += new
    hidden = np.tanh(cell)
    hidden *= gates[:, 3 * count :]
    return hidden, cell


def _softmax(odds: Reals) -> Reals:
    raised = np.exp(odds - odds.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True), dtype=np.float32)
