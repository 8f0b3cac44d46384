"""Sides: whose side somebody is on as the words show it, and how closely. Tables, read as policy.

Who holds an office of a state or party, or speaks for it, has its side; who rules, rescues, watches or reports has
none, and a nationality alone never makes one (DESIGN, section 1).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.model.claim import Span
from crossbearing.model.judgement import Tie
from crossbearing.read.names_cues import SideCue
from crossbearing.read.names_lexicon import Lexicon, PersonClass

_WORD = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
# What stands behind these says where, against whom or with whom, and no longer what somebody is.
_AWAY = re.compile(
    r"(?<!\S)(?:to|against|in|on|from|near|towards?|about|at|with|by|who|which|that|stationed|based|known)(?!\S)"
)

# How closely the noun of a role ties to the side that an adjective names; of several nouns the first here decides.
_TIES: tuple[tuple[PersonClass, Tie | None], ...] = (
    ("aligned", "aligned"),  # "Ruritanian war bloggers"
    ("party", "party"),  # "Ruritanian foreign minister", "Ruritanian troops"
    ("office", None),  # "Ruritanian mayor": the body decides
    ("neutral", None),  # "Ruritanian journalist": a nationality
)


@dataclass(frozen=True, slots=True)
class SideShown:
    """A side with the words that show it; no side, but a tie, for state media and the independent."""

    side: str | None
    cue: Span | None
    tie: Tie


NOTHING = SideShown(None, None, "unknown")


@dataclass(frozen=True, slots=True)
class Described:
    """Words that describe somebody: `text` from document offset `start`, with the cues that stand in it."""

    text: str
    start: int
    cues: Sequence[SideCue]

    def near(self) -> Described:
        """Return the words up to those that say where or against whom."""
        match = _AWAY.search(self.text)
        if match is None:
            return self
        end = self.start + match.start()
        return Described(self.text[: match.start()], self.start, [cue for cue in self.cues if cue.end <= end])

    @property
    def words(self) -> list[str]:
        """Return the words in lower case, hyphenated ones whole."""
        return [match.group().casefold() for match in _WORD.finditer(self.text)]


def side_of_person(described: Described, lexicon: Lexicon) -> SideShown:
    """Return the side that a role shows: "Ruritanian foreign minister" yes, "Ruritanian journalist" no."""
    near = described.near()
    words = near.words
    if void(words, lexicon):
        return SideShown(None, None, "independent") if lexicon.independent & set(words) else NOTHING
    leaning = next((cue for cue in near.cues if cue.tie == "aligned"), None)
    if leaning is not None:
        return _shown(leaning, "aligned")
    kinds = {kind for word in words if (kind := lexicon.person_class(word, singular(word)))}
    if not near.cues or not kinds:
        return NOTHING
    for kind, tie in _TIES:
        if kind in kinds and tie is not None and not _rules(words, lexicon):
            return _shown(near.cues[0], tie)
    return _shown(near.cues[0], "party") if lexicon.body_class(words) == "state" else NOTHING


def side_of_body(described: Described, own: str | None, lexicon: Lexicon) -> SideShown:
    """Return the side that a body's name and description show; a party-like body without a state is its own side.

    `own` is the name it would have as a side, None for a body that is only described ("a company").
    """
    tie = tie_of_body(described, lexicon)
    near = described.near()
    words = near.words
    kind = lexicon.body_class(words)
    if tie != "unknown" and kind != "state":
        return SideShown(None, None, tie)
    leaning = next((cue for cue in near.cues if cue.tie == "aligned"), None)
    if leaning is not None:
        return _shown(leaning, "aligned")
    if near.cues and kind == "state":
        return _shown(near.cues[0], "party")
    if own is not None and not near.cues and _party_like(words, lexicon):
        return SideShown(own, (near.start, near.start + len(near.text.rstrip())), "party")
    return SideShown(None, None, tie)


def tie_of_body(described: Described, lexicon: Lexicon) -> Tie:
    """Return how a body is tied as its description says: state media, close to a party, or independent."""
    text = described.text.casefold()
    if any(phrase in text for phrase in lexicon.state_media):
        return "state"
    if any(phrase in text for phrase in lexicon.aligned_phrases):
        return "aligned"
    return "independent" if lexicon.independent & set(described.words) else "unknown"


def void(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Say whether words such as "former" keep somebody from speaking for the body named."""
    return bool({part for word in words for part in (word, *word.split("-"))} & lexicon.void)


def _shown(cue: SideCue, tie: Tie) -> SideShown:
    return SideShown(cue.side, (cue.start, cue.end), tie)


def _rules(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Say whether somebody rules, rescues, reports or watches, whatever else he is called."""
    return any(word in lexicon.overriding for word in words)


def _party_like(words: Sequence[str], lexicon: Lexicon) -> bool:
    decisive = next((word for word in reversed(words) if word in lexicon.body), "")
    return not _rules(words, lexicon) and "party" in lexicon.body.get(decisive, frozenset())


def singular(word: str) -> str:
    """Return the singular of an English noun, or the word itself."""
    for ending, stem in (("ies", "y"), ("men", "man"), ("s", "")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return word[: -len(ending)] + stem
    return word
