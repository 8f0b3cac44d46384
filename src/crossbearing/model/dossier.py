"""The dossier: the page of a story as data. Every item carries `cites`; what has none is not printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import Field

from crossbearing.model.claim import Claim
from crossbearing.model.document import Genre, Published, SourceBasis
from crossbearing.model.judgement import Assessment, Change, Failure, Status, Tie

Cites = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One printed sentence and the claims that carry it."""

    text: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class StoryRef:
    """Which story a dossier is about."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What made a dossier: program version, reader and packs with theirs."""

    version: str
    reader: str
    packs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Said:
    """Who gives a value, by side where one is known."""

    side: str | None
    holder: str | None
    value: str
    cites: Cites


@dataclass(frozen=True, slots=True)
class Point:
    """One claimed value of a series."""

    at: str | None
    low: float | None
    high: float | None
    by: str | None
    cites: Cites


@dataclass(frozen=True, slots=True)
class Indicator:
    """A question with numbers: its value with range, who says so, and the series behind it."""

    question: str
    label: str
    value: str
    low: float | None
    high: float | None
    unit: str | None
    of: str | None
    per: str | None
    at: str | None
    by: tuple[Said, ...]
    series: tuple[Point, ...]
    status: Status
    cites: Cites


@dataclass(frozen=True, slots=True)
class DatedText:
    """A text that held from a time to a time (half open, None is not known)."""

    text: str
    start: str | None
    end: str | None
    cites: Cites


@dataclass(frozen=True, slots=True)
class Profile:
    """One person or organisation of the story."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...]
    parent: str | None
    side: str | None
    tie: Tie
    role: str | None
    role_history: tuple[DatedText, ...]
    status: str | None
    claims: tuple[str, ...]
    cites: Cites


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One happening; `between` names the neighbours of one without a date."""

    id: str
    date: str | None
    end: str | None
    precision: str | None
    basis: str | None
    between: tuple[str | None, str | None] | None
    title: str
    category: str | None
    text: str
    status: Status
    cites: Cites


@dataclass(frozen=True, slots=True)
class Located:
    """A place with coordinates where they are known."""

    name: str
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Turn:
    """A state at a turning point: as it could be judged then, in hindsight, and as each side claimed."""

    at: str
    as_then: Assessment
    in_hindsight: Assessment | None
    claimed_by: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class StateHistory:
    """Who or what held, over time, with the evidence at each turn."""

    question: str
    label: str
    place: Located | None
    history: tuple[Turn, ...]
    cites: Cites


@dataclass(frozen=True, slots=True)
class Scenario:
    """A possible future as a contract: what, by when, and what would decide it."""

    id: str
    title: str
    text: str
    by: str | None
    discussed_by: tuple[str, ...]
    deadline: str | None
    question: str | None
    test: str | None
    probability: float | None
    basis: str | None
    for_: Annotated[tuple[str, ...], Field(alias="for")]
    against: tuple[str, ...]
    state: str
    score: float | None
    cites: Cites


@dataclass(frozen=True, slots=True)
class Context:
    """A past happening that sources compare the story with."""

    title: str
    period: str | None
    what: tuple[Sentence, ...]
    short_term: tuple[Sentence, ...]
    long_term: tuple[Sentence, ...]
    why: tuple[Sentence, ...]
    cites: Cites


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question with its assessments, the most telling first."""

    id: str
    frame: str
    key: Mapping[str, str]
    text: str
    kind: str
    rule: str
    status: Status
    assessments: tuple[Assessment, ...]
    claims: tuple[str, ...]
    cites: Cites


@dataclass(frozen=True, slots=True)
class ClaimView(Claim):
    """A claim as printed: with its marked context and the names and sides that judgements give."""

    context_text: str  # at most 300 characters around the content
    marks: tuple[tuple[int, int], ...]  # content spans, as offsets into context_text
    holder_entity: str | None
    holder_name: str | None  # as most used in the story
    holder_side: str | None
    side_reason: str | None
    note: str | None  # e.g. "told by the other side's spokesman"
    number: int  # the citation number on the page


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document without its text, with its copies and versions."""

    id: str
    path: str | None
    url: str | None
    source: str | None
    source_basis: SourceBasis
    title: str | None
    byline: str | None
    published: Published
    retrieved_at: str | None
    language: str | None
    genre: Genre
    sha256: str
    claims: int
    copies: tuple[str, ...]
    copy_of: str | None
    versions: tuple[str, ...]
    note: str | None  # what it contributed, or why it did not
    cites: Cites


@dataclass(frozen=True, slots=True)
class SourceView:
    """One who publishes or speaks: kind, sides, and what of the story rests on it."""

    name: str
    kind: str
    sides: tuple[str, ...]
    documents: tuple[str, ...]
    claims: tuple[str, ...]
    origins: int
    record: Mapping[str, Any] | None
    cites: Cites


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One place that claims speak of, by the name most used, and how many do."""

    name: str
    lat: float | None
    lon: float | None
    claims: int
    cites: Cites


@dataclass(frozen=True, slots=True)
class Dossier:
    """The page of a story at a date."""

    story: StoryRef
    as_of: str | None
    as_known: str | None
    made_by: MadeBy
    headline: Sentence | None
    subtitle: Sentence | None
    lead: Sentence | None
    category: str | None
    overview: tuple[Sentence, ...]
    indicators: tuple[Indicator, ...]
    people: tuple[Profile, ...]
    organisations: tuple[Profile, ...]
    timeline: tuple[TimelineEntry, ...]
    states: tuple[StateHistory, ...]
    scenarios: tuple[Scenario, ...]
    context: tuple[Context, ...]
    questions: tuple[QuestionView, ...]
    claims: tuple[ClaimView, ...]
    documents: tuple[DocumentView, ...]
    sources: tuple[SourceView, ...]
    changes: tuple[Change, ...]
    unknown: tuple[Sentence, ...]
    unread: tuple[Failure, ...]
    places: tuple[PlaceView, ...] = ()
    opinions: tuple[Sentence, ...] = ()  # what opinion pieces argue, as their words; printed nowhere else
