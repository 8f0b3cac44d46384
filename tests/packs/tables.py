"""Sentences in tables: what a frame reads, and what it must leave alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from spacy.language import Language
from tests.read.claiming import claims

from crossbearing.model.claim import Claim

Row = tuple[str, Mapping[str, Any]]


def rows(table: Mapping[str, Sequence[Row]]) -> list[Any]:
    """Return one case for each sentence of a table by frame."""
    return [
        pytest.param(frame, sentence, wanted, id=f"{frame}-{number}")
        for frame, sentences in table.items()
        for number, (sentence, wanted) in enumerate(sentences, 1)
    ]


def shown(claim: Claim) -> dict[str, Any]:
    """Return what a claim says as flat fields: roles by name, the number's bounds, place, and how it is meant."""
    number, place = claim.quantity, claim.place
    return {
        **claim.roles,
        "low": number.low if number else None,
        "high": number.high if number else None,
        "n": number.low if number and number.low == number.high else None,
        "unit": number.unit if number else None,
        "place": place.name if place else None,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "stance": claim.stance,
    }


def read_as(sentence: str, frame: str, wanted: Mapping[str, Any], nlp: Language) -> list[dict[str, Any]]:
    """Return the fields wanted of every claim of that frame, for comparison with what is wanted."""
    found = [shown(c) for c in claims(sentence, nlp) if c.frame == frame]
    return [{key: fields.get(key) for key in wanted} for fields in found]
