"""Answers: what is granted, not believed, taken back or called something, and who cannot answer."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.read.reading import attributions


@pytest.mark.parametrize(
    ("text", "name", "stance"),
    [
        pytest.param(
            "The insurer does not dispute that the signature is genuine.", "insurer", "concedes", id="granted"
        ),
        pytest.param("The crew does not believe a word of it.", "crew", "doubts", id="not-a-word"),
        pytest.param("The union calls that speculation.", "union", "asserts", id="called"),
        pytest.param('The striker denies having called the referee a "crook".', "striker", "denies", id="gerund"),
        pytest.param(
            "Radio Tarn has since taken back its report that forty miners were trapped.",
            "Radio Tarn",
            "retracts",
            id="taken-back",
        ),
        pytest.param("The management says that the offer was final.", "management", "asserts", id="management"),
    ],
)
def test_an_answer_has_its_holder_and_stance(text: str, name: str, stance: str, nlp: Language) -> None:
    """Who grants, doubts, denies or takes back is heard once, with the stance of the answer."""
    (one,) = attributions(text, nlp)
    assert (one.name, one.stance) == (name, stance)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The clinic sold a lamp. An hour later she took it back to the shop.", id="goods-taken-back"),
        pytest.param("I dreamt that the tax office told me that my debts were void.", id="dreamt"),
        pytest.param("One almost hears the duke say that the roads are paved.", id="one-hears"),
        pytest.param("At the end of the film the thief reveals that the safe is empty.", id="end-of-a-film"),
        pytest.param('Lecture: "Doctors Say Yes". Room two, Thursday.', id="lecture"),
        pytest.param("Monday promised to be hot.", id="a-day"),
        pytest.param("History tells us that dams fail at night.", id="history"),
    ],
)
def test_days_things_and_the_imagined_say_nothing(text: str, nlp: Language) -> None:
    """Goods taken back, what is dreamt, plots, titles and days put words into no mouth."""
    assert not attributions(text, nlp)
