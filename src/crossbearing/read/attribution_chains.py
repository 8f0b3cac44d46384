"""Chains: which act of saying stands in whose content, and who passes the words on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossbearing.read.attribution_records import Attribution, Relay
from crossbearing.read.attribution_spans import covers, window

_PARAGRAPH = 10_000  # code points: no content lies farther from its cue
_ANSWERS = frozenset({"denies", "doubts", "confirms", "retracts"})


def chained(found: Sequence[Attribution], inserted: Sequence[bool]) -> list[Attribution]:
    """Return the attributions with parents, and with every outer speaker as a relay of the inner ones.

    `inserted` says of each whether the narrator put it in as ", according to X,". A report that somebody denies is told
    by its own author, but what stands deeper in it came through both.
    """
    placed = sorted((one.cue[0], number) for number, one in enumerate(found) if one.cue is not None)
    parents = [_parent(number, found, placed, inserted=inserted[number]) for number in range(len(found))]
    answered = {number: _answerer(number, found, placed) for number in set(parents) if number is not None}
    out = []
    for number, one in enumerate(found):
        relays: list[Relay] = []
        for outer in _ancestors(number, parents):
            answerer = answered.get(outer)
            for up in (found[i] for i in (answerer, outer) if i is not None):
                relays.extend(up.relays)
                if up.holder is not None:
                    relays.append((up.holder, up.name, up.side))
        relays.extend(one.relays)
        parent = parents[number] if parents[number] is not None else answered.get(number)
        out.append(replace(one, parent=parent, relays=_distinct(relays, one.name)))
    return out


def _parent(
    number: int, found: Sequence[Attribution], placed: Sequence[tuple[int, int]], *, inserted: bool
) -> int | None:
    """Return the attribution with the least content that still holds this one's cue, content wider than this one's own.

    ", according to X," in a paraphrase that ends in its own cue is inserted by the narrator: nobody said that part. Of
    two with the same content the one whose cue stands nearer to it holds it.
    """
    one = found[number]
    if one.cue is None:
        return None
    size = _length(one)
    near = window(placed, one.cue[0] - _PARAGRAPH, one.cue[0] + _PARAGRAPH, lambda place: place[0])
    around = [
        (_length(found[index]), abs(at - found[index].content[0][0]), index)
        for at, index in near
        if index != number
        and covers(found[index].content, one.cue[0])
        and covers(found[index].content, one.content[0][0])
        and not (inserted and found[index].manner == "paraphrase" and at > one.cue[0])
    ]
    wider = [place for place in around if place[0] > size]
    return min(wider)[2] if wider else None


def _length(one: Attribution) -> int:
    return sum(end - start for start, end in one.content)


def _answerer(number: int, found: Sequence[Attribution], placed: Sequence[tuple[int, int]]) -> int | None:
    """Return who denies or confirms just what this one says, before it: "denied the paper's report that"."""
    one = found[number]
    if one.cue is None or not one.content:
        return None
    near = window(placed, one.cue[0] - 200, one.cue[0], lambda place: place[0])
    same = [i for _, i in near if found[i].content == one.content and found[i].stance in _ANSWERS]
    return same[-1] if same and one.stance not in _ANSWERS else None


def _ancestors(number: int, parents: Sequence[int | None]) -> list[int]:
    """Return the indices of the attributions around this one, the outermost first."""
    path: list[int] = []
    parent = parents[number]
    while parent is not None and parent not in path:
        path.append(parent)
        parent = parents[parent]
    return path[::-1]


def _distinct(relays: Sequence[Relay], holder: str) -> tuple[Relay, ...]:
    seen = {holder}
    kept = []
    for relay in relays:
        if relay[1] not in seen:
            seen.add(relay[1])
            kept.append(relay)
    return tuple(kept)
