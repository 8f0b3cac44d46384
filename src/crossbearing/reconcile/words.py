"""Words of origins: what each origin says of a question's values, how strongly, and why so, before age is counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from crossbearing.model.clock import day_of, instant, last_day
from crossbearing.model.judgement import Origin
from crossbearing.reconcile import weights
from crossbearing.reconcile.announcements import Spoken
from crossbearing.reconcile.ground import Ground
from crossbearing.reconcile.interest import WEIGHTS, Standing, Voice
from crossbearing.reconcile.origins import Root

_STANDING: Final[dict[Standing, str]] = {
    "interested": "interested party",
    "aligned": "close to the side that gains",
    "disinterested": "of no side",
    "third": "of a side with nothing at stake here",
    "against": "against the interest of its own side",
}


@dataclass(frozen=True, slots=True)
class Word:
    """One origin's word for or against one value at one time.

    `start` and `end` are days (half open, None unknown); `reported` is the last day before which it was certainly out.
    `strength` is its log odds before age and dependence.
    """

    origin: Origin
    value: str
    negative: bool
    start: str | None
    end: str | None
    reported: str | None
    strength: float
    partial: bool
    transition: bool
    claims: tuple[str, ...]
    voice: Voice
    speaker: str
    concedes: bool
    retracts: bool
    why: str

    @property
    def disinterested(self) -> bool:
        """Say whether its speaker has nothing to gain or lose by it."""
        return self.voice.standing in ("disinterested", "third")

    @property
    def own_voice(self) -> bool:
        """Say whether it is an outlet's own voice."""
        return self.voice.name is None


def words_of(root: Root, ground: Ground) -> tuple[Word, ...]:
    """Return one word per value, sign and time that the origin speaks of; copies add their claims and no weight."""
    kinds: dict[tuple[str, bool, bool], list[Spoken]] = {}
    present = {one.reply.claim.id for one in root.spoken}
    repeats: dict[str, list[str]] = {}  # claims of copies, by the claim they repeat
    for one in root.spoken:
        answer, original = one.reply.answer, ground.stand_for.get(one.reply.claim.id)
        if original in present:
            repeats.setdefault(original, []).append(one.reply.claim.id)
        else:
            kinds.setdefault((answer.value, answer.negative, answer.partial), []).append(one)
    return tuple(_word(root, ones, repeats, ground) for group in kinds.values() for ones in _by_time(group))


def _by_time(group: Sequence[Spoken]) -> list[list[Spoken]]:
    """Part replies whose times do not meet; those without a time go with the latest that has one."""
    timed = sorted((o for o in group if o.reply.answer.basis != "unknown"), key=_time_key)
    parts: list[list[Spoken]] = []
    for one in timed:
        if parts and _meet(parts[-1][0], one):
            parts[-1].append(one)
        else:
            parts.append([one])
    rest = [o for o in group if o.reply.answer.basis == "unknown"]
    if rest and parts:
        parts[-1].extend(rest)
    elif rest:
        parts.append(rest)
    return parts


def _time_key(one: Spoken) -> tuple[str, str, str]:
    answer = one.reply.answer
    return answer.start or answer.end or "", answer.end or "9999", one.reply.claim.id


def _meet(a: Spoken, b: Spoken) -> bool:
    """Say whether b, which does not begin before a, begins before a ends, or both are placed by when they were told."""
    x, y = a.reply.answer, b.reply.answer
    if "time" not in (x.basis, y.basis):
        return True  # one occasion: no own time tells them apart
    return x.end is None or (y.start or "") < x.end


def _word(root: Root, ones: Sequence[Spoken], repeats: Mapping[str, Sequence[str]], ground: Ground) -> Word:
    best = max(
        ones, key=lambda one: (one.reply.answer.basis != "unknown", _strength(one), not one.voice.put_by, -_length(one))
    )
    timed = [one for one in ones if one.reply.answer.basis != "unknown"]
    tightest = min(timed, key=_length, default=best)
    answer = tightest.reply.answer
    latest = [one.reply.claim.reported_at.latest for one in ones]
    known = [day for day in latest if day is not None]
    return Word(
        origin=root.origin,
        value=answer.value,
        negative=answer.negative,
        start=day_of(answer.start) if answer.start else None,
        end=answer.end,
        reported=last_day(min(known)) if known else None,
        strength=max(_strength(one) for one in ones),
        partial=answer.partial,
        transition=all(one.reply.transition for one in ones),
        claims=tuple(c for one in ones for c in (one.reply.claim.id, *repeats.get(one.reply.claim.id, ()))),
        voice=best.voice,
        speaker=root.speaker,
        concedes=any(
            one.voice.put_by is None and (one.reply.claim.stance == "concedes" or one.voice.standing == "against")
            for one in ones
        ),
        retracts=any(one.reply.takes_back for one in ones),
        why=_why(best, ones, root, ground),
    )


def _length(one: Spoken) -> float:
    """Return the days an answer's time covers; an open end counts as a long time."""
    answer = one.reply.answer
    if answer.start is None or answer.end is None:
        return 36_500.0
    return (instant(answer.end) - instant(answer.start)).total_seconds() / 86_400


def _strength(one: Spoken) -> float:
    """Return the log odds of one reply: interest, directness, voice, certainty, share of the whole."""
    claim = one.reply.claim
    weight = WEIGHTS[one.voice.standing] * weights.DIRECTNESS[claim.manner] * one.reply.share
    if claim.voice == "opinion":
        weight *= weights.OPINION
    if claim.certainty is not None:
        weight *= weights.CERTAINTY[claim.certainty.level]
    if claim.stance == "doubts":
        weight *= weights.DOUBT
    return weight * (weights.PARTIAL if one.reply.answer.partial else 1.0)


def _why(one: Spoken, ones: Sequence[Spoken], root: Root, ground: Ground) -> str:
    parts = [_who(one, root, ground)]
    if one.reply.answer.partial:
        parts.append("a part of the place or ground near it, which informs the whole")
    if one.reply.claim.voice == "opinion":
        parts.append("opinion")
    if one.reply.claim.certainty is not None:
        parts.append(f"hedged (“{one.reply.claim.certainty.cue}”)")
    if one.reply.claim.stance == "doubts":
        parts.append("a doubt, less than a denial")
    if len(ones) > 1:
        parts.append(f"{len(ones)} claims, one origin")
    why = f"{', '.join(parts)}: {_STANDING[one.voice.standing]}"
    put = sorted({other.voice.put_by for other in ones if other.voice.put_by})
    teller = root.origin.holder
    told = f"what {teller} tells of {', '.join(put)} counts as a claim of {teller}, who gains by it"
    return f"{why}; {told}" if put else why


def _who(one: Spoken, root: Root, ground: Ground) -> str:
    voice, cast = one.voice, ground.cast
    name = root.origin.holder or "An outlet that is not named"
    role = cast.role(voice.name)
    side = f" ({voice.side})" if voice.side and voice.side != name else ""
    who = f"{name}, {role}{side}" if role else f"{name}{side}"
    if voice.name is None:
        return f"{who}, in its own voice"
    through = [
        cast.name(link.name) for link in one.reply.claim.chain if link.role != "holder" and link.name != voice.name
    ]
    return f"{who}, through {' and '.join(dict.fromkeys(through))}" if through else who
