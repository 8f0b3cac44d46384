"""The dossier as one self-contained HTML page: no script, no request, light and dark, screen and print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crossbearing.compose import marks, words
from crossbearing.compose.changes import change_lines
from crossbearing.compose.drawing import Marker, map_svg, near
from crossbearing.model.dossier import ClaimView, Dossier, QuestionView, StateHistory, TimelineEntry

CITES_SHOWN = 5  # of one sentence; further ones are counted, and stand in dossier.json
GAP_DAYS = 60  # a longer silence of the timeline is shown as a break
QUESTIONS_OPEN = 6  # questions shown with their reasoning unfolded below them
STATES_OPEN = 3  # histories of states shown unfolded


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("crossbearing.compose", "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {"day": words.day, "clean": words.clean, "capital": words.capital, "percent": marks.percent}
    environment.globals |= {"marks": marks, "words": words}
    return environment


def html(dossier: Dossier) -> str:
    """Return the page of a dossier, everything in one file; the same dossier gives the same bytes."""
    return _environment().get_template("dossier.html").render(page_values(dossier)) + "\n"


def message(title: str, text: str, back: str | None = None) -> str:
    """Return a page that says something in words: what was not found, what was asked wrongly."""
    return _environment().get_template("message.html").render(title=title, text=text, back=back, css=_css()) + "\n"


def listing(stories: Sequence[tuple[str, str, str]], note: str) -> str:
    """Return the page that lists stories: id, title and a line about each."""
    return _environment().get_template("listing.html").render(stories=stories, note=note, css=_css()) + "\n"


@cache
def _css() -> Markup:
    style = files("crossbearing.compose").joinpath("templates/dossier.css").read_text("utf-8")
    return Markup(style)  # noqa: S704  our own file, not input


def page_values(dossier: Dossier) -> dict[str, Any]:
    """Return what the template uses: the dossier, and what is worked out for the screen."""
    order = marks.side_order(dossier)
    numbers = {c.id: c.number for c in dossier.claims}
    markers = map_markers(dossier, order)
    drawn = near(markers) if len(markers) > 1 else []
    return {
        "d": dossier,
        "css": _css(),
        "order": order,
        "cite": lambda cites: _cite(numbers, cites),
        "number": numbers,
        "mark": lambda side: marks.side_mark(order, side),
        "klass": lambda side: marks.side_class(order, side),
        "chain": lambda claim: marks.chain_words(claim, order),
        "marked": marked,
        "claim_of": {c.id: c for c in dossier.claims},
        "documents": {d.id: d for d in dossier.documents},
        "by_document": _by_document(dossier),
        "breaks": breaks(dossier.timeline),
        "changed": change_lines(dossier),
        "states_open": STATES_OPEN,
        "weighed": [q for q in dossier.questions if is_weighed(q)][:QUESTIONS_OPEN],
        "further": [q for q in dossier.questions if is_weighed(q)][QUESTIONS_OPEN:],
        "briefly": [q for q in dossier.questions if not is_weighed(q)],
        "maps": [map_svg(drawn, width, _map_label(dossier)) for width in (340, 720)] if len(drawn) > 1 else [],
        "markers": markers,
        "far": [m.name for m in markers if m not in drawn],
        "sections": sections(dossier),
    }


def _map_label(dossier: Dossier) -> str:
    return f"Places of {dossier.story.title}; the same data stand in the table below"


def _cite(numbers: dict[str, int], cites: Iterable[str]) -> Markup:
    """Return links to the cited claims in the ledger."""
    known = sorted({numbers[c] for c in cites if c in numbers})
    shown = [Markup('<a href="#c-{0}" aria-label="claim {0}">{0}</a>').format(n) for n in known[:CITES_SHOWN]]
    if more := len(known) - CITES_SHOWN:
        shown += (
            [Markup('<a href="#c-{}" aria-label="and {} more claims">+{}</a>').format(known[CITES_SHOWN], more, more)]
            if more > 0
            else []
        )
    return Markup('\u2060<span class="c">{}</span>').format(Markup("").join(shown)) if shown else Markup("")


def marked(claim: ClaimView) -> Markup:
    """Return a claim's context with its content marked."""
    text, parts, at = claim.context_text, [], 0
    for start, end in claim.marks:
        parts += [Markup("{}<mark>{}</mark>").format(text[at:start], text[start:end])]
        at = end
    return Markup("").join([*parts, Markup("{}").format(text[at:])])


def _by_document(dossier: Dossier) -> list[tuple[Any, list[ClaimView]]]:
    return [(d, own) for d in dossier.documents if (own := [c for c in dossier.claims if c.document == d.id])]


def breaks(entries: Sequence[TimelineEntry]) -> dict[str, int]:
    """Return, by entry, the days of silence between it and the dated entry above it where they are many."""
    found, above = {}, None
    for entry in entries:
        if entry.date is None:
            continue
        if above is not None:
            gap = words.days_between(entry.end or entry.date, above)
            if gap > GAP_DAYS:
                found[entry.id] = gap
        above = entry.date
    return found


def is_weighed(question: QuestionView) -> bool:
    """Say whether a question gets its whole reasoning on the page: a dispute, or a state or more on two origins."""
    if not question.assessments:
        return False
    origins = len(question.assessments[0].origins)
    return question.status in ("disputed", "decided") or origins > 2 or (question.kind == "state" and origins > 1)


def map_markers(dossier: Dossier, order: tuple[str, ...]) -> list[Marker]:
    """Return a marker for each place with coordinates: its assessed state where one is known, and how much is said."""
    held = {s.place.name: s for s in dossier.states if s.place is not None}
    found = []
    for place in dossier.places:
        if place.lat is None or place.lon is None:
            continue
        kind, text = _held(held.get(place.name), order)
        count = words.counted(place.claims, "claim")
        found.append(
            Marker(place.name, place.lat, place.lon, kind, place.claims, f"{text}; {count}" if text else count)
        )
    return found


def _held(state: StateHistory | None, order: tuple[str, ...]) -> tuple[str, str]:
    """Return the marker of a state at its last turn: a side or contested where that is likely, else unknown."""
    if state is None or not state.history:
        return "U", ""
    last = state.history[-1].as_then
    best = max(last.values, key=lambda v: (v.probability or 0.0, v.value), default=None)
    if best is None or best.probability is None or best.probability <= 0.55:
        return "U", f"not decided ({marks.STATUS[last.status][1]})"
    kind = "X" if best.value == "contested" else marks.side_class(order, best.value)
    return ("U" if kind == "N" else kind), f"{best.value}, {best.words}"


def sections(dossier: Dossier) -> list[tuple[str, str]]:
    """Return the sections that have content, in the order of the page: anchor and name."""
    every = (
        ("changes", "What changed", change_lines(dossier)),
        ("indicators", "Key figures", dossier.indicators),
        ("map", "Map", map_markers(dossier, ())[1:]),
        ("states", "States over time", dossier.states),
        ("questions", "Questions", dossier.questions),
        ("timeline", "Timeline", dossier.timeline),
        ("people", "People", dossier.people),
        ("organisations", "Organisations", dossier.organisations),
        ("scenarios", "Scenarios", dossier.scenarios),
        ("context", "Historical context", dossier.context),
        ("opinions", "Opinion", dossier.opinions),
        ("unknown", "Not known", dossier.unknown),
        ("unread", "Not read", dossier.unread),
        ("sources", "Sources", dossier.sources),
        ("documents", "Documents", dossier.documents),
        ("claims", "Claims", dossier.claims),
        ("method", "Method", (1,)),
    )
    return [(anchor, name) for anchor, name, content in every if content]
