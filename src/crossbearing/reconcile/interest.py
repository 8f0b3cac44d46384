"""Interest: who gains from what is said, and whose word it therefore is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from crossbearing.model.claim import Claim, Link
from crossbearing.model.judgement import Tie
from crossbearing.model.packs import Frame
from crossbearing.reconcile import weights
from crossbearing.reconcile.cast import Cast

Standing = Literal["disinterested", "aligned", "interested", "third", "against"]

WEIGHTS: Final[dict[Standing, float]] = {
    "disinterested": weights.DISINTERESTED,
    "aligned": weights.ALIGNED,
    "interested": weights.INTERESTED,
    "third": weights.THIRD_SIDE,
    "against": weights.AGAINST_INTEREST,
}


@dataclass(frozen=True, slots=True)
class Stake:
    """Which side gains, and which loses, if what is said is true."""

    gains: str | None
    loses: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word a claim weighs as: the holder's, or that of an interested relay who puts it into another's mouth."""

    name: str | None  # None: the publisher's own voice
    side: str | None
    tie: Tie
    standing: Standing
    put_by: str | None = None  # the holder in whose mouth a relay puts it, when it weighs as the relay's


def stake_in(value: str, negative: bool, parties: Sequence[str]) -> Stake:
    """Return the stake in a value that is itself a side: it gains if the value holds, and loses if it does not."""
    if value not in parties:
        return Stake(None, None)
    return Stake(None, value) if negative else Stake(value, None)


def stake_of(claim: Claim, frame: Frame | None, negative: bool, cast: Cast) -> Stake:
    """Return the stake in what a claim says by its frame: the sides of the roles that gain and lose."""
    if frame is None:
        return Stake(None, None)
    gains = _side_of_role(claim, frame.gains, cast)
    loses = _side_of_role(claim, frame.loses, cast)
    flipped = negative != (claim.roles.get("change") == "lost")
    return Stake(loses, gains) if flipped else Stake(gains, loses)


def _side_of_role(claim: Claim, role: str | None, cast: Cast) -> str | None:
    return cast.side(claim.roles.get(role)) if role else None


def standing_of(side: str | None, tie: Tie, stake: Stake, parties: Sequence[str]) -> Standing:
    """Return where one of that side stands to what is said; who is no party to the story has nothing to gain.

    A party is never without a stake: what it says of the other, or of what it did itself, serves it; only what is to
    its own cost speaks against it.
    """
    if side is None or tie == "independent":
        return "disinterested"
    if side == stake.loses or (stake.gains in parties and side in parties and side != stake.gains):
        return "against"
    if _gains(side, stake, parties) or side in parties:
        return "aligned" if tie == "aligned" else "interested"
    return "third"


def _gains(side: str, stake: Stake, parties: Sequence[str]) -> bool:
    """Say whether the side gains by what is said: by its frame, or because another party loses."""
    return side == stake.gains or (stake.loses in parties and side in parties and side != stake.loses)


def voice_of(claim: Claim, stake: Stake, cast: Cast, parties: Sequence[str]) -> Voice:
    """Return whose word the claim weighs as.

    A word that serves a relay's side, put into the mouth of one whom it does not serve, weighs as the relay's own.
    """
    holder = claim.holder
    if holder is None:
        link = claim.chain[0] if claim.chain else None
        side = cast.side(link.name, link.side) if link else None
        tie = cast.tie(link.name) if link else "unknown"
        return Voice(None, side, tie, standing_of(side, tie, stake, parties))
    side, tie = cast.side(holder.name, holder.side), cast.tie(holder.name)
    standing = standing_of(side, tie, stake, parties)
    relay = None if standing in ("interested", "aligned") else _interested_relay(claim, side, stake, cast, parties)
    if relay is None:
        return Voice(holder.name, side, tie, standing)
    return Voice(relay.name, cast.side(relay.name, relay.side), cast.tie(relay.name), "interested", put_by=holder.name)


def _interested_relay(claim: Claim, side: str | None, stake: Stake, cast: Cast, parties: Sequence[str]) -> Link | None:
    """Return the link nearest to the holder that speaks for another side and gains by what it passes on."""
    for link in reversed(claim.chain):
        if link.role == "holder":
            continue
        relayed, tie = cast.side(link.name, link.side), cast.tie(link.name)
        if link.role == "publisher" and tie not in ("party", "state"):
            continue  # an outlet of no party passes on what it likes
        if relayed is None or relayed == side or not _gains(relayed, stake, parties):
            continue  # without a known gain, what it tells of another stays that other's
        if standing_of(relayed, tie, stake, parties) == "interested":
            return link
    return None
