"""From claims to judgements: who is who, what copies what, what is asked, and what the evidence supports."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.model.claim import Claim
from crossbearing.model.document import Document
from crossbearing.model.judgement import Judgement, Reconciliation
from crossbearing.model.packs import Packs
from crossbearing.reconcile.assess import assess_question
from crossbearing.reconcile.copies import find_copies, stand_ins
from crossbearing.reconcile.entities import find_entities
from crossbearing.reconcile.events import find_events
from crossbearing.reconcile.ground import Ground, claims_in_view, documents_in_view
from crossbearing.reconcile.history import View, assessments, with_numbers
from crossbearing.reconcile.journal import copies_by_hand, rulings
from crossbearing.reconcile.questions import ask
from crossbearing.reconcile.rows import Row, assess_rows
from crossbearing.reconcile.sides import parties
from crossbearing.reconcile.whose import with_sides

__all__ = ["Row", "assess_question", "assess_rows", "reconcile"]


def reconcile(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    journal: Sequence[Judgement],
    *,
    packs: Packs,
    as_of: str | None,
    as_known: str | None,
    at: str | None = None,
    include_undated: bool = False,
) -> Reconciliation:
    """Return all that can be concluded from the documents and claims published by the end of `as_of`.

    The order of the inputs changes nothing. Documents without a date enter only with `include_undated`, and then
    answer no state. `at` is the day the latest assessments are about (default: `as_of`, else the last day of
    publication).
    """
    seen = documents_in_view(documents, as_of=as_of, include_undated=include_undated)
    told = claims_in_view(claims, seen)
    copied = _copies(seen, journal)
    found = find_entities(seen, told, journal, packs)
    copy_of = {j.subject: j.value for j in copied}
    frames = packs.frames
    cast = found.cast
    opposed = parties(told, frames, cast)
    told = tuple(with_sides(c, frames.get(c.frame), cast, opposed) for c in told)
    ground = Ground(
        documents={d.id: d for d in seen},
        claims={c.id: c for c in told},
        copy_of=copy_of,
        stand_for=stand_ins(told, copy_of),
        cast=cast,
        frames=frames,
        parties=parties(told, frames, cast),
        words=packs.words,
        rank={d.id: i for i, d in enumerate(seen)},
    )
    asked = [with_numbers(one) for one in ask(ground)]
    decided = rulings(journal)
    view = View(as_of, as_known, at)
    return Reconciliation(
        entities=tuple(found.cast.entities.values()),
        entity_of={**found.cast.places, **found.cast.of},
        judgements=(*copied, *found.judgements),
        questions=tuple(one.question for one in asked),
        answers=tuple(reply.answer for one in asked for reply in one.replies),
        assessments=tuple(a for one in asked for a in assessments(one, ground, view, decided)),
        events=find_events(ground),
        sides=ground.parties,
    )


def _copies(documents: Sequence[Document], journal: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """Return which documents copy which, a person's word before the rule's."""
    by_hand = copies_by_hand(journal)
    ruled = tuple(j for j in find_copies(documents) if j.subject not in by_hand)
    known = {d.id for d in documents}
    own = {j.subject: j for j in journal if j.kind == "copy" and j.by.startswith("person:") and j.withdrawn_at is None}
    return (*ruled, *(own[s] for s, o in sorted(by_hand.items()) if o in known and s in known and s in own))
