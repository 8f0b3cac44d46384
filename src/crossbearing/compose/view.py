"""The view that every section is composed from: records by id, in one order, with the names and sides judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossbearing.compose.words import clean, day
from crossbearing.model.claim import Claim, LinkRole
from crossbearing.model.clock import in_view, meets
from crossbearing.model.document import Block, Document, Genre
from crossbearing.model.judgement import (
    Affiliation,
    Answer,
    Assessment,
    Entity,
    Event,
    Question,
    Reconciliation,
    Status,
    Tie,
)
from crossbearing.model.packs import Frame, Packs

BOUND: tuple[Tie, ...] = ("party", "state")  # ties that make someone's word their side's word


@dataclass(frozen=True, slots=True)
class View:
    """What was published by `as_of`, indexed; `claims` in ledger order: by publication, then place in the text."""

    documents: Mapping[str, Document]
    outside: tuple[Document, ...]  # handed in without a date; what is out later is not even named
    claims: Mapping[str, Claim]
    numbers: Mapping[str, int]
    entities: Mapping[str, Entity]
    entity_of: Mapping[str, str]
    sides: tuple[str, ...]
    questions: Mapping[str, Question]
    answers: Mapping[str, tuple[Answer, ...]]  # by question
    assessments: Mapping[str, tuple[Assessment, ...]]  # by question, oldest time first
    events: tuple[Event, ...]
    copies: Mapping[str, str]
    frames: Mapping[str, Frame]
    listed: Mapping[str, str]  # by name: what a cited public list calls a body
    side_words: Mapping[str, tuple[str, ...]]  # by side: names, adjectives and capitals that show it
    as_of: str | None


def view_of(
    documents: Iterable[Document],
    claims: Iterable[Claim],
    reconciliation: Reconciliation,
    packs: Packs,
    as_of: str | None,
    include_undated: bool,
) -> View:
    """Return the view at `as_of`: documents out by then (undated ones only if asked for) and their claims."""
    everything = sorted(documents, key=_by_publication)
    seen = {d.id: d for d in everything if _is_out(d, as_of, include_undated)}
    place = {identifier: at for at, identifier in enumerate(seen)}
    kept = sorted((c for c in claims if c.document in seen), key=lambda c: (place[c.document], c.start, c.end, c.id))
    return View(
        documents=seen,
        outside=tuple(d for d in everything if d.id not in seen and d.published.latest is None),
        claims={c.id: c for c in kept},
        numbers={c.id: at for at, c in enumerate(kept, start=1)},
        entities={e.id: e for e in reconciliation.entities},
        entity_of=reconciliation.entity_of,
        sides=reconciliation.sides,
        questions={q.id: q for q in reconciliation.questions},
        answers=_answers(reconciliation, {c.id for c in kept}),
        assessments=_assessments(reconciliation),
        events=reconciliation.events,
        copies={j.subject: j.value for j in reconciliation.judgements if j.kind == "copy" and not j.withdrawn_at},
        frames=packs.frames,
        listed={name: actor.kind for actor in packs.actors for name in (actor.name, *actor.aliases)},
        side_words={legend.name: (legend.name, *legend.adjectives, *legend.metonyms) for legend in packs.legends},
        as_of=as_of,
    )


def _by_publication(document: Document) -> tuple[str, str, str]:
    published = document.published
    return (published.latest or published.earliest or "9999", document.path or document.url or "", document.id)


def _is_out(document: Document, as_of: str | None, include_undated: bool) -> bool:
    latest = document.published.latest
    if latest is None:
        return include_undated or as_of is None
    return as_of is None or in_view(latest, as_of)


def _answers(reconciliation: Reconciliation, kept: set[str]) -> dict[str, tuple[Answer, ...]]:
    grouped: dict[str, list[Answer]] = {}
    for answer in reconciliation.answers:
        if answer.claim in kept:
            grouped.setdefault(answer.question, []).append(answer)
    return {question: tuple(found) for question, found in grouped.items()}


def _assessments(reconciliation: Reconciliation) -> dict[str, tuple[Assessment, ...]]:
    grouped: dict[str, list[Assessment]] = {}
    for assessment in reconciliation.assessments:
        grouped.setdefault(assessment.question, []).append(assessment)
    return {
        question: tuple(sorted(found, key=lambda a: (a.at.start or a.at.end or "", a.hindsight)))
        for question, found in grouped.items()
    }


def latest(view: View, question: str) -> Assessment | None:
    """Return a question's assessment at its latest time, of those at that time one without hindsight."""
    found = view.assessments.get(question, ())
    return max(found, key=lambda a: (a.at.start or a.at.end or "", not a.hindsight), default=None)


def status_of(view: View, question: str) -> Status:
    """Return a question's status at its latest time; `open` without an assessment."""
    assessment = latest(view, question)
    return assessment.status if assessment else "open"


def known(view: View, cites: Iterable[str]) -> tuple[str, ...]:
    """Return those ids that are claims of the view, each once, in ledger order."""
    return tuple(sorted({c for c in cites if c in view.numbers}, key=lambda c: view.numbers[c]))


def entity_named(view: View, name: str) -> Entity | None:
    """Return the entity a name stands for, or None."""
    return view.entities.get(view.entity_of.get(name, ""))


def name_of(view: View, name: str) -> str:
    """Return a name as the story uses it most."""
    found = entity_named(view, name)
    return clean(found.names[0] if found and found.names else name)


def affiliation_of(entity: Entity | None, start: str | None, end: str | None) -> Affiliation | None:
    """Return the affiliation that holds over a time; with several, the first listed."""
    if entity is None:
        return None
    holding = [a for a in entity.affiliations if meets(a.start, a.end, start, end)]
    return holding[0] if holding else None


@dataclass(frozen=True, slots=True)
class Teller:
    """One whose word is printed: the name, the side and how closely tied, and why that side."""

    name: str
    side: str | None
    tie: Tie
    reason: str | None


def publisher_of(view: View, document: Document) -> str:
    """Return what to call a document's publisher: its name, else "an unsigned report of 3 May 2021"."""
    if document.source:
        return name_of(view, document.source)
    kind = {"opinion": "opinion piece", "page": "page", "post": "post"}.get(document.genre, document.genre)
    article = "an unsigned" if document.source is None and not document.byline else "an unnamed outlet's"
    published = document.published
    dated = published.earliest if published.basis in ("given", "metadata", "dateline") else None
    return f"{article} {kind}" + (f" of {day(dated)}" if dated else " without a date")


def teller_of(view: View, name: str, side: str | None, claim: Claim) -> Teller:
    """Return a teller under the name most used, with the side judged, else the side this document shows."""
    entity = entity_named(view, name)
    at = affiliation_of(entity, claim.reported_at.earliest, claim.reported_at.latest)
    if side is None and at is not None and at.side is not None:
        return Teller(name_of(view, name), at.side, at.tie, at.reason or None)
    tie: Tie = at.tie if at is not None and at.side == side else "party" if side else "unknown"
    return Teller(name_of(view, name), side, tie, "shown by this document" if side else None)


def holder_of(view: View, claim: Claim) -> Teller:
    """Return whose word a claim is: the holder, else the publisher in its own voice."""
    if claim.holder is not None:
        return teller_of(view, claim.holder.name, claim.holder.side, claim)
    return publishing(view, claim)


def publishing(view: View, claim: Claim) -> Teller:
    """Return who publishes a claim."""
    document = view.documents[claim.document]
    if document.source is None:
        return Teller(publisher_of(view, document), None, "unknown", None)
    return teller_of(view, document.source, None, claim)


def tellers_of(view: View, claim: Claim) -> tuple[Teller, ...]:
    """Return those a sentence must name, outermost first: relays of another side than the holder's, then the holder."""
    holder = holder_of(view, claim)
    links = [link for link in claim.chain if link.role in ("relay", "publisher")] if claim.holder else []
    passing = [(link.role, teller_of(view, link.name, link.side, claim)) for link in links]
    genre = view.documents[claim.document].genre
    binding = [t for role, t in passing if _binds(role, t, genre)]
    opposed = [t for t in binding if t.side and t.side != holder.side and t.name != holder.name]
    return (*dict.fromkeys(opposed), holder)


def _binds(role: LinkRole, teller: Teller, genre: Genre) -> bool:
    """Say whether who passes a word on makes it that side's: a relay does, a publisher if it is a party's.

    An outlet that is a side only as itself, party to some quarrel of its own, still reports in its reports.
    """
    if role == "publisher" and genre == "report" and teller.side == teller.name:
        return False
    return teller.tie in BOUND or (role == "relay" and teller.tie != "independent")


def shows_side(view: View, name: str, side: str) -> bool:
    """Say whether a name itself shows its side, so that naming the side again would only repeat it."""
    words = view.side_words.get(side, (side,))
    return any(word.lower() in name.lower() for word in (side, *words))


def block_of(view: View, claim: Claim) -> Block | None:
    """Return the block of layout a claim stands in, or None."""
    blocks = view.documents[claim.document].blocks
    return next((b for b in blocks if b.start <= claim.start < b.end), None)
