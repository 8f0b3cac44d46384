"""Figures: everybody a document names or hears, whom a later pronoun or title can stand for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from crossbearing.model.claim import Span
from crossbearing.read.attribution_phrases import beside, described_body, mention_at, noun_phrase
from crossbearing.read.attribution_spans import start_of
from crossbearing.read.names import Mention, Names
from crossbearing.read.parse import Passage
from crossbearing.read.speech import given_names, speech_lexicon

HE = frozenset({"he", "she", "his", "him", "her", "himself", "herself"})
SHE = frozenset({"she", "her", "herself"})
THEY = frozenset({"they", "their", "them", "these", "those"})
IT = frozenset({"it", "its", "this", "that", "which"})
_BESIDE = frozenset({"advcl", "relcl", "acl", "pcomp", "csubj"})
_TITLING = frozenset({"compound", "amod", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NEAR = 2500  # code points a pronoun reaches back, about three paragraphs


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody a later pronoun or title can stand for: where named, and as what."""

    at: int
    span: Span
    name: str
    side: str | None
    person: bool
    plural: bool
    female: bool | None
    spoke: bool = False
    subject: bool = True
    main: bool = True  # subject of a main clause
    sentence: int | None = None  # the offset of its sentence

    def again(self, at: int, word: str = "") -> Figure:
        """Return the figure as heard anew at another place, by a word that may tell if it is "he" or "she"."""
        told = word in SHE if word in HE and self.person else self.female
        return replace(self, at=at, spoke=True, subject=True, female=told)


def figures_of(passages: Sequence[Passage], names: Names) -> tuple[Figure, ...]:
    """Return everybody named, in text order; bodies, groups and documents only where they are subjects."""
    found: list[Figure] = []
    for passage in passages:
        for token in passage.parse:
            if token.pos_ not in {"PROPN", "NOUN"} or token.dep_ == "compound":
                continue
            subject = token.dep_ in _SUBJECTS or (token.dep_ == "ROOT" and token.i - token.sent.start < 4)
            mention = mention_at(passage, token, names)
            if mention is None and subject:
                mention = beside(passage, token, names) or described_body(passage, token, names)
            if mention is not None and mention.kind != "place" and (subject or mention.kind == "person"):
                found.append(_figure(passage, token, mention, subject=subject))
            elif mention is None and subject and _may_act(token):
                found.append(_unnamed(passage, token))
    return tuple(found)


def _figure(passage: Passage, token: Token, mention: Mention, *, subject: bool) -> Figure:
    return Figure(
        at=start_of(passage, token),
        span=(mention.start, mention.end),
        name=mention.name,
        side=mention.side,
        person=mention.kind == "person",
        plural=several(token) or (token.tag_ in {"NNS", "NNPS"} and mention.kind in {"group", "side"}),
        female=gender(token, mention.name),
        subject=subject,
        main=token.head.dep_ not in _BESIDE,
        sentence=start_of(passage, token.sent[0]),
    )


def _may_act(token: Token) -> bool:
    """Return whether a subject that no list names can be what a pronoun stands for: a name, a person, a document."""
    words = speech_lexicon().words
    if any(c.dep_ in _SUBJECTS and c.pos_ == "PROPN" and c != token for c in token.head.children):
        return False  # "Ana Duarte, meanwhile, an opposition leader, said": the leader is Ana Duarte
    return token.pos_ == "PROPN" or token.lemma_.lower() in words["documents"] | words["people"] | words["bodies"]


def _unnamed(passage: Passage, token: Token) -> Figure:
    start, end = noun_phrase(passage, token)
    words = passage.text[start - passage.start : end - passage.start]
    name = words.removeprefix("The ").removeprefix("the ").removeprefix("A ").removeprefix("a ")
    person = token.ent_type_ == "PERSON" or token.lemma_.lower() in speech_lexicon().words["people"]
    return Figure(start_of(passage, token), (start, end), name, None, person, is_plural(token), gender(token, name))


def stands_for(word: str, at: int, figures: Sequence[Figure], *, inside: bool = False) -> Figure | None:
    """Return whom the pronoun at this offset stands for: the last who spoke or acted and fits it.

    Inside what somebody else says, "they admit" is rather of those who are told to have spoken.
    """
    near = [f for f in figures if at - _NEAR < f.at < at]
    if word in HE:
        female = word in SHE
        known = {f.name: f.female for f in figures if f.female is not None}
        fitting = [f for f in near if f.person and not f.plural and known.get(f.name) in {None, female}]
        if word in {"his", "her"}:
            return last_of(fitting)
        return _foremost([f for f in fitting if f.subject])
    acting = [f for f in near if f.subject]
    if word in IT:
        return last_of([f for f in acting if not f.person and not f.plural])
    plural = [f for f in acting if f.plural]
    documents = speech_lexicon().words["documents"]
    bodies = [f for f in acting if not f.person and f.name.split()[-1].lower() not in documents]
    return (last_of([f for f in plural if f.spoke]) if inside else None) or _foremost(plural) or last_of(bodies)


def _foremost(figures: Sequence[Figure]) -> Figure | None:
    """Return the last figure, or the subject of its sentence's main clause if it is only one of a clause beside it."""
    last = last_of(figures)
    if last is None or last.main or last.sentence is None:
        return last
    return last_of(f for f in figures if f.main and f.sentence == last.sentence) or last


def gender(token: Token, name: str = "") -> bool | None:
    """Return True for a woman, False for a man, None where neither title, role nor given name tells.

    "Ana Duarte, who lost her husband" is no man: only the words of the name, its title and its apposition count.
    """
    own = [token, *(c for c in token.children if c.dep_ == "appos"), *([token.head] if token.dep_ == "appos" else [])]
    words = {t.lower_.rstrip(".") for o in own for t in (o, *(c for c in o.children if c.dep_ in _TITLING))}
    if words & speech_lexicon().words["female"]:
        return True
    if words & speech_lexicon().words["male"]:
        return False
    return given_names().get(name.split(maxsplit=1)[0]) if " " in name else None


def is_plural(token: Token) -> bool:
    """Return whether the phrase is plural by its noun or by several names joined."""
    return token.tag_ == "NNS" or several(token)  # a firm's name may look plural: "NNPS" is none by itself


def several(token: Token) -> bool:
    """Return whether others are joined to the noun."""
    return any(c.dep_ == "conj" for c in token.children)


def last_of(figures: Iterable[Figure]) -> Figure | None:
    """Return the last figure in the text, one that spoke before one merely named."""
    return max(figures, key=lambda f: (f.at, f.spoke), default=None)
