"""Numbers: which quantities say the same, and the range that each group of them spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossbearing.model.claim import Quantity
from crossbearing.model.measures import converted
from crossbearing.reconcile import weights
from crossbearing.reconcile.questions import Reply
from crossbearing.reconcile.values import spoken


@dataclass(frozen=True, slots=True)
class Cluster:
    """Quantities that can all hold at once, and the narrowest range that has them all."""

    members: tuple[Quantity, ...]
    hull: Quantity


def fused(replies: Sequence[Reply]) -> tuple[Reply, ...]:
    """Return the replies with their numbers as ranges: quantities that can hold at once become one value.

    A number's time is not looked at here: the same number later is the same value. Units that measure the same thing
    are compared in that of the first reply.
    """
    given = [r.answer.quantity for r in replies if r.answer.quantity is not None]
    told = {quantity: in_unit(quantity, given[0].unit) for quantity in given}
    groups = clusters(sorted(set(told.values()), key=_order))
    label = {member: spoken(group.hull) for group in groups for member in group.members}
    return tuple(
        replace(r, answer=replace(r.answer, value=label[told[r.answer.quantity]]))
        if r.answer.quantity is not None
        else r
        for r in replies
    )


def in_unit(quantity: Quantity, unit: str | None) -> Quantity:
    """Return the quantity in another unit, rounded to four figures; itself where the two measure different things."""
    own = quantity.unit
    if own is None or unit is None or own == unit or converted(1.0, own, unit) is None:
        return quantity
    low, high = (None if bound is None else _turned(bound, own, unit) for bound in (quantity.low, quantity.high))
    return replace(quantity, low=low, high=high, unit=unit)


def _turned(bound: float, own: str, unit: str) -> float:
    value = converted(bound, own, unit)
    return bound if value is None else float(f"{value:.4g}")


def clusters(quantities: Sequence[Quantity]) -> tuple[Cluster, ...]:
    """Return the quantities in groups, by size; a bound joins the nearest number that it allows."""
    exact = [q for q in quantities if q.low is not None and q.high is not None]
    bounds = [q for q in quantities if q not in exact]
    groups: list[list[Quantity]] = []
    for quantity in sorted(exact, key=_order):
        if groups and all(compatible(quantity, other) for other in groups[-1]):
            groups[-1].append(quantity)
        else:
            groups.append([quantity])
    for bound in sorted(bounds, key=_order):
        fitting = [group for group in groups if all(compatible(bound, other) for other in group)]
        if fitting:
            (fitting[0] if bound.low is not None else fitting[-1]).append(bound)
        else:
            groups.append([bound])
    return tuple(Cluster(tuple(group), hull(group)) for group in groups)


def _order(quantity: Quantity) -> tuple[float, float, str]:
    low, high = quantity.low, quantity.high
    return (
        low if low is not None else high or 0.0,
        high if high is not None else float("inf"),
        quantity.words,
    )


def compatible(a: Quantity, b: Quantity) -> bool:
    """Say whether two quantities of one unit can both hold: their ranges meet, widened by how roughly they are given.

    An open bound contradicts nothing on its open side: "at least 12" goes with 30.
    """
    low_a, high_a = _range(a)
    low_b, high_b = _range(b)
    return low_a <= high_b and low_b <= high_a


def _range(quantity: Quantity) -> tuple[float, float]:
    slack = weights.APPROXIMATE if quantity.approximate else weights.ROUNDED
    low = float("-inf") if quantity.low is None else quantity.low - abs(quantity.low) * slack
    high = float("inf") if quantity.high is None else quantity.high + abs(quantity.high) * slack
    return low, high


def hull(group: Sequence[Quantity]) -> Quantity:
    """Return the range of the numbers of a group; bounds only where it has no number."""
    exact = [q for q in group if q.low is not None and q.high is not None] or list(group)
    lows = [q.low for q in exact if q.low is not None]
    highs = [q.high for q in exact if q.high is not None]
    first = exact[0]
    return Quantity(
        low=min(lows, default=None),
        high=max(highs, default=None),
        unit=first.unit,
        of=first.of,
        per=first.per,
        approximate=all(q.approximate for q in exact),
        words=first.words,
    )
