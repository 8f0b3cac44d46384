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

CREDITS = (
    re.compile(
        rf"(?:^|[\s(\[|/—–-]){_LABEL}(?:\s+(?:by|credit|courtesy(?:\s+of)?|source|from))?\s*(?:[:©]|\bby\b"
        rf"|/)\s*\S.{{0,80}}$"
    ),
    re.compile(rf"(?:/|\bvia\s+|\bAP\s+Photo|[(\[])\s*(?:{_AGENCIES})(?:/[\w .-]{{1,40}})?[)\].\s]*$"),
    re.compile(r"(?:Getty Images|Shutterstock|Alamy|iStock|AP Photo)(?:/[\w .-]{1,40})?[)\].\s]*$"),
    re.compile(r"(?:^|[.(–—|]\s*)(?:[Pp]hoto\s+)?[Cc]ourtesy(?:\s+of)?\s.{1,60}$"),
    re.compile(r"^\W*(?:FILE|HANDOUT)\s*(?:PHOTO)?\s*[-–—:]\s"),
    re.compile(r"©\s*(?:\d{4}\s+)?[A-Z][\w .&/-]{1,40}[)\].\s]*$"),
)

_TAIL = 140  # code points: a credit stands at the end
_LONGEST = 600  # code points: no caption is longer


def is_caption(text: str) -> bool:
    """Say whether a line is a caption: it is no longer than one, and opens or ends with a picture's credit."""
    if len(text) > _LONGEST:
        return False
    tail = text[-_TAIL:]
    return any(credit.search(tail if "$" in credit.pattern else text[:_TAIL]) for credit in CREDITS)
