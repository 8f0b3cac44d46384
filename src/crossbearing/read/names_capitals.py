"""Capitals: how a document writes its words, and where its capitals tell nothing."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from crossbearing.read.parse import Passage

_LETTERHEAD = 6  # words of a line that may be the name of a body and nothing else


@dataclass(frozen=True, slots=True)
class Capitals:
    """How the document writes its words: what it capitalises within sentences, and what it also writes small."""

    inside: frozenset[str]
    small: frozenset[str]
    prose: str  # the lines whose capitals tell something


def capitals_of(passages: Sequence[Passage], bodies: Container[str]) -> Capitals:
    """Return the words capitalised where no rule of layout asks for it, and those also written small."""
    inside: set[str] = set()
    small: set[str] = set()
    prose: list[str] = []
    for passage in passages:
        loud = loud_tokens(passage, bodies)
        small.update(token.text for token in passage.parse if token.is_lower)
        prose.append("".join(token.text_with_ws for token in passage.parse if token.i not in loud))
        inside.update(t.text for t in passage.parse if t.text[:1].isupper() and t.i not in loud and not opens_line(t))
    return Capitals(frozenset(inside), frozenset(small), "\n".join(prose))


def loud_tokens(passage: Passage, bodies: Container[str]) -> frozenset[int]:
    """Return the tokens of lines where nearly every longer word is capitalised, so that capitals tell nothing.

    A line of a few words counts, unless it is one of the lines of a profile, which are names and offices, or the name
    of a body, as over a notice of its own.
    """
    loud: set[int] = set()
    for line in _lines(passage.parse):
        words = [token for token in line if token.is_alpha and len(token) > 3]
        capital = sum(token.text[0].isupper() for token in words)
        whole = passage.block.kind in {"heading", "entry", "scenario"} or line[-1].text not in {".", "!", "?", '"'}
        whole = whole or all(token.text[0].isupper() or token.is_stop for token in line if token.is_alpha)
        named = len(line) <= _LETTERHEAD and line[-1].lower_ in bodies and not any(t.pos_ == "VERB" for t in line)
        if words and whole and passage.block.kind != "profile" and not named and capital >= 0.7 * len(words):
            loud.update(token.i for token in line)
    return frozenset(loud)


def _lines(doc: Doc) -> Iterator[list[Token]]:
    line: list[Token] = []
    for token in doc:
        if token.is_space and "\n" in token.text:
            if line:
                yield line
            line = []
        elif not token.is_space:
            line.append(token)
    if line:
        yield line


def opens_line(token: Token) -> bool:
    """Say whether a token stands where every word is capitalised: first in a sentence, a quotation or a line."""
    if token.i == 0 or token.is_sent_start:
        return True
    before = token.nbor(-1)
    marks = {'"', "'", ":", "(", "[", "•", "-", "—", "…", "..."}
    return before.is_space or (before.text in marks and not _joins(before))


def _joins(token: Token) -> bool:
    """Say whether a hyphen stands between two letters without space."""
    return token.text == "-" and token.i > 0 and not token.nbor(-1).whitespace_ and not token.whitespace_
