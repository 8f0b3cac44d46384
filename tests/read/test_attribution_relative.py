"""Answers in a relative clause."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.builders import a_document

from crossbearing.model.document import Block
from crossbearing.packs import load_packs
from crossbearing.read.attribution import Attribution, find_attributions
from crossbearing.read.names import find_names
from crossbearing.read.parse import parse


def attributions(nlp: Language, text: str) -> tuple[Attribution, ...]:
    """Return what is attributed in one paragraph."""
    document = a_document(text, blocks=(Block(0, len(text), "paragraph"),))
    passages = parse(document, nlp)
    return find_attributions(document, passages, find_names(document, passages, load_packs(["core"])))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        pytest.param(
            "In May the firm asserted control over the port, assertions that union officials called fake.",
            "union officials",
            id="called-fake",
        ),
        pytest.param(
            "The firm said software made the pictures, a claim that inspectors have described as disinformation.",
            "inspectors",
            id="described-as-disinformation",
        ),
        pytest.param(
            "The firm says nobody was hurt, a claim that the union rejected on Monday.", "union", id="rejected"
        ),
    ],
)
def test_a_relative_clause_denies_what_was_said(nlp: Language, text: str, who: str) -> None:
    """Who calls a claim false in a relative clause denies it, on his own word."""
    assert [a.name for a in attributions(nlp, text) if a.stance == "denies"] == [who]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The firm made a claim that the union has never denied.", id="never-denied"),
        pytest.param("The firm repeated a claim that the union called true.", id="called-true"),
        pytest.param("They heard allegations that the board denied a permit.", id="own-object"),
    ],
)
def test_nobody_is_made_to_deny(nlp: Language, text: str) -> None:
    """A relative clause that calls nothing false is no denial."""
    assert not [a for a in attributions(nlp, text) if a.stance == "denies"]
