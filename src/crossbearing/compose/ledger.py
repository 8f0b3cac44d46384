"""The ledger as printed: claims with marked context, documents with what each gave, sources with what rests on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from crossbearing.compose.people import speaks
from crossbearing.compose.prose import is_allegation, lexicon
from crossbearing.compose.view import View, affiliation_of, holder_of, known, publisher_of, tellers_of
from crossbearing.compose.words import EXCERPT_CHARS, clean, counted, joined
from crossbearing.model.claim import Claim, Span
from crossbearing.model.document import Document
from crossbearing.model.dossier import ClaimView, DocumentView, SourceView
from crossbearing.model.judgement import Entity

_CLAIM_FIELDS = tuple(f.name for f in fields(Claim))


def claim_views(view: View) -> tuple[ClaimView, ...]:
    """Return every claim of the view as printed, in ledger order."""
    denied = _denied(view)
    return tuple(_claim(view, claim, denied) for claim in view.claims.values())


def _claim(view: View, claim: Claim, denied: frozenset[str]) -> ClaimView:
    holder = holder_of(view, claim)
    whole = view.documents[claim.document].text
    text, marks = excerpt(whole, claim.context, claim.spans.content)
    if lexicon().insult.search(text):  # a neighbour's insult is no context that a reader needs
        text, marks = excerpt(whole, (claim.start, claim.end), claim.spans.content)
    own: dict[str, Any] = {name: getattr(claim, name) for name in _CLAIM_FIELDS}
    return ClaimView(
        **own,
        context_text=text,
        marks=marks,
        holder_entity=speaks(view, claim),
        holder_name=holder.name,
        holder_side=holder.side,
        side_reason=holder.reason,
        note=_note(view, claim, denied, text),
        number=view.numbers[claim.id],
    )


def _denied(view: View) -> frozenset[str]:
    """Return the claims that somebody denies: by reference, or by a denial of the same answer to the same question."""
    found = {c.about for c in view.claims.values() if c.about and c.stance in ("denies", "doubts")}
    for answers in view.answers.values():
        refused = {a.value for a in answers if a.negative}
        found |= {a.claim for a in answers if a.value in refused and not a.negative}
    return frozenset(one for one in found if one)


def _note(view: View, claim: Claim, denied: frozenset[str], context: str) -> str | None:
    """Return what a reader must know beside a claim: who relays it, that it accuses, that it is opinion."""
    notes = []
    *relays, holder = tellers_of(view, claim)
    if relays:
        sides = joined(sorted({t.side for t in relays if t.side}))
        notes.append(
            f"told by {joined([t.name for t in relays])}, of another side ({sides}): counts as that side’s word"
        )
    if claim.voice == "opinion":
        notes.append("opinion")
    if is_allegation(claim, context):
        notes.append(
            "an accusation; denied, see the question it answers"
            if claim.id in denied
            else "an accusation; no reply found here"
        )
    if claim.modality in ("planned", "conditional", "hypothetical", "predicted"):
        notes.append({"planned": "a plan", "predicted": "a forecast"}.get(claim.modality, claim.modality))
    if holder.side and holder.reason == "shown by this document":
        notes.append("side as this document shows it")
    return "; ".join(notes) or None


def excerpt(text: str, context: Span, content: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return at most 300 characters of a claim's context and the content spans as offsets into them.

    White space is kept one to one as single spaces, so that offsets hold; a cut is shown by an ellipsis.
    """
    start, end = min(context[0], content[0][0]), max(context[1], content[-1][1])
    if end - start > EXCERPT_CHARS:
        start, end = _window((start, end), (content[0][0], content[-1][1]))
    before, after = ("…" if start > context[0] else ""), ("…" if end < context[1] else "")
    pieces = [(max(s, start), min(e, end)) for s, e in content if e > start and s < end]
    shown, marks = before, []
    at = start
    for s, e in pieces:
        shown += _between(text[at:s], at == start)
        opening = len(shown)
        shown += clean(text[s:e])
        marks.append((opening, len(shown)))
        at = e
    return shown + _between(text[at:end], False).rstrip() + after, tuple(marks)


def _window(whole: Span, marked: Span) -> Span:
    room = EXCERPT_CHARS - 2 - (marked[1] - marked[0])
    if room <= 0:
        return marked[0], marked[0] + EXCERPT_CHARS - 2
    start = max(whole[0], marked[0] - room // 2)
    end = min(whole[1], start + EXCERPT_CHARS - 2)
    return max(whole[0], end - EXCERPT_CHARS + 2), end


def _between(text: str, opening: bool) -> str:
    """Return unmarked text cleaned, with a space kept where it touched its neighbours by white space."""
    bare = clean(text)
    lead = " " if text[:1].isspace() and not opening else ""
    tail = " " if text[-1:].isspace() and bare else ""
    return lead + bare + tail


def document_views(view: View) -> tuple[DocumentView, ...]:
    """Return the documents of the view, without their text, and last those of which no date at all is known.

    A document that came out after `as_of` is not named: the page must not show what was not out yet.
    """
    inside = [_document(view, d, None) for d in view.documents.values()]
    undated = [d for d in view.outside if d.published.latest is None and d.published.earliest is None]
    why = "no date is known, so it enters no view of a past date"
    return (*inside, *(_document(view, d, why) for d in undated))


def _document(view: View, document: Document, outside: str | None) -> DocumentView:
    own = [c for c in view.claims.values() if c.document == document.id]
    copies = tuple(sorted(d for d, original in view.copies.items() if original == document.id))
    return DocumentView(
        id=document.id,
        path=document.path,
        url=document.url,
        source=document.source,
        source_basis=document.source_basis,
        title=document.title,
        byline=document.byline,
        published=document.published,
        retrieved_at=document.retrieved_at,
        language=document.language,
        genre=document.genre,
        sha256=document.sha256,
        claims=len(own),
        copies=copies,
        copy_of=view.copies.get(document.id),
        versions=(),
        note=outside or _contribution(view, own),
        cites=known(view, [c.id for c in own]),
    )


def _contribution(view: View, own: Sequence[Claim]) -> str:
    if not own:
        return "no claim was found in it"
    quoted_ = list(dict.fromkeys(holder_of(view, c).name for c in own if c.holder is not None))
    alone = _only_here(view, own)
    parts = [counted(len(own), "claim")]
    if quoted_:
        parts.append(
            f"quotes {counted(len(quoted_), 'voice')}, among them {joined(quoted_[:3])}"
            if len(quoted_) > 3
            else f"quotes {joined(quoted_)}"
        )
    if alone:
        parts.append(f"alone here on {counted(alone, 'question')}")
    return "; ".join(parts)


def _only_here(view: View, own: Sequence[Claim]) -> int:
    """Return how many questions only these claims answer."""
    ids = {c.id for c in own}
    return sum({a.claim for a in answers} <= ids for answers in view.answers.values() if answers)


def sources(view: View) -> tuple[SourceView, ...]:
    """Return everyone who publishes or speaks, those with most claims first."""
    said: dict[str, list[Claim]] = {}
    for claim in view.claims.values():
        said.setdefault(speaks(view, claim) or f"name:{holder_of(view, claim).name}", []).append(claim)
    for document in view.documents.values():
        key = view.entity_of.get(document.source or "") or f"name:{publisher_of(view, document)}"
        said.setdefault(key, [])
    found = [_source(view, key, claims) for key, claims in said.items()]
    return tuple(sorted((s for s in found if s.cites), key=lambda s: (-len(s.claims), s.name)))


def _source(view: View, key: str, claims: Sequence[Claim]) -> SourceView:
    entity = view.entities.get(key)
    name = entity.names[0] if entity else key.removeprefix("name:")
    published = [d for d in view.documents.values() if _publishes(view, d, key)]
    ids = {c.id for c in claims}
    told = known(view, [c.id for c in view.claims.values() if c.document in {d.id for d in published}])
    sides = {holder_of(view, c).side for c in claims} - {None}
    return SourceView(
        name=clean(name),
        kind=_kind(entity, published),
        sides=tuple(sorted(s for s in sides if s)),
        documents=tuple(d.id for d in published),
        claims=known(view, ids),
        origins=_origins(view, ids),
        record=None,
        cites=known(view, ids) or told,
    )


def _publishes(view: View, document: Document, key: str) -> bool:
    return (view.entity_of.get(document.source or "") or f"name:{publisher_of(view, document)}") == key


def _kind(entity: Entity | None, published: Sequence[Document]) -> str:
    if published:
        genres = sorted({d.genre for d in published})
        return f"publisher of {joined(genres)}"
    if entity is None:
        return "voice without a name"
    affiliation = affiliation_of(entity, None, None)
    tie = {"party": ", speaks for a party", "state": ", of a state", "aligned": ", close to a party"}.get(
        affiliation.tie if affiliation else "", ""
    )
    return f"{entity.kind}{tie}"


def _origins(view: View, claims: set[str]) -> int:
    """Return on how many independent origins its claims rest, counted once over all questions; its own word is one."""
    roots = {tuple(sorted(o.claims)) for found in view.assessments.values() for a in found for o in a.origins}
    return max(sum(not claims.isdisjoint(root) for root in _merged(roots)), 1 if claims else 0)


def _merged(roots: set[tuple[str, ...]]) -> list[set[str]]:
    merged: list[set[str]] = []
    for root in sorted(roots):
        touching = [m for m in merged if not m.isdisjoint(root)]
        merged = [m for m in merged if m.isdisjoint(root)] + [set(root).union(*touching)]
    return merged
