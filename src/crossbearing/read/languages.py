"""Languages: what of a document the English reader may read, and a record of what it must leave."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from spacy.language import Language

from crossbearing.errors import SkipItem
from crossbearing.model.document import Block, Document
from crossbearing.model.english import english_share, latin_share, plain_words
from crossbearing.model.judgement import Failure

_ENGLISH = frozenset({"en", "eng", "english"})
_LEAST_WORDS = 4  # small words: fewer are names and numbers, which a parser of any language can take
_LEAST_SHARE = 0.08  # of English function words in a text of unknown language: a headline has few
_LEAST_KNOWN = 0.6  # of words that an English dictionary holds: half of them by chance, many are Latin
_MEND = "translate it, or hand in an English version"


def readable(document: Document, nlp: Language) -> tuple[Document, tuple[Failure, ...]]:
    """Return the document without the blocks in another language, and a Failure for each language left out.

    Raises SkipItem for a document in another language, or in none that can be told and with words unlike English ones.
    """
    name = document.path or document.url or document.id
    if document.language is None:
        if not _looks_english(document, nlp):
            raise SkipItem(name, "not read: its language could not be told, and it does not look English", _MEND)
    elif not _is_english(document.language):
        raise SkipItem(name, f"not read: no reader for {document.language}", _MEND)
    foreign = [b for b in document.blocks if b.language is not None and not _is_english(b.language)]
    if not foreign:
        return document, ()
    kept = tuple(b for b in document.blocks if b.language is None or _is_english(b.language))
    languages = sorted({b.language for b in foreign if b.language is not None})
    left = (_left_out(name, language, [b for b in foreign if b.language == language]) for language in languages)
    return replace(document, blocks=kept), tuple(left)


def _left_out(name: str, language: str, blocks: list[Block]) -> Failure:
    """Return the record of what is not read in one language, by its characters in the text."""
    where = ", ".join(f"{block.start}-{block.end}" for block in blocks)
    return Failure("read", name, f"not read: no reader for {language} (characters {where}); the rest was read", _MEND)


def _is_english(language: str) -> bool:
    return language.replace("_", "-").split("-")[0].lower() in _ENGLISH


def _looks_english(document: Document, nlp: Language) -> bool:
    """Return whether a text whose language nobody knows may be read as English: by its words, or by having none."""
    text = "\n".join(document.text[b.start : b.end] for b in document.blocks if b.kind != "furniture")
    if latin_share(text) < 0.5:
        return False
    words = plain_words(text)
    if len(words) < _LEAST_WORDS or english_share(text) >= _LEAST_SHARE:
        return True
    known = _dictionary(nlp)
    return sum(_is_known(word.lower(), known) for word in words) >= _LEAST_KNOWN * len(words)


def _is_known(word: str, known: frozenset[str]) -> bool:
    stems = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ed"), word.removesuffix("ing")}
    return bool(stems & known or {word.removesuffix("d"), f"{word.removesuffix('ing')}e"} & known)


@cache
def _dictionary(nlp: Language) -> frozenset[str]:
    """Return the English words that the parser's lemmatizer lists, or none if it keeps no list."""
    if not nlp.has_pipe("lemmatizer"):
        return frozenset()
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    lookups = lemmatizer.lookups
    tables = lookups.get_table("lemma_index").values() if lookups.has_table("lemma_index") else ()
    return frozenset(word for table in tables for word in table)
