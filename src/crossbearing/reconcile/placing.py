"""Placing: when a claim's proposition is placed, and whether it tells of what is, was or may be."""

from __future__ import annotations

from typing import Final, Literal

from crossbearing.model.claim import Claim
from crossbearing.model.clock import instant, last_day
from crossbearing.model.document import Block, Document

Basis = Literal["time", "said", "reported_at", "unknown"]

_UNDATED_BLOCKS: Final = frozenset({"entry", "profile"})
_WIDEST_REPORT_DAYS: Final = 45  # a publication dated no closer places nothing
_HISTORY_DEPTH: Final = 3  # headings above a paragraph of historical context: its section, its title, its part


def placed(claim: Claim, document: Document) -> tuple[str | None, str | None, Basis]:
    """Return when a proposition is placed (half open), and by which clock: its own time, the saying, the report.

    What a timeline prints without a date happened at some time before; it is not placed on the day of publication.
    """
    if claim.time is not None and (claim.time.start or claim.time.end):
        return claim.time.start, claim.time.end, "time"
    if claim.said is not None and (claim.said.start or claim.said.end):
        return claim.said.start, claim.said.end, "said"
    latest, earliest = claim.reported_at.latest, claim.reported_at.earliest
    if latest is None or tells_the_past(block_of(claim, document)):
        return None, None, "unknown"
    if earliest is not None and (instant(latest) - instant(earliest)).days > _WIDEST_REPORT_DAYS:
        return None, None, "unknown"
    return earliest or last_day(latest), latest, "reported_at"


def tells_the_future(claim: Claim, document: Document) -> bool:
    """Say whether a claim is about a time after its publication, or stands in a scenario: it reports no state."""
    block = block_of(claim, document)
    if block is not None and block.kind == "scenario":
        return True
    time, latest = claim.time, claim.reported_at.latest
    if time is None or latest is None or time.relation == "until":
        return False
    begins = time.start or time.end
    return begins is not None and instant(begins) > instant(latest)


def tells_the_past(block: Block | None) -> bool:
    """Say whether a block is layout in which "no date" means a date not told: a timeline, profiles, earlier history."""
    return block is not None and (block.kind in _UNDATED_BLOCKS or len(block.under) >= _HISTORY_DEPTH)


def block_of(claim: Claim, document: Document) -> Block | None:
    """Return the block a claim stands in, or None if it stands in none."""
    return next((b for b in document.blocks if b.start <= claim.start < b.end), None)
