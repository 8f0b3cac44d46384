"""Morphology: the parser's word classes, features and lemmas of words, each worked out once and remembered.

spaCy matches its 180 rules against every token of every text and works out most lemmas anew, a quarter of the pass.
What they answer depends on the word, its tag and its dependency alone, or on those of a few words in a row ("gon na"),
so the answers of the model's own two components are kept and looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

Key = tuple[int, int, int]  # word, tag, dependency, as spaCy's hashes
Form = tuple[int, int, int, int, int]  # tag, dependency, word class, features, lemma
_ASKED: list[int | str] = ["ORTH", "TAG", "DEP"]
_TOLD: list[int | str] = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
_REMEMBERED = 200_000  # answers kept at most: about 60 MB; a corpus of news brings some ten thousand
_SEEN_BY_RULES = frozenset({"ORTH", "TEXT", "LOWER", "TAG", "DEP", "IS_SPACE", "IS_PUNCT", "SHAPE", "NORM"})
_SETTLED_BY_WORD = frozenset({"rule", "lookup"})  # ways to find a lemma that look at no other word


def remember_forms(nlp: Language) -> None:
    """Put one component that remembers in place of the model's rules for word classes and lemmas.

    A model whose rules look at more than it remembers by stays as it is.
    """
    names = ("attribute_ruler", "lemmatizer")
    if not set(names) <= set(nlp.pipe_names):
        return
    ruler, lemmatizer = (nlp.get_pipe(name) for name in names)
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer):
        return
    if lemmatizer.mode not in _SETTLED_BY_WORD or not _is_local(ruler.patterns):
        return
    _as_sets(lemmatizer)
    nlp.add_pipe("crossbearing_word_forms", before="attribute_ruler")
    for name in names:
        nlp.remove_pipe(name)


def _as_sets(lemmatizer: Lemmatizer) -> None:
    """Make sets of the model's lists of known words, which it would search from the first word to the last."""
    if lemmatizer.lookups.has_table("lemma_index"):
        index = lemmatizer.lookups.get_table("lemma_index")
        for word_class in list(index):
            index[word_class] = frozenset(index[word_class])


def _is_local(rules: Iterable[Mapping[str, Any]]) -> bool:
    """Return whether the rules look at words, tags and dependencies in a row of fixed length, and at nothing else."""
    return all(set(token) <= _SEEN_BY_RULES for rule in rules for row in rule["patterns"] for token in row)


@Language.factory("crossbearing_word_forms")
def _word_forms(nlp: Language, name: str) -> WordForms:  # noqa: ARG001 -- spaCy hands both to every factory
    ruler: Any = nlp.get_pipe("attribute_ruler")
    rules = [row for rule in ruler.patterns for row in rule["patterns"]]
    return WordForms(nlp.vocab, (ruler, nlp.get_pipe("lemmatizer")), [token for row in rules for token in row[:-1]])


class WordForms:
    """A pipeline component that sets what the components given to it would set, from memory where it can.

    `openers` are the token patterns after which a rule goes on to the next word: such words are remembered with it.
    """

    def __init__(
        self, vocab: Vocab, components: Iterable[Callable[[Doc], Doc]], openers: Iterable[dict[str, Any]]
    ) -> None:
        self._vocab = vocab
        self._components = tuple(components)
        self._opener = Matcher(vocab)
        for number, opener in enumerate(openers):
            self._opener.add(str(number), [[opener]])
        self._words: dict[Key, Form] = {}  # words that open nothing
        self._rows: dict[tuple[Key, ...], list[Form]] = {}  # words that do, with those behind them
        self._openers: set[Key] = set()

    def __call__(self, doc: Doc) -> Doc:
        """Return the document with tags, word classes, features and lemmas set."""
        if len(doc) == 0:
            return doc
        keys: list[Key] = list(map(tuple, doc.to_array(_ASKED).tolist()))
        try:
            forms = [self._words[key] for key in keys]
        except KeyError:
            forms = self._learnt(keys)
        told: Any = np.array(forms, dtype=np.uint64)
        doc.from_array(_TOLD, told)
        return doc

    def _learnt(self, keys: list[Key]) -> list[Form]:
        """Return the forms of a document with words not met before, or with rows of words that go together."""
        if len(self._words) + len(self._rows) > _REMEMBERED:
            self._words.clear()
            self._rows.clear()
        self._learn([key for key in dict.fromkeys(keys) if key not in self._words and key not in self._openers])
        forms: list[Form] = []
        row: tuple[Key, ...] = ()
        for key in keys:
            row = (*row, key)
            if key in self._openers:
                continue
            forms += self._forms_of_row(row) if len(row) > 1 else (self._words[key],)
            row = ()
        return [*forms, *self._forms_of_row(row)] if row else forms

    def _learn(self, keys: list[Key]) -> None:
        """Remember words not met before: the forms of those that open nothing, and which the others are."""
        if not keys:
            return
        doc = self._doc(keys)
        opening = {start for _, start, _ in self._opener(doc, allow_missing=True)}
        self._openers |= {keys[i] for i in opening}
        alone = [key for i, key in enumerate(keys) if i not in opening]
        self._words.update(zip(alone, self._formed(alone), strict=True))

    def _forms_of_row(self, row: tuple[Key, ...]) -> list[Form]:
        if row not in self._rows:
            self._rows[row] = self._formed(row)
        return self._rows[row]

    def _formed(self, keys: Sequence[Key]) -> list[Form]:
        """Return what the components make of the words in a row."""
        doc = self._doc(keys)
        for component in self._components:
            doc = component(doc)
        return [tuple(form) for form in doc.to_array(_TOLD).tolist()]

    def _doc(self, keys: Sequence[Key]) -> Doc:
        strings = self._vocab.strings
        words, tags, deps = ([strings[key[i]] for key in keys] for i in range(3))
        return Doc(self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(keys))))
