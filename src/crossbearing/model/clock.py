"""The clocks: how records write dates, and how two of them compare.

Records hold ISO 8601 text: a day (`2025-12-16`) or a UTC instant (`2025-12-16T09:30:00Z`). Every interval is half
open, so an end is the first moment after it. `None` means not known, never a bound that was merely left out.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


def instant(text: str) -> datetime:
    """Return the first instant of a day or instant given as ISO 8601 text, in UTC.

    Raises ValueError if the text is neither.
    """
    if len(text) == 10:
        return datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def day_of(text: str) -> str:
    """Return the UTC day that holds an instant, as `YYYY-MM-DD`."""
    return instant(text).date().isoformat()


def day_after(day: str, days: int = 1) -> str:
    """Return the day that many days later (earlier when negative)."""
    return (date.fromisoformat(day[:10]) + timedelta(days=days)).isoformat()


def last_day(end: str) -> str:
    """Return the last day that an exclusive end still covers."""
    return (instant(end) - timedelta(microseconds=1)).date().isoformat()


def in_view(latest: str | None, as_of: str) -> bool:
    """Say whether what was certainly published before `latest` (exclusive) was out by the end of the day `as_of`, UTC.

    Without a date nothing enters a past view.
    """
    return latest is not None and instant(latest) <= instant(day_after(as_of))


def meets(a_start: str | None, a_end: str | None, b_start: str | None, b_end: str | None) -> bool:
    """Say whether two half-open intervals share a moment; an open bound reaches as far as need be."""
    early = datetime.min.replace(tzinfo=UTC)
    late = datetime.max.replace(tzinfo=UTC)
    first = (instant(a_start) if a_start else early, instant(a_end) if a_end else late)
    second = (instant(b_start) if b_start else early, instant(b_end) if b_end else late)
    return first[0] < second[1] and second[0] < first[1]
