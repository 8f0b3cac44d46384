"""Headings: the form a line has when it heads something."""

from __future__ import annotations

from crossbearing.collect.lines import Line

_LONGEST = 120  # code points
_MOST_WORDS = 14


def could_head(line: Line) -> bool:
    """Say whether a line has the form of a heading: short, begun like one, and not ended like a sentence."""
    if len(line.text) > _LONGEST or not 0 < line.words <= _MOST_WORDS:
        return False
    first = line.text.lstrip("\"'“‘«([¿¡#* ")[:1]
    if not (first.isupper() or first.isdigit()):
        return False
    if line.text[-1] in "?!":
        return True
    return not line.closed and line.text[-1] not in ",;" and (line.text[-1] != ":" or line.words <= 6)
