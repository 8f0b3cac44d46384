"""Who says what: holder, stance and content of every way that news text attributes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from tests.read.reading import attributions, words

# text, holder, stance, content
SAID = [
    # indirect, the cue before
    ("The mine operator said that the gas alarm had failed.", "mine operator", "asserts",
     "that the gas alarm had failed"),
    ("Sana Qureshi announced that 71 percent of ballots had been counted.", "Sana Qureshi", "asserts",
     "that 71 percent of ballots had been counted"),
    ("The chairman, however, emphasised that no jobs would be lost.", "chairman", "asserts",
     "that no jobs would be lost"),
    ("Asked about the leak, Weller said he knew nothing.", "Weller", "asserts", "he knew nothing"),
    ("Brandt went on to say that the tanks were empty.", "Brandt", "asserts", "that the tanks were empty"),
    ("The defendant insisted he had been at home.", "defendant", "asserts", "he had been at home"),
    ("Aid workers say people are starving.", "Aid workers", "asserts", "people are starving"),
    # indirect, the cue behind or amid
    ("Turnout was 54 percent, Sana Qureshi announced on Sunday night.", "Sana Qureshi", "asserts",
     "Turnout was 54 percent"),
    ("The crane had been checked, said Ilse Brandt, a spokeswoman for the port.", "Ilse Brandt", "asserts",
     "The crane had been checked"),
    ("The ferry, officials said, was overloaded.", "officials", "asserts", "The ferry | was overloaded"),
    ("As the coroner put it, the stairwell was a trap.", "coroner", "asserts", "the stairwell was a trap"),
    ("At least 40 people are missing after the mudslide, the governor, Ines Aldana, told Radio Corvo on Sunday.",
     "Ines Aldana", "asserts", "At least 40 people are missing after the mudslide"),
    ("The footage was staged, the ministry said, and the victims were actors.", "ministry", "asserts",
     "The footage was staged | and the victims were actors"),
    # according to
    ("According to the electoral commission, turnout reached 61 percent by noon.", "electoral commission", "asserts",
     "turnout reached 61 percent by noon"),
    ("Turnout, according to the electoral commission, reached 61 percent.", "electoral commission", "asserts",
     "Turnout | reached 61 percent"),
    ("Rescuers have found nine bodies, according to the provincial governor, Luis Mendes, who visited the site.",
     "Luis Mendes", "asserts", "Rescuers have found nine bodies"),
    # stances
    ("The army denied shelling the hospital.", "army", "denies", "shelling the hospital"),
    ("The company denied any wrongdoing.", "company", "denies", "any wrongdoing"),
    ("The operator rejected allegations that it had falsified the readings.", "operator", "denies",
     "that it had falsified the readings"),
    ("The mayor denied it.", "mayor", "denies", "it"),
    ("Elbonia called the accusation a lie.", "Elbonia", "denies", "the accusation a lie"),
    ("The board said that the alleged sale of the hall was not true.", "board", "denies",
     "that the alleged sale of the hall was not true"),
    ("Sund doubts that the vote was fair.", "Sund", "doubts", "that the vote was fair"),
    ("Villagers confirmed that soldiers had left the school.", "Villagers", "confirms",
     "that soldiers had left the school"),
    ("Kestrel Mining admitted that the alarm had been switched off.", "Kestrel Mining", "concedes",
     "that the alarm had been switched off"),
    ("Kestrel Mining acknowledged the failure of its pumps.", "Kestrel Mining", "concedes", "the failure of its pumps"),
    ("The ferry had 212 people aboard, not 180 as first reported, the coastguard admitted on Thursday.", "coastguard",
     "concedes", "The ferry had 212 people aboard, not 180 as first reported"),
    ("Pia Sund predicted that the coalition would not survive the winter.", "Pia Sund", "predicts",
     "that the coalition would not survive the winter"),
    ("Pia Sund warned that the bill would cripple the courts.", "Pia Sund", "predicts",
     "that the bill would cripple the courts"),
    ("Pia Sund warned that the bridge was closed.", "Pia Sund", "asserts", "that the bridge was closed"),
    ("The United Nations warned of famine in the north.", "United Nations", "predicts", "famine in the north"),
    ("The ministry urged residents to leave the valley.", "ministry", "demands", "residents to leave the valley"),
    ("Karim Dost demanded that the rebels withdraw.", "Karim Dost", "demands", "that the rebels withdraw"),
    ("Karim Dost called on the rebels to withdraw.", "Karim Dost", "demands", "the rebels to withdraw"),
    # objects, participles, small clauses
    ("The navy reported the recapture of two islands.", "navy", "asserts", "the recapture of two islands"),
    ("The rebels claimed responsibility for the attack on the depot.", "rebels", "asserts",
     "responsibility for the attack on the depot"),
    ("The rebels launched an assault at dawn, claiming to have taken the pass.", "rebels", "asserts",
     "to have taken the pass"),
    ("Lindqvist accused the army of shelling the hospital.", "Lindqvist", "asserts",
     "the army of shelling the hospital"),
    ("Ida Lindqvist described the blast as the loudest she had ever heard.", "Ida Lindqvist", "asserts",
     "the blast as the loudest she had ever heard"),
    ("The ministry dismissed the footage as staged.", "ministry", "asserts", "the footage as staged"),
    ("The company puts the figure at 300.", "company", "asserts", "the figure at 300"),
    ("The regional hospital put the number of injured at 74.", "regional hospital", "asserts",
     "the number of injured at 74"),
    ("The ferry company, which says it followed every rule, faces a lawsuit.", "ferry company", "asserts",
     "it followed every rule"),
    ("The minister took to X to deny that the reactor had been shut down.", "minister", "denies",
     "that the reactor had been shut down"),
    ("The owner of the mine denies manslaughter.", "owner of the mine", "denies", "manslaughter"),
    ("Under questioning Tomas Reyer conceded that his notes were lost.", "Tomas Reyer", "concedes",
     "that his notes were lost"),
    ("The company no longer claims that the picture was staged.", "company", "retracts", "that the picture was staged"),
    ("The union said in a statement that 18 tonnes had been lost.", "union", "asserts", "that 18 tonnes had been lost"),
    ("The council had not shown, the judge said, that the mill was unsafe.", "judge", "asserts",
     "The council had not shown | that the mill was unsafe"),
    ("LENZ, Veldania, March 3 (Norda) - Veldania's electoral board said turnout was low.",
     "Veldania's electoral board", "asserts", "turnout was low"),
    ("Its leader, Marta Quental, called for the minister to resign.", "Marta Quental", "demands",
     "for the minister to resign"),
    ("Residents no longer believed that the dam would hold.", "Residents", "doubts", "that the dam would hold"),
    ("The court ruled that the board had been wrong to refuse the permit.", "court", "asserts",
     "that the board had been wrong to refuse the permit"),
    ("A source, who asked not to be named, said the talks were over.", "source", "asserts", "the talks were over"),
    # nouns
    ("The council's position is that the mill has breached its permit.", "council", "asserts",
     "that the mill has breached its permit"),
    ("Sixty were hurt, by the count of the ambulance service.", "ambulance service", "asserts", "Sixty were hurt"),
    ("The Harbour Union's June announcement that the strike was over surprised the port.", "Harbour Union", "asserts",
     "that the strike was over"),
    ("The general's claim to have taken the pass was met with laughter.", "general", "asserts",
     "to have taken the pass"),
    ("Rebel claims of having taken the pass could not be verified.", "Rebel", "asserts", "having taken the pass"),
    ("The company's denial that it had dumped waste did not convince the judge.", "company", "denies",
     "that it had dumped waste"),
    ("The claims of the opposition that votes were burnt are being examined.", "opposition", "asserts",
     "that votes were burnt"),
    ("Allegations by three nurses that the ward was locked are being examined.", "nurses", "asserts",
     "that the ward was locked"),
    # predicates, passives
    ("The union is adamant that no vote was held.", "union", "asserts", "that no vote was held"),
    ("It is the view of the ministry that the treaty is dead.", "ministry", "asserts", "that the treaty is dead"),
    ("Police were said by officials to have used live rounds.", "officials", "asserts",
     "Police | to have used live rounds"),
    ("The captain was accused by survivors of having left the ship.", "survivors", "asserts",
     "The captain | of having left the ship"),
    ("Reporters were told by officials to leave the hall.", "officials", "demands", "Reporters | to leave the hall"),
    ("The ministry accepts that the memo is genuine.", "ministry", "concedes", "that the memo is genuine"),
    ("Local tabloids claim that the prince sold the yacht.", "Local tabloids", "asserts",
     "that the prince sold the yacht"),
    # documents speak for their makers
    ("The watchdog's report says inspectors missed three cracks.", "watchdog", "asserts",
     "inspectors missed three cracks"),
    ("A map kept by the Velm Flood Watch shows the whole quay under water.", "Velm Flood Watch", "asserts",
     "the whole quay under water"),
    ("Trump Hollow Hospital issued a statement saying the wards were full.", "Trump Hollow Hospital", "asserts",
     "the wards were full"),
    # quotations
    ("“We have nothing to hide,” Lena Orsk wrote on Telegram. “The valves were tested in May.”", "Lena Orsk", "asserts",
     "We have nothing to hide | The valves were tested in May"),
    ('"The talks," Oda Lind said, "have collapsed."', "Oda Lind", "asserts", "The talks | have collapsed"),
    ('"It\'s a disgrace!" shouted a woman at the back.', "woman", "asserts", "It's a disgrace!"),
    ("Moments later, Lena Orsk tweeted: «The line is open again.»", "Lena Orsk", "asserts", "The line is open again"),
    ("'Nobody warned us,' said Tomas Reyer. 'We ran.'", "Tomas Reyer", "asserts", "Nobody warned us | We ran"),
    ("''Nobody warned us,'' said Tomas Reyer. ''We ran.''", "Tomas Reyer", "asserts", "Nobody warned us | We ran"),
    ('Weller called the verdict "a stain on the town".', "Weller", "asserts", 'the verdict "a stain on the town"'),
    ('"They burned the market. They burned the mill," Ilya Moroz, a shepherd, told Agence Norda.',
     "Ilya Moroz", "asserts",
     "They burned the market. They burned the mill"),
    ("Its ‘peacekeepers’ burned the market, villagers said.", "villagers", "asserts",
     "Its ‘peacekeepers’ burned the market"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "stance", "content"), SAID)
def test_gives_words_to_whoever_said_them(text: str, name: str, stance: str, content: str, nlp: Language) -> None:
    """Holder, speech act and content are found in each of the ways that texts attribute."""
    (one,) = attributions(text, nlp)
    assert (one.name, one.stance, words(text, one)) == (name, stance, content)


TRAPS = [
    "The fire claimed eleven lives in a single night.",
    "The hospital admitted forty patients after the crash.",
    "The court denied bail to the two brothers.",
    "Customs denied entry to the crew.",
    "The senate confirmed the nominee by two votes.",
    "She claimed her luggage and left the station.",
    "The striker claimed his third goal of the season.",
    "The board refused to comment on the merger.",
    "The coroner has not yet said how the climber died.",
    "Nobody at the plant would say who opened the valve.",
    "If the mayor says the bridge is open, drivers will use it.",
    "The union has yet to announce a date.",
    "Police would not confirm the number of dead.",
    "The ministry will announce the results on Friday.",
    'The band plays a song called "Nobody Said".',
    'The novel "The Harbour Lies" won a prize.',
    'The so-called "iron road" runs along the river.',
    "The sign pointed to the ferry.",
    "The rain is expected to continue until Sunday.",
    "The tide revealed the wreck at noon.",
    "The company declined to say whether the tests had been done.",
    "Did the governor say that the levee was sound?",
    "The minister is due to report to parliament in May.",
    "Workers demanded nothing and got nothing.",
    "The team noted the temperature every hour.",
    "They called off the search at dusk.",
    "The engine was described in a manual.",
    "The pilot acknowledged the tower.",
    "The hikers found the path blocked.",
    "The union called a strike for Monday.",
    "The referee blamed nobody.",
    "The village added a school in 1970.",
    "It was reported that the bridge had been closed.",
    "Twelve miners were said to have been trapped.",
    "Claims that the vote was rigged spread fast.",
    "Asked whether the talks had failed, the envoy shrugged.",
    "The ministry neither confirmed nor denied the loss of the ship.",
    "The ministry could not confirm a report by the coastguard that the ship had sunk.",
    "The count contained mistakes.",
    "With the words “It is finished,” the minister toured the plant.",
    "The egg timer went, and an entire wave of letters arrived.",
]


@pytest.mark.parametrize("text", TRAPS)
def test_puts_words_into_nobodys_mouth(text: str, nlp: Language) -> None:
    """What was refused, asked, supposed, foreseen or merely done is nobody's word; hearsay has no holder."""
    assert [(one.name, words(text, one)) for one in attributions(text, nlp)] == []


# text, holders in the order of their cues
SPEAKERS = [
    ("Dr. Amira Saleh examined the bodies. “They had not drowned,” she said.", ["Amira Saleh"]),
    ("Ilse Brandt, a spokeswoman for the port, said the crane was safe. The spokeswoman added that the cable was new.",
     ["Ilse Brandt", "Ilse Brandt"]),
    ("President Karim Dost came. “You are safe,” said the head of state. He left. “We will rebuild,” he said.",
     ["Karim Dost", "Karim Dost"]),
    ("Peter Novak said his deputy, Eva Kral, had lied. He said she must go.", ["Peter Novak", "Peter Novak"]),
    ("Peter Novak said Eva Kral had lied. She denied it.", ["Peter Novak", "Eva Kral"]),
    ("Officials said the bridge was safe, and engineers said it was not.", ["Officials", "engineers"]),
    ("Tomas Reyer said the wall was old, and warned that the next one would fall.", ["Tomas Reyer", "Tomas Reyer"]),
    ("The plane was new, the airline said. Investigators said it was not.", ["airline", "Investigators"]),
    ("Port pilots and tug crews said the strike would go on.", ["Port pilots", "tug crews"]),
    ("A report by the Maritime Board found that the hatch was open. The report said the crew was untrained.",
     ["Maritime Board", "Maritime Board"]),
    ("The owner said the ferry was sound but acknowledged that it was old.", ["owner", "owner"]),
    ("Marta Quental claimed that 90 had died — a figure the coastguard called false.", ["Marta Quental", "coastguard"]),
    ("She left. The widow of one victim, Rose Talbot, wept. Outside court she said it was over.", ["Rose Talbot"]),
    ("A person close to the inquiry told Norda News that the valve was cut. Police knew it, the person added.",
     ["person close to the inquiry", "person close to the inquiry"]),
    ("A port official said it was shut. Ivo Brandt, its head, said it was open. It was safe, the official said.",
     ["port official", "Ivo Brandt", "official"]),
    ("The governor said none came. “I would have acted,” Governor Luis Mendes said.", ["Luis Mendes", "Luis Mendes"]),
    ("Residents of Velm and two other villages dispute the toll.", ["Residents of Velm"]),
    ("John Weller predicted a win if Adam Reyer stood. He said it was certain.", ["John Weller", "John Weller"]),
    ("Hale Chemicals said nobody was hurt. It said the leak was small.", ["Hale Chemicals", "Hale Chemicals"]),
    ("Prosecutors say the mayor took bribes; his lawyer, Ada Quill, called the charges absurd.",
     ["Prosecutors", "Ada Quill"]),
    ("Ana Duarte, chief executive of the company, resigned. The company said the loss was small.", ["company"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), SPEAKERS)
def test_knows_whom_a_pronoun_or_a_title_stands_for(text: str, names: list[str], nlp: Language) -> None:
    """A pronoun or a bare title is the person meant; a body is never its speaker, nor a speaker somebody he names."""
    assert [one.name for one in attributions(text, nlp)] == names


# text, holder, relays
CHAINS = [
    ("Ines Aldana told Reuters that the dam had burst.", "Ines Aldana", ["Reuters"]),
    ("A source close to the talks told the Norda Times that a truce was near.", "source close to the talks",
     ["Norda Times"]),
    ("The minister was quoted by Norda News as saying that the talks had collapsed.", "minister", ["Norda News"]),
    ("Norda News, citing two officials, reported that the minister would resign.", "two officials", ["Norda News"]),
    ("According to Norda News, Ines Aldana said the dam had burst.", "Ines Aldana", ["Norda News"]),
    ("Ruritanian officials said Elbonian commanders had acknowledged losing the ridge.", "Elbonian commanders",
     ["Ruritanian officials"]),
    ("Oda Lind told parliament that the levy was dead.", "Oda Lind", []),
    ("The bloggers now admit that the town has been lost, Ivo Brandt told Reuters.", "bloggers",
     ["Reuters", "Ivo Brandt"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "relays"), CHAINS)
def test_keeps_everybody_who_passes_words_on(text: str, name: str, relays: list[str], nlp: Language) -> None:
    """The chain runs from who stands nearest to the outlet down to the holder; a parliament passes nothing on."""
    found = attributions(text, nlp)
    (one,) = [one for one in found if one.name == name]
    assert [relay[1] for relay in one.relays] == relays


def test_a_told_concession_hangs_on_who_tells_it(nlp: Language) -> None:
    """What a spokesman says the other side concedes stands inside his own words."""
    text = "Ivo Brandt said that rebel commanders had admitted the loss of the pass."
    outer, inner = attributions(text, nlp)
    assert (outer.name, outer.stance, inner.name, inner.stance) == (
        "Ivo Brandt",
        "asserts",
        "rebel commanders",
        "concedes",
    )
    assert inner.parent == 0


def test_an_inserted_according_to_is_the_narrators(nlp: Language) -> None:
    """A speaker does not pass on the source that the reporter names inside his sentence."""
    text = "The convoy, carrying 15 boats, according to the harbour police, was turned back, Ana Brun said."
    found = {one.name: [relay[1] for relay in one.relays] for one in attributions(text, nlp)}
    assert found == {"harbour police": [], "Ana Brun": []}


# text, words that date the saying
OCCASIONS = [
    ("Ines Aldana told Radio Corvo on Sunday that the dam had burst.", "on Sunday"),
    ("The army announced the capture of the ridge at the end of November.", "at the end of November"),
    ("The union's June claim that the gates were locked was withdrawn.", "June"),
    ("In a statement on Wednesday, the bank said it had lost 40 million crowns.", "on Wednesday"),
    ("On 4 March the rebels attacked, claiming to have taken the pass.", "On 4 March"),
    ("The army said the ridge fell on Tuesday.", None),
]


@pytest.mark.parametrize(("text", "said"), OCCASIONS)
def test_parts_the_occasion_from_what_is_said(text: str, said: str | None, nlp: Language) -> None:
    """A date on the saying is not a date of the thing said."""
    (one,) = attributions(text, nlp)
    assert (text[slice(*one.said)] if one.said else None) == said


def test_a_denial_takes_no_words_from_what_was_conceded_before_it(nlp: Language) -> None:
    """A quotation inside one content goes to no other cue."""
    text = 'Ana Brun conceded that the plan was "dead in the water", but she denied that money was lost.'
    conceded, denied = attributions(text, nlp)
    assert words(text, conceded) == 'that the plan was "dead in the water"'
    assert (denied.name, denied.stance, words(text, denied)) == ("Ana Brun", "denies", "that money was lost")


def test_names_the_platform_but_makes_it_no_link(nlp: Language) -> None:
    """Telegram is where words were put, not who passed them on."""
    (one,) = attributions("The strike will end on Friday, the port's chief, Maren Ostby, wrote on Telegram.", nlp)
    assert (one.name, one.platform, one.relays) == ("Maren Ostby", "Telegram", ())


def test_carries_a_quotation_over_paragraphs(nlp: Language) -> None:
    """A quotation that follows without a cue is the last speaker's; one with its own cue is not."""
    text = "“We saw it,” Ilya Moroz said.\n“Nobody came.”\n“They are lying,” Ana Brun said."
    found = [(one.name, words(text, one)) for one in attributions(text, nlp)]
    assert found == [("Ilya Moroz", "We saw it"), ("Ilya Moroz", "Nobody came"), ("Ana Brun", "They are lying")]


def test_takes_up_a_quotation_left_open_at_the_end_of_a_paragraph(nlp: Language) -> None:
    """An unclosed quotation goes on in the next paragraph, which opens with a mark."""
    text = "“The river rose at four,” Ana Brun said. “We ran to the school.\n“By five the roof was gone.”"
    found = [(one.name, words(text, one)) for one in attributions(text, nlp)]
    assert found == [
        ("Ana Brun", "The river rose at four | We ran to the school"),
        ("Ana Brun", "By five the roof was gone"),
    ]


@given(st.lists(st.sampled_from([row[0] for row in SAID] + TRAPS), min_size=1, max_size=4))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_spans_are_words_of_the_text(nlp: Language, sentences: list[str]) -> None:
    """Every span lies in the text, in order, and holds words."""
    text = "\n".join(sentences)
    for one in attributions(text, nlp):
        spans = [*one.content, *(s for s in (one.cue, one.holder, one.via, one.said) if s is not None)]
        assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans)
        assert list(one.content) == sorted(one.content)
