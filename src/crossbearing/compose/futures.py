"""Scenarios as contracts: a possible future, who discusses it, by when, and what would decide it."""

from __future__ import annotations

import re

from crossbearing.compose.lead import as_clause
from crossbearing.compose.prose import called, content, neutral
from crossbearing.compose.view import View, block_of, holder_of, known, publishing
from crossbearing.compose.words import MONTHS, by_end, capital, day, joined, quoted, sentence
from crossbearing.model.claim import Claim
from crossbearing.model.clock import instant, last_day
from crossbearing.model.dossier import Scenario
from crossbearing.model.ids import minted_id

TEXT_CHARS = 300


def scenarios(view: View) -> tuple[Scenario, ...]:
    """Return the scenarios that documents print, in the order of the ledger."""
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in view.claims.values():
        block = block_of(view, claim)
        inside = block is not None and block.kind == "scenario"
        if claim.frame != "scenario" or claim.voice == "opinion" or not (inside or claim.discussed_by):
            continue
        grouped.setdefault((claim.document, str(block.start) if block and inside else claim.id), []).append(claim)
    return tuple(_scenario(view, claims) for claims in grouped.values())


def _scenario(view: View, claims: list[Claim]) -> Scenario:
    first = claims[0]
    due = _deadline(view, claims)
    deadline = due[0] if due else None
    question = _question(view, claims)
    weighed = [c for c in _inside(view, first) if c.certainty is not None and c.holder is not None]
    return Scenario(
        id=minted_id("scn", first.id),
        title=_title(view, first),
        text=_text(view, claims),
        by=called(view, publishing(view, first)),
        discussed_by=tuple(dict.fromkeys(neutral(n) for c in claims for n in c.discussed_by)),
        deadline=deadline,
        question=question,
        test=_test(view, question, deadline),
        probability=None,
        basis=_basis(view, weighed),
        for_=known(view, [c.id for c in claims]) if any(c.polarity == "+" for c in claims) else (),
        against=known(view, [c.id for c in weighed if c.certainty and "unlikely" in c.certainty.level]),
        state=_state(view, deadline),
        score=None,
        cites=known(view, [*(c.id for c in (*claims, *weighed)), *(due[1:] if due else ())]),
    )


def _title(view: View, claim: Claim) -> str:
    block = block_of(view, claim)
    if block and block.kind == "scenario" and block.under:
        return quoted(block.under[-1])
    return quoted(content(view, claim), 100)


def _text(view: View, claims: list[Claim]) -> str:
    """Return the scenario as its page's words: the page sets it out, nobody forecasts it."""
    teller = called(view, publishing(view, claims[0]))
    own = [c for c in claims if c.holder is None] or claims
    words = " ".join(dict.fromkeys(_stopped(capital(content(view, c))) for c in own))
    return sentence(f"{capital(teller)} sets out this possibility: {quoted(words, TEXT_CHARS)}")


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else text + "."


def _inside(view: View, claim: Claim) -> list[Claim]:
    """Return the claims of the same scenario block, of whatever frame."""
    block = block_of(view, claim)
    if block is None or block.kind != "scenario":
        return []
    return [c for c in view.claims.values() if c.document == claim.document and block.start <= c.start < block.end]


def _deadline(view: View, claims: list[Claim]) -> tuple[str, str] | None:
    """Return the exclusive end by which a scenario is decided and the claim that gives it.

    The scenario's own text comes first; else a deadline of the story whose month the scenario names.
    """
    inside = [*claims, *_inside(view, claims[0])]
    for claim in inside:
        if (end := deadline_of(claim)) is not None:
            return end, claim.id
    text = " ".join([_title(view, claims[0]), *(content(view, c) for c in inside)])
    for claim in view.claims.values():
        end = deadline_of(claim)
        if end is not None and "deadline" in text.lower() and _month_of(end) in text:
            return end, claim.id
    return None


def deadline_of(claim: Claim) -> str | None:
    """Return the exclusive end a claim sets: of its time, or of its `deadline` role as a day or a month with a year."""
    if claim.time is not None and claim.time.relation == "by" and claim.time.end is not None:
        return claim.time.end[:10]
    text = claim.roles.get("deadline", "")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return text
    month = re.search(rf"\b({'|'.join(MONTHS[1:])})\s+(\d{{4}})\b", text)
    if month is None:
        return None
    number, year = MONTHS.index(month[1]), int(month[2])
    return f"{year + number // 12}-{number % 12 + 1:02d}-01"


def _month_of(end: str) -> str:
    return day(last_day(end)).split(" ", 1)[1]


def _question(view: View, claims: list[Claim]) -> str | None:
    """Return the question that a claim of the scenario's block answers, states before others."""
    inside = {c.id for c in (*claims, *_inside(view, claims[0]))}
    found = [q for q in view.questions.values() if any(a.claim in inside for a in view.answers.get(q.id, ()))]
    found.sort(key=lambda q: (q.kind != "state", q.text, q.id))
    return found[0].id if found else None


def _test(view: View, question: str | None, deadline: str | None) -> str | None:
    if question is None:
        return None
    asked = view.questions[question]
    clause = as_clause(asked) or quoted(asked.text)
    return sentence(f"how the ledger decides {clause}" + (f" {by_end(deadline)}" if deadline else ""))


def _basis(view: View, weighed: list[Claim]) -> str | None:
    """Return how likely holders call it, each in the holder's own word; no figure is made of it."""
    found = [
        f"{called(view, holder_of(view, c))}: {quoted(c.certainty.cue)}" for c in weighed if c.certainty is not None
    ]
    return joined(list(dict.fromkeys(found))) or None


def _state(view: View, deadline: str | None) -> str:
    if deadline is None:
        return "open, no deadline given"
    if view.as_of is not None and instant(view.as_of) >= instant(deadline):
        return f"deadline passed on {day(last_day(deadline))}; not decided by the ledger"
    return "open"
