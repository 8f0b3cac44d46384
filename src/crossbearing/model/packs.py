"""Packs: a domain's vocabulary as data. The records; `crossbearing.packs` loads them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from crossbearing.model.claim import Modality, Polarity
from crossbearing.model.judgement import QuestionKind, Rule, Tie

Pos = Literal["verb", "noun", "adj", "any", "measure", "aux", "link", "label"]
# A verb of saying may be itself what happened: an `act` of its speaker ("blamed"), a `deed` that the publisher tells of
# ("ruled"), or a `withdrawal` of the words it is about.
Spoken = Literal["act", "deed", "withdrawal"]

# Frames of `core` that the reader gives where no trigger does: what fits none, is meant, is foreseen, and who is what.
STATEMENT, PLAN, SCENARIO, APPOINTMENT = "statement", "plan", "scenario", "appointment"

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")


def filled(template: str, fields: Mapping[str, str]) -> str:
    """Return the template with its `{fields}` filled in; a part in square brackets goes where a field of it is missing.

    "Population of {place}[, {kind}]" becomes "Population of Harrow" when no kind is known. A missing field outside
    brackets leaves nothing behind. The first letter is a capital.
    """

    def part(match: re.Match[str]) -> str:
        return match[1] if all(fields.get(name) for name in _FIELD.findall(match[1])) else ""

    text = _FIELD.sub(lambda m: fields.get(m[1]) or "", _OPTIONAL.sub(part, template))
    told = re.sub(r" +([?.,:)])", r"\1", re.sub(r" {2,}", " ", text)).strip()
    return told[:1].upper() + told[1:]


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that open a frame, and where in the parse its roles stand.

    `lemmas` are alternatives; of several words the first is the head, and each further one hangs below the words
    before it ("take part": `part` below `take`). The lemmas of a `measure` are what follows a length ("from", "off"),
    an `aux` is an auxiliary of a clause that nothing else opens ("will"), a `link` ties what it opens (`self`) to the
    clause it hangs on (`host`: "because"), a `label` heads a column or opens a line of numbers ("Killed: 12"; `*` is
    any name): its places are `row` (whom or what the line is about) and `head` (the label itself), it needs `beside`
    it a number of one of those frames, and its number is in the first kind of `quantity`.
    A noun with `after` counts only behind one of those prepositions. `roles` maps a place in the parse to a role of the
    closed list, to `place` or to `quantity`. Places in the parse are those of the active clause, however it is turned:
    `subject` (also by-phrase, possessor, adjective of a side, and the subject of a light verb that carries the noun),
    `object` (also the subject of a passive), `complement`, `dative`, `self` (the trigger's own words), `number` (a
    number that counts it), `era` (words that set a number before or after an event: "pre-war"), `host` (what an
    `after` phrase is said of), and every preposition by its word ("of", "toward"). `needs` names places in the parse
    that must be filled, alternatives joined by `|`, each with the kinds or word classes that will do: "any", "place",
    "side", "person", "organisation", "group", "number", "name", "pronoun", "action" (a verb), "infinitive", or a class
    of `Pack.words`; `forbids` those that must not be. Two places are of the claim's number: `quantity`, by its unit
    ("percent", "people", or a class that holds a word of it), and `whole`, by what it is a share of. `under` are words
    of which one must stand over the trigger ("licensed to carry": `carry` under `license`).
    """

    lemmas: tuple[str, ...]
    pos: Pos
    roles: Mapping[str, str]
    set: Mapping[str, str]
    needs: Mapping[str, tuple[str, ...]]
    forbids: Mapping[str, tuple[str, ...]]
    after: tuple[str, ...] = ()
    under: tuple[str, ...] = ()
    polarity: Polarity | None = None
    modality: Modality | None = None


@dataclass(frozen=True, slots=True)
class QuestionRule:
    """How claims of a frame become answers to one question.

    `slots` are what stands in the question's key, from `place`, `of`, `unit`, `per` and the roles. `value` says what of
    a claim answers it: a role name, `quantity`, `side` (of the actor, after `change` and `extent`), or `happened`. By
    the rule `share` only percentages and fractions answer, by `count` and `interval` only other numbers.
    """

    name: str
    text: str  # with {place}, {actor}, ... as in `slots`, parts in square brackets optional: see `filled`
    kind: QuestionKind
    rule: Rule
    slots: tuple[str, ...]
    value: str
    label: str | None = None  # of the indicator, with the same fields
    recurs: bool = False  # of an event: tellings of different days tell of different happenings
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # roles a claim must have to answer ("": lack)


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
    things_act: bool = False  # actor and target may be things: a fault causes, a shore is near
    recipient: str | None = None  # the role of the person among what is given and to whom, however the parse has it
    placeless: bool = False  # a place named beside it is where it was only behind a word of place
    place_before: bool = False  # without a place of its own it is about the one named before it in the sentence
    aims: bool = False  # it tells what is meant or may come: a date by which is its deadline
    judges: bool = False  # whether something is what it seems: to call that false is a finding, not a denial
    spoken: Spoken | None = None  # what a verb of saying that opens it is
    plain: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # words that fill a role and tell nothing more

    @property
    def counts(self) -> bool:
        """Return whether a number answers one of its questions."""
        return any(q.value == "quantity" for q in self.questions)

    @property
    def counts_whom(self) -> bool:
        """Return whether its number counts those who stand in `object`."""
        return any(q.value == "quantity" and "object" in q.slots for q in self.questions)


@dataclass(frozen=True, slots=True)
class Actor:
    """A public body of a cited list: a state, a capital as metonym, a ministry, an outlet."""

    name: str
    aliases: tuple[str, ...]
    kind: str  # state, capital, government, military, agency, outlet, monitor, think_tank, platform, organisation
    side: str | None
    tie: Tie
    source: str


@dataclass(frozen=True, slots=True)
class Legend:
    """The words that show a side, from a public list: other names, adjectives and peoples, capital and seats."""

    name: str
    adjectives: tuple[str, ...]
    metonyms: tuple[str, ...]
    source: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """One place of a gazetteer or overlay."""

    name: str
    lat: float
    lon: float
    country: str | None
    admin: str | None
    population: int
    kind: str  # city | village | district | admin | country | continent | river | water | sea
    source: str
    district: str | None = None  # the part of `admin` it lies in: a county, a raion


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
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # classes of lemmas, by name ("people", "image")


@dataclass(frozen=True, slots=True)
class Packs:
    """All that a run reads with: frames, legends, actors and places. Frame names are unique."""

    packs: tuple[Pack, ...]
    legends: tuple[Legend, ...]
    actors: tuple[Actor, ...]
    gazetteer: Gazetteer
    places: str | None = None  # a digest of the place overlays given for this run

    @property
    def frames(self) -> dict[str, Frame]:
        """Return every frame by its name."""
        return {frame.name: frame for pack in self.packs for frame in pack.frames}

    @property
    def words(self) -> dict[str, frozenset[str]]:
        """Return every class of words by its name; packs that share a name add to it."""
        classes: dict[str, frozenset[str]] = {}
        for pack in self.packs:
            for name, words in pack.words.items():
                classes[name] = classes.get(name, frozenset()) | frozenset(words)
        return classes

    @property
    def versions(self) -> dict[str, str]:
        """Return each pack's version by its name, and under "places" the digest of the overlays given for the run."""
        own = {pack.name: pack.version for pack in self.packs}
        return own if self.places is None else own | {"places": self.places}
