"""The dossier as Markdown, for reading as plain text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from crossbearing.compose import marks, words
from crossbearing.compose.changes import change_lines
from crossbearing.model.dossier import Dossier, Indicator, Profile, QuestionView, Sentence
from crossbearing.model.judgement import ValueBelief

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")


def markdown(dossier: Dossier) -> str:
    """Return the dossier as Markdown; `[n]` after a sentence is the number of a claim in the ledger at its end."""
    cite = _citing(dossier)
    sections = (
        _head,
        _overview,
        _changes,
        _indicators,
        _states,
        _questions,
        _timeline,
        _people,
        _scenarios,
        _context,
        _opinions,
        _unknown,
        _sources,
        _documents,
        _claims,
        _method,
    )
    parts = [line for section in sections for line in section(dossier, cite)]
    return "\n".join(parts).strip() + "\n"


Cite = Callable[[Iterable[str]], str]


def _citing(dossier: Dossier) -> Cite:
    numbers = {c.id: c.number for c in dossier.claims}

    def cite(cites: Iterable[str]) -> str:
        known = sorted({numbers[c] for c in cites if c in numbers})
        shown = " ".join(f"[{n}]" for n in known[:5])
        return f" {shown}{f' +{len(known) - 5}' if len(known) > 5 else ''}" if known else ""

    return cite


def _safe(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", words.clean(text))


def _line(one: Sentence, cite: Cite) -> str:
    return f"{_safe(one.text)}{cite(one.cites)}"


def _status(status: str) -> str:
    return " ".join(marks.STATUS[status])


def _heading(name: str, content: object) -> list[str]:
    return ["", f"## {name}", ""] if content else []


def _head(d: Dossier, cite: Cite) -> list[str]:
    as_of = words.day(d.as_of) if d.as_of else "all that is in the ledger"
    count = f"{words.counted(len(d.documents), 'document')}, {words.counted(len(d.claims), 'claim')}"
    title = _line(d.headline, cite) if d.headline else _safe(d.story.title)
    out = [f"# {title}", "", f"{_safe(d.story.title)} · {count} · as of {as_of}", ""]
    return out + [line for s in (d.subtitle, d.lead) if s for line in (_line(s, cite), "")]


def _overview(d: Dossier, cite: Cite) -> list[str]:
    return [*_heading("Overview", d.overview), *(line for s in d.overview for line in (_line(s, cite), ""))]


def _changes(d: Dossier, cite: Cite) -> list[str]:
    lines = change_lines(d)
    return [*_heading("What changed", lines), *(f"- {c.label}: {_safe(c.text)}{cite(c.cites)}" for c in lines)]


def _indicators(d: Dossier, cite: Cite) -> list[str]:
    rows = [_indicator(i, cite) for i in d.indicators]
    head = ["| figure | value | at | who says so | status |", "| --- | --- | --- | --- | --- |"]
    return [*_heading("Key figures", rows), *(head if rows else []), *rows]


def _indicator(i: Indicator, cite: Cite) -> str:
    names = [
        f"{_safe(s.holder or s.side or '')}{f' ({_safe(s.side)})' if s.side and s.side != s.holder else ''}"
        for s in i.by
    ]
    who = "; ".join(dict.fromkeys(names))
    cells = (_safe(i.label), _safe(i.value), i.at or "no date given", who + cite(i.cites), _status(i.status))
    return f"| {' | '.join(cells)} |"


def _states(d: Dossier, cite: Cite) -> list[str]:
    out = _heading("States over time", d.states)
    for state in d.states:
        out += [f"### {_safe(state.label)}{cite(state.cites)}", ""]
        for turn in reversed(state.history):
            claimed = "; ".join(f"{_safe(s.side or '')} says {_safe(s.value)}{cite(s.cites)}" for s in turn.claimed_by)
            then = f"as then {_status(turn.as_then.status)}{_beliefs(turn.as_then.values)}"
            later = turn.in_hindsight
            hindsight = f"in hindsight {_status(later.status)}{_beliefs(later.values)}" if later else ""
            out.append(f"- **{words.day(turn.at)}**: " + "; ".join(p for p in (claimed, then, hindsight) if p))
        out.append("")
    return out


def _beliefs(values: Iterable[ValueBelief]) -> str:
    found = [f"{_safe(marks.value_words(v.value))} {v.words}" for v in values if v.words]
    return f" ({', '.join(found[:3])})" if found else ""


def _questions(d: Dossier, cite: Cite) -> list[str]:
    return [*_heading("Questions", d.questions), *(line for q in d.questions for line in _question(q, cite))]


def _question(q: QuestionView, cite: Cite) -> list[str]:
    out = [f"- {_status(q.status)}: {_safe(q.text)}{cite(q.cites)}"]
    for assessment in q.assessments[:1]:
        out += [
            f"  - {_safe(marks.value_words(v.value))}: {v.words} ({marks.percent(v.probability)})"
            for v in assessment.values
            if v.words
        ]
        reasons = [r for r in assessment.because if r.kind != "normaliser"]
        out += [
            f"  - because {_safe(r.why)}: {marks.value_words(r.value)}, {marks.weight_words(r)}{cite(r.claims)}"
            for r in reasons[:8]
        ]
    return out


def _timeline(d: Dossier, cite: Cite) -> list[str]:
    out = _heading("Timeline", d.timeline)
    for e in d.timeline:
        out.append(
            f"- **{marks.entry_date(e)}** {_safe(e.title)} ({_status(e.status)}). {_safe(e.text)}{cite(e.cites)}"
        )
    return out


def _people(d: Dossier, cite: Cite) -> list[str]:
    out = []
    for name, profiles in (("People", d.people), ("Organisations", d.organisations)):
        out += [*_heading(name, profiles), *(_profile(p, cite) for p in profiles)]
    return out


def _profile(p: Profile, cite: Cite) -> str:
    side = f" ({_safe(p.side)})" if p.side else ""
    role = f": {_safe(p.role)}" if p.role else ""
    status = f"; status on a page here: {words.quoted(p.status)}" if p.status else ""
    return f"- {_safe(p.name)}{side}{role}{status}{cite(p.cites)}"


def _scenarios(d: Dossier, cite: Cite) -> list[str]:
    out = _heading("Scenarios", d.scenarios)
    for s in d.scenarios:
        discussed = (
            f" Discussed by {_safe(words.joined(s.discussed_by))}; no forecast of theirs is quoted."
            if s.discussed_by
            else ""
        )
        deadline = f" Deadline: {words.by_end(s.deadline)}." if s.deadline else ""
        basis = f" How likely, in a holder's words: {_safe(s.basis)}." if s.basis else ""
        out.append(
            f"- **{_safe(s.title)}** {_safe(s.text)}{cite(s.cites)}{discussed}{deadline}{basis} State: {s.state}."
        )
    return out


def _context(d: Dossier, cite: Cite) -> list[str]:
    out = _heading("Historical context", d.context)
    for c in d.context:
        out += [f"### {_safe(c.title)}", "", *([c.period, ""] if c.period else [])]
        for name, found in (
            ("What happened", c.what),
            ("Short term", c.short_term),
            ("Long term", c.long_term),
            ("Why it is compared", c.why),
        ):
            out += [f"- {name}: {_line(s, cite)}" for s in found]
        out.append("")
    return out


def _opinions(d: Dossier, cite: Cite) -> list[str]:
    return [*_heading("Opinion", d.opinions), *(f"- {_line(s, cite)}" for s in d.opinions)]


def _unknown(d: Dossier, cite: Cite) -> list[str]:
    unread = [f"- {_safe(f.item)} ({f.stage}): {_safe(f.why)}. {_safe(f.remedy)}" for f in d.unread]
    return [
        *_heading("Not known", d.unknown),
        *(f"- {_line(s, cite)}" for s in d.unknown),
        *_heading("Not read", unread),
        *unread,
    ]


def _sources(d: Dossier, cite: Cite) -> list[str]:
    out = _heading("Sources", d.sources)
    for s in d.sources:
        side = f" ({_safe(words.joined(s.sides))})" if s.sides else ""
        counts = f"{words.counted(len(s.claims), 'claim')}, {words.counted(s.origins, 'origin')}"
        out.append(f"- {_safe(s.name)}{side}: {s.kind}, {counts}{cite(s.cites)}")
    return out


def _documents(d: Dossier, cite: Cite) -> list[str]:
    out = _heading("Documents", d.documents)
    for x in d.documents:
        name = _safe(x.source or "Unnamed publisher") + (f", {words.quoted(_safe(x.title), 120)}" if x.title else "")
        out.append(
            f"- {name}: {x.genre}, {marks.published_words(x.published)}; {_safe(x.note or '')}{cite(x.cites[:1])}"
        )
    return out


def _claims(d: Dossier, _cite: Cite) -> list[str]:
    out = _heading("Claims", d.claims)
    for c in d.claims:
        side = f" ({_safe(c.holder_side)})" if c.holder_side else ""
        note = f" Note: {_safe(c.note)}." if c.note else ""
        quote = _safe(words.quoted(c.quote))
        out.append(f"- [{c.number}] {_safe(c.holder_name or '')}{side} *{c.stance}*: {quote}{note} `{c.id}`")
    return out


def _method(d: Dossier, _cite: Cite) -> list[str]:
    packs = ", ".join(f"{name} {version}" for name, version in sorted(d.made_by.packs.items()))
    return ["", f"Made by Crossbearing {d.made_by.version}, reader {d.made_by.reader or 'none'}, packs {packs}."]
