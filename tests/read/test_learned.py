"""The trained part of attribution: what it finds, and that it can be relied on."""

from __future__ import annotations

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.errors import StopRun
from crossbearing.model.document import Block, Document, Published
from crossbearing.read.learned import find_learned
from crossbearing.read.learned import weights as stored
from crossbearing.read.learned.candidates import candidates_of, forest_of
from crossbearing.read.learned.columns import columns_of
from crossbearing.read.learned.hashing import hashed
from crossbearing.read.learned.inputs import pairs_of
from crossbearing.read.learned.trees import tree_odds
from crossbearing.read.learned.weights import load_weights, weights_in
from crossbearing.read.parse import parse

SENTENCES = {
    "indirect": (
        "The harbour master said on Monday that the old bridge had been closed since dawn.",
        ("The harbour master", "said", "the old bridge had been closed since dawn"),
    ),
    "direct": (
        "“We will not reopen it before Friday,” Ilse Brandt added.",
        ("Ilse Brandt", "added", "We will not reopen it before Friday"),
    ),
    "verb-first": (
        "“The cables are damaged,” said Paul Okoro, an engineer.",
        ("Paul Okoro, an engineer", "said", "The cables are damaged"),
    ),
    "parenthetical": (
        "The vaccine, the hospital announced, arrived three weeks late.",
        ("the hospital", "announced", "arrived three weeks late"),
    ),
    "denial": (
        "Union leaders denied that the strike was over.",
        ("Union leaders", "denied", "the strike was over"),
    ),
    "according-to": (
        "According to the transport ministry, the tunnel will open in May.",
        ("the transport ministry", "According", "the tunnel will open in May"),
    ),
}


def document(text):
    """Return a text as a document of paragraphs, one a line."""
    blocks = tuple(Block(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    nowhen = Published(None, None, "unknown")
    return Document("d", None, None, None, "unknown", None, None, nowhen, None, "en", "report", text, blocks, "")


def learned(text, nlp):
    """Return what the trained part finds in a text."""
    return find_learned(text, parse(document(text), nlp))


def words(text, spans):
    """Return the spans' words joined."""
    return " ".join(text[start:end] for start, end in spans or ())


@pytest.mark.parametrize("name", SENTENCES)
def test_finds_who_says_what(name, nlp):
    """Source, cue and content of plain constructions are found, none in place of another."""
    text, (source, cue, content) = SENTENCES[name]
    (found,) = learned(text, nlp)
    assert words(text, found.source) == source
    assert cue in words(text, found.cue)
    assert content in words(text, found.content)
    assert not found.nested
    assert 0.4 <= found.score <= 1


def test_finds_nobody_in_narration(nlp):
    """Where nobody says anything, nothing is found."""
    assert learned("The river rose by two metres overnight. Four boats broke loose and sank near the lock.", nlp) == ()


def test_finds_nothing_where_there_is_nothing(nlp):
    """No passage, and passages of white space alone, give nothing."""
    assert find_learned("", ()) == ()
    assert learned("   \n\n \n", nlp) == ()


def test_says_nothing_on_another_parsers_vectors(nlp):
    """A parse without the vectors the weights were trained on gives nothing, not noise."""
    passages = parse(document("The mayor said that the bridge is safe."), nlp)
    for passage in passages:
        passage.parse.tensor = np.zeros((len(passage.parse), 0), dtype=np.float32)
    assert find_learned("The mayor said that the bridge is safe.", passages) == ()


def test_finds_the_same_twice(nlp):
    """One text read twice gives the same spans and the same scores."""
    text = "\n".join(text for text, _ in SENTENCES.values())
    assert learned(text, nlp) == learned(text, nlp)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("““““ said " * 80, id="quotes-that-never-close"),
        pytest.param("he said she said they said it said " * 120, id="one-endless-sentence"),
        pytest.param("🚢🚢 “🚢” said 🚢: ‘قال’ он сказал 說 — «да»\n" * 5, id="mixed-scripts"),
        pytest.param("SAID THE MAYOR: THE MAYOR SAID \"NO\" 'NO' ''NO''\n:\n\"\n'", id="capitals-and-stray-marks"),
        pytest.param("| said | 1 | 2 |\n" * 40, id="table"),
    ],
)
def test_stays_inside_hostile_text(text, nlp):
    """Whatever the text, every span is words of it, and cue, source and content have words of their own."""
    for one in learned(text, nlp):
        for start, end in (*one.cue, *(one.source or ()), *one.content):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()
        assert any(start <= one.head < end for start, end in one.cue)


@settings(max_examples=15, deadline=None)
@given(
    st.lists(st.sampled_from([t for t, _ in SENTENCES.values()] + ["“", "”", "\n", " – ", "Rain fell. "]), max_size=9)
)
def test_content_never_holds_its_own_cue(nlp, parts):
    """However sentences and marks follow one another, no content or source holds the word that heads its cue."""
    text = "".join(parts)
    for one in learned(text, nlp):
        spans = [*one.content, *(one.source or ())]
        assert not any(start <= one.head < end for start, end in spans)


def test_work_grows_with_the_text_not_its_square(nlp):
    """In one sentence without end, pairs and candidates a cue stay as many however long it goes on."""
    sizes = []
    for times in (400, 800):
        text = "he said that " * times
        c = columns_of(text, parse(document(text), nlp))
        assert c is not None
        cues = np.arange(1, len(c), 3)
        pairs = pairs_of(c, cues)
        chances = np.full((len(pairs.token), 2), 0.6, dtype=np.float32)
        sources, contents = candidates_of(forest_of(c), pairs, chances, c.word)
        sizes.append((len(pairs.token), len(sources.cue), len(contents.cue)))
    assert all(later <= 2.4 * earlier for earlier, later in zip(*sizes, strict=True))


def test_refuses_weights_that_are_not_the_released_ones(tmp_path):
    """A changed byte in the weights stops the run and says what to do."""
    changed = tmp_path / "weights.npz"
    changed.write_bytes(b"not the weights")
    with pytest.raises(StopRun, match=r"not those this version was released with.*install") as caught:
        weights_in(changed, stored.SHA256)
    assert caught.value.remedy


def test_refuses_to_run_without_weights(tmp_path):
    """Absent weights stop the run and say what to do: nothing is downloaded."""
    with pytest.raises(StopRun, match=r"cannot be read.*install"):
        weights_in(tmp_path / "none.npz", stored.SHA256)


def test_weights_are_small():
    """The weights stay below 20 MB as numbers of the size they ship in, and none is out of bounds."""
    held = load_weights()
    assert all(np.isfinite(a).all() for name, a in held.items() if not name.endswith(".limit"))
    assert sum(a.size for a in held.values()) * 2 < 20e6


def test_places_of_features_are_fixed():
    """Features keep the places that the weights were trained with, and differ by name and by order of values."""
    one, other = np.array([7, 7], dtype=np.uint64), np.array([9, 9], dtype=np.uint64)
    here = hashed(3, 17, one, other)
    assert here.tolist() == [here[0]] * 2
    assert len({int(hashed(n, 17, *v)[0]) for n, v in ((3, (one, other)), (4, (one, other)), (3, (other, one)))}) == 3
    assert (here >= 0).all()
    assert (here < 1 << 17).all()


def test_trees_add_up_their_leaves():
    """Each row runs down every tree; what is not greater than the limit goes left."""
    stump = {
        "t.feature": np.array([1, 0, 0, 0]),
        "t.limit": np.array([0.5, np.inf, np.inf, np.inf], dtype=np.float32),
        "t.below": np.array([1, 1, 2, 3]),
        "t.value": np.array([0, -1, 2, 0.25], dtype=np.float32),
        "t.roots": np.array([0, 3]),
        "t.deep": np.array(1),
    }
    rows = np.array([[9, 0.5], [9, 0.6]], dtype=np.float32)
    assert tree_odds(rows, stump, "t").tolist() == [-0.75, 2.25]
    assert tree_odds(rows[:0], stump, "t").tolist() == []
