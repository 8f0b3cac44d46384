"""Company: which of its namesakes a place is, by the places, bodies, peoples and the address around it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from tests.builders import a_document

from crossbearing.model.document import Block
from crossbearing.model.packs import Packs
from crossbearing.packs import load_packs
from crossbearing.read.names import find_names
from crossbearing.read.parse import parse
from crossbearing.read.places_abbreviations import written_out
from crossbearing.read.places_toponyms import Toponym, find_toponyms


@pytest.fixture(scope="module")
def packs() -> Packs:
    """Return the core pack with the gazetteer."""
    return load_packs(["core"])


def toponyms_in(text: str, nlp: Language, packs: Packs, url: str | None = None) -> dict[str, Toponym]:
    """Return the toponyms of a document of one paragraph by their words."""
    document = replace(a_document(text, blocks=(Block(0, len(text), "paragraph"),)), url=url)
    passages = parse(document, nlp)
    found = find_toponyms(document, passages, find_names(document, passages, packs), packs)
    return {text[one.start : one.end]: one for one in found}


@pytest.mark.parametrize(
    ("text", "name", "admin"),
    [
        pytest.param(
            "A nurse of the Sangamon County Health Department drove to Springfield.",
            "Springfield",
            "Illinois",
            id="inside-a-body",
        ),
        pytest.param("Buses ran from Mobile, Ala., to Selma.", "Selma", "Alabama", id="abbreviated-region"),
        pytest.param("Roads in Dane and Rock counties led to Madison.", "Madison", "Wisconsin", id="shared-noun"),
        pytest.param(
            "Farmers drove from Athens to Macon, said a clerk in Savannah.", "Athens", "Georgia", id="one-region"
        ),
    ],
)
def test_the_company_says_which(text: str, name: str, admin: str, nlp: Language, packs: Packs) -> None:
    """Counties, regions and neighbours tell namesakes apart."""
    best = toponyms_in(text, nlp, packs)[name].candidates[0]
    assert admin in {best.admin, best.name}


def test_the_address_says_which(nlp: Language, packs: Packs) -> None:
    """Of two large places of one name the one in the country of the document's address is meant."""
    text = "The fair in Hamilton was rained off."
    found = [toponyms_in(text, nlp, packs, f"https://news.example.{end}/fair")["Hamilton"] for end in ("nz", "ca")]
    assert [one.candidates[0].country for one in found] == ["NZ", "CA"]


def test_a_state_and_a_region_of_one_name_are_told_apart(nlp: Language, packs: Packs) -> None:
    """The same name is a region of one country or another country by the places beside it."""
    there = toponyms_in("Trains from Tbilisi and Batumi cross Georgia.", nlp, packs)["Georgia"]
    here = toponyms_in("Trains from Atlanta and Savannah cross Georgia.", nlp, packs)["Georgia"]
    assert (there.candidates[0].country, here.candidates[0].country) == ("GE", "US")


def test_peoples_are_toponyms_of_their_own_kind(nlp: Language, packs: Packs) -> None:
    """An adjective of a state is a demonym, a place inside a body's name is inside it, and neither says where."""
    found = toponyms_in("Chilean divers joined the Oslo Fire Department in Bergen.", nlp, packs)
    assert {words: one.kind for words, one in found.items()} == {
        "Chilean": "demonym",
        "Oslo": "inside",
        "Bergen": "name",
    }


@pytest.mark.parametrize(
    ("short", "behind", "full"),
    [
        ("Ala.", False, "Alabama"),
        ("N.S.W.", False, "New South Wales"),
        ("NSW", False, "New South Wales"),
        ("Ala", False, None),
        ("DE", False, None),
        ("DE", True, "Delaware"),
    ],
)
def test_short_forms_count_as_they_stand(short: str, behind: bool, full: str | None) -> None:
    """A short form counts with its full stops, or behind a comma, or where it is one anywhere."""
    assert written_out(short, behind=behind) == full
