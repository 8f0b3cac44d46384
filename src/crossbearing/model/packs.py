"""Packs: a domain's vocabulary as data. The records; `crossbearing.packs` loads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from crossbearing.model.claim import Modality, Polarity, Stance
from crossbearing.model.judgement import QuestionKind, Rule, Tie

Slot = Literal["subject", "object", "agent", "prep", "complement", "modifier"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that open a frame, and where in the parse its roles stand.

    `lemmas` are alternatives; one of several words is matched as consecutive lemmas. `roles` maps a place in the parse
    (`subject`, `object`, `agent`, `of`, `by`, `from`, ... for prepositions) to a role of the closed list, to `place`, or to
    `quantity`. `needs` lists places in the parse that must be filled, with the entity kinds allowed there ("place", "side",
    "person", "any"); without them the trigger does not fire.
    """

    lemmas: tuple[str, ...]
    pos: Literal["verb", "noun", "adj", "any"]
    roles: Mapping[str, str]
    set: Mapping[str, str]
    needs: Mapping[str, tuple[str, ...]]
    polarity: Polarity | None = None
    modality: Modality | None = None
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class QuestionRule:
    """How claims of a frame become answers to one question.

    `slots` are what stands in the question's key, from `place`, `of`, `unit`, `per` and the roles. `value` says what of a
    claim answers it: a role name, `quantity`, `side` (of the actor, after `change` and `extent`), or `happened`.
    """

    name: str
    text: str  # with {place}, {actor}, ... as in `slots`
    kind: QuestionKind
    rule: Rule
    slots: tuple[str, ...]
    value: str
    label: str | None = None  # of the indicator, with the same fields


@dataclass(frozen=True, slots=True)
class Frame:
    """One kind of thing claimed."""

    name: str
    pack: str
    category: str | None  # of a timeline entry
    event: bool  # is it a happening with a place on the timeline
    gains: str | None  # the role whose side gains if the proposition is true
    loses: str | None
    triggers: tuple[Trigger, ...]
    questions: tuple[QuestionRule, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    """A public body of a cited list: a state, a capital as metonym, a ministry, an outlet."""

    name: str
    aliases: tuple[str, ...]
    kind: str  # state | capital | government | military | agency | outlet | monitor | think_tank | platform | organisation
    side: str | None
    tie: Tie
    source: str


@dataclass(frozen=True, slots=True)
class Legend:
    """The words that show a side: its adjective, people and capital, as a public list gives them."""

    name: str
    adjectives: tuple[str, ...]
    metonyms: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One place of a gazetteer or overlay."""

    name: str
    lat: float
    lon: float
    country: str | None
    admin: str | None
    population: int
    kind: str  # city | village | admin | country | river | water | sea
    source: str


class Gazetteer(Protocol):
    """Places by name, spelling variants folded."""

    def lookup(self, name: str) -> Sequence[GazetteerPlace]:
        """Return the places of that name, the most populous first; empty when there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Pack:
    """One domain's frames with their version."""

    name: str
    version: str
    frames: tuple[Frame, ...]


@dataclass(frozen=True, slots=True)
class Packs:
    """All that a run reads with: frames, legends, actors and places. Frame names are unique."""

    packs: tuple[Pack, ...]
    legends: tuple[Legend, ...]
    actors: tuple[Actor, ...]
    gazetteer: Gazetteer

    @property
    def frames(self) -> dict[str, Frame]:
        """Return every frame by its name."""
        return {frame.name: frame for pack in self.packs for frame in pack.frames}

    @property
    def versions(self) -> dict[str, str]:
        """Return each pack's version by its name."""
        return {pack.name: pack.version for pack in self.packs}
