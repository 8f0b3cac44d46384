"""Headlines and live entries: a speaker set before the words or behind them, with a colon, a dash or "via"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from crossbearing.read.attribution_guards import can_speak, is_speaker
from crossbearing.read.attribution_sayings import Saying, dates_saying
from crossbearing.read.attribution_spans import hull, pieces
from crossbearing.read.parse import Passage
from crossbearing.read.speech import Lexicon

_ENTRY = re.compile(r"\s*(?:\d{1,2}[:.]\d\d|\d{1,2} ?[ap]\.?m\b)", re.IGNORECASE)  # opens an entry of a live page
_CLOCK = frozenset({"am", "pm", "a.m.", "p.m.", "gmt", "utc", "cet", "est", "bst", "|", "h"})
_ENDS = frozenset({")", ":", ",", ".", "-", "—"})
_KINDS = frozenset({"heading", "entry", "list"})
_LONGEST = 7  # words of a speaker
_SHORTEST = 2  # words of what is said
_DASHES = frozenset({"-", "—", "--"})
_ASKING = frozenset({"why", "how", "what", "who", "when", "where", "which", "whether"})
_MARKS = frozenset({'"', "'"})


def headline_sayings(passage: Passage, text: str, lexicon: Lexicon) -> Iterator[Saying]:
    """Yield who is named before or behind a colon or dash in a line of print, with the rest of the line as the words.

    A speaker stands there who is a noun for a person, a body or a document, or a name; whose name it is shows later.
    """
    if passage.block.kind not in _KINDS and not _ENTRY.match(passage.text):
        return
    for whole in _lines(passage):
        line = _without_clock(whole, lexicon)
        if (saying := _via(passage, text, line)) is not None:
            yield saying
            continue
        at = next((n for n, t in enumerate(line) if t.text == ":"), None)
        if at is not None and (saying := _led(passage, text, line[:at], line[at], line[at + 1 :], lexicon)):
            yield saying
            continue
        last = next((n for n in range(len(line) - 1, 0, -1) if line[n].text == ":" or _dash(line[n])), None)
        if last is not None and (saying := _closed(passage, text, line[:last], line[last], line[last + 1 :], lexicon)):
            yield saying
            continue
        if (saying := _clipped(passage, text, line, lexicon)) is not None:
            yield saying


def _without_clock(line: list[Token], lexicon: Lexicon) -> list[Token]:
    """Return the line without the time it opens with and a word like "Update:", which say nothing."""
    first = 0
    while first < len(line) and _of_clock(line[first]):
        first += 1
    while first + 1 < len(line) and line[first + 1].text == ":" and line[first].lower_ in lexicon.words["kickers"]:
        first += 2
    return line[first:] if first < len(line) else line


def _of_clock(token: Token) -> bool:
    return token.is_punct or token.lower_ in _CLOCK or token.text[:1].isdigit()


def _via(passage: Passage, text: str, line: list[Token]) -> Saying | None:
    """Return what an entry has from somebody: "(via Radio Nine) The army has sent boats"; words, not a route."""
    at = next((n for n, t in enumerate(line) if t.lower_ == "via"), None)
    if at is None or at + 1 >= len(line):
        return None
    last = next((n for n in range(at + 1, len(line)) if line[n].text in _ENDS), len(line))
    names = line[at + 1 : last]
    if not 0 < len(names) <= 4 or not all(t.is_title or t.is_upper for t in names):
        return None
    bracketed = at > 0 and line[at - 1].text == "("
    words = line[last + 1 :] if at <= 1 else line[: at - bracketed] if last >= len(line) - 2 else []
    content = pieces(passage, text, words) if any(_finite(t) for t in words) else ()
    return _saying(passage, line[at], names[-1], content, line[at:last]) if content else None


def _lines(passage: Passage) -> Iterator[list[Token]]:
    line: list[Token] = []
    for token in passage.parse:
        if token.is_space and "\n" in token.text:
            yield line
            line = []
        elif not token.is_space:
            line.append(token)
    if line:
        yield line


def _dash(token: Token) -> bool:
    return token.text in _DASHES and bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)


def _led(
    passage: Passage, text: str, label: list[Token], colon: Token, words: list[Token], lexicon: Lexicon
) -> Saying | None:
    speaker = _speaker(label, lexicon)
    if speaker is None or not _says(words) or words[0].text in _MARKS:
        return None  # a quotation behind a name is found in running text too
    content = pieces(passage, text, words)
    return _saying(passage, colon, speaker, content, [*label, colon])


def _closed(
    passage: Passage, text: str, words: list[Token], mark: Token, label: list[Token], lexicon: Lexicon
) -> Saying | None:
    speaker = _speaker(label, lexicon)
    if speaker is None or len([t for t in words if t.is_alpha]) <= _SHORTEST or words[0].lower_ in _ASKING:
        return None
    if speaker.pos_ == "PROPN" and not can_speak(speaker, lexicon) and not any(_finite(t) for t in words):
        return None  # "A walk in the woods - Ana Duarte" is a byline
    quoted = words[0].text in _MARKS and words[-1].text in _MARKS
    return _saying(passage, mark, speaker, () if quoted else pieces(passage, text, words), [mark, *label])


def _clipped(passage: Passage, text: str, line: list[Token], lexicon: Lexicon) -> Saying | None:
    """Return what a verb of saying at the end of a headline without a verb hands on: "Nine dead, police say"."""
    commas = [n for n, t in enumerate(line) if t.text == ","]
    tail = [t for t in line[commas[-1] + 1 :] if not t.is_punct] if commas else []
    if not 2 <= len(tail) <= _LONGEST or tail[-1].lemma_.lower() not in lexicon.words["closing"]:
        return None
    words, verb = line[: commas[-1]], tail[-1]
    speaker = _speaker(tail[:-1], lexicon)
    if speaker is None or words[0].text in _MARKS or words[0].lower_ in _ASKING or any(_finite(t) for t in words):
        return None
    return _saying(passage, verb, speaker, pieces(passage, text, words), tail)


def _says(words: Sequence[Token]) -> bool:
    if len([t for t in words if t.is_alpha]) <= _SHORTEST - 1 or words[-1].text == "?":
        return False
    return words[0].lower_ not in _ASKING and (any(_finite(t) for t in words) or words[0].lower_ == "no")


def _finite(token: Token) -> bool:
    return token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and token.pos_ in {"VERB", "AUX"}


def _speaker(label: Sequence[Token], lexicon: Lexicon) -> Token | None:
    """Return the head of a name or noun phrase that can speak: the last noun before any "of" or comma."""
    words = [t for t in label if t.text not in _MARKS]
    if not 0 < len(words) <= _LONGEST or any(t.pos_ in {"VERB", "AUX"} or t.like_num for t in words):
        return None
    stop = next((n for n, t in enumerate(words) if t.pos_ == "ADP" or t.text == ","), len(words))
    head = words[stop - 1] if stop else None
    if head is None or dates_saying(head) or head.lower_ in lexicon.words["kickers"]:
        return None
    fits = can_speak(head, lexicon) or (head.is_title and head.pos_ in {"PROPN", "NOUN"})
    return head if fits and is_speaker(head, lexicon) else None


def _saying(
    passage: Passage, cue: Token, speaker: Token, content: tuple[tuple[int, int], ...], region: Sequence[Token]
) -> Saying:
    return Saying(
        passage, cue, hull(passage, [cue]), speaker, content, "asserts", hull(passage, region), quotes=not content
    )
