"""Same bodies: which names name one body."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from crossbearing.model.judgement import Judgement
from crossbearing.model.spelling import folded, sounded
from crossbearing.reconcile.bodies import Body, initials, same_body, sides_named
from crossbearing.reconcile.kinds import Lists, described_body
from crossbearing.reconcile.merging import Groups, merged
from crossbearing.reconcile.naming import Named

_SMALL: Final = 3  # letters; "of", "the", "for" stand small in names


def find_bodies(named: Sequence[Named], lists: Lists, journal: Sequence[Judgement]) -> Groups:
    """Return the names of bodies in groups of one body each, with the reason of each join."""
    names = [one.name for one in named]
    parsed = {one.name: described_body(one, lists.sides) for one in named}

    def same(a: str, b: str) -> str | None:
        return _listed(a, b, lists) or _spelled(a, b) or _acronym(a, b) or same_body(parsed[a], parsed[b])

    # The fullest names found groups.
    ordered = sorted(names, key=lambda n: -len(parsed[n].numbers | parsed[n].distinct))
    groups = merged(ordered, same, journal, keys=lambda n: _shelves(n, parsed[n], lists))
    _join_short_forms(groups, named, lists)
    return groups


def _join_short_forms(groups: Groups, named: Sequence[Named], lists: Lists) -> None:
    """Join each name that is the beginning or end of only one body's longer name with that body.

    In small letters it must end the name: "the council" is the town council, if the story has no other.
    """
    words = {one.name: _words(one.name) for one in named}
    ends: dict[tuple[str, ...], set[str]] = {}
    starts: dict[tuple[str, ...], set[str]] = {}
    for name, own in words.items():
        for length in range(1, len(own) if _is_proper(name) else 0):
            starts.setdefault(own[:length], set()).add(name)
            ends.setdefault(own[-length:], set()).add(name)
    for name in sorted(words, key=lambda n: -len(words[n])):
        own = words[name]
        capital = name.removeprefix("The ").removeprefix("the ")[:1].isupper()
        longer = sorted(ends.get(own, set()) | (starts.get(own, set()) if capital else set()))
        homes = {groups.home[other] for other in longer}
        if len(homes) != 1 or sides_named(name, lists.sides)[0] or folded(name) in lists.actors:
            continue
        groups.join(name, longer[0], "the only name of the story that it shortens")


def _words(name: str) -> tuple[str, ...]:
    return tuple(folded(name.removeprefix("the ").removeprefix("The ")).split())


def _is_proper(name: str) -> bool:
    """Say whether every longer word of the name is capitalised, and nothing in it is somebody's ("X's engineers")."""
    words = name.removeprefix("the ").split()
    return not any(w.endswith(("'s", "’s")) for w in words) and all(w[:1].isupper() for w in words if len(w) > _SMALL)


def _shelves(name: str, body: Body, lists: Lists) -> Iterable[str]:
    listed = lists.actors.get(folded(name))
    yield f"spelled {sounded(name)}"
    yield f"compact {body.compact}"
    yield f"initials {name if name.isupper() else initials(name)}"
    yield f"{body.kind} {','.join(sorted(body.sides))}"
    yield from (f"{body.kind} {word}" for word in (*body.distinct, *body.numbers))
    if listed is not None:
        yield f"listed {listed.name}"


def _listed(a: str, b: str, lists: Lists) -> str | None:
    x, y = lists.actors.get(folded(a)), lists.actors.get(folded(b))
    if x is None or x != y:
        return None
    return f"both are names of {x.name} ({x.source})"


def _spelled(a: str, b: str) -> str | None:
    same = sounded(a.removeprefix("the ").removeprefix("The ")) == sounded(b.removeprefix("the ").removeprefix("The "))
    return "the same name in another spelling" if same and len(sounded(a)) > 2 else None


def _acronym(a: str, b: str) -> str | None:
    short, full = sorted((a, b), key=len)
    fits = short.isupper() and len(short) > 1 and len(full.split()) > 1 and initials(full) == short
    return "its initials" if fits else None
