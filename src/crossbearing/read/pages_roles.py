"""Roles: what a page's list of people and bodies says of each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from crossbearing.model.claim import Span
from crossbearing.model.packs import APPOINTMENT
from crossbearing.read.pages_lines import PrintedLine, after_colon, is_title, lines_of
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition, quoted
from crossbearing.read.scene import Scene

_STATUS = re.compile(r"^status\s*:", re.IGNORECASE)
_BRACKETED = re.compile(r"^(?P<role>.+?)\s*\((?P<status>[^()]*)\)\s*$")


def profile(scene: Scene, passage: Passage, found: Sequence[Proposition]) -> tuple[Proposition, ...]:
    """Return a profile as one appointment (role and status of the one named), then what its description says."""
    block = passage.block
    lines = lines_of(scene.document.text, block)
    name = block.under[-1] if block.under else lines[0].text
    rest = [line for line in lines if not is_title(line, name)]
    if not rest:
        return ()
    kind = rest[0] if not _STATUS.match(rest[0].text) else None
    status = next((line for line in rest[:2] if _STATUS.match(line.text)), None)
    last = status or kind or rest[0]
    appointment = _appointment(name, kind, status, (rest[0].start, last.end))
    return (appointment, *(p for p in found if p.start >= last.end))


def _appointment(name: str, kind: PrintedLine | None, status: PrintedLine | None, span: Span) -> Proposition:
    roles = {"object": name}
    if kind is not None:
        bracketed = _BRACKETED.match(kind.text)
        roles["kind"] = bracketed["role"] if bracketed else kind.text
        if bracketed:
            roles["status"] = bracketed["status"]
    if status is not None:
        roles["status"] = after_colon(status)
    return replace(quoted(span, span), frame=APPOINTMENT, roles=roles)
