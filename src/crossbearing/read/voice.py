"""Voice: whether the publisher's own words report or judge."""

from __future__ import annotations

import re

from crossbearing.model.claim import Voice
from crossbearing.model.document import Document
from crossbearing.read.parse import Passage

_OPINION_HEADING = re.compile(
    r"\b(opinion|comment|commentary|editorial|op-ed|our view|the verdict|viewpoint)\b", re.IGNORECASE
)
_JUDGING = re.compile(
    r"\b(I|we) (believe|think|hope|fear|doubt|cannot allow|must|should|suspect)\b|\b[Ii]n (my|our) (view|opinion)\b"
    r"|\bmust be (resisted|stopped|made|allowed)\b|\b[Ll]et (us|them)\b"
)
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]?")


def voice_of(document: Document, passage: Passage, *, attributed: bool) -> Voice:
    """Return the voice of a claim in the passage: what somebody is reported to say is a report wherever it stands."""
    if attributed:
        return "report"
    if document.genre == "opinion" or any(_OPINION_HEADING.search(heading) for heading in passage.block.under):
        return "opinion"
    own_words = _QUOTED.sub(" ", document.text[passage.block.start : passage.block.end])
    narrated = document.genre not in {"transcript", "post", "official"}
    return "opinion" if narrated and _JUDGING.search(own_words) else "report"
