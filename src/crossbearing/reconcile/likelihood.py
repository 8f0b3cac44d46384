"""Probabilities in words: the bands of US Intelligence Community Directive 203 (2015)."""

from __future__ import annotations

from typing import Final

_BANDS: Final = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)


def in_words(probability: float) -> str:
    """Return the ICD-203 words for a probability between 0 and 1; a bound belongs to the band below it."""
    return next((words for top, words in _BANDS if probability <= top), _BANDS[-1][1])
