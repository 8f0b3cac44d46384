"""Quantities are read with the bounds, units and wholes that the words around them give."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from crossbearing.model.document import Block, BlockKind, Document, Published
from crossbearing.read.parse import parse
from crossbearing.read.quantities import QuantityMention, find_quantities


def _document(text: str, kind: BlockKind = "paragraph") -> Document:
    return Document(
        id="doc_test",
        path=None,
        url=None,
        source=None,
        source_basis="unknown",
        title=None,
        byline=None,
        published=Published("2031-05-15", "2031-05-16", "given"),
        retrieved_at=None,
        language="en",
        genre="report",
        text=text,
        blocks=(Block(0, len(text), kind),),
        sha256="",
    )


def _quantities(nlp: Language, text: str, kind: BlockKind = "paragraph") -> tuple[QuantityMention, ...]:
    document = _document(text, kind)
    return find_quantities(document, parse(document, nlp))


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("Over 1,000 homes burned.", 1000, None, False),
        ("More than 40 homes burned.", 40, None, False),
        ("At least 12 homes burned.", 12, None, False),
        ("No fewer than 15 homes burned.", 15, None, False),
        ("Up to 20 homes burned.", None, 20, False),
        ("Fewer than 200 homes burned.", None, 200, False),
        ("As many as 30 homes burned.", None, 30, False),
        ("Almost 90 homes burned.", 90, 90, True),
        ("Nearly two dozen homes burned.", 24, 24, True),
        ("Around 27,000 homes burned.", 27_000, 27_000, True),
        ("Just 3,000 homes burned.", 3000, 3000, False),
        ("Between 10 and 15 homes burned.", 10, 15, False),
        ("20,000-30,000 homes burned.", 20_000, 30_000, False),
        ("Three to five homes burned.", 3, 5, False),
        ("About 20 to 30 homes burned.", 20, 30, True),
        ("A dozen homes burned.", 12, 12, False),
        ("Twenty-one homes burned.", 21, 21, False),
        ("Several dozen homes burned.", None, None, True),
        ("Hundreds of homes burned.", None, None, True),
        ("Half a million homes burned.", 500_000, 500_000, False),
        ("1.5 to 2 million homes burned.", 1_500_000, 2_000_000, False),
    ],
)
def test_bounds(nlp: Language, text: str, low: float | None, high: float | None, approximate: bool) -> None:
    """An approximator opens or blurs a bound as the table says, and an open bound is no number."""
    (mention,) = _quantities(nlp, text)
    assert (mention.ref.low, mention.ref.high, mention.ref.approximate) == (low, high, approximate)
    assert mention.ref.unit == "homes"
    assert text[mention.head :].startswith("homes")


@pytest.mark.parametrize(
    ("text", "low", "unit", "of", "per"),
    [
        ("The island is 1.5 miles from the coast.", 1.5, "miles", None, None),
        ("The lake covers 12,000 square kilometers.", 12_000, "square kilometers", None, None),
        ("The dune moves 23 meters per day.", 23, "m", None, "day"),
        ("The dune moves 23m/day.", 23, "m", None, "day"),
        ("The wind blew at 120 km/h.", 120, "km", None, "hour"),
        ("The pump costs $3.2 million.", 3_200_000, "dollars", None, None),
        ("The pump costs 450 euros.", 450, "euros", None, None),
        ("Turnout was 52.3% of the electorate.", 52.3, "percent", "the electorate", None),
        ("They hold 90 per cent of the town's ferries.", 90, "percent", "the town's ferries", None),
        ("Half the harbour is dry.", 50, "percent", "the harbour", None),
        ("Two thirds of the fleet is idle.", 66.7, "percent", "the fleet", None),
        ("A quake of magnitude 6.1 struck.", 6.1, "magnitude", None, None),
        ("They sent 15 pieces of machinery.", 15, "pieces of machinery", None, None),
        ("About 1 in 5 ewes has died.", 20, "percent", "ewes", None),
        ("One in four houses is empty.", 25, "percent", "houses", None),
        ("The mayor, 54, resigned.", 54, "years old", None, None),
        ("The pilot, aged 34, swam ashore.", 34, "years old", None, None),
        ("They make 40 dives a week.", 40, "dives", None, "week"),
    ],
)
def test_units(nlp: Language, text: str, low: float, unit: str, of: str | None, per: str | None) -> None:
    """Measures and sums have one name each, shares are in percent of a whole, rates say per what."""
    (mention,) = _quantities(nlp, text)
    assert (mention.ref.low, mention.ref.unit, mention.ref.of, mention.ref.per) == (low, unit, of, per)


@pytest.mark.parametrize(
    "text",
    [
        "The flood killed 12 villagers.",
        "The flood killed 12.",
        "Twelve were injured in the flood.",
        "The town has a population of 12.",
        "A 12-strong crew went out.",
        "12 passengers are missing.",
        "The death toll rose to 12.",
        "12 dockers walked out.",
        "12 Norwegians walked out.",
        "They hired 12 nightwatchmen.",
        "12 HURT IN NIGHT OF FUMES",
    ],
)
def test_persons_have_one_unit(nlp: Language, text: str) -> None:
    """Whoever is counted, with or without a noun, the unit of persons is "people"."""
    (mention,) = _quantities(nlp, text)
    assert (mention.ref.low, mention.ref.unit) == (12, "people")


@pytest.mark.parametrize(
    "text",
    [
        "It opened on 5 May 2029 and shut in 2030.",
        "The 27th Fusilier Brigade left.",
        "They cited Article 5 of the pact.",
        "He came at 3:30 pm.",
        "The ferry won 3-2.",
        "She lives at 12 Elm Street.",
        "One of the villages was cut off.",
        "No one came.",
        "The F-16 turned back.",
        "Tank 7 gave way.",
        "The bund around tank 7 failed.",
        "See Bulletin 2026/11.",
        "He led 3 Squadron.",
        "3. Close the valve.",
    ],
)
def test_numbers_that_count_nothing(nlp: Language, text: str) -> None:
    """Dates, ordinals, labels, clocks, scores, addresses and list numbers are no quantities."""
    assert _quantities(nlp, text) == ()


def test_a_number_set_against_another_counts_the_same(nlp: Language) -> None:
    """In "31 bodies, up from 19" both numbers count persons."""
    units = [m.ref.unit for m in _quantities(nlp, "The coastguard found 31 bodies, up from 19 on Wednesday.")]
    assert units == ["people", "people"]


@pytest.mark.parametrize(
    "text",
    [
        "Residents went home. About 850 had returned.",
        "More than 310 people fell ill. That was wrong. The figure is 31.",
    ],
)
def test_a_bare_number_counts_what_the_words_before_count(nlp: Language, text: str) -> None:
    """A number without a noun counts persons where the sentence before is about persons."""
    assert _quantities(nlp, text)[-1].ref.unit == "people"


def test_one_and_many_have_the_same_unit(nlp: Language) -> None:
    """One boat and two boats are counted in boats."""
    assert [m.ref.unit for m in _quantities(nlp, "One boat sank and two boats drifted.")] == ["boats", "boats"]


def test_an_indicator_takes_its_unit_from_its_label(nlp: Language) -> None:
    """The number of an indicator card stands alone; the label below says what it counts."""
    (first, *_) = _quantities(nlp, "1,000+\nPassengers stranded\nPeople stuck at the quay", "indicator")
    assert (first.ref.low, first.ref.high, first.ref.unit) == (1000, None, "people")


_VOCABULARY = """at least more than nearly about 5 12 1,000 2.5 million dozen several half of the city percent % $ € km
- to and between per day people one two - , . strong + or more 3-2 th’ “ km/h magnitude aged"""


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*_VOCABULARY.split(), "\n", "\u00a0"]), max_size=30).map(" ".join))
def test_any_words_keep_their_offsets(nlp: Language, text: str) -> None:
    """No order of words breaks the reading; words are the text's own and low is never above high."""
    for mention in _quantities(nlp, text):
        assert mention.ref.words == text[mention.start : mention.end]
        assert 0 <= mention.head < len(text)
        if mention.ref.low is not None and mention.ref.high is not None:
            assert mention.ref.low <= mention.ref.high


def test_long_texts_take_time_in_proportion(nlp: Language) -> None:
    """Twice the text takes about twice as long, whatever it repeats."""
    unit = "1-2-3 and 4,000,000 million million of the of 12 at least at least $ 5 km two hundred and and "

    def seconds(length: int) -> float:
        document = _document((unit * (length // len(unit) + 1))[:length])
        passages = parse(document, nlp)
        begun = time.perf_counter()
        find_quantities(document, passages)
        return time.perf_counter() - begun

    seconds(1_000)
    assert seconds(24_000) < 10 * max(seconds(6_000), 0.02)
