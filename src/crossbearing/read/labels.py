"""Labels: the names that a transcript prints before each turn."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossbearing.model.claim import Span
from crossbearing.model.document import Document

_READ = frozenset({"paragraph", "quote", "heading", "list"})
_WORD = r"[^\W\d_][\w.'’-]*"
_LABEL = re.compile(
    rf"^[ \t]*(?:(?P<name>{_WORD}(?:[ \t]+{_WORD}){{0,4}})"
    rf"(?:[ \t]*\([^()\n]{{1,60}}\)|(?P<described>,[ \t]+[^:\n.!?]{{2,90}}))?[ \t]*:|(?P<letter>[QA])\.)"
    r"[ \t]+(?=\S)",
    re.MULTILINE,
)
_LINE = re.compile(rf"^[ \t]*(?P<name>{_WORD}(?:[ \t]+{_WORD}){{0,3}})[ \t]*$", re.MULTILINE)
_SMALL = frozenset({"of", "the", "de", "van", "von", "al", "bin", "da", "di"})


@dataclass(frozen=True, slots=True)
class Label:
    """The name of who speaks next: `span` is the name, `start` to `end` all that is printed before the words."""

    start: int
    end: int
    span: Span


def turn_labels(document: Document) -> tuple[Label, ...]:
    """Return the labels of a transcript in text order; any other document has none.

    A name and a colon, "Q." and "A.", or a line that is only a name and comes again. One word with a small letter in it
    ("Note:") is a label only where it comes again too.
    """
    if document.genre != "transcript":
        return ()
    found = list(_printed(document))
    often = Counter(document.text[slice(*label.span)] for label, _ in found)
    known = {document.text[slice(*label.span)].split()[-1].casefold() for label, sure in found if sure}
    return tuple(label for label, sure in found if sure or _again(document.text[slice(*label.span)], often, known))


def _again(words: str, often: Counter[str], known: set[str]) -> bool:
    """Return whether a label that may be none comes again, or its last name is that of a sure one."""
    return often[words] > 1 or (" " in words and words.rsplit(maxsplit=1)[-1].casefold() in known)


def _printed(document: Document) -> Iterator[tuple[Label, bool]]:
    """Give every possible label of the readable blocks, and whether it is one even if it stands alone."""
    text = document.text
    for block in document.blocks:
        if block.kind not in _READ:
            continue
        for match in sorted(
            (*_LABEL.finditer(text, block.start, block.end), *_LINE.finditer(text, block.start, block.end)),
            key=lambda m: m.start(),
        ):
            letter = match.re is _LABEL and match["letter"] is not None
            span = match.span("letter" if letter else "name")
            words = text[slice(*span)].split()
            if not all(word[0].isupper() or word in _SMALL for word in words):
                continue
            alone = match.re is _LABEL and (letter or len(words) > 1 or words[0].isupper())
            if match.re is _LABEL and match["described"] is not None:
                alone = all(word.isupper() or word in _SMALL for word in words)  # "ANNA ROOK, head of the staff: ..."
            yield Label(match.start(), match.end(), span), alone


def cut_at(labels: Sequence[Label], start: int, end: int) -> Iterator[Span]:
    """Give the pieces of a stretch of text that the labels in it make, each label by itself."""
    for label in labels:
        if start <= label.start < end:
            if start < label.start:
                yield start, label.start
            yield label.start, min(label.end, end)
            start = min(label.end, end)
    if start < end:
        yield start, end
