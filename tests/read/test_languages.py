"""What the English reader leaves unread, and says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from tests.read.reading import document_of

from crossbearing.errors import SkipItem
from crossbearing.model.claim import Claim
from crossbearing.model.judgement import Failure
from crossbearing.packs import load_packs
from crossbearing.read import Reader, read
from crossbearing.read.languages import readable


@pytest.mark.parametrize("language", ["en", "en-GB", "en_US", "EN", "eng", "English"])
def test_reads_english_by_any_of_its_names(language: str, nlp: Language) -> None:
    """A manifest may write the language as it likes."""
    document = replace(document_of("The mill closed."), language=language)
    assert readable(document, nlp) == (document, ())


@pytest.mark.parametrize("language", ["uk", "ar", "zh", "pt-BR"])
def test_says_that_it_has_no_reader(language: str, nlp: Language) -> None:
    """A document in another language is not read, and the reason names the language."""
    with pytest.raises(SkipItem, match=f"not read: no reader for {language}"):
        readable(replace(document_of("The mill closed."), language=language), nlp)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Mill closed, owners flee", id="headline"),
        pytest.param("Bridge closed after cracks found, residents demand answers", id="longer-headline"),
        pytest.param("Velm 12,400 45.2%; Harrow 9,312", id="names-and-numbers"),
        pytest.param("12,400", id="number"),
        pytest.param("They had left by then.", id="sentence"),
    ],
)
def test_reads_what_looks_english_though_nobody_knows(text: str, nlp: Language) -> None:
    """A text too short to tell is read where its words are English, or names and numbers."""
    document = replace(document_of(text), language=None)
    assert readable(document, nlp) == (document, ())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Miska rada vyrishyla zakryty staryi mist cherez trishchyny.", id="romanised-ukrainian"),
        pytest.param("Gorodskoy sovet reshil zakryt staryy most.", id="romanised-russian"),
        pytest.param("Міст закрито.", id="short-ukrainian"),
        pytest.param("أغلق الجسر.", id="short-arabic"),
    ],
)
def test_does_not_read_what_does_not_look_english(text: str, nlp: Language) -> None:
    """Words of no known language are no English ones."""
    with pytest.raises(SkipItem, match="could not be told"):
        readable(replace(document_of(text), language=None), nlp)


def test_leaves_out_a_paragraph_in_another_language_and_records_it(nlp: Language) -> None:
    """The rest of the document is read; one record names the language and the characters left out."""
    text = "The mill closed on Monday.\nМлин закрили в понеділок.\nThe owners left Velm."
    plain = document_of(text)
    first, second, third = plain.blocks
    document = replace(plain, blocks=(first, replace(second, language="uk"), third), path="mill.txt")
    told = list(read([document], reader=Reader(nlp, "test"), packs=load_packs(None)))
    claims = [one for one in told if isinstance(one, Claim)]
    (failure,) = (one for one in told if isinstance(one, Failure))
    assert {text[c.start : c.end] for c in claims} == {"The mill closed on Monday", "The owners left Velm"}
    assert failure.item == "mill.txt"
    assert f"no reader for uk (characters {second.start}-{second.end})" in failure.why
