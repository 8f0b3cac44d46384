"""Numbers in digits and in words have one value."""

from __future__ import annotations

import pytest

from crossbearing.read.numerals import numeral


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("27,000", 27_000),
        ("3.5 million", 3_500_000),
        ("twenty-one", 21),
        ("two hundred and five", 205),
        ("a dozen", 12),
        ("three dozen", 36),
        ("half", None),
        ("one hundred thousand", 100_000),
        ("two million three hundred thousand", 2_300_000),
        ("zero", 0),
        ("", None),
    ],
)
def test_reads_a_number(words: str, value: float | None) -> None:
    """Digits and words give the same value; other words give none."""
    assert numeral(words) == value
