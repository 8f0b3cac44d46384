"""Records, their JSON form and their ids."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from crossbearing.errors import MalformedRecord
from crossbearing.model.claim import Claim, PlaceRef, Quantity, Spans, TimeRef
from crossbearing.model.document import Document
from crossbearing.model.forms import from_data, from_json, schemas, to_data, to_json
from crossbearing.model.ids import claim_id, content_id, document_id
from crossbearing.model.judgement import Affiliation, Entity, Role
from tests.builders import a_claim, a_document

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """Draw a claim whose quote stands in its document."""
    document = a_document(text=draw(WORDS.filter(bool)))
    start = draw(st.integers(0, len(document.text) - 1))
    end = draw(st.integers(start + 1, len(document.text)))
    quantity = st.none() | st.builds(
        Quantity, NUMBERS, NUMBERS, st.none() | WORDS, st.none() | WORDS, st.none() | WORDS, st.booleans(), WORDS
    )
    time = st.none() | st.just(TimeRef("2031-03-01", None, "day", "since", True, "explicit", "since 1 March"))
    place = st.none() | st.builds(PlaceRef, WORDS, st.none() | WORDS, st.sampled_from(["in", "part", "near"]))
    roles = st.dictionaries(st.sampled_from(["actor", "target", "object"]), WORDS)
    fields = {"quantity": draw(quantity), "time": draw(time), "place": draw(place), "roles": draw(roles)}
    return a_claim(document, start, end, **fields)


@given(claims())
def test_a_claim_survives_its_json_form(claim: Claim) -> None:
    """Writing a claim and reading it back gives the same claim."""
    assert from_json(Claim, to_json(claim)) == claim


@given(claims())
def test_a_claims_json_fits_its_schema(claim: Claim) -> None:
    """What is printed is what the printed schema describes."""
    assert list(Draft202012Validator(schemas()["Claim"]).iter_errors(to_data(claim))) == []


@given(claims())
def test_an_id_follows_from_the_content(claim: Claim) -> None:
    """Asked again, an id is the same, and it does not depend on how the roles are ordered."""
    again = claim_id(
        document=claim.document,
        spans=claim.spans,
        frame=claim.frame,
        polarity=claim.polarity,
        roles=dict(sorted(claim.roles.items(), reverse=True)),
        quantity=claim.quantity,
        place=claim.place,
    )
    assert again == claim.id


def test_an_id_is_short_hexadecimal() -> None:
    """An id is its kind and twenty hex digits, and is the same in every program that follows RFC 8785."""
    assert content_id("doc", {"b": 1, "a": "é"}) == content_id("doc", {"a": "é", "b": 1})
    prefix, digits = content_id("doc", {}).split("_")
    assert prefix == "doc"
    assert len(digits) == 20
    assert int(digits, 16) >= 0


@pytest.mark.parametrize("change", [{"url": "https://example.org/1"}, {"source": "Other"}, {"text": "x"}])
def test_a_document_id_changes_with_what_founds_it(change: dict[str, str]) -> None:
    """Address, given facts and text each make another document."""
    facts: dict[str, str | None] = {"url": None, "path": "a.txt", "source": None, "published": None, "text": "words"}
    assert document_id(**facts) != document_id(**{**facts, **change})  # type: ignore[arg-type]


def test_an_address_stands_for_the_path() -> None:
    """Where a document has an address, moving the file does not make it another document."""
    facts = {"url": "https://example.org/1", "source": None, "published": None, "text": "words"}
    assert document_id(path="a.txt", **facts) == document_id(path="b/c.txt", **facts)  # type: ignore[arg-type]


def test_says_what_is_malformed() -> None:
    """Data that is no record is refused by name."""
    with pytest.raises(MalformedRecord, match="Document"):
        from_data(Document, {"id": 1})


def test_every_schema_is_valid() -> None:
    """Each printed schema is itself valid JSON Schema."""
    for schema in schemas().values():
        Draft202012Validator.check_schema(json.loads(json.dumps(schema)))


def test_scenario_keys_are_the_contracts() -> None:
    """A field whose name is a word of Python keeps the contract's key."""
    scenario = schemas()["Dossier"]["$defs"]["Scenario"]["properties"]
    assert {"for", "against"} <= set(scenario)
    assert "for_" not in scenario


def test_a_time_held_is_written_from_and_to() -> None:
    """An affiliation and a role say from when to when by the contract's words, and come back as they went."""
    tie = Affiliation("Northwing", "party", "2031-01-01", None, ())
    entity = Entity("ent_1", "person", ("Ilse Brandt",), None, (tie,), (Role("pilot", None, "2030-01-01", ()),))
    data = to_data(entity)
    assert (data["affiliations"][0]["from"], data["roles"][0]["to"]) == ("2031-01-01", "2030-01-01")
    assert from_data(Entity, data) == entity


def test_spans_are_part_of_an_id() -> None:
    """The same words at another place are another claim."""
    document = a_document()
    first = a_claim(document, 0, 3)
    assert first.id != replace(a_claim(document, 0, 3, spans=Spans(((1, 3),)))).id
