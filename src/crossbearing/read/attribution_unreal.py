"""Unreal sayings: told in a work of fiction, imagined, wished for, put on as satire, or printed in every contract."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.read.attribution_guards import can_speak
from crossbearing.read.attribution_sayings import Saying
from crossbearing.read.attribution_words import Words
from crossbearing.read.speech import Lexicon

_LABEL = re.compile(r"\W*(?:satire|parody|fiction|short story|humou?r|a fable|cartoon|spoof)\b", re.IGNORECASE)
_PRESENT = frozenset({"VBZ", "VBP"})
_FEW = 3  # words before an order: "let us just imagine"
_BASE = frozenset({"VB", "VBP"})
_INDEFINITE = frozenset({"they", "people", "some", "someone", "somebody", "one"})
_PARTS = frozenset({"end", "start", "beginning", "middle", "close", "opening", "climax"})
_WITHIN = frozenset({"in", "from", "throughout"})
_CAUSING = frozenset({"have", "make", "let"})
_TELLING = frozenset(
    "tell have show imagine depict portray feature follow open begin start end close mock lampoon star".split()
)
_SATIRE = re.compile(
    r"\b(?:is|was) (?:an? )?(?:\w+ )?(?:work of )?(?:satire|parody|fiction|spoof|hoax)\b"
    r"|\bsatirical\b[^.!?]*\bin which\b"
    r"|\b(?:a )?satire by\b|\((?:satire|parody|fiction|humou?r)\)|\b(?:meant|written|said|told) in jest\b"
    r"|\b(?:from|in) (?:our|this|the|his|her) satirical (?:page|section|column|supplement|corner|series)\b"
    r"|\b(?:all|any|the) (?:\w+ ){0,2}(?:quotations?|quotes?|statements) (?:\w+ ){0,3}"
    r"(?:are|is|were) (?:\w+ )?(?:invented|made up)\b",
    re.IGNORECASE,
)
_INNER = re.compile(
    r"\bin (?:my|his|her|their|our|your) (?:head|mind|dreams?|imagination|nightmares?|fantas(?:y|ies))\b"
)
_YES_NO = frozenset("is are was were does do did has have had will would can could should may might".split())


def real_sayings(words: Words, sayings: Iterable[Saying], lexicon: Lexicon) -> Iterator[Saying]:
    """Yield the sayings told as fact: none of a work of fiction, a thought experiment, a wish or a contract."""
    passage = words.passage
    if any(_LABEL.match(opening) for opening in (passage.text, *passage.block.under)):
        return
    satire = _SATIRE.search(passage.text)
    story = _story_in(words, lexicon)
    for saying in sayings:
        unreal = _imagined(saying, lexicon) or _generic(saying, lexicon) or _of_contract(saying, lexicon)
        unreal = unreal or (satire is not None and saying.head.idx > satire.end()) or _asked(saying) or _inner(saying)
        if not (unreal or _in_story(saying, story, lexicon)):
            yield saying


@dataclass(frozen=True, slots=True)
class _Story:
    """What a passage tells of works: the starts of the sentences that do (True if of fiction), and who is in them.

    From token `plot` on, what is told in the present goes on with a plot or a thing imagined; `makers` made the work.
    """

    sentences: Mapping[int, bool]
    characters: frozenset[str]
    plot: int | None
    makers: frozenset[str]


def _story_in(words: Words, lexicon: Lexicon) -> _Story:
    fictions, works = lexicon.words["fictions"], lexicon.words["works"]
    sentences: dict[int, bool] = {}
    characters: set[str] = set()
    makers: set[str] = set()
    plots = [verb.sent.start for verb in words.verbs if verb.dep_ == "ROOT" and _imagines(verb, lexicon)]
    for noun in (*words.nouns, *words.proper):
        lemma = noun.lemma_.lower()
        told = lemma in fictions or lemma in works or _is_titled(noun, lexicon)
        if told and (_frames(noun) or (lemma in fictions and noun.dep_ == "attr")):
            start = noun.sent.start
            sentences[start] = sentences.get(start, False) or lemma in fictions
            characters |= {t.lemma_.lower() for t in noun.sent if t.pos_ == "NOUN" and can_speak(t, lexicon)}
            makers |= {t.text for c in noun.children if c.dep_ in {"poss", "prep"} for t in c.subtree if t.is_title}
            plots += [start] if lemma in fictions or noun.dep_ == "nsubj" else []
    return _Story(sentences, frozenset(characters), min(plots, default=None), frozenset(makers))


def _frames(noun: Token) -> bool:
    """Return whether the noun opens a clause as the work it takes place in, and is not just mentioned in one."""
    if noun.dep_ == "pobj" and noun.head.lower_ in _WITHIN:
        return True
    if noun.dep_ == "pobj" and noun.head.lower_ == "of":  # "at the end of the film"
        part = noun.head.head
        return part.lemma_ in _PARTS and part.dep_ == "pobj" and part.head.lower_ in {"at", "in", "by", "from"}
    verb = noun.head  # a play that opened on Friday had its first night, one that opens at sea has a plot
    present = verb.tag_ in _PRESENT or verb.lemma_ in {
        "tell",
        "imagine",
        "portray",
        "depict",
        "mock",
        "lampoon",
        "have",
    }
    return noun.dep_ == "nsubj" and verb.lemma_ in _TELLING and present


def _is_titled(noun: Token, lexicon: Lexicon) -> bool:
    """Return whether a title in quotation marks tells of somebody: `"The Bridge Will Hold" tells of an engineer`."""
    verb = noun.head if noun.dep_ != "compound" else noun.head.head
    if verb.lemma_ not in {"tell", "follow"} or noun.i + 1 >= verb.i or verb.nbor(-1).text not in {'"', "'"}:
        return False
    of = verb.lemma_ == "follow" or any(c.dep_ == "prep" and c.lower_ in {"of", "about"} for c in verb.children)
    return of and noun.lemma_.lower() not in lexicon.words["documents"]


def _in_story(saying: Saying, story: _Story, lexicon: Lexicon) -> bool:
    """Return whether a character of a work speaks; its author, and in a film a person by name, speak themselves."""
    speaker, helped = saying.speaker, (c.tag_ for c in saying.head.children if c.dep_ == "auxpass")
    present = saying.head.tag_ in _PRESENT or bool(_PRESENT & set(helped))
    if any(c.dep_ == "acl" and c.lemma_ in lexicon.words["playing"] for c in speaker.children):
        return True
    makers = lexicon.words["makers"]
    if speaker.lemma_.lower() in makers or any(c.dep_ == "appos" and c.lemma_ in makers for c in speaker.children):
        return False
    start = saying.head.sent.start
    here = story.sentences.get(start)
    inside = here is not None and present and speaker.pos_ != "PROPN"
    goes_on = story.plot is not None and start >= story.plot and speaker.text not in story.makers
    return bool(here) or inside or (present and (goes_on or speaker.lemma_.lower() in story.characters))


def _imagined(saying: Saying, lexicon: Lexicon) -> bool:
    """Return whether a verb above asks to imagine it, wishes it, or has somebody say it."""
    words = {c.lower_ for c in saying.speaker.subtree if c.i < saying.speaker.i}
    if words & lexicon.words["imaginary"]:
        return True
    token, steps = saying.head, 0
    if token.head.lemma_ in _CAUSING and token.dep_ in {"ccomp", "dobj"} and (token.tag_ == "VB" or _indefinite(token)):
        return not any(c.dep_ in {"aux", "auxpass"} for c in token.children)
    while token.head != token and steps < 12:
        token, steps = token.head, steps + 1
        if _imagines(token, lexicon):
            return True
    return saying.speaker.lower_ in {"'s", "us"} or (steps == 0 and _imagines(token, lexicon))


def _indefinite(noun: Token) -> bool:
    """Return whether a noun of saying may be a verb: "the author has a nurse claim that the ward is haunted"."""
    return noun.pos_ == "NOUN" and any(c.dep_ == "det" and c.lower_ in {"a", "an"} for c in noun.children)


def _imagines(verb: Token, lexicon: Lexicon) -> bool:
    lemma = verb.lemma_.lower()
    if lemma in lexicon.words["wishes"] and verb.pos_ in {"VERB", "AUX"}:
        return True
    before = [t for t in verb.doc[verb.sent.start : verb.i] if not (t.is_punct or t.is_space)]
    if any(c.dep_ == "nsubj" and c.lower_ == "one" and c.n_rights == 0 for c in verb.children):
        return lemma in {"imagine", "hear", "picture"}  # "one almost hears the emperor say"
    asked = len(before) <= _FEW and (verb.tag_ in _BASE or not before)  # an order opens its sentence
    bare = not any(c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i for c in verb.children)
    return lemma in lexicon.words["imagining"] and asked and bare


def _inner(saying: Saying) -> bool:
    """Return whether it is heard only inside somebody: "in my dream the judge said that I was guilty"."""
    sent = saying.head.sent
    found = _INNER.search(sent.text.lower())
    return found is not None and found.start() < saying.head.idx - sent.start_char


def _asked(saying: Saying) -> bool:
    """Return whether a question that yes or no answers asks for it: "Is the bank claiming that it never knew?".

    What is put in between ("as police say") is said all the same, and so is what somebody quoted asks.
    """
    sent = saying.head.sent
    opens = sent[0].lower_ in _YES_NO and sent.text.rstrip().endswith("?") and '"' not in sent.text
    aside = saying.head.dep_ in {"advcl", "parataxis", "prep", "relcl"} or saying.head.pos_ not in {"VERB", "AUX"}
    return opens and not aside


def _generic(saying: Saying, lexicon: Lexicon) -> bool:
    """Return whether everybody or nobody says it: "as they say", "they say that love is blind", "legend has it"."""
    speaker, head = saying.speaker, saying.head
    if speaker.lemma_.lower() in lexicon.words["sayings"]:
        return True
    if speaker.lower_ not in _INDEFINITE or head.tag_ != "VBP" or head.lemma_ != "say":
        return False
    marked = any(c.lower_ in {"as", "like"} and c.i < head.i for c in head.children)
    return marked or (speaker.lower_ == "they" and speaker.i == speaker.sent.start == 0)


def _of_contract(saying: Saying, lexicon: Lexicon) -> bool:
    """Return whether the words are those of a contract or form: "the buyer declares that he has read the terms"."""
    head, speaker = saying.head, saying.speaker
    if head.tag_ not in _PRESENT or head.lemma_.lower() not in lexicon.words["undertaking"]:
        return False
    return speaker.pos_ != "PROPN" and speaker.lemma_.lower() in lexicon.words["contracting"]
