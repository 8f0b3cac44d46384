"""Where a claim is: the place its sentence opens with, and the place its counted things stand in."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.read.claiming import claims

from crossbearing.model.document import Block


@pytest.mark.parametrize(
    ("text", "words", "place"),
    [
        ("In Velmora, the storm destroyed 40 houses, and seven people were injured.", "seven", "Velmora"),
        ("In Velmora, the storm destroyed 40 houses and killed two people.", "two people", "Velmora"),
        ("Recounts were held in 20 stations in Velmora.", "Recounts", "Velmora"),
        ("The storm killed a man in Velmora, and seven people were injured.", "seven", None),
        ("In May, the storm destroyed 40 houses, and seven people were injured.", "seven", None),
        ("In Velmora, the storm destroyed 40 houses, and in Tolnica seven people were injured.", "seven", "Tolnica"),
    ],
)
def test_a_sentence_opening_gives_its_clauses_their_place(
    nlp: Language, text: str, words: str, place: str | None
) -> None:
    """Each clause has its own place first, then that of the opening phrase; what another clause names is not its."""
    found = [c.place.name if c.place else None for c in claims(text, nlp) if words in c.quote]
    assert found
    assert set(found) == {place}


def test_a_label_before_a_colon_is_where_the_line_is(nlp: Language) -> None:
    """A line of a list has the place of its label, with the part the label names."""
    text = "Three people died in Tolnica on Monday.\nTolnica, upper town: 30 people moved to a school."
    found = [c.place for c in claims(text, nlp) if "moved" in c.quote]
    assert found
    assert {(p.name, p.part, p.relation) if p else None for p in found} == {("Tolnica", "upper town", "part")}


def test_the_lower_town_is_a_part_of_the_town_spoken_of(nlp: Language) -> None:
    """A quarter that the text names only by its height is a part of the town named before."""
    found = claims("Three people died in Velmora on Monday. The lower town was evacuated.", nlp)
    (told,) = [c for c in found if "lower" in c.quote]
    assert told.place is not None
    assert (told.place.name, told.place.part, told.place.relation) == ("Velmora", "lower town", "part")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "A vote was held in Tolnica, the regional capital, and in Brezje. In the capital, two people died.",
            "Tolnica",
        ),
        ("The fire began in the capital Tolnica. Two people died in the capital.", "Tolnica"),
        ("A vote was held in Tolnica and in Brezje. In the capital, two people died.", None),
    ],
)
def test_the_capital_is_what_the_text_calls_so(nlp: Language, text: str, place: str | None) -> None:
    """A capital that the text does not tell to be one is not guessed from the places it names."""
    (told,) = [c for c in claims(text, nlp) if "two people" in c.quote.lower()]
    assert (told.place.name if told.place else None) == place


@pytest.mark.parametrize("where", ["In Room 3", "On Level Two", "In Hall B", "In Chamber No. 4"])
def test_a_numbered_room_is_no_place_on_a_map(nlp: Language, where: str) -> None:
    """Rooms and levels carry names like places, and are none."""
    assert all(c.place is None for c in claims(f"{where}, two people died.", nlp))


def test_the_district_of_a_name_is_the_whole_district(nlp: Language) -> None:
    """It is an area of that name, not a part of a town."""
    (told,) = claims("Two people died in the district of Velmora.", nlp)
    assert told.place is not None
    assert (told.place.name, told.place.part, told.place.relation) == ("Velmora", None, "in")


def test_a_column_headed_by_a_word_for_places_holds_places(nlp: Language) -> None:
    """Its cells are where the numbers of their rows are, also under a name no map has; a total stands nowhere."""
    rows = "Polling place | Valid votes | Turnout\nOld School | 402 | 61%\nTotal | 402 | 61%"
    starts = [0, rows.index("Old"), rows.index("Total")]
    blocks = tuple(Block(s, rows.index("\n", s) if s < starts[2] else len(rows), "row", ("Count",)) for s in starts)
    found = claims(rows, nlp, blocks)
    assert {(c.quote.split(" |")[0], c.place.name if c.place else None, c.roles.get("actor")) for c in found} == {
        ("Old School", "Old School", None),
        ("Total", None, None),
    }
