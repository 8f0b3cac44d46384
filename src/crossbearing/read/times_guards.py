"""Look-alikes of times: amounts that look like years, names and verbs that look like months or days."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Span, Token

_BEFORE_YEAR_WORDS = """in since by of from until till to through before after during early late mid between and or for
year circa summer winter spring autumn fall"""
_BEFORE_MONTH_WORDS = """in by since until till from to through throughout during of early mid late last next this that
for and or between before after on within as around about the a an its their his her our"""
_COUNT_WORDS = """about around over nearly almost some than least most only just all these those another up every no no.
number article route flight room highway section resolution line unit page chapter"""

# Before a bare year. Without one of these a number between 1000 and 2199 needs a noun it describes, or brackets.
_BEFORE_YEAR = frozenset(_BEFORE_YEAR_WORDS.split())
_BEFORE_MONTH = frozenset(_BEFORE_MONTH_WORDS.split())
_BEFORE_COUNT = frozenset(_COUNT_WORDS.split())
_DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that"})
_POSSESSIVE = ("'s", "s'")
_NO_DAY = re.compile(r"(?:every|each|black|good|bloody|palm|easter|ash|cyber|super)\s+$", re.IGNORECASE)
_NAMED_AFTER_DAY = re.compile(r"\s(?:Times|Telegraph|Mail|Express|Mirror|Independent|Post|Night Live|School)\b")
_NUMBERED = frozenset({"act", "acts", "order", "regulations", "bill", "code"})  # "the Harbours Act 1964"
_EVENT_WORDS = "cup games olympics paralympics euro expo championship championships festival summit census agenda forum"
_EVENTS = frozenset(_EVENT_WORDS.split())  # "Expo 2031"
_GLUED = re.compile(r"[-—][A-Za-z]")


def is_year(m: re.Match[str], doc: Doc) -> bool:
    """Say whether a bare number is a year: after a preposition, in brackets, or describing what cannot be counted."""
    year, before, span = int(m["year"]), _word_before(m), _span(m, doc)
    follower = _follower(span)
    if before in ("around", "about") and 1900 <= year <= 2100 and _ends_there(follower):
        return True
    if (
        before in _BEFORE_COUNT
        or (before in _NUMBERED and m.string[m.start() - 2].isalpha())
        or _GLUED.match(m.string, m.end())
    ):
        return False
    if before in _EVENTS and 1900 <= year <= 2100:
        return True
    if _is_plural(follower):
        fits = before in _DETERMINERS or before.endswith(_POSSESSIVE)
        return fits and 1900 <= year <= 2100 and year % 100 != 0
    if before.strip("(").rstrip(",") in _BEFORE_YEAR or (before.endswith(_POSSESSIVE) and year >= 1800):
        return year >= 1500 or before in ("in", "since", "of")
    return span is not None and 1800 <= year <= 2100 and _stands_alone(m, span, follower)


def _ends_there(follower: Token | None) -> bool:
    return follower is None or follower.pos_ in ("PUNCT", "CCONJ", "ADP")


def is_span_of_years(m: re.Match[str], _: Doc) -> bool:
    """Say whether two numbers are years and not a count by year: "2026/27" is a season, "Bulletin 2026/11" a label."""
    first, to = int(m["year"]), m["to"]
    if "/" in m.group():
        return int(to) % 100 == (first + 1) % 100
    return len(to) == 4 or int(to) > first % 100 or first % 100 == 99 or 1 <= int(to) <= 12


def _stands_alone(m: re.Match[str], span: Span, follower: Token | None) -> bool:
    if m.string[m.start() - 1 : m.start()] == "(" or m.string[m.end() : m.end() + 1] == ")":
        return True
    named = follower is not None and follower.pos_ in ("NOUN", "PROPN", "ADJ")
    describes = named and span[0].dep_ in ("nummod", "compound", "nmod", "amod")
    if follower is not None and follower.text[:1].isupper() and _word_before(m) in _DETERMINERS:
        return True  # "the 1936 Six Rivers Flood"
    return describes or span[0].ent_type_ == "DATE" or len(span.doc) <= 2


def is_day(m: re.Match[str], doc: Doc) -> bool:
    """Say whether "May 20" is a day and not "in May 20 people died"."""
    counts = m.string[m.end() - 1].isdigit() and _is_plural(_follower(_span(m, doc)))
    return bool(m["year"]) or not counts or _word_before(m) != "in"


def is_month(m: re.Match[str], doc: Doc) -> bool:
    """Say whether a bare "May" or "April" is the month, not a verb or a person."""
    span = _span(m, doc)
    if span is None or span[0].pos_ in ("VERB", "AUX") or span[0].ent_type_ in ("PERSON", "FAC", "GPE", "WORK_OF_ART"):
        return False
    if m["month"].rstrip(".").lower() in ("mar", "sep", "may", "march") and span[0].pos_ not in ("PROPN", "NOUN"):
        return False
    before = _word_before(m).strip("(\"'")
    return before in _BEFORE_MONTH or before.endswith((*_POSSESSIVE, "-")) or span[0].ent_type_ == "DATE"


def is_feast(m: re.Match[str], doc: Doc) -> bool:
    """Say whether a feast is its day: not what belongs to it ("Christmas trees"), nor an island."""
    follower = _follower(_span(m, doc))
    return follower is None or follower.pos_ not in ("NOUN", "PROPN", "ADJ")


def is_weekday(m: re.Match[str], doc: Doc) -> bool:
    """Say whether a weekday is a day: no newspaper, no feast, no habit ("every Sunday")."""
    if not m["weekday"][0].isupper() or _NO_DAY.search(m.string[max(0, m.start() - 12) : m.start()]):
        return False
    span = _span(m, doc)
    named = _NAMED_AFTER_DAY.match(m.string, m.end()) is not None
    return not named and (span is None or span.root.ent_type_ not in ("ORG", "WORK_OF_ART"))


def _word_before(m: re.Match[str]) -> str:
    before = re.search(r"(\S+)\s*$", m.string[max(0, m.start() - 24) : m.start()])
    return before.group(1).lower() if before else ""


def _span(m: re.Match[str], doc: Doc) -> Span | None:
    span = doc.char_span(m.start(), m.end(), alignment_mode="expand")
    return span if span is not None and len(span) else None


def _follower(span: Span | None) -> Token | None:
    return span.doc[span.end] if span is not None and span.end < len(span.doc) else None


def _is_plural(token: Token | None) -> bool:
    return token is not None and token.tag_ == "NNS" and token.is_lower
