"""Lines: the printed lines of a block, with their places in the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.model.document import Block

_NUMBER = re.compile(r"^(?:\(?\d{1,3}[.)]?|[-*•])\s*")
_CATEGORY_WORDS = 4  # a line of that many words at most, without a full stop, is a category
_DISCUSSED = re.compile(r"^\s*(?:discussed|raised|argued|considered|mentioned)\s+by\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line that is not blank, `document.text[start:end]` being `text`."""

    start: int
    end: int
    text: str


def lines_of(text: str, block: Block) -> tuple[PrintedLine, ...]:
    """Return the lines of a block that hold words, without the space around them."""
    found = []
    for match in re.finditer(r"[^\n]+", text[block.start : block.end]):
        words = match.group().strip()
        if words:
            start = block.start + match.start() + match.group().index(words)
            found.append(PrintedLine(start, start + len(words), words))
    return tuple(found)


def text_starts(lines: Sequence[PrintedLine], block: Block) -> int:
    """Return where the running text of an entry or scenario begins, after number, date, title, category and names.

    An item with a title alone is its own text.
    """
    title = block.under[-1] if block.under else ""
    rest = list(lines)
    while rest and (is_title(rest[0], title) or not _NUMBER.sub("", rest[0].text) or is_discussed(rest[0])):
        rest.pop(0)
    while len(rest) > 1 and _is_label(rest[0]):
        rest.pop(0)
    if rest and not is_discussed(rest[0]):
        return rest[0].start
    return lines[0].start if lines else block.start


def is_title(line: PrintedLine, title: str) -> bool:
    """Return whether the line prints the title, perhaps after a number or date."""
    printed = line.text.endswith(title) or _NUMBER.sub("", line.text).endswith(title)  # "7th Guards" keeps its number
    return bool(title) and printed and len(line.text) <= len(title) + 40


def is_discussed(line: PrintedLine) -> bool:
    """Return whether the line lists who discusses a scenario."""
    return bool(_DISCUSSED.match(line.text))


def after_colon(line: PrintedLine) -> str:
    """Return what stands behind the first colon of a line."""
    return line.text.partition(":")[2].strip()


def _is_label(line: PrintedLine) -> bool:
    return is_discussed(line) or (len(line.text.split()) <= _CATEGORY_WORDS and not line.text.endswith((".", "!", "?")))
