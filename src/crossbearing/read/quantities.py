"""Quantities: counts, measures, shares and sums as the text gives them, with the bounds its own words set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from crossbearing.model.claim import Quantity
from crossbearing.model.document import Document
from crossbearing.model.measures import Approximator
from crossbearing.read.parse import Passage
from crossbearing.read.quantities_bounds import before, behind, bounded
from crossbearing.read.quantities_counted import counted, thing_counted
from crossbearing.read.quantities_measures import measure_after, money_of, per_after
from crossbearing.read.quantities_numbers import Number, numbers_in
from crossbearing.read.quantities_persons import counts_persons
from crossbearing.read.times import time_spans

_TO = re.compile(r"\s?[-–—]\s?|\sto\s", re.IGNORECASE)
_AND = re.compile(r"\sand\s", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\w.])\d{1,2}[:.]\d\d(?::\d\d)?(?:\s?[ap]\.?m\b)|\b\d{1,2}:\d\d\b|\b\d{1,2}\s?[ap]\.?m\b", re.IGNORECASE
)
_STRONG = re.compile(r"-strong\b", re.IGNORECASE)
_AGED = re.compile(r"\baged?\s(?:about\s|around\s)?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:up|down|compared|against|instead|rather|not)(?: (?:from|with|to|of|than))?\s$", re.IGNORECASE
)
_FIGURE = re.compile(
    r"\b(?:figure|number|count|total|toll) (?:is|was|stands at|stood at|rose to|fell to)\s$", re.IGNORECASE
)
_FAR = 200  # code points: two or three sentences, over which "the figure is" still means the one before
_STOP = re.compile(r"[.!?;]\s|\n")
_APPOSED = re.compile(r"[A-Za-z],\s$")
_OFFICES = frozenset({"mayor", "president", "minister", "leader", "captain", "governor", "judge", "chair", "chairman"})
_MAGNITUDE = re.compile(r"\bmagnitude[\s-](?:of\s)?$", re.IGNORECASE)
_REACH = re.compile(r"[^\d\n]{0,60}")  # from a number to its noun: on one line, past no other number
_OF = re.compile(r"\sof\s|\s(?=(?:the|its|their|his|her|our|all)\b)")
_BESIDE = re.compile(r"\s(?=[a-z])")  # "one in five houses": what is shared stands beside
_LINES = frozenset({"indicator", "row"})


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """The words for one quantity, `ref.words` being `document.text[start:end]`.

    `head` is the document offset of the noun counted, or of the number where no noun stands beside it.
    """

    start: int
    end: int
    ref: Quantity
    head: int


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    end: int
    low: float | None
    high: float | None
    number: Number
    between: int  # where "between" opens the range, else start


def find_quantities(document: Document, passages: Sequence[Passage]) -> tuple[QuantityMention, ...]:
    """Return every quantity of the passages in text order.

    Dates, clock times, ordinals, scores and numbers that name something are none; an age has the unit "years old".
    """
    return tuple(mention for passage in passages for mention in _mentions(document, passage))


def _mentions(document: Document, passage: Passage) -> Iterator[QuantityMention]:
    doc, text = passage.parse, passage.text
    taken = sorted([*time_spans(passage), *(m.span() for m in _CLOCK.finditer(text))])
    numbers = _free(numbers_in(doc, passage.block.kind), taken)
    last: QuantityMention | None = None
    for amount in _amounts(text, numbers):
        mention = _mention(document, passage, doc, text, amount)
        if last is not None and mention.ref.unit is None and _counts_alike(text, passage.start, last, mention):
            mention = replace(mention, ref=replace(mention.ref, unit=last.ref.unit))
        yield mention
        last = mention


def _counts_alike(text: str, base: int, last: QuantityMention, mention: QuantityMention) -> bool:
    """Say whether a bare number is set against the one before, and so counts the same ("31 bodies, up from 19")."""
    between = text[last.end - base : mention.start - base]
    if _FIGURE.search(between):
        return len(between) <= _FAR
    return _COMPARED.search(between) is not None and not _STOP.search(between)


def _free(numbers: Sequence[Number], taken: Sequence[tuple[int, int]]) -> list[Number]:
    """Return the numbers that lie in none of the spans; both in text order."""
    free: list[Number] = []
    at = 0
    for number in numbers:
        while at < len(taken) and taken[at][1] <= number.start:
            at += 1
        if at == len(taken) or number.end <= taken[at][0]:
            free.append(number)
    return free


def _amounts(text: str, numbers: Sequence[Number]) -> Iterator[_Amount]:
    """Yield single numbers and ranges; what runs backwards with a dash is a score and left out."""
    at = 0
    while at < len(numbers):
        first, second = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
        joint = text[first.end : second.start] if second is not None else ""
        left = text[max(0, first.start - 9) : first.start]
        if second is None or first.value is None or second.value is None or not _ranges(joint, left):
            yield _Amount(first.start, first.end, first.value, first.value, first, first.start)
            at += 1
            continue
        at += 2
        low = first.value * _scale(first, second)
        opening = _BETWEEN.search(left)
        if low < second.value:
            start = first.start - (len(left) - opening.start() if opening else 0)
            number = replace(second, start=first.start, currency=first.currency or second.currency)
            yield _Amount(start, second.end, low, second.value, number, start)


def _ranges(joint: str, left: str) -> bool:
    if _BETWEEN.search(left):
        return _AND.fullmatch(joint) is not None
    return _TO.fullmatch(joint) is not None and not (_FROM.search(left) and joint.strip())


def _scale(first: Number, second: Number) -> float:
    """Return the factor that "1.5 to 2 million" lends its first number."""
    if first.scaled or not second.scaled or not first.value or not second.value:
        return 1.0
    for factor in (1e12, 1e9, 1e6, 1e3, 1e2):
        if first.value * factor < second.value or first.value * factor == second.value:
            return factor
    return 1.0


def _mention(document: Document, passage: Passage, doc: Doc, text: str, amount: _Amount) -> QuantityMention:
    start, left = before(text, amount.start)
    end, right = behind(text, amount.end)
    unit, per, end, noun = _unit(doc, text, amount, end)
    if not right:
        end, right = behind(text, end)
    if per is None:
        per, end = per_after(text, end)
    low, high, approximate = _bounds(amount, (*left, *right))
    of, end = _whole(doc, text, end, ratio=amount.number.ratio) if unit == "percent" else (None, end)
    if noun is None and unit is None and passage.block.kind in _LINES:
        unit = _unit_below(text, end)
    head = noun.idx if noun is not None else amount.number.start
    start, end = passage.start + start, passage.start + end
    ref = Quantity(low, high, unit, of, per, approximate, document.text[start:end])
    return QuantityMention(start, end, ref, passage.start + head)


def _bounds(amount: _Amount, rows: tuple[Approximator, ...]) -> tuple[float | None, float | None, bool]:
    if amount.low is None or amount.high is None:
        return None, None, True
    return bounded(amount.low, amount.high, rows)


def _unit(doc: Doc, text: str, amount: _Amount, end: int) -> tuple[str | None, str | None, int, Token | None]:
    """Return (unit, per, end, noun): money and measures by their words, else the noun that the parse shows."""
    number = amount.number
    if number.share:
        return "percent", None, end, None
    if number.currency:
        return money_of(number.currency), None, end, None
    if strong := _STRONG.match(text, end):
        return "people", None, strong.end(), None
    if _AGED.search(text[max(0, amount.start - 16) : amount.start]) or _is_age(doc, text, amount):
        return "years old", None, end, None
    if _MAGNITUDE.search(text[max(0, amount.start - 16) : amount.start]):
        return "magnitude", None, end, None
    if measure := measure_after(text, end):
        return *measure, None
    unit, noun = counted(doc, number.start, number.end)
    if noun is not None and _REACH.fullmatch(text[end : noun.idx]) and noun.idx >= end:
        last = thing_counted(noun)
        end = last.idx + len(last)
    return unit, None, end, noun


def _is_age(doc: Doc, text: str, amount: _Amount) -> bool:
    """Say whether a number between commas after a person is an age ("The mayor, 54, resigned")."""
    whole = amount.low is not None and amount.low == amount.high and amount.low % 1 == 0 and 1 <= amount.low <= 110
    if not whole or not _APPOSED.search(text[max(0, amount.start - 4) : amount.start]):
        return False
    span = doc.char_span(amount.start, amount.end)
    if text[amount.end : amount.end + 1] not in (",", ".", ")") or span is None or span.start < 2:
        return False
    named = doc[span.start - 2]
    return named.ent_type_ == "PERSON" or counts_persons(named.lower_) or named.lower_ in _OFFICES


def _whole(doc: Doc, text: str, end: int, *, ratio: bool) -> tuple[str | None, int]:
    """Return what a share is a share of, in the text's words, and where they end."""
    of = _OF.match(text, end) or (_BESIDE.match(text, end) if ratio else None)
    if of is None:
        return None, end
    span = doc.char_span(of.end(), of.end() + 1, alignment_mode="expand")
    if span is None or not len(span):
        return None, end
    chunk = next((c for c in span.sent.noun_chunks if c.start <= span.start < c.end), None)
    if chunk is None:
        return None, end
    last = _with_of(chunk.root, chunk.end)
    stop = doc[last - 1].idx + len(doc[last - 1])
    return text[of.end() : stop], stop


def _with_of(root: Token, end: int) -> int:
    """Return the end of a noun phrase with the "of" phrase that follows it at once."""
    doc = root.doc
    if end < len(doc) and doc[end].lower_ == "of":
        follow = next((c for c in doc[end].children if c.dep_ == "pobj"), None)
        if follow is not None and follow.i - end < 8:
            return follow.i + 1
    return end


def _unit_below(text: str, end: int) -> str | None:
    """Return the unit that the next line of an indicator or table shows, if it counts persons."""
    line = text[end:].lstrip("\n ").split("\n", 1)[0][:120]
    return "people" if any(counts_persons(word.strip(".,()").lower()) for word in line.split()) else None
