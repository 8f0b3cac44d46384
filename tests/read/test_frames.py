"""Frames: what clauses propose, in several domains, however they are turned."""

from __future__ import annotations

import pytest
from tests.read.claiming import claims, of_frame, only


@pytest.mark.parametrize(
    ("sentence", "actor", "change"),
    [
        pytest.param("Ostrian troops captured the town of Wendle on Monday.", "Ostria", "gained", id="active"),
        pytest.param("The town of Wendle was captured by Ostrian troops.", "Ostria", "gained", id="passive"),
        pytest.param(
            "The Ostrian army announced the capture of the town of Wendle.", "Ostria", "gained", id="own-noun"
        ),
        pytest.param("Officials reported Ostria's capture of the town of Wendle.", "Ostria", "gained", id="owned-noun"),
        pytest.param(
            "The town of Wendle is under the control of Ostrian troops.", "Ostria", "held", id="under-control"
        ),
        pytest.param("Varnian troops lost the town of Wendle.", "Varnia", "lost", id="lost"),
        pytest.param("Ostrian troops attempted to seize the town of Wendle.", "Ostria", "sought", id="tried"),
    ],
)
def test_control_is_the_same_however_the_clause_is_turned(nlp, sentence, actor, change):
    """Active, passive and nominal clauses give one actor, change and place."""
    claim = only(claims(sentence, nlp), "control")
    assert (claim.roles.get("actor"), claim.roles["change"]) == (actor, change)
    assert claim.place is not None
    assert claim.place.name == "Wendle"


@pytest.mark.parametrize(
    ("sentence", "polarity", "change"),
    [
        pytest.param("Ostrian troops never captured the town of Wendle.", "-", "gained", id="never"),
        pytest.param("Ostrian troops failed to capture the town of Wendle.", "-", "gained", id="failed"),
        pytest.param("The town of Wendle is no longer under Ostrian control.", "+", "lost", id="no-longer"),
    ],
)
def test_negation_is_polarity_and_an_end_is_a_loss(nlp, sentence, polarity, change):
    """What did not happen is negative; what is held no longer is lost."""
    claim = only(claims(sentence, nlp), "control")
    assert (claim.polarity, claim.roles["change"]) == (polarity, change)


@pytest.mark.parametrize(
    ("sentence", "extent"),
    [
        pytest.param("Ostrian troops hold the entire town of Wendle.", "full", id="entire"),
        pytest.param("Ostrian troops control almost 80 percent of Wendle.", "most", id="most"),
        pytest.param("Ostrian troops control 20 percent of Wendle.", "partial", id="partial"),
        pytest.param("Ostrian troops control half of Wendle.", "contested", id="half"),
    ],
)
def test_a_share_or_a_word_tells_how_much_is_held(nlp, sentence, extent):
    """Half is contested, more is most, less is partial."""
    assert only(claims(sentence, nlp), "control").roles["extent"] == extent


def test_a_list_of_places_is_a_claim_each_with_one_quote(nlp):
    """Places joined by commas and "and" part into claims that share their words."""
    found = of_frame(claims("Ostrian troops captured the towns of Wendle, Morrow and Sandle.", nlp), "control")
    assert sorted(c.place.name for c in found if c.place) == ["Morrow", "Sandle", "Wendle"]
    assert len({(c.start, c.end) for c in found}) == 1


@pytest.mark.parametrize(
    ("sentence", "kind", "low", "high"),
    [
        pytest.param("At least 14 passengers drowned on Sunday.", "killed", 14, None, id="drowned"),
        pytest.param("The blast killed nine miners.", "killed", 9, 9, id="killed"),
        pytest.param("Thirty people were injured in the crush.", "wounded", 30, 30, id="injured"),
        pytest.param("Two were killed and 30 injured in the crush.", "wounded", 30, 30, id="elided-verb"),
        pytest.param("Seven passengers are missing.", "missing", 7, 7, id="missing"),
        pytest.param("The death toll rose to 17 on Friday.", "killed", 17, 17, id="toll"),
    ],
)
def test_people_hurt_are_counted_by_what_befell_them(nlp, sentence, kind, low, high):
    """The number stands in `quantity`, what happened to them in `kind`."""
    found = {c.roles["kind"]: c.quantity for c in of_frame(claims(sentence, nlp), "casualties")}
    quantity = found[kind]
    assert quantity is not None
    assert (quantity.low, quantity.high) == (low, high)


@pytest.mark.parametrize(
    ("sentence", "frame", "roles"),
    [
        pytest.param("The ferry Aurora sank off Morrow.", "incident", {"kind": "sinking"}, id="sinking"),
        pytest.param("A fire broke out at the mill.", "incident", {"kind": "fire"}, id="fire"),
        pytest.param("The solvent reached the river.", "incident", {"kind": "release"}, id="release"),
        pytest.param("The company violated the agreement.", "breach", {"object": "agreement"}, id="breach"),
        pytest.param(
            "A faulty valve caused the fire.", "cause", {"actor": "faulty valve", "object": "fire"}, id="cause"
        ),
        pytest.param("The pictures were staged.", "authenticity", {"alleged": "staged"}, id="staged"),
        pytest.param("The memo is genuine.", "authenticity", {"alleged": "genuine"}, id="genuine"),
        pytest.param("The paper withdrew its claim.", "retraction", {"object": "claim"}, id="retraction"),
        pytest.param("The court suspended the permit.", "ruling", {"object": "permit"}, id="ruling"),
        pytest.param("The police opened an inquiry into the fire.", "inquiry", {"object": "fire"}, id="inquiry"),
        pytest.param("The storm damaged 40 houses.", "damage", {"object": "houses"}, id="damage"),
    ],
)
def test_core_frames_open_in_any_domain(nlp, sentence, frame, roles):
    """The words of the core pack open their frame with its roles."""
    found = only(claims(sentence, nlp), frame)
    assert roles.items() <= dict(found.roles).items()


def test_what_no_frame_fits_is_a_statement(nlp):
    """A sentence without a frame is still a claim, quoted whole."""
    found = claims("Bread prices worry the council.", nlp)
    assert [(c.frame, c.quote) for c in found] == [("statement", "Bread prices worry the council")]


def test_a_question_claims_nothing(nlp):
    """Who asks asserts nothing."""
    assert claims("Did the ferry sink?", nlp) == ()


@pytest.mark.parametrize(
    ("sentence", "modality", "frame"),
    [
        pytest.param("The firm plans to close the mill.", "planned", "plan", id="plans"),
        pytest.param("Ostria assigned new orders to capture Wendle.", "planned", "plan", id="ordered"),
        pytest.param("The minister is to visit Wendle on Friday.", "planned", "visit", id="is-to"),
        pytest.param("The minister must visit Wendle by Friday.", "planned", "visit", id="must"),
        pytest.param("The ballots will be counted by noon.", "planned", "plan", id="will-be-done"),
        pytest.param("If the tank fails, the oil will reach the river.", "conditional", "incident", id="if"),
        pytest.param("The storm will destroy the harbour.", "predicted", "damage", id="will"),
        pytest.param("The storm could destroy the harbour.", "hypothetical", "damage", id="could"),
        pytest.param("The storm destroyed the harbour.", "actual", "damage", id="did"),
    ],
)
def test_what_is_only_meant_or_thought_is_no_fact(nlp, sentence, modality, frame):
    """Aims, conditions, forecasts and possibilities keep their modality; an aim is a plan, not its outcome."""
    assert [c.modality for c in of_frame(claims(sentence, nlp), frame)] == [modality]


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        pytest.param("The minister had no intention of closing the mill.", "plan", id="no-intention"),
        pytest.param("No troops entered Wendle.", "advance", id="no-subject"),
    ],
)
def test_what_is_said_of_none_is_negative(nlp, sentence, frame):
    """The word "no" before a noun negates the clause once."""
    assert [c.polarity for c in of_frame(claims(sentence, nlp), frame)] == ["-"]


def test_a_number_on_a_statement_is_its_quantity(nlp):
    """A clause without a frame keeps the one number it gives."""
    found = only(claims("Some 400 people marched through the town.", nlp), "statement")
    assert found.quantity is not None
    assert found.quantity.low == 400


def test_a_deadline_is_its_half_open_end(nlp):
    """A deadline "by October 2031" ends when November begins."""
    found = only(claims("The firm plans to close the mill by October 2031.", nlp), "plan")
    assert found.roles["deadline"] == "2031-11-01"


def test_population_before_a_war_is_another_number(nlp):
    """A number set before an event keeps those words, so that two times are two questions."""
    before = only(claims("Wendle, which had 9,000 inhabitants before the war, lies on a river.", nlp), "population")
    now = only(claims("Wendle has a population of 2,000.", nlp), "population")
    assert (before.roles.get("kind"), now.roles.get("kind")) == ("pre-war", None)


def test_a_distance_has_both_its_ends(nlp):
    """A length before "from" is how far one thing is from another."""
    found = only(claims("The camp is 3 kilometres from the border.", nlp), "distance")
    assert (found.roles["object"], found.roles["target"]) == ("camp", "border")


def test_time_is_the_clause_s_own(nlp):
    """A time inside a relative clause does not date the clause around it; one at the sentence's start does."""
    found = claims("On 2 March, Ostrian troops captured Wendle, a port they had lost in 2029.", nlp)
    assert {c.time.start for c in of_frame(found, "control") if c.time and c.place} == {"2031-03-02"}


def test_what_is_denied_of_a_place_places_nothing_else(nlp):
    """A leak of which none reached the river is not at the river, and the denial is kept."""
    found = claims("The firm said 18 tonnes had been released and that none had reached the River Wendle.", nlp)
    assert {(c.polarity, c.place and c.place.name) for c in found} == {("+", None), ("-", "River Wendle")}


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        pytest.param("Anna Rook was 900 votes ahead at midnight.", "margin", id="ahead"),
        pytest.param("The Greens doubled their seats to eight.", "seats", id="doubled-seats"),
        pytest.param("An exit poll gives Anna Rook 52 percent.", "share", id="exit-poll"),
        pytest.param("Sixty ballots were declared void.", "counted", id="void"),
        pytest.param("Ada Holm has congratulated Anna Rook on her victory.", "victory", id="congratulated"),
        pytest.param("No irregularities were found at the school.", "irregularity", id="none-found"),
        pytest.param("Observers were denied access to the count.", "irregularity", id="no-access"),
        pytest.param("The board received 63 complaints.", "irregularity", id="complaints"),
        pytest.param("The deadline for certification is 12 May.", "certification", id="deadline"),
        pytest.param("The dam holds back 40 million cubic metres of water.", "capacity", id="holds-back"),
        pytest.param("The reservoir is 98 percent full.", "magnitude", id="full"),
        pytest.param("The operator knew of the cracks.", "warning", id="knew"),
        pytest.param("The company was told in March that the gates did not close.", "warning", id="told"),
        pytest.param("The residents heard no siren.", "warning", id="no-siren"),
        pytest.param("Some 140 people were in the hall.", "aboard", id="in-the-hall"),
        pytest.param("All 58 residents got out safely.", "rescued", id="got-out"),
        pytest.param("Rescue teams stopped searching on Friday.", "response", id="stopped"),
        pytest.param("The firm has offered 2,000 crowns to the families.", "response", id="money"),
        pytest.param("The permit was granted in 2022.", "ruling", id="permit"),
        pytest.param("The fourth floor was added without a permit.", "breach", id="no-permit"),
        pytest.param("The crane had failed two inspections.", "breach", id="failed-inspections"),
        pytest.param("An inspection found 14 faults.", "inquiry", id="inspection"),
        pytest.param("The minister has ordered an inquiry into the crash.", "inquiry", id="inquiry"),
        pytest.param("Two bridges were swept away.", "damage", id="swept-away"),
        pytest.param("The damage is estimated at 4 million crowns.", "damage", id="estimated"),
        pytest.param("The mud trapped nine workers.", "incident", id="trapped"),
        pytest.param("The cause of the fire was a cigarette.", "cause", id="cause-was"),
    ],
)
def test_results_and_rescues_open_their_frames(nlp, sentence, frame):
    """What is told of counts, dams, permits and searches opens its frame, in many words."""
    assert frame in {c.frame for c in claims(sentence, nlp)}


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        pytest.param("The Greens are without a majority; 61 seats are filled.", "margin", id="majority"),
        pytest.param("The band plays a part in the show.", "breach", id="part"),
        pytest.param("The guests were told that dinner was ready.", "warning", id="dinner"),
        pytest.param("The council inspected its options.", "inquiry", id="options"),
        pytest.param("The cause is still unknown.", "cause", id="unknown"),
    ],
)
def test_like_words_about_other_things_open_none(nlp, sentence, frame):
    """The same words about other things are not these frames."""
    assert frame not in {c.frame for c in claims(sentence, nlp)}


def test_a_rumour_called_false_is_denied(nlp):
    """Who calls a rumour false asserts nothing of what it says."""
    (claim,) = claims("The rumour that the wall at the mill has cracked is false.", nlp)
    assert (claim.stance, claim.quote) == ("denies", "the wall at the mill has cracked")


def test_a_figure_without_its_verb_is_quoted_by_itself(nlp):
    """Where one verb stands for several, each claim is quoted by its own words."""
    found = of_frame(claims("The Harbour Party won 14 seats, the Greens nine and the Liberals six.", nlp), "seats")
    assert sorted(c.quote for c in found) == ["Greens nine", "Liberals six", "The Harbour Party won 14 seats"]


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        pytest.param("The old dam stood for sixty years. It burst on Saturday.", "incident", id="it"),
        pytest.param("Observers came from abroad. They visited 12 polling stations.", "observation", id="they"),
        pytest.param("Rivers rose. It burst on Saturday.", "statement", id="no-agreement"),
    ],
)
def test_a_pronoun_that_opens_a_sentence_is_the_subject_before(nlp, text, frame):
    """What "it" or "they" is decides the frame, if the subject before agrees with it in number."""
    assert [c.frame for c in claims(text, nlp)][-1] == frame


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        pytest.param("The northern abutment gave way before dawn.", "incident", id="gave-way"),
        pytest.param("The bus plunged into a ravine.", "incident", id="plunged"),
        pytest.param("The storm claimed 14 lives.", "casualties", id="claimed-lives"),
        pytest.param("More than 300 people have contracted the virus.", "casualties", id="contracted"),
        pytest.param("3,100 households without power.", "damage", id="without-power"),
        pytest.param("A grandmother was plucked from her roof.", "rescued", id="plucked"),
        pytest.param("Some 600 residents have been told to leave.", "displaced", id="told-to-leave"),
        pytest.param("The bank has placed 30 excavators at the disposal of the town.", "response", id="disposal"),
        pytest.param("Drivers should avoid the area.", "warning", id="should"),
        pytest.param("54 percent voted yes.", "share", id="yes"),
        pytest.param("The lead has shrunk to 9,400 votes.", "margin", id="shrunk"),
        pytest.param("Our team was thrown out of a polling station.", "irregularity", id="thrown-out"),
        pytest.param("Ostrian troops are closing in on Wendle.", "advance", id="closing-in"),
    ],
)
def test_a_frame_is_read_in_the_words_reporters_use(nlp, sentence, frame):
    """Idioms, light verbs and lines without a verb open the frame that they mean."""
    assert frame in {c.frame for c in claims(sentence, nlp)}


@pytest.mark.parametrize(
    ("sentence", "frame"),
    [
        pytest.param("The minister gave way to his critics.", "incident", id="gave-way"),
        pytest.param("The government fell in March.", "incident", id="fell"),
        pytest.param("The tenor was plucked from obscurity.", "rescued", id="plucked"),
        pytest.param("The keeper saved two penalties.", "rescued", id="penalties"),
        pytest.param("The minister moved to the bank.", "displaced", id="moved"),
        pytest.param("The road toll is 4 euros.", "casualties", id="toll"),
        pytest.param("Two thirds of the runners took part.", "turnout", id="runners"),
        pytest.param("He was thrown out of the bar.", "irregularity", id="bar"),
        pytest.param("The deadline is closing in on the firm.", "advance", id="deadline"),
        pytest.param("The ambassador was recalled.", "response", id="recalled"),
    ],
)
def test_idioms_of_other_things_open_none(nlp, sentence, frame):
    """The same words of a career, a match or a price are not what the frame is about."""
    assert frame not in {c.frame for c in claims(sentence, nlp)}
