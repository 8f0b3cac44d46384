"""Values: what a claim answers to a question, and whether it speaks for or against it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crossbearing.model.claim import Claim, Quantity
from crossbearing.model.packs import QuestionRule
from crossbearing.reconcile import weights
from crossbearing.reconcile.cast import Cast
from crossbearing.reconcile.whose import other_party, speaking_side

CONTESTED: Final = "contested"
YES: Final = "yes"
NO: Final = "no"
OTHER: Final = "something else"

_PERCENT: Final = frozenset({"%", "percent", "per cent", "pct"})
_MOST_FROM: Final = 70.0  # a share from here on is "most of it", and the rest does not make the place contested
_HALF_FROM: Final = 5.0  # a share below is a presence, not a hold
_SMALL_WORD: Final = 3  # letters; "of", "the", "for" stand small in names


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its sign, how much of the full weight it carries, and whether it only informs the question."""

    value: str
    negative: bool
    share: float = 1.0
    partial: bool = False


def is_percent(quantity: Quantity | None) -> bool:
    """Say whether the quantity is a share in percent."""
    return quantity is not None and (quantity.unit or "").casefold() in _PERCENT


def speaks_against(claim: Claim) -> bool:
    """Say whether the claim, all in all, speaks against its proposition: each negation turns the one before."""
    denied = claim.stance in ("denies", "doubts", "retracts")
    improbable = claim.certainty is not None and claim.certainty.level in weights.AGAINST_BY_CERTAINTY
    return (claim.polarity == "-") ^ denied ^ improbable


def answers_states(claim: Claim) -> bool:
    """Say whether the claim says how things are or were: plans, conditions, forecasts and demands do not."""
    return (
        claim.modality == "actual"
        and claim.stance not in ("predicts", "demands")
        and claim.roles.get("change") != "sought"
    )


def value_of(claim: Claim, rule: QuestionRule, cast: Cast, parties: Sequence[str] = ()) -> Value | None:
    """Return what the claim answers by that rule, or None if it does not answer it."""
    negative = speaks_against(claim)
    if rule.value == "happened":
        return Value(YES, negative)
    if rule.value == "side":
        return side_value(claim, negative, cast, parties)
    if rule.value == "quantity":
        fits = claim.quantity is not None and (claim.quantity.low is not None or claim.quantity.high is not None)
        if not fits or (rule.rule == "share") != is_percent(claim.quantity):
            return None
        return Value(spoken(claim.quantity), negative)
    said = claim.roles.get(rule.value)
    return Value(cast.name(said), negative) if said else None


def side_value(claim: Claim, negative: bool, cast: Cast, parties: Sequence[str] = ()) -> Value | None:
    """Return which side holds the whole by this claim: the actor's after `change` and `extent`, or `contested`."""
    actor = claim.roles.get("actor")
    extent = claim.roles.get("extent")
    if extent == CONTESTED:
        return Value(CONTESTED, negative)
    side = side_or_party(actor, cast)
    if side is None:
        return _without_actor(claim, negative, cast, parties)
    if extent == "infiltration":
        return Value(CONTESTED, negative, partial=True)
    against = negative ^ (claim.roles.get("change") == "lost") ^ (extent == "none")
    share = _by_share(claim.quantity)
    if share is not None:
        return Value(CONTESTED, negative) if share == CONTESTED else Value(side, against, weights.MOSTLY)
    elsewhere = claim.place is not None and claim.place.relation != "in"
    # "Never fully captured" denies the whole; only an affirmed part is a part.
    partial = elsewhere or (extent == "partial" and not negative)
    return Value(side, against, weights.MOSTLY if extent == "most" else 1.0, partial)


def _without_actor(claim: Claim, negative: bool, cast: Cast, parties: Sequence[str]) -> Value | None:
    """Return the value where nobody says who gained or lost: by whom it went to, else by who speaks.

    Who denies that a place fell says it holds it, and who denies that it was taken says the other of two does not;
    who concedes that it fell has lost it.
    """
    change = claim.roles.get("change")
    gainer = side_or_party(claim.roles.get("target"), cast)
    elsewhere = claim.place is not None and claim.place.relation != "in"
    if change == "lost" and gainer is not None:
        return Value(gainer, negative, partial=elsewhere)
    own = speaking_side(claim, cast)
    if own is None or own not in parties:
        return None
    if change == "lost" and (negative or claim.stance == "concedes"):
        return Value(own, not negative, partial=elsewhere and not negative)
    rival = other_party(own, parties)
    return Value(rival, True) if change == "gained" and negative and rival else None


def fought_over(claim: Claim, cast: Cast) -> Value | None:
    """Return `contested`, weakly, where a claim of another frame says that a side moves in or near the place.

    Who moves toward a place does not hold it yet, and who is not there says nothing of who is.
    """
    place = claim.place
    if place is None or place.relation in ("toward", "sector") or speaks_against(claim):
        return None
    return (
        Value(CONTESTED, False, weights.NEARBY, partial=True) if side_or_party(claim.roles.get("actor"), cast) else None
    )


def side_or_party(actor: str | None, cast: Cast) -> str | None:
    """Return the side of an actor, or the actor's own name if it may be a party of its own; else None.

    A unit belongs to somebody even where nobody says to whom, and what is named once in small letters is no party.
    """
    if not actor:
        return None
    side = cast.side(actor)
    if side is not None:
        return side
    found = cast.entity(actor)
    proper = all(word[:1].isupper() for word in actor.split() if len(word) > _SMALL_WORD)
    if (
        found is None
        or found.kind not in ("organisation", "group")
        or found.id in cast.units | cast.outlets
        or not proper
    ):
        return None
    return found.names[0] if len(found.claims) > 1 else None


def _by_share(quantity: Quantity | None) -> str | None:
    """Return "most" or `contested` for a share of the place in percent; None where no share is given."""
    if quantity is None or not is_percent(quantity):
        return None
    known = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    if not known:
        return None
    middle = sum(known) / len(known)
    if middle >= _MOST_FROM:
        return "most"
    return CONTESTED if middle >= _HALF_FROM else None


def spoken(quantity: Quantity | None) -> str:
    """Return a quantity in short words: "26,000 to 27,000", "about 90 percent", "at least 12", "under 5"."""
    if quantity is None:
        return ""
    unit = f" {quantity.unit}" if quantity.unit else ""
    per = f" per {quantity.per}" if quantity.per else ""
    return f"{_bounds(quantity)}{unit}{per}"


def _bounds(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return quantity.words
    if low is None:
        return f"at most {_figure(high)}"
    if high is None:
        return f"at least {_figure(low)}"
    about = "about " if quantity.approximate else ""
    return f"{about}{_figure(low)}" if low == high else f"{about}{_figure(low)} to {_figure(high)}"


def _figure(number: float | None) -> str:
    return "" if number is None else f"{number:,.10g}"
