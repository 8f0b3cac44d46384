"""Words around a name that only stand around the name of a firm, a party or another body."""

from __future__ import annotations

import re

BEHIND = 70  # characters behind a name that may say what it is
AHEAD = 60

_HEADS = (
    r"(?:chief executives?|managing director|shareholders?|employees?|staff|workforce|board|CEO|owners?|"
    r"spokes(?:wo)?man|spokesperson|executives?|managers?|engineers?|technicians?|foreman|foremen|lawyers?|customers|workers|drivers)"
)
_RUNS = (
    r"(?:candidates?|nominee|MPs?|lawmakers?|lists?|faction|caucus|leaders?|activists?|supporters|voters|deputies|"
    r"members? of parliament|councillors?|ticket)"
)
_LEANS = (
    r"(?:ruling|governing|opposition|(?:cent(?:re|er)|far|left|right)-\w+|conservative|liberal|populist|nationalist)"
)
_KEPT = r"(?:operated|owned|run|managed|built|made|supplied|employed|maintained|chartered|fielded|nominated)"
_WORKS = (
    r"(?:runs|operates|owns|manages|built|builds|makes|made|employs|supplies|maintains|insures|fields|nominated|governs|"
    r"(?:holds|won) (?:\w+ ){0,3}seats)"
)
_BEFORE = re.compile(
    rf"\b(?:{_HEADS}|{_RUNS})(?: officer)? (?:of|at|for|with|from) (?:the )?$|\b{_LEANS} $|\b{_KEPT} by (?:the )?$"
)
# What stands before the name of a body and hardly before a person's.
_BEFORE_BODY = re.compile(
    rf"\b{_HEADS}(?: officer)? (?:at|for) $|\b(?:operated|run|maintained|chartered|supplied) by $"
)
_AFTER = re.compile(
    rf"(?:['’]s?)? (?:\w+ )?(?:{_HEADS}|{_RUNS})\b|, (?:which|that) (?:\w+ )?{_WORKS}\b| (?:which|that) {_WORKS}\b"
    rf"| (?:\w+ )?{_WORKS} (?:the|a|an|\d|its|two|three)\b"
    r"| (?:won|took|got|had|has|gained|received|polled|lost) (?:\w+ ){0,3}"
    r"[\d.,]+ (?:per ?cent|percent|%|seats|of the vote)"
)
_RUNNING = re.compile(
    rf", which (?:\w+ )?{_WORKS}\b|['’]s? (?:chief executive|managing director|shareholders)\b"
    r"| (?:won|took|got|gained|lost|holds|has) (?:\w+ ){0,2}\d+ (?:of the )?(?:\w+ )?seats\b"
)


def stands_as_body(text: str, start: int, end: int) -> bool:
    """Say whether the words around a name are those around a body's: "engineers at Lowell", "Lowell, which runs it"."""
    behind = text[end : end + BEHIND]
    return bool(_BEFORE_BODY.search(text[max(0, start - AHEAD) : start])) or bool(_RUNNING.match(behind))


def stands_as_party(text: str, start: int, end: int) -> bool:
    """Say whether the words around a body's name show a firm or party: who works for it, what it runs, votes it won."""
    return bool(_BEFORE.search(text[max(0, start - AHEAD) : start])) or bool(_AFTER.match(text[end : end + BEHIND]))
