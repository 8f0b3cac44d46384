"""Genre by listed cues."""

import pytest
from tests.collect import pages_for_tests as pages

from crossbearing.collect.blocks import blocks_of
from crossbearing.collect.genre import Look, genre_of
from crossbearing.collect.lines import lines_of
from crossbearing.model.packs import Actor


def genre(text: str, actor: Actor | None = None) -> str:
    """Return the genre that a text shows."""
    return genre_of(Look(text, lines_of(text), blocks_of(text), None, actor))


COLUMN = """The bridge we put up with

I have crossed the bridge at Ames every morning for thirty years. What the council has let it become is a disgrace.

Nobody at the town hall seems to care. The mayor ought to be ashamed. A town like this deserves better."""
POSTED = """Flood at Ames, latest

Posted at 14:05
Water has reached the square.

Posted at 13:40
The mayor is speaking.

Posted at 13:10
Schools are closed."""
ASKED = """Interview with the mayor

Q: Is the bridge safe?
A: It is.
Q: Who looked at it?
A: Our engineer.
Q: When?
A: In May."""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(pages.REPORT, "report", id="report"),
        pytest.param(pages.FERRY_PAGE, "page", id="page"),
        pytest.param(pages.STRIKE_PAGE, "page", id="page-in-markdown"),
        pytest.param(pages.RELEASE, "official", id="a-party's-release"),
        pytest.param(pages.SITREP, "bulletin", id="bulletin"),
        pytest.param(pages.OPINION, "opinion", id="opinion-by-exhortation"),
        pytest.param(COLUMN, "opinion", id="opinion-by-judging"),
        pytest.param("Letters\n\nSir, Your report on the dam missed the point.\n\nA. Marsh", "opinion", id="letter"),
        pytest.param("Ana Brun | Columnist\n\nThe dam is closed.\n\nIt will stay so.", "opinion", id="columnist"),
        pytest.param(POSTED, "liveblog", id="live-posted-at"),
        pytest.param(ASKED, "transcript", id="questions-and-answers"),
        pytest.param("OPINION | The dam\n\nIt was built in haste.", "opinion", id="opinion-by-name"),
        pytest.param(pages.LIVE, "liveblog", id="live"),
        pytest.param(pages.TRANSCRIPT, "transcript", id="transcript"),
        pytest.param("Analysis: why the dam failed\n\nThe core was too thin.", "analysis", id="analysis"),
        pytest.param("Key takeaways\n\nThe core was too thin.\n\nNobody looked.", "analysis", id="takeaways"),
        pytest.param("Water is over the road at Ames again. #flood @amescouncil", "post", id="post"),
        pytest.param("Ministers issue joint statement on dam\n\nIt was short.", "report", id="headline-on-a-statement"),
        pytest.param("Daily briefing cancelled\n\nNobody knew why.", "report", id="headline-on-a-briefing"),
        pytest.param("We must act, she said. Let us vote, he said.", "report", id="told-exhortation"),
        pytest.param("East: 410\nWest: 388\nEast: 2\nWest: 7", "report", id="counts-are-no-speakers"),
        pytest.param("The strike is over, both sides said on Monday.", "report", id="default"),
    ],
)
def test_genre_by_cues(text, expected):
    """Each genre has its cues; without any a text is a report."""
    assert genre(text) == expected


def test_exhortation_in_quotation_marks_is_the_speaker_s():
    """A speaker who says what we must do makes no opinion piece."""
    text = 'The chair rose. "We must act. We cannot wait," he said.\n\n"Let us vote," said another. The hall was full.'
    assert genre(text) == "report"


def test_public_body_publishes_official_words():
    """What a ministry publishes is official, whatever it looks like."""
    ministry = Actor("Ministry of Water", (), "government", None, "state", "invented for tests")
    assert genre("The dam is safe. It was looked at twice.", ministry) == "official"
