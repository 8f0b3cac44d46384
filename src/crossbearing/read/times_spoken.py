"""The days on which quoted words were spoken, as far as the document says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from crossbearing.model.claim import Span
from crossbearing.model.clock import day_after, day_of
from crossbearing.read.attribution import Attribution
from crossbearing.read.times import Interval, TimeMention


def spoken_on(attributions: Iterable[Attribution], times: Sequence[TimeMention]) -> Mapping[Span, Interval]:
    """Return the spans of words quoted directly whose day of speaking is told, each with that day.

    They are the anchors of `find_times`: where she said on Friday "we reopen today", today is that Friday. Words in
    indirect speech count from publication, as reporters write them.
    """
    return {
        span: day
        for attribution in attributions
        if attribution.manner == "direct_quote" and attribution.said is not None
        for day in _days(attribution.said, times)
        for span in attribution.content
    }


def _days(said: Span, times: Sequence[TimeMention]) -> Iterable[Interval]:
    """Yield the one day that the words for the occasion tell, if they tell one."""
    told = next((t.ref for t in times if t.start < said[1] and said[0] < t.end), None)
    if told is None or told.start is None or told.end is None:
        return
    first = day_of(told.start)
    if told.relation == "at" and told.end <= day_after(first):
        yield first, day_after(first)
