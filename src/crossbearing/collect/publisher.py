"""Publisher, title and byline: who published a document, and how that is known."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.collect.datelines import FULL_DATE, dateline_of
from crossbearing.collect.furniture import BYLINE
from crossbearing.collect.headers import is_forward, post_header, two_line_bylines
from crossbearing.collect.lines import Line
from crossbearing.collect.pages import Metadata
from crossbearing.model.document import Block, SourceBasis
from crossbearing.model.packs import Actor

_TOP = 15  # lines in which a page names itself
_FOOT = 6
_OUTLETS = frozenset({"outlet", "agency"})

_STAFF = re.compile(
    r"^(?:the\s+)?(?P<name>[A-Z][\w.&'’ -]{1,40}?)(?:['’]s)?\s+(?:[Ss]taff|[Nn]ewsroom|[Ee]ditorial\s+(?:[Tt]eam"
    r"|[Bb]oard)|(?:[Nn]ews\s+)?[Dd]esk)\b"
)
_ORIGINAL = re.compile(
    r"\b(?:(?:was\s+)?(?:originally|first)\s+(?:published|appeared|posted)\s+(?:by|in|on|at)|republished\s+(?:from"
    r"|with\s+permission\s+(?:of|from)))\s+"
    r"(?P<name>(?:[Tt]he\s+)?[A-Z][\w&'’-]*(?:\s+(?:of|for|and|the|[A-Z][\w&'’-]*)){0,5})"
)
_COPYRIGHT = re.compile(
    r"(?:©|\([Cc]\)|[Cc]opyright(?:\s*©)?)\s*(?:\d{4}(?:\s*[-–]\s*\d{4})?,?\s+)?(?:by\s+)?(?P<name>"
    r"(?:[Tt]he\s+)?[A-Z][\w&'’.-]*(?:\s+(?:of|for|and|the|[A-Z][\w&'’-]*)){0,5}?)"
    r"(?=\s*(?:$|[,.|]|\d{4}|All\b|all\b|Inc|Ltd|LLC))"
)
_ISSUER = re.compile(r"^(?:issued|released|published)\s+by\s*:?\s+(?P<name>[A-Z].{2,70}?)\W*$", re.I)
_LABEL = re.compile(  # what a text is, not what it is called; a title only where there is no other
    r"(?:opinion|editorial|op-?ed|comment(?:ary)?|analysis|explainer|transcript|live|exclusive|update|news"
    r"|breaking(?: news)?"
    r"|(?:press|media|news|public) (?:release|statement|notice)\b.{0,40}|for (?:immediate )?release\b.{0,40}"
    r"|(?:\w+ )?bulletin\b.{0,20})\W*",
    re.I,
)
_SUBJECT = re.compile(r"^subject\s*:\s*(?:(?:re|fwd?)\s*:\s*)*", re.I)  # of a mail
_AGENCY = re.compile(
    r"[A-Z]{2,6}|[\w& -]*(?:[Nn]ews|[Pp]ress|[Ww]ire|[Aa]gency|[Mm]edia|[Rr]adio|TV|Times|Post|Reuters)[\w& -]*"
)
_DAYTIME = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\d{4}", re.I)


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher's name, None when nothing firm names it, and how it is known."""

    source: str | None
    basis: SourceBasis


def publisher_of(
    lines: Sequence[Line], *, given: str | None, metadata: Metadata, actors: Sequence[Actor], host: str | None = None
) -> Publisher:
    """Return who published a document: given, else by metadata, else by firm cues of the text, else by its address."""
    if given:
        return Publisher(given, "given")
    if metadata.source:
        return Publisher(_listed(metadata.source, actors) or metadata.source, "metadata")
    name = _named_in_text(lines, actors)
    if name:
        return Publisher(_listed(name, actors) or name, "inferred")
    return Publisher(host, "inferred") if host else Publisher(None, "unknown")


def _named_in_text(lines: Sequence[Line], actors: Sequence[Actor]) -> str | None:
    """Return the outlet that a text names as its own: in byline, credit, note, imprint, copyright line or masthead."""
    top, foot = lines[:_TOP], lines[max(_TOP, len(lines) - _FOOT) :]
    posters = {header.name for line in lines if (header := post_header(line))}
    if len(posters) == 1:
        return posters.pop()
    for line in top:
        if (by := BYLINE.match(line.text[:120])) and (staff := _STAFF.match(by["who"])):
            return staff["name"]
    for line in top:
        if (dateline := dateline_of(line.text)) and (credit := dateline.credit) and _is_agency(credit, actors):
            return credit
    for line in (*top, *foot):
        if len(line.text) <= 300 and (found := _ORIGINAL.search(line.text)):
            return found["name"]
    for line in (*top, *foot):
        if len(line.text) <= 120 and (found := _ISSUER.match(line.text)) and not _DAYTIME.search(found["name"]):
            return found["name"]
    for line in (*foot, *top):
        if len(line.text) <= 160 and (found := _COPYRIGHT.search(line.text)):
            return found["name"]
    mastheads = (line.text.strip(" |•·–—-") for line in top if len(line.text) <= 60)
    return next((name for words in mastheads if (name := _listed(words, actors))), None)


def _is_agency(credit: str, actors: Sequence[Actor]) -> bool:
    """Say whether what stands in brackets in a dateline is an agency: listed, or called as they are, not a region."""
    return _listed(credit, actors) is not None or bool(_AGENCY.fullmatch(credit))


def _listed(name: str, actors: Sequence[Actor]) -> str | None:
    """Return the listed name of an outlet or agency that is called so, or None."""
    folded = name.casefold()
    for actor in actors:
        if actor.kind in _OUTLETS and folded in (actor.name.casefold(), *(alias.casefold() for alias in actor.aliases)):
            return actor.name
    return None


def title_of(
    text: str, blocks: Sequence[Block], *, given: str | None, metadata: Metadata, source: str | None
) -> str | None:
    """Return the title: given, else by metadata, without the outlet's name, else the heading that opens the text."""
    if given:
        return given
    if metadata.title:
        return _without_outlet(metadata.title, source)
    heads = _heads(text, blocks)
    others = [words for words in heads if source is None or words.casefold() != source.casefold()]
    if source is None and len(others) > 1 and _is_masthead(text, blocks):
        others = others[1:]
    return next((words for words in others if not _LABEL.fullmatch(words)), next(iter(others), None))


def _heads(text: str, blocks: Sequence[Block]) -> list[str]:
    """Return the words of the headings above the first text."""
    heads: list[str] = []
    for block in blocks:
        line = Line(block.start, block.end, text[block.start : block.end], 1, 0)
        if post_header(line) or is_forward(line):
            break
        if block.kind == "heading" and not block.under:
            heads.append(_SUBJECT.sub("", " ".join(text[block.start : block.end].strip("# ").split())))
        elif block.kind not in ("heading", "furniture", "caption"):
            break
    return heads


def _is_masthead(text: str, blocks: Sequence[Block]) -> bool:
    """Say whether the first line is an outlet's name: short, with a date below it and a longer heading after that."""
    shown = [block for block in blocks if block.kind != "caption"][:3]
    if [block.kind for block in shown] != ["heading", "furniture", "heading"]:
        return False
    first, stamp, second = (text[block.start : block.end] for block in shown)
    return len(first.split()) <= 4 < len(second.split()) and bool(FULL_DATE.search(stamp))


def _without_outlet(title: str, source: str | None) -> str:
    """Return a page's title without the outlet's name that many pages put after it."""
    head, bar, tail = title.rpartition(" | ") if " | " in title else title.rpartition(" - ")
    named = source is not None and tail.strip().casefold() in (source.casefold(), f"the {source.casefold()}")
    return head.strip() if bar and named and head.strip() else title


def byline_of(lines: Sequence[Line], *, metadata: Metadata) -> str | None:
    """Return who wrote a document, as the page's metadata or a line at its top says, or None."""
    if metadata.byline:
        return metadata.byline
    for line in lines[:_TOP]:
        if len(line.text) <= 120 and not line.closed and (found := BYLINE.match(line.text)):
            return found["who"].strip(" ,")
    return next((lines[i].text for i in two_line_bylines(lines, _TOP)), None)
