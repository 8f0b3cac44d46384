"""The pack `disaster`: what its frames read in many turns of phrase, and what they leave alone."""

from __future__ import annotations

import pytest
from tests.packs.tables import Row, read_as, rows
from tests.read.claiming import claims

READ: dict[str, list[Row]] = {
    "aboard": [
        ("The ferry was carrying 212 passengers.", {"n": 212, "kind": "passengers", "object": "ferry"}),
        ("There were 230 people on board.", {"n": 230, "kind": None}),
        ("Some 311 people were on board the Halcyon when it sank, the inspector said.", {"n": 311}),
        ("At least 64 passengers were aboard the tram.", {"low": 64, "high": None, "object": "tram"}),
        ("The tanker, which had 14 sailors aboard, drifted toward the rocks.", {"n": 14, "object": "tanker"}),
        ("A helicopter with five people on board crashed near Morrow.", {"n": 5}),
        ("The coach was not carrying 50 pupils.", {"n": 50, "polarity": "-"}),
        ("Up to 300 people may have been aboard the vessel.", {"low": None, "high": 300, "modality": "hypothetical"}),
        ("Investigators denied that 40 people had been on the boat.", {"n": 40, "stance": "denies"}),
        ("The pilot claims to have carried only nine passengers.", {"n": 9}),
    ],
    "capacity": [
        ("The ferry was licensed to carry 250 people.", {"n": 250, "object": "ferry"}),
        ("The hall has a capacity of 900.", {"n": 900, "object": "hall"}),
        ("The vessel, designed for 120 passengers, left at noon.", {"n": 120, "object": "vessel"}),
        ("The stadium seats 31,000 spectators.", {"n": 31000, "object": "stadium"}),
        ("The reservoir can hold 4 million cubic metres of water.", {"n": 4e6, "unit": "cubic meters"}),
        ("The barge was not licensed to carry more than 30 people.", {"low": 30, "polarity": "-"}),
        ("The owner said the theatre seats 420 people.", {"n": 420, "object": "theatre"}),
    ],
    "rescued": [
        ("Divers rescued 12 miners from the shaft.", {"n": 12, "actor": "Divers", "object": "miners"}),
        ("At least 141 people had been pulled from the water by midday.", {"low": 141, "high": None}),
        ("The rescue of nine climbers took two days.", {"n": 9, "object": "climbers"}),
        ("Only three passengers survived.", {"n": 3, "object": "passengers"}),
        ("Firefighters failed to save two residents.", {"n": 2, "polarity": "-"}),
        ("A tug, which had picked up 14 sailors, reached Morrow on Monday.", {"n": 14, "actor": "tug"}),
        ("The navy claims to have rescued 80 migrants.", {"n": 80, "actor": "navy"}),
        ("Helicopters may have airlifted 20 people to safety.", {"n": 20, "modality": "hypothetical"}),
    ],
    "displaced": [
        ("More than 4,000 people were evacuated from the town of Wendle.", {"low": 4000, "place": "Wendle"}),
        ("The flood displaced 900 families and damaged 300 homes.", {"n": 900, "unit": "families"}),
        ("Some 12,000 residents fled their homes.", {"n": 12000}),
        ("About 700 people have been left homeless.", {"n": 700}),
        ("The evacuation of 300 patients was a mistake.", {"n": 300}),
        ("The storm, which displaced 60 families, passed on Monday.", {"n": 60}),
        ("The mayor denied that 500 residents had been evacuated.", {"n": 500, "stance": "denies"}),
        ("Nobody was evacuated from the town of Wendle.", {"polarity": "-", "place": "Wendle"}),
    ],
    "magnitude": [
        ("A magnitude 6.1 earthquake struck the island on Sunday.", {"n": 6.1, "kind": "magnitude"}),
        ("The quake measured 5.8 on the Richter scale.", {"n": 5.8, "kind": "magnitude"}),
        ("The fire has burned 2,000 hectares of forest.", {"n": 2000, "unit": "hectares", "kind": "area"}),
        ("The river rose to 6.2 metres at Wendle.", {"n": 6.2, "place": "Wendle"}),
        ("Winds reached 140 km/h.", {"n": 140, "unit": "km"}),
        ("The blaze covered more than 3,000 acres.", {"low": 3000, "high": None, "unit": "acres"}),
        ("The blaze did not burn 500 hectares, the ministry said.", {"n": 500, "polarity": "-"}),
        ("Waves of up to five metres hit the ship.", {"high": 5, "unit": "m"}),
    ],
    "response": [
        ("The search resumed at dawn.", {"kind": "search", "status": "under way"}),
        ("The search was suspended overnight because of high waves.", {"kind": "search", "status": "suspended"}),
        ("Ostria sent two helicopters to help.", {"n": 2, "actor": "Ostria"}),
        ("Around 200 firefighters are battling the blaze.", {"n": 200, "object": "blaze"}),
        ("The rescue operation, which was called off on Friday, cost millions.", {"status": "ended"}),
        ("Captain Ruud Haas is leading the search.", {"actor": "Ruud Haas", "kind": "search"}),
        ("The army did not send any tents.", {"actor": "army", "polarity": "-"}),
        ("The union claims to have delivered 900 blankets.", {"n": 900, "actor": "union"}),
    ],
    "warning": [
        ("The inspectorate had warned the minister about the dam.", {"target": "minister", "object": "dam"}),
        ("Officials ignored warnings of a flood.", {"target": "Officials", "status": "ignored"}),
        ("The crew received no warning.", {"target": "crew", "polarity": "-"}),
        ("No alarm sounded.", {"polarity": "-"}),
        ("The ministry was told of the danger but did nothing.", {"target": "ministry", "object": "danger"}),
        ("The ship sent a distress call at 3.40 a.m.", {"actor": "ship"}),
        ("The owner denied that the harbour office had been warned of the leak.", {"stance": "denies"}),
    ],
}


@pytest.mark.parametrize(("frame", "sentence", "wanted"), rows(READ))
def test_a_frame_is_read_however_the_sentence_is_turned(nlp, frame, sentence, wanted):
    """Active, passive, nominal, relative, controlled, negated, hedged and denied: the same frame with its number."""
    assert dict(wanted) in read_as(sentence, frame, wanted, nlp)


def test_passengers_and_crew_are_told_apart(nlp):
    """Two numbers of one coordination are two claims."""
    wanted = {"n": None, "kind": None}
    found = read_as("The ferry was carrying 212 passengers and 18 crew.", "aboard", wanted, nlp)
    assert sorted(found, key=str) == [{"n": 18, "kind": "crew"}, {"n": 212, "kind": "passengers"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "Children have a capacity to learn.",
        "She acted in her capacity as mayor.",
        "The owner saved 12 million euros.",
        "The magnitude of the problem is clear.",
        "They shared a meal near the seat of the fire.",
        "The board carried the motion by 12 votes to 3.",
        "The waves of new applicants surprised the school.",
        "The response to the letter was polite.",
        "He held 20 shares and a dog.",
        "The novel carries a message.",
        "The company launched a search engine.",
    ],
)
def test_a_word_in_another_sense_opens_nothing(nlp, sentence):
    """A capacity to learn holds nobody, and money saved is no rescue."""
    assert not [c for c in claims(sentence, nlp) if c.frame in READ]
