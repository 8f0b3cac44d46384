"""The pack `election`: what its frames read in many turns of phrase, and what they leave alone."""

from __future__ import annotations

import pytest
from tests.packs.tables import Row, read_as, rows
from tests.read.claiming import claims

READ: dict[str, list[Row]] = {
    "votes": [
        ("Anna Rook won 61,204 votes.", {"n": 61204, "actor": "Anna Rook"}),
        ("Some 4,690 votes were cast for Tom Vale.", {"n": 4690, "actor": "Tom Vale"}),
        ("The Harbour Party received fewer than 9,000 votes in the town of Morrow.", {"high": 9000, "place": "Morrow"}),
        ("Anna Rook, who had got 500 votes, went home.", {"n": 500, "actor": "Anna Rook"}),
        ("Anna Rook claims to have won 12,000 votes.", {"n": 12000, "actor": "Anna Rook"}),
        ("Anna Rook did not get 500 votes.", {"n": 500, "polarity": "-"}),
        ("Tom Vale denied that he had received 40 votes.", {"n": 40, "stance": "denies"}),
    ],
    "share": [
        ("Anna Rook took 51 percent of the vote in the town of Morrow.", {"n": 51, "place": "Morrow"}),
        ("The Harbour Party's share of the vote rose to 12 percent.", {"n": 12, "actor": "Harbour Party"}),
        ("The Harbour Party may have won a third of the vote.", {"n": 33.3, "modality": "hypothetical"}),
        ("Anna Rook had 48.1 percent, the commission said.", {"n": 48.1, "actor": "Anna Rook"}),
        ("Tom Vale, who got 4.3 percent of the vote, congratulated nobody.", {"n": 4.3, "actor": "Tom Vale"}),
        ("Tom Vale did not win 40 percent of the vote.", {"n": 40, "polarity": "-"}),
        ("Anna Rook claims to have won more than 55 percent of the vote.", {"low": 55, "high": None}),
    ],
    "turnout": [
        ("Turnout was 70.4 percent.", {"n": 70.4}),
        ("Turnout was put at 71 percent, up from 64 percent four years ago.", {"n": 71}),
        ("The commission put turnout at 61 percent.", {"n": 61}),
        ("About 54 percent of voters turned out in the town of Wendle.", {"n": 54, "place": "Wendle"}),
        ("Members voted by 83% to 17% in favour, on a turnout of 61%.", {"n": 61}),
        ("Some 2.3 million people voted.", {"n": 2.3e6}),
        ("Turnout did not reach 50 percent.", {"n": 50, "polarity": "-"}),
        ("The mayor said a turnout of 80 percent was possible.", {"n": 80}),
    ],
    "seats": [
        ("The Harbour Party won 41 of the 90 seats.", {"n": 41, "actor": "Harbour Party"}),
        ("The governing coalition lost 12 seats in the council.", {"n": 12, "change": "lost"}),
        ("The Harbour Party did not win 50 seats.", {"n": 50, "polarity": "-"}),
        ("The Harbour Party, which holds 18 seats, voted against the law.", {"n": 18}),
        ("The Harbour Party claims to have gained five seats.", {"n": 5}),
        ("Twelve seats were won by the Harbour Party.", {"n": 12, "actor": "Harbour Party"}),
        ("The Harbour Party could take up to 30 seats.", {"high": 30, "modality": "hypothetical"}),
    ],
    "margin": [
        ("Anna Rook won by 327 votes.", {"n": 327, "actor": "Anna Rook"}),
        ("Anna Rook has a lead of 212 votes.", {"n": 212}),
        ("Tom Vale, who lost by 2,000 votes, went home.", {"n": 2000, "target": "Tom Vale"}),
        ("The recount cut her lead to 212 votes.", {"n": 212}),
        ("Anna Rook beat Tom Vale by less than one percentage point.", {"high": 1, "target": "Tom Vale"}),
        ("Her margin was not 300 votes, the commission said.", {"n": 300, "polarity": "-"}),
        ("The lead of 900 votes could shrink.", {"n": 900}),
    ],
    "counted": [
        ("The commission said it had counted 11,940 ballots.", {"n": 11940, "unit": "ballots"}),
        ("By midnight, 90 percent of precincts had reported.", {"n": 90}),
        ("2,316 ballots were declared invalid.", {"n": 2316, "kind": "invalid"}),
        ("About 80 percent of the votes have been counted.", {"n": 80}),
        ("Fewer than 300 ballots have not been counted.", {"high": 300, "polarity": "-"}),
        ("The clerks claim to have counted 4,000 ballots.", {"n": 4000}),
    ],
    "victory": [
        ("Anna Rook won the election.", {"actor": "Anna Rook"}),
        ("Tom Vale declared himself the winner.", {"actor": "Tom Vale"}),
        ("Anna Rook was proclaimed mayor-elect on Monday.", {"actor": "Anna Rook", "status": "proclaimed"}),
        ("Tom Vale conceded the mayoralty of Morrow to Anna Rook.", {"target": "Tom Vale", "actor": "Anna Rook"}),
        ("Anna Rook did not win this election.", {"actor": "Anna Rook", "polarity": "-"}),
        ("Anna Rook was elected president.", {"actor": "Anna Rook", "object": "president"}),
        ("Tom Vale claims to have won the election.", {"actor": "Tom Vale"}),
        ("Anna Rook defeated Tom Vale in the town of Morrow.", {"actor": "Anna Rook", "target": "Tom Vale"}),
    ],
    "irregularity": [
        ("At least 30 polling stations opened late.", {"low": 30, "kind": "delay"}),
        ("Officials denied that observers had been kept out of four stations.", {"stance": "denies"}),
        ("Tom Vale says the count was falsified.", {"kind": "fraud", "object": "count"}),
        ("The commission found no evidence of fraud.", {"kind": "fraud", "polarity": "-"}),
        ("The seals were broken in 40 stations.", {"object": "seals"}),
        ("The party alleged that the election had been rigged.", {"kind": "fraud", "object": "election"}),
        ("The dead voted in the town of Morrow.", {"place": "Morrow"}),
        ("There was no intimidation in the town of Morrow.", {"kind": "intimidation", "polarity": "-"}),
    ],
    "recount": [
        ("A court ordered a recount of ballots from 38 polling stations.", {"status": "ordered", "actor": "court"}),
        ("Tom Vale demanded a recount.", {"status": "demanded", "actor": "Tom Vale"}),
        ("The request for a full recount was refused.", {"status": "refused"}),
        ("The commission recounted 11,940 ballots.", {"n": 11940, "status": "done"}),
        ("There will be no recount.", {"polarity": "-"}),
        ("The recount of 9,000 ballots, which began on Monday, is over.", {}),
    ],
    "certification": [
        ("The commission certified the result on Tuesday.", {"status": "certified", "actor": "commission"}),
        ("The court annulled the election.", {"status": "annulled", "actor": "court"}),
        ("Anna Rook was sworn in on Monday.", {"status": "sworn in", "target": "Anna Rook"}),
        ("The result has not been confirmed.", {"status": "certified", "polarity": "-"}),
        ("The annulment of the election surprised the party.", {}),
        ("The vote was declared void, and the court had overturned the result before.", {"status": "annulled"}),
    ],
    "observation": [
        ("The mission sent 40 observers to the town of Morrow.", {"n": 40, "place": "Morrow"}),
        ("Observers from the Forum visited 200 polling stations.", {"n": 200, "unit": "polling stations"}),
        ("The monitors said the vote was free and fair.", {"status": "fair"}),
        ("The election was not fair, Tom Vale said.", {"status": "fair", "polarity": "-"}),
        ("The election was watched by 300 monitors.", {"n": 300}),
        ("Observers did not visit the stations.", {"polarity": "-"}),
    ],
}


@pytest.mark.parametrize(("frame", "sentence", "wanted"), rows(READ))
def test_a_frame_is_read_however_the_sentence_is_turned(nlp, frame, sentence, wanted):
    """Active, passive, nominal, relative, controlled, negated, hedged and denied: the same frame with its number."""
    assert dict(wanted) in read_as(sentence, frame, wanted, nlp)


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        pytest.param("Anna Rook won 61,204 votes and Tom Vale 60,877.", "votes", id="votes"),
        pytest.param("Anna Rook had 48.1 percent of the vote and Tom Vale 47.6 percent.", "share", id="share"),
        pytest.param("The Harbour Party won 41 seats and the Green League 17 seats.", "seats", id="seats"),
    ],
)
def test_who_is_told_without_the_verb_has_a_claim_of_his_own(nlp, sentence, frame):
    """A verb said once stands for all who are named with a number behind it."""
    found = read_as(sentence, frame, {"actor": None, "n": None}, nlp)
    assert len({f["actor"] for f in found}) == len(found) == 2
    assert all(f["n"] for f in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "The friends share a meal.",
        "Its shares fell 18 percent in Milan.",
        "The company had 48 percent of the market.",
        "The machine turned out 600 parts.",
        "The theatre has 400 seats.",
        "Firefighters found the seat of the fire.",
        "There is little margin for error.",
        "They counted the boats.",
        "The wind won nothing.",
        "Two fraud investigators were appointed.",
        "She certified the copy.",
        "The observatory opened.",
        "The troops had 40 percent of their fuel left.",
        "He voted with his feet.",
    ],
)
def test_a_word_in_another_sense_opens_nothing(nlp, sentence):
    """A meal is shared and the seat of a fire found without any election."""
    assert not [c for c in claims(sentence, nlp) if c.frame in READ]
