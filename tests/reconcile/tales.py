"""What the tests of reconciling share: a story told by hand, claim by claim."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from crossbearing.model.claim import (
    Certainty,
    Claim,
    Link,
    PlaceCandidate,
    PlaceRef,
    Quantity,
    Span,
    Spans,
    Speaker,
    TimeRef,
)
from crossbearing.model.clock import day_after
from crossbearing.model.document import Block, Document, Published
from crossbearing.model.ids import claim_id, document_id
from crossbearing.model.judgement import Assessment, Judgement, Question, Reconciliation
from crossbearing.model.packs import Actor, Frame, GazetteerPlace, Legend, Pack, Packs, QuestionRule
from crossbearing.reconcile import reconcile


class NoPlaces:
    """A gazetteer that knows nothing."""

    def lookup(self, _name: str) -> Sequence[GazetteerPlace]:
        """Return no place."""
        return ()


def rule(name: str, text: str, kind: Any, by: Any, slots: str, value: str) -> QuestionRule:
    """Return a question rule from short forms."""
    return QuestionRule(name, text, kind, by, tuple(slots.split()), value)


def frame(name: str, *questions: QuestionRule, event: bool = True, gains: str | None = None, loses: str | None = None):
    """Return a frame without triggers: the tests make their claims themselves."""
    return Frame(name, "test", name.title(), event, gains, loses, (), questions)


HOLDER = "Who controls {place}?"

PACKS = Packs(
    packs=(
        Pack(
            "test",
            "1",
            (
                frame("statement", event=False),
                frame("appointment", event=False),
                frame(
                    "control",
                    rule("holder", HOLDER, "state", "exclusive", "place", "side"),
                    rule(
                        "share",
                        "What share of {place} does {actor} hold?",
                        "quantity",
                        "share",
                        "place actor",
                        "quantity",
                    ),
                    gains="actor",
                    loses="target",
                ),
                frame("advance", rule("holder", HOLDER, "state", "exclusive", "place", "side"), gains="actor"),
                frame(
                    "population",
                    rule("number", "Population of {place}[, {kind}]", "quantity", "interval", "place kind", "quantity"),
                    event=False,
                ),
                frame(
                    "casualties",
                    rule(
                        "count",
                        "How many {object} were {kind}[ at {place}]?",
                        "quantity",
                        "count",
                        "object kind place",
                        "quantity",
                    ),
                    loses="object",
                ),
                frame(
                    "authenticity",
                    rule("nature", "What is {object}?", "identity", "exclusive", "object", "alleged"),
                    event=False,
                ),
                frame(
                    "incident",
                    rule("happened", "Was there {kind}[ at {place}]?", "event", "exclusive", "kind place", "happened"),
                ),
                frame(
                    "breach",
                    rule("happened", "Did {actor} break {object}?", "event", "exclusive", "actor object", "happened"),
                    loses="actor",
                ),
            ),
            {"authority": ("court", "inspectorate"), "picture": ("picture", "image", "video", "footage", "photograph")},
        ),
    ),
    legends=(
        Legend("Ardania", ("Ardanian", "Ardanians"), ("Ardan City",), "made up"),
        Legend("Borland", ("Borlandic", "Borlanders"), ("Borstad",), "made up"),
    ),
    actors=(
        Actor("North Wire", ("NW",), "agency", None, "unknown", "made up"),
        Actor("Ardanian State Radio", ("ASR",), "agency", "Ardania", "state", "made up"),
    ),
    gazetteer=NoPlaces(),
)


def day(start: str, end: str | None = None) -> TimeRef:
    """Return a time of one day, or from a day up to another (exclusive)."""
    return TimeRef(start, end or day_after(start), "range" if end else "day", "at", False, "explicit", start)


def number(low: float | None, high: float | None = None, unit: str | None = None, about: bool = False) -> Quantity:
    """Return a quantity; a single number is exact."""
    return Quantity(low, high if high is not None else low, unit, None, None, about, f"{low}")


def at_least(low: float) -> Quantity:
    """Return a lower bound."""
    return Quantity(low, None, None, None, None, False, f"at least {low}")


@dataclass
class Tale:
    """A story in the making: documents with their claims, and what reconciling makes of them."""

    documents: list[Document] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    journal: list[Judgement] = field(default_factory=list)
    counter: itertools.count[int] = field(default_factory=itertools.count)

    def document(self, source: str | None, out: str | None, text: str = "", kind: Any = "paragraph") -> Document:
        """Add a document that came out on one day (None: undated); without a text, one like no other."""
        nonce = next(self.counter)
        text = text or f"{source} {nonce} " + " ".join(f"w{nonce}x{i}" for i in range(400))
        made = Document(
            id=document_id(url=None, path=f"{nonce}.txt", source=source, published=out, text=text),
            path=f"{nonce}.txt",
            url=None,
            source=source,
            source_basis="given" if source else "unknown",
            title=None,
            byline=None,
            published=Published(out, day_after(out) if out else None, "given" if out else "unknown"),
            retrieved_at=None,
            language="en",
            genre="report",
            text=text,
            blocks=(Block(0, len(text), kind),),
            sha256="0" * 64,
        )
        self.documents.append(made)
        return made

    def claim(
        self,
        document: Document,
        frame_name: str,
        roles: Mapping[str, str],
        *,
        by: str | None = None,
        side: str | None = None,
        relays: Sequence[tuple[str, str | None]] = (),
        place: str | None = None,
        part: str | None = None,
        relation: Any = "in",
        near: Sequence[PlaceCandidate] = (),
        time: TimeRef | None = None,
        said: TimeRef | None = None,
        quantity: Quantity | None = None,
        hedge: Certainty | None = None,
        span: Span | None = None,
        **facts: Any,
    ) -> Claim:
        """Add a claim of that document: narration, or `by` a holder, through relays (outlet-nearest first)."""
        start, end = span or (10 * next(self.counter) % 900, 0)
        end = end or start + 9
        spans = Spans(((start, end),), None, (start, start + 1) if by else None)
        where = PlaceRef(place, part, relation, tuple(near)) if place else None
        chain = [Link(document.source, None, "publisher")] if document.source else []
        chain += [Link(name, relay_side, "relay") for name, relay_side in relays]
        chain += [Link(by, side, "holder")] if by else []
        made = Claim(
            **{
                "id": claim_id(
                    document=document.id,
                    spans=spans,
                    frame=frame_name,
                    polarity=facts.get("polarity", "+"),
                    roles={**roles, "by": by or ""},
                    quantity=quantity,
                    place=where,
                ),
                "document": document.id,
                "path": document.path,
                "start": start,
                "end": end,
                "quote": document.text[start:end],
                "spans": spans,
                "context": (start, end),
                "chain": tuple(chain),
                "holder": Speaker(by, side) if by else None,
                "manner": "paraphrase" if by else "narration",
                "voice": "report",
                "stance": "asserts",
                "polarity": "+",
                "modality": "actual",
                "certainty": hedge,
                "about": None,
                "frame": frame_name,
                "roles": dict(roles),
                "quantity": quantity,
                "place": where,
                "time": time,
                "said": said,
                "reported_at": document.published,
                "discussed_by": (),
                "reader": "by hand",
                **facts,
            }
        )
        self.claims.append(made)
        return made

    def holds(self, document: Document, actor: str, place: str = "Lomna", **facts: Any) -> Claim:
        """Add a claim that an actor holds a place."""
        roles = {"actor": actor, "change": "held", "extent": "full", **facts.pop("roles", {})}
        return self.claim(document, "control", roles, place=place, **facts)

    def reconciled(self, **when: Any) -> Reconciliation:
        """Return what reconciling concludes."""
        views = {"as_of": None, "as_known": None, **when}
        return reconcile(self.documents, self.claims, self.journal, packs=PACKS, **views)


def question(found: Reconciliation, text: str) -> Question:
    """Return the question of that text."""
    return next(q for q in found.questions if q.text == text)


def latest(found: Reconciliation, text: str) -> Assessment:
    """Return the assessment at the latest time of the question of that text."""
    wanted = question(found, text).id
    return next(a for a in found.assessments if a.question == wanted)


def chances(assessment: Assessment) -> dict[str, float]:
    """Return each value's probability."""
    return {v.value: v.probability or 0.0 for v in assessment.values}
