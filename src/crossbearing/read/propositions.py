"""Propositions: all that a passage says, sentence by sentence."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.read.cues import with_acts
from crossbearing.read.frames import sentence_propositions
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition
from crossbearing.read.scene import Scene
from crossbearing.read.triggers import Index


def propositions(scene: Scene, passage: Passage, index: Index) -> Iterator[Proposition]:
    """Give the propositions of a passage in text order: at least one for every sentence that says something."""
    for sentence in passage.parse.sents:
        found = sentence_propositions(scene, passage, sentence, index)
        acted = with_acts(found, scene, passage, sentence, index)
        yield from sorted(acted, key=lambda p: (p.start, p.end, p.anchor))
