"""What is not known: open questions, word of one source, silent sides, undated documents, unlocated places."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.compose.figures import label
from crossbearing.compose.lead import as_clause, leadable, ranked
from crossbearing.compose.prose import called, is_allegation, neutral
from crossbearing.compose.states import located, only_past
from crossbearing.compose.view import View, entity_named, holder_of, known, latest, publisher_of
from crossbearing.compose.words import capital, joined, quoted, sentence
from crossbearing.model.document import Document
from crossbearing.model.dossier import Sentence
from crossbearing.model.judgement import Question

MOST = 4  # sentences of one kind
ALL = 12  # sentences in all


def unknown(view: View) -> tuple[Sentence, ...]:
    """Return what the ledger leaves open, each with the claims that show it."""
    asked = [q for q in ranked(view) if q.rule != "text" and not only_past(view, q)]
    found = [*_open(view, asked), *_one_voice(view, asked), *_silent(view, asked), *_undated(view), *_unlocated(view)]
    return tuple(s for s in found if s.cites)[:ALL]


def _ask(view: View, question: Question) -> str:
    if question.kind == "quantity":
        return label(view, question)
    clause = as_clause(question)
    return capital(clause) if clause else quoted(question.text.rstrip("?") + "?")


def _asks(questions: Sequence[Question]) -> str:
    return joined([as_clause(q) or quoted(q.text) for q in questions])


def _cites(view: View, question: Question) -> tuple[str, ...]:
    return known(view, [c.id for _, c in leadable(view, question.id)])


def _open(view: View, asked: Sequence[Question]) -> list[Sentence]:
    found = []
    for question in asked:
        assessment = latest(view, question.id)
        if assessment is not None and assessment.status in ("open", "disputed"):
            free = [c for _, c in leadable(view, question.id) if holder_of(view, c).side is None]
            tail = "" if free else ", and nobody here who is of no side answers it"
            verdict = "is open" if assessment.status == "open" else "is disputed"
            found.append(Sentence(sentence(f"{_ask(view, question)} {verdict}{tail}"), _cites(view, question)))
    return found[:MOST]


def _one_voice(view: View, asked: Sequence[Question]) -> list[Sentence]:
    found = []
    for question in asked:
        assessment = latest(view, question.id)
        claims = [c for _, c in leadable(view, question.id)]
        if assessment is None or assessment.status != "single_source" or not claims or question.kind == "event":
            continue
        voices = list(dict.fromkeys(called(view, holder_of(view, c)) for c in claims))
        found.append(
            Sentence(
                sentence(f"{_ask(view, question)} rests on the word of {joined(voices)} alone"), _cites(view, question)
            )
        )
    return found[:MOST]


def _silent(view: View, asked: Sequence[Question]) -> list[Sentence]:
    grouped: dict[str, list[Question]] = {}
    for question in asked:
        assessment = latest(view, question.id)
        if question.kind == "state" and assessment is not None and assessment.status != "disputed":
            for side in (s for s in assessment.sides_silent if _has_stake(view, question, s)):
                grouped.setdefault(side, []).append(question)
    return [
        Sentence(
            sentence(f"No word of {neutral(side)} was found here on {_asks(found[:4])}"),
            known(view, [c for q in found[:4] for c in _cites(view, q)]),
        )
        for side, found in sorted(grouped.items())
    ]


def _has_stake(view: View, question: Question, side: str) -> bool:
    """Say whether a question is a side's own affair: its key or one of its answers names it."""
    return side in question.key.values() or any(a.value == side for a in view.answers.get(question.id, ()))


def _undated(view: View) -> list[Sentence]:
    found = []
    for document in view.documents.values():
        if document.published.basis in ("unknown", "inferred"):
            own = known(view, [c.id for c in view.claims.values() if c.document == document.id])
            found.append(Sentence(sentence(f"When {_named(view, document)} was published is not given"), own[:3]))
    return found


def _named(view: View, document: Document) -> str:
    title = f" {quoted(document.title, 90)}" if document.title else ""
    return (
        f"{publisher_of(view, document)}{title}"
        if document.source is None
        else f"{publisher_of(view, document)}’s{title or ' ' + document.genre}"
    )


def _unlocated(view: View) -> list[Sentence]:
    cites: dict[str, list[str]] = {}
    for claim in view.claims.values():
        if claim.place is not None and claim.voice != "opinion" and not is_allegation(claim):
            place = located(view, claim.place.name)
            entity = entity_named(view, claim.place.name)
            if place is not None and place.lat is None and (entity is None or entity.kind == "place"):
                cites.setdefault(place.name, []).append(claim.id)
    if not cites:
        return []
    names = sorted(cites)[:MOST]
    lie = "lies" if len(names) == 1 else "lie"
    text = f"Where {joined([neutral(n) for n in names])} {lie} was not found in the gazetteer"
    return [Sentence(sentence(text), known(view, [cites[n][0] for n in names]))]
