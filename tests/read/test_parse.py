"""The parse keeps the document's offsets and the layout's own breaks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from crossbearing.errors import StopRun
from crossbearing.model.document import Block, BlockKind, Document, Published
from crossbearing.read.parse import load_parser, normalise, parse


def _document(text: str, *blocks: tuple[int, int, BlockKind]) -> Document:
    return Document(
        id="doc_test",
        path=None,
        url=None,
        source=None,
        source_basis="unknown",
        title=None,
        byline=None,
        published=Published(None, None, "unknown"),
        retrieved_at=None,
        language="en",
        genre="report",
        text=text,
        blocks=tuple(Block(start, end, kind) for start, end, kind in blocks),
        sha256="",
    )


@given(st.text())
def test_normalising_keeps_every_offset(text: str) -> None:
    """Quotation marks and dashes are made plain one code point for one."""
    assert len(normalise(text)) == len(text)


def test_tokens_point_into_the_document(nlp: Language) -> None:
    """A token's offset leads back to its words in the untouched text."""
    text = "Menu\nThe ferry sank. “We saw it,” Ana Duarte said."
    passages = parse(_document(text, (0, 4, "furniture"), (5, len(text), "paragraph")), nlp)
    assert [normalise(text[p.start + t.idx :][: len(t)]) for p in passages for t in p.parse] == [
        t.text for p in passages for t in p.parse
    ]


def test_furniture_is_not_parsed(nlp: Language) -> None:
    """Menus and teasers are no passage."""
    text = "Subscribe now\nThe dam held."
    assert [p.block.kind for p in parse(_document(text, (0, 13, "furniture"), (14, len(text), "paragraph")), nlp)] == [
        "paragraph"
    ]


def test_lines_of_an_indicator_are_sentences_of_their_own(nlp: Language) -> None:
    """Value, label and note of an indicator are never one sentence."""
    text = "41%\nTurnout in Velm\nThe board counted ballots from all precincts"
    (passage,) = parse(_document(text, (0, len(text), "indicator")), nlp)
    assert [s.text.strip() for s in passage.parse.sents] == text.split("\n")


def test_a_sentence_never_starts_in_lower_case(nlp: Language) -> None:
    """A question inside quotation marks stays with the words that attribute it."""
    text = "“Where are the boats?” she asked. Nobody answered."
    (passage,) = parse(_document(text, (0, len(text), "paragraph")), nlp)
    assert next(s.text for s in passage.parse.sents).endswith("she asked.")


def test_a_very_long_block_is_parsed_in_pieces_that_cover_it(nlp: Language) -> None:
    """Length costs time in proportion, and no word is lost where a block is parted."""
    text = "The crane fell on Pier Nine at dawn. " * 600
    passages = parse(_document(text, (0, len(text), "paragraph")), nlp)
    assert len(passages) > 1
    assert "".join(p.parse.text for p in passages) == text


def test_a_missing_parser_stops_the_run() -> None:
    """An unknown parser is named, and nothing is downloaded."""
    with pytest.raises(StopRun, match="xx_nowhere"):
        load_parser("xx_nowhere")
