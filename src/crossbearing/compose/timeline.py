"""The timeline: happenings newest first, those without a date between the dated neighbours of their page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossbearing.compose.prose import clause, neutral, told
from crossbearing.compose.view import View, known
from crossbearing.compose.words import capital, clean, quoted, sentence
from crossbearing.model.claim import Claim, TimeRef
from crossbearing.model.document import Block, Document
from crossbearing.model.dossier import TimelineEntry
from crossbearing.model.ids import minted_id
from crossbearing.model.judgement import Event, Status

TELLINGS = 3  # attributed clauses of one entry's text


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry with its place on the page that lists it; `rank` counts from the newest."""

    entry: TimelineEntry
    rank: int


def timeline(view: View) -> tuple[TimelineEntry, ...]:
    """Return every entry of the pages' timelines and every other event, newest first."""
    covered: set[str] = set()
    listed: list[_Listed] = []
    for document in view.documents.values():
        listed += _page_entries(view, document, covered)
    rest = [_Listed(one, -1) for e in view.events if (one := _event_entry(view, e, covered)) is not None]
    return tuple(one.entry for one in sorted([*listed, *rest], key=_newest_first))


def _newest_first(one: _Listed) -> tuple[int, int, int, str]:
    entry = one.entry
    if entry.date is not None:
        return (-_days(entry.date), 1, one.rank, entry.id)
    older, newer = entry.between or (None, None)
    if newer is not None:
        return (-_days(newer), 2, one.rank, entry.id)
    return (-_days(older) if older else 0, 0, one.rank, entry.id)


def _days(text: str) -> int:
    year, month, day_ = text[:10].split("-")
    return int(year) * 10_000 + int(month) * 100 + int(day_)


def _page_entries(view: View, document: Document, covered: set[str]) -> list[_Listed]:
    """Return a page's own timeline; what the events of the ledger add to an entry is merged into it."""
    blocks = [b for b in document.blocks if b.kind == "entry" and b.under]
    found = [(b, one) for b in blocks if (one := _page_entry(view, document, b, covered)) is not None]
    entries = [one for _, one in found]
    if _oldest_first(entries):
        entries.reverse()
    return [_Listed(one, rank) for rank, one in enumerate(_between(entries))]


def _oldest_first(entries: Sequence[TimelineEntry]) -> bool:
    dates = [e.date for e in entries if e.date]
    rising = sum(a < b for a, b in zip(dates, dates[1:], strict=False))
    return rising > sum(a > b for a, b in zip(dates, dates[1:], strict=False))


def _between(entries: Sequence[TimelineEntry]) -> list[TimelineEntry]:
    """Return entries, newest first, with the dated neighbours of each undated one."""
    placed = []
    for at, entry in enumerate(entries):
        if entry.date is None:
            newer = next((e.date for e in reversed(entries[:at]) if e.date), None)
            older = next((e.date for e in entries[at + 1 :] if e.date), None)
            entry = replace(entry, between=(older, newer))
        placed.append(entry)
    return placed


def _page_entry(view: View, document: Document, block: Block, covered: set[str]) -> TimelineEntry | None:
    own = [c for c in view.claims.values() if c.document == document.id and block.start <= c.start < block.end]
    if not own:
        return None
    events = [e for e in view.events if not set(e.claims).isdisjoint(c.id for c in own) and e.id not in covered]
    events = [e for e in events if len(events) == 1 or _is_headed(view, e, own)] or events[:1]
    covered.update(e.id for e in events)
    covered.update(e.id for e in view.events if set(e.claims) <= {c.id for c in own})
    cites = known(view, [c.id for c in own] + [c for e in events for c in e.claims])
    category, title = _printed(document, block)
    time = next((e.time for e in events if e.time is not None), None) or _own_time(own)
    return _entry(
        view,
        identifier=events[0].id if events else minted_id("evt", own[0].id),
        title=quoted(title) if title else sentence(told(view, own[0])),
        category=category or next((e.category for e in events if e.category), None),
        time=time,
        cites=cites,
        status=events[0].status if events else "single_source",
    )


def _is_headed(view: View, event: Event, own: Sequence[Claim]) -> bool:
    return bool(own) and own[0].id in event.claims


def _own_time(claims: Sequence[Claim]) -> TimeRef | None:
    """Return the explicit time that the entry's first dated claim gives."""
    times = [c.time for c in claims[:2] if c.time and c.time.start and c.time.basis == "explicit"]
    said = [c.said for c in claims[:2] if c.said and c.said.start and c.said.basis == "explicit"]
    return next(iter([*times, *said]), None)


def _printed(document: Document, block: Block) -> tuple[str | None, str | None]:
    """Return category and title as the page prints them: the title heads the entry, the category is a short line below."""
    lines = [clean(line) for line in document.text[block.start : block.end].splitlines() if line.strip()]
    title = clean(block.under[-1]) if len(block.under) > 1 else None
    after = [line for line in lines if title and not line.endswith(title)]
    short = after[0] if len(after) > 1 and len(after[0]) <= 40 and not after[0].endswith(".") else None
    return short, title


def _event_entry(view: View, event: Event, covered: set[str]) -> TimelineEntry | None:
    cites = known(view, event.claims)
    if event.id in covered or not cites or event.time is None or event.time.start is None:
        return None
    claims = [view.claims[c] for c in cites]
    if all(c.voice == "opinion" for c in claims):
        return None
    title = capital(clause(view, claims[0]) or "") or _title_of(view, event, claims)
    return _entry(
        view, identifier=event.id, title=title, category=event.category, time=event.time, cites=cites, status=event.status
    )


def _title_of(view: View, event: Event, claims: Sequence[Claim]) -> str:
    title = clean(event.title)
    if title and title not in view.documents[claims[0].document].text:
        return neutral(capital(title))
    return capital(told(view, claims[0]))


def _entry(
    view: View, *, identifier: str, title: str, category: str | None, time: TimeRef | None, cites: Sequence[str], status: Status
) -> TimelineEntry:
    return TimelineEntry(
        id=identifier,
        date=time.start[:10] if time and time.start else None,
        end=time.end[:10] if time and time.end else None,
        precision=time.precision if time else None,
        basis=time.basis if time else None,
        between=None,
        title=title,
        category=neutral(category) if category else None,
        text=_text(view, cites),
        status=status,
        cites=tuple(cites),
    )


def _text(view: View, cites: Sequence[str]) -> str:
    """Return who tells it, each voice once, the holders before the outlets."""
    claims = [view.claims[c] for c in cites]
    claims.sort(key=lambda c: (c.voice == "opinion", c.holder is None, view.numbers[c.id]))
    voices: dict[str, str] = {}
    for claim in claims:
        name = claim.holder.name if claim.holder else f"publisher {claim.document}"
        voices.setdefault(view.entity_of.get(name, name), told(view, claim))
    shown = list(dict.fromkeys(voices.values()))[:TELLINGS]
    return " ".join(sentence(text) for text in shown)


