"""The calendar: half-open stretches of days, their parts, and how far one lies from another."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from crossbearing.model.claim import TimeBasis, TimePrecision

Unit = Literal["hour", "day", "week", "month", "year"]
Part = Literal["early", "mid", "late"]

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of days from `start` to `end` (exclusive), how finely it is given, and on what basis."""

    start: date
    end: date
    precision: TimePrecision
    basis: TimeBasis = "explicit"

    @property
    def days(self) -> int:
        """The length in days."""
        return (self.end - self.start).days

    def on(self, basis: TimeBasis) -> Moment:
        """Return the same stretch, known on another basis."""
        return replace(self, basis=basis)

    def meets(self, other: Moment) -> bool:
        """Say whether the two share a day."""
        return self.start < other.end and other.start < self.end


def day_of(year: int, month: int, day: int) -> Moment | None:
    """Return one day, or None if the calendar has no such day."""
    try:
        start = date(year, month, day)
        return Moment(start, start + ONE_DAY, "day")
    except (ValueError, OverflowError):
        return None


def on_day(start: date) -> Moment:
    """Return one day as a moment."""
    return Moment(start, start + ONE_DAY, "day")


def month_of(year: int, month: int) -> Moment | None:
    """Return one month; months beyond the twelfth run on into later years (and before the first into earlier ones)."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if not 1 <= year <= 9998:
        return None
    return Moment(date(year, month, 1), date(year + month // 12, month % 12 + 1, 1), "month")


def years_from(year: int, count: int = 1) -> Moment | None:
    """Return that many whole years, of precision `year` when it is one, else `range`."""
    if not 1 <= year <= year + count <= 9999:
        return None
    return Moment(date(year, 1, 1), date(year + count, 1, 1), "year" if count == 1 else "range")


def week_of(day: date) -> Moment | None:
    """Return the week, Monday to Sunday, that holds a day."""
    return _between(day.toordinal() - day.weekday(), 7, "week")


def season_of(year: int, season: str) -> Moment | None:
    """Return a season of the northern year by whole months: winter N runs from December of N - 1 to February of N."""
    first = {"winter": 0, "spring": 3, "summer": 6, "autumn": 9, "fall": 9}[season]
    return span_of(month_of(year, first), month_of(year, first + 2), "season")


def span_of(first: Moment | None, last: Moment | None, precision: TimePrecision = "range") -> Moment | None:
    """Return the stretch from the start of one moment to the end of the other, or None if they run backwards."""
    if first is None or last is None or first.start >= last.end:
        return None
    return Moment(first.start, last.end, precision)


def part_of(moment: Moment, part: Part) -> Moment:
    """Return the early, middle or late part.

    A month parts at its 11th and 21st, a year after April and August, anything else in thirds; a day stays whole.
    """
    if moment.days == 1:
        return replace(moment, precision="part")
    cuts = _cuts(moment)
    at = ("early", "mid", "late").index(part)
    return replace(moment, start=cuts[at], end=cuts[at + 1], precision="part")


def _cuts(moment: Moment) -> tuple[date, date, date, date]:
    start, end = moment.start, moment.end
    if moment.precision == "month":
        return start, start.replace(day=11), start.replace(day=21), end
    if moment.precision == "year":
        return start, start.replace(month=5), start.replace(month=9), end
    third = max(1, moment.days // 3)
    return start, start + timedelta(days=third), end - timedelta(days=third), end


def shifted(moment: Moment, count: int, unit: Unit) -> Moment | None:
    """Return the moment so many units later (earlier when negative), as finely as the coarser of unit and moment.

    Seven months after a day in February lies some day in September; three days after a month is it, three days on.
    """
    start = moment.start
    if unit in ("hour", "day"):
        days = count if unit == "day" else int(count / 24)
        return _between(start.toordinal() + days, moment.days, moment.precision)
    if unit == "week":
        slack = 3 if moment.days == 1 else 0
        return _between(start.toordinal() + 7 * count - slack, moment.days + 2 * slack, "week")
    if unit == "month":
        if moment.days > 31:
            return _by_months(moment, count)
        return month_of(start.year, start.month + count)
    if moment.days > 366:
        return _by_months(moment, 12 * count)
    return years_from(start.year + count)


def after(moment: Moment, count: int, unit: Unit) -> date | None:
    """Return the first day that lies surely more than so many units after the moment."""
    if unit in ("month", "year"):
        return _months_on(moment.end, count * (12 if unit == "year" else 1))
    days = {"hour": max(1, count // 24), "day": count, "week": 7 * count}[unit]
    return _days_on(moment.end, days)


def _by_months(moment: Moment, months: int) -> Moment | None:
    start, end = _months_on(moment.start, months), _months_on(moment.end, months)
    return Moment(start, end, moment.precision) if start and end else None


def _months_on(day: date, months: int) -> date | None:
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    if not 1 <= year <= 9998:
        return None
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _days_on(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _between(ordinal: int, days: int, precision: TimePrecision) -> Moment | None:
    if not 1 <= ordinal <= ordinal + days <= date.max.toordinal():
        return None
    return Moment(date.fromordinal(ordinal), date.fromordinal(ordinal + days), precision)
