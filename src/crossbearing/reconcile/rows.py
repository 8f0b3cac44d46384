"""Rows: the general form, bare values by source, question and time, weighed by the same sum."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crossbearing.model.clock import day_of, in_view
from crossbearing.model.ids import minted_id
from crossbearing.model.judgement import Assessment, Origin, Question, QuestionKind, Rule
from crossbearing.reconcile.assess import assess_question, on_day
from crossbearing.reconcile.interest import Voice
from crossbearing.reconcile.weights import DISINTERESTED
from crossbearing.reconcile.words import Word

_KINDS: Final[dict[str, QuestionKind]] = {"count": "quantity", "share": "quantity", "interval": "quantity"}


@dataclass(frozen=True, slots=True)
class Row:
    """One source's value for one question at one time. Without a time it counts at every one."""

    source: str
    question: str
    value: str
    time: str | None = None
    rule: Rule = "exclusive"


def assess_rows(
    rows: Sequence[Row], *, at: str | None = None, as_of: str | None = None
) -> Iterator[Question | Assessment]:
    """Yield each question and its assessment, by name; every source weighs the same and counts once a value."""
    seen = [row for row in sorted(set(rows), key=_order) if as_of is None or row.time is None or _out(row.time, as_of)]
    for name in dict.fromkeys(row.question for row in seen):
        own = [row for row in seen if row.question == name]
        rule = own[0].rule
        question = Question(minted_id("q", name), "row", {"question": name}, name, _KINDS.get(rule, "identity"), rule)
        days = [day_of(row.time) for row in own if row.time]
        moment = on_day(at or as_of or max(days, default="1970-01-01"), as_of, None)
        yield question
        yield assess_question(question, [_word(question.id, row) for row in _latest(own)], moment)


def _order(row: Row) -> tuple[str, str, str, str]:
    return row.question, row.source, row.time or "", row.value


def _out(time: str, as_of: str) -> bool:
    return in_view(time, as_of) if len(time) > 10 else time <= as_of


def _latest(rows: Sequence[Row]) -> list[Row]:
    """Return each source's last row, or all of them where values do not exclude one another."""
    if rows[0].rule in ("set", "text"):
        return list(rows)
    last: dict[str, Row] = {}
    for row in rows:
        last[row.source] = row
    return list(last.values())


def _word(question: str, row: Row) -> Word:
    origin = Origin(
        id=minted_id("org", question, row.source, row.value),
        claims=(),
        holder=row.source,
        side=None,
        interested=False,
        reason=f"{row.source}: a row of its own",
    )
    day = day_of(row.time) if row.time else None
    return Word(
        origin=origin,
        value=row.value,
        negative=False,
        start=day,
        end=None,
        reported=day,
        strength=DISINTERESTED,
        partial=False,
        transition=False,
        claims=(),
        voice=Voice(row.source, None, "unknown", "disinterested"),
        speaker=row.source,
        concedes=False,
        retracts=False,
        why=f"{row.source}: a source like any other",
    )
