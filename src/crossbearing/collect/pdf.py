"""PDF files: their text in reading order, and what their properties say."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pypdfium2

from crossbearing.collect.calendar import day_interval
from crossbearing.collect.pages import Metadata, Page
from crossbearing.errors import SkipItem
from crossbearing.model.document import Published

_CREATED = re.compile(r"(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:(Z)|([+-])(\d{2})'?(\d{2})?)?")
_HYPHENATED = re.compile(r"[\x02\ufffe\u00ad]\r?\n?")  # PDFium's mark of a word broken at the line's end


def pdf_page(raw: bytes, *, item: str, max_pages: int, max_characters: int) -> Page:
    """Return a PDF's text, its pages one below the other, with title, author and day of making as it gives them.

    Raises SkipItem if it is broken, locked, without text (scanned pictures), or too long.
    """
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as exc:
        if "password" in str(exc).lower():
            raise SkipItem(item, "the PDF is locked by a password", "save a copy without a password") from exc
        raise SkipItem(item, "the PDF is broken or not a PDF", "open it elsewhere and save it again") from exc
    try:
        text = _text(document, item, max_pages, max_characters)
        properties = document.get_metadata_dict()
    except pypdfium2.PdfiumError as exc:
        raise SkipItem(item, "the PDF has pages that cannot be read", "open it elsewhere and save it again") from exc
    finally:
        document.close()
    if not text.strip():
        raise SkipItem(
            item, "the PDF holds no text, only pictures", "run text recognition (OCR) on it and hand that in"
        )
    return Page(text, metadata=_metadata(properties))


def _text(document: pypdfium2.PdfDocument, item: str, max_pages: int, max_characters: int) -> str:
    if len(document) > max_pages:
        raise SkipItem(
            item, f"the PDF has {len(document)} pages, more than {max_pages}", "hand in the part that matters"
        )
    pages: list[str] = []
    length = 0
    for page in document:
        words = page.get_textpage()
        pages.append(_HYPHENATED.sub("", words.get_text_range()))
        words.close()
        page.close()
        length += len(pages[-1])
        if length > max_characters:
            raise SkipItem(
                item, f"its text is longer than {max_characters} characters", "hand in the part that matters"
            )
    return "\n".join(pages)


def _metadata(properties: dict[str, str]) -> Metadata:
    title = (properties.get("Title") or "").strip()
    is_name = title and not re.search(
        r"\.(?:docx?|indd|pdf|qxd|odt|pptx?|xlsx?|tmp)$|^untitled|^microsoft word", title, re.IGNORECASE
    )
    author = (properties.get("Author") or "").strip()
    return Metadata(
        title=title if is_name else None,
        byline=author if " " in author else None,  # an account's name has none
        published=_made(properties.get("CreationDate") or ""),
    )


def _made(words: str) -> Published | None:
    """Return the day a PDF was made, in UTC: PDF 32000-1, 7.9.4."""
    found = _CREATED.match(words)
    if found is None:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in found.groups()[:5])
    offset = timedelta(hours=int(found[9] or 0), minutes=int(found[10] or 0))
    try:
        moment = datetime(year, month, day, hour, minute, tzinfo=timezone(-offset if found[8] == "-" else offset))
    except ValueError:
        return None
    return day_interval(moment.astimezone(UTC).date(), "metadata")
