"""Marks and words of the screen: status badges, side marks, kinds of links, likelihood and weight in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from crossbearing.compose.words import capital, dated, day
from crossbearing.model.clock import last_day
from crossbearing.model.document import Published
from crossbearing.model.dossier import ClaimView, Dossier, TimelineEntry
from crossbearing.model.judgement import Reason

STATUS: Mapping[str, tuple[str, str]] = {
    "decided": ("✓", "decided"),
    "disputed": ("≠", "disputed"),
    "agreed": ("=", "agreed"),
    "corroborated": ("◉", "corroborated"),
    "one_sided": ("◐", "one-sided"),
    "single_source": ("·", "single source"),
    "open": ("?", "open"),
    "standing": ("●", "standing"),
    "conceded": ("↓", "conceded"),
    "retracted": ("⟲", "retracted"),
    "superseded": ("→", "superseded"),
    "contradicted": ("✕", "contradicted"),
}
STATUS_MEANING: Mapping[str, str] = {
    "decided": "conceded by the other holder, ruled by a person, or the unopposed word of two disinterested origins",
    "disputed": "answers that cannot both hold stand, each on at least one origin",
    "agreed": "two sides or more give the same answer",
    "corroborated": "two independent origins, not all of one interested side",
    "one_sided": "two origins or more, all of one interested side",
    "single_source": "one origin only, nobody else confirms it",
    "open": "no answer stands",
}
SIDE_MARKS = ("●", "■", "▲", "◆", "▼", "★")
NO_SIDE = "○"
BASIS: Mapping[str, str] = {
    "given": "as handed in",
    "metadata": "from the page’s own data",
    "dateline": "from the dateline",
    "inferred": "inferred from the text",
    "unknown": "not known",
}


def side_order(dossier: Dossier) -> tuple[str, ...]:
    """Return the sides of a dossier, the one with most claims first."""
    counts = Counter(c.holder_side for c in dossier.claims if c.holder_side)
    return tuple(sorted(counts, key=lambda side: (-counts[side], side)))


def side_mark(order: tuple[str, ...], side: str | None) -> str:
    """Return the shape that stands for a side; a ring for none."""
    if side is None or side not in order:
        return NO_SIDE
    return SIDE_MARKS[min(order.index(side), len(SIDE_MARKS) - 1)]


def side_class(order: tuple[str, ...], side: str | None) -> str:
    """Return the colour class of a side: `A` and `B` for the first two, `C` for further ones, `N` for none."""
    return "N" if side is None or side not in order else "ABC"[min(order.index(side), 2)]


def published_words(published: Published) -> str:
    """Return when a document came out and how that is known."""
    basis = BASIS[published.basis]
    if published.earliest is None and published.latest is None:
        return "date not known"
    if published.basis == "inferred":
        low = f"not before {day(published.earliest)}" if published.earliest else ""
        high = f"by {day(last_day(published.latest))} at the latest" if published.latest else ""
        return f"{capital(', '.join(p for p in (low, high) if p))} ({basis})"
    return f"{dated(published.earliest, published.latest, None)} ({basis})"


def entry_date(entry: TimelineEntry) -> str:
    """Return a timeline entry's date in words; one without a date by its neighbours."""
    if entry.date is not None:
        return dated(entry.date, entry.end, entry.precision)
    older, newer = entry.between or (None, None)
    if older and newer:
        return f"undated: between {day(older)} and {day(newer)}" if older != newer else f"undated: about {day(older)}"
    if older or newer:
        return f"undated: after {day(older)}" if older else f"undated: before {day(newer or '')}"
    return "undated"


def weight_words(reason: Reason) -> str:
    """Return a weight as words with its figure: "for, large (+1.24)"."""
    size = abs(reason.weight)
    name = "large" if size >= 1 else "middling" if size >= 0.4 else "small" if size >= 0.1 else "very small"
    return f"{'for' if reason.weight >= 0 else 'against'}, {name} ({reason.weight:+.2f})".replace("-", "−")


def percent(probability: float | None) -> str:
    """Return a probability in percent, never 0 or 100."""
    if probability is None:
        return ""
    return f"{min(99, max(1, round(probability * 100)))}\u00a0%"


def value_words(value: str) -> str:
    """Return a value of a question in words."""
    return {"something else": "something nobody here names"}.get(value, value)


def chain_words(claim: ClaimView, order: tuple[str, ...]) -> list[tuple[str, str, str, str]]:
    """Return the links of a chain, publisher first: mark, side class, name, and what the link does."""
    links = []
    for link in claim.chain:
        side = claim.holder_side if link.role == "holder" else link.side
        name = claim.holder_name if link.role == "holder" and claim.holder_name else link.name
        how = link.role + (f" on {link.platform}" if link.platform else "")
        links.append((side_mark(order, side), side_class(order, side), name, how))
    return links or [(NO_SIDE, "N", claim.holder_name or "unsigned", "publisher")]
