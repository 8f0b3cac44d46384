"""Whose: the side behind "our troops", "units", "the enemy" and "their soldiers", read from who says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from crossbearing.model.claim import Claim
from crossbearing.model.packs import Frame
from crossbearing.model.spelling import folded
from crossbearing.reconcile.cast import OWN_FORCES, OWN_PEOPLE, Cast
from crossbearing.reconcile.counted import counted_noun
from crossbearing.reconcile.lexicon import EMPTY, NOUNS_OF, OPPONENTS

_ACTING: Final = ("actor", "target")
_TROOPS: Final = NOUNS_OF["army"] | {"men", "personnel", "units", "casualties", "losses"}


def with_sides(claim: Claim, frame: Frame | None, cast: Cast, parties: Sequence[str]) -> Claim:
    """Return the claim with the side in place of words that show it only together with who speaks.

    "Units" and "our troops" in a party's own words are that party's, "the enemy" is the other of two. People killed,
    wounded or captured carry their side where it is known, so that two sides' losses never meet in one count.
    """
    roles = dict(claim.roles)
    for role in _ACTING:
        if role not in roles:
            continue
        roles[role] = cast.officer(roles[role], claim.document) or roles[role]
        side = _meant(roles[role], claim, cast, parties)
        if side is not None:
            roles[role] = side
    if "object" in roles:
        roles["object"] = cast.officer(roles["object"], claim.document) or roles["object"]
    if frame is not None and frame.loses == "object" and "object" in roles:
        roles["object"] = _people(roles["object"], claim, cast, parties)
    return claim if roles == claim.roles else replace(claim, roles=roles)


def speaking_side(claim: Claim, cast: Cast) -> str | None:
    """Return the side of who speaks, if it speaks for that side: a party's body, its officer, its own publication."""
    link = claim.holder or (claim.chain[0] if claim.chain else None)
    if link is None:
        return None
    side = cast.side(link.name, link.side)
    return side if side is not None and cast.tie(link.name) not in ("aligned", "independent") else None


def other_party(side: str | None, parties: Sequence[str]) -> str | None:
    """Return the opponent of a party where there are just two, else None."""
    others = [party for party in parties if party != side]
    return others[0] if side in parties and len(others) == 1 else None


def _meant(name: str, claim: Claim, cast: Cast, parties: Sequence[str]) -> str | None:
    """Return the side that a bare noun of forces stands for in the mouth of who says it, or None."""
    if cast.side(name) is not None:
        return None
    own = [word for word in folded(name).split() if word not in EMPTY]
    speaker = speaking_side(claim, cast)
    if own and all(word in OPPONENTS for word in own):
        return other_party(speaker, parties)
    if own and all(word in _TROOPS for word in own) and speaker in parties:
        return speaker
    return None


def _people(words: str, claim: Claim, cast: Cast, parties: Sequence[str]) -> str:
    """Return whose people are counted: "X's forces" for troops of a known side, else the words without the count."""
    noun = counted_noun(words, claim, cast)
    own = [word for word in folded(noun).split() if word not in EMPTY]
    troops = any(word in _TROOPS for word in own)
    side = cast.side(noun) or cast.side(words)
    if side is None and own and all(word in OPPONENTS for word in own):
        side, troops = other_party(speaking_side(claim, cast), parties), True
    if side is None and _possessed(noun, claim.quote):
        side = speaking_side(claim, cast)
    if side is None:
        return _plural(noun)
    counted = set(folded(claim.quantity.words).split()) if claim.quantity else set()
    by_rival = cast.side(claim.roles.get("actor")) == other_party(side, parties) is not None
    if troops or counted & _TROOPS or (by_rival and cast.is_collective(noun)):
        return f"{side}{OWN_FORCES}"
    return f"{side}{OWN_PEOPLE}" if cast.is_collective(noun) or noun == side else noun


def _possessed(noun: str, quote: str) -> bool:
    """Say whether the words call the counted the speaker's own: "of their soldiers", "our men"."""
    last = re.escape(noun.rsplit(maxsplit=1)[-1]) if noun.split() else ""
    return bool(last) and re.search(rf"\b(?:our|their|its|his|her)\s+(?:\w+\s+)?{last}\b", quote, re.I) is not None


_UNCHANGED: Final = frozenset({"people", "men", "women", "children", "personnel", "police", "staff", "crew", "dead"})


def _plural(noun: str) -> str:
    """Return a noun of people in the plural: a question about a count asks among whom."""
    parts = noun.split()
    if len(parts) > 1 and parts[-1].casefold() in ("death", "deaths", "fatality", "fatalities"):
        parts = parts[:-1]
    last = parts[-1] if parts else ""
    if not last or last[0].isupper() or last.casefold() in _UNCHANGED or last.endswith("s"):
        return " ".join(parts)
    return " ".join([*parts[:-1], f"{last}s"])
