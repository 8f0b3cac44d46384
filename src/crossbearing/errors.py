"""Errors, split by what the caller can do about them: skip the item, drop the source, stop the run."""

from __future__ import annotations


class CrossbearingError(Exception):
    """The root. `why` says what failed and for what reason, `remedy` what to do."""

    def __init__(self, why: str, remedy: str = "") -> None:
        super().__init__(f"{why}. {remedy}" if remedy else why)
        self.why = why
        self.remedy = remedy


class SkipItem(CrossbearingError):
    """One item cannot be handled; the rest of the run goes on without it."""

    def __init__(self, item: str, why: str, remedy: str = "") -> None:
        super().__init__(why, remedy)
        self.item = item

    def __str__(self) -> str:
        return f"{self.item}: {super().__str__()}"


class StopRun(CrossbearingError):
    """The run cannot go on: bad use, a ledger that does not open, a pack that is malformed."""


class MalformedRecord(SkipItem):
    """Data that should hold a record does not."""

    def __init__(self, item: str, why: str) -> None:
        super().__init__(item, why, "compare it with `crossbearing schema`")
