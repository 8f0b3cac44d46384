"""Captions: lines that describe a picture, known by the credit they carry."""

from __future__ import annotations

import re

_AGENCIES = (
    "AP|AFP|EPA|REUTERS|Reuters|Getty|Getty Images|GETTY IMAGES|dpa|DPA|Xinhua|TASS|PA|PA Media|Anadolu|Shutterstock"
    "|Alamy|iStock"
    "|EFE|ANSA|Keystone|KEYSTONE|NurPhoto|ZUMA|Kyodo|Bloomberg|Handout|HANDOUT"
)

_LABEL = (
    r"(?:(?:[Ff]ile|FILE|[Aa]rchive|[Hh]andout|[Aa]erial|[Pp]ress|[Ss]tock)\s+)?"
    r"(?:Photos?|PHOTOS?|photo|Photograph|Photography|Images?|IMAGE|Picture|PICTURE|Pic|Foto|FOTO|Bild|Archivbild"
    r"|Symbolbild|Credits?|CREDIT"
    r"|Illustration|Graphic|GRAPHIC|Screenshot|Screengrab|Video still|Cover photo|Caption)"
)

_EDGE = r"(?:^|[.!?…\"'”’)\]]\s+|[(\[|/]\s*|\s[—–-]\s+)"  # a credit begins a line, or stands after a sentence
_NAME = r"[A-ZÀ-Þ@][\w.'’@-]*(?:\s+(?:[A-ZÀ-Þ@/][\w.'’@/-]*|for|of|the|and|via|/)){0,7}"

CREDITS = (
    re.compile(rf"{_EDGE}{_LABEL}(?:\s+(?:credit|courtesy(?:\s+of)?|source|from|by))?\s*[:©]\s*\S.{{0,80}}$"),
    re.compile(rf"{_EDGE}{_LABEL}\s+(?:courtesy\s+of|courtesy|by|/)\s+{_NAME}\W*$"),
    re.compile(rf"(?:\s?/\s?|\bvia\s+)(?:{_AGENCIES})(?:/[\w .-]{{1,40}})?[)\].\s]*$"),
    re.compile(r"(?:Getty Images|Shutterstock|Alamy|iStock|AP Photo)(?:\s?/[\w .,-]{1,40})?[)\].\s]*$"),
    re.compile(rf"{_EDGE}(?:[Pp]hoto\s+)?[Cc]ourtesy(?:\s+of)?\s+{_NAME}\W*$"),
    re.compile(rf"^[\[(]?{_LABEL}\s*:\s"),
    re.compile(r"\([A-ZÀ-Þ][\w.'’ -]{2,40}/\s?[A-ZÀ-Þ][\w.'’ -]{1,40}(?:,\s*File)?\)\W*$"),
    re.compile(r"^\W*(?:FILE|HANDOUT)\s*(?:PHOTO)?\s*[-–—:]\s"),
    re.compile(r"^.{0,110}©\s*(?:\d{4}\s+)?[A-Z][\w .&/-]{1,40}[)\].\s]*$"),
)

_TAIL = 140  # code points: a credit stands at the end
_LONGEST = 600  # code points: no caption is longer


def is_caption(text: str) -> bool:
    """Say whether a line is a caption: it is no longer than one, and opens or ends with a picture's credit."""
    if len(text) > _LONGEST:
        return False
    head, tail = text[:_TAIL], text[-_TAIL:]
    return any(credit.search(head if credit.pattern.startswith("^") else tail) for credit in CREDITS)
