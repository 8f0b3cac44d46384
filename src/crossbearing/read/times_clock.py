"""Times of day: an hour or minute with its zone, which makes a day an instant in UTC."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from crossbearing.model.claim import TimePrecision
from crossbearing.read.times_calendar import Moment, day_of
from crossbearing.read.times_lexicon import DAY, YEAR
from crossbearing.read.times_rules import Context, Rule, pattern

# Hours ahead of UTC. Abbreviations of several zones (IST, AST) are left out: without a zone only the day is known.
_ZONES: dict[str, float] = {
    "UTC": 0,
    "GMT": 0,
    "Z": 0,
    "BST": 1,
    "CET": 1,
    "CEST": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "JST": 9,
    "AEST": 10,
    "AEDT": 11,
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
}
_OFFSET = r"[+-]\d\d?(?::?\d\d)?"
_ZONE = rf"(?:\(? ?(?P<zone>{'|'.join(_ZONES)})(?: ?(?P<offset>{_OFFSET}))?\b(?: ?\))?|local time)"


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, `minute` None where only the hour is told, and its distance from UTC, None without a zone."""

    hour: int
    minute: int | None
    from_utc: timedelta | None

    def on(self, day: date) -> tuple[datetime, datetime] | None:
        """Return the first instant and the first one after, in UTC, or None without a zone or beyond the calendar."""
        if self.from_utc is None:
            return None
        length = timedelta(hours=1) if self.minute is None else timedelta(minutes=1)
        try:
            start = datetime.combine(day, time(self.hour, self.minute or 0), UTC) - self.from_utc
            return start, start + length
        except OverflowError:
            return None

    @property
    def precision(self) -> TimePrecision:
        """How finely it is told."""
        return "hour" if self.minute is None else "minute"


def clock_of(m: re.Match[str]) -> Clock | None:
    """Return the time of day that the words of a rule of this module tell, or None for any other rule's."""
    told = m.groupdict()
    if not told.get("hour") and not told.get("clock_hour"):
        return None
    hour, minute = int(told.get("clock_hour") or m["hour"]), told.get("clock_minute") or told.get("minute")
    if told.get("half"):
        hour = hour % 12 + (12 if m["half"].lower() == "p" else 0)
    return Clock(hour, int(minute) if minute else None, _from_utc(m["zone"], m["offset"]))


def _from_utc(zone: str | None, offset: str | None) -> timedelta | None:
    if not zone and not offset:
        return None
    hours = _ZONES[zone.upper()] if zone else 0.0
    if offset:
        digits = re.sub(r"\D", "", offset)
        whole, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
        hours += (whole + minutes / 60) * (-1 if offset.startswith("-") else 1)
    return timedelta(hours=hours)


def _told_day(_: re.Match[str], c: Context) -> Moment | None:
    """Return the day that a bare time of day belongs to: the one told before, else today."""
    day = c.last if c.last is not None and c.last.days == 1 else c.today
    return day.on("relative") if day is not None else None


def _instant(m: re.Match[str], _: Context) -> Moment | None:
    return day_of(int(m["year"]), int(m["month"]), int(m["day"]))


_INSTANT = (
    rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>{DAY})(?:T| )(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)"
    rf"(?::[0-5]\d(?:\.\d{{1,6}})?)?(?: ?(?P<zone>Z|UTC|GMT))?(?P<offset>{_OFFSET})?"
)
_NEAR = r"(?:(?i:about|around|approximately) )?"
_TWELVE = rf"{_NEAR}(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[AaPp])\.? ?[Mm]\b\.?(?: ?{_ZONE})?"
_DAYPART = r"(?:this|yesterday|today|tomorrow|last|local|on|in the)\b"
_TWENTY_FOUR = (
    rf"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)? ?{_ZONE}"
    r"|(?i:(?<=at\s)|(?<=by\s)|(?<=around\s)|(?<=about\s))(?P<clock_hour>[01]?\d|2[0-3])"
    rf"(?::|[.](?=\d\d {_DAYPART}))(?P<clock_minute>[0-5]\d)"
)

_MILITARY = (
    r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d) ?(?:(?:h|hrs|hours)?,? ?"
    rf"(?P<zone>{'|'.join(zone for zone in _ZONES if zone != 'Z')})(?P<offset>{_OFFSET})?\b|hrs|hours)"
)

_OCLOCK = r"(?:1[0-2]|[1-9]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o'clock"

CLOCKS = (
    Rule("clock", pattern(_OCLOCK), _told_day, "relative"),
    Rule("clock", pattern(_MILITARY, cased=True), _told_day, "relative"),
    Rule("instant", pattern(_INSTANT, cased=True), _instant, "explicit"),
    Rule("clock", pattern(r"noon|midday|midnight"), _told_day, "relative"),
    Rule("clock", pattern(_TWELVE, cased=True), _told_day, "relative"),
    Rule("clock", pattern(_TWENTY_FOUR, cased=True), _told_day, "relative"),
)
"""The ways to write a time of day; a bare one belongs to the day told before, else to today."""
