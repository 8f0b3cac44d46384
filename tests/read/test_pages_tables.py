"""Tables and lines of data: a claim for every number, by the words that say what it counts."""

from __future__ import annotations

from typing import Any

import pytest
from tests.read.claiming import block_of, claims, of_frame

from crossbearing.model.claim import Claim
from crossbearing.model.document import Block


def rows(text: str, nlp: Any, *under: str) -> tuple[Claim, ...]:
    """Return the claims of a table with one row a line."""
    starts = [sum(len(row) + 1 for row in text.split("\n")[:i]) for i in range(text.count("\n") + 1)]
    blocks = tuple(
        Block(s, s + len(row), "row", under or ("Figures",)) for s, row in zip(starts, text.split("\n"), strict=True)
    )
    return claims(text, nlp, blocks)


def told(claim: Claim) -> tuple[Any, ...]:
    """Return frame, number, unit, place and roles of a claim."""
    number = claim.quantity
    assert number is not None
    place = claim.place.name if claim.place else None
    return claim.frame, number.low, number.unit, place, dict(sorted(claim.roles.items()))


def test_every_number_of_a_row_is_a_claim_under_its_heading(nlp):
    """Headings say what is counted, the first cell of whom; the row is quoted whole and a total is of all."""
    text = "Deck | Rescued | Dead | Missing\nUpper deck | 12 | 1 | 0\nTotal | 40 | 3 | 2"
    found = rows(text, nlp)
    assert {c.quote for c in found} == {"Upper deck | 12 | 1 | 0", "Total | 40 | 3 | 2"}
    assert sorted(map(str, map(told, found))) == sorted(
        map(
            str,
            [
                ("rescued", 12.0, "people", None, {"target": "Upper deck"}),
                ("casualties", 1.0, "people", None, {"kind": "killed", "object": "Upper deck"}),
                ("casualties", 0.0, "people", None, {"kind": "missing", "object": "Upper deck"}),
                ("rescued", 40.0, "people", None, {}),
                ("casualties", 3.0, "people", None, {"kind": "killed"}),
                ("casualties", 2.0, "people", None, {"kind": "missing"}),
            ],
        )
    )


def test_a_column_headed_by_a_name_counts_his_votes_beside_a_turnout(nlp):
    """The row is the place, the heading the candidate."""
    found = rows("District\tTurnout (%)\tA. Rook\tT. Vale\nSandle\t68.4\t611\t702", nlp)
    assert [told(c)[:4] for c in found if c.frame == "turnout"] == [("turnout", 68.4, "percent", "Sandle")]
    assert {(c.roles["actor"], c.quantity.low) for c in found if c.frame == "votes" and c.quantity} == {
        ("A. Rook", 611.0),
        ("T. Vale", 702.0),
    }


def test_a_table_of_candidates_gives_votes_and_shares(nlp):
    """Votes and their share are the candidate's of the row."""
    found = rows("Candidate | Votes | Share\nAnna Rook | 61,204 | 48.3%\nTom Vale | 60,877 | 48.0%", nlp)
    assert [(*told(c)[:2], c.roles["actor"]) for c in found] == [
        ("share", 48.3, "Anna Rook"),
        ("votes", 61204.0, "Anna Rook"),
        ("share", 48.0, "Tom Vale"),
        ("votes", 60877.0, "Tom Vale"),
    ]


def test_a_heading_that_no_pack_knows_keeps_its_numbers_as_statements(nlp):
    """Each is about its row and its column; names without an election beside them count no votes."""
    found = rows("Station | March | April\nWeir | 12 | 2.9", nlp)
    assert {(c.frame, c.roles["object"], c.quantity.low) for c in found if c.quantity} == {
        ("statement", "Weir, March", 12.0),
        ("statement", "Weir, April", 2.9),
    }


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        pytest.param("Killed: 12", ("casualties", 12.0, "people"), id="killed"),
        pytest.param("- Evacuated: more than 300", ("displaced", 300.0, "people"), id="evacuated"),
        pytest.param("Turnout: 61 percent", ("turnout", 61.0, "percent"), id="turnout"),
        pytest.param("Anna Rook (Harbour Party): 61,204 votes", ("votes", 61204.0, "votes"), id="votes"),
    ],
)
def test_a_label_a_colon_and_a_number_are_data(nlp, line, wanted):
    """A line of a bulletin is read by its label or unit."""
    (claim,) = [c for c in claims(f"Bulletin of the day.\n{line}", nlp) if c.quantity]
    assert told(claim)[:3] == wanted
    assert claim.quote == line.removeprefix("- ")


def test_a_share_is_one_of_the_vote_only_beside_votes(nlp):
    """A line of a candidate gives both; a bare percentage behind a name is no share of a vote."""
    both = claims("Anna Rook (Harbour Party): 61,204 votes, 48.3 percent", nlp)
    assert {c.frame for c in both if c.quantity} == {"votes", "share"}
    assert not [c for c in claims("Northern Steel: 12 percent", nlp) if c.frame == "share"]


def test_a_sentence_behind_a_colon_is_read_as_a_sentence(nlp):
    """What has a verb of its own is no data."""
    found = claims("Mill Lane: 12 houses were damaged by the storm.", nlp)
    assert "damage" in {c.frame for c in found}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        pytest.param(
            "Mill Side, turnout 58.2 percent, Rook 903, Vale 811",
            {("turnout", None, 58.2), ("votes", "Rook", 903), ("votes", "Vale", 811)},
            id="place-first",
        ),
        pytest.param(
            "Mill Side: Rook 1,204 votes, Vale 1,377 votes",
            {("votes", "Rook", 1204), ("votes", "Vale", 1377)},
            id="place-and-colon",
        ),
        pytest.param(
            "Seats in the new council: Greens 14, Labour 9",
            {("seats", "Greens", 14), ("seats", "Labour", 9)},
            id="label-first",
        ),
    ],
)
def test_figures_set_apart_by_commas_are_a_row(nlp, line, told):
    """Each figure of such a line is a claim, by its own word or name, or by what the line begins with."""
    found = claims(line, nlp)
    assert {(c.frame, c.roles.get("actor"), c.quantity.low) for c in found if c.quantity} == told


def test_a_list_of_forces_needs_no_label(nlp):
    """What is counted says what it is."""
    found = of_frame(claims("40 firefighters, 6 boats, 2 dogs", nlp), "response")
    assert {(c.roles["object"], c.quantity.low) for c in found if c.quantity} == {
        ("firefighters", 40),
        ("boats", 6),
        ("dogs", 2),
    }


def test_a_heading_of_figures_is_read_as_data(nlp):
    """A line of figures that layout takes for a heading still tells them."""
    line = "Mill Side, turnout 58.2 percent, Rook 903, Vale 811"
    assert {c.frame for c in claims(line, nlp, block_of(line, "heading"))} == {"turnout", "votes"}


@pytest.mark.parametrize("line", ["On Monday, 4 May, 12 of 30 members left", "Page 14, line 3", "Room 9, floor 2"])
def test_figures_that_no_pack_knows_are_no_row(nlp, line):
    """A line is data only where a pack knows one of its figures."""
    assert {c.frame for c in claims(line, nlp)} <= {"statement"}


def test_numbers_under_days_alone_are_told_as_a_row(nlp):
    """What a number under "3 March" measures the table does not say: the row stands whole, without a figure."""
    (claim,) = rows("Point | 3 March | 6 March\nFootbridge | 21 | under 4.4", nlp)
    assert (claim.quote, claim.quantity, claim.roles) == ("Footbridge | 21 | under 4.4", None, {"object": "Footbridge"})
