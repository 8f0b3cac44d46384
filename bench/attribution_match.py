"""How attributions found compare with the corpus' own: the metric of `attribution.py`. No command of its own.

Punctuation does not count: a span is the set of its words, the union of its pieces. Matches are one to one, the
greatest overlap first. *IoU*: contents share at least half of the words of either, sources a word (or both are absent).
*Lenient*: contents share at least half of the words of the shorter. *Direct*: the content holds a quotation mark, or
stands between two. Source spans count once a document. *Quoted speaker*: of contents with a quotation that were
found by IoU, the share whose source is right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]
Words = frozenset[int]
_WORD = re.compile(r"\w+")
_MARK = re.compile(r"[\"“”]|''")
HALF = 0.5


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution as words, by their offsets, with whether its content is quoted and what its cue says."""

    content: Words
    source: Words
    direct: bool
    cue: str


def said(text: str, content: Sequence[Span], source: Sequence[Span], cue: Sequence[Span]) -> Said:
    """Return an attribution of a text as words."""
    direct = any(_MARK.search(text[max(0, start - 1) : end + 1]) for start, end in content)
    return Said(words(text, content), words(text, source), direct, " ".join(text[a:b] for a, b in cue).lower())


def words(text: str, spans: Sequence[Span]) -> Words:
    """Return where the words of the spans begin."""
    return frozenset(m.start() + start for start, end in spans for m in _WORD.finditer(text[start:end]))


def compared(gold: Sequence[Said], found: Sequence[Said]) -> Counter[str]:
    """Return the counts of one document: what is there, what was found, what matches, by each measure."""
    counts: Counter[str] = Counter()
    quoted = ([g for g in gold if g.direct], [f for f in found if f.direct])
    for name, one, other in (("all", gold, found), ("direct", *quoted)):
        counts[f"{name}.gold"], counts[f"{name}.found"] = len(one), len(other)
        counts[f"{name}.iou"] = len(matches(one, other))
        counts[f"{name}.lenient"] = len(matches(one, other, lenient=True))
    contents = matches(gold, found, sources=False)
    counts["speaker.of"] = sum(gold[i].direct for i, _ in contents)
    counts["speaker.right"] = sum(gold[i].direct and _same_source(gold[i], found[j]) for i, j in contents)
    ours, theirs = ({s.source for s in side if s.source} for side in (found, gold))
    counts["source.gold"], counts["source.found"] = len(theirs), len(ours)
    counts["source.exact"] = len(ours & theirs)
    counts["source.iou"] = len(_paired(_overlaps(sorted(theirs, key=sorted), sorted(ours, key=sorted))))
    return counts


def matches(
    gold: Sequence[Said], found: Sequence[Said], *, lenient: bool = False, sources: bool = True
) -> list[tuple[int, int]]:
    """Return which attributions match, one to one, as pairs of indices."""
    near = _overlaps([g.content for g in gold], [f.content for f in found], lenient=lenient)
    return _paired(pair for pair in near if not sources or _same_source(gold[pair[1]], found[pair[2]]))


def _same_source(one: Said, other: Said) -> bool:
    return bool(one.source & other.source) or (not one.source and not other.source)


def _overlaps(gold: Sequence[Words], found: Sequence[Words], *, lenient: bool = False) -> list[tuple[float, int, int]]:
    """Return the overlaps of at least a half, with the indices."""
    out = []
    for i, one in enumerate(gold):
        for j, other in enumerate(found):
            if shared := len(one & other):
                share = shared / (min(len(one), len(other)) if lenient else len(one | other))
                if share >= HALF:
                    out.append((share, i, j))
    return out


def _paired(overlaps: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return the pairs one to one, the greatest overlap first."""
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for _, i, j in sorted(overlaps, key=lambda pair: (-pair[0], pair[1:])):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((i, j))
    return pairs


def figures(counts: Collection[Counter[str]]) -> dict[str, float]:
    """Return the figures over documents: precision, recall and F1 by IoU, the other F1s, and the speakers' accuracy."""
    total: Counter[str] = sum(counts, Counter())

    def f1(hit: str, gold: str, found: str) -> float:
        return 2 * total[hit] / max(1, total[gold] + total[found])

    return {
        "P": total["all.iou"] / max(1, total["all.found"]),
        "R": total["all.iou"] / max(1, total["all.gold"]),
        "F1 IoU": f1("all.iou", "all.gold", "all.found"),
        "lenient": f1("all.lenient", "all.gold", "all.found"),
        "direct IoU": f1("direct.iou", "direct.gold", "direct.found"),
        "direct lenient": f1("direct.lenient", "direct.gold", "direct.found"),
        "source exact": f1("source.exact", "source.gold", "source.found"),
        "source IoU": f1("source.iou", "source.gold", "source.found"),
        "quoted speaker": total["speaker.right"] / max(1, total["speaker.of"]),
    }
