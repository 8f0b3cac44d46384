"""Words that show a side: a state's name, its adjectives and peoples, and the seats that stand for its government."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from crossbearing.model.judgement import Tie
from crossbearing.model.packs import Legend
from crossbearing.read.names_lexicon import Lexicon

CueForm = Literal["name", "adjective", "metonym"]

_WORD = re.compile(r"\b[^\W\d_]\w*")
_SUFFIX = re.compile(r"[-\u2010\u2011](\w+)")
_PREFIX = re.compile(r"(\w+)[-\u2010\u2011]\Z")


@dataclass(frozen=True, slots=True)
class SideCue:
    """Words that show a side ("Ruritanian", "Ruritania's", its capital), wherever they stand; document offsets."""

    start: int
    end: int
    side: str
    form: CueForm = "name"
    tie: Tie = "party"  # aligned: "pro-Ruritanian", "Ruritanian-backed"; unknown: "Ruritanian-speaking", no side at all


@dataclass(frozen=True, slots=True)
class SideWords:
    """Every surface of every legend by its first word, longest first; what two legends share is left out."""

    by_first: Mapping[str, tuple[tuple[str, str, CueForm], ...]]

    def at(self, text: str, start: int, first: str) -> tuple[str, str, CueForm] | None:
        """Return the longest surface that stands in the text at that offset, with its side and form."""
        for surface, side, form in self.by_first.get(first, ()):
            end = start + len(surface)
            if text.startswith(surface, start) and not text[end : end + 1].isalnum():
                return surface, side, form
        return None


def side_words(legends: Sequence[Legend]) -> SideWords:
    """Return the surfaces of the legends, ready to be looked up."""
    sides: dict[str, set[str]] = {}
    rows: dict[str, tuple[str, CueForm]] = {}
    for legend in legends:
        for surface, form in _surfaces(legend):
            for written in dict.fromkeys((surface, surface.replace("'", "’"))):
                sides.setdefault(written, set()).add(legend.name)
                rows.setdefault(written, (legend.name, form))
    by_first: dict[str, list[tuple[str, str, CueForm]]] = {}
    for surface in sorted(rows, key=lambda s: (-len(s), s)):
        match = _WORD.match(surface)
        if match and len(sides[surface]) == 1:
            by_first.setdefault(match.group(), []).append((surface, *rows[surface]))
    return SideWords({first: tuple(found) for first, found in by_first.items()})


def _surfaces(legend: Legend) -> Iterator[tuple[str, CueForm]]:
    yield legend.name, "name"
    yield from ((alias, "name") for alias in legend.aliases)
    yield from ((adjective, "adjective") for adjective in legend.adjectives)
    yield from ((metonym, "metonym") for metonym in legend.metonyms)


def find_cues(text: str, start: int, end: int, words: SideWords, lexicon: Lexicon) -> Iterator[SideCue]:
    """Yield the words of `text[start:end]` that show a side, in order.

    "Ruritanian-backed" and "pro-Ruritanian" show an alignment; "-speaking", "-held" and "anti-" no tie.
    """
    reached = start
    for match in _WORD.finditer(text, start, end):
        if match.start() < reached or not match.group()[0].isupper():
            continue
        found = words.at(text, match.start(), match.group())
        if found is None:
            continue
        surface, side, form = found
        reached = match.start() + len(surface)
        yield SideCue(match.start(), reached, side, form, _tie(text, match.start(), reached, lexicon))


def _tie(text: str, start: int, end: int, lexicon: Lexicon) -> Tie:
    after = _SUFFIX.match(text, end)
    if after is not None:
        return "aligned" if after.group(1) in lexicon.hyphen_aligned else "unknown"
    before = _PREFIX.search(text, max(0, start - 12), start)
    if before is not None:
        return "aligned" if before.group(1).casefold() == "pro" else "unknown"
    return "party"
