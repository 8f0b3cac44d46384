"""Times: when things happened, held or will happen, as the words of a document say it.

Dates are read by the calendar. What leaves out its year, or speaks of yesterday, Tuesday or the month after, is settled
by publication, by the headings it stands under and by the time told just before. What nothing settles keeps its words,
its bounds unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from spacy.tokens import Doc

from crossbearing.model.claim import Span, TimeRef
from crossbearing.model.clock import day_of, last_day
from crossbearing.model.document import Block, Document
from crossbearing.read.parse import Passage, normalise
from crossbearing.read.times_absolute import ABSOLUTE, order_of
from crossbearing.read.times_anaphoric import ANAPHORIC
from crossbearing.read.times_calendar import Moment, on_day, part_of, span_of
from crossbearing.read.times_clock import CLOCKS, clock_of
from crossbearing.read.times_deictic import DEICTIC
from crossbearing.read.times_found import RELATIONS, Found, bare_of, ref_of
from crossbearing.read.times_loose import LOOSE
from crossbearing.read.times_needs import worth_trying
from crossbearing.read.times_phrase import Phrase, joins, phrase_around
from crossbearing.read.times_rules import Context, Core, Order, Tense
from crossbearing.read.times_tense import since_over, tense_at, verb_over

Interval = tuple[str, str]
RULES = (*ABSOLUTE, *CLOCKS, *DEICTIC, *ANAPHORIC, *LOOSE)
_DATES = frozenset(rule.name for rule in ABSOLUTE)
_OPENING = 6  # code points before a date that still opens its entry: a number, a bullet
_KEPT = "crossbearing.times"
_DENIED = re.compile(r"\b(?:not|rather than|instead of|and never)\s+(?:(?:in|on|at|by|this|the)\s+)*$", re.IGNORECASE)
_SINCE = "so far"  # "has been shut for three weeks": since then
_CARRIED = frozenset({"then"})  # the only words that look back past their paragraph


@dataclass(frozen=True, slots=True)
class TimeMention:
    """The words for one time, `ref.words` being `document.text[start:end]`.

    `verb` is the document offset of the verb that the words depend on, None where the parse shows none. Of a stretch
    told by two times ("from March to June"), `ends` are the two. `bare` is the time itself, whatever bounds it: of
    "before 2030" the year 2030. A `denied` time is named as the wrong one ("in 2030, not 2029").
    """

    start: int
    end: int
    ref: TimeRef
    verb: int | None = None
    ends: tuple[TimeMention, ...] = ()
    bare: TimeRef | None = None
    denied: bool = False


_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")  # the hour beside the day of a heading


@dataclass(frozen=True, slots=True)
class _Scene:
    """One passage with what settles its times: `days` are the first and last day that may be today there."""

    text: str
    doc: Doc | None
    kind: str
    phrases: tuple[Phrase, ...]
    days: tuple[date, ...] = ()
    period: Moment | None = None
    order: Order | None = None


def find_times(
    document: Document, passages: Sequence[Passage], *, anchors: Mapping[Span, Interval] | None = None
) -> tuple[TimeMention, ...]:
    """Return every time that the passages name, in text order, none inside another.

    `anchors` maps spans of the document to the day or days on which their words were said; "yesterday" inside counts
    from there. Elsewhere it counts from publication, and only where every day that may be it gives the same answer.
    """
    spoken = {span: _days(*interval) for span, interval in (anchors or {}).items()}
    published = _days(document.published.earliest, document.published.latest)
    order = order_of(passage.text for passage in passages)
    mentions: list[TimeMention] = []
    last: Moment | None = None
    for passage in passages:
        scene = replace(_scene(passage, published, live=document.genre == "liveblog"), order=order)
        here = {
            (s - passage.start, e - passage.start): days
            for (s, e), days in spoken.items()
            if s < passage.start + len(scene.text)
        }
        for found in _found(scene, last, here):
            last = found.moment if _is_told(found) else last
            mentions.append(_mention(document, passage, scene, found))
    return tuple(mentions)


@lru_cache(maxsize=1024)
def period_of(heading: str) -> Moment | None:
    """Return the time that a heading gives to what stands under it, or None.

    A mere year counts only where the heading consists of it or brackets it: "The treaty of 2014 today" dates nothing.
    """
    found = _dated(heading)
    return found.moment if found is not None else None


@lru_cache(maxsize=1024)
def _headed_day(heading: str, published: tuple[date, ...]) -> tuple[date, ...]:
    """Return the day that a heading made of nothing else dates its text with ("Monday, 3 March"), or nothing.

    The text under it, of a diary or a live page, was written on that day, which is not after publication.
    """
    found = _headed(heading, published)
    return (found.moment.start,) if found is not None and found.moment is not None else ()


def _headed(heading: str, published: tuple[date, ...]) -> Found | None:
    text = normalise(heading)
    found = next(iter(_found(_Scene(text, None, "heading", _phrases(text, None), published), None, {})), None)
    if found is None or found.moment is None or found.moment.days != 1 or found.phrase.bound in RELATIONS:
        return None
    whole = not text[: found.start].strip() and not _CLOCK.sub("", text[found.end :]).strip(" ,.:")
    return found if whole and (not published or found.moment.start <= published[-1]) else None


def heading_time(document: Document, block: Block) -> TimeMention | None:
    """Return the date in the nearest heading above a block, with its words, or None if no heading above holds one."""
    published = _days(document.published.earliest, document.published.latest)
    for title in reversed(block.under):
        found = _dated(title) or _headed(title, published)
        if found is None:
            continue
        above = [b for b in document.blocks if b.kind == "heading" and b.end <= block.start]
        for home in reversed(above):
            at = document.text.find(title, home.start, home.end)
            if at >= 0:
                words = title[found.start : found.end]
                return TimeMention(at + found.start, at + found.end, ref_of(found, words, ongoing=False))
    return None


def _dated(heading: str) -> Found | None:
    text = normalise(heading)
    scene = _Scene(text, None, "heading", _phrases(text, None))
    told = [f for f in _found(scene, None, {}) if f.moment is not None and f.moment.basis == "explicit"]
    kept = [f for f in told if f.moment and (f.moment.precision != "year" or _stands_out(text, f))]
    return min(kept, key=lambda f: f.moment.days if f.moment else 0, default=None)


def _stands_out(text: str, found: Found) -> bool:
    return text[found.start - 1 : found.start] == "(" or text.strip() == text[found.start : found.end]


def _days(earliest: str | None, latest: str | None) -> tuple[date, ...]:
    """Return the first and last day of an interval of days or instants, or nothing if it is open."""
    if earliest is None or latest is None:
        return ()
    first, last = (date.fromisoformat(day) for day in (day_of(earliest), last_day(latest)))
    return (first,) if last <= first else (first, last)


def _scene(passage: Passage, published: tuple[date, ...], *, live: bool) -> _Scene:
    """Return a passage with its times. Entries of a liveblog are of the day of publication, others of their own."""
    text = passage.text
    period = next((p for p in map(period_of, reversed(passage.block.under)) if p is not None), None)
    phrases = _phrases(text, passage.parse)
    headed = next((d for d in (_headed_day(under, published) for under in reversed(passage.block.under)) if d), ())
    days = headed or published
    if passage.block.kind == "entry":
        days = _own_day(phrases, period) or headed or (published if live else ())
    return _Scene(text, passage.parse, passage.block.kind, phrases, days, period)


def _own_day(phrases: Sequence[Phrase], period: Moment | None) -> tuple[date, ...]:
    """Return the day that an entry opens with or that its heading gives; an entry without one is of no known day."""
    opening = phrases[0] if phrases and phrases[0].start <= _OPENING else None
    named = opening.core.rule.resolve(opening.core.match, Context()) if opening is not None else None
    return next(((m.start,) for m in (named, period) if m is not None and m.days == 1), ())


def _phrases(text: str, doc: Doc | None) -> tuple[Phrase, ...]:
    """Return the times of a text with their small words, in order.

    They are kept with the parse: times are settled twice where words are quoted, and numbers ask where times stand.
    """
    if doc is None:
        return _phrases_in(text, None)
    kept: tuple[Phrase, ...] | None = doc.user_data.get(_KEPT)
    if kept is None:
        kept = doc.user_data[_KEPT] = _phrases_in(text, doc)
    return kept


def _phrases_in(text: str, doc: Doc | None) -> tuple[Phrase, ...]:
    """Return the times found; of two that overlap the first and longer one."""
    cores = sorted(
        (
            Core(match.start(), match.end(), rule, match)
            for rule in worth_trying(RULES, text)
            for match in rule.pattern.finditer(text)
            if rule.guard is None or doc is None or rule.guard(match, doc)
        ),
        key=lambda core: (core.start, -core.end),
    )
    phrases: list[Phrase] = []
    floor = 0
    for core in cores:
        if core.start < floor:
            continue
        phrase = phrase_around(text, core, floor)
        if core.rule.apart and phrase.part is None:
            continue
        phrases.append(phrase)
        floor = phrase.end
    return tuple(phrases)


def _found(scene: _Scene, carried: Moment | None, spoken: Mapping[Span, tuple[date, ...]]) -> Iterator[Found]:
    """Yield the times of a passage, two that bound one stretch as one."""
    last: Moment | None = None
    at = 0
    while at < len(scene.phrases):
        phrase = scene.phrases[at]
        here = replace(scene, days=_speaking(phrase, spoken, scene.days))
        before = last if last is not None or phrase.core.rule.name not in _CARRIED else carried
        pair = _stretch(here, at, before) or _with_clock(here, at, before)
        found = pair or _alone(here, at, before)
        at += 1 if pair is None else 2
        if found.moment is None and found.phrase.core.rule.drops:
            continue
        yield found
        last = found.moment if _is_told(found) else last


def _speaking(phrase: Phrase, spoken: Mapping[Span, tuple[date, ...]], published: tuple[date, ...]) -> tuple[date, ...]:
    return next(
        (days for (s, e), days in sorted(spoken.items()) if s <= phrase.core.start and phrase.core.end <= e), published
    )


def _stretch(scene: _Scene, at: int, last: Moment | None) -> Found | None:
    """Return the stretch that this time opens and the next one closes, or None if they are two times."""
    if at + 1 >= len(scene.phrases):
        return None
    left, right = scene.phrases[at], scene.phrases[at + 1]
    if not joins(scene.text, left, right):
        return None
    end = _settled(scene, right, last, None)
    start = _settled(scene, left, last, None)
    if end is not None and (start is None or start.basis != "explicit"):
        start = _settled(replace(scene, days=(end.start,), period=None), left, None, None, back=True)
    elif start is not None and (end is None or end.basis != "explicit"):
        end = _settled(replace(scene, days=(start.start,), period=None), right, None, None, back=False)
    moment = span_of(start, end)
    if moment is None:
        return Found(left.start, right.end, None, left, ranged=True) if start is None and end is None else None
    bases = {m.basis for m in (start, end) if m is not None}
    basis = "explicit" if "explicit" in bases else min(bases)
    ends = (Found(left.core.start, left.end, start, left), Found(right.core.start, right.end, end, right))
    return Found(left.start, right.end, moment.on(basis), left, ranged=True, ends=ends)


def _alone(scene: _Scene, at: int, last: Moment | None) -> Found:
    phrase = scene.phrases[at]
    moment = _settled(scene, phrase, last, _ahead(scene, at))
    return Found(phrase.start, phrase.end, moment, phrase, clock=clock_of(phrase.core.match))


def _with_clock(scene: _Scene, at: int, last: Moment | None) -> Found | None:
    """Return the day and the time of day that stand side by side as one, or None if these two are no such pair."""
    pair = scene.phrases[at : at + 2]
    clocks = [phrase for phrase in pair if phrase.core.rule.name == "clock"]
    if len(pair) < 2 or len(clocks) != 1 or scene.text[pair[0].end : pair[1].start].strip(" ,\n"):
        return None
    day = next(phrase for phrase in pair if phrase is not clocks[0])
    if day.bound not in RELATIONS and clocks[0].bound in RELATIONS:
        day = replace(day, bound=clocks[0].bound)
    moment = _settled(scene, day, last, None)
    if moment is not None and moment.days != 1:
        return None
    return Found(pair[0].start, pair[1].end, moment, day, clock=clock_of(clocks[0].core.match))


def _ahead(scene: _Scene, at: int) -> Moment | None:
    """Return the date that follows in the same sentence, for "three days before 5 June"."""
    if at + 1 >= len(scene.phrases):
        return None
    phrase, after = scene.phrases[at], scene.phrases[at + 1]
    between = scene.text[phrase.core.end : after.start]
    if (
        after.core.rule.name not in _DATES
        or len(between) > 80
        or any(stop in between for stop in (". ", "\n", ";", ", "))
    ):
        return None
    return _settled(scene, after, None, None)


def _settled(
    scene: _Scene, phrase: Phrase, last: Moment | None, ahead: Moment | None, *, back: bool | None = None
) -> Moment | None:
    """Return what the words mean on every day that may be today, or None if that differs or is not known.

    `back` sets the direction instead of the sentence's tense.
    """
    tense = _tense(scene, phrase) if back is None else "past" if back else "future"
    context = Context(period=scene.period, last=last, ahead=ahead, tense=tense, order=scene.order)
    rule, match = phrase.core.rule, phrase.core.match
    readings = [rule.resolve(match, replace(context, today=on_day(day))) for day in scene.days] or [
        rule.resolve(match, context)
    ]
    if any(reading != readings[0] for reading in readings) or readings[0] is None:
        return None
    return part_of(readings[0], phrase.part) if phrase.part else readings[0]


def _tense(scene: _Scene, phrase: Phrase) -> Tense:
    """Return how the sentence tells the time; since looks back, what bounds the past may lie on either side."""
    if scene.doc is None or phrase.bound == "since":
        return "past"
    core, bounds = phrase.core, phrase.bound in ("by", "until", "before")
    if scene.kind == "scenario" and bounds:
        return "future"
    # The present tense of a headline tells the past, unless a bound looks ahead ("Works restarts by May").
    told = tense_at(scene.doc, scene.text, core.start, core.end, "paragraph" if bounds else scene.kind)
    return "past" if told == "had" else "either" if told == "past" and bounds else told


def _is_told(found: Found) -> bool:
    """Say whether later words ("the same year", "two days later") may count from this time."""
    return found.moment is not None and found.phrase.core.rule.name not in (
        "today",
        "stretch",
        "lasting",
        "in time",
        _SINCE,
    )


def _mention(document: Document, passage: Passage, scene: _Scene, found: Found) -> TimeMention:
    start, end = passage.start + found.start, passage.start + found.end
    doc, core = passage.parse, found.phrase.core
    if found.phrase.bound in (None, "in") and not found.ranged and since_over(doc, scene.text, core.start, core.end):
        found = replace(found, phrase=replace(found.phrase, bound="since"))
    if core.rule.name == _SINCE:
        found = replace(found, phrase=replace(found.phrase, bound="since"))
    if found.phrase.bound == "before":
        found = replace(found, ahead=_tense(scene, found.phrase) in ("future", "present"))
    ongoing = found.phrase.onward or found.phrase.bound == "since"
    verb = verb_over(doc, core.start, core.end)
    ref = ref_of(found, document.text[start:end], ongoing=ongoing)
    ends = tuple(_end(document, passage, end) for end in found.ends)
    told = passage.start + verb.idx if verb is not None else None
    denied = _DENIED.search(scene.text[max(0, found.start - 24) : core.start]) is not None
    return TimeMention(start, end, ref, told, ends, bare_of(found, ref.words), denied)


def _end(document: Document, passage: Passage, found: Found) -> TimeMention:
    """Return one end of a stretch as a time of its own, free of the words that join the two."""
    start, end = passage.start + found.start, passage.start + found.end
    bare = bare_of(found, document.text[start:end])
    return TimeMention(start, end, bare, bare=bare)


def time_spans(passage: Passage) -> tuple[Span, ...]:
    """Return where the times of a passage stand, by offsets into it: their numbers count nothing."""
    return tuple((phrase.core.start, phrase.core.end) for phrase in _phrases(passage.text, passage.parse))
