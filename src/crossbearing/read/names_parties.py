"""Parties: which bodies with a name of no kind ("Lumera") are firms or parties, as the words around their name show.

Nobody is a side for having a name. What shows it: who owns, runs or works for it, what it runs, who stands for it, that
it won votes, that "the company" behind it can only mean it, or that the text is its own statement. A body that the text
calls a newspaper, a pollster or an institute only reports and is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from crossbearing.model.spelling import folded
from crossbearing.read.names_entities import Named
from crossbearing.read.names_firms import AHEAD, BEHIND, stands_as_party
from crossbearing.read.names_lexicon import Lexicon

_TRIED = 60  # bodies without a telling name that are tried
_ANAPHOR = 300  # characters back in which "the company" finds whom it means

_PUBLISHES = (
    r"(?:newspapers?|paper|tabloid|daily|weekly|broadcaster|station|channel|institute|magazine|website|agency|portal|"
    r"pollsters?|think tank|monitors?|observers?|watchdog|charity|blog|outlet|university|laboratory)"
)
_REPORTS_BEFORE = re.compile(rf"\b(?:told|tells|{_PUBLISHES}) (?:the )?$")
_REPORTS_AFTER = re.compile(
    rf",? (?:is )?(?:a|an|the) (?:[\w-]+ ){{0,3}}{_PUBLISHES}\b|['’]s? (?:reporters?|poll|survey|readers)\b"
)
_NOUN = re.compile(r"\b[Tt]he (\w+)\b")
_REPORTING_NOUN = re.compile(rf"{_PUBLISHES}\Z")


def unclassed(named: Iterable[Named], lexicon: Lexicon) -> tuple[Named, ...]:
    """Return the first naming of each body whose name does not say what it is: most often a firm."""
    found: dict[str, Named] = {}
    for one in _open(named, lexicon):
        found.setdefault(one.key, one)
    return tuple(found.values())


def parties_of(text: str, named: Sequence[Named], lexicon: Lexicon, publisher: str | None) -> frozenset[str]:
    """Return the keys of the bodies without a telling name that the text shows to be firms or parties.

    `publisher` is the source of a party's own text, which is its word on its own behalf.
    """
    tried = {one.key for one in unclassed(named, lexicon)[:_TRIED]}
    ones = [one for one in _open(named, lexicon) if one.key in tried]
    meant = _meant(text, ones, lexicon)
    reporting = {one.key for one in ones if _reports(text, one)} | meant["reports"]
    shown = {one.key for one in ones if stands_as_party(text, one.start, one.end)} | meant["business"]
    if publisher is not None:
        shown |= {one.key for one in ones if folded(one.name) == folded(publisher)}
    return frozenset(shown - reporting)


def _open(named: Iterable[Named], lexicon: Lexicon) -> list[Named]:
    """Return the namings of bodies that no list and no word of their name tells the kind of."""
    return [
        one
        for one in named
        if one.kind == "organisation"
        and one.run.actor is None
        and not one.name.isupper()
        and lexicon.body_class(one.name.casefold().split()) is None
    ]


def _reports(text: str, one: Named) -> bool:
    ahead = text[max(0, one.start - AHEAD) : one.start]
    return bool(_REPORTS_BEFORE.search(ahead)) or bool(_REPORTS_AFTER.match(text[one.end : one.end + BEHIND]))


def _meant(text: str, ones: Sequence[Named], lexicon: Lexicon) -> dict[str, set[str]]:
    """Return the bodies that "the company" and "the station" can mean: the one last named, not far before."""
    found: dict[str, set[str]] = {"business": set(), "reports": set()}
    ordered = sorted(ones, key=lambda one: one.start)
    k = 0
    for match in _NOUN.finditer(text):
        while k < len(ordered) and ordered[k].end <= match.start():
            k += 1
        noun = match.group(1)
        kind = "business" if noun in lexicon.business else "reports" if _REPORTING_NOUN.match(noun) else None
        if kind and k and match.start() - ordered[k - 1].end <= _ANAPHOR:
            found[kind].add(ordered[k - 1].key)
    return found
