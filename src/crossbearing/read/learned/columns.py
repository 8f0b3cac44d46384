"""Columns: the tokens of a document as arrays, one entry a token, all passages in one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from crossbearing.read.parse import Passage

Ints = NDArray[np.int64]
Bits = NDArray[np.bool_]
Keys = NDArray[np.uint64]
Reals = NDArray[np.float32]

WIDTH = 96  # of the parser's token vectors
# The labels of the parser the weights were trained with; a label that is none of these counts as unknown, 0.
TAGS = (
    "$ '' , -LRB- -RRB- . : ADD AFX CC CD DT EX FW HYPH IN JJ JJR JJS LS MD NFP NN NNP NNPS NNS PDT POS PRP PRP$ RB "
    "RBR RBS RP SYM TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB XX _SP ``"
).split()
DEPS = (
    "ROOT acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative "
    "dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj "
    "predet prep prt punct quantmod relcl xcomp"
).split()
ENTS = (
    "CARDINAL DATE EVENT FAC GPE LANGUAGE LAW LOC MONEY NORP ORDINAL ORG PERCENT PERSON PRODUCT QUANTITY TIME "
    "WORK_OF_ART"
).split()
_ATTRIBUTES: list[int | str] = [
    "LEMMA",
    "LOWER",
    "TAG",
    "DEP",
    "ENT_TYPE",
    "HEAD",
    "SENT_START",
    "IDX",
    "LENGTH",
    "IS_PUNCT",
    "IS_SPACE",
]


@dataclass(frozen=True, slots=True)
class Columns:
    """A document's tokens. `lemma` and `lower` are string hashes; `tag`, `dep`, `ent` index the lists above from 1.

    `head` is the row of the governing token, `left` and `right` (exclusive) the hull of the subtree, `passage` and
    `sentence` are counted through the document. `quote` numbers the quotation a token stands in with its marks, from 1,
    0 outside; `mark` says what is a quotation mark. `start` and `end` are document offsets, `vector` the parser's.
    """

    lemma: Keys
    lower: Keys
    tag: Ints
    dep: Ints
    ent: Ints
    head: Ints
    depth: Ints
    left: Ints
    right: Ints
    passage: Ints
    sentence: Ints
    start: Ints
    end: Ints
    word: Bits
    mark: Bits
    quote: Ints
    vector: Reals

    def __len__(self) -> int:
        return len(self.head)


def columns_of(text: str, passages: Sequence[Passage]) -> Columns | None:
    """Return the columns of the passages, or None if there is no token, or a parser without vectors of that width."""
    kept = [(number, p) for number, p in enumerate(passages) if len(p.parse)]
    if not kept or any(p.parse.tensor.shape[1:] != (WIDTH,) for _, p in kept):
        return None
    table = np.concatenate([p.parse.to_array(_ATTRIBUTES) for _, p in kept])
    sizes = np.array([len(p.parse) for _, p in kept])
    passage = np.repeat(np.array([number for number, _ in kept]), sizes)
    offset = np.repeat(np.array([p.start for _, p in kept]), sizes)
    n = len(table)
    head = np.arange(n) + table[:, 5].view(np.int64)
    depth = _depths(head)
    left, right = _edges(head, depth)
    opens = np.r_[True, passage[1:] != passage[:-1]] | (table[:, 6].view(np.int64) == 1)
    start = offset + table[:, 7].view(np.int64)
    strings = kept[0][1].parse.vocab.strings
    mark, quote = _quotes(text, kept, sizes)
    return Columns(
        lemma=table[:, 0],
        lower=table[:, 1],
        tag=_coded(table[:, 2], [strings[t] for t in TAGS]),
        dep=_coded(table[:, 3], [strings[t] for t in DEPS]),
        ent=_coded(table[:, 4], [strings[t] for t in ENTS]),
        head=head,
        depth=depth,
        left=left,
        right=right,
        passage=passage,
        sentence=np.cumsum(opens) - 1,
        start=start,
        end=start + table[:, 8].view(np.int64),
        word=(table[:, 9] == 0) & (table[:, 10] == 0),
        mark=mark,
        quote=quote,
        vector=np.concatenate([_vectors(p.parse) for _, p in kept]),
    )


def _vectors(doc: Doc) -> Reals:
    return np.asarray(doc.tensor, dtype=np.float32)


def _coded(keys: Keys, labels: Sequence[int]) -> Ints:
    """Return the place of each key among the labels, from 1, or 0."""
    known = np.array(labels, dtype=np.uint64)
    order = np.argsort(known)
    at = np.minimum(np.searchsorted(known[order], keys), len(known) - 1)
    return np.where(known[order][at] == keys, order[at] + 1, 0)


def _depths(head: Ints) -> Ints:
    """Return how many steps each token stands below the root of its sentence."""
    depth = np.zeros(len(head), dtype=np.int64)
    at = np.flatnonzero(head != np.arange(len(head)))
    above = head[at]
    while len(at):
        depth[at] += 1
        moving = head[above] != above
        at, above = at[moving], head[above[moving]]
    return depth


def _edges(head: Ints, depth: Ints) -> tuple[Ints, Ints]:
    """Return the hull of every token's subtree, filled from the leaves upwards."""
    left = np.arange(len(head))
    right = left + 1
    order = np.argsort(-depth, kind="stable")
    bounds = np.flatnonzero(np.diff(depth[order], prepend=-1, append=-1))
    for low, high in pairwise(bounds.tolist()):
        level = order[low:high]
        np.minimum.at(left, head[level], left[level])
        np.maximum.at(right, head[level], right[level])
    return left, right


def _quotes(text: str, kept: Sequence[tuple[int, Passage]], sizes: Ints) -> tuple[Bits, Ints]:
    """Return which tokens are quotation marks, and for each token the number of its quotation, from 1, or 0.

    A mark that is not closed holds to the end of its passage.
    """
    n = int(sizes.sum())
    mark, quote = np.zeros(n, dtype=np.bool_), np.zeros(n, dtype=np.int64)
    number = base = 0
    for (_, passage), size in zip(kept, sizes.tolist(), strict=True):
        opened: int | None = None
        single = False
        shape = passage.parse.to_array("LOWER")
        for i in np.flatnonzero(np.isin(shape, _mark_keys(passage.parse))).tolist():
            token = passage.parse[i]
            kind = _kind(text, passage.start + token.idx, token.text, token.tag_, opened is not None, single)
            mark[base + i] = kind != ""
            if kind == "open" and opened is None:
                opened, single = base + i, token.text == "'"
            elif kind == "close" and opened is not None:
                number += 1
                quote[opened : base + i + 1] = number
                opened = None
        base += size
        if opened is not None and not single:
            number += 1
            quote[opened:base] = number
    return mark, quote


def _mark_keys(doc: Doc) -> Keys:
    return np.array([doc.vocab.strings[m] for m in ('"', "''", "``", "'")], dtype=np.uint64)


def _kind(text: str, at: int, written: str, tag: str, inside: bool, single: bool) -> str:
    """Return whether a mark opens or closes, or "" for an apostrophe."""
    shown = text[at : at + 1]
    if written == "'":
        if inside and not single:
            return ""
        if inside:
            return "close" if shown in "’'" and tag != "POS" else ""
        before = text[at - 1 : at]
        return "open" if shown in "‘'" and tag != "POS" and (not before or before.isspace()) else ""
    if inside and single:
        return ""
    if shown in "“„«":
        return "open"
    if shown == "”":
        return "close"
    return "close" if inside else "open"
