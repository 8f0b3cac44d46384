"""The words around a place: which part of it is meant, and how what happens stands to it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc

from crossbearing.model.claim import PlaceRelation

SETTLEMENTS = frozenset(
    "city town village settlement hamlet municipality township suburb port resort cities towns villages settlements "
    "hamlets suburbs".split()
)
AREAS = frozenset(
    "region oblast province county parish township governorate prefecture raion rayon territory canton voivodeship "
    "krai district island "
    "islands archipelago peninsula valley desert bay gulf strait sound fjord sea lake river reservoir forest harbour "
    "harbor bridge airport beach reef canal border coast street".split()
)
FIELDS = frozenset("axis front sector direction salient area frontline".split())
_PARTS = frozenset(
    "outskirts outskirt suburbs center centre part parts districts district bank banks edge edges half "
    "quarter quarters "
    "side shore zone flank approaches streets neighbourhoods neighborhoods downtown waterfront shoreline "
    "tip end".split()
)
_VAGUE_PARTS = frozenset({"part", "parts", "side", "end", "half", "quarter"})  # of themselves they say nothing of where
_COMPASS = tuple("north south east west northeast northwest southeast southwest".split())
POINTS = frozenset((*_COMPASS, "north-east", "north-west", "south-east", "south-west"))
_POINTED = frozenset(
    (
        *_COMPASS,
        *(f"{point}ern" for point in sorted(POINTS)),
        *"central opposite far industrial old upper lower inner outer city town village".split(),
    )
)
_NEAR = frozenset({"near", "around", "outside", "off", "beside", "nearby", "round"})
_TOWARD = frozenset({"toward", "towards"})
_LABEL = 5  # words of a label's part
_UNITS = frozenset("km kilometers kilometres kilometer kilometre miles mile meters metres m metre meter yards".split())


@dataclass(frozen=True, slots=True)
class Setting:
    """The whole expression, tokens `i:j` with the name at `name_end` ending, and what it says of the place."""

    i: int
    j: int
    name_end: int  # past the area word that belongs to the name ("Lowell county")
    part: str | None
    relation: PlaceRelation
    noun: str | None  # the settlement or area noun beside the name, singular


def setting_of(doc: Doc, i: int, j: int) -> Setting:
    """Return what the words around tokens `i:j`, a place's name or an expression for one, say of it."""
    name_end, end, right_part, noun, sector = _right(doc, j)
    start, left_part, left_noun, point = _left(doc, i)
    part = left_part or right_part
    relation = _relation(doc, start)
    if sector:
        relation = "sector"
    elif point:
        relation = "near"
    elif part is not None and relation == "in":
        relation = "part"
    return Setting(start, end, name_end, part, relation, left_noun or noun)


def _right(doc: Doc, j: int) -> tuple[int, int, str | None, str | None, bool]:
    """Return where the name ends, where the expression ends, the part, the noun, and whether it is a sector."""
    word = doc[j].lower_ if j < len(doc) else ""
    if word in FIELDS:
        return j, j + 1, None, None, True
    if word in AREAS:
        return j + 1, j + 1, _genitive(doc, j + 1)[1], word, False
    part_end, part = _part_at(doc, j)
    if part is not None:
        return j, part_end, part, None, False
    if word in {"city", "town", "village"}:
        follows = doc[j + 1] if j + 1 < len(doc) else None
        free = follows is None or follows.pos_ not in {"NOUN", "PROPN"}
        return j, j + 1 if free else j, None, word if free else None, False
    part_end, part = _labelled(doc, j)
    if part is None:
        part_end, part = _genitive(doc, j)
    return j, part_end, part, None, False


def _labelled(doc: Doc, j: int) -> tuple[int, str | None]:
    """Return the part behind a comma in a label: "Lowell, lower town: 30 houses", "Lowell, northern district:"."""
    if j + 1 >= len(doc) or doc[j].text != "," or doc[j + 1].lower_ not in _POINTED:
        return j, None
    for end in range(j + 2, min(j + _LABEL, len(doc) - 1)):
        if doc[end].lower_ in _PARTS | SETTLEMENTS and doc[end + 1].text == ":":
            return end + 1, doc[j + 1 : end + 1].text.lower()
    return j, None


def _genitive(doc: Doc, j: int) -> tuple[int, str | None]:
    """Return the part named behind a genitive: "Lowell's northern outskirts"."""
    if j < len(doc) and doc[j].text in {"'s", "'"}:
        end, part = _part_at(doc, j + 1)
        return (end, part) if part is not None else (j, None)
    return j, None


def _part_at(doc: Doc, k: int) -> tuple[int, str | None]:
    """Return the end and words of a part that begins at `k`: "(northern) outskirts", "city center"."""
    end = k
    while end < len(doc) and (doc[end].lower_ in _POINTED or doc[end].text == "-"):
        end += 1
    if end < len(doc) and doc[end].lower_ in _PARTS:
        return end + 1, doc[k : end + 1].text.lower()
    return k, None


def _left(doc: Doc, i: int) -> tuple[int, str | None, str | None, bool]:
    """Return where the expression begins, the part, the noun before the name, and whether a bearing leads to it."""
    noun: str | None = None
    k = _of(doc, i)
    if k is not None and doc[k].lower_ in SETTLEMENTS:
        noun, i = singular(doc[k].lower_), k
        k = _of(doc, i)
    elif i > 0 and doc[i - 1].lower_ in SETTLEMENTS and doc[i - 1].pos_ in {"NOUN", "PROPN"}:
        noun, i = singular(doc[i - 1].lower_), i - 1
    if k is not None and doc[k].lower_ in _PARTS:
        start = k
        while start > 0 and (doc[start - 1].lower_ in _POINTED or doc[start - 1].text == "-"):
            start -= 1
        words = doc[start : k + 1].text.lower()
        if words == "district":
            return start, None, words, False  # "the district of Harrow" is the whole area
        return start, None if words in _VAGUE_PARTS else words, noun, False
    if k is not None and doc[k].lower_ in POINTS:
        start = _bearing(doc, k)
        article = start > 0 and doc[start - 1].lower_ == "the"
        return start, doc[start : k + 1].text.lower(), noun, not article
    if noun is None and i > 0 and doc[i - 1].lower_ in _POINTED and doc[i - 1].is_lower:
        return i - 1, doc[i - 1].lower_, None, False
    return i, None, noun, False


def _of(doc: Doc, i: int) -> int | None:
    """Return the noun before "of (the)" right before `i`."""
    k = i - 1
    if k > 0 and doc[k].lower_ in {"the", "a"}:
        k -= 1
    return k - 1 if k > 0 and doc[k].lower_ == "of" else None


def _bearing(doc: Doc, k: int) -> int:
    """Return where a bearing begins: "north and east of"."""
    if k > 1 and doc[k - 1].lower_ == "and" and doc[k - 2].lower_ in POINTS:
        return k - 2
    return k


def _relation(doc: Doc, i: int) -> PlaceRelation:
    k = i - 1
    while k >= 0 and (doc[k].pos_ in {"DET", "ADJ", "PRON"} or doc[k].lower_ in {"key", "the"}) and i - k < 5:
        if doc[k].lower_ in _NEAR:
            return "near"
        k -= 1
    if k < 0:
        return "in"
    word = doc[k].lower_
    if word in _TOWARD or (word == "of" and k > 0 and doc[k - 1].lower_ == "direction"):
        return "toward"
    if word in _NEAR or (word == "to" and k > 0 and doc[k - 1].lower_ in {"close", "approaches", "adjacent"}):
        return "near"
    if word == "from" and k > 0 and doc[k - 1].lower_ in _UNITS:
        return "near"
    return "in"


def singular(noun: str) -> str:
    """Return the singular of a noun for a settlement."""
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-1] if noun.endswith("s") else noun
