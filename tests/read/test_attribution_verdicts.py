"""Verdicts: what is called false or taken back is so on the teller's word, and still claimed by whoever said it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from spacy.language import Language
from tests.read.claiming import PUBLISHED, claims, packs
from tests.read.reading import document_of
from tests.read.test_attribution import SAID
from tests.read.test_attribution_sources import SOURCES

from crossbearing.read import Reader, scene_of

# text, and (holder, stance) of each claim about the nine dead
CALLED_FALSE = [
    ("The claim by the union that nine people died is false.", {(None, "denies"), ("union", "asserts")}),
    ("The union's claim that nine people died is without foundation.", {(None, "denies"), ("union", "asserts")}),
    ("The mayor said the union's claim that nine people died is false.", {("mayor", "denies"), ("union", "asserts")}),
    ("Claims that nine people died are untrue.", {(None, "denies")}),
    ("It is not true that nine people died.", {(None, "denies")}),
    ("It is not true that nine people died, the mayor said.", {("mayor", "denies")}),
    ("The minister falsely claimed that nine people had died.", {(None, "denies"), ("minister", "asserts")}),
    ("The mayor rejected the union's claim that nine people died.", {("mayor", "denies"), ("union", "asserts")}),
    ("The union rejected as false the company's statement that nine people died.",
     {("union", "denies"), ("company", "asserts")}),
    ("The union said nine people died, a claim the mayor denied.", {("union", "asserts"), ("mayor", "denies")}),
    ("The union said nine people died in Ostrel, which the mayor denied.", {("union", "asserts"), ("mayor", "denies")}),
    ("The union claimed, and the mayor denied, that nine people had died.",
     {("union", "asserts"), ("mayor", "denies")}),
    ("The union said nine people died. The mayor said the claim was false.",
     {("union", "asserts"), ("mayor", "denies")}),
    ("“We deny that nine people died,” Lund said.", {("Lund", "denies")}),
    # taken back
    ("The board said it had been wrong to announce that nine people died.",
     {("board", "asserts"), ("board", "retracts")}),
    ("An earlier version of this article said that nine people had died.", {(None, "retracts")}),
    ("We wrongly reported that nine people had died.", {(None, "retracts")}),
    ("The minister had been “wrongly informed” when he said that nine people died, his office said.",
     {("minister", "asserts"), ("office", "retracts")}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), CALLED_FALSE, ids=[text for text, _ in CALLED_FALSE])
def test_denies_what_is_called_false_and_keeps_who_claimed_it(
    text: str, told: set[tuple[str | None, str]], nlp: Language
) -> None:
    """A verdict is the teller's own word on somebody else's, and neither takes the place of the other."""
    dead = [c for c in claims(text, nlp) if c.frame == "casualties"]
    assert {(c.holder.name if c.holder else None, c.stance) for c in dead} == told


def test_a_party_denies_in_its_own_text(nlp: Language) -> None:
    """In a party's own text "we" is the publisher, who stands in the chain once."""
    found = claims("We reject the accusation that nine people died.", nlp, source="Union of Divers", genre="official")
    (denial,) = (c for c in found if c.stance == "denies")
    assert denial.holder is not None
    assert (denial.holder.name, [link.name for link in denial.chain]) == ("Union of Divers", ["Union of Divers"])


def test_what_was_never_said_is_nobodys(nlp: Language) -> None:
    """Who says "we never said that" does not say it."""
    found = claims("“We never said that nine people died,” Lund said.", nlp)
    assert all(c.polarity == "-" or c.stance == "denies" for c in found)


def test_a_denied_report_keeps_its_chain(nlp: Language) -> None:
    """What stands in a report that somebody denies came through both, each with its stance."""
    text = "The minister denied the report by the Herald that the owner had admitted that nine people died."
    (deepest,) = (c for c in claims(text, nlp) if c.frame == "casualties")
    assert [(link.name, link.stance) for link in deepest.chain] == [
        ("minister", "denies"),
        ("Herald", "asserts"),
        ("owner", "concedes"),
    ]


@pytest.mark.parametrize(
    ("text", "stances"),
    [
        ("The Harbour Gazette wrongly reported that nine people had died.", ["retracts"]),
        ("The Harbour Gazette reported that nine people had died.", ["asserts"]),
        ("Correction: we reported earlier that nine people had died.", ["retracts"]),
    ],
)
def test_an_outlet_speaks_for_itself_as_narrator(text: str, stances: list[str], nlp: Language) -> None:
    """What a report says its own outlet said is the outlet's narration, and taken back where it says so."""
    found = [c for c in claims(text, nlp, source="Harbour Gazette") if c.frame == "casualties"]
    assert ([c.stance for c in found], {c.holder for c in found}) == (stances, {None})


def test_nobody_said_what_an_earlier_version_made_him_say(nlp: Language) -> None:
    """Words that a correction takes out of somebody's mouth are no claim of his."""
    text = "Correction: An earlier version of this article said that Lund had said that nine people had died."
    assert {c.holder for c in claims(text, nlp, source="Harbour Gazette")} == {None}


@pytest.mark.parametrize("body", ["court", "ministry"])
def test_a_denial_by_a_body_is_kept_beside_its_ruling(body: str, nlp: Language) -> None:
    """That a claim was rejected is told as an act, and its denial stays the body's word."""
    found = claims(f"The union's claims that nine people died were rejected by the {body}.", nlp)
    assert (body, "denies") in {(c.holder.name, c.stance) for c in found if c.holder is not None}


def test_every_attribution_gives_a_claim(nlp: Language) -> None:
    """No act of saying that is found goes without a claim of its own or of what stands in it."""
    lines = [str(row[0]) for row in (*SAID, *SOURCES, *CALLED_FALSE)]
    silent = [line for line in lines if _unclaimed(line, nlp)]
    assert silent == []


def _unclaimed(text: str, nlp: Language) -> list[str]:
    """Return the names of those whose words in the text give no claim, nor any told inside them."""
    document = replace(document_of(text), published=PUBLISHED)
    scene = scene_of(document, Reader(nlp, "test"), packs())
    cues = {claim.spans.cue for claim in claims(text, nlp)}
    outer = {one.parent for one in scene.attributions}
    return [
        one.name
        for number, one in enumerate(scene.attributions)
        if one.cue is not None and one.cue not in cues and number not in outer and one.stance != "retracts"
    ]
