"""Whatever text comes in, reading gives claims whose every offset is right, and never breaks."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from types import FrameType

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from crossbearing.collect.decoding import decoded
from crossbearing.collect.document import document_from
from crossbearing.collect.manifest import Facts
from crossbearing.collect.pages import Page
from crossbearing.model.claim import Claim
from crossbearing.model.document import Document
from crossbearing.model.judgement import Failure
from crossbearing.model.packs import Packs
from crossbearing.packs import load_packs
from crossbearing.read import Reader, read

_PIECES = (
    "The ferry sank near Velm. ",
    "Ana Duarte denied that the dam had failed. ",
    "“We saw it,” said the harbour master, “and",
    "“",
    "”",
    '"',
    "''",
    "‘",
    "(",
    "))",
    "[",
    "—",
    "\n",
    "\r\n",
    "\n\n# ",
    "\t",
    "12 March 2024",
    "at least 3,400 of 9,000 votes (37.8 %)",
    "DUARTE: ",
    "10:42 ",
    "- ",
    "| Velm | 12 | 45% |\n",
    "according to ",
    "he said that she claimed that ",
    "👩‍👩‍👧‍👦",
    "🇺🇳",
    "e\u0301\u0301",
    "אמר הדובר ",
    "قال المتحدث ",
    "Он сказал, ",
    "発言した。",
    "\u202e",
    "\u200b",
    "\u00ad",
    "\ufeff",
    "\u0000",
    "\ufffd",
    "x" * 300,
    "...",
    "?!",
    "THE MAYOR OF VELM SAID THE VOTE WAS RIGGED ",
)
_TEXTS = st.lists(st.sampled_from(_PIECES) | st.text(max_size=12), max_size=14).map("".join)


@cache
def _packs() -> Packs:
    return load_packs(None)


def _document(text: str) -> Document:
    """Return a text as a document in English, laid out as its lines show."""
    page, facts = Page(text), Facts(language="en", source="The Velm Courier")
    return document_from(
        page, path="a.txt", url=None, host=None, facts=facts, actors=_packs().actors, sha256="", retrieved_at=None
    )


def _claims(document: Document, nlp: Language) -> list[Claim]:
    """Return the claims of a document; what is not read may be in another language, and must not have broken."""
    found = list(read([document], reader=Reader(nlp, "test"), packs=_packs()))
    broken = [one.why for one in found if isinstance(one, Failure) and "no reader for" not in one.why]
    assert broken == []
    return [one for one in found if isinstance(one, Claim)]


def _is_sound(claim: Claim, text: str) -> bool:
    """Say whether a claim's offsets are those of its words, in order, in the text and in its context."""
    spans = claim.spans
    held = [*spans.content, *(span for span in (spans.cue, spans.holder) if span is not None)]
    told = [*held, *(span for span in (spans.via,) if span is not None)]
    return (
        claim.quote == text[claim.start : claim.end]
        and bool(claim.quote.strip())
        and list(spans.content) == sorted(spans.content)
        and (claim.start, claim.end) == (spans.content[0][0], max(end for _, end in spans.content))
        and all(0 <= start < end <= len(text) for start, end in told)
        and all(claim.context[0] <= start and end <= claim.context[1] for start, end in held)
    )


def _unsound(text: str, nlp: Language) -> list[Claim]:
    """Return the claims of a text whose offsets are wrong."""
    document = _document(text)
    return [claim for claim in _claims(document, nlp) if not _is_sound(claim, document.text)]


@pytest.mark.slow
@given(_TEXTS)
@example("“The dam held,” Duarte said, “and the \nvillage of Velm” — he added “was dry.”")
@example("0“We saw it,” said the harbour master, “and\u200b")
@example("''We won'', he said. ''Nobody else did")
@example("said\u0000 said said “said” ‘said’ (said) [said]")
@example("Velm:\n12 killed\n13 hurt\n\n- 3 missing, police said\n- none, the mayor said")
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_read(nlp, text):
    """Quotations unbalanced, scripts mixed, marks without a letter: offsets hold and nothing breaks."""
    assert _unsound(text, nlp) == []


@pytest.mark.slow
@given(_TEXTS)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_reading_twice_gives_the_same(nlp, text):
    """The same text gives the same claims, whatever was read between."""
    document = _document(text)
    before = _claims(document, nlp)
    _claims(_document("The mayor of Velm said that 12 people had drowned."), nlp)
    assert _claims(document, nlp) == before


# A text of about so many code points of each shape.
_SHAPES: dict[str, Callable[[int], str]] = {
    "one sentence": lambda n: (
        "the harbour master said that the ferry had sunk and the mayor denied it and " * (n // 76)
    ),
    "said and said": lambda n: "he said she said " * (n // 17),
    "that that": lambda n: "she denied that he said that they claimed that " * (n // 47),
    "quotations": lambda n: "“The dam held,” Duarte said. " * (n // 29),
    "marks": lambda n: '"' * n,
    "opened, never closed": lambda n: "“he said " * (n // 9),
    "apostrophes": lambda n: "''he said'' " * (n // 12),
    "nested brackets": lambda n: "(" * (n // 2) + ")" * (n // 2),
    "no spaces": lambda n: "abcdefghij" * (n // 10),
    "only punctuation": lambda n: "!?.,;:-—" * (n // 8),
    "capitals": lambda n: "THE MAYOR OF VELM SAID THE DAM HAS FAILED ON MONDAY. " * (n // 53),
    "a table": lambda n: "| Velm | 12 | 45% | 3,400 |\n" * (n // 28),
    "tabs": lambda n: "Velm\t12\t45%\t3,400\n" * (n // 18),
    "DOS lines": lambda n: "The dam held.\r\nHe said so.\r\n" * (n // 28),
    "entries": lambda n: "10:32 The mayor said the dam held.\n" * (n // 35),
    "turns": lambda n: "DUARTE: The dam held.\n" * (n // 22),
    "headings": lambda n: "# Heading\n\nThe dam held.\n\n" * (n // 26),
    "names": lambda n: "Ana Duarte, " * (n // 12),
    "places": lambda n: "in London, in Paris and near Berlin " * (n // 36),
    "numbers": lambda n: "45 % of the 3,400 votes, " * (n // 25),
    "dates": lambda n: "12 March 2024, " * (n // 15),
    "emoji": lambda n: "👩‍👩‍👧‍👦 said 🇺🇳 " * (n // 16),
    "two directions": lambda n: "קבוצה אמרה “the dam” العربية قال held. " * (n // 38),
    "marks on letters": lambda n: ("e" + "\u0301" * 20 + " ") * (n // 22),
    "nothing seen": lambda n: "The\u200b dam\u200d held\ufeff, she\u00ad said. " * (n // 27),
    "NULs": lambda n: "The dam\x00 held, he said.\x00 " * (n // 25),
    "long words": lambda n: ("x" * 999 + " ") * (n // 1000),
}


@pytest.mark.slow
@pytest.mark.parametrize("shape", _SHAPES)
def test_every_shape_is_read(nlp, shape):
    """Texts that repeat one thing over and over are read with every offset right."""
    assert _unsound(_SHAPES[shape](3_000), nlp) == []


@pytest.mark.slow
@pytest.mark.parametrize("shape", _SHAPES)
def test_work_is_linear_in_the_length(nlp, shape):
    """Twice the text is at most 2.7 times the calls, tokens looked at among them."""
    _claims(_document(_SHAPES[shape](500)), nlp)  # words are met, tables are loaded
    shorter, longer = (_work(_document(_SHAPES[shape](length)), nlp) for length in (2_000, 4_000))
    assert longer < 2.7 * shorter + 50_000


def _work(document: Document, nlp: Language) -> int:
    """Return how many functions, of Python and compiled, reading calls."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        _claims(document, nlp)
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.slow
def test_a_million_characters_of_one_sentence_are_read(nlp):
    """A sentence without an end is cut and read: no memory is asked for that the text does not warrant."""
    text = "the pumps of the mayor of the town of the river of the hills of " * 16_000
    document = _document(text)
    assert len(document.text) > 1_000_000
    assert [claim for claim in _claims(document, nlp) if not _is_sound(claim, document.text)] == []


@pytest.mark.slow
def test_ten_thousand_quotation_marks_are_no_speech(nlp):
    """Marks with nothing between them are nobody's words."""
    assert _claims(_document('"' * 10_000), nlp) == []


def test_lone_surrogates_do_not_come_through():
    """Bytes that are no text do not become one with halves of characters in it."""
    text = decoded("The dam held, he said. \ud800".encode("utf-8", "surrogatepass"), item="a.txt").text
    assert text.startswith("The dam held, he said.")
    assert text == text.encode("utf-8").decode("utf-8")
