"""Nearby: spans found by place, the same as by looking at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crossbearing.read.nearby import Spans

SPAN = st.tuples(st.integers(0, 20_000), st.integers(1, 9_000)).map(lambda s: (s[0], s[0] + s[1]))


@given(things=st.lists(SPAN, max_size=20), asked=SPAN)
def test_what_touches_a_span_is_what_a_look_at_all_would_find(things, asked):
    """No span is missed for being long, far or first, and the order is the things' own."""
    start, end = asked
    expected = tuple(thing for thing in things if thing[0] < end and start < thing[1])
    assert Spans(things, lambda thing: (thing,)).touching(start, end) == expected
