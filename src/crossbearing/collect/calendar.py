"""Dates as others write them for machines: a day, a month, a year or an instant, as the days in which it lies."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

from crossbearing.collect.datelines import month_span
from crossbearing.model.document import DateBasis, Published

_MONTH = re.compile(r"\d{4}-\d{2}")
_YEAR = re.compile(r"\d{4}")


def given_interval(words: str) -> Published:
    """Return the days of a date given as `YYYY-MM-DD`, `YYYY-MM`, `YYYY` or an ISO 8601 instant.

    An instant counts as its day in UTC. Raises ValueError if there is no such date.
    """
    if _YEAR.fullmatch(words):
        return interval(date(int(words), 1, 1), date(int(words) + 1, 1, 1), "given")
    if _MONTH.fullmatch(words):
        start, end = month_span(int(words[:4]), int(words[5:]))
        return interval(start, end, "given")
    return day_interval(machine_day(words), "given")


def machine_day(words: str) -> date:
    """Return the UTC day of an ISO 8601 day or instant. Raises ValueError if it is neither."""
    if len(words) == 10:
        return date.fromisoformat(words)
    moment = datetime.fromisoformat(words)
    return (moment.astimezone(UTC) if moment.tzinfo else moment).date()


def interval(earliest: date | None, latest: date | None, basis: DateBasis) -> Published:
    """Return a publication interval, half open."""
    return Published(earliest.isoformat() if earliest else None, latest.isoformat() if latest else None, basis)


def day_interval(day: date, basis: DateBasis) -> Published:
    """Return the publication interval of one day."""
    return interval(day, day + timedelta(days=1), basis)
