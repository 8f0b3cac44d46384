"""Candidates: the stretches of text that may be what a cue reports, or whose word it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, pairwise

import numpy as np

from crossbearing.read.learned.columns import DEPS, TAGS, Bits, Columns, Ints, Reals
from crossbearing.read.learned.inputs import Pairs

Piece = tuple[int, int]  # rows, the end exclusive
Pieces = tuple[Piece, ...]
KINDS = (
    "none child grandchild right left ancestor_both ancestor_before ancestor_after rest before after quotation "
    "quotations both_quotations run runs subject owner above above_short short ahead"
).split()
_KIND = {name: number for number, name in enumerate(KINDS)}
_RISE = 3  # steps from the cue up the tree
_MOST = 60  # candidates of a cue for one role; a cue with more children is a list or a table
_SUBJECTS = frozenset(DEPS.index(d) + 1 for d in ("nsubj", "nsubjpass", "csubj", "expl"))
_LOOSE = frozenset(DEPS.index(d) + 1 for d in ("relcl", "acl", "appos", "prep", "advcl"))
_NAMING = frozenset(TAGS.index(t) + 1 for t in ("NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "DT", "WP", "WDT", "CD"))


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidates of all cues, ordered by cue; the pieces of one are the entries from `firsts[i]` to `firsts[i + 1]`."""

    cue: Ints
    kind: Ints
    top: Ints  # the row that heads it, as far as known, else its first
    firsts: Ints
    low: Ints
    high: Ints

    def pieces(self, number: int) -> Pieces:
        """Return the rows of one candidate."""
        part = slice(self.firsts[number], self.firsts[number + 1])
        return tuple(zip(self.low[part].tolist(), self.high[part].tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class Forest:
    """The parse as lists, and where the next word stands at or after, and the last ended at or before, each row."""

    head: list[int]
    left: list[int]
    right: list[int]
    dep: list[int]
    tag: list[int]
    below: list[int]  # rows by their heads
    firsts: list[int]  # where those below a row begin in `below`
    following: list[int]
    ended: list[int]
    sentence: list[int]
    bounds: list[int]  # rows where sentences begin, and the end of the last
    quotes: list[Piece]  # rows of each quotation, with its marks
    quote_of: list[int]  # the number of the first quotation that ends after the row

    def children(self, row: int) -> list[int]:
        """Return the rows that hang on a row, in text order."""
        return self.below[self.firsts[row] : self.firsts[row + 1]]

    def sentence_of(self, row: int) -> Piece:
        """Return the rows of the sentence a row stands in."""
        number = self.sentence[row]
        return self.bounds[number], self.bounds[number + 1]

    def trimmed(self, piece: Piece) -> Piece:
        """Return the piece without what is no word at its edges."""
        return self.following[piece[0]], self.ended[piece[1]]


def forest_of(c: Columns) -> Forest:
    """Return what the candidates of a document are cut from."""
    n, rows = len(c), np.arange(len(c))
    child = np.flatnonzero(c.head != rows)
    below = child[np.argsort(c.head[child], kind="stable")]
    following = np.minimum.accumulate(np.where(c.word, rows, n)[::-1])[::-1]
    ended = np.maximum.accumulate(np.where(c.word, rows + 1, 0))
    opened = np.flatnonzero(np.diff(c.quote, prepend=0, append=0))
    quotes = [(a, b) for a, b in pairwise(opened.tolist()) if c.quote[a]]
    return Forest(
        head=c.head.tolist(),
        left=c.left.tolist(),
        right=c.right.tolist(),
        dep=c.dep.tolist(),
        tag=c.tag.tolist(),
        below=below.tolist(),
        firsts=np.searchsorted(c.head[below], np.arange(n + 1)).tolist(),
        following=[*following.tolist(), n],
        ended=[0, *ended.tolist()],
        sentence=c.sentence.tolist(),
        bounds=np.flatnonzero(np.diff(c.sentence, prepend=-1, append=-1)).tolist(),
        quotes=quotes,
        quote_of=np.searchsorted(np.array([b for _, b in quotes], dtype=np.int64), rows, "right").tolist(),
    )


def candidates_of(f: Forest, pairs: Pairs, chances: Reals, words: Bits) -> tuple[Candidates, Candidates]:
    """Return the candidates for the sources and for the contents of the cues, given the chances of the pairs."""
    cues, starts = pairs.cues.tolist(), pairs.starts.tolist()
    lows = pairs.token[pairs.starts[:-1]].tolist()
    sources, contents = _Gathered(f), _Gathered(f)
    for number, cue in enumerate(cues):
        part, low = slice(starts[number], starts[number + 1]), lows[number]
        window = (low, low + starts[number + 1] - starts[number])
        sources.add(number, cue, chain(_source_runs(chances[part, 0], low, words), _sources(f, cue)), window)
        contents.add(number, cue, chain(_content_runs(chances[part, 1], low, words), _contents(f, cue, window)), window)
    return sources.columns(), contents.columns()


Found = tuple[str, int, Pieces]  # kind, top row, pieces


class _Gathered:
    """Candidates as they are found, each once a cue."""

    def __init__(self, forest: Forest) -> None:
        self.forest = forest
        self.rows: list[tuple[int, int, int]] = []
        self.pieces: list[Pieces] = []

    def add(self, number: int, cue: int, found: Iterable[Found], window: Piece) -> None:
        """Add what was found for one cue, the part inside the window, and that it may be nothing."""
        seen: set[Pieces] = {()}
        self.rows.append((number, 0, cue))
        self.pieces.append(())
        for kind, top, pieces in found:
            inside = ((max(a, window[0]), min(b, window[1])) for a, b in pieces)
            kept = tuple(p for p in map(self.forest.trimmed, (p for p in inside if p[0] < p[1])) if p[0] < p[1])
            if kept in seen or any(a <= cue < b for a, b in kept):
                continue
            seen.add(kept)
            self.rows.append((number, _KIND[kind], top))
            self.pieces.append(kept)
            if len(seen) > _MOST:
                break

    def columns(self) -> Candidates:
        """Return everything gathered as arrays."""
        table = np.array(self.rows, dtype=np.int64).reshape(-1, 3)
        flat = np.array([p for pieces in self.pieces for p in pieces], dtype=np.int64).reshape(-1, 2)
        firsts = np.cumsum([0, *map(len, self.pieces)])
        return Candidates(table[:, 0], table[:, 1], table[:, 2], firsts, flat[:, 0], flat[:, 1])


def _content_runs(chances: Reals, low: int, words: Bits) -> Iterator[Found]:
    for least in (0.5, 0.25, 0.75):
        runs = _runs(chances, low, least, words)
        if runs:
            yield "runs", runs[0][0], tuple(runs)
            if len(runs) > 1:
                longest = max(runs, key=lambda r: r[1] - r[0])
                yield "run", longest[0], (longest,)


def _source_runs(chances: Reals, low: int, words: Bits) -> Iterator[Found]:
    for least in (0.5, 0.25):
        runs = _runs(chances, low, least, words)
        if runs:
            best = max(runs, key=lambda r: float(chances[r[0] - low : r[1] - low].max()))
            yield "run", best[0], (best,)
            if len(runs) > 1:
                yield "runs", runs[0][0], tuple(runs)


def _runs(chances: Reals, low: int, least: float, words: Bits) -> list[Piece]:
    """Return the stretches of likely words; what is no word does not part them."""
    likely = (chances > least) & words[low : low + len(chances)]
    rows = np.flatnonzero(likely)
    if not len(rows):
        return []
    held = np.cumsum(words[low : low + len(chances)])  # words up to each row: one more from word to word
    counted = held[rows]
    parts = np.flatnonzero(counted[1:] - counted[:-1] > 1)
    firsts, lasts = rows[parts + 1].tolist(), rows[parts].tolist()
    return [(low + a, low + b + 1) for a, b in zip([int(rows[0]), *firsts], [*lasts, int(rows[-1])], strict=True)]


def _contents(f: Forest, cue: int, window: Piece) -> Iterator[Found]:
    opens, closes = f.sentence_of(cue)
    left, right = f.left[cue], f.right[cue]
    for child in f.children(cue):
        yield "child", child, ((f.left[child], f.right[child]),)
        if child > cue:
            yield "right", child, ((f.left[child], right),)
        for inner in f.children(child):
            yield "grandchild", inner, ((f.left[inner], f.right[inner]),)
    yield "left", left, ((left, _left_of(f, cue)),)
    for above, low, high in _way_up(f, cue):
        before, after = (f.left[above], low), (high, f.right[above])
        yield "ancestor_both", above, (before, after)
        yield "ancestor_before", above, (before,)
        yield "ancestor_after", above, (after,)
    yield "rest", opens, ((opens, left), (right, closes))
    yield "before", opens, ((opens, _left_of(f, cue)),)
    yield "after", cue + 1, ((cue + 1, closes),)
    yield from _quotations(f, cue, window)


def _left_of(f: Forest, cue: int) -> int:
    """Return where the cue's own subject begins, or the cue."""
    subjects = [f.left[child] for child in f.children(cue) if child < cue and f.dep[child] in _SUBJECTS]
    return subjects[0] if subjects else cue


def _way_up(f: Forest, cue: int) -> Iterator[tuple[int, int, int]]:
    """Give the ancestors of the cue, each with the bounds of the branch below it that the cue stands in."""
    below = cue
    for _ in range(_RISE):
        above = f.head[below]
        if above == below:
            return
        yield above, f.left[below], f.right[below]
        below = above


def _quotations(f: Forest, cue: int, window: Piece) -> Iterator[Found]:
    opens, closes = f.sentence_of(cue)
    near: list[Piece] = []
    for number in range(max(0, f.quote_of[opens] - 1), len(f.quotes)):
        low, high = f.quotes[number]
        if low > closes + 1 or low >= window[1] or len(near) > 5:  # one that opens the next sentence goes on
            break
        if low >= window[0] and not low <= cue < high:
            near.append((low, high))
    for piece in near:
        yield "quotation", piece[0], (piece,)
    inside = [p for p in near if p[1] > opens and p[0] < closes]
    if len(inside) > 1:
        yield "quotations", inside[0][0], tuple(inside)
    before, after = [p for p in near if p[1] <= cue], [p for p in near if p[0] > cue]
    if before and after:
        yield "both_quotations", before[-1][0], (before[-1], after[0])
    for low, high in after[:1]:
        yield "after", cue + 1, ((min(low, cue + 1), high),)


def _sources(f: Forest, cue: int) -> Iterator[Found]:
    yield from _nominal(f, cue, "subject")
    for child in f.children(cue):
        yield from _nominal(f, child, "owner")
    for above, low, high in _way_up(f, cue):
        yield from _nominal(f, above, "above")
        if f.tag[above] in _NAMING:
            yield "above_short", above, ((f.left[above], low),)
            yield "above", above, ((f.left[above], low), (high, f.right[above]))
            yield "short", above, _short(f, above)
    yield "ahead", cue, ((f.sentence_of(cue)[0], cue),)


def _nominal(f: Forest, parent: int, kind: str) -> Iterator[Found]:
    """Give the noun phrases right below the token, each also without what is loosely added to it."""
    for child in f.children(parent):
        if f.tag[child] in _NAMING:
            yield kind, child, ((f.left[child], f.right[child]),)
            yield "short", child, _short(f, child)


def _short(f: Forest, top: int) -> Pieces:
    loose = [f.left[child] for child in f.children(top) if child > top and f.dep[child] in _LOOSE]
    return ((f.left[top], min((*loose, f.right[top]))),)
