"""Phrases: the noun phrase of a speaker, and the name that stands in it or beside it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from crossbearing.model.claim import Span
from crossbearing.read.attribution_spans import end_of, start_of, subtree, window
from crossbearing.read.names import Mention, Names
from crossbearing.read.parse import Passage
from crossbearing.read.speech import speech_lexicon

_LONGEST = 200  # code points of a name
_NEAR = 20_000  # code points a surname or a title reaches back or on: a few pages
_BESIDE = frozenset({"relcl", "appos", "advcl", "advmod", "cc", "conj"})
_STOPS = frozenset({",", "—", "(", '"', ";", ":"})


def noun_phrase(passage: Passage, head: Token) -> Span:
    """Return the words of the noun phrase up to its first comma: relative clauses and appositions stand after it."""
    tokens = sorted(subtree(head), key=lambda t: t.i)
    apart = [c for c in head.children if c.dep_ in _BESIDE or occasion(c) or handed_over(c)]
    drop = subtree(*apart)
    left = [t for t in tokens if t.i <= head.i and t not in drop]
    right = [t for t in tokens if t.i > head.i and t not in drop]
    first = next((t.i for t in reversed(left) if t.text in _STOPS or _spaced_dash(t)), -1)
    stop = next((t.i for t in right if (t.is_punct and t.text not in {"-", "'"}) or t.is_space), 1 << 30)
    dropped = min((t.i for t in drop if t.i > head.i), default=1 << 30)
    kept = [t for t in left if t.i > first] + [t for t in right if t.i < min(stop, dropped) and t.i - head.i < 16]
    while kept and kept[0].dep_ in {"cc", "preconj"}:
        kept = kept[1:]
    kept = kept or [head]
    while len(kept) > 1 and (kept[-1].dep_ in {"case", "cc", "prep"} or kept[-1].is_punct):
        kept = kept[:-1]
    return start_of(passage, kept[0]), end_of(passage, kept[-1])


def handed_over(participle: Token) -> bool:
    """Return whether a participle on a noun tells how a document came to whoever passes it on: "a memo obtained by"."""
    return (
        participle.dep_ in {"acl", "relcl"}
        and participle.tag_ in {"VBN", "VBD"}
        and participle.lemma_ in speech_lexicon().words["obtained"]
    )


def _spaced_dash(token: Token) -> bool:
    return token.text == "-" and bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)


def mention_at(passage: Passage, head: Token, names: Names) -> Mention | None:
    """Return the proper name that the head noun itself stands in, not one that merely describes it ("aide to X").

    A name taken for a place is the person whose surname it is, if the document names one.
    """
    start, end = start_of(passage, head), end_of(passage, head)
    around = window(names.proper or names.mentions, start - _LONGEST, end, _starts)
    touching = [m for m in around if m.start <= start and end <= m.end]
    found = max(touching, key=lambda m: (m.end - m.start, m.kind == "person"), default=None)
    if found is None or found.kind == "person" or " " in found.name:
        return found
    near = window(names.mentions, start - _NEAR, start + _NEAR, _starts)
    namesakes = [m for m in near if m.kind == "person" and m.name.split()[-1] == found.name]
    return namesakes[0] if namesakes and len({m.name for m in namesakes}) == 1 else found


def is_proper(mention: Mention, names: Names) -> bool:
    """Return whether the mention is a name, not a description."""
    return mention in window(names.proper, mention.start, mention.start + 1, _starts)


def described_body(passage: Passage, head: Token, names: Names) -> Mention | None:
    """Return the body that a description stands for: "the union" is the union the document names.

    It is named before, or has the word in its name; "the company" before a newspaper is named is not the newspaper.
    """
    start, end, word = start_of(passage, head), end_of(passage, head), head.text.lower()
    near = [m for m in mentions_before(names, end) if m.kind == "organisation"]
    named = {m.name for m in near if is_proper(m, names)}
    loose = [m for m in near if m.name != m.text and not is_proper(m, names)]
    bodies = [m for m in loose if m.name in named or word in m.name.lower()]
    here = [m for m in bodies if m.start <= start and end <= m.end]
    definite = any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in head.children)
    alike = [m for m in bodies if m.text.lower() == word] if definite else []
    return next(iter(here), None) or max(alike, key=lambda m: m.start, default=None)


def unsure_body(passage: Passage, head: Token, names: Names) -> bool:
    """Return whether a description is taken for a body that is named only later: then its side is not shown either."""
    start, end, word = start_of(passage, head), end_of(passage, head), head.text.lower()
    near = [m for m in mentions_before(names, end) if m.start <= start and end <= m.end]
    return any(m.kind == "organisation" and word not in m.name.lower() for m in near)


def mentions_before(names: Names, at: int) -> Sequence[Mention]:
    """Return the mentions on the few pages before the offset, in text order."""
    return window(names.mentions, at - _NEAR, at, _starts)


def mentions_after(names: Names, at: int) -> Sequence[Mention]:
    """Return the mentions on the few pages after the offset, in text order."""
    return window(names.mentions, at, at + _NEAR, _starts)


def _starts(mention: Mention) -> int:
    return mention.start


def beside(passage: Passage, head: Token, names: Names) -> Mention | None:
    """Return who a title beside the name is: "the head of the board, Ana Duarte", "the agency Cifra"."""
    if (head.pos_ != "NOUN" and head.lower_ != "one") or head.tag_ == "NNS":
        return None
    for c in head.children:
        if c.i > head.i and (c.dep_ == "appos" or (c.dep_ == "conj" and not joined(head))):
            mention = mention_at(passage, c, names)
            if mention is not None and (mention.kind == "person" or c.i - head.i <= 2):
                return mention
    end = noun_phrase(passage, head)[1]
    if not is_of_a_person(head) and head.lower_ != "one":
        return None
    after = window(names.proper, end + 2, end + 3, _starts)
    return next((m for m in after if m.kind == "person" and _comma_at(passage, end)), None)


def _comma_at(passage: Passage, at: int) -> bool:
    return passage.text[at - passage.start : at - passage.start + 2] == ", "


def occasion(preposition: Token) -> bool:
    """Return whether the phrase tells where or when the words were spoken, which a parse may hang on the speaker."""
    if preposition.dep_ != "prep" or preposition.lower_ not in {"in", "on", "during", "at", "after", "via"}:
        return False
    words = speech_lexicon().words
    things = [t for t in preposition.subtree if t.dep_ == "pobj"]
    media = words["platforms"] | words["occasions"]
    return any(t.lemma_.lower() in media or t.text in media or t.ent_type_ in {"DATE", "TIME"} for t in things)


def joined(head: Token) -> bool:
    """Return whether "and" joins another to the noun."""
    return any(c.dep_ == "cc" and c.lower_ in {"and", "&"} for c in head.children)


def is_of_a_person(head: Token) -> bool:
    """Return whether the noun is a person's: "the union" never stands for its spokeswoman."""
    lexicon = speech_lexicon()
    phrase = " ".join(t.lower_ for t in sorted(subtree(head), key=lambda t: t.i) if t.i >= head.i)
    return head.lemma_.lower() in lexicon.words["people"] or any(phrase.startswith(t) for t in lexicon.titles)
