"""The parse does not depend on which state a sentence is about."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.builders import a_document

from crossbearing.model.document import Block
from crossbearing.model.packs import Legend
from crossbearing.read.parse import parse, stand_ins

LEGENDS = (
    Legend("Ruritania", ("Ruritanian", "Ruritanians"), ("Strelsau",), "test"),
    Legend("Jordan", ("Jordanian", "Jordanians"), ("Amman",), "test"),
    Legend("France", ("French",), ("Paris",), "test"),
)
SENTENCES = (
    "{name} says 900 {people} left, but the {adjective} army held the bridge.",
    "{seat} denied on Monday that {adjective} troops had entered the harbour.",
    "“Our town is free,” said a {adjective} colonel near {name}'s border.",
)
SIDES = (
    {"name": "Ruritania", "adjective": "Ruritanian", "people": "Ruritanians", "seat": "Strelsau"},
    {"name": "Jordan", "adjective": "Jordanian", "people": "Jordanians", "seat": "Amman"},
)


def syntax(nlp: Language, text: str) -> list[tuple[str, str, int, str]]:
    """Return tag, dependency, head and entity type of each token."""
    document = a_document(text, blocks=(Block(0, len(text), "paragraph"),))
    (passage,) = parse(document, nlp, stand_ins(LEGENDS))
    assert all(text[t.idx : t.idx + len(t)] in {t.text, "“", "”"} for t in passage.parse)
    return [(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in passage.parse]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_exchanging_the_states_leaves_the_syntax(nlp: Language, sentence: str) -> None:
    """Two states' names in one sentence get one parse, so neither side is read better than the other."""
    one, other = (syntax(nlp, sentence.format(**side)) for side in SIDES)
    assert one == other


def test_a_persons_name_is_no_state(nlp: Language) -> None:
    """A word that is part of a longer name is parsed as it stands."""
    text = "Then Jordan Smith spoke."
    document = a_document(text, blocks=(Block(0, len(text), "paragraph"),))
    (passage,) = parse(document, nlp, stand_ins(LEGENDS))
    assert [e.text for e in passage.parse.ents] == ["Jordan Smith"]
