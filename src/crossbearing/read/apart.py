"""Apart: one clause with several numbers told apart, a number each ("212 passengers and 18 crew")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from crossbearing.read.amounts import is_length_of_time
from crossbearing.read.clauses import Clause
from crossbearing.read.proposed import Proposition
from crossbearing.read.quantities import QuantityMention
from crossbearing.read.scene import Phrase, Scene
from crossbearing.read.triggers import Match

Counted = tuple[Phrase, QuantityMention]
_COUNTED = ("object", "subject", "of", "for", "kept", "host")
# Between one number and the next where the verb is not said again: "Rook won 41 seats, Vale 17 and the Greens 3".
_GAP = re.compile(
    r"(?:\sof\s(?:the\s)?[a-z]+(?:\s[a-z]+)?)?(?:,|;)?\s*(?:and|while|to|against|with)?\s*(?:the\s)?"
    r"(?P<name>[A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){0,3})"
    r"(?:\sof\sthe(?:\s[A-Z][\w'’-]*){1,4}(?:\s[a-z]+)?|\s\([^()\d]{1,40}\))?\s*(?:had|got|won|with|on|at|just|only|some)?\s*"
)
_JOINING = re.compile(r"[\s,;]*(?:\b(?:and|while|to|against|with)\b)?\s*(?:\bthe\b)?\s*$", re.IGNORECASE)
_OF_THEM = re.compile(r"\b(?:among (?:them|whom)|includ(?:ing|es?)|of (?:them|whom|which))\b", re.IGNORECASE)


def told_apart(match: Match) -> Iterator[Match]:
    """Give the match once for every phrase of a coordination that has a number of its own, else as it is."""
    if not match.frame.counts:
        yield match
        return
    for place in _COUNTED:
        counted = [(p, q) for p in match.slots.get(place, ()) if (q := _number(p)) is not None]
        if len({q.start for _, q in counted}) > 1:
            for phrase, _ in _of_the_same(counted):
                yield replace(match, slots={**match.slots, place: (phrase,), "number": ()})
            return
    yield match


def _of_the_same(counted: Sequence[Counted]) -> Iterator[Counted]:
    """Give the phrases that are told of the verb's own subject: a name before a number is another's."""
    yield counted[0]
    for (_, before), (phrase, number) in pairwise(counted):
        text = phrase.scene.document.text[before.end : number.start]
        if not _GAP.fullmatch(text) and not _OF_THEM.search(text):
            yield phrase, number


def _number(phrase: Phrase) -> QuantityMention | None:
    quantity = phrase.quantity
    return None if quantity is None or is_length_of_time(quantity.ref) else quantity


def gapped(p: Proposition, clause: Clause, scene: Scene) -> Iterator[Proposition]:
    """Give what stands behind a number for others in the same terms, each in its own words.

    "Rook had 48 percent and Vale 47" gives one for "Vale 47".
    """
    if "actor" not in p.roles or p.quantity is None:
        return
    inside = [q for q in scene.quantities if clause.start <= q.start and q.end <= clause.end]
    at = next((i for i, q in enumerate(inside) if q.ref == p.quantity), None)
    if at is None:
        return
    last = inside[at]
    for found in inside[at + 1 :]:
        between = _GAP.fullmatch(scene.document.text[last.end : found.start])
        if between is None or found.ref.unit not in {p.quantity.unit, None}:
            return
        start = last.end + between.start("name")
        mention = scene.names.at(start, last.end + between.end("name"))
        name = mention.name if mention is not None else between["name"]
        quantity = replace(found.ref, unit=p.quantity.unit, of=found.ref.of or p.quantity.of)
        own = (start, found.end)
        yield replace(
            p,
            roles={**p.roles, "actor": name},
            quantity=quantity,
            anchor=start,
            start=own[0],
            end=own[1],
            content=(own,),
        )
        last = found


def before_gap(p: Proposition, other: Proposition, scene: Scene) -> Proposition:
    """Return a proposition in its own words, up to where another's begin ("Rook had 48 percent[ and Vale 47]")."""
    words = scene.document.text[p.start : other.start]
    end = p.start + len(_JOINING.sub("", words))
    return replace(p, end=end, content=((p.start, end),)) if len(p.content) == 1 and end > p.start else p
