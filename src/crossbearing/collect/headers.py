"""Headers that name a writer and a day: of mails, of copied posts, and bylines of two lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from crossbearing.collect.datelines import FULL_DATE, day_named
from crossbearing.collect.lines import LONG, Line

_MAIL = re.compile(
    r"(?P<key>from|to|cc|bcc|date|sent|reply-to|subject|message-id|mime-version|content-type)\s*:\s*\S", re.I
)
_MAIL_LINES = 10  # at the top

# "Name, [12.05.2029 07:41]" as a messenger copies it, "Name (@handle) · 12 May 2029" as a platform prints it.
_POSTED = (
    re.compile(
        r"\W*(?P<name>\w[^\[\]\n]{1,60}?),\s+\[(?P<day>\d{1,2}[./]\d{1,2}[./]\d{4}|\d{4}-\d{2}-\d{2})[,\s]+\d{1,2}:\d{2}(?::\d{2})?\]"
    ),
    re.compile(r"\W*(?P<name>\w[^@\n]{1,60}?)\s+\(?@\w{2,30}\)?\s*[·•|,–-]\s*(?P<day>\S.{5,30})"),
)
_FORWARDED = re.compile(r"\W*(?:forwarded\s+(?:message\s+)?from|reposted\s+from|RT)\b[\s:@]+\S.{0,80}", re.I)
_ROLE = re.compile(
    r"(?:(?:senior|chief|political|foreign|science|health|sports?|news|staff|investigative|special|local|environment|business)\s+)*"
    r"(?:writer|reporter|correspondent|editor|journalist)(?:\s+in\s+[A-Z][\w ]{1,30}|,\s+[A-Z][\w ]{1,30})?",
    re.I,
)
_PERSON = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?:\s+(?:[A-ZÀ-Þ][\w'’.-]*|and|de|van|von|al|bin)){1,5}")


@dataclass(frozen=True, slots=True)
class PostHeader:
    """Who posted, and on which day."""

    name: str
    day: date | None


def post_header(line: Line) -> PostHeader | None:
    """Return what a line says as the header of a copied post, or None if it is none."""
    if len(line.text) > 120:
        return None
    for form in _POSTED:
        found = form.fullmatch(line.text)
        if found:
            day = FULL_DATE.search(found["day"].replace("/", "."))
            return PostHeader(found["name"].strip(), day_named(day) if day else None)
    return None


def is_forward(line: Line) -> bool:
    """Say whether a line says that the words below it are another's."""
    return len(line.text) <= 100 and not line.closed and bool(_FORWARDED.fullmatch(line.text))


def mail_headers(lines: Sequence[Line]) -> dict[int, str]:
    """Return the key of each line at the top that is a mail's header, folded; empty if the text is no mail."""
    keys: dict[int, str] = {}
    for i, line in enumerate(lines[:_MAIL_LINES]):
        found = _MAIL.match(line.text[:LONG])
        if found is None:
            break
        keys[i] = found["key"].casefold()
    return keys if len(keys) >= 2 and {"from", "subject"} & set(keys.values()) else {}


def two_line_bylines(lines: Sequence[Line], top: int) -> Iterator[int]:
    """Return the indexes of names at the top that have a line with a journalist's role below them."""
    for i, (line, below) in enumerate(pairwise(lines[: top + 1])):
        if (
            len(line.text) <= 60
            and len(below.text) <= 60
            and _PERSON.fullmatch(line.text)
            and _ROLE.fullmatch(below.text)
        ):
            yield i
