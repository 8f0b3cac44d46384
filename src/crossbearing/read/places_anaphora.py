"""Anaphora: "the city", "its outskirts", "the northern districts", "there", and the place each points back to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Doc

from crossbearing.read.places_words import AREAS, SETTLEMENTS, singular

_REMEMBERED = 200  # places looked through for the one meant
_SETTLED = frozenset("city town village settlement hamlet port resort municipality".split())
# Nouns for parts that only settlements have, so that bare they mean the settlement spoken of.
_BARE_PARTS = frozenset({"outskirts", "suburbs", "downtown"})
_ZONES = frozenset("zone districts district parts part center centre edge bank streets quarters".split())
_POINTED = frozenset(
    "northern southern eastern western northeastern northwestern southeastern southwestern central "
    "industrial city town "
    "village opposite residential".split()
)
CAPITAL = "capital"
_TOWNS = frozenset({"town", "city", "village"})
_QUARTERS = frozenset({"lower", "upper", "old", "inner"})  # before "town" they name a part of it
_INDEFINITE = frozenset({"a", "an"})
_POINTERS = frozenset({"the", "this", "that", "same", "its", "their"}) | _INDEFINITE
_LEAD = 2  # sentences of a lead, in which a place may be described before it is named
_LEADS_BY = 2.0  # how many times the next one's weight the story's own place must have, for a lead to mean it


@dataclass(frozen=True, slots=True)
class Pointer:
    """Words that point back to a place: tokens `i:j`, the noun that must fit it (None: any), and the part meant."""

    i: int
    j: int
    noun: str | None
    part: str | None
    near: bool = False  # "the area"
    reach: int = 1000  # sentences back that it may point
    ahead: bool = False  # "a key city", in a lead that names it only afterwards


def pointers(doc: Doc, taken: frozenset[int]) -> Iterator[Pointer]:
    """Yield the expressions of a passage that point back to a place; `taken` are tokens that name one."""
    i = 0
    while i < len(doc):
        found = _pointer(doc, i)
        if found is None or any(k in taken for k in range(found.i, found.j)):
            i += 1
            continue
        yield found
        i = found.j


def _pointer(doc: Doc, i: int) -> Pointer | None:
    token = doc[i]
    if token.lower_ == "there" and token.pos_ == "ADV" and token.dep_ != "expl":
        return Pointer(i, i + 1, None, None, reach=2)
    if token.lower_ not in _POINTERS:
        return None
    k = i + 1
    while k < len(doc) and (_describes(doc, k) or doc[k].lower_ in _POINTED or doc[k].text == "-"):
        if doc[k].lower_ in {"city", "town", "village"} and not _zone_at(doc, k + 1):
            break
        k += 1
    if k >= len(doc) or doc[k].pos_ not in {"NOUN", "PROPN", "ADJ"} or k - i > 6:
        return None
    found = _by_noun(doc, i, k)
    if token.lower_ not in _INDEFINITE or found is None:
        return found
    return replace(found, ahead=True) if found.noun in _SETTLED and found.part is None else None


def _describes(doc: Doc, k: int) -> bool:
    """Say whether a word only describes the noun to come: "the besieged city", "the frontline city"."""
    if doc[k].pos_ in {"ADJ", "ADV", "NUM"}:
        return True
    after = doc[k + 1] if k + 1 < len(doc) else None
    return doc[k].pos_ == "NOUN" and after is not None and after.lower_ in _SETTLED and doc[k].lower_ != "city"


def _zone_at(doc: Doc, k: int) -> bool:
    return k < len(doc) and doc[k].lower_ in _ZONES | _BARE_PARTS


def _by_noun(doc: Doc, i: int, k: int) -> Pointer | None:
    """Return the pointer whose noun stands at `k`, None if the noun goes on or is given its own name."""
    noun = doc[k].lower_
    following = doc[k + 1] if k + 1 < len(doc) else None
    if following is not None and (
        following.lower_ == "of" or following.pos_ in {"NOUN", "PROPN"} or following.text == "-"
    ):
        return None
    own = doc[i].lower_ in {"its", "their"}
    words = doc[i + 1 : k + 1].text.lower()
    if noun in _BARE_PARTS or (noun in _ZONES and (own or _pointed(doc, i, k))):
        return Pointer(i, k + 1, "river" if noun == "bank" else None, words)
    if own:
        return None
    if noun in _TOWNS and doc[k - 1].lower_ in _QUARTERS:
        return Pointer(i, k + 1, None, words)  # "the lower town"
    if noun == CAPITAL and i > 0 and doc[i - 1].pos_ == "ADP":
        return Pointer(i, k + 1, noun, None)
    if noun == "area" and k - i <= 2:
        return Pointer(i, k + 1, None, None, near=True)
    if noun in _SETTLED or (noun in AREAS and noun not in {"border", "coast", "district", "bridge"}):
        return Pointer(i, k + 1, noun, None)
    return None


def _pointed(doc: Doc, i: int, k: int) -> bool:
    return any(token.lower_ in _POINTED for token in doc[i + 1 : k])


def salient(
    pointer: Pointer,
    sentence: int,
    last: dict[str, int],
    kinds: Mapping[str, frozenset[str]],
    topic: Mapping[str, float],
) -> str | None:
    """Return the key of the place meant: of fitting ones the nearest before, the story's own place preferred.

    `last` is the sentence each place was last named in, the latest last; `kinds` are the nouns each place is called by
    or fits, `topic` how much the document is about it (0 to 1).
    """
    if pointer.ahead:
        return _story_place(pointer, sentence, last, kinds, topic)
    scores: dict[str, float] = {}
    for key, at in islice(reversed(last.items()), _REMEMBERED):
        called = kinds.get(key, frozenset())
        if sentence - at <= pointer.reach and _fits(pointer.noun, called):
            scores[key] = 2 / (1 + sentence - at) + 0.6 * topic.get(key, 0.0) + 0.2 * (pointer.noun in called)
    return max(scores, key=lambda key: scores[key], default=None)


def _story_place(
    pointer: Pointer,
    sentence: int,
    last: dict[str, int],
    kinds: Mapping[str, frozenset[str]],
    topic: Mapping[str, float],
) -> str | None:
    """Return the place that a lead describes before naming it: the story's own, if no such place was named before."""
    fitting = [key for key in sorted(topic) if _fits(pointer.noun, kinds.get(key, frozenset()))]
    if not fitting or sentence >= _LEAD or any(key in last for key in fitting):
        return None
    best, *others = sorted(fitting, key=lambda key: -topic[key])
    return best if all(topic[best] >= _LEADS_BY * topic[key] for key in others) else None


def _fits(noun: str | None, called: frozenset[str]) -> bool:
    if noun is None or noun in {"settlement", "municipality", "port", "resort"}:
        return bool(called & SETTLEMENTS) or (noun is None and not called)
    return singular(noun) in called or noun in called
