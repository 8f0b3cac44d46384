"""Public lists: bodies with their source, and the words that show each state's side."""

from __future__ import annotations

from crossbearing.packs.actors import load_actors, load_legends

KINDS = {
    "state",
    "capital",
    "government",
    "military",
    "agency",
    "outlet",
    "monitor",
    "think_tank",
    "platform",
    "organisation",
}


def test_every_entry_is_cited() -> None:
    """No body and no state is listed without a public source."""
    sources = [*(row.source for row in load_actors()), *(row.source for row in load_legends())]
    assert all(sources)


def test_kinds_are_those_of_the_record() -> None:
    """A kind outside the closed list would be lost on its readers."""
    assert {actor.kind for actor in load_actors()} <= KINDS


def test_names_are_unique() -> None:
    """One spelling never means two listed bodies."""
    names = [name for actor in load_actors() for name in (actor.name, *actor.aliases)]
    assert sorted(names) == sorted(set(names))


def test_sides_of_outlets_are_listed_states() -> None:
    """A state outlet's side is a state of the legends, and it is tied as such."""
    states = {legend.name for legend in load_legends()}
    owned = [actor for actor in load_actors() if actor.side is not None and actor.side != actor.name]
    assert {actor.side for actor in owned} <= states
    assert {actor.tie for actor in owned} == {"state"}


def test_only_parties_are_their_own_side() -> None:
    """A listed body that is a side of its own is a party to conflicts, not an outlet or a monitor."""
    own = [actor for actor in load_actors() if actor.side == actor.name]
    assert {(actor.kind, actor.tie) for actor in own} == {("military", "party")}


def test_every_state_has_an_adjective() -> None:
    """Without an adjective a state's officials would have no side."""
    assert all(legend.adjectives for legend in load_legends())
