"""The head of a dossier: which questions come first, and headline, lead and overview planned from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from crossbearing.compose.prose import clause, content, is_loaded, may_lead, possessive, told, told_when
from crossbearing.compose.view import View, holder_of, known, latest, tellers_of
from crossbearing.compose.voices import ENOUGH_WORDS, voices
from crossbearing.compose.words import capital, day, joined, quoted, sentence, shorten
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Indicator, Sentence, TimelineEntry
from crossbearing.model.judgement import Answer, Question

KIND_WEIGHT = {"state": 2.0, "identity": 1.5, "quantity": 1.0, "event": 0.5}
HEADLINE_CHARS = 110
LEAST_SENTENCES = 3  # of an overview; with fewer, further voices are heard
LEAD_CITES = 4
_ASKS = re.compile(r"^(who|what|which|how|where|when|why|whose)\b", re.IGNORECASE)


def leadable(view: View, question: str) -> list[tuple[Answer, Claim]]:
    """Return a question's answers with their claims, without opinion and accusations of crime."""
    found = [(a, view.claims[a.claim]) for a in view.answers.get(question, ())]
    gone = _given_up(view, question)
    return [(a, c) for a, c in found if may_lead(view, c) and c.id not in gone]


def _given_up(view: View, question: str) -> frozenset[str]:
    """Return the claims that a conceded or retracted value rests on, without the words that concede or retract it."""
    assessment = latest(view, question)
    lost = [v for v in assessment.values if v.status in ("conceded", "retracted")] if assessment else []
    cites = {c for v in lost for c in v.cites if c in view.claims}
    return frozenset(c for c in cites if view.claims[c].stance not in ("concedes", "retracts", "denies"))


def ranked(view: View) -> list[Question]:
    """Return the questions that may stand in the lead, the most contested and best attested first.

    Who holds which office is not what a story is about, so questions of identity stand in none of its summaries.
    """
    asked = [q for q in view.questions.values() if q.frame != "appointment" and view.assessments.get(q.id)]
    fit = [q for q in asked if leadable(view, q.id)]
    return sorted(fit, key=lambda q: (-_weight(view, q), q.text, q.id))


def _weight(view: View, question: Question) -> float:
    assessment = latest(view, question.id)
    answers = leadable(view, question.id)
    sides = {holder_of(view, c).side for _, c in answers} - {None}
    disputed = any(a.status == "disputed" for a in view.assessments.get(question.id, ()))
    origins = len(assessment.origins) if assessment else 0
    return (
        3.0 * disputed
        + KIND_WEIGHT[question.kind]
        + min(origins, 12) / 4
        + min(max(len(sides) - 1, 0), 2)
        + min(len(answers), 12) / 12
    )


def as_clause(question: Question) -> str | None:
    """Return a question as the subject of a sentence, or None if its words do not give one.

    "Who holds the bridge?" gives "who holds the bridge", "Breach of the dam: did it happen?" gives its matter.
    """
    text, _, asked = question.text.rstrip("? ").partition(": ")
    if is_loaded(text) or not (asked or _ASKS.match(text)):
        return None
    bare = text[0].lower() + text[1:]
    if not asked.startswith("how m"):
        return bare
    return f"the {'number of' if question.frame == 'casualties' else 'figure for'} {bare.removesuffix(' among people')}"


def by_value(view: View, question: str) -> dict[str, list[tuple[Answer, Claim]]]:
    """Return the leadable answers by what they answer, denials apart from assertions, in ledger order."""
    grouped: dict[str, list[tuple[Answer, Claim]]] = {}
    for answer, claim in leadable(view, question):
        grouped.setdefault(("not " if answer.negative else "") + answer.value, []).append((answer, claim))
    return grouped


def _strength(view: View, pair: tuple[Answer, Claim]) -> tuple[bool, bool, str, bool, int]:
    answer, claim = pair
    holder = holder_of(view, claim)
    plain = claim.modality == "actual" and claim.stance in ("asserts", "denies", "confirms", "concedes")
    return (
        plain and len(tellers_of(view, claim)) == 1,
        holder.tie != "aligned",
        answer.start or "",
        claim.manner == "direct_quote",
        view.numbers[claim.id],
    )


def speaking(view: View, pairs: Sequence[tuple[Answer, Claim]]) -> Claim:
    """Return the claim that speaks for a value: a party's own plain word, the latest one."""
    return max(pairs, key=lambda pair: _strength(view, pair))[1]


def says_enough(view: View, claim: Claim) -> bool:
    """Say whether a claim can stand alone in a summary: in our words, or in enough of the source's."""
    return clause(view, claim) is not None or len(content(view, claim).split()) >= ENOUGH_WORDS


def opposed(view: View, question: str) -> list[Claim]:
    """Return one speaking claim for each side that answers, the sides with most claims first; never one voice twice."""
    by_side: dict[str, list[tuple[Answer, Claim]]] = {}
    for answer, claim in leadable(view, question):
        side = holder_of(view, claim).side
        if side is not None and len(tellers_of(view, claim)) == 1 and says_enough(view, claim):
            by_side.setdefault(side, []).append((answer, claim))
    order = sorted(by_side, key=lambda side: (-len(by_side[side]), side))
    return [speaking(view, _own_value(by_side[side], side)) for side in order]


def _own_value(pairs: list[tuple[Answer, Claim]], side: str) -> list[tuple[Answer, Claim]]:
    """Return what a side stands by: a concession none of its claims follows, else its answers for itself, else all."""
    own = [(a, c) for a, c in pairs if a.value == side and not a.negative]
    last = max((a.start or "" for a, c in own if c.stance != "concedes"), default="")
    against = [(a, c) for a, c in pairs if c.stance in ("concedes", "retracts") and a.value == side and a.negative]
    if newest := [(a, c) for a, c in against if (a.start or "") >= last]:
        return newest
    return own or pairs


def headline(view: View, main: Question | None) -> Sentence | None:
    """Return the headline: the most contested question and that it is contested, else the best attested claim."""
    if main is None:
        return None
    assessment = latest(view, main.id)
    speakers = opposed(view, main.id) or [speaking(view, leadable(view, main.id))]
    cites = known(view, [c.id for c in speakers[:LEAD_CITES]])
    disputed = assessment is not None and assessment.status == "disputed"
    clause = as_clause(main)
    if disputed and not is_loaded(main.text):
        text = f"{capital(clause)} is disputed" if clause else f"{capital(main.text)} Accounts differ"
        return Sentence(text, cites)
    if clause and len(speakers) > 1 and _differ(view, main, speakers):
        return Sentence(f"Accounts differ on {clause}", cites)
    text = capital(told(view, speakers[0]))
    return Sentence(shorten(text, HEADLINE_CHARS), cites[:1])


def _differ(view: View, main: Question, speakers: Sequence[Claim]) -> bool:
    """Say whether claims answer a question differently."""
    ids = {c.id for c in speakers}
    return len({(a.value, a.negative) for a, c in leadable(view, main.id) if c.id in ids}) > 1


def lead(view: View, main: Question | None) -> Sentence | None:
    """Return the lead: what each side says to the main question, the latest word of each, and since when."""
    if main is None:
        first = voices(view)[:2]
        text = "; ".join(told_when(view, c) for c in first)
        return Sentence(sentence(text), known(view, [c.id for c in first])) if first else None
    speakers = opposed(view, main.id)[:3] or _without_sides(view, main)
    parts = [told_when(view, c) + _first_said(view, main, c) for c in speakers]
    return Sentence(sentence("; ".join(parts)), known(view, [c.id for c in speakers])) if parts else None


def _without_sides(view: View, main: Question) -> list[Claim]:
    return [speaking(view, pairs) for _, pairs in sorted(by_value(view, main.id).items())][:3]


def _first_said(view: View, main: Question, claim: Claim) -> str:
    """Return since when this side has said so, if an earlier occasion is in the ledger."""
    side = holder_of(view, claim).side
    mine = next((a for a, c in leadable(view, main.id) if c.id == claim.id), None)
    if mine is None or side is None:
        return ""
    earlier = [
        c.said.start
        for a, c in leadable(view, main.id)
        if c.said
        and c.said.start
        and a.value == mine.value
        and a.negative == mine.negative
        and holder_of(view, c).side == side
        and c.id != claim.id
    ]
    first = min(earlier, default=None)
    now = claim.said.start if claim.said and claim.said.start else mine.start
    return f", which {side} first said in {_month(first)}" if first and now and first[:7] < now[:7] else ""


def _month(day_text: str) -> str:
    return day(day_text).split(" ", 1)[1]


def subtitle(view: View, main: Question | None) -> Sentence | None:
    """Return what the evidence on the main question is made of: how many origins, whose, and who is silent."""
    assessment = latest(view, main.id) if main else None
    if main is None or assessment is None or not assessment.origins:
        return None
    cites = known(
        view, [c for o in assessment.origins for c in o.claims if c in view.claims and may_lead(view, view.claims[c])]
    )
    sides = sorted({o.side for o in assessment.origins if o.side})
    free = sum(o.side is None for o in assessment.origins)
    count = len(assessment.origins)
    shown = f"{count} independent {'origin' if count == 1 else 'origins'}"
    who = (
        f"{free} of them of no side"
        if free and sides
        else "none of them of a side"
        if free
        else "each of them of a side"
    )
    side_words = f" ({joined(sides)})" if sides else ""
    return Sentence(f"The word of {shown}{side_words}, {who}", cites) if cites else None


def overview(
    view: View, questions: Sequence[Question], indicators: Sequence[Indicator], timeline: Sequence[TimelineEntry]
) -> tuple[Sentence, ...]:
    """Return up to six sentences: independent word, word against interest, other disputes, figures, latest events."""
    found: list[Sentence] = []
    if questions:
        found += [*_independent(view, questions[0]), *_against_own_side(view, questions[0])]
        found += _also_disputed(view, questions[1:])
        found += _figures(view, indicators, questions[0])
    found += _latest(view, timeline)
    if len(found) < LEAST_SENTENCES:
        spoken = voices(view)[0 if questions else 2 :]
        found += [Sentence(sentence(told_when(view, c)), (c.id,)) for c in spoken[:LEAST_SENTENCES]]
    used, kept = set[str](), list[Sentence]()
    for one in found:
        if not used.issuperset(one.cites):
            kept.append(one)
            used.update(one.cites)
    return tuple(kept[:6])


def _hearsay(claim: Claim) -> bool:
    """Say whether the words are only passed on: "it was reported that" is no word of the outlet that prints it."""
    return claim.certainty is not None and claim.certainty.level == "alleged"


def is_somebodys(claim: Claim) -> bool:
    """Say whether those who speak are only called somebody's ("the firm's people"): not known is not none."""
    name = claim.holder.name if claim.holder is not None else ""
    return name.islower() and re.search(r"['’]s? ", name) is not None


def _independent(view: View, main: Question) -> list[Sentence]:
    """Return what those without a side say to the main question, named sources before unsigned ones."""
    free = [(a, c) for a, c in leadable(view, main.id) if all(t.side is None for t in tellers_of(view, c))]
    free = [(a, c) for a, c in free if c.modality == "actual" and says_enough(view, c) and not _hearsay(c)]
    free = [(a, c) for a, c in free if not is_somebodys(c)]
    if not free:
        return []
    named = [(a, c) for a, c in free if c.holder is not None] or free
    best = speaking(view, named)
    return [Sentence(sentence(f"Of those here who speak for no side, {told_when(view, best)}"), (best.id,))]


def _against_own_side(view: View, main: Question) -> list[Sentence]:
    """Return the latest word said against the speaker's own side, unless it is only the other side's telling."""
    found = [
        (a, c)
        for a, c in leadable(view, main.id)
        if (side := holder_of(view, c).side)
        and len(tellers_of(view, c)) == 1
        and c.modality == "actual"
        and ((a.value == side and (a.negative or c.stance in ("denies", "doubts"))) or c.stance == "concedes")
    ]
    leading = {holder_of(view, c).name for c in opposed(view, main.id)[:3]}
    found = [(a, c) for a, c in found if says_enough(view, c) and holder_of(view, c).name not in leading]
    if not found:
        return []
    best = speaking(view, [(a, c) for a, c in found if c.stance != "concedes"] or found)
    side = holder_of(view, best).side or ""
    return [Sentence(sentence(f"Against {possessive(side)} own interest, {told_when(view, best)}"), (best.id,))]


def _also_disputed(view: View, questions: Sequence[Question]) -> list[Sentence]:
    sentences = []
    for question in questions:
        assessment = latest(view, question.id)
        speakers = opposed(view, question.id)[:2]
        if len(speakers) < 2:  # one side may give several answers: then one voice for each
            pairs = [speaking(view, found) for found in by_value(view, question.id).values()]
            speakers = [c for c in pairs if says_enough(view, c)][:2]
        if assessment is None or assessment.status != "disputed" or len(speakers) < 2 or is_loaded(question.text):
            continue
        asked = capital(as_clause(question) or question.text)
        text = f"{asked} is disputed: {joined_tellings(view, speakers)}"
        sentences.append(Sentence(sentence(text), known(view, [c.id for c in speakers])))
    return sentences[:2]


def _figures(view: View, indicators: Sequence[Indicator], main: Question) -> list[Sentence]:
    """Return up to two figures with their owners: shares of the main place before counts that several voices give."""
    place = main.key.get("place")
    found = []
    for one in indicators:
        claims = [view.claims[c] for c in one.cites]
        question = view.questions[one.question]
        about = question.key.get("place") == place
        if not one.by or not about or not all(may_lead(view, c) for c in claims):
            continue
        found.append(((question.rule != "share", one.at is None, -len(claims), one.label), figure(one)))
    return [text for _, text in sorted(found, key=lambda pair: pair[0])[:2]]


def figure(one: Indicator) -> Sentence:
    """Return an indicator as a sentence with its owners."""
    label = one.label if is_loaded(one.label) is False else quoted(one.label)
    who = [
        f"{s.value} according to {s.holder or s.side}"
        + (f" ({s.side})" if s.side and s.holder and s.side not in s.holder else "")
        for s in one.by
    ]
    at = f", {one.at}" if one.at else ""
    alone = "; nobody else here gives a figure" if len(one.by) == 1 else ""
    return Sentence(sentence(f"{label}{at}: {joined(list(dict.fromkeys(who)))}{alone}"), one.cites)


def _latest(view: View, timeline: Sequence[TimelineEntry]) -> list[Sentence]:
    """Return who says what of the newest day on the timeline, one voice of each side."""
    days = [e.date for e in timeline if e.date and e.precision in ("day", "hour", "minute")]
    newest = max(days, default=None)
    cites = [c for e in timeline if e.date == newest for c in e.cites] if newest else []
    voices: dict[str, Claim] = {}
    for claim in (view.claims[c] for c in known(view, cites)):
        if may_lead(view, claim) and claim.holder is not None:
            voices.setdefault(holder_of(view, claim).side or holder_of(view, claim).name, claim)
    shown = list(voices.values())[:3] or [view.claims[c] for c in cites if may_lead(view, view.claims[c])][:1]
    if newest is None or not shown:
        return []
    return [
        Sentence(sentence(f"Latest, {day(newest)}: {joined_tellings(view, shown)}"), known(view, [c.id for c in shown]))
    ]


def joined_tellings(view: View, claims: Iterable[Claim]) -> str:
    """Return several claims told one after another, parted by semicolons."""
    return "; ".join(dict.fromkeys(told(view, c) for c in claims))


def category(view: View, main: Question | None) -> str | None:
    """Return the kind of story: the pack of the main question, or the category of its frame when that is `core`."""
    frame = view.frames.get(main.frame) if main else None
    if frame is None:
        return None
    return capital(frame.pack) if frame.pack != "core" else frame.category
