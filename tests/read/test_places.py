"""Places: names, parts, bearings, what points back, and the place on the map."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from tests.builders import a_document

from crossbearing.model.claim import PlaceRef
from crossbearing.model.document import Block
from crossbearing.model.packs import Packs
from crossbearing.packs import load_packs
from crossbearing.read.names import find_names
from crossbearing.read.parse import parse
from crossbearing.read.places import Places, find_places


@pytest.fixture(scope="module")
def packs() -> Packs:
    """Return the core pack with the gazetteer."""
    return load_packs(["core"])


def places_in(text: str, nlp: Language, packs: Packs) -> Places:
    """Return the places of a document of one paragraph."""
    document = a_document(text, blocks=(Block(0, len(text), "paragraph"),))
    passages = parse(document, nlp)
    return find_places(document, passages, find_names(document, passages, packs), packs)


def place(places: Places, text: str, words: str) -> PlaceRef:
    """Return the place of the mention with these words."""
    return next(m.ref for m in places.mentions if text[m.start : m.end] == words)


@pytest.mark.parametrize(
    ("text", "words", "part", "relation"),
    [
        pytest.param("Shells fell on the outskirts of Goris.", "outskirts of Goris", "outskirts", "part", id="of"),
        pytest.param(
            "Fires burned in Goris's northern suburbs.",
            "Goris's northern suburbs",
            "northern suburbs",
            "part",
            id="genitive",
        ),
        pytest.param("The bus left the road east of Goris.", "east of Goris", "east", "near", id="bearing"),
        pytest.param(
            "Patrols met north and east of Goris.", "north and east of Goris", "north and east", "near", id="bearings"
        ),
        pytest.param("Columns moved towards Goris.", "Goris", None, "toward", id="toward"),
        pytest.param("A storm formed near Goris.", "Goris", None, "near", id="near"),
        pytest.param("Fighting went on along the Goris front.", "Goris front", None, "sector", id="front"),
        pytest.param("The crowd met in the town of Goris.", "town of Goris", None, "in", id="town-of"),
        pytest.param("Rain fell in eastern Turkey.", "eastern Turkey", "eastern", "part", id="eastern"),
    ],
)
def test_reads_part_and_relation(
    text: str, words: str, part: str | None, relation: str, nlp: Language, packs: Packs
) -> None:
    """The words around a name say which part is meant and how the happening stands to it."""
    ref = place(places_in(text, nlp, packs), text, words)
    assert (ref.part, ref.relation) == (part, relation)


def test_a_list_shares_its_preposition(nlp: Language, packs: Packs) -> None:
    """Every member of a list is where the first is said to be."""
    text = "Columns were driven back towards Zelen Brod, Upper Ketch, Harsk and Goris itself."
    refs = [m.ref for m in places_in(text, nlp, packs).mentions]
    assert [(r.name, r.relation) for r in refs] == [
        ("Zelen Brod", "toward"),
        ("Upper Ketch", "toward"),
        ("Harsk", "toward"),
        ("Goris", "toward"),
    ]


def test_the_city_is_the_one_spoken_of(nlp: Language, packs: Packs) -> None:
    """A definite noun points to the last place that fits it, a village to a village and an island to an island."""
    text = (
        "Crews reached the city of Malatya after the village of Ketchel burned on Brannock Island. "
        "The city has no power. The village is empty. Boats search north of the island."
    )
    places = places_in(text, nlp, packs)
    assert place(places, text, "The city").name == "Malatya"
    assert place(places, text, "The village").name == "Ketchel"
    assert place(places, text, "north of the island").name == "Brannock Island"


def test_its_outskirts_are_a_part_of_the_place(nlp: Language, packs: Packs) -> None:
    """A possessive part belongs to the place spoken of."""
    text = "The map shows Malatya in the dark, and floods nearing its northern outskirts."
    ref = place(places_in(text, nlp, packs), text, "its northern outskirts")
    assert (ref.name, ref.part) == ("Malatya", "northern outskirts")


def test_spellings_are_one_place(nlp: Language, packs: Packs) -> None:
    """Romanisations of one name go by the spelling used most."""
    text = "Trains left Mykolaiv at noon. Mykolayiv was quiet. By night Mykolaiv was dark."
    assert {m.ref.name for m in places_in(text, nlp, packs).mentions} == {"Mykolaiv"}


def test_company_decides_between_namesakes(nlp: Language, packs: Packs) -> None:
    """Of two places with one name the one near the others of the text comes first."""
    text = "Farmers drove from Sherman and Bonham to Paris, said a clerk in Denison."
    best = place(places_in(text, nlp, packs), text, "Paris").candidates[0]
    assert best.admin == "Texas"


def test_the_text_may_say_which(nlp: Language, packs: Packs) -> None:
    """A region behind a comma settles which place is meant."""
    text = "Schools in Paris, Texas, collected money."
    assert place(places_in(text, nlp, packs), text, "Paris").candidates[0].country == "US"


def test_a_far_namesake_is_no_candidate(nlp: Language, packs: Packs) -> None:
    """A village the gazetteer has only far away stays named and is put nowhere."""
    text = "Floods hit Sherman, Bonham and Denison in Texas. The village of Kirkby Stephen was cut off."
    ref = place(places_in(text, nlp, packs), text, "village of Kirkby Stephen")
    assert (ref.name, ref.candidates) == ("Kirkby Stephen", ())


def test_a_region_is_not_its_town(nlp: Language, packs: Packs) -> None:
    """A region and the town it is named after are two places."""
    text = "Power failed across Kayseri province. In Kayseri itself trams stood still."
    names = [m.ref.name for m in places_in(text, nlp, packs).mentions]
    assert names == ["Kayseri province", "Kayseri"]


def test_an_acting_state_is_no_place(nlp: Language, packs: Packs) -> None:
    """A state that speaks is a party, not a location."""
    assert places_in("Chile says it has won.", nlp, packs).mentions == ()


def test_half_of_an_adjective_is_no_place(nlp: Language, packs: Packs) -> None:
    """A name inside a hyphenated adjective is not where something happened."""
    text = "Malatya-bound lorries burned."
    assert places_in(text, nlp, packs).mentions == ()


def test_within_returns_whole_mentions(nlp: Language, packs: Packs) -> None:
    """Only mentions wholly inside the span are returned."""
    text = "Crews reached Malatya from Kayseri."
    places = places_in(text, nlp, packs)
    assert [m.ref.name for m in places.within(0, text.index("from"))] == ["Malatya"]


_WORDS = st.sampled_from(
    "Goris Malatya city the The of near north outskirts its there region river , and 's - \n Ann Lee".split(" ")
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(_WORDS, max_size=25))
def test_every_place_stands_in_the_text(words: list[str], nlp: Language, packs: Packs) -> None:
    """Whatever the text, every mention lies within it, in order, and has a name."""
    text = " ".join(words)
    mentions = places_in(text, nlp, packs).mentions
    assert all(0 <= m.start < m.end <= len(text) and m.ref.name for m in mentions)
    assert [m.start for m in mentions] == sorted(m.start for m in mentions)
