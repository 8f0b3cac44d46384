"""What the listing verbs print for people: a claim in a line, and the reasons behind an id."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.errors import StopRun
from crossbearing.model.claim import Link
from crossbearing.model.clock import last_day
from crossbearing.model.document import Published
from crossbearing.model.dossier import ClaimView, Dossier, QuestionView
from crossbearing.model.judgement import Assessment, Entity, Event, Reconciliation


def claim_line(claim: ClaimView) -> str:
    """Return one claim as a line: id, who says it, how, and the words."""
    who = claim.holder_name or (claim.chain[0].name if claim.chain else "not known who")
    side = f" ({claim.holder_side})" if claim.holder_side else ""
    return f"{claim.id}  {who}{side} {claim.stance} [{claim.frame} {claim.polarity}]: “{_flat(claim.quote)}”"


def why_lines(dossier: Dossier, reconciliation: Reconciliation, identifier: str) -> Iterator[str]:
    """Yield, in plain words, why the thing of that id stands as it does.

    Raises StopRun if the story has nothing of that id.
    """
    for claim in dossier.claims:
        if claim.id == identifier:
            yield from _why_claim(dossier, claim)
            return
    for question in dossier.questions:
        if question.id == identifier:
            yield from _why_question(question)
            return
    for entity in reconciliation.entities:
        if entity.id == identifier:
            yield from _why_entity(reconciliation, entity)
            return
    for event in reconciliation.events:
        if event.id == identifier:
            yield from _why_event(dossier, event)
            return
    for document in dossier.documents:
        if document.id == identifier:
            yield f"document {document.path or document.url} by {document.source or 'an unnamed publisher'}"
            yield f"published: {published_words(document.published)}"
            yield document.note or f"{document.claims} claims were read from it"
            yield from _judged(reconciliation, identifier)
            return
    raise StopRun(
        f"this story has nothing with the id {identifier}", "take an id from `claims`, `story --json` or the page"
    )


def published_words(published: Published) -> str:
    """Return when a document came out, in words, with how that is known."""
    first = published.earliest[:10] if published.earliest else None
    last = last_day(published.latest) if published.latest else None
    if first is None and last is None:
        return "not known"
    if first == last:
        return f"{first} ({published.basis})"
    bounds = [f"not before {first}" if first else "", f"not after {last}" if last else ""]
    return f"{' and '.join(b for b in bounds if b)} ({published.basis})"


def _flat(text: str) -> str:
    return " ".join(text.split())


def _chain(chain: tuple[Link, ...]) -> str:
    return " > ".join(f"{link.name} ({link.role}{', ' + link.side if link.side else ''})" for link in chain)


def _why_claim(dossier: Dossier, claim: ClaimView) -> Iterator[str]:
    document = next((d for d in dossier.documents if d.id == claim.document), None)
    yield claim_line(claim)
    yield f"in: {_flat(claim.context_text)}"
    yield f"chain: {_chain(claim.chain) or 'nobody named: the text tells it itself'}"
    if document is not None:
        yield f"from: {document.path or document.url}, published {published_words(document.published)}"
    for label, when in (("about", claim.time), ("said", claim.said)):
        if when is not None:
            yield f"{label}: “{when.words}”, {when.start or 'not known'} to {when.end or 'not known'} ({when.basis})"
    yield f"side: {claim.side_reason or 'none shown'}"
    if claim.note:
        yield f"note: {claim.note}"
    for question in dossier.questions:
        for assessment in question.assessments[:1]:
            yield from _role_in(question, assessment, claim.id)


def _role_in(question: QuestionView, assessment: Assessment, claim: str) -> Iterator[str]:
    for origin in assessment.origins:
        if claim in origin.claims:
            yield f"question: {question.text} ({question.id})"
            yield f"  origin: {origin.reason} ({len(origin.claims)} claims)"
    for reason in assessment.because:
        if claim in reason.claims:
            yield f"  {reason.weight:+.2f} for “{reason.value}”: {reason.why}"


def _why_question(question: QuestionView) -> Iterator[str]:
    yield f"{question.text} {question.status.replace('_', ' ')}"
    for assessment in question.assessments:
        tense = " in hindsight" if assessment.hindsight else ""
        at, as_of = assessment.at.start or "no known time", assessment.as_of or "now"
        yield f"at {at}, as of {as_of}{tense}: {assessment.status}"
        for value in assessment.values:
            share = "" if value.probability is None else f" {value.probability:.2f} ({value.words})"
            yield f"  {value.value}:{share} {value.status}"
        for reason in assessment.because:
            yield f"    {reason.weight:+.2f} for “{reason.value}”: {reason.why}"


def _why_entity(reconciliation: Reconciliation, entity: Entity) -> Iterator[str]:
    yield f"{entity.kind} {', '.join(entity.names)}"
    for tie in entity.affiliations:
        yield f"side: {tie.side or 'none'} ({tie.tie}) {tie.reason}".rstrip()
    for role in entity.roles:
        yield f"role: {role.text}"
    yield from _judged(reconciliation, entity.id)


def _why_event(dossier: Dossier, event: Event) -> Iterator[str]:
    yield f"{event.title} ({event.category or 'no category'}), {event.status.replace('_', ' ')}"
    for claim in dossier.claims:
        if claim.id in event.claims:
            yield f"  {claim_line(claim)}"


def _judged(reconciliation: Reconciliation, subject: str) -> Iterator[str]:
    for judgement in reconciliation.judgements:
        if subject in (judgement.subject, judgement.value):
            yield f"judged {judgement.kind} by {judgement.by}: {judgement.reason}"
