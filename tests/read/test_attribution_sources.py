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


def test_a_closing_cue_is_outermost(nlp: Language) -> None:
    """Who is named at the end of a sentence told all of it, what others believe included."""
    text = "Prosecutors now believe that as many as 300 people were aboard, two officers have told the Observer."
    inner = next(a for a in attributions(text, nlp) if a.name == "Prosecutors")
    assert [relay[1].split()[-1] for relay in inner.relays] == ["Observer", "officers"]


def test_they_in_a_quotation_are_nobody_named_outside(nlp: Language) -> None:
    """Whom a speaker means by "they" only the quoted words can tell."""
    text = "The guards left at noon. “They told us it would be fine,” Ilse Tarn said."
    assert [a.name for a in attributions(text, nlp)] == ["They", "Ilse Tarn"]


def test_a_lost_husband_makes_no_man(nlp: Language) -> None:
    """Only a name, its title and its apposition tell whether somebody is "she"."""
    text = "Neka Odoyo, who lost her husband, was released on Friday. “It was dark,” she said."
    assert [a.name for a in attributions(text, nlp)] == ["Neka Odoyo"]


def test_one_of_them_is_one_of_those_just_named(nlp: Language) -> None:
    """A member of a group that spoke before is named by it."""
    text = "Two Western diplomats said the talks had failed. One of them said that the price was too high."
    assert attributions(text, nlp)[1].name == "one of Western diplomats"


def test_it_shows_needs_a_document(nlp: Language) -> None:
    """A thing that shows something is no source, and nobody named before it becomes one."""
    text = "The rebels released a video. The video was not filmed here; it shows the town of Pardo."
    assert attributions(text, nlp) == ()


@pytest.mark.parametrize(
    ("text", "name", "stance"),
    [
        ("The commission found no evidence that the minister had been warned.", "commission", "asserts"),
        ("The owners do not believe that the dam leaked.", "owners", "doubts"),
        ("The union’s own estimate is “fewer than 700”.", "union", "asserts"),
        ("The commission said that with 52 percent of ballots counted, Arven had 48 percent.", "commission", "asserts"),
        ("Engineers hold that the dam is sound.", "Engineers", "asserts"),
    ],
)
def test_hears_findings_disbelief_and_figures(text: str, name: str, stance: str, nlp: Language) -> None:
    """What a body did not find, what somebody does not believe, and whose figure it is are somebody's word."""
    (one,) = attributions(text, nlp)
    assert (one.name, one.stance) == (name, stance)
