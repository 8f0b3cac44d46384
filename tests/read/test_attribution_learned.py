"""What the trained part adds to the rules' sayings, and what it must not."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from crossbearing.model.document import Block, Document, Published
from crossbearing.packs import load_packs
from crossbearing.read.attribution import find_attributions
from crossbearing.read.attribution_learned import with_learned
from crossbearing.read.attribution_words import words_of
from crossbearing.read.names import find_names
from crossbearing.read.parse import parse
from crossbearing.read.speech import speech_lexicon

PACKS = load_packs(None)
LEXICON = replace(speech_lexicon(), first_person=True)


def document(text):
    """Return a text as a document of paragraphs, one a line."""
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    nowhen = Published(None, None, "unknown")
    return Document("d", None, None, None, "unknown", None, None, nowhen, None, "en", "report", text, blocks, "")


def added(text, nlp, unreal=frozenset()):
    """Return what the trained part alone makes of a text, as (speaker, cue, stance, content)."""
    words = [words_of(passage) for passage in parse(document(text), nlp)]
    return [
        (s.speaker.text, s.head.text, s.stance, " ".join(text[a:b] for a, b in s.content))
        for s in with_learned(text, words, (), unreal, LEXICON)
    ]


def test_adds_speech_with_its_stance(nlp):
    """A clause on somebody's word comes without its conjunction, with the stance of the verb."""
    assert added("The ferry company denied that the doors had been left open.", nlp) == [
        ("company", "denied", "denies", "the doors had been left open")
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The union strongly supports the new harbour and its planners.", id="attitude"),
        pytest.param("Protesters held a placard reading “No more dams”.", id="thing-held"),
        pytest.param("The board refused to say that the mill was clean.", id="not-said"),
        pytest.param("The minister would say that the valves were sound.", id="not-yet-said"),
        pytest.param("If the pilot says that the engines failed, the court must look again.", id="supposed"),
        pytest.param("Nobody said that the tunnel was finished.", id="nobody"),
        pytest.param("The river rose by two metres overnight and carried off four boats.", id="narration"),
    ],
)
def test_adds_nothing_that_is_no_speech(text, nlp):
    """Attitudes, deeds, and what was not said, though the corpus has them for attributions, are no claims."""
    assert added(text, nlp) == []


def test_adds_nothing_where_a_saying_is_unreal(nlp):
    """A cue that the rules know for a work's or a plot's stays nobody's."""
    text = "The captain said that the lock was shut."
    assert added(text, nlp) != []
    assert added(text, nlp, unreal={text.index("said")}) == []


def test_leaves_what_the_rules_found(nlp):
    """Where the rules have cue and content, nothing is added beside them and nothing is doubled."""
    text = "The captain said that the lock was shut. “It will open on Friday,” he added."
    passages = parse(document(text), nlp)

    def found(*, trained):
        return find_attributions(document(text), passages, find_names(document(text), passages, PACKS), trained=trained)

    assert found(trained=True) == found(trained=False)
