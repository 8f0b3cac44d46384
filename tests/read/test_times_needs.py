"""Rules that a text cannot match are not tried, and no time is lost by it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from crossbearing.read.times import RULES
from crossbearing.read.times_needs import NEEDS, worth_trying

TEXTS = (
    "On 24 December 2029, 03/04/2031, 2029-12-24, in the 1930s, the 70s, '82, from 2029 to 2030 and the 19th century.",
    "Last week, this spring, in early summer, on Tuesday morning, two days ago, a week ago Monday, the day before.",
    "The second half of 2030, the third quarter, Q2, fiscal 2030, FY 2029-30, the first week of May, 480 BC, the 24th.",
    "Within five days, for seven months after, seven months later, that year, since then, the same month, by 3 May.",
    "At 0600 GMT, 7 p.m. EST, six o'clock, overnight, tonight, for the rest of the week; in three weeks; recent days.",
    "It ended the day lower on Good Friday, Easter 2030, Christmas Eve and New Year's Day, for nine years now.",
)


def _matches(texts: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return ((rule.name, m.group()) for rule in RULES for text in texts for m in rule.pattern.finditer(text))


def test_every_match_holds_what_its_rule_needs() -> None:
    """What a rule is said to need stands in each of its matches, in any case."""
    for name, words in _matches((*TEXTS, *(text.upper() for text in TEXTS))):
        assert name not in NEEDS or any(part in words.lower() for part in NEEDS[name]), words


def test_needs_name_rules_that_exist() -> None:
    """No need is kept for a rule that is gone."""
    assert set(NEEDS) <= {rule.name for rule in RULES}


@pytest.mark.parametrize("text", ["", "Nobody came.", "The weir held."])
def test_a_text_without_words_of_time_tries_few_rules(text: str) -> None:
    """Most rules are passed over where nothing they need stands."""
    assert len(list(worth_trying(RULES, text))) < len(RULES) / 3
