"""Pages: claims out of layout."""

from __future__ import annotations

from tests.read.claiming import block_of, claims, of_frame, only

from crossbearing.model.document import Block


def test_an_indicator_is_one_claim_with_its_number(nlp):
    """Value, label and note are one claim of the frame that its words open."""
    text = "300+\nPeople injured\nTreated in hospitals after the fire at the mill"
    claim = only(claims(text, nlp, block_of(text, "indicator", "Key Figures", "People injured")), "casualties")
    assert claim.quote == text
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high) == (300, None)


def test_an_indicator_s_note_wins_where_it_says_whose_number_it_is(nlp):
    """A note that reports somebody's word is that holder's claim."""
    text = "40\nHouses lost\nMayor Ada Lund said the fire destroyed 40 houses"
    claim = only(claims(text, nlp, block_of(text, "indicator", "Key Figures", "Houses lost")), "damage")
    assert claim.holder is not None
    assert claim.holder.name == "Ada Lund"


def test_an_indicator_without_a_frame_keeps_its_label(nlp):
    """What no frame fits is a statement whose object is the label, so that it can still be asked for."""
    text = "12%\nRents above the limit\nShare of flats let by the week"
    claim = only(claims(text, nlp, block_of(text, "indicator", "Key Figures", "Rents above the limit")), "statement")
    assert claim.roles["object"] == "Rents above the limit"


def test_a_name_that_opens_with_a_number_is_printed_twice_and_is_no_role(nlp):
    """A battalion whose number opens its name, printed on two lines, is one name; what it is stands below."""
    text = "7th Rescue Battalion\n7th Rescue Battalion\nCivil Guard\nStatus: Clearing the harbour"
    found = claims(text, nlp, block_of(text, "profile", "Bodies", "7th Rescue Battalion"))
    assert dict(only(found, "appointment").roles) == {
        "object": "7th Rescue Battalion",
        "kind": "Civil Guard",
        "status": "Clearing the harbour",
    }
    assert not any(claim.quote == "7th Rescue Battalion" for claim in found)


def test_a_profile_gives_role_and_status(nlp):
    """A name, its role and a status in brackets are one appointment."""
    text = "Ada Lund\nAda Lund\nMayor of Morrow (Leading the relief work)"
    claim = only(claims(text, nlp, block_of(text, "profile", "People", "Ada Lund")), "appointment")
    assert dict(claim.roles) == {"object": "Ada Lund", "kind": "Mayor of Morrow", "status": "Leading the relief work"}
    assert claim.quote == "Mayor of Morrow (Leading the relief work)"


def test_an_entry_is_read_without_its_title(nlp):
    """Number, title and category sum up the text; only the text is claimed."""
    text = "1. Ferry sinks\n\n    Disaster\n\n    The ferry Aurora sank off Morrow."
    found = claims(text, nlp, block_of(text, "entry", "Timeline", "Ferry sinks"))
    assert [c.quote for c in found if c.frame != "appointment"] == ["The ferry Aurora sank off Morrow"]


def test_a_scenario_is_a_forecast_that_its_discussants_have_not_made(nlp):
    """Who discusses a scenario is named beside it; the holder stays open, the deadline is a date."""
    text = (
        "1\n\nMill Closes\n\nDiscussed by: Society for Town and Country, Harbour Post\n\n"
        "The firm closes the mill by June 2031. Two hundred people leave Morrow."
    )
    first, second = of_frame(claims(text, nlp, block_of(text, "scenario", "Scenarios", "Mill Closes")), "scenario")
    assert first.discussed_by == ("Society for Town and Country", "Harbour Post")
    assert (first.holder, first.stance, first.modality) == (None, "predicts", "predicted")
    assert first.roles["deadline"] == "2031-07-01"
    assert second.modality == "predicted"


def test_what_is_told_under_a_period_has_that_time(nlp):
    """A heading that is a period dates the first thing told under it."""
    text = "May 1990\nThe ferry Aurora sank off Morrow."
    under = ("Background", "Sinking of the Aurora", "May 1990")
    blocks = (Block(0, 8, "heading", under[:2]), Block(9, len(text), "paragraph", (*under, "What Happened")))
    claim = only(claims(text, nlp, blocks), "incident")
    assert claim.time is not None
    assert claim.time.start == "1990-05-01"


def test_a_row_of_a_table_is_a_claim_about_its_first_cell(nlp):
    """A row is quoted whole, with its only number under its column's heading; the headings claim nothing."""
    text = "District\tHomes without power\nMorrow\t1,200\nSandle\t300"
    blocks = tuple(Block(text.index(row), text.index(row) + len(row), "row", ("Losses",)) for row in text.split("\n"))
    found = claims(text, nlp, blocks)
    assert [c.quote for c in found] == ["Morrow\t1,200", "Sandle\t300"]
    assert found[0].roles["object"] == "Morrow, Homes without power"
    assert found[0].quantity is not None
    assert found[0].quantity.low == 1200


def test_headings_and_captions_are_not_read(nlp):
    """A heading takes its words from the text; a caption is about a picture."""
    text = "Ferry sinks off Morrow"
    assert claims(text, nlp, block_of(text, "heading")) == ()
    assert claims(text, nlp, block_of(text, "caption")) == ()


def test_a_transcript_is_each_speaker_s_word(nlp):
    """A turn is its speaker's, under the name printed before it."""
    text = "ADA LUND: A faulty valve caused the fire.\nHOLM: The company broke the agreement."
    found = claims(text, nlp, genre="transcript", source="Radio Morrow")
    holders = {c.frame: c.holder.name for c in found if c.holder}
    assert holders == {"cause": "Ada Lund", "breach": "Holm"}
