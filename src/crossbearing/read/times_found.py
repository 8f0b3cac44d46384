"""A time as it was found and settled, and the record that claims carry of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crossbearing.model.claim import TimeRef, TimeRelation
from crossbearing.read.times_calendar import Moment
from crossbearing.read.times_clock import Clock
from crossbearing.read.times_phrase import Phrase

RELATIONS: dict[str, TimeRelation] = {
    "since": "since",
    "from": "since",
    "after": "since",
    "first since": "since",
    "until": "until",
    "before": "until",
    "by": "by",
}


@dataclass(frozen=True, slots=True)
class Found:
    """One time by offsets into its passage, `moment` None where nothing settles it; `ends` are those of a stretch.

    `ahead` says that the sentence looks ahead: what is to be done before a day has it for a deadline.
    """

    start: int
    end: int
    moment: Moment | None
    phrase: Phrase
    ranged: bool = False
    clock: Clock | None = None
    ends: tuple[Found, ...] = ()
    ahead: bool = False


def ref_of(found: Found, words: str, *, ongoing: bool) -> TimeRef:
    """Return the record of a time: bounds as the small words set them, an open one None."""
    moment, bound = found.moment, found.phrase.bound
    if moment is None:
        relation: TimeRelation = RELATIONS.get(bound or "", "at")
        rule = found.phrase.core.rule
        return TimeRef(None, None, "range" if found.ranged else rule.grain, relation, False, rule.basis, words)
    start: str | None = moment.start.isoformat()
    end: str | None = moment.end.isoformat()
    precision = moment.precision
    relation = "at" if moment.days == 1 or bound == "as of" else "during"
    instants = found.clock.on(moment.start) if found.clock is not None and moment.days == 1 else None
    if found.clock is not None and instants is not None:
        start, end = (f"{instant:%Y-%m-%dT%H:%M:%SZ}" for instant in instants)
        precision = found.clock.precision
    if bound == "before" and found.phrase.part == "late":
        bound = "by"  # "before the end of May" lets May run out
    if not found.ranged and bound in RELATIONS:
        relation = "by" if bound == "before" and found.ahead else RELATIONS[bound]
        opens = {"since": (start, None), "from": (start, None), "after": (start, None), "before": (None, start)}
        start, end = opens.get(bound, (None, None) if bound == "first since" else (None, end))
    return TimeRef(start, end, precision, relation, ongoing and relation == "since", moment.basis, words)


def bare_of(found: Found, words: str) -> TimeRef:
    """Return the record of the time itself, free of what bounds it: of "before 2030" the year 2030."""
    return ref_of(replace(found, phrase=replace(found.phrase, bound=None, onward=False)), words, ongoing=False)
