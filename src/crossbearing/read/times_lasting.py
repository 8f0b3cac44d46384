"""How long, how often and vaguely when: "for three weeks", "every Monday", "recently". None of them names a day.

They are kept apart from times, so that no claim takes its time from them: a stretch without an end on the calendar is
no date. What a time already holds ("three weeks ago", "the past two years") is not listed again, nor is an age.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from spacy.tokens import Doc

from crossbearing.model.claim import TimeRef
from crossbearing.model.document import Document
from crossbearing.read.numerals import NUMBER_WORDS, numeral
from crossbearing.read.parse import Passage
from crossbearing.read.times import TimeMention
from crossbearing.read.times_lexicon import MONTH, WEEKDAY
from crossbearing.read.times_rules import pattern

SpellKind = Literal["lasting", "repeated", "past", "now", "future"]


@dataclass(frozen=True, slots=True)
class Spell:
    """Words for a length of time, a habit or a vague past, present or future; `words` is `document.text[start:end]`.

    A lasting spell lasts `low` to `high` units ("60 to 90 days"), both None where no number is told ("for weeks"). A
    repeated one comes `low` units apart; `on` is the weekday, month, season or part of day on which it falls.
    """

    start: int
    end: int
    kind: SpellKind
    words: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    on: str | None = None


_UNIT_WORDS = "second|minute|hour|day|night|week|weekend|fortnight|month|quarter|season|year|decade|century|centurie"
_ROUGH = (
    r"(?:(?:almost|nearly|about|around|approximately|roughly|(?:just )?(?:over|under)|(?:more|less|fewer) than|up to"
    r"|at least|the (?:past|last|next|coming)) ){0,2}"
)
_NUMBER = (
    r"(?:\d{1,4}(?:\.\d+)?(?: (?:hundred|thousand|million|billion))?|\d\d?,\d{3}"
    rf"|(?:{NUMBER_WORDS})|a couple of|couple of)"
)
_VAGUE = r"(?:an?|several|a few|few|many|dozens of|hundreds of|thousands of)"
_BETWEEN = (
    r"(?:(?:straight|consecutive|successive|full|whole|entire|long|more|further|additional|trading|working|business"
    r"|calendar|school|extra) ){0,2}"
)
_COUNTED = pattern(
    rf"(?<!\d[.:]){_ROUGH}(?P<article>(?:an? )?)"
    rf"(?:(?P<least>{_NUMBER})(?: to | or | and |-|–))?(?P<n>{_NUMBER}|{_VAGUE})"
    rf"(?:[ -]and[ -]a[ -](?P<half>half|quarter))?[ -]{_BETWEEN}(?P<unit>{_UNIT_WORDS})s?"
    r"(?P<more> and a half)?(?P<age>[ -]olds?\b)?"
)
_FRACTION = pattern(r"half an? (?P<unit>hour|day|year|decade|century)")
_BARE = pattern(
    r"(?:(?P<units>hours|days|weeks|months|years|decades|centuries)[- ]long)"
    r"|(?:recent|the (?:past|last|next|coming)) (?P<some>hours|days|weeks|months|years|decades|centuries)"
    r"|(?:(?<=for\s)|(?<=after\s)|(?<=within\s)|(?<=over\s)|(?<=lasted\s)|(?<=lasting\s)|(?<=took\s)|(?<=take\s)"
    r"|(?<=spent\s)|(?<=many\s))(?P<more>minutes|hours|days|weeks|months|years|decades|centuries)"
)
_EVERY = pattern(
    rf"(?:every|each)(?: (?P<step>other|second|third|fourth|few|{_NUMBER}))? "
    rf"(?:(?P<unit>{_UNIT_WORDS})s?|(?P<on>{WEEKDAY}|{MONTH}|morning|afternoon|evening|spring|summer|autumn|winter)s?)"
)
_OFTEN = pattern(
    r"(?:once|twice|(?:three|four|five|six|seven|eight|nine|ten|several|many|\d{1,3}) times) (?:a|an|per|each|every) "
    rf"(?P<unit>{_UNIT_WORDS})"
)
_RHYTHM = pattern(
    r"hourly|nightly|daily|weekly|fortnightly|monthly|quarterly|yearly|annual|annually|biennial", cased=True
)
_HABIT = pattern(rf"(?P<on>{WEEKDAY})s", cased=True)
_VAGUELY = pattern(
    r"(?P<now>(?:right )?now(?!-)|currently|presently|nowadays|these days|at present"
    r"|at the (?:moment|present time)(?! (?:of|when))|current(?= [a-z]))"
    r"|(?P<past>(?:more |most )?recently|lately|in the (?:recent |distant )?past"
    rf"(?! (?:[\w.,-]{{1,12}} ){{0,3}}(?:{_UNIT_WORDS})s?\b)|of late|long ago)"
    r"|(?P<future>(?:very )?soon(?! (?:after|as\b))|shortly(?! (?:after|before))"
    r"|in the (?:near|foreseeable|not too distant) future|in the future)"
)
_RHYTHMS = {
    "hourly": "hour",
    "nightly": "day",
    "daily": "day",
    "weekly": "week",
    "fortnightly": "fortnight",
    "monthly": "month",
    "quarterly": "quarter",
}
_GIVES_WAY = re.compile(
    r"(?:before|after|of|seconds|minutes|hours|days|weeks|months|years|decades|centuries)$", re.IGNORECASE
)
_STEPS = {"other": 2.0, "second": 2.0, "third": 3.0, "fourth": 4.0}
_RATE_BEFORE = frozenset({"NOUN", "NUM", "SYM"})  # "200 people a day", "40 dollars a year"


def find_spells(
    document: Document, passages: Sequence[Passage], times: Sequence[TimeMention] = ()
) -> tuple[Spell, ...]:
    """Return the lengths, habits and vague times of the passages in text order, none inside another or in a time.

    A time that nothing settled ("two days before the vote", "recent years") gives way to the length it holds.
    """
    taken = sorted((t.start, t.end) for t in times if not _gives_way(t.ref))
    spells: list[Spell] = []
    at = 0
    for spell in (spell for passage in passages for spell in _in_passage(document, passage)):
        while at < len(taken) and taken[at][1] <= spell.start:
            at += 1
        if at == len(taken) or spell.end <= taken[at][0]:
            spells.append(spell)
    return tuple(spells)


def _gives_way(time: TimeRef) -> bool:
    if time.words.lower().startswith("within ") or (time.relation == "since" and time.words[:4].lower() == "for "):
        return True  # "for three weeks" is a length, whenever it began
    return time.start is None and time.end is None and _GIVES_WAY.search(time.words) is not None


def _in_passage(document: Document, passage: Passage) -> Iterator[Spell]:
    """Yield the spells of one passage; of two that overlap the first and longer one."""
    text, doc, floor = passage.text, passage.parse, 0
    found = [(m, make) for rule, make in _RULES for m in rule.finditer(text)]
    for m, make in sorted(found, key=lambda pair: (pair[0].start(), -pair[0].end())):
        spell = make(m, doc) if m.start() >= floor else None
        if spell is not None:
            floor = spell.end
            start, end = passage.start + spell.start, passage.start + spell.end
            yield replace(spell, start=start, end=end, words=document.text[start:end])


def _counted(m: re.Match[str], doc: Doc) -> Spell | None:
    """Return "almost three weeks", "12-year", "60 to 90 days"; "200 a day" is a rate, "a 60-year-old" an age."""
    unit = _unit(m["unit"])
    glued = m.string[m.start("unit") - 1] == "-"  # "a 12-hour flight": the article is the flight's
    one = m["n"].lower() in ("a", "an")
    if one and m.string[m.end("unit") : m.end("unit") + 1].lower() == "s":
        return None  # "a decades-long quarrel"
    if m["age"] or (unit == "second" and one) or (unit == "quarter" and glued):
        return None  # "a second bridge", "three-quarters"
    high = _number(m["n"])
    low = _number(m["least"]) if m["least"] else high
    if m["half"] or m["more"]:
        part = 0.25 if m["half"] == "quarter" else 0.5
        low, high = (n + part if n is not None else None for n in (low, high))
    kind: SpellKind = "repeated" if one and _is_rate(m, doc) else "lasting"
    return Spell(m.end("article") if glued else m.start(), m.end(), kind, "", low, high, unit)


def _is_rate(m: re.Match[str], doc: Doc) -> bool:
    span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
    before = doc[span.start - 1] if span is not None and span.start else None
    return before is not None and before.pos_ in _RATE_BEFORE and before.ent_type_ not in ("DATE", "TIME")


def _number(words: str) -> float | None:
    words = words.lower()
    if words in ("a", "an"):
        return 1.0
    return 2.0 if words.endswith("couple of") else numeral(words)


def _unit(words: str) -> str:
    unit = words.lower().removesuffix("s")
    return "century" if unit == "centurie" else unit


def _fraction(m: re.Match[str], _: Doc) -> Spell:
    return Spell(m.start(), m.end(), "lasting", "", 0.5, 0.5, _unit(m["unit"]))


def _bare(m: re.Match[str], _: Doc) -> Spell:
    return Spell(m.start(), m.end(), "lasting", "", unit=_unit(m["units"] or m["some"] or m["more"]))


def _every(m: re.Match[str], _: Doc) -> Spell:
    step = (m["step"] or "").lower()
    n = _STEPS.get(step) or (_number(step) if step and step != "few" else None if step else 1.0)
    if m["unit"]:
        return Spell(m.start(), m.end(), "repeated", "", n, n, _unit(m["unit"]))
    return Spell(m.start(), m.end(), "repeated", "", n, n, None, m["on"])


def _often(m: re.Match[str], _: Doc) -> Spell:
    return Spell(m.start(), m.end(), "repeated", "", 1.0, 1.0, _unit(m["unit"]))


def _rhythm(m: re.Match[str], _: Doc) -> Spell:
    n = 2.0 if m.group() == "biennial" else 1.0
    return Spell(m.start(), m.end(), "repeated", "", n, n, _RHYTHMS.get(m.group(), "year"))


def _habit(m: re.Match[str], _: Doc) -> Spell:
    return Spell(m.start(), m.end(), "repeated", "", 1.0, 1.0, None, m["on"])


def _vaguely(m: re.Match[str], doc: Doc) -> Spell | None:
    """Return "now", "lately", "in the near future"; what soon came is past and told by its verb ("soon became")."""
    kind: SpellKind = "now" if m["now"] else "past" if m["past"] else "future"
    span = doc.char_span(m.start(), m.end(), alignment_mode="expand") if m["future"] else None
    if span is not None and span.end < len(doc) and doc[span.end].tag_ in ("VBD", "VBN"):
        return None
    return Spell(m.start(), m.end(), kind, "")


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Doc], Spell | None]], ...] = (
    (_COUNTED, _counted),
    (_FRACTION, _fraction),
    (_BARE, _bare),
    (_EVERY, _every),
    (_OFTEN, _often),
    (_RHYTHM, _rhythm),
    (_HABIT, _habit),
    (_VAGUELY, _vaguely),
)
