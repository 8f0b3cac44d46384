"""Voice: whether the publisher's own words report or judge."""

from __future__ import annotations

import re

from crossbearing.model.claim import Span, Voice
from crossbearing.model.document import Document
from crossbearing.read.parse import Passage

_PARTY_VOICES = frozenset({"transcript", "post", "official"})  # in which "I" and "we" are a speaker or a party
_OPINION_HEADING = re.compile(
    r"\b(opinion|comment|commentary|editorial|op-ed|our view|the verdict|viewpoint)\b", re.IGNORECASE
)
# What a writer says of what ought to be, and words that judge what was: only in the writer's own sentence.
_JUDGING = re.compile(
    r"\b(?:I|we),? (?:believe|think|hope|fear|doubt|cannot allow|must|should|suspect|for one)\b"
    r"|\bin (?:my|our) (?:view|opinion)\b"
    r"|\bmust be (?:resisted|stopped|made|allowed)\b|\blet (?:us|them)\b"
    r"|\b(?:it is|it['’]s) (?:high )?time (?:to|for|that)\b"
    r"|\bought to be ashamed\b|\b(?:deserves?|deserved) (?:better|no better|nothing)\b"
    r"|\ba (?:disgrace|travesty|farce)\b"
    r"|\b(?:shameful|disgraceful|outrageous|inexcusable|unforgivable|despicable|scandalous|preposterous)(?:ly)?\b"
    r"|\b(?:thankfully|mercifully|regrettably|shamefully|lamentably)\b|\bmake no mistake\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]?")


def voice_of(document: Document, passage: Passage, *, attributed: bool, sentence: Span | None = None) -> Voice:
    """Return the voice of a claim in the passage: what somebody is reported to say is a report wherever it stands.

    Words that judge count in the claim's `sentence`, or anywhere in its passage where none is given.
    """
    if attributed:
        return "report"
    if document.genre == "opinion" or any(_OPINION_HEADING.search(heading) for heading in passage.block.under):
        return "opinion"
    if document.genre in _PARTY_VOICES:
        return "report"
    start, end = sentence or (passage.block.start, passage.block.end)
    return "report" if opinion_cue(document.text[start:end]) is None else "opinion"


def opinion_cue(words: str) -> str | None:
    """Return the words by which a writer judges outside quotation marks, or None for a text that only tells."""
    found = _JUDGING.search(_QUOTED.sub(" ", words))
    return None if found is None else found.group()
