"""What changed between two dossiers of a story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.compose.marks import value_words
from crossbearing.model.dossier import Cites, Dossier, QuestionView
from crossbearing.model.ids import content_id
from crossbearing.model.judgement import Change

# How telling a kind of change is, 0 to 1: what the page lists first.
WEIGHTS = {"status": 1.0, "question": 0.8, "indicator": 0.7, "event": 0.6, "document": 0.4}


def changes(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """Return how `after` differs from `before`, the most telling first.

    Documents, questions, statuses, figures and events count.

    A change's `subject` is the id of what changed. What `before` has and `after` lacks is named too.
    """
    found = [
        *_compared("document", _documents(before), _documents(after)),
        *_compared("question", _questions(before), _questions(after), only_new=True),
        *_compared("status", _statuses(before), _statuses(after), only_kept=True),
        *_compared("indicator", _figures(before), _figures(after)),
        *_compared("event", _events(before), _events(after)),
    ]
    made = [
        Change(
            id=content_id("chg", [after.story.id, kind, subject, old, new, after.as_of]),
            story=after.story.id,
            kind=kind,
            subject=subject,
            before=old,
            after=new,
            at=after.as_of,
            weight=WEIGHTS[kind],
        )
        for kind, subject, old, new in found
    ]
    return tuple(sorted(made, key=lambda c: (-c.weight, c.after or c.before or "", c.id)))


def _compared(
    kind: str, before: dict[str, str], after: dict[str, str], *, only_new: bool = False, only_kept: bool = False
) -> Iterator[tuple[str, str, str | None, str | None]]:
    for subject in sorted(before.keys() | after.keys()):
        old, new = before.get(subject), after.get(subject)
        if old == new or (only_new and old is not None and new is not None):
            continue
        if only_kept and (old is None or new is None):
            continue
        yield kind, subject, old, new


def _documents(page: Dossier) -> dict[str, str]:
    return {d.id: d.source or d.title or d.path or d.url or "an unnamed document" for d in page.documents if d.claims}


def _tells(question: QuestionView) -> bool:
    return question.frame != "appointment"


def _questions(page: Dossier) -> dict[str, str]:
    """Return the states newly asked about; a new figure or event is named as such."""
    return {q.id: q.text for q in page.questions if q.kind == "state"}


def _statuses(page: Dossier) -> dict[str, str]:
    return {q.id: f"{q.text} {_standing(q)}" for q in page.questions if _tells(q)}


def _standing(question: QuestionView) -> str:
    status = question.status.replace("_", " ")
    best = question.assessments[0].values[:1] if question.assessments else ()
    return f"{status}, {value_words(best[0].value)}" if status == "decided" and best else status


def _figures(page: Dossier) -> dict[str, str]:
    return {i.question: f"{i.label}: {i.value}" for i in page.indicators}


def _events(page: Dossier) -> dict[str, str]:
    return {e.id: e.title for e in page.timeline}


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change in words, with the claims that carry what stands now."""

    label: str
    text: str
    cites: Cites


def change_lines(page: Dossier) -> list[ChangeLine]:
    """Return a dossier's changes in words, in their order; one whose subject the page no longer cites is left out."""
    cites = {
        **{q.id: q.cites for q in page.questions},
        **{i.question: i.cites for i in page.indicators},
        **{e.id: e.cites for e in page.timeline},
        **{d.id: d.cites for d in page.documents},
    }
    lines = [ChangeLine(*_in_words(change), cites.get(change.subject, ())) for change in page.changes]
    return [line for line in lines if line.cites]


def _in_words(change: Change) -> tuple[str, str]:
    now, was = change.after or "", change.before or ""
    if change.kind == "status":
        question, _, standing = now.partition("? ")
        return "Status", f"{question}? Now {standing}, before {was.partition('? ')[2]}."
    if change.kind == "question":
        return "New question", now
    if change.kind == "indicator":
        return ("New figure", f"{now}.") if not was else ("Figure", f"{now}; before, {was.rpartition(': ')[2]}.")
    return {"event": "New on the timeline", "document": "New document by"}[change.kind], f"{now}."
