"""Names: persons, bodies, groups and sides, their full names, roles and sides."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from tests.builders import a_document

from crossbearing.model.document import Block
from crossbearing.model.packs import Packs
from crossbearing.packs import load_packs
from crossbearing.read.names import Mention, Names, find_names
from crossbearing.read.parse import parse


@pytest.fixture(scope="module")
def packs() -> Packs:
    """Return the core pack with the public lists."""
    return load_packs(["core"])


def names_in(text: str, nlp: Language, packs: Packs, kind: str = "paragraph") -> Names:
    """Return the names of a document of one block."""
    document = a_document(text, blocks=(Block(0, len(text), kind),))  # type: ignore[arg-type]
    return find_names(document, parse(document, nlp), packs)


def mention(names: Names, text: str) -> Mention:
    """Return the first mention with these words."""
    return next(m for m in names.mentions if m.text == text)


STRIKE = (
    "Members of the Sallow Dockers' Union walked out at the terminal run by Halden Shipping Ltd, the union said. "
    "Maren Ostby, the union's general secretary, told the Sallow Herald that nothing had been signed. "
    "A spokesman for Halden Shipping, Piet Ruys, denied that the company had broken it. Ms Ostby called that false."
)


def test_calls_everyone_by_the_fullest_name(nlp: Language, packs: Packs) -> None:
    """A surname, a shortened firm and "the union" are the entity the document names in full."""
    names = names_in(STRIKE, nlp, packs)
    assert mention(names, "Ostby").name == "Maren Ostby"
    assert mention(names, "Halden Shipping").name == "Halden Shipping Ltd"
    assert mention(names, "union").name == "Sallow Dockers' Union"
    assert mention(names, "company").name == "Halden Shipping Ltd"


def test_gives_a_spokesman_the_side_of_whom_he_speaks_for(nlp: Language, packs: Packs) -> None:
    """A union and a firm are sides of their own, and so are those who speak for them."""
    names = names_in(STRIKE, nlp, packs)
    assert mention(names, "Maren Ostby").side == "Sallow Dockers' Union"
    assert mention(names, "Piet Ruys").side == "Halden Shipping Ltd"


@pytest.mark.parametrize(
    ("sentence", "name", "side", "tie"),
    [
        pytest.param(
            "Armenian Foreign Minister Aram Sahak met reporters.", "Aram Sahak", "Armenia", "party", id="minister"
        ),
        pytest.param("Kay Roe, a Kenyan opposition leader, objected.", "Kay Roe", "Kenya", "party", id="opposition"),
        pytest.param("Siri Dahl, a Norwegian journalist, filmed it.", "Siri Dahl", None, "unknown", id="journalist"),
        pytest.param("Peruvian economist Ana Ruiz disagreed.", "Ana Ruiz", None, "unknown", id="nationality"),
        pytest.param("Former Peruvian president Ana Ruiz disagreed.", "Ana Ruiz", None, "unknown", id="former"),
        pytest.param("Peruvian president-elect Ana Ruiz disagreed.", "Ana Ruiz", None, "unknown", id="not-in-office"),
        pytest.param("Lev Orlo, a Tehran-installed official, agreed.", "Lev Orlo", "Iran", "aligned", id="installed"),
        pytest.param("Iranian war propagandist Lev Orlo agreed.", "Lev Orlo", "Iran", "aligned", id="propagandist"),
        pytest.param("Kenyan police inspector Joy Mbeki testified.", "Joy Mbeki", None, "unknown", id="police"),
        pytest.param(
            "Lena Marsh, a spokeswoman for the coastguard, said so.", "Lena Marsh", None, "unknown", id="rescue"
        ),
        pytest.param(
            "Dana Cole, an analyst at the Bering Institute, said so.", "Dana Cole", None, "unknown", id="institute"
        ),
    ],
)
def test_side_is_what_the_role_shows(
    sentence: str, name: str, side: str | None, tie: str, nlp: Language, packs: Packs
) -> None:
    """Who acts or speaks for a state has its side; a nationality alone, a rescuer or a watcher has none."""
    found = mention(names_in(sentence, nlp, packs), name)
    assert (found.side, found.tie) == (side, tie)


@pytest.mark.parametrize(
    ("sentence", "words", "side"),
    [
        pytest.param("Chilean officials denied it.", "Chilean officials", "Chile", id="officials"),
        pytest.param("Pro-Chilean bloggers conceded it.", "Pro-Chilean bloggers", "Chile", id="pro"),
        pytest.param("Chilean residents fled.", "Chilean residents", None, id="residents"),
        pytest.param("The Chileans have talked a lot.", "Chileans", "Chile", id="people"),
        pytest.param(
            "Santiago rejected the proposal, and Chile recalled its envoy.", "Santiago", "Chile", id="capital"
        ),
        pytest.param("Chile's Defence Ministry said so.", "Chile's Defence Ministry", "Chile", id="ministry"),
        pytest.param("The Chilean army said so.", "Chilean army", "Chile", id="army"),
    ],
)
def test_groups_and_institutions_show_a_side(
    sentence: str, words: str, side: str | None, nlp: Language, packs: Packs
) -> None:
    """An adjective or genitive of a state makes a side of its officials and organs, not of its residents."""
    assert mention(names_in(sentence, nlp, packs), words).side == side


def test_side_cue_is_the_word_that_shows_it(nlp: Language, packs: Packs) -> None:
    """The side carries the span of its evidence."""
    text = "Armenian Foreign Minister Aram Sahak met reporters."
    cue = mention(names_in(text, nlp, packs), "Aram Sahak").side_cue
    assert cue is not None
    assert text[slice(*cue)] == "Armenian"


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        pytest.param(
            "Pat Doe, head of communications for the harbour authority, said so.",
            "Pat Doe",
            "head of communications for the harbour authority",
            id="after",
        ),
        pytest.param(
            "The head of the island council, Pat Doe, told reporters.",
            "Pat Doe",
            "head of the island council",
            id="before",
        ),
        pytest.param("Fire-brigade spokeswoman Pat Doe said so.", "Pat Doe", "Fire-brigade spokeswoman", id="title"),
        pytest.param("Tom Reed, 43, a crane driver, said so.", "Tom Reed", "crane driver", id="age"),
        pytest.param(
            "An independent monitor, Fair Count, reported it.", "Fair Count", "independent monitor", id="body"
        ),
        pytest.param("Mr Lowell Keane said so.", "Lowell Keane", None, id="courtesy"),
        pytest.param("Pat Doe, the union said, had left.", "Pat Doe", None, id="clause-is-no-role"),
    ],
)
def test_role_is_the_texts_own_words(sentence: str, name: str, role: str | None, nlp: Language, packs: Packs) -> None:
    """A title or apposition is a role, word for word; a form of address or a clause is none."""
    found = mention(names_in(sentence, nlp, packs), name)
    assert found.role == role
    assert found.role_span is None or sentence[slice(*found.role_span)] == role


def test_spellings_of_one_name_are_one_person(nlp: Language, packs: Packs) -> None:
    """Competing romanisations of a surname stay one person."""
    text = "President Ihor Melnytsky arrived. Later Melnytskyy spoke, and Melnytskyi left. Ihor Melnytsky said little."
    names = {m.name for m in names_in(text, nlp, packs).mentions if m.kind == "person"}
    assert names == {"Ihor Melnytsky"}


def test_compound_and_suffixed_names_are_one_body(nlp: Language, packs: Packs) -> None:
    """A project goes under its name with and without a country's letters behind it."""
    text = "The map project TideWatchUK posted a chart. Reporters trust the map service Tidewatch, said Ann Lee."
    names = {m.name for m in names_in(text, nlp, packs).mentions if m.kind == "organisation"}
    assert "TideWatchUK" in names
    assert "Tidewatch" not in names


def test_acronym_is_the_body_it_stands_for(nlp: Language, packs: Packs) -> None:
    """Initials name the body whose words they begin."""
    text = "The Bering Institute of Ice Studies (BIIS) warned of thaw. Later BIIS withdrew the paper."
    names = names_in(text, nlp, packs)
    assert mention(names, "BIIS").name == "Bering Institute of Ice Studies"


def test_an_army_without_a_state_is_nobodys_when_two_fight(nlp: Language, packs: Packs) -> None:
    """With two sides in the text "the general staff" is not taken for that of the one named in full."""
    text = "Armenia's General Staff reported losses. Azerbaijani troops advanced. The General Staff denied it."
    staff = [m for m in names_in(text, nlp, packs).mentions if m.text == "General Staff"]
    assert [m.side for m in staff] == [None]


def test_a_state_known_only_to_the_text_is_a_side(nlp: Language, packs: Packs) -> None:
    """An invented state has a side by its own name and adjective."""
    text = "Vostria recalled its envoy. Vostrian forces had crossed the river, said an officer of Vostria."
    assert mention(names_in(text, nlp, packs), "Vostrian forces").side == "Vostria"


def test_a_place_is_no_side_where_things_happen(nlp: Language, packs: Packs) -> None:
    """A state's name is a side where it acts and a place where things happen."""
    names = names_in("Chile protested. Floods hit towns in Chile.", nlp, packs)
    assert [m.kind for m in names.mentions if m.text == "Chile"] == ["side", "place"]


def test_headline_capitals_name_nobody(nlp: Language, packs: Packs) -> None:
    """In a line of capitals only what the text also names elsewhere is a name."""
    text = "Rescue Effort Falters As Storm Closes In\n\nThe storm reached Port Aldous, and rescuers turned back."
    blocks = (Block(0, 40, "heading"), Block(42, len(text), "paragraph"))
    document = a_document(text, blocks=blocks)
    found = find_names(document, parse(document, nlp), packs)
    assert [m.text for m in found.proper] == ["Port Aldous"]


def test_side_of_asks_who_is_named_there(nlp: Language, packs: Packs) -> None:
    """The adjective of a nationality shows no side, the same adjective of an office does."""
    text = "A Kenyan journalist asked a Kenyan minister."
    names = names_in(text, nlp, packs)
    assert names.side_of(2, 19) is None
    assert names.side_of(text.index("a Kenyan minister"), len(text) - 1) == "Kenya"


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param("Sir Dave Brockwell sang. Dave then left.", "Dave", "Dave Brockwell", id="first-name"),
        pytest.param("Fred Lund Jr spoke. Lund was hurt.", "Lund", "Fred Lund Jr", id="generation"),
        pytest.param("Ana Maria Ruiz spoke. A. Ruiz was hurt.", "A. Ruiz", "Ana Maria Ruiz", id="initial"),
        pytest.param("Peruvian MPs Ana Ruiz and Luis Vega met.", "Ana Ruiz", "Ana Ruiz", id="plural-title"),
    ],
)
def test_short_forms_of_a_person(text: str, words: str, name: str, nlp: Language, packs: Packs) -> None:
    """First names, initials and generations lead to the same person; a plural title is no part of a name."""
    found = mention(names_in(text, nlp, packs), words)
    assert (found.kind, found.name) == ("person", name)


def test_two_people_of_one_surname_stay_two(nlp: Language, packs: Packs) -> None:
    """A shared surname makes nobody one person."""
    text = "Anna Lund blamed the firm. Peter Lund, a lawyer, did not. Anna Lund left."
    assert {m.name for m in names_in(text, nlp, packs).mentions if m.kind == "person"} == {"Anna Lund", "Peter Lund"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Anna Lund spoke. Peter Lund did not. Anna Lund left. Lund was hurt.", "Anna Lund", id="main-one"),
        pytest.param("Anna Lund spoke. Peter Lund did not. Lund was hurt.", "Lund", id="either"),
    ],
)
def test_a_shared_surname_is_the_main_bearers_or_nobodys(text: str, name: str, nlp: Language, packs: Packs) -> None:
    """A bare surname goes to the bearer named most, and to nobody where two are named alike."""
    assert mention(names_in(text, nlp, packs), "Lund").name == name


def test_the_president_is_nobody_beside_a_second_one(nlp: Language, packs: Packs) -> None:
    """With a president-elect in the text "the president" is not taken for either."""
    text = "President Ihor Melnyk left. The president-elect, Olha Koval, stayed. The president wants peace."
    names = names_in(text, nlp, packs)
    assert [m.name for m in names.mentions if m.text == "president"] == ["president"]


@pytest.mark.parametrize(
    ("sentence", "words", "side"),
    [
        pytest.param("Hezbollah fighters fired rockets.", "Hezbollah fighters", "Hezbollah", id="listed-group"),
        pytest.param("Kay Roe of the Harbour Party won.", "Kay Roe", "Harbour Party", id="member"),
        pytest.param("Challenger Kay Roe conceded.", "Kay Roe", "Kay Roe", id="candidate"),
        pytest.param("Kay Roe, Ruth Hale's campaign manager, said so.", "Kay Roe", "Ruth Hale", id="aide"),
        pytest.param("Judge Kay Roe of the Labour Court ruled.", "Kay Roe", None, id="judge"),
        pytest.param("Spanish soldiers and sailors left.", "sailors", "Spain", id="joined"),
        pytest.param("Spanish soldiers and residents left.", "residents", None, id="joined-residents"),
    ],
)
def test_parties_of_every_kind(sentence: str, words: str, side: str | None, nlp: Language, packs: Packs) -> None:
    """Armed groups, political parties and candidates are sides; judges and residents are on none."""
    assert mention(names_in(sentence, nlp, packs), words).side == side


def test_a_firm_is_known_by_its_chief_or_as_the_company(nlp: Language, packs: Packs) -> None:
    """A name that says nothing of what it is becomes a side once the text treats it as a firm."""
    alone = names_in("Nordvik denied the leak. The company will sue. Nordvik spokesman Ole Berg left.", nlp, packs)
    assert (mention(alone, "company").name, mention(alone, "Ole Berg").side) == ("Nordvik", "Nordvik")
    led = names_in("Kay Roe, chief executive of Brightwater, denied it.", nlp, packs)
    assert mention(led, "Kay Roe").side == "Brightwater"


def test_a_notice_is_headed_by_its_body(nlp: Language, packs: Packs) -> None:
    """The name over a notice is the body that its text calls by the noun alone."""
    text = "Lantern Bay Town Council\n\nThe council has closed the weir."
    blocks = (Block(0, 24, "heading"), Block(26, len(text), "paragraph"))
    document = a_document(text, blocks=blocks)
    found = find_names(document, parse(document, nlp), packs)
    assert mention(found, "council").name == "Lantern Bay Town Council"


def test_a_profile_gives_name_and_role_by_its_lines(nlp: Language, packs: Packs) -> None:
    """The line under a name that heads a profile is the role, and shows the side it names."""
    text = "Aram Sahak\nChief of Staff, Armed Forces of Armenia (Leading the defence of Goris)"
    found = mention(names_in(text, nlp, packs, "profile"), "Aram Sahak")
    assert (found.role, found.side) == ("Chief of Staff, Armed Forces of Armenia", "Armenia")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="Aa Bé.,'’\n-—0(", max_size=120))
def test_mentions_are_the_texts_own_words(text: str, nlp: Language, packs: Packs) -> None:
    """Whatever the text, every mention is the text at its offsets, in order, none inside another."""
    names = names_in(text, nlp, packs)
    assert all(text[m.start : m.end] == m.text for m in names.mentions)
    assert all(a.end <= b.start for a, b in zip(names.mentions, names.mentions[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "words", "side"),
    [
        pytest.param("Orvel Coal, which owns the pit, denied it.", "Orvel Coal", "Orvel Coal", id="firm-by-its-trade"),
        pytest.param(
            "Orvel Coal put the number at nine. A spokeswoman, Ada Lunt, said so.",
            "Ada Lunt",
            "Orvel Coal",
            id="bridged",
        ),
        pytest.param("The inquiry heard a spokeswoman, Ada Lunt.", "Ada Lunt", None, id="of-nobody"),
        pytest.param(
            "The union Dockers' Voice rejected this.", "Dockers' Voice", "Dockers' Voice", id="union-with-a-genitive"
        ),
        pytest.param("Ivo Stam of the Clear River list won.", "Ivo Stam", "Clear River list", id="list"),
        pytest.param(
            "Ivo Stam, a candidate of Forward Orvel, won.", "Ivo Stam", "Forward Orvel", id="party-by-its-candidate"
        ),
        pytest.param("Independent candidate Ivo Stam won.", "Ivo Stam", "Ivo Stam", id="independent-candidate"),
        pytest.param("Mr Ivo Stam conceded. Stam's campaign wept.", "Ivo Stam", "Ivo Stam", id="who-has-a-campaign"),
        pytest.param("The institute Sondex told Orvel One that the company was wrong.", "Orvel One", None, id="outlet"),
        pytest.param("Floods closed Mill Street.", "Mill Street", None, id="street"),
    ],
)
def test_who_speaks_for_whom(text: str, words: str, side: str | None, nlp: Language, packs: Packs) -> None:
    """Firms, unions and lists are sides; who speaks for them has theirs; outlets and streets have none."""
    assert mention(names_in(text, nlp, packs), words).side == side


def test_a_party_speaks_in_its_own_text(nlp: Language, packs: Packs) -> None:
    """In a company's own statement its director has its side without saying whose director he is."""
    text = (
        "Orvel Coal regrets the accident. All maps are right. Nobody is left behind, managing director Per Aune said."
    )
    document = replace(
        a_document(text, blocks=(Block(0, len(text), "paragraph"),)), source="Orvel Coal", genre="official"
    )
    names = find_names(document, parse(document, nlp), packs)
    assert mention(names, "Per Aune").side == "Orvel Coal"
    assert names.side_of_name("Orvel Coal") == "Orvel Coal"
