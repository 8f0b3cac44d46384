"""States over time and questions with their assessments: who claims what, judged as then and in hindsight."""

from __future__ import annotations

from crossbearing.compose.lead import ranked
from crossbearing.compose.past import is_context
from crossbearing.compose.prose import neutral
from crossbearing.compose.view import View, holder_of, known, name_of, status_of, tellers_of
from crossbearing.model.clock import instant
from crossbearing.model.dossier import Located, QuestionView, Said, StateHistory, Turn
from crossbearing.model.judgement import Answer, Assessment, Question

STATUS_ORDER = ("disputed", "decided", "agreed", "corroborated", "one_sided", "single_source", "open")


def states(view: View) -> tuple[StateHistory, ...]:
    """Return the history of each state question that has a place, the most contested first."""
    order = {q.id: at for at, q in enumerate(ranked(view))}
    asked = [q for q in view.questions.values() if q.kind == "state" and q.key.get("place") and not only_past(view, q)]
    asked = [q for q in asked if not only_opinion(view, q)]
    found = [one for q in asked if (one := _history(view, q)) is not None]
    return tuple(sorted(found, key=lambda s: (order.get(s.question, len(order)), s.label, s.question)))


def only_past(view: View, question: Question) -> bool:
    """Say whether only pages' historical context answers a question."""
    answers = view.answers.get(question.id, ())
    return all(is_context(view, view.claims[a.claim]) for a in answers)


def only_opinion(view: View, question: Question) -> bool:
    """Say whether opinion pieces alone answer a question: what they argue is printed as their words only."""
    return all(view.claims[a.claim].voice == "opinion" for a in view.answers.get(question.id, ()))


def _history(view: View, question: Question) -> StateHistory | None:
    then: dict[str, Assessment] = {}
    later: dict[str, Assessment] = {}
    for assessment in view.assessments.get(question.id, ()):
        at = assessment.at.start or assessment.at.end
        if at is not None and assessment.values:
            (later if assessment.hindsight else then)[at] = assessment
    if not then:
        return None
    turns = tuple(Turn(at, one, later.get(at), _claimed_by(view, question, at)) for at, one in sorted(then.items()))
    cites = known(view, [a.claim for a in view.answers.get(question.id, ())])
    return (
        StateHistory(question.id, neutral(question.text), located(view, question.key.get("place")), turns, cites)
        if cites
        else None
    )


def located(view: View, name: str | None) -> Located | None:
    """Return a place by the name most used, with the coordinates that were judged or that a gazetteer alone gives."""
    if not name:
        return None
    entity = view.entities.get(view.entity_of.get(name, ""))
    if entity is None:
        return Located(name_of(view, name), None, None)
    return Located(neutral(entity.names[0]), entity.lat, entity.lon)


def _claimed_by(view: View, question: Question, at: str) -> tuple[Said, ...]:
    """Return the latest word of each side up to a time, in its own value; a word on a part is none on the whole."""
    newest: dict[str, Answer] = {}
    for answer in view.answers.get(question.id, ()):
        claim = view.claims[answer.claim]
        side = holder_of(view, claim).side
        if side is None or answer.partial or len(tellers_of(view, claim)) > 1:
            continue
        if claim.voice == "opinion" or not _by(answer, at):
            continue
        if side not in newest or (newest[side].start or "") <= (answer.start or ""):
            newest[side] = answer
    return tuple(_said(view, side, newest[side]) for side in sorted(newest))


def _by(answer: Answer, at: str) -> bool:
    return answer.start is not None and instant(answer.start) <= instant(at)


def _said(view: View, side: str, answer: Answer) -> Said:
    opposite = {"yes": "no", "no": "yes"}.get(answer.value, f"not {name_of(view, answer.value)}")
    value = opposite if answer.negative else name_of(view, answer.value)
    return Said(side, holder_of(view, view.claims[answer.claim]).name, value, (answer.claim,))


def questions(view: View) -> tuple[QuestionView, ...]:
    """Return every question with its assessments, latest time first; the most contested questions first."""
    order = {q.id: at for at, q in enumerate(ranked(view))}
    asked = [q for q in view.questions.values() if not only_opinion(view, q)]
    found = [one for q in asked if (one := _question(view, q)) is not None]
    return tuple(sorted(found, key=lambda q: (STATUS_ORDER.index(q.status), order.get(q.id, len(order)), q.text, q.id)))


def _question(view: View, question: Question) -> QuestionView | None:
    cites = known(view, [a.claim for a in view.answers.get(question.id, ())])
    if not cites:
        return None
    assessments = sorted(
        view.assessments.get(question.id, ()),
        key=lambda a: (a.hindsight, _descending(a.at.start or a.at.end)),
        reverse=False,
    )
    return QuestionView(
        id=question.id,
        frame=question.frame,
        key={slot: neutral(name_of(view, text)) for slot, text in question.key.items()},
        text=neutral(question.text),
        kind=question.kind,
        rule=question.rule,
        status=status_of(view, question.id),
        assessments=tuple(assessments),
        claims=cites,
        cites=cites,
    )


def _descending(at: str | None) -> float:
    return -instant(at).timestamp() if at else 0.0
