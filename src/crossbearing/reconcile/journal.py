"""The journal's word: what persons have judged, laid over what rules conclude."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.model.judgement import Judgement
from crossbearing.reconcile.standing import Ruling


def rulings(journal: Sequence[Judgement]) -> dict[str, Ruling]:
    """Return the value that a person decided, by question id; the last entry that stands counts."""
    found = {}
    for entry in _in_force(journal, "decision"):
        found[entry.subject] = Ruling(entry.value, entry.reason)
    return found


def copies_by_hand(journal: Sequence[Judgement]) -> dict[str, str | None]:
    """Return, by document id, the original that a person named, or None where a person says it copies nothing."""
    found: dict[str, str | None] = {}
    for entry in sorted((j for j in journal if j.kind == "copy"), key=lambda j: (j.at or "", j.id)):
        if entry.by.startswith("person:") and entry.withdrawn_at is None:
            found[entry.subject] = entry.value or None
        elif entry.by.startswith("rule:") and entry.withdrawn_at is not None:
            found[entry.subject] = None
    return found


def _in_force(journal: Sequence[Judgement], kind: str) -> list[Judgement]:
    entries = [j for j in journal if j.kind == kind and j.by.startswith("person:") and j.withdrawn_at is None]
    return sorted(entries, key=lambda j: (j.at or "", j.id))
