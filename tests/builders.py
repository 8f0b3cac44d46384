"""Records for tests: a document and a claim with everything filled, each field open to change."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crossbearing.model.claim import Claim, Link, Spans, Speaker
from crossbearing.model.document import Document, Published
from crossbearing.model.ids import claim_id, document_id

TEXT = "The pilots' union said on Monday that forty flights had been cancelled. Northwing denied it."


def a_document(text: str = TEXT, **fields: Any) -> Document:
    """Return a report of 3 March 2031 by the Harbour Post, with fields changed as given."""
    path = fields.get("path", "report.txt")
    document = Document(
        id=document_id(url=None, path=path, source="Harbour Post", published="2031-03-03", text=text),
        path=path,
        url=None,
        source="Harbour Post",
        source_basis="given",
        title=None,
        byline=None,
        published=Published("2031-03-03", "2031-03-04", "given"),
        retrieved_at=None,
        language="en",
        genre="report",
        text=text,
        blocks=(),
        sha256="0" * 64,
    )
    return replace(document, **fields)


def a_claim(document: Document, start: int = 0, end: int = 17, **fields: Any) -> Claim:
    """Return a claim of a spokesman on `document.text[start:end]`, with fields changed as given."""
    spans = fields.pop("spans", Spans(content=((start, end),)))
    claim = Claim(
        id="",
        document=document.id,
        path=document.path,
        start=start,
        end=end,
        quote=document.text[start:end],
        spans=spans,
        context=(0, len(document.text)),
        chain=(Link("Harbour Post", None, "publisher"), Link("Ilse Brandt", "Northwing", "holder", "asserts")),
        holder=Speaker("Ilse Brandt", "Northwing"),
        manner="paraphrase",
        voice="report",
        stance="asserts",
        polarity="+",
        modality="actual",
        certainty=None,
        about=None,
        frame="statement",
        roles={},
        quantity=None,
        place=None,
        time=None,
        said=None,
        reported_at=document.published,
        discussed_by=(),
        reader="test-1",
    )
    claim = replace(claim, **fields)
    return (
        claim
        if claim.id
        else replace(
            claim,
            id=claim_id(
                document=claim.document,
                spans=claim.spans,
                frame=claim.frame,
                polarity=claim.polarity,
                roles=claim.roles,
                quantity=claim.quantity,
                place=claim.place,
            ),
        )
    )
