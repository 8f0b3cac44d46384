"""Tables: bulletins and tables as data: a claim for every number of a row, by the label that says what it counts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from crossbearing.model.claim import PlaceRef, Quantity, Span
from crossbearing.model.packs import Frame, Trigger
from crossbearing.read.grammar import is_verb
from crossbearing.read.numerals import numeral
from crossbearing.read.pages_rows import Row, rows_in
from crossbearing.read.parse import Passage
from crossbearing.read.places_words import SETTLEMENTS
from crossbearing.read.proposed import Proposition, quoted
from crossbearing.read.scene import Scene
from crossbearing.read.triggers import Index

_CELL = re.compile(r"(?:[^\t| ]| (?! ))+")  # between tabs, bars and gaps of blanks
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"  # "3 March" heads a column
_NUMBER = re.compile(
    rf"^[<>~≈]?\s?(?:about |over |under |below |at least )?\d[\d,.]*\s?(?:%|(?!{_MONTH})[a-z]{{1,12}})?$", re.IGNORECASE
)
_BARE = re.compile(r"^[<>~≈]?\s?(?:about |over |under |below |at least )?[\d,.]+\s*$", re.IGNORECASE)
_DAY_HEAD = re.compile(rf"^\d{{1,2}}(?:st|nd|rd|th)?\.? {_MONTH}(?: \d{{4}})?$|^{_MONTH} \d{{1,2}}$", re.IGNORECASE)
_WORD = re.compile(r"%|[^\W\d_]+(?:-[^\W\d_]+)*")
_TOTAL = re.compile(r"^(?:grand )?(?:total|all|sum|overall|together)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_LINE = re.compile(r"^[ \t]*(?:[-*•–]\s+)?(?P<label>[^\W\d_][^:\n|\t]{1,60}?):[ \t]+(?P<rest>\S[^\n]*)$", re.MULTILINE)
_SHARE = re.compile(r"%|\bper ?cent\b|\bpct\b", re.IGNORECASE)
_PLACE_HEADS = frozenset(
    "place places location locality area region province county district borough ward precinct station constituency "
    "commune parish neighbourhood neighborhood site island".split()
)
_ANY = "*"  # the lemma of a label that is any name
_LABEL_WORDS = 5


@dataclass(frozen=True, slots=True)
class Labelled:
    """A number of a row or line with the words that say what it counts, and what these open."""

    words: str
    cell: Span
    frame: Frame | None
    trigger: Trigger | None


def table_row(scene: Scene, passage: Passage, first: Passage | None, index: Index) -> tuple[Proposition, ...]:
    """Return one proposition for every number of a row, quoted by the whole row; the row of headings gives none.

    What a number counts stands over its column; the row's first cell says of whom, of what or where. Under a heading
    that no pack knows a number is a statement about both.
    """
    cells = [
        _trimmed(scene, m.span()) for m in _CELL.finditer(scene.document.text, passage.block.start, passage.block.end)
    ]
    cells = [cell for cell in cells if cell[0] < cell[1]]
    numbers = [i for i, cell in enumerate(cells) if i > 0 and _NUMBER.match(scene.document.text[slice(*cell)])]
    if len(cells) < 2 or not numbers:
        return ()
    heads = _heads(scene, passage, first, len(cells))
    labelled = [
        Labelled(heads[i] if heads else "", cells[i], *_opened(heads[i] if heads else "", index)) for i in numbers
    ]
    span = (cells[0][0], cells[-1][1])
    where = bool(heads) and _heads_places(heads[0])
    if not heads and len(labelled) > 1:  # what each number counts nobody says: the row is told as a whole
        return (replace(_told(scene, labelled[0], cells[0], span, span), quantity=None),)
    told = list(_with_names(labelled, index))
    bare = [one for one in told if one.trigger is None and _says_only_when(scene, one)]
    ones = [_told(scene, one, cells[0], span, span, where=where) for one in told if one not in bare]
    if bare:
        row = scene.document.text[slice(*cells[0])]
        ones.append(replace(quoted(span, span), roles={"object": row}, anchor=bare[0].cell[0]))
    return tuple(ones)


def _says_only_when(scene: Scene, one: Labelled) -> bool:
    """Say whether a number has nothing but a day over it and no unit: what it measures the table does not tell."""
    return bool(_DAY_HEAD.match(one.words)) and _BARE.match(scene.document.text[slice(*one.cell)]) is not None


def _heads_places(words: str) -> bool:
    """Return whether the words over a column say that places stand in it ("Polling place", "Village or town")."""
    return any(word.casefold() in SETTLEMENTS | _PLACE_HEADS for word in _WORD.findall(words))


def data_lines(scene: Scene, passage: Passage, index: Index) -> dict[Span, tuple[Proposition, ...]]:
    """Return, by their spans, the lines that are data: a label, a colon and numbers, without a verb of their own.

    "Killed: 12" and "Anna Rook (Harbour Party): 61,204 votes, 48.3 percent" are; a sentence behind a colon is none.
    """
    found: dict[Span, tuple[Proposition, ...]] = {}
    base, starts = passage.start, [q.start for q in scene.quantities]
    for match in _LINE.finditer(passage.parse.text):
        span, name = (
            (base + match.start("label"), base + match.end()),
            (base + match.start("label"), base + match.end("label")),
        )
        rest = base + match.start("rest")
        inside = scene.quantities[bisect_left(starts, rest) : bisect_left(starts, span[1])]
        words = passage.parse.char_span(*match.span("rest"), alignment_mode="expand")
        if not inside or inside[0].start > rest or any(is_verb(t) and t.tag_ != "VBN" for t in words or ()):
            continue
        frame, trigger = _opened(match["label"], index)
        labelled = [Labelled(match["label"], (q.start, q.end), frame, trigger) for q in inside[:1]]
        if trigger is None:
            labelled = [Labelled(q.ref.unit or "", (q.start, q.end), *_opened(q.ref.unit or "", index)) for q in inside]
        whose = name if trigger is None else None
        if told := tuple(_told(scene, one, whose, span, span) for one in _known(labelled)):
            found[span] = told
    return found


def listed_lines(scene: Scene, passage: Passage, index: Index) -> dict[Span, tuple[Proposition, ...]]:
    """Return, by their spans, the lines that set figures apart by commas: "Mill Side, turnout 61 percent, Rook 903".

    At least one of the figures must be of a kind that a pack knows; a line with a verb of its own is a sentence.
    """
    found: dict[Span, tuple[Proposition, ...]] = {}
    for row in rows_in(passage.parse.text):
        words = passage.parse.char_span(*row.span, alignment_mode="expand")
        if any(_tells(t, index) for t in words or ()):
            continue
        labelled = _labelled_parts(scene, passage, row, index)
        if any(one.trigger is not None for one, _ in labelled):
            span = (passage.start + row.span[0], passage.start + row.span[1])
            found[span] = tuple(_told(scene, one, name, span, span) for one, name in labelled)
    return found


def _tells(word: Token, index: Index) -> bool:
    """Return whether the word is a verb of a sentence: a name or a label that the parser takes for one is none."""
    if not is_verb(word) or word.tag_ == "VBN" or not word.text[:1].islower():
        return False
    return not any(trigger.pos == "label" for _, trigger, _ in index.get(word.lower_, ()))


def _labelled_parts(scene: Scene, passage: Passage, row: Row, index: Index) -> list[tuple[Labelled, Span | None]]:
    """Return the parts of a row with what they count, and of whom, of what or where each is told."""
    text, base = scene.document.text, passage.start
    head = (base + row.head[0], base + row.head[1]) if row.head is not None else None
    over = _opened(text[slice(*head)], index) if head is not None else (None, None)
    told: list[tuple[Labelled, Span | None]] = []
    for part in row.parts:
        name, cell = ((base + s, base + e) for s, e in (part.name, part.number))
        words, unit = text[slice(*name)], text[slice(*cell)].lstrip("0123456789.,").strip()
        own = _opened(words, index) if part.counted or words[:1].islower() else (None, None)
        by_unit = _opened(unit, index) if own[1] is None and words[:1].isupper() else (None, None)
        if own[1] is None and over[1] is not None:
            told.append((Labelled(text[slice(*head)] if head is not None else "", cell, *over), name))
        elif by_unit[1] is not None:
            told.append((Labelled(unit, cell, *by_unit), name))
        else:
            told.append((Labelled(words, cell, *own), head))
    ones = list(_with_names([one for one, _ in told], index))
    return [(one, name) for one, (_, name) in zip(ones, told, strict=True)]


def _known(labelled: Sequence[Labelled]) -> Iterator[Labelled]:
    """Give what a pack knows; a bare share is one only beside a number that is known and behind a name."""
    opened = {one.frame.name for one in labelled if one.frame is not None and one.trigger is not None}
    for one in labelled:
        if one.trigger is not None and _holds(one.trigger, opened):
            yield one


def _with_names(labelled: Sequence[Labelled], index: Index) -> Iterator[Labelled]:
    """Give the numbers; a column headed by a name counts what its neighbours' pack says of names."""
    opened = {one.frame.name for one in labelled if one.frame is not None}
    for one in labelled:
        if one.trigger is not None and not _holds(one.trigger, opened):
            yield replace(one, frame=None, trigger=None)
        elif one.trigger is None and one.words[:1].isupper():
            rows = [(f, t) for f, t, _ in index.get(_ANY, ()) if t.pos == "label" and _holds(t, opened)]
            yield replace(one, frame=rows[0][0], trigger=rows[0][1]) if rows else one
        else:
            yield one


def _holds(trigger: Trigger, opened: set[str]) -> bool:
    beside = trigger.needs.get("beside")
    return beside is None or bool(opened & set(beside))


def _opened(label: str, index: Index) -> tuple[Frame | None, Trigger | None]:
    """Return what the words of a label open, the longest run of words first."""
    words = [word.casefold() for word in _WORD.findall(label)][:_LABEL_WORDS]
    found: list[tuple[int, int, Frame, Trigger]] = []
    for at, word in enumerate(words):
        for frame, trigger, lemmas in index.get(word, ()):
            if trigger.pos == "label" and tuple(words[at : at + len(lemmas)]) == lemmas:
                found.append((-len(lemmas), at, frame, trigger))
    if not found:
        return None, None
    _, _, frame, trigger = min(found, key=lambda row: row[:2])
    return frame, trigger


def _told(
    scene: Scene, one: Labelled, name: Span | None, span: Span, sentence: Span, *, where: bool = False
) -> Proposition:
    number = _quantity(scene, one)
    base = replace(quoted(span, sentence), quantity=number, anchor=one.cell[0])
    row = _BRACKETS.sub("", scene.document.text[slice(*name)]).strip() if name is not None else ""
    places = scene.places.within(*span)
    is_place = name is not None and any(scene.document.text[p.start : p.end] == row for p in places)
    whom = one.trigger is not None and one.trigger.roles.get("row") == "actor" and not is_place and not where
    named = [p.ref for p in places if not (whom and name is not None and name[0] <= p.start < name[1])]
    place = named[0] if named else PlaceRef(row, None, "in") if where and row and not _TOTAL.match(row) else None
    time = next((t.ref for t in scene.times if span[0] <= t.start and t.end <= span[1]), None)
    if one.frame is None or one.trigger is None:
        about = ", ".join(words for words in (row, one.words) if words)
        return replace(base, roles={"object": about}, place=place, time=time)
    roles = {role: value for role, value in one.trigger.set.items() if role != "extent"}
    if (head := one.trigger.roles.get("head")) is not None:
        roles[head] = _named(scene, one.words)
    role = one.trigger.roles.get("row")
    if row and not _TOTAL.match(row) and name is not None:
        if role == "place":
            place = place or PlaceRef(row, None, "in")
        elif role is not None and (place is None or whom):
            roles[role] = _named(scene, row)
    return replace(base, frame=one.frame.name, roles=roles, place=place, time=time)


def _named(scene: Scene, words: str) -> str:
    """Return the name that a cell gives in short, as the document has it in full; else its own words."""
    plain = _BRACKETS.sub("", words).strip()
    last = plain.split()[-1] if plain.split() else ""
    same = (m for m in scene.names.mentions if m.kind in {"person", "organisation"})
    return next((m.name for m in same if m.text == plain or (last and m.name.split()[-1] == last)), plain)


def _quantity(scene: Scene, one: Labelled) -> Quantity | None:
    start, end = one.cell
    found = next((q.ref for q in scene.quantities if start <= q.start and q.end <= end), None)
    words = scene.document.text[start:end]
    if found is None:
        value = numeral(words.strip("<>~≈ %"))
        found = Quantity(value, value, None, None, None, False, words) if value is not None else None
    if found is None or one.trigger is None or found.unit == "percent":
        return found
    if _SHARE.search(one.words):
        return replace(found, unit="percent")
    unit = next((kind for kind in one.trigger.needs.get("quantity", ()) if kind != "any"), None)
    return replace(found, unit=unit or found.unit)


def _trimmed(scene: Scene, span: Span) -> Span:
    words = scene.document.text[slice(*span)]
    return span[0] + len(words) - len(words.lstrip()), span[1] - len(words) + len(words.rstrip())


def _heads(scene: Scene, passage: Passage, first: Passage | None, width: int) -> list[str]:
    """Return the words that head the columns: those of the table's first row, if none of them is a number."""
    if first is None or first.block == passage.block:
        return []
    spans = [_trimmed(scene, m.span()) for m in _CELL.finditer(scene.document.text, first.block.start, first.block.end)]
    words = [scene.document.text[slice(*span)] for span in spans if span[0] < span[1]]
    return words if len(words) == width and not any(_NUMBER.match(word) for word in words) else []
