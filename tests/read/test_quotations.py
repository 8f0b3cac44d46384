"""Where quotations open and close."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.read.reading import document_of

from crossbearing.read.quotations import find_quotations, sentence_ends


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param("“We ran,” she said.", ["We ran,"], id="curly"),
        pytest.param('"We ran," she said. "All of us."', ["We ran,", "All of us."], id="straight"),
        pytest.param(
            "'The workers' hall burned,' she said.", ["The workers' hall burned,"], id="single-with-apostrophe"
        ),
        pytest.param("‘We don’t know,’ she said.", ["We don’t know,"], id="curly-single"),
        pytest.param("«Nous partons», a-t-elle dit.", ["Nous partons"], id="guillemets"),
        pytest.param("„Wir gehen“, sagte sie.", ["Wir gehen"], id="low-quotes"),
        pytest.param("''We ran,'' she said.", ["We ran,"], id="two-apostrophes"),
        pytest.param("“He said ‘run’ and we ran.”", ["He said ‘run’ and we ran."], id="nested-counts-once"),
        pytest.param("The '90s were good to the workers' club.", [], id="apostrophes-only"),
        pytest.param("The 6' beam fell on the 5\" pipe.", [], id="feet-and-inches"),
        pytest.param("“We ran. We fell. The mayor left.", ["We ran."], id="never-closed"),
    ],
)
def test_finds_what_stands_between_marks(text: str, inside: list[str]) -> None:
    """Every kind of mark opens and closes; apostrophes and unclosed marks swallow nothing."""
    assert [text[q.start : q.end] for q in find_quotations(document_of(text))] == inside


def test_an_open_quotation_runs_on_only_if_the_next_paragraph_takes_it_up() -> None:
    """A missing closing mark continues a quotation over paragraphs when the next one opens with a mark."""
    first, second = find_quotations(document_of("“We ran to the school.\n“It was locked.”"))
    assert (first.runs_on, second.runs_on) == (True, False)


def test_an_abbreviation_ends_no_sentence() -> None:
    """A title or a month cut short does not part a speaker from his words."""
    assert len(list(sentence_ends("Gen. Arthur Bell left on Dec. 24. He returned. "))) == 2


@given(st.text(alphabet="ab .,“”‘’\"'«»\n", max_size=60))
def test_quotations_never_overlap(text: str) -> None:
    """Quotations come in text order, none inside another, each within its marks."""
    found = find_quotations(document_of(text))
    assert all(a.outer[1] <= b.outer[0] for a, b in pairwise(found))
    assert all(q.outer[0] < q.start <= q.end <= q.outer[1] for q in found)
