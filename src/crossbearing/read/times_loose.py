"""Times told loosely: the 24th, in the autumn, overnight into Tuesday, a week ago Monday, '82, the 70s, fiscal 2030."""

from __future__ import annotations

import re
from datetime import timedelta

from spacy.tokens import Doc

from crossbearing.read.times_calendar import Moment, day_of, month_of, on_day, season_of, shifted, years_from
from crossbearing.read.times_deictic import relative, unit_around
from crossbearing.read.times_lexicon import ABOUT, COUNT, MONTH, MONTHS, SEASON, WEEKDAY, WEEKDAYS, YEAR, count_of
from crossbearing.read.times_rules import Context, Rule, pattern
from crossbearing.read.times_tense import verb_over
from crossbearing.read.times_year import dated

_NTH = r"(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"
_NOT_NAMED = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})  # "the 24th Brigade", "the 24th such case"
# With these a perfect of some length goes on: "has led the union for nine years".
_GOES_ON = frozenset(
    "be live work wait remain stay last run lead hold serve rule govern control occupy know own".split()
)
_STATES = frozenset("close shut block besiege trap strand".split())  # "has been shut for nine days"
_WARM = re.compile(r"\b(?:temperatures?|degrees?|highs?|lows?|mph|percent|per cent|scored|shot)\b", re.IGNORECASE)
_WHEN = re.compile(
    r"\b(?:in|by|until|since|during|over|before|after|throughout|early|late|of|from|mid)[\s-]"
    r"(?:the\s|(?:early|late)\s){0,2}$",
    re.IGNORECASE,
)
_DAY_ENDS = (
    r"(?:(?<=for\s)|(?<=end\s)|(?<=ended\s)|(?<=ending\s)|(?<=finish\s)|(?<=finished\s)|(?<=closed\s)|(?<=close\s))"
)
_NEXT_DAYS = 2  # "overnight" runs from one day into the next


def _nth_day(m: re.Match[str], c: Context) -> Moment | None:
    """Return "the 24th" of the month told before, else the last such day, or the next where the words look ahead."""
    day = int(re.sub(r"\D", "", m["nth"]))
    anchor = c.last if c.last is not None and c.last.days <= 31 and not _is_old(c) else c.today
    if anchor is None:
        return None
    start, steps = anchor.start, (0, -1) if anchor is c.today and c.tense == "past" else (0, 1)
    months = [month_of(start.year, start.month + step) for step in steps]
    days = [d for month in months if month and (d := day_of(month.start.year, month.start.month, day))]
    if anchor is c.today:
        days = [d for d in days if (d.start <= start if c.tense == "past" else d.start >= start)]
    return days[0].on("inferred") if days else None


def _is_old(c: Context) -> bool:
    return c.last is None or (c.today is not None and c.tense != "past" and c.last.end <= c.today.start)


def _is_bare_day(m: re.Match[str], doc: Doc) -> bool:
    span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
    follower = doc[span.end] if span is not None and span.end < len(doc) else None
    return follower is None or (follower.pos_ not in _NOT_NAMED and not follower.text.startswith("-"))


def _season(m: re.Match[str], c: Context) -> Moment | None:
    """Return "in the autumn": the last one begun, or the next where the words look ahead."""
    if c.today is None:
        return None
    now, name = c.today.start, m["season"].lower()
    around = [s for year in range(now.year - 1, now.year + 3) if (s := season_of(year, name)) is not None]
    if c.tense == "present" and m.string[m.start() - 4 : m.start()].lower() != "the ":
        return None  # "the valley floods in spring": every year
    if c.tense in ("past", "either"):
        return relative(max((s for s in around if s.start <= now), key=lambda s: s.start, default=None))
    return relative(min((s for s in around if s.end > now), key=lambda s: s.start, default=None))


def _is_season(m: re.Match[str], doc: Doc) -> bool:
    """Say whether a season is a time: after a preposition, describing nothing ("the spring tide")."""
    return _is_bare_day(m, doc) and _WHEN.search(m.string[max(0, m.start() - 24) : m.start()]) is not None


def _part_of_month(m: re.Match[str], c: Context) -> Moment | None:
    """Return "the first week of May" (its first seven days), "the second half of June", "the last weekend in July"."""
    month = dated(m["year"], MONTHS[m["month"].lower().rstrip(".")], None, c)
    nth, unit = {"first": 0, "second": 1, "third": 2, "fourth": 3}.get(m["nth"].lower(), -1), m["unit"]
    if month is None or (unit == "half" and nth > 1):
        return None
    middle = month.start + timedelta(days=15)
    if unit == "half":
        first, last = (month.start, middle) if nth == 0 else (middle, month.end)
    elif unit == "week":
        first = month.end - timedelta(days=7) if nth < 0 else month.start + timedelta(days=7 * nth)
        last = first + timedelta(days=7)
    else:
        saturday = month.start + timedelta(days=(5 - month.start.weekday()) % 7)
        back = (month.end.weekday() - 5) % 7 or 7
        first = month.end - timedelta(days=back) if nth < 0 else saturday + timedelta(days=7 * nth)
        last = first + timedelta(days=2)
    return Moment(first, last, "part" if unit == "half" else "week", month.basis)


def _overnight(m: re.Match[str], c: Context) -> Moment | None:
    """Return the two days of a night: "overnight into Tuesday" ends on it, "overnight on Monday" starts on it."""
    if c.today is None:
        return None
    if not m["weekday"]:
        start = c.today.start if c.tense == "future" else c.today.start - timedelta(days=1)
    else:
        number, now = WEEKDAYS[m["weekday"].lower()], c.today.start
        away = (number - now.weekday()) % 7 if c.tense == "future" else -((now.weekday() - number) % 7)
        start = now + timedelta(days=away - (1 if m["into"] else 0))
    return Moment(start, start + timedelta(days=_NEXT_DAYS), "part", "relative")


def _is_adverb(m: re.Match[str], doc: Doc) -> bool:
    """Say whether "overnight" tells when, and not what kind ("an overnight train") or how long ("stayed overnight")."""
    span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
    if span is None or m["weekday"]:
        return True
    return span[0].pos_ == "ADV" and span[0].head.lemma_ not in ("stay", "camp", "sleep", "become", "change", "leave")


def _weekday_ago(m: re.Match[str], c: Context) -> Moment | None:
    """Return "a week ago Monday": the last Monday, and so many weeks before it."""
    count = count_of(m)
    if c.today is None or count is None or count[1] != "week":
        return None
    back = (c.today.start.weekday() - WEEKDAYS[m["weekday"].lower()]) % 7
    day = shifted(on_day(c.today.start), -back - 7 * count[0], "day")
    return relative(day)


def _short_year(m: re.Match[str], c: Context) -> Moment | None:
    """Return the year of "'82": the last year before publication that ends so."""
    return _last_ending(int(m["short"]), 1, c)


def _short_decade(m: re.Match[str], c: Context) -> Moment | None:
    return _last_ending(int(m["decade"]), 10, c)


def _last_ending(digits: int, years: int, c: Context) -> Moment | None:
    now = c.today.start.year if c.today is not None else None
    if now is None:
        return None
    year = now - now % 100 + digits
    found = years_from(year if year <= now else year - 100, years)
    return found.on("inferred") if found is not None else None


def _is_decade(m: re.Match[str], _: Doc) -> bool:
    """Say whether "the 70s" are years: no temperatures, and with nobody's age ("in her 70s" lacks the article)."""
    return "'" in m.group() or not _WARM.search(m.string[max(0, m.start() - 60) : m.end() + 30])


def _so_far(m: re.Match[str], c: Context) -> Moment | None:
    """Return when "has been shut for three weeks" began, counted back from today."""
    count = count_of(m)
    return relative(shifted(c.today, -count[0], count[1])) if c.today is not None and count is not None else None


def _still_lasts(m: re.Match[str], doc: Doc) -> bool:
    """Say whether the clause tells what has gone on until now: a term ("has been jailed for two years") has not."""
    verb, words = verb_over(doc, m.start(), m.end()), doc.char_span(m.start(), m.end(), alignment_mode="expand")
    if verb is None or words is None or verb.i > words[0].i:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if not helpers & {"has", "have", "'ve"} or helpers & {"to", "will", "would", "could", "may", "might"}:
        return False
    goes_on = verb.tag_ == "VBG" or verb.lemma_ in _STATES
    return verb.lemma_ in _GOES_ON or ("been" in helpers and goes_on)


def _the_day(_: re.Match[str], c: Context) -> Moment | None:
    """Return the day of "ended the day lower": the one told before, else that of publication."""
    day = c.last if c.last is not None and c.last.days == 1 else c.today
    return relative(day)


def _rest(m: re.Match[str], c: Context) -> Moment | None:
    """Return "the rest of the week": from today to its end."""
    unit = unit_around(c.today, m["unit"].lower()) if c.today is not None else None
    return Moment(c.today.start, unit.end, "part", "relative") if c.today is not None and unit is not None else None


def _unsettled(_: re.Match[str], __: Context) -> Moment | None:
    """Return None: a fiscal year starts when its owner says, and the record has no years before Christ."""
    return None


LOOSE = (
    Rule(
        "nth day",
        pattern(
            rf"(?:(?<=on\s)|(?<=by\s)|(?<=until\s)|(?<=since\s)|(?<=from\s)|(?<=before\s))the (?P<nth>{_NTH})",
            cased=True,
        ),
        _nth_day,
        "inferred",
        _is_bare_day,
    ),
    Rule(
        "season alone",
        pattern(rf"(?:(?<=the\s)|(?<=early\s)|(?<=late\s)|(?<=mid-))(?P<season>{SEASON})(?! of)", cased=True),
        _season,
        "relative",
        _is_season,
        grain="season",
    ),
    Rule(
        "season alone",
        pattern(rf"(?:(?<=in\s)|(?<=by\s)|(?<=until\s)|(?<=since\s))(?P<season>{SEASON})(?! of)", cased=True),
        _season,
        "relative",
        _is_season,
        drops=True,
    ),
    Rule(
        "part of month",
        pattern(
            rf"(?:the )?(?P<nth>(?i:first|second|third|fourth|last|final)) (?P<unit>week|weekend|half) (?:of|in) "
            rf"(?P<month>{MONTH})(?:,? (?P<year>{YEAR}))?",
            cased=True,
        ),
        _part_of_month,
        "explicit",
    ),
    Rule(
        "overnight",
        pattern(
            r"(?:overnight|(?:during|in|on|through) the night)"
            rf"(?: (?P<into>to|into|before)| on| of| from)? (?P<weekday>{WEEKDAY})|overnight",
            cased=True,
        ),
        _overnight,
        "relative",
        _is_adverb,
        grain="part",
    ),
    Rule("weekday ago", pattern(rf"{ABOUT}{COUNT} ago (?:on )?(?P<weekday>{WEEKDAY})"), _weekday_ago, "relative"),
    Rule(
        "short year",
        pattern(
            r"(?:(?<=in\s)|(?<=since\s)|(?<=of\s)|(?<=by\s)|(?<=from\s)|(?<=until\s))'(?P<short>\d\d)(?![\d'])",
            cased=True,
        ),
        _short_year,
        "inferred",
        grain="year",
    ),
    Rule(
        "short decade", pattern(r"(?:the '?|')(?P<decade>[2-9]0)s", cased=True), _short_decade, "inferred", _is_decade
    ),
    Rule("so far", pattern(rf"for {ABOUT}{COUNT}(?: now)?"), _so_far, "relative", _still_lasts, drops=True),
    Rule(
        "rest",
        pattern(r"the (?:rest|remainder) of (?:the|this) (?P<unit>week|month|year|decade)"),
        _rest,
        "relative",
        grain="part",
    ),
    Rule(
        "the day",
        pattern(rf"{_DAY_ENDS}the day(?! (?:after|before|of|when|that|to))"),
        _the_day,
        "relative",
        drops=True,
    ),
    Rule(
        "before Christ",
        pattern(
            r"(?:the )?(?:\d{1,4}|[\w-]+(?:st|nd|rd|th|first|second|third) (?:century|millennium))"
            r" (?:BCE?|B\.C\.(?:E\.)?)"
        ),
        _unsettled,
        "explicit",
        grain="range",
    ),
    Rule(
        "fiscal year",
        pattern(
            r"(?:(?:the )?(?:first|second|third|fourth|last|final) quarter of (?:the )?)?"
            rf"(?:fiscal|financial|tax)(?: year)? (?P<year>{YEAR})(?:[-/–]\d\d(?:\d\d)?)?"
            rf"|FY ?(?:{YEAR}|\d\d)(?:[-/–]\d\d(?:\d\d)?)?"
        ),
        _unsettled,
        "explicit",
        grain="range",
    ),
)
"""Every loose way to write a time; what publication does not settle keeps its words."""
