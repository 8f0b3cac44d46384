"""Whether a sentence says that an event came about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Token

from crossbearing.read.factuality import Factuality, factuality_of
from crossbearing.read.factuality_lexicon import Signature, factuality_lexicon
from crossbearing.read.factuality_scale import happened

ASSERTED = [
    ("The bakers closed the ovens.", "closed"),
    ("The crew managed to seal the leak.", "seal"),
    ("The crew did not fail to seal the leak.", "seal"),
    ("Not only did the dam leak, it burst.", "leak"),
    ("The pool did not open until Friday.", "open"),
    ("The clerk did not know that the vault had opened.", "opened"),
    ("The union regrets that the mill has closed.", "closed"),
    ("The storm forced the school to close.", "close"),
    ("The council will open the pool in May.", "open"),
    ("The team that won the cup did not celebrate.", "won"),
    ("The singer did not cancel although she had fallen ill.", "fallen"),
    ("The price rose to close at ninety crowns.", "close"),
    ("Why did the choir leave the hall?", "leave"),
    ("She was the first woman to cross the strait.", "cross"),
]
HEDGED = [
    ("Nobody denied that the bell had cracked.", "cracked"),
    ("The bakers may close the ovens.", "close"),
    ("The crew tried to seal the leak.", "seal"),
    ("The council plans to open the pool.", "open"),
    ("The clerk was ordered to open the vault.", "open"),
    ("The clerk thinks the vault is open.", "is"),
    ("If the river rises, the mill will flood.", "rises"),
    ("If the river rises, the mill will flood.", "flood"),
    ("Close the ovens.", "Close"),
    ("Did the choir leave the hall?", "leave"),
    ("The ferry probably sank.", "sank"),
    ("The ferry reportedly sank.", "sank"),
    ("The choir sang to raise money.", "raise"),
    ("It is unlikely that the mill will reopen.", "reopen"),
    ("Few pupils passed the test.", "passed"),
    ("Not all pupils passed the test.", "passed"),
    ("The mayor wondered whether the pool had opened.", "opened"),
    ("The farmers are able to sell their milk.", "sell"),
]
DENIED = [
    ("The bakers did not close the ovens.", "close"),
    ("The bakers never closed the ovens.", "closed"),
    ("No baker closed the ovens.", "closed"),
    ("Nobody closed the ovens.", "closed"),
    ("The crew failed to seal the leak.", "seal"),
    ("The crew refused to seal the leak.", "seal"),
    ("The clerk forgot to lock the vault.", "lock"),
    ("The crew did not manage to seal the leak.", "seal"),
    ("The farmers are unable to sell their milk.", "sell"),
    ("The farmers cannot sell their milk.", "sell"),
    ("The choir left without singing.", "singing"),
    ("The guards prevented the crowd from entering.", "entering"),
    ("The clerk denied opening the vault.", "opening"),
    ("The clerk denied that he opened the vault.", "opened"),
    ("The mill no longer employs weavers.", "employs"),
    ("The runner nearly fell.", "fell"),
    ("The council will not open the pool.", "open"),
    ("Neither twin passed the test.", "passed"),
    ("The council cancelled the concert.", "concert"),
    ("The choir can neither sing nor dance.", "dance"),
]


def _found(nlp: Language, text: str, word: str) -> Factuality:
    return factuality_of(_token(nlp, text, word))


def _token(nlp: Language, text: str, word: str) -> Token:
    return next(t for t in nlp(text) if t.text == word)


@pytest.mark.parametrize(("text", "word"), ASSERTED)
def test_asserts_what_the_words_commit_to(text: str, word: str, nlp: Language) -> None:
    """A factive, an implicative or a double negation leaves the event standing."""
    assert _found(nlp, text, word).kind == "asserted"


@pytest.mark.parametrize(("text", "word"), HEDGED)
def test_hedges_what_is_meant_asked_or_possible(text: str, word: str, nlp: Language) -> None:
    """An aim, a condition, a question or a doubt says neither yes nor no."""
    assert _found(nlp, text, word).kind == "hedged"


@pytest.mark.parametrize(("text", "word"), DENIED)
def test_denies_what_did_not_come_about(text: str, word: str, nlp: Language) -> None:
    """A negation denies wherever it stands: on the verb, its subject, or in the verb above."""
    assert _found(nlp, text, word).kind == "denied"


@pytest.mark.parametrize("negations", range(4))
def test_an_even_number_of_negations_asserts(negations: int, nlp: Language) -> None:
    """Each "fail to" turns the event round once more."""
    text = (
        f"The crew {'failed to ' if negations else ''}{'fail to ' * (negations - 1)}seal{'' if negations else 'ed'} it."
    )
    found = next(factuality_of(t) for t in nlp(text) if t.text.startswith("seal"))
    assert (found.value > 0) == (negations % 2 == 0)


POLARITY = [
    ("Not all pupils passed the test.", "passed", True),
    ("Not only did the dam leak, it burst.", "leak", False),
    ("The toll is no longer disputed.", "disputed", True),
    ("The plant works without a licence.", "works", False),
    ("The minister had no intention of resigning.", "resigning", True),
    ("The failure of attempts to hold the hill was plain.", "hold", True),
    ("The mill is not under their control.", "control", True),
    ("The ministry would neither confirm nor deny the sale.", "confirm", True),
    ("No talks took place.", "talks", True),
    ("Not every pupil passed the test.", "passed", True),
    ("Neither the cook nor the waiter holds the key.", "holds", True),
    ("The ferry sailed neither on Monday nor on Tuesday.", "sailed", True),
    ("The council has yet to open the pool.", "open", True),
    ("The price hardly moved.", "moved", True),
    ("The council did not open the pool until Friday.", "open", False),
    ("Nobody failed to notice the smell.", "notice", False),
    ("The guards did not stop anyone from entering.", "entering", False),
    ("It is unlikely that the mill will reopen.", "reopen", True),
    ("The ferry may not have sunk.", "sunk", True),
    ("It is not true that the mill never reopened.", "reopened", False),
]


@pytest.mark.parametrize(("text", "word", "denied"), POLARITY)
def test_polarity_is_the_parity_of_what_turns_it(text: str, word: str, denied: bool, nlp: Language) -> None:
    """A hedge leaves the polarity; each denial over the event, of whatever kind, turns it."""
    assert _found(nlp, text, word).denied == denied


def test_names_the_word_that_hedges(nlp: Language) -> None:
    """The cue is the nearest word to the event that weakened or turned it; a plain report has none."""
    assert (cue := _found(nlp, "The crew failed to seal the leak.", "seal").cue) is not None
    assert cue.text == "failed"
    assert _found(nlp, "The crew sealed the leak.", "sealed").cue is None


def test_what_stands_above_the_top_is_left_out(nlp: Language) -> None:
    """Seen from inside somebody's words his doubt is not the speaker's."""
    doc = nlp("The mayor doubted that the pool had opened.")
    opened = next(t for t in doc if t.text == "opened")
    assert factuality_of(opened, top=opened).kind == "asserted"
    assert factuality_of(opened).kind == "hedged"


def test_readers_take_the_future_for_not_happened(nlp: Language) -> None:
    """The scale of happening puts a report of the past over a plan, and a plan over nothing at all."""
    past = happened(_token(nlp, "The council opened the pool.", "opened"))
    future = happened(_token(nlp, "The council will open the pool.", "open"))
    assert past > 1.5 > 0 > future


@given(st.floats(-3, 3), st.sampled_from(sorted(set(factuality_lexicon().signatures.values()), key=repr)))
def test_a_signature_stays_on_the_scale(value: float, signature: Signature) -> None:
    """Whatever the commitment above, what passes lies between the signature's two ends."""
    low, high = sorted((signature.held, signature.denied))
    assert low - 1e-9 <= signature.under(value) <= high + 1e-9


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.sampled_from(["may", "not", "failed", "to", "open", "the", "pool", "if", "said", "that", "?"]), max_size=30
    )
)
def test_any_words_have_a_factuality(nlp: Language, words: list[str]) -> None:
    """No string of words breaks it, and no value leaves the scale."""
    for token in nlp(" ".join(words)):
        assert -3 <= factuality_of(token).value <= 3
        assert -3 <= happened(token) <= 3
