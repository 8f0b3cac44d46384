"""What every rule for times is made of: a pattern, and how its words become days once the context is known."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Doc

from crossbearing.model.claim import TimeBasis, TimePrecision
from crossbearing.read.times_calendar import Moment

Order = Literal["day first", "month first"]
Tense = Literal["past", "present", "future", "either"]


@dataclass(frozen=True, slots=True)
class Context:
    """What settles a time that its own words leave open.

    `today` is the day of publication or of speaking, `period` the time a heading gives, `last` the time told just
    before in the paragraph, `ahead` the date that follows in the same sentence, `order` how the document writes dates
    in numbers. Each is None when unknown.
    """

    today: Moment | None = None
    period: Moment | None = None
    last: Moment | None = None
    ahead: Moment | None = None
    tense: Tense = "past"
    order: Order | None = None


Resolve = Callable[[re.Match[str], Context], Moment | None]
Guard = Callable[[re.Match[str], Doc], bool]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time. `resolve` gives None where the context does not settle it; `guard` refuses look-alikes.

    `apart` says that the words are a time only where something before them names a part ("the end of the year"),
    `drops` that they are none where nothing settles them; `grain` is how finely they tell a time even then.
    """

    name: str
    pattern: re.Pattern[str]
    resolve: Resolve
    basis: TimeBasis
    guard: Guard | None = None
    apart: bool = False
    drops: bool = False
    grain: TimePrecision = "day"


@dataclass(frozen=True, slots=True)
class Core:
    """The bare words of one time found by a rule, by offsets into the passage."""

    start: int
    end: int
    rule: Rule
    match: re.Match[str]


def pattern(source: str, *, cased: bool = False) -> re.Pattern[str]:
    """Return a compiled pattern in which a blank stands for any one or two blanks or line breaks, at word borders."""
    spaced = source.replace(" ?", r"\s{0,2}").replace(" ", r"\s{1,2}")
    return re.compile(rf"(?<![\w$€£#])(?:{spaced})(?!\w)", 0 if cased else re.IGNORECASE)
