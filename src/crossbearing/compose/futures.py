"""Scenarios as contracts: a possible future, who discusses it, by when, and what would decide it."""

from __future__ import annotations

from crossbearing.compose.lead import as_clause
from crossbearing.compose.prose import called, content, neutral
from crossbearing.compose.view import View, block_of, holder_of, known, publishing
from crossbearing.compose.words import by_end, capital, day, joined, quoted, sentence
from crossbearing.model.claim import Claim
from crossbearing.model.clock import instant, last_day
from crossbearing.model.dossier import Scenario
from crossbearing.model.ids import minted_id

TEXT_CHARS = 300


def scenarios(view: View) -> tuple[Scenario, ...]:
    """Return the scenarios that documents print, in the order of the ledger."""
    grouped: dict[tuple[str, str], list[Claim]] = {}
    for claim in view.claims.values():
        if claim.frame != "scenario" or claim.voice == "opinion":
            continue
        block = block_of(view, claim)
        inside = block is not None and block.kind == "scenario"
        grouped.setdefault((claim.document, str(block.start) if block and inside else claim.id), []).append(claim)
    return tuple(_scenario(view, claims) for claims in grouped.values())


def _scenario(view: View, claims: list[Claim]) -> Scenario:
    first = claims[0]
    deadline = _deadline(view, claims)
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
        cites=known(view, [c.id for c in (*claims, *weighed)]),
    )


def _title(view: View, claim: Claim) -> str:
    block = block_of(view, claim)
    if block and block.kind == "scenario" and block.under:
        return quoted(block.under[-1])
    return quoted(content(view, claim), 100)


def _text(view: View, claims: list[Claim]) -> str:
    """Return the scenario as its page's words: the page sets it out, nobody forecasts it."""
    teller = called(view, publishing(view, claims[0]))
    words = " ".join(dict.fromkeys(_stopped(content(view, c)) for c in claims))
    return sentence(f"{capital(teller)} sets out this possibility: {quoted(words, TEXT_CHARS)}")


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else text + "."


def _inside(view: View, claim: Claim) -> list[Claim]:
    """Return the claims of the same scenario block, of whatever frame."""
    block = block_of(view, claim)
    if block is None or block.kind != "scenario":
        return []
    return [c for c in view.claims.values() if c.document == claim.document and block.start <= c.start < block.end]


def _deadline(view: View, claims: list[Claim]) -> str | None:
    """Return the exclusive end by which the scenario is decided, when its text or its `deadline` role gives one."""
    for claim in (*claims, *_inside(view, claims[0])):
        for time in (claim.time, claim.said):
            if time is not None and time.relation in ("by", "until") and time.end is not None:
                return time.end[:10]
    return None


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

