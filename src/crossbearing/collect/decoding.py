"""Decoding: bytes as text, by what the bytes, the server or the page say, and never by a guess that is not said."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from crossbearing.errors import SkipItem

_MARKS = (  # longest first: the mark of UTF-32 begins with that of UTF-16
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta[^>]{0,200}charset|\?xml[^>]{0,80}encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE
)
_SAMPLE = 200_000  # bytes: enough to tell an encoding by
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f]")
_MOST_CONTROLS = 0.002  # of all characters: text has none, but a stray one spoils no text
_MOST_LOST = 0.002  # of all characters: UTF-8 with a few broken bytes is still UTF-8
_WESTERN = "cp1252"  # what HTML takes for granted, and what its neighbours differ from in a few letters
_NEAR = 0.15  # of charset-normalizer's measures, which run from 0 to 1
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a sound, film or image file"),
    (b"PK\x03\x04", "a ZIP archive (or an office document)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an office document of the old kind"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"OggS", "a sound or film file"),
    (b"ID3", "a sound file"),
    (b"{\\rtf", "a rich text document"),
)


def kind_by_magic(raw: bytes) -> str | None:
    """Return what a file's first bytes say it is, in words, or None if they say nothing."""
    return next((name for magic, name in _MAGIC if raw.startswith(magic)), None)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and, where bytes had to be given up, how many."""

    text: str
    lost: int = 0


def decoded(raw: bytes, *, item: str, declared: str | None = None) -> Decoded:
    """Return bytes as text, line ends as they are.

    Tried in this order: a byte order mark, the `declared` encoding (of the server, else of the page itself), UTF-8,
    UTF-8 with a few broken bytes (each becomes U+FFFD and is counted), then the encoding that explains the bytes best.
    Raises SkipItem if they are no text.
    """
    if magic := kind_by_magic(raw):
        raise SkipItem(item, f"it is {magic}, not a text", "save its words as text, HTML or PDF")
    for encoding in _candidates(raw, declared):
        try:
            return Decoded(_checked(raw.decode(encoding), item))
        except (UnicodeDecodeError, LookupError):
            continue
    mended = raw.decode("utf-8", errors="replace")
    lost = mended.count("\ufffd")
    if lost <= _MOST_LOST * len(mended) and len(mended) - lost < len(raw) - lost:
        return Decoded(_checked(mended, item), lost)
    likeliest = None if b"\x00" in raw[:_SAMPLE] else _likeliest(raw[:_SAMPLE])
    if likeliest is None:
        raise SkipItem(item, "its bytes are no text in any encoding that could be told", "save it as UTF-8 text")
    try:
        return Decoded(_checked(raw.decode(likeliest), item))
    except UnicodeDecodeError as exc:
        raise SkipItem(item, f"its bytes are not {likeliest} throughout", "save it as UTF-8 text") from exc


def _likeliest(sample: bytes) -> str | None:
    """Return the encoding that explains bytes best, of near equals Western, as browsers do."""
    matches = from_bytes(sample)
    best = matches.best()
    if best is None:
        return None
    western = (match for match in matches if _WESTERN in match.could_be_from_charset)
    nearly = any(match.coherence >= best.coherence - _NEAR and match.chaos <= best.chaos + _NEAR for match in western)
    return _WESTERN if nearly else best.encoding


def _candidates(raw: bytes, declared: str | None) -> list[str]:
    mark = next((encoding for mark, encoding in _MARKS if raw.startswith(mark)), None)
    in_page = _DECLARED.search(raw[:4096])
    names = [mark, declared, in_page[1].decode("ascii") if in_page else None, "utf-8"]
    return [name for name in names if name]


def _checked(text: str, item: str) -> str:
    """Return the text if it reads as text. Raises SkipItem when control characters show that it is none."""
    controls = len(_CONTROLS.findall(text[:_SAMPLE]))
    if controls > 1 + _MOST_CONTROLS * len(text[:_SAMPLE]):
        raise SkipItem(item, "it is no text: it is full of control characters", "save its words as text, HTML or PDF")
    return text
