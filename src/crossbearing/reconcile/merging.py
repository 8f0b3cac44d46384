"""Merging: names into groups of one bearer each, every step with its reason; a person's word goes before any rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from crossbearing.model.judgement import Judgement

NOT: Final = "not "  # a personal judgement `not NAME` keeps two names apart


@dataclass(slots=True)
class Groups:
    """A partition of names that grows by reasoned joins.

    `apart` holds pairs that must not meet. Joins are made in a fixed order, so the partition does not depend on the
    input's.
    """

    members: dict[str, list[str]] = field(default_factory=dict)
    home: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)  # by the name that joined
    by: dict[str, str] = field(default_factory=dict)  # who joined it, where it was a person
    apart: set[frozenset[str]] = field(default_factory=set)
    alone: set[str] = field(default_factory=set)  # names whose joining was withdrawn

    def add(self, name: str) -> None:
        """Take in a name as a group of its own."""
        if name not in self.home:
            self.home[name] = name
            self.members[name] = [name]

    def join(self, name: str, to: str, reason: str, by: str | None = None) -> bool:
        """Put the group of one name into that of another; say whether that was done."""
        a, b = self.home[name], self.home[to]
        if a == b or self._kept_apart(a, b):
            return False
        for member in self.members.pop(a):
            self.home[member] = b
            self.members[b].append(member)
        self.reasons[name] = f"“{name}” is “{to}”: {reason}"
        if by:
            self.by[name] = by
        return True

    def _kept_apart(self, a: str, b: str) -> bool:
        if self.alone & {*self.members[a], *self.members[b]}:
            return True
        return any(frozenset((x, y)) in self.apart for x in self.members[a] for y in self.members[b])

    def together(self) -> list[list[str]]:
        """Return the groups, each in the order in which its names came in."""
        return list(self.members.values())


def merged(
    names: Sequence[str],
    same: Callable[[str, str], str | None],
    journal: Iterable[Judgement],
    keys: Callable[[str], Iterable[str]] | None = None,
) -> Groups:
    """Return the names in groups: those joined by hand first, then those that `same` gives a reason for.

    With `keys` only names that share a key are compared.
    """
    groups = Groups()
    for name in names:
        groups.add(name)
    apply_journal(groups, journal)
    for a, b in _pairs(names, keys):
        reason = same(a, b)
        if reason is not None:
            groups.join(b, a, reason)
    return groups


def _pairs(names: Sequence[str], keys: Callable[[str], Iterable[str]] | None) -> Iterable[tuple[str, str]]:
    if keys is None:
        return ((a, b) for i, a in enumerate(names) for b in names[i + 1 :])
    shelves: dict[str, list[str]] = {}
    for name in names:
        for key in sorted(set(keys(name))):
            shelves.setdefault(key, []).append(name)
    pairs = ((a, b) for shelf in shelves.values() for i, a in enumerate(shelf) for b in shelf[i + 1 :])
    return tuple(dict.fromkeys(pairs))


def apply_journal(groups: Groups, journal: Iterable[Judgement]) -> None:
    """Apply the journal: a person's `NAME` joins, `not NAME` parts; a rule's entry once withdrawn parts too."""
    for entry in sorted((j for j in journal if j.kind == "entity"), key=lambda j: (j.at or "", j.id)):
        other = entry.value.removeprefix(NOT)
        parts = entry.value.startswith(NOT)
        if entry.withdrawn_at is not None:
            if entry.by.startswith("rule:"):
                groups.alone.add(entry.subject)
        elif entry.subject not in groups.home or other not in groups.home:
            continue
        elif parts:
            groups.apart.add(frozenset((entry.subject, other)))
        elif entry.by.startswith("person:"):
            groups.join(entry.subject, other, entry.reason or "joined by hand", entry.by)
