"""English: how far the words of a text look it, by the small words no sentence does without."""

from __future__ import annotations

import re

# None of these is a frequent word of another language written in Latin letters (so no "in", "a", "an", "die", "for").
FUNCTION_WORDS = frozenset(
    (
        "the of and to that with from which this these those their they them there it its is was were been has had "
        "said says would could should will not but by on as are he she his her who what when than about after before "
        "into because while where you your we our or any some other more would his only over under between also"
    ).split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
_LETTER = re.compile(r"[^\W\d_]")


def english_share(text: str) -> float:
    """Return the share of a text's words that are English function words, 0 for a text without words."""
    words = [word.lower() for word in _WORD.findall(text)]
    return sum(word in FUNCTION_WORDS for word in words) / len(words) if words else 0.0


def letters_of(text: str) -> int:
    """Return how many letters of any script a text has."""
    return len(_LETTER.findall(text))


def latin_share(text: str) -> float:
    """Return the share of a text's letters that are Latin ones, 1 for a text without letters."""
    letters = letters_of(text)
    return len(_LATIN.findall(text)) / letters if letters else 1.0


def plain_words(text: str) -> list[str]:
    """Return the words of three letters or more that open with a small letter: no names, no headings in capitals."""
    return [word for word in _WORD.findall(text) if len(word) >= 3 and word[0].islower()]
