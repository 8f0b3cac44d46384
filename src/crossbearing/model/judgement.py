"""What is decided over observations: judgements, entities, questions, origins, assessments, events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from crossbearing.model.claim import PlaceRef, Quantity, TimeRef

JudgementKind = Literal[
    "entity", "place", "side", "copy", "version", "origin", "story", "decision", "redaction", "correction"
]
EntityKind = Literal["person", "organisation", "place", "group", "object"]
Tie = Literal["party", "state", "aligned", "independent", "unknown"]
QuestionKind = Literal["state", "event", "quantity", "identity"]
Rule = Literal["exclusive", "count", "share", "interval", "set", "text"]
Status = Literal["decided", "disputed", "agreed", "corroborated", "one_sided", "single_source", "open"]
ValueStatus = Literal["standing", "conceded", "retracted", "superseded", "contradicted"]
ReasonKind = Literal["carried", "origin", "later", "normaliser"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One dated, reasoned, withdrawable decision. `subject` is what it is about, `value` what it says of it."""

    id: str
    kind: JudgementKind
    subject: str
    value: str
    by: str  # "rule:NAME" or "person:NAME"
    at: str | None
    reason: str
    withdrawn_at: str | None = None


@dataclass(frozen=True, slots=True)
class Affiliation:
    """Whose side an entity is on over a time, and by which claims or listed source that is known."""

    side: str | None
    tie: Tie
    start: Annotated[str | None, Field(alias="from")]
    end: Annotated[str | None, Field(alias="to")]
    cites: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """What the text calls an entity, over a time."""

    text: str
    start: Annotated[str | None, Field(alias="from")]
    end: Annotated[str | None, Field(alias="to")]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, body, place or thing under all its names; the first name is the one most used."""

    id: str
    kind: EntityKind
    names: tuple[str, ...]
    parent: str | None
    affiliations: tuple[Affiliation, ...]
    roles: tuple[Role, ...]
    claims: tuple[str, ...] = ()  # claims that name it, in document order
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """The slot that claims answer; no date stands in its key."""

    id: str
    frame: str
    key: Mapping[str, str]
    text: str
    kind: QuestionKind
    rule: Rule


@dataclass(frozen=True, slots=True)
class Answer:
    """One claim's value for one question, at the time it is placed at and why there."""

    question: str
    claim: str
    value: str
    negative: bool  # the claim speaks against the value
    quantity: Quantity | None
    start: str | None
    end: str | None
    basis: Literal["time", "said", "reported_at", "unknown"]
    partial: bool = False  # informs the value without answering: a part of the place, or ground near it


@dataclass(frozen=True, slots=True)
class Origin:
    """The independent root of claims on one question: one holder on one occasion, however many relay it."""

    id: str
    claims: tuple[str, ...]
    holder: str | None  # name as most used
    side: str | None
    interested: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ValueBelief:
    """One value of a question, its probability in words and figures, and where it stands."""

    value: str
    probability: float | None
    words: str | None
    status: ValueStatus
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of a `because`: what moved one value, by how much (in log odds), and why, in words."""

    kind: ReasonKind
    claims: tuple[str, ...]
    origin: str | None
    value: str
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class When:
    """The time an assessment is about, half open."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Assessment:
    """What the evidence supports on a question, at a time, as of a date."""

    question: str
    at: When
    as_of: str | None
    as_known: str | None
    hindsight: bool  # uses reports later than `at`
    status: Status
    values: tuple[ValueBelief, ...]
    origins: tuple[Origin, ...]
    sides_for: tuple[str, ...]
    sides_against: tuple[str, ...]
    sides_silent: tuple[str, ...]
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """Claims about one happening."""

    id: str
    title: str
    category: str | None
    time: TimeRef | None
    place: PlaceRef | None
    claims: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two dossiers of a story."""

    id: str
    story: str
    kind: str
    subject: str
    before: str | None
    after: str | None
    at: str | None
    weight: float


@dataclass(frozen=True, slots=True)
class Story:
    """Documents, entities and questions that belong together."""

    id: str
    title: str
    founded_on: str
    query: str | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """One item that could not be handled: where, what, why, and what to do about it."""

    stage: str
    item: str
    why: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One reader's claims from one document."""

    id: str
    document: str
    reader: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """All that `reconcile` concludes from a view of the ledger; a pure function of its inputs.

    `entity_of` maps a name as it stands in claims (or documents' sources) to an entity id. Copies, merges and sides are
    `judgements`. `assessments` holds, for each question, one at its latest time and, for states, one at every turning
    point both as then and in hindsight.
    """

    entities: tuple[Entity, ...]
    entity_of: Mapping[str, str]
    judgements: tuple[Judgement, ...]
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    assessments: tuple[Assessment, ...]
    events: tuple[Event, ...]
    sides: tuple[str, ...]
