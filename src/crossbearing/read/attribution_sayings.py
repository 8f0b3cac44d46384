"""Sayings: acts of saying as the syntax of one sentence shows them, before anybody is named."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.model.claim import Span, Stance
from crossbearing.read.attribution_spans import end_of, start_of
from crossbearing.read.parse import Passage
from crossbearing.read.speech import Lexicon


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying: `head` is the verb, noun or preposition that attributes, `speaker` heads the holder's phrase.

    `region` reaches over cue and holder; a quotation beside it is its content if `quotes`. `addressee` is who is told.
    """

    passage: Passage
    head: Token
    cue: Span
    speaker: Token
    content: tuple[Span, ...]
    stance: Stance
    region: Span
    quotes: bool = False
    addressee: Token | None = None
    relays: tuple[Token, ...] = ()
    narrated: bool = False  # "according to": inside a paraphrase with its cue behind it, the narrator's own
    cited: Token | None = None  # whom an outlet cites for it
    platform: str | None = None
    said: Span | None = None

    @property
    def at(self) -> int:
        """Return the offset of the cue."""
        return self.cue[0]


_DATES = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday today yesterday tonight earlier "
    "later morning afternoon evening night day week weekend month year time summer spring autumn winter".split()
)


def dates_saying(token: Token) -> bool:
    """Return whether the token is a date by which a saying may be dated."""
    return token.ent_type_ == "DATE" or token.lemma_.lower().rstrip(".") in _DATES


def said_span(passage: Passage, head: Token, content: Iterable[Span]) -> Span | None:
    """Return the words that date the saying: a date that hangs on its verb and stands outside the content."""
    inside = tuple(content)
    for child in head.children:
        if child.dep_ not in {"npadvmod", "prep", "advmod"}:
            continue
        tokens = sorted(child.subtree, key=lambda t: t.i)
        at = start_of(passage, tokens[0])
        if any(start <= at < end for start, end in inside):
            continue
        if any(dates_saying(t) for t in tokens) and not any(t.pos_ == "VERB" for t in tokens):
            return _date_in(passage, child, tokens)
    return None


def _date_in(passage: Passage, phrase: Token, tokens: list[Token]) -> Span:
    """Return the phrase, or the part of it that dates: "on Wednesday" of "in a statement on Wednesday"."""
    inner = [t for t in tokens if t.dep_ == "prep" and t != phrase and any(dates_saying(c) for c in t.children)]
    if inner and not any(dates_saying(c) for c in phrase.children):
        tokens = sorted(inner[-1].subtree, key=lambda t: t.i)
    return start_of(passage, tokens[0]), end_of(passage, tokens[-1])


def platform_of(head: Token, content: Collection[Token], lexicon: Lexicon) -> str | None:
    """Return the platform the words were put on ("wrote on Telegram", "in a post on X"), or None."""
    for child in head.children:
        if child in content or child.dep_ not in {"prep", "pobj", "advmod", "oprd", "dobj"}:
            continue
        for token in child.subtree:
            governed = token.head.lower_ in {"on", "via", "to", "through", "messenger", "app", "platform", "channel"}
            if token.text.rstrip(".") in lexicon.words["platforms"] and (
                governed or token.head.head.lower_ in {"on", "via"}
            ):
                return token.text.rstrip(".")
    return None
