"""Sources: the anonymous kept so, documents with those who obtained them, outlets that cite somebody."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.read.reading import attributions

SOURCES = [
    ("A source close to the mayor said he would not run.", "source close to the mayor", ()),
    ("People briefed on the matter said that the price had been agreed.", "People briefed on the matter", ()),
    ("The price had been agreed, according to two officials briefed on the talks.",
     "two officials briefed on the talks", ()),
    ("A memo obtained by the Harbour Gazette says the tunnel was unsafe.", "memo", ("Harbour Gazette",)),
    ("According to a memo leaked to Radio Nine, the tunnel was unsafe.", "memo", ("Radio Nine",)),
    ("A letter from the mayor published by the Harbour Gazette says the tunnel was unsafe.", "mayor",
     ("Harbour Gazette",)),
    ("A report released by the ministry says the tunnel was unsafe.", "ministry", ()),
    ("The Harbour Gazette, citing a memo from the port authority, reported that the tunnel was unsafe.",
     "port authority", ("Harbour Gazette",)),
    ("Local media reported, citing the ministry, that nine people had died.", "ministry", ("Local media",)),
    ("Several survivors who spoke to the Harbour Gazette said the lights went out.", "Several survivors", ()),
    ("According to figures I have seen from a controller in Pardo, who asked me not to name him, the toll was nine.",
     "controller in Pardo", ()),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "relays"), SOURCES, ids=[text for text, _, _ in SOURCES])
def test_names_the_source_and_who_hands_its_words_on(
    text: str, name: str, relays: tuple[str, ...], nlp: Language
) -> None:
    """The holder is who knows; who obtained, published or cited it is a relay."""
    (one,) = attributions("Ilse Tarn runs the port. " + text, nlp)
    assert (one.name, tuple(relay[1] for relay in one.relays)) == (name, relays)
