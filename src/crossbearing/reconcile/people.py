"""People: when two names are one person's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rapidfuzz.distance import Levenshtein

from crossbearing.model.spelling import folded, sounded
from crossbearing.reconcile.lexicon import PARTICLES, TITLES

_LONGEST_NAME: Final = 5  # words
_INITIAL: Final = 1


def without_title(name: str) -> str:
    """Return the name without the titles before it."""
    words = name.split()
    while len(words) > 1 and all(part in TITLES for part in folded(words[0]).split()):
        words = words[1:]
    return " ".join(words)


def looks_like_person(name: str) -> bool:
    """Say whether a name has the shape of a person's: two to five capitalised words, none of them with figures."""
    words = without_title(name).split()
    if not 2 <= len(words) <= _LONGEST_NAME or any(any(c.isdigit() for c in word) for word in words):
        return False
    return all(word[0].isupper() or word.casefold() in PARTICLES for word in words) and not any(
        len(word) > 2 and word.isupper() for word in words
    )


def same_person(a: str, b: str) -> str | None:
    """Return in words why two full names are one person's, or None: the same surname alone is not enough."""
    x, y = _parts(a), _parts(b)
    if len(x) < 2 or len(y) < 2:
        return None
    if x == y:
        return "the same name in another spelling"
    if sorted(x) == sorted(y):
        return "the same names in another order"
    if x[-1] != y[-1] and not _close(x[-1], y[-1]):
        return None
    first, second = x[0], y[0]
    if first == second and x[-1] == y[-1]:
        return "the same first name and surname"
    if _INITIAL in (len(first), len(second)) and first[0] == second[0] and x[-1] == y[-1]:
        return "the same surname, and the initial fits"
    if x[-1] == y[-1] and _close(first, second):
        return "the same surname, and first names one letter apart"
    return "the same first name, and surnames one letter apart" if first == second and _close(x[-1], y[-1]) else None


def surname(name: str) -> str:
    """Return the key of the last word of a name."""
    parts = _parts(name)
    return parts[-1] if parts else ""


def _parts(name: str) -> list[str]:
    return [sounded(word) for word in folded_words(without_title(name)) if word]


def folded_words(name: str) -> Sequence[str]:
    """Return the words of a name, hyphens and points undone."""
    return [word for word in name.replace(".", " ").replace("-", " ").split() if word]


def _close(a: str, b: str) -> bool:
    """Say whether two names are one letter apart inside: endings tell women from men and one name from another."""
    return (
        min(len(a), len(b)) > 4 and a[0] == b[0] and a[-1] == b[-1] and Levenshtein.distance(a, b, score_cutoff=1) <= 1
    )
