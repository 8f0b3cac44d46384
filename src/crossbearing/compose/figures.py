"""Indicators: every question with numbers, its value, who gives it, and the series behind it."""

from __future__ import annotations

from crossbearing.compose.prose import neutral
from crossbearing.compose.view import View, holder_of, known, latest, name_of, status_of
from crossbearing.compose.words import amount, capital, dated, quoted, span, with_unit
from crossbearing.model.claim import Claim, Quantity
from crossbearing.model.clock import meets
from crossbearing.model.dossier import Indicator, Point, Said
from crossbearing.model.judgement import Answer, Question
from crossbearing.model.packs import filled

Pair = tuple[Answer, Claim]
KINDS = {"total": "casualties"}  # a kind whose name says nothing by itself


def indicators(view: View) -> tuple[Indicator, ...]:
    """Return one indicator for each question with numbers, those with most claims first."""
    asked = [q for q in view.questions.values() if q.kind == "quantity"]
    found = [one for q in asked if (one := _indicator(view, q)) is not None]
    kept = [one for one in found if not any(_says_again(view, one, other) for other in found)]
    return tuple(sorted(kept, key=lambda i: (-len(i.cites), i.label, i.question)))


def _says_again(view: View, one: Indicator, other: Indicator) -> bool:
    """Say whether an indicator gives one source's figure that another gives with a narrower key at a shared time."""
    mine, theirs = view.questions[one.question], view.questions[other.question]
    narrower = mine.key.items() < theirs.key.items() and (mine.frame, mine.rule) == (theirs.frame, theirs.rule)
    voices = [{s.holder for s in i.by} for i in (one, other)]
    same = (one.low, one.high, one.unit, one.per) == (other.low, other.high, other.unit, other.per)
    return narrower and same and voices[0] == voices[1] and len(voices[0]) == 1 and _overlap(view, one, other)


def _overlap(view: View, one: Indicator, other: Indicator) -> bool:
    times = [[t for c in i.cites if (t := view.claims[c].time) is not None] for i in (one, other)]
    return all(meets(a.start, a.end, b.start, b.end) for a in times[0] for b in times[1])


def _indicator(view: View, question: Question) -> Indicator | None:
    pairs = [(a, view.claims[a.claim]) for a in view.answers.get(question.id, ())]
    pairs = [(a, c) for a, c in pairs if _quantity(a, c) is not None and c.voice != "opinion"]
    if not pairs:
        return None
    newest = _newest(view, question, pairs)
    first = _quantity(*newest[0])
    assert first is not None
    low, high = _bounds(newest)
    return Indicator(
        question=question.id,
        label=label(view, question),
        value=_value(newest, low, high),
        low=low,
        high=high,
        unit=first.unit,
        of=first.of,
        per=first.per,
        at=_at(newest),
        by=_by(view, newest),
        series=_series(view, pairs),
        status=status_of(view, question.id),
        cites=known(view, [c.id for _, c in pairs]),
    )


def _quantity(answer: Answer, claim: Claim) -> Quantity | None:
    quantity = answer.quantity or claim.quantity
    return None if quantity is None or answer.negative or claim.stance == "denies" else quantity


def label(view: View, question: Question) -> str:
    """Return a question's label: its rule's words with the key filled in; optional parts `[...]` only when known."""
    frame = view.frames.get(question.frame)
    rules = [r for r in frame.questions if r.kind == question.kind and r.rule == question.rule] if frame else []
    own = next((r for r in rules if r.label and filled(r.text, question.key) == question.text), None)
    rule = own or next((r for r in rules if r.label), None)
    key = {slot: KINDS.get(text, name_of(view, text)) for slot, text in question.key.items()}
    text = filled(rule.label, key) if rule and rule.label else question.text.rstrip("?")
    return neutral(capital(text))


def _newest(view: View, question: Question, pairs: list[Pair]) -> list[Pair]:
    """Return the answers to show: those that count in the latest assessment, else those of the latest time."""
    assessment = latest(view, question.id)
    standing = {c for v in assessment.values if v.status == "standing" for c in v.cites} if assessment else set()
    return [p for p in pairs if p[1].id in standing] or pairs


def _bounds(pairs: list[Pair]) -> tuple[float | None, float | None]:
    found = [q for p in pairs if (q := _quantity(*p)) is not None]
    lows = [q.low for q in found if q.low is not None]
    highs = [q.high for q in found if q.high is not None]
    return min(lows, default=None), max(highs, default=None)


def _value(pairs: list[Pair], low: float | None, high: float | None) -> str:
    found = [q for p in pairs if (q := _quantity(*p)) is not None]
    words = list(dict.fromkeys(amount(q) for q in found))
    if len(words) == 1:
        return words[0]
    same = low == high and low is not None
    shown = span(
        low, high, approximate=same and any(q.approximate for q in found), words=" ".join(q.words for q in found)
    )
    return with_unit(shown, found[0].unit, found[0].per) if shown else quoted(found[0].words)


def _at(pairs: list[Pair]) -> str | None:
    times = [c.time for _, c in pairs if c.time is not None and c.time.basis != "inferred"]
    if times:
        newest = max(times, key=lambda t: (t.start or "", t.end or ""))
        return dated(newest.start, newest.end, newest.precision) or None
    return None


def _by(view: View, pairs: list[Pair]) -> tuple[Said, ...]:
    """Return who gives which value: one line for each holder and value."""
    grouped: dict[tuple[str | None, str, str], list[str]] = {}
    for answer, claim in pairs:
        holder = holder_of(view, claim)
        quantity = _quantity(answer, claim)
        assert quantity is not None
        grouped.setdefault((holder.side, holder.name, amount(quantity)), []).append(claim.id)
    return tuple(
        Said(side=side, holder=name, value=value, cites=known(view, cites))
        for (side, name, value), cites in grouped.items()
    )


def _series(view: View, pairs: list[Pair]) -> tuple[Point, ...]:
    points = []
    for answer, claim in pairs:
        quantity = _quantity(answer, claim)
        assert quantity is not None
        points.append(Point(answer.start, quantity.low, quantity.high, holder_of(view, claim).name, (claim.id,)))
    return tuple(sorted(points, key=lambda p: (p.at or "", p.by or "", p.cites)))
