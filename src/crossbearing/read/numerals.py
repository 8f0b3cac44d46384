"""Numerals: numbers written in digits or in words, as one value."""

from __future__ import annotations

import re

_UNIT_WORDS = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES: dict[str, float] = {
    **{word: float(value) for value, word in enumerate(_UNIT_WORDS.split())},
    **{word: 10.0 * value for value, word in enumerate(_TEN_WORDS.split(), start=2)},
}
_SCALES: dict[str, float] = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
}
_ONE = "|".join(sorted(_ONES, key=len, reverse=True))
_SCALE_WORD = r"(?:hundred|thousand|million|billion|trillion|dozen)"

DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_MORE = rf"(?:{_ONE}|{_SCALE_WORD})"
NUMBER_WORDS = rf"(?:{_ONE})(?:[-\s](?:and\s)?{_MORE})*|(?:an?\s)?{_SCALE_WORD}(?:\s(?:and\s)?{_MORE})*"
"""Words that make up one number ("twenty-one", "a dozen"); for use with word borders and IGNORECASE."""


def numeral(words: str) -> float | None:
    """Return the value of a number in digits or words ("1,200", "3.5 million", "twenty-one", "a dozen"), or None."""
    tokens = re.findall(r"\d[\d,]*(?:\.\d+)?|[a-z]+", words.lower())
    total = current = 0.0
    seen = False
    for token in tokens:
        if token in ("and", "a", "an"):
            continue
        if token[0].isdigit():
            current += float(token.replace(",", ""))
        elif token in _ONES:
            current += _ONES[token]
        elif token in _SCALES:
            scale = _SCALES[token]
            current = (current or 1.0) * scale
            if scale >= 1e3:
                total, current = total + current, 0.0
        else:
            return None
        seen = True
    return total + current if seen else None
