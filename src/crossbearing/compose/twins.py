"""The same happening told twice: a date that another telling gives, and what several tellings amount to."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.compose.view import View, holder_of, name_of
from crossbearing.compose.words import days_between
from crossbearing.model.claim import Claim, TimeRef
from crossbearing.model.judgement import Status

APART_DAYS = 45  # tellings whose dates lie farther apart may tell of several happenings


def dated_elsewhere(view: View, own: Sequence[Claim]) -> tuple[TimeRef | None, tuple[Claim, ...]]:
    """Return the time that other tellings of the same happening give, if they agree on one, and those tellings.

    A telling is of the same happening when holder, frame, sign, place and actor are the same. The basis of the time is
    `inferred`.
    """
    found: list[tuple[TimeRef, Claim]] = []
    for claim in own:
        mine = _slots(view, claim)
        if mine is None:
            continue
        for other in view.claims.values():
            time = _happened(other)
            if time is not None and other.id != claim.id and _slots(view, other) == mine:
                found.append((time, other))
    starts = sorted(t.start for t, _ in found if t.start)
    if not starts or days_between(starts[0], starts[-1]) > APART_DAYS:
        return None, ()
    best = max((t for t, _ in found), key=lambda t: (t.start or "", -_length(t)))
    time = TimeRef(best.start, best.end, best.precision, best.relation, best.ongoing, "inferred", best.words)
    return time, tuple(other for _, other in found)


def _length(time: TimeRef) -> int:
    return days_between(time.start, time.end) if time.start and time.end else 10**6


def _happened(claim: Claim) -> TimeRef | None:
    for time in (claim.time, claim.said):
        if time is not None and time.start and time.basis != "inferred" and time.relation in ("at", "during"):
            return time
    return None


def _slots(view: View, claim: Claim) -> tuple[str | None, ...] | None:
    """Return what makes a telling the same happening, or None where too little is known to tell."""
    actor = claim.roles.get("actor")
    if claim.frame in ("statement", "scenario") or claim.place is None or actor is None or claim.modality != "actual":
        return None
    holder = holder_of(view, claim).name if claim.holder else None
    place = name_of(view, claim.place.name)
    change = claim.roles.get("change")
    return (claim.frame, claim.polarity, claim.stance, place, name_of(view, actor), change, holder)


def status_among(view: View, claims: Sequence[Claim]) -> Status:
    """Return what several tellings of one happening amount to, by their voices and sides."""
    voices = {holder_of(view, c).name for c in claims}
    sides = {holder_of(view, c).side for c in claims}
    denied = {c.frame for c in claims if c.stance in ("denies", "doubts") or c.polarity == "-"}
    if denied & {c.frame for c in claims if c.stance not in ("denies", "doubts") and c.polarity == "+"}:
        return "disputed"
    if len(voices) < 2:
        return "single_source"
    if len(sides - {None}) > 1:
        return "agreed"
    return "corroborated" if None in sides else "one_sided"
