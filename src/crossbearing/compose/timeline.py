"""The timeline: happenings newest first, those without a date between the dated neighbours of their page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from crossbearing.compose.past import is_context
from crossbearing.compose.prose import content, neutral, told
from crossbearing.compose.twins import dated_elsewhere, status_among
from crossbearing.compose.view import View, block_of, holder_of, known, name_of
from crossbearing.compose.words import CLOSE, OPEN, capital, clean, counted, days_between, quoted, sentence, shorten
from crossbearing.model.claim import Claim, TimeRef
from crossbearing.model.clock import instant, last_day, meets
from crossbearing.model.document import Block, Document
from crossbearing.model.dossier import TimelineEntry
from crossbearing.model.ids import minted_id
from crossbearing.model.judgement import Event, Status

TELLINGS = 3  # attributed clauses of one entry's text
TITLE_CHARS = 200  # a longer telling heads its entry cut short, and stands whole below
MONTH_DAYS = 31


@dataclass(frozen=True, slots=True)
class _Listed:
    """An entry with its place on the page that lists it; `rank` counts from the newest."""

    entry: TimelineEntry
    rank: int


def timeline(view: View) -> tuple[TimelineEntry, ...]:
    """Return every entry of the pages' timelines and every other dated event of the story, newest first."""
    covered: set[str] = set()
    listed: list[_Listed] = []
    for document in view.documents.values():
        listed += _page_entries(view, document, covered)
    groups = _same_telling(view, [e for e in view.events if e.id not in covered])
    rest = [_Listed(one, -1) for group in groups if (one := _event_entry(view, group, covered)) is not None]
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
    year, month, day = text[:10].split("-")
    return int(year) * 10_000 + int(month) * 100 + int(day)


# --- entries of structured pages --------------------------------------------------------------------------------------


def _page_entries(view: View, document: Document, covered: set[str]) -> list[_Listed]:
    """Return a page's own timeline; what the events of the ledger add to an entry is merged into it."""
    read = [one for b in document.blocks if b.kind == "entry" and b.under and (one := _read(view, document, b)).own]
    if _oldest_first(read):
        read.reverse()
    entries = [_page_entry(view, document, one, covered) for one in _in_page_order(read)]
    out = last_day(document.published.latest) if document.published.latest else None
    return [_Listed(one, rank) for rank, one in enumerate(_between(entries, out))]


@dataclass(frozen=True, slots=True)
class _Read:
    """An entry of a page: its claims, its time, and tellings elsewhere that the time comes from."""

    block: Block
    own: tuple[Claim, ...]
    time: TimeRef | None
    twins: tuple[Claim, ...]


def _read(view: View, document: Document, block: Block) -> _Read:
    own = tuple(_claims_in(view, document, [block, *_headlines(document, block)]))
    time = _own_time(own)
    if time is not None:
        return _Read(block, own, time, ())
    return _Read(block, own, *dated_elsewhere(view, own))


def _oldest_first(read: Sequence[_Read]) -> bool:
    dates = [one.time.start for one in read if one.time and one.time.start and not one.twins]
    pairs = list(pairwise(dates))
    return sum(a < b for a, b in pairs) > sum(a > b for a, b in pairs)


def _in_page_order(read: Sequence[_Read]) -> list[_Read]:
    """Return entries, newest first, without the times found elsewhere that the page's own order rules out."""
    kept: list[_Read] = []
    for at, one in enumerate(read):
        own = [r.time.start for r in read[at + 1 :] if r.time and r.time.start and not r.twins]
        above = [r.time.start for r in kept if r.time and r.time.start]
        start = one.time.start if one.time and one.twins else None
        wrong = start and ((above and start > min(above)) or (own and start < max(own)))
        kept.append(replace(one, time=None, twins=()) if wrong else one)
    return kept


def _between(entries: Sequence[TimelineEntry], out: str | None) -> list[TimelineEntry]:
    """Return entries, newest first, with the dated neighbours of undated ones; the page itself is the last bound."""
    placed = []
    for at, entry in enumerate(entries):
        newer = next((e.date for e in reversed(entries[:at]) if e.date), out)
        older = next((e.date for e in entries[at + 1 :] if e.date), None)
        placed.append(replace(entry, between=(older, newer)) if entry.date is None else entry)
    return placed


def _page_entry(view: View, document: Document, read: _Read, covered: set[str]) -> TimelineEntry:
    own, time = read.own, read.time
    ids = {c.id for c in (*own, *read.twins)}
    events = [
        e
        for e in view.events
        if e.id not in covered and (not ids.isdisjoint(e.claims) or _same_change(view, own, e, time))
    ]
    added = [view.claims[c] for e in events for c in known(view, e.claims) if _same_time(view.claims[c], time)]
    covered.update(e.id for e in events if set(known(view, e.claims)) <= ids | {c.id for c in added})
    cites = known(view, [*ids, *(c.id for c in added)])
    category, title = _printed(document, read.block)
    whole = next((e for e in events if set(known(view, e.claims)) == set(cites)), None)
    return _entry(
        view,
        minted_id("evt", own[0].id),
        quoted(title) if title else _title(view, own),
        category or next((e.category for e in events if e.category), None),
        time,
        cites,
        whole.status if whole else status_among(view, [view.claims[c] for c in cites]),
    )


def _same_change(view: View, own: Sequence[Claim], event: Event, time: TimeRef | None) -> bool:
    """Say whether an event tells an entry's change from the other end: what one gained at that time, another lost."""
    told_ = [view.claims[c] for c in known(view, event.claims) if _same_time(view.claims[c], time)]
    return any(_mirrors(view, a, b) for a in own for b in told_)


def _mirrors(view: View, a: Claim, b: Claim) -> bool:
    if a.frame != b.frame or a.place is None or b.place is None or "-" in (a.polarity, b.polarity):
        return False
    turns = {a.roles.get("change"), b.roles.get("change")}
    actors = {name_of(view, one.roles.get("actor", "")) for one in (a, b)}
    return (
        turns == {"gained", "lost"} and len(actors) == 2 and name_of(view, a.place.name) == name_of(view, b.place.name)
    )


def _headlines(document: Document, block: Block) -> list[Block]:
    """Return the page's dated headline that repeats this entry's title."""
    title = clean(block.under[-1]) if len(block.under) > 1 else ""
    loose = [b for b in document.blocks if b.kind == "entry" and not b.under]
    return [b for b in loose if title and clean(document.text[b.start : b.end]).endswith(title)]


def _claims_in(view: View, document: Document, blocks: Sequence[Block]) -> list[Claim]:
    return [
        c for c in view.claims.values() if c.document == document.id and any(b.start <= c.start < b.end for b in blocks)
    ]


def _own_time(claims: Sequence[Claim]) -> TimeRef | None:
    """Return the explicit time that the entry gives, the most exact one; a deadline is none."""
    times = [t for c in claims for t in (c.time, c.said) if t is not None and t.start and t.basis == "explicit"]
    return min((t for t in times if t.relation in ("at", "during")), key=_length, default=None)


def _length(time: TimeRef) -> int:
    return _days(time.end) - _days(time.start) if time.end and time.start else 10**9


def _same_time(claim: Claim, time: TimeRef | None) -> bool:
    if time is None:
        return False
    return any(
        t is not None and t.start and meets(t.start, t.end, time.start, time.end) for t in (claim.time, claim.said)
    )


def _printed(document: Document, block: Block) -> tuple[str | None, str | None]:
    """Return category and title as the page prints them: the title on top, the category in a short line below."""
    lines = [clean(line) for line in document.text[block.start : block.end].splitlines() if line.strip()]
    title = clean(block.under[-1]) if len(block.under) > 1 else None
    after = [line for line in lines if title and not line.endswith(title)]
    short = after[0] if len(after) > 1 and len(after[0]) <= 40 and not after[0].endswith(".") else None
    return short, title


# --- other events -----------------------------------------------------------------------------------------------------


def _same_telling(view: View, events: Sequence[Event]) -> list[list[Event]]:
    """Return events in groups: those of one time that one and the same sentence tells are one entry."""
    groups: dict[tuple[object, ...], list[Event]] = {}
    for event in events:
        cites = known(view, event.claims)
        if not cites or event.time is None or event.time.start is None:
            continue
        if not any(_happened(view, view.claims[c]) for c in cites):
            continue
        first = view.claims[cites[0]]
        key = (event.time.start, event.time.end, first.document, first.context)
        groups.setdefault(key, []).append(event)
    return list(groups.values())


def _happened(view: View, claim: Claim) -> bool:
    """Say whether a claim tells a happening: no plan or forecast, nothing still to come, no bare rate or total."""
    sought = (
        claim.modality != "actual" or claim.stance in ("predicts", "demands") or claim.roles.get("change") == "sought"
    )
    start, out = claim.time.start if claim.time else None, claim.reported_at.latest
    to_come = bool(start and out and instant(start) >= instant(out))
    return not (sought or to_come or _bare_figure(view, claim))


def _bare_figure(view: View, claim: Claim) -> bool:
    """Say whether a claim only gives a rate, a page's key figure, or a count for no stated time of a month at most."""
    if claim.quantity is None:
        return False
    frame, block = view.frames.get(claim.frame), block_of(view, claim)
    counts = frame is not None and bool(frame.questions) and all(q.kind == "quantity" for q in frame.questions)
    time = claim.time
    loose = time is None or not (time.start and time.end) or days_between(time.start, time.end) > MONTH_DAYS
    return bool(claim.quantity.per) or (counts and (loose or (block is not None and block.kind == "indicator")))


def _event_entry(view: View, events: Sequence[Event], covered: set[str]) -> TimelineEntry | None:
    cites = known(view, [c for e in events for c in e.claims])
    claims = [view.claims[c] for c in cites]
    if any(e.id in covered for e in events) or all(c.voice == "opinion" for c in claims) or _elsewhere(view, claims):
        return None
    first = events[0]
    status = first.status if len(events) == 1 else status_among(view, claims)
    return _entry(view, first.id, _title(view, claims), first.category, first.time, cites, status)


def _elsewhere(view: View, claims: Sequence[Claim]) -> bool:
    """Say whether claims only tell a page's historical context, away from the place the story is about."""
    counts: dict[str, int] = {}
    for claim in view.claims.values():
        if claim.place is not None:
            name = name_of(view, claim.place.name)
            counts[name] = counts.get(name, 0) + 1
    main = max(counts, key=lambda name: (counts[name], name), default=None)
    return all(is_context(view, c) and (c.place is None or name_of(view, c.place.name) != main) for c in claims)


def _title(view: View, claims: Sequence[Claim]) -> str:
    """Return who says what in one clause, cut where it is very long."""
    text = capital(told(view, _ordered(view, claims)[0]))
    if len(text) <= TITLE_CHARS:
        return text
    cut = shorten(text, TITLE_CHARS)
    return cut + CLOSE if cut.count(OPEN) > cut.count(CLOSE) else cut


def _ordered(view: View, claims: Sequence[Claim]) -> list[Claim]:
    """Return claims as an entry tells them: opinion last, before it what was not; holders before outlets."""
    return sorted(
        claims,
        key=lambda c: (c.voice == "opinion", _refuses(c), c.holder is None, view.numbers[c.id]),
    )


def _refuses(claim: Claim) -> bool:
    return claim.polarity == "-" or claim.stance in ("denies", "doubts", "retracts")


def _entry(
    view: View,
    identifier: str,
    title: str,
    category: str | None,
    time: TimeRef | None,
    cites: Sequence[str],
    status: Status,
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
        text=_text(view, title, cites),
        status=status,
        cites=tuple(cites),
    )


def _text(view: View, title: str, cites: Sequence[str]) -> str:
    """Return who tells it, each voice once, the holders before the outlets; what the title says is not said again."""
    claims = _ordered(view, [view.claims[c] for c in cites])
    voices: dict[tuple[str, str], str] = {}
    for claim in claims:
        if _fold(content(view, claim)) not in _fold(title):
            voices.setdefault((holder_of(view, claim).name, claim.frame), told(view, claim))
    texts = [t for t in dict.fromkeys(voices.values()) if capital(t) != title]
    told_in = len({c.document for c in claims})
    count = [f"Told in {counted(told_in, 'document')}."] if told_in > 1 else []
    return " ".join([*(sentence(t) for t in texts[:TELLINGS]), *count])


def _fold(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
