"""Spans in order: what lies within a stretch of text, found by bisection, so that long texts stay cheap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Spanned(Protocol):
    """Anything that stands at document offsets."""

    @property
    def start(self) -> int:
        """Return the offset of its first character."""
        ...

    @property
    def end(self) -> int:
        """Return the offset after its last character."""
        ...


T = TypeVar("T", bound=Spanned)


@dataclass(frozen=True, slots=True)
class InOrder(Generic[T]):
    """Spans by their start; none is meant to contain another."""

    items: tuple[T, ...]
    starts: tuple[int, ...]

    def within(self, start: int, end: int) -> tuple[T, ...]:
        """Return those that lie wholly inside the stretch."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return tuple(item for item in self.items[first:last] if item.end <= end)

    def around(self, offset: int) -> T | None:
        """Return the one that covers the character at that offset."""
        at = bisect_right(self.starts, offset) - 1
        return self.items[at] if at >= 0 and offset < self.items[at].end else None

    def before(self, offset: int) -> T | None:
        """Return the last that begins before the offset."""
        at = bisect_left(self.starts, offset) - 1
        return self.items[at] if at >= 0 else None


def in_order(items: Iterable[T]) -> InOrder[T]:
    """Return the spans sorted by start."""
    ordered = tuple(sorted(items, key=lambda item: (item.start, item.end)))
    return InOrder(ordered, tuple(item.start for item in ordered))
