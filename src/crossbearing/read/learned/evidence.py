"""Evidence: what speaks for each candidate, as rows of numbers for the trees."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crossbearing.read.learned.candidates import Candidates
from crossbearing.read.learned.columns import Columns, Ints, Reals
from crossbearing.read.learned.inputs import Pairs
from crossbearing.read.learned.tagger import Tagged

_PERSON = 14  # of `columns.ENTS`, from 1
_SMALL = np.float32(1e-6)


@dataclass(frozen=True, slots=True)
class Scene:
    """A document as scored so far: its columns, the cue scores, what the tagger saw, the pairs and their chances."""

    columns: Columns
    odds: Reals
    tagged: Tagged
    pairs: Pairs
    chances: Reals  # (pairs, 2): source, content


def evidence(scene: Scene, found: Candidates, role: int) -> Reals:
    """Return one row of numbers for each candidate; `role` is 0 for sources, 1 for contents."""
    c, pairs = scene.columns, scene.pairs
    cue = pairs.cues[found.cue]
    shift = pairs.starts[:-1] - pairs.token[np.minimum(pairs.starts[:-1], max(0, len(pairs.token) - 1))]
    base = shift[found.cue]
    sums = _Sums(found, base)
    own, other = scene.chances[:, role], scene.chances[:, 1 - role]
    word = c.word[pairs.token].astype(np.float32)
    mass, words = sums.of(own * word), sums.of(word)
    total = np.add.reduceat(own * word, pairs.starts[:-1]) if len(own) else np.zeros(0, np.float32)
    soft = mass / np.maximum(words + total[found.cue] - mass, _SMALL)
    best = np.zeros(len(pairs.cues), dtype=np.float32)
    np.maximum.at(best, found.cue, soft)
    low, high = sums.hull(cue)
    last = np.maximum(high - 1, low)
    token_chance = scene.tagged.cue
    columns = (
        soft,
        soft - best[found.cue],
        mass / np.maximum(words, 1),
        total[found.cue],
        words,
        sums.counted,
        sums.of(other * word) / np.maximum(words, 1),
        *_edges(scene, found, base, own, low, last),
        sums.of(scene.tagged.roles[pairs.token, 1] * word) / np.maximum(words, 1),
        sums.of(scene.tagged.roles[pairs.token, 2] * word),
        sums.of(scene.tagged.roles[pairs.token, 3] * word) / np.maximum(words, 1),
        sums.of((c.quote[pairs.token] > 0) * word) / np.maximum(words, 1),
        sums.of((c.ent[pairs.token] == _PERSON) * word),
        c.mark[np.maximum(low - 1, 0)],
        c.mark[np.minimum(high, len(c) - 1)],
        c.sentence[low] - c.sentence[cue],
        c.sentence[last] - c.sentence[low],
        np.sign(low - cue) * np.log1p(np.abs(low - cue)),
        np.sign(high - cue) * np.log1p(np.abs(high - cue)),
        c.quote[cue] > 0,
        (c.quote[cue] > 0) & (c.quote[cue] == c.quote[low]),
        found.kind,
        c.dep[found.top],
        c.tag[found.top],
        c.tag[cue],
        c.dep[cue],
        scene.odds[cue],
        token_chance[cue],
        c.depth[cue],
    )
    return np.stack([np.asarray(column, dtype=np.float32) for column in columns], axis=1)


def _edges(scene: Scene, found: Candidates, base: Ints, own: Reals, low: Ints, last: Ints) -> tuple[Reals, ...]:
    """Return the chances of the tokens at both edges of the hull, inside and outside."""
    pairs, n = scene.pairs, len(own)
    starts, ends = pairs.starts[found.cue], pairs.starts[found.cue + 1]
    first, final = low + base, last + base
    before, after = first - 1, final + 1
    clipped = (np.clip(at, 0, max(n - 1, 0)) for at in (before, first, final, after))
    given = [own[at] for at in clipped]
    given[0] = np.where(before >= starts, given[0], 0)
    given[3] = np.where(after < ends, given[3], 0)
    return tuple(given)


class _Sums:
    """Sums over the tokens of candidates, by differences of running sums over the pairs."""

    def __init__(self, found: Candidates, base: Ints) -> None:
        self._counts = np.diff(found.firsts)
        self._owner = np.repeat(np.arange(len(found.cue)), self._counts)
        self._found, self._low, self._high = found, found.low + base[self._owner], found.high + base[self._owner]
        self.counted = self._counts

    def of(self, values: Reals) -> Reals:
        """Return the sum of the values, one a pair, over each candidate."""
        running = np.r_[0.0, np.cumsum(values, dtype=np.float64)]
        return self._added(running[self._high] - running[self._low])

    def _added(self, parts: Reals) -> Reals:
        return np.bincount(self._owner, parts, minlength=len(self._counts)).astype(np.float32)

    def hull(self, fallback: Ints) -> tuple[Ints, Ints]:
        """Return the first row and the end of each candidate; of an empty one, the cue's."""
        empty = self._counts == 0
        at = np.minimum(self._found.firsts[:-1], max(len(self._found.low) - 1, 0))
        until = np.maximum(self._found.firsts[1:] - 1, 0)
        if not len(self._found.low):
            return fallback, fallback + 1
        return np.where(empty, fallback, self._found.low[at]), np.where(empty, fallback + 1, self._found.high[until])
