"""Words for numbers, dates, names and lists: how a dossier says what records hold."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from datetime import date

from crossbearing.model.claim import PlaceRef, Quantity, TimePrecision, TimeRef
from crossbearing.model.clock import last_day

EXCERPT_CHARS = 300  # a quotation on a public page, DESIGN section 10
MONTHS = tuple(calendar.month_name)
OPEN, CLOSE = "\u201c", "\u201d"
_CONTROLS = re.compile("[\u0000-\u0008\u000b-\u001f\u007f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_OVER = re.compile(r"\b(over|more than|above|exceed\w*|upwards? of|in excess)\b|\+")
_UNDER = re.compile(r"\b(under|less than|fewer than|below)\b")
_UNITS = {"percent": "%", "people": ""}


def clean(text: str) -> str:
    """Return text on one line, without control and direction marks that could disorder what stands around it."""
    return " ".join(_CONTROLS.sub("", text).split())


def shorten(text: str, limit: int = EXCERPT_CHARS) -> str:
    """Return text cut at a word to at most `limit` characters, the cut shown by an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    return (cut[: cut.rfind(" ")] if " " in cut else cut).rstrip(" ,;:") + "…"


def quoted(text: str, limit: int = EXCERPT_CHARS) -> str:
    """Return words in double quotation marks; marks that stood inside become single ones."""
    bare = clean(text).strip(" ,;:–—")
    bare = re.sub(r"[\u201c\u201d\u201e\u00ab\u00bb\"]", lambda m: _single(m, bare), bare).strip()
    return f"{OPEN}{shorten(_unwrapped(bare), limit)}{CLOSE}"


def _single(mark: re.Match[str], text: str) -> str:
    opens = mark.start() == 0 or text[mark.start() - 1] in " (["
    return "\u2018" if opens else "\u2019"


def _unwrapped(text: str) -> str:
    """Return text without the quotation marks that wrap the whole of it, or a lone one at either end."""
    opens, closes = text.count("\u2018"), len(re.findall("\u2019(?!\\w)", text))
    if text.startswith("\u2018") and (opens > closes or (opens == 1 and text.endswith("\u2019"))):
        return _unwrapped(text[1:])
    return text[:-1].rstrip(" ,") if text.endswith("\u2019") and closes > opens else text


def capital(text: str) -> str:
    """Return text with its first letter a capital, also behind an opening quotation mark."""
    at = 1 if text[:1] == OPEN else 0
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]


def sentence(text: str) -> str:
    """Return text as one sentence: a capital first, one full stop or its like last."""
    text = capital(text.strip())
    return text if re.search(r"[.?!…][\u201d\u2019]?$", text) else text + "."


def joined(items: Sequence[str], last: str = "and") -> str:
    """Return items as one list in words: "a, b and c"."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """Return a count with its noun: "1 claim", "3 claims"."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def number(value: float) -> str:
    """Return a number with thousands separated and no needless decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0").rstrip(".")


def span(low: float | None, high: float | None, *, approximate: bool = False, words: str = "") -> str:
    """Return bounds in words: "about 90", "26,000 to 27,000", "over 1,000", "at most 2"; empty if unknown."""
    if low is not None and high is not None:
        shown = number(low) if low == high else f"{number(low)} to {number(high)}"
        return f"about {shown}" if approximate else shown
    if low is not None:
        return f"{'over' if _OVER.search(words.lower()) else 'at least'} {number(low)}"
    if high is not None:
        return f"{'under' if _UNDER.search(words.lower()) else 'at most'} {number(high)}"
    return ""


def with_unit(shown: str, unit: str | None, per: str | None) -> str:
    """Return a number in words with its unit and rate: "about 23 m a day"."""
    name = _UNITS.get(unit or "", unit or "")
    if name and name != "%" and len(name) > 2 and not name.endswith("s") and shown not in ("1", "about 1"):
        name = name + "s" if name.isalpha() and name.islower() else name
    if shown in ("1", "about 1") and len(name) > 3 and name.isalpha() and name.islower() and not name.endswith("ss"):
        name = name.removesuffix("s")
    vowel = per is not None and (per == "hour" or (per[0] in "aeio" and per != "one"))
    rate = f" {'an' if vowel else 'a'} {per}" if per else ""
    return f"{shown} {name}".strip().replace(" %", "\u00a0%") + rate


def amount(quantity: Quantity) -> str:
    """Return a quantity in words; one without figures in the text's own, in quotation marks."""
    shown = span(quantity.low, quantity.high, approximate=quantity.approximate, words=quantity.words)
    return with_unit(shown, quantity.unit, quantity.per) if shown else quoted(quantity.words)


def day(text: str) -> str:
    """Return a day in words: "9 February 2026"."""
    d = date.fromisoformat(text[:10])
    return f"{d.day} {MONTHS[d.month]} {d.year}"


def _part(start: date) -> str:
    return "early" if start.day < 11 else "mid-" if start.day < 21 else "late"


def dated(start: str | None, end: str | None, precision: TimePrecision | str | None) -> str:
    """Return a half-open interval in words, at its own precision: "November 2025", "late January 2026".

    Empty when neither bound is known.
    """
    if start is None:
        return f"until {day(last_day(end))}" if end else ""
    if end is None:
        return f"since {_coarse(start, precision)}"
    first, last = date.fromisoformat(start[:10]), date.fromisoformat(last_day(end))
    if first >= last:
        return day(start)
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        return _months(first, last)
    if precision == "part" and (first.year, first.month) == (last.year, last.month):
        return f"{_part(first)} {MONTHS[first.month]} {first.year}".replace("- ", "-")
    return _days(first, last)


def _months(first: date, last: date) -> str:
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month]} {first.year}"
    if first.month == 1 and last.month == 12:
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    opening = MONTHS[first.month] + ("" if first.year == last.year else f" {first.year}")
    return f"{opening} to {MONTHS[last.month]} {last.year}"


def _days(first: date, last: date) -> str:
    opening = f"{first.day}"
    if (first.year, first.month) != (last.year, last.month):
        opening += f" {MONTHS[first.month]}" + ("" if first.year == last.year else f" {first.year}")
    return f"{opening} to {last.day} {MONTHS[last.month]} {last.year}"


def _coarse(start: str, precision: TimePrecision | str | None) -> str:
    d = date.fromisoformat(start[:10])
    if precision in ("month", "season", "part"):
        return f"{MONTHS[d.month]} {d.year}"
    return str(d.year) if precision == "year" else day(start)


def when(time: TimeRef) -> str:
    """Return a time in words, with how it relates: "since November 2024", "by the end of February 2026"."""
    if time.relation == "by" and time.end:
        return by_end(time.end)
    if time.relation == "until" and time.end:
        return f"until {day(last_day(time.end))}"
    if time.relation == "since" and time.start:
        return f"since {_coarse(time.start, time.precision)}"
    return dated(time.start, time.end, time.precision)


def by_end(end: str) -> str:
    """Return an exclusive end as a deadline in words: "by the end of February 2026"."""
    last = date.fromisoformat(last_day(end))
    if last.day == calendar.monthrange(last.year, last.month)[1]:
        return f"by the end of {last.year if last.month == 12 else f'{MONTHS[last.month]} {last.year}'}"
    return f"by {day(last.isoformat())}"


def placed(place: PlaceRef) -> str:
    """Return a place with its part, as the object of a verb: "the northern outskirts of X", "the area near X"."""
    name = clean(place.name)
    if place.relation == "near":
        return f"the area near {name}"
    if place.relation == "sector":
        return f"the {name} sector"
    if place.part:
        part = clean(place.part)
        return f"{part if part.startswith('the ') else 'the ' + part} of {name}"
    return name


def located(place: PlaceRef) -> str:
    """Return where, as an adverb: "near X", "toward X", "in the northern outskirts of X"."""
    name = clean(place.name)
    if place.relation in ("near", "toward"):
        return f"{place.relation} {name}"
    return f"in {placed(place)}"


def days_between(earlier: str, later: str) -> int:
    """Return the days from one date to another."""
    return (date.fromisoformat(later[:10]) - date.fromisoformat(earlier[:10])).days
