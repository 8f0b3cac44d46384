"""Claims: whose word, through whom, against what."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.read.claiming import claims, of_frame, only, packs
from tests.read.reading import document_of

from crossbearing.model.claim import Claim
from crossbearing.model.document import Block
from crossbearing.model.judgement import Failure
from crossbearing.read import Reader, read

SENTENCES = (
    "The ferry Aurora sank off Morrow on Sunday.",
    '"We saw no alarm," the captain, Jon Holm, said.',
    "Ostrian officials denied the capture of Wendle by Varnian troops.",
    "According to the mayor, Ada Lund, 40 houses burned down.",
    "The union called the claim a lie.",
    "If the dam bursts, the town will flood.",
)


def test_narration_has_no_holder_and_the_publisher_as_only_link(nlp):
    """The publisher's own words are nobody's claim but its own."""
    claim = only(claims("The ferry Aurora sank off Morrow.", nlp, source="Harbour Post"), "incident")
    assert claim.holder is None
    assert [(link.name, link.role) for link in claim.chain] == [("Harbour Post", "publisher")]


def test_attributed_words_have_their_chain_down_to_the_holder(nlp):
    """The publisher leads the chain, the speaker ends it."""
    text = "The ferry Aurora sank off Morrow, harbour master Jon Holm said."
    claim = only(claims(text, nlp, source="Harbour Post"), "incident")
    assert [(link.name, link.role) for link in claim.chain] == [("Harbour Post", "publisher"), ("Jon Holm", "holder")]
    assert claim.holder is not None
    assert claim.quote == "The ferry Aurora sank off Morrow"


def test_an_official_text_is_its_publisher_s_word(nlp):
    """What a body publishes itself it says itself."""
    told = claims("The ferry Aurora sank off Morrow.", nlp, genre="official", source="Morrow Town Council")
    claim = only(told, "incident")
    assert claim.holder is not None
    assert claim.holder.name == "Morrow Town Council"


def test_a_denial_keeps_the_proposition_and_names_what_it_answers(nlp):
    """Denied is another's proposition, with polarity +, and `about` is that claim."""
    text = (
        "The Varnian army said its troops had captured the town of Wendle.\n"
        "Ostrian officials denied the capture of the town of Wendle by Varnian troops."
    )
    told, denied = of_frame(claims(text, nlp), "control")
    assert (denied.stance, denied.polarity, denied.about) == ("denies", "+", told.id)


def test_a_relative_clause_that_calls_an_assertion_fake_denies_it(nlp):
    """What was asserted is what is called fake, by whoever calls it so."""
    text = "In May, the Varnian army asserted control over Wendle – assertions that Ostrian officials called fake."
    told, denied = of_frame(claims(text, nlp), "control")
    assert (denied.stance, denied.about, denied.place) == ("denies", told.id, told.place)


def test_a_denial_that_only_points_back_denies_the_proposition_itself(nlp):
    """Who "called the claim a lie" denies what was claimed."""
    text = "Manager Jon Holm said strikers had started the fire. Union leader Ada Lund called the claim a lie."
    told, denied = of_frame(claims(text, nlp), "incident")
    assert denied.stance == "denies"
    assert denied.about == told.id
    assert denied.holder is not None
    assert denied.holder.name == "Ada Lund"


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("Referee Jon Holm denied taking bribes.", id="short"),
        pytest.param("Minister Ada Lund rejected the charge.", id="points-back-to-nothing"),
    ],
)
def test_no_denial_is_dropped(nlp, sentence):
    """A denial without a proposition that can be told is still its holder's denial."""
    denials = [c for c in claims(sentence, nlp) if c.stance == "denies"]
    assert [c.holder.name for c in denials if c.holder] in (["Jon Holm"], ["Ada Lund"])


def test_a_rejected_claim_is_the_claimants_word_and_the_rejecters_denial(nlp):
    """Of "the council rejected the union's claim that ..." neither the claim nor the denial is lost."""
    found = claims("The council rejected the union's claim that poor welding caused the fire.", nlp)
    about = {(c.holder.name, c.stance) for c in found if c.frame == "cause" and c.holder is not None}
    assert about == {("union", "asserts"), ("council", "denies")}


def test_words_handed_on_behind_a_colon_are_their_senders(nlp):
    """A written statement read out is the word of who sent it, not of who reads it."""
    found = claims('Its spokesman, Jon Holm, sent us this: "The firm has not broken its permit."', nlp)
    assert [c.holder.name for c in found if c.frame == "breach" and c.holder is not None] == ["Jon Holm"]


def test_what_a_paper_takes_back_is_retracted(nlp):
    """The words "that was wrong" about one's own word retracts it."""
    text = "On Monday we said that forty people had been injured in the fire. That was wrong."
    stances = [c.stance for c in of_frame(claims(text, nlp, source="Harbour Post"), "casualties")]
    assert stances == ["asserts", "retracts"]


def test_words_whose_speaker_is_not_known_are_not_the_publisher_s(nlp):
    """A clause joined to unattributed content gives no narrated claim of its own."""
    text = "It is unclear whether the ferry sank or whether forty people drowned."
    assert of_frame(claims(text, nlp), "casualties") == []


def test_roles_in_running_text_are_appointments(nlp):
    """A title beside a name says who somebody is."""
    found = only(claims("Mayor Jon Holm closed the port on Monday.", nlp), "appointment")
    assert (found.roles["object"], found.roles["kind"]) == ("Jon Holm", "Mayor")


def test_a_document_in_another_language_is_a_failure(nlp):
    """No reader for a language is said, with what to do."""
    document = replace(document_of("Човен потонув."), language="uk", path="a.txt")
    (failure,) = read([document], reader=Reader(nlp, "test"), packs=packs())
    assert isinstance(failure, Failure)
    assert failure.why == "not read: no reader for uk"
    assert failure.remedy


def test_a_document_that_breaks_does_not_take_the_next_with_it(nlp):
    """One Failure for the broken document, the claims of the next one after it."""
    broken = replace(document_of("A ferry sank."), blocks=(Block(5, 2, "paragraph"), None), path="bad.txt")  # type: ignore[arg-type]
    whole = document_of("The ferry Aurora sank off Morrow.")
    failure, *rest = read([broken, whole], reader=Reader(nlp, "test"), packs=packs())
    assert isinstance(failure, Failure)
    assert failure.item == "bad.txt"
    assert any(isinstance(c, Claim) for c in rest)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(SENTENCES))
def test_every_quote_is_verbatim_and_every_id_once(nlp, order):
    """In whatever order sentences come, quotes are slices, contexts hold them, ids are unique, order is by place."""
    text = " ".join(order)
    found = claims(text, nlp)
    assert found
    assert all(text[c.start : c.end] == c.quote for c in found)
    assert all(c.context[0] <= c.start and c.end <= c.context[1] for c in found)
    assert all((c.start, c.end) == (c.spans.content[0][0], c.spans.content[-1][1]) for c in found)
    assert len({c.id for c in found}) == len(found)
    assert [c.start for c in found] == sorted(c.start for c in found)


def test_reading_twice_gives_the_same_claims(nlp):
    """Nothing of a run before stays in the next."""
    text = " ".join(SENTENCES)
    assert claims(text, nlp) == claims(text, nlp)


@pytest.mark.parametrize(
    ("genre", "voice"),
    [pytest.param("opinion", "opinion", id="opinion"), pytest.param("report", "report", id="report")],
)
def test_an_opinion_piece_s_own_words_are_opinion(nlp, genre, voice):
    """Claims of an opinion piece are read, in its own voice."""
    assert only(claims("The ferry Aurora sank off Morrow.", nlp, genre=genre), "incident").voice == voice
