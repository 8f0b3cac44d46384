"""Described ones: people and bodies without a name of their own ("Ruritanian officials", "the union", "a sailor")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span as Chunk
from spacy.tokens import Token

from crossbearing.read.names_lexicon import Lexicon
from crossbearing.read.parse import Passage

DescribedKind = Literal["person", "organisation", "group"]

_LEADING = frozenset({"DET", "PUNCT", "SPACE", "NUM", "CCONJ", "ADP", "ADV"})
_QUANTIFIERS = frozenset(
    "many most few several other such more fewer less same least dozen dozens hundreds thousands "
    "remaining entire whole".split()
)
# Nouns that describe a body only in other senses: a front line, a river bank, a supply line.
_SENSES = frozenset(
    {"line", "bank", "side", "mine", "front", "channel", "post", "force", "campaign", "program", "programme"}
)
# Verbs of which a seat of government is the subject as a town, not as a government.
_PLACELIKE = frozenset("be lie sit stand host fall remain become suffer see burn flood wake have".split())
_ADDRESSED = frozenset(
    "accuse blame tell warn urge ask criticise criticize condemn thank support oppose sanction help arm "
    "pressure".split()
)
# Nouns whose genitive is a place's: "Ruritania's coast".
_PARTS = frozenset(
    "outskirt outskirts region capital east west north south northeast northwest southeast southwest coast border city "
    "town village suburb centre center street oblast province county district island port airport population map "
    "resident infrastructure bridge river harbour harbor hospital".split()
)
_UTTERANCES = frozenset(
    "statement statements claim claims messaging denial denials spokesman spokeswoman propaganda".split()
)
_STRUCK = frozenset("attack invade hit occupy strike bomb locate flood".split())


@dataclass(frozen=True, slots=True)
class DescribedOne:
    """A noun phrase for people or a body: its span without article, its head noun, and how it refers."""

    start: int
    end: int
    text: str
    kind: DescribedKind
    noun: str  # the head noun, lower case, singular
    definite: bool
    leader: int | None = None  # offset of the noun it is joined to without an article, so that both share an adjective


def described_ones(passage: Passage, lexicon: Lexicon, sided: frozenset[int]) -> Iterator[DescribedOne]:
    """Yield the phrases of a passage that describe people or bodies.

    `sided` are the offsets, in the passage's text, of the tokens that show a side.
    """
    for chunk in passage.parse.noun_chunks:
        head = chunk.root
        i = _core(chunk)
        kind = _kind(chunk, lexicon, sided) if i <= head.i else None
        if kind is not None:
            start, end = passage.parse[i].idx, head.idx + len(head)
            text = " ".join(passage.parse[i : head.i + 1].text.split())
            offsets = passage.start + start, passage.start + end
            first = _joined_to(chunk)
            bare = chunk[0].tag_ not in {"DT", "PRP$", "CD"}
            leader = passage.start + first.idx if first is not head and bare else None
            yield DescribedOne(*offsets, text, kind, _noun(head), _definite(chunk), leader)


def _noun(head: Token) -> str:
    """Return the head noun in the singular, with what makes it another office: "head of state"."""
    after = [token.lower_ for token in head.doc[head.i + 1 : head.i + 3]]
    return "head of state" if head.lower_ == "head" and after == ["of", "state"] else head.lemma_.lower()


def _joined_to(chunk: Chunk) -> Token:
    """Return the noun that the phrase is coordinated with, also where the parse missed it; its own if there is none."""
    doc, k = chunk.doc, chunk.start - 1
    if k > 0 and doc[k].lower_ in {"and", "or"} and doc[k - 1].pos_ in {"NOUN", "PROPN"}:
        return doc[k - 1]
    return _conjunct(chunk.root)


def _core(chunk: Chunk) -> int:
    """Return the first token that says what the phrase is about: past articles, numbers and quantifiers."""
    i = chunk.start
    while i < chunk.end and (
        chunk.doc[i].pos_ in _LEADING
        or chunk.doc[i].ent_type_ in {"DATE", "TIME"}
        or chunk.doc[i].text in {"[", "("}
        or chunk.doc[i].tag_ == "PRP$"
        or chunk.doc[i].lower_ in _QUANTIFIERS
    ):
        i += 1
    so_called = chunk.doc[i - 2 : i + 1].text.lower() == "so-called" if i - chunk.start >= 2 else False
    return i + 1 if so_called else i


def _kind(chunk: Chunk, lexicon: Lexicon, sided: frozenset[int]) -> DescribedKind | None:
    head = chunk.root
    word, lemma = head.lower_, head.lemma_.lower()
    if head.idx in sided and head.tag_ in {"NNPS", "NNS"}:
        return "group"  # "the Ruritanians"
    if head.pos_ != "NOUN":
        return None
    shown = any(token.idx in sided for token in chunk if token.i < head.i)
    if (word in lexicon.group or head.tag_ == "NNS") and lexicon.person_class(word, lemma):
        return "group"
    trade = word in lexicon.business_names - lexicon.business - lexicon.completing
    if (lemma in _SENSES or trade) and word not in lexicon.group:
        return None
    if lemma not in lexicon.person and (lemma in lexicon.body or word in lexicon.body):
        return "organisation" if shown or (_definite(chunk) and lemma not in lexicon.generic) else None
    return "person" if lexicon.person_class(word, lemma) else None


def _definite(chunk: Chunk) -> bool:
    return chunk[0].lower_ in {"the", "its", "their"} or any(token.dep_ == "poss" for token in chunk.root.children)


def acts_as_state(run: Chunk, lexicon: Lexicon, *, seat: bool) -> bool:
    """Say whether a state's name, or its seat's, stands for the party here and not for the place."""
    root = _conjunct(run.root)
    head = root.head
    if root.dep_ == "nsubj":
        return not seat or head.lemma_ not in _PLACELIKE
    if root.dep_ == "nsubjpass":
        return not seat and head.lemma_ not in _STRUCK
    if _headline(run):
        return True
    if root.dep_ == "poss":
        return head.lower_ not in _PARTS and head.lemma_.lower() not in _PARTS
    if root.dep_ == "compound" and not seat and head.pos_ == "NOUN":
        acting = head.lower_ in lexicon.body or lexicon.person_class(head.lower_, head.lemma_.lower()) is not None
        return acting or head.lower_ in _UTTERANCES
    if root.dep_ == "pobj":
        return head.lower_ in {"by", "with", "against"} or (head.lower_ == "to" and head.head.lower_ == "according")
    return root.dep_ in {"dobj", "dative"} and head.lemma_ in _ADDRESSED


def _headline(run: Chunk) -> bool:
    """Say whether a name opens a sentence before what only looks like a plural: "Strelsau shifts troops"."""
    doc, k = run.doc, run.end
    if not run[0].is_sent_start or k + 1 >= len(doc) or doc[k].pos_ not in {"NOUN", "PROPN", "VERB"}:
        return False
    follows = doc[k + 1].pos_ in {"NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "ADP"}
    return doc[k].lower_.endswith("s") and follows and doc[k].lower_ not in _PARTS and doc[k].lemma_ not in _PARTS


def _conjunct(token: Token) -> Token:
    """Return the first of a coordination: "Ruritania and its allies say"."""
    while token.dep_ == "conj" and token.head is not token:
        token = token.head
    return token
