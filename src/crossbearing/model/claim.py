"""A claim: one holder's word on one proposition, tied to the words that say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from crossbearing.model.document import Published

Span = tuple[int, int]
LinkRole = Literal["publisher", "relay", "holder"]
Manner = Literal["direct_quote", "paraphrase", "narration"]
Voice = Literal["report", "opinion"]
Stance = Literal["asserts", "denies", "doubts", "confirms", "concedes", "retracts", "predicts", "demands"]
Polarity = Literal["+", "-"]
Modality = Literal["actual", "planned", "conditional", "hypothetical", "predicted"]
CertaintyLevel = Literal[
    "almost certain", "very likely", "likely", "even", "unlikely", "very unlikely", "remote", "alleged"
]
TimePrecision = Literal["minute", "hour", "day", "part", "week", "month", "season", "year", "range"]
TimeRelation = Literal["at", "during", "since", "until", "by"]
TimeBasis = Literal["explicit", "relative", "inferred"]
PlaceRelation = Literal["in", "part", "near", "toward", "sector"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose word it is; `side` only as this document shows it."""

    name: str
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """One link of a chain of attribution."""

    name: str
    side: str | None
    role: LinkRole
    stance: Stance | None = None
    platform: str | None = None


@dataclass(frozen=True, slots=True)
class Spans:
    """Where the words of a claim stand: content, cue, holder, and what a pronoun holder stands for."""

    content: tuple[Span, ...]
    cue: Span | None = None
    holder: Span | None = None
    via: Span | None = None


@dataclass(frozen=True, slots=True)
class Certainty:
    """A hedge or booster and the likelihood it expresses (ICD-203 words, or "alleged")."""

    cue: str
    level: CertaintyLevel


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as the text gives it: bounds in its own unit, shares in percent; None is an open or unknown bound."""

    low: float | None
    high: float | None
    unit: str | None
    of: str | None
    per: str | None
    approximate: bool
    words: str


@dataclass(frozen=True, slots=True)
class PlaceCandidate:
    """One gazetteer reading of a place name, with its score between 0 and 1."""

    name: str
    lat: float
    lon: float
    country: str | None
    admin: str | None
    score: float
    source: str


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Where, by the name most used in the document; `part` is the part named ("northern outskirts")."""

    name: str
    part: str | None
    relation: PlaceRelation
    candidates: tuple[PlaceCandidate, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeRef:
    """When, half open; an unknown bound is None. `words` are the text's own."""

    start: str | None
    end: str | None
    precision: TimePrecision
    relation: TimeRelation
    ongoing: bool
    basis: TimeBasis
    words: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What one holder said, tied to the words that say it. `quote` is `text[start:end]`."""

    id: str
    document: str
    path: str | None
    start: int
    end: int
    quote: str
    spans: Spans
    context: Span
    chain: tuple[Link, ...]
    holder: Speaker | None  # None: narration, the publisher's own voice
    manner: Manner
    voice: Voice
    stance: Stance
    polarity: Polarity
    modality: Modality
    certainty: Certainty | None
    about: str | None
    frame: str
    roles: Mapping[str, str]
    quantity: Quantity | None
    place: PlaceRef | None
    time: TimeRef | None
    said: TimeRef | None
    reported_at: Published
    discussed_by: tuple[str, ...]
    reader: str
