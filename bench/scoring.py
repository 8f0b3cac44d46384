"""How read claims compare with hand-labelled ones: matching by words, then each attribute. No command of its own.

Labels and claims are dictionaries in the keys of a claim. A label and a claim of one text match when they share at
least half of the words of the longer, one to one; the closest first, and among equals the one that has more right. A
label's null is not scored; where the label has a value, a claim's null is wrong. `also` holds further right readings.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
Name = tuple[str, ...]

SCORED = ("holder", "side", "chain", "stance", "polarity", "modality", "place", "time", "said", "deadline", "quantity")
HALF = 0.5  # of the longer span's words
EXACT, ROUGH = 0.01, 0.25  # how far a number may be off, and where the text itself says "about"
# Words that a name may have or lack and still be the same name.
_TITLES = frozenset("the a of in mr ms mrs dr president general colonel captain judge mayor".split()) | frozenset(
    "commander chief spokesman spokeswoman chair".split()
)
_POSSESSIVE = re.compile(r"['’ʼ]s?\b")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Same:
    """Names that mean one thing, in groups."""

    groups: tuple[frozenset[Name], ...] = ()

    def __call__(self, one: str | None, other: str | None, *, surname: bool = True) -> bool:
        """Return whether two names are equal, of one group, or (with `surname`) one is how the other ends."""
        a, b = name_of(one), name_of(other)
        if not a or not b:
            return False
        short, long = sorted((a, b), key=len)
        return (
            a == b
            or any(a in group and b in group for group in self.groups)
            or (surname and long[-len(short) :] == short)
        )


@dataclass(slots=True)
class Score:
    """What was found of the labels of some texts, and which pairs or labels went wrong."""

    labels: int = 0
    claims: int = 0
    spans: int = 0
    frames: int = 0
    right: dict[str, int] = field(default_factory=dict)
    of: dict[str, int] = field(default_factory=dict)
    wrong: list[tuple[str, Row, Row | None]] = field(default_factory=list)

    def figures(self) -> dict[str, float | None]:
        """Return every figure between 0 and 1 by its name; None where nothing was there to measure."""
        shares = {"span recall": (self.spans, self.labels), "span and frame": (self.frames, self.labels)}
        shares |= {key: (self.right.get(key, 0), self.of.get(key, 0)) for key in SCORED}
        return {key: hits / of if of else None for key, (hits, of) in shares.items()}

    def counts(self, figure: str) -> int:
        """Return over how many labels a figure was taken."""
        return self.of.get(figure, 0) if figure in SCORED else self.labels


def same_from(path: Path) -> Same:
    """Return the groups of a file {"names": {name: [others]}, "sides": ...}; none if it is absent."""
    if not path.exists():
        return Same()
    tables = json.loads(path.read_text(encoding="utf-8"))
    return same_of({"names": tables.get("names", {}), "sides": tables.get("sides", {})})


def same_of(tables: Mapping[str, Mapping[str, Sequence[str]]]) -> Same:
    """Return the groups of such tables."""
    return Same(
        tuple(
            frozenset(name_of(form) for form in (name, *forms))
            for group in tables.values()
            for name, forms in group.items()
        )
    )


def name_of(name: str | None) -> Name:
    """Return the words that make a name: no case, no accents, no possessives, no titles."""
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", (name or "").casefold()))
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    return tuple(word for word in _WORD.findall(bare) if word not in _TITLES)


def score(labels: Sequence[Row], claims: Sequence[Row], texts: Mapping[str, str], same: Same) -> Score:
    """Return the score of claims on labels; a claim's `path` ends with the file name that is a label's `document`."""
    judged = {row["document"] for row in labels}
    read = [claim for claim in claims if file_of(claim) in judged]
    pairs = matched(labels, read, texts, same, frame=False)
    out = Score(len(labels), len(read), len(pairs), len(matched(labels, read, texts, same, frame=True)))
    for label, claim in pairs:
        verdicts = verdicts_on(label, claim, same)
        for key, right in verdicts.items():
            out.of[key] = out.of.get(key, 0) + 1
            out.right[key] = out.right.get(key, 0) + right
            if not right:
                out.wrong.append((key, label, claim))
        if not allowed(label, claim, "frame"):
            out.wrong.append(("frame", label, claim))
    found = {id(label) for label, _ in pairs}
    out.wrong += [("span", label, None) for label in labels if id(label) not in found]
    return out


def file_of(claim: Row) -> str:
    """Return the file name a claim was read from."""
    return re.split(r"[/\\]", claim.get("path") or "")[-1]


def matched(
    labels: Sequence[Row], claims: Sequence[Row], texts: Mapping[str, str], same: Same, *, frame: bool
) -> list[tuple[Row, Row]]:
    """Return pairs of label and claim, one to one; with `frame` only such whose frame is right too."""
    near: list[tuple[float, tuple[int, ...], int, int]] = []
    for (i, label), (j, claim) in product(enumerate(labels), enumerate(claims)):
        if label["document"] != file_of(claim) or (frame and not allowed(label, claim, "frame")):
            continue
        share = overlap(label, claim, texts[label["document"]])
        if share < HALF:
            continue
        right = verdicts_on(label, claim, same) | {"frame": allowed(label, claim, "frame")}
        ranks = tuple(-int(right.get(key, False)) for key in ("place", "frame", "quantity", "holder"))
        near.append((-share, ranks, i, j))
    used_labels: set[int] = set()
    used_claims: set[int] = set()
    pairs = []
    for *_, i, j in sorted(near):
        if i not in used_labels and j not in used_claims:
            used_labels.add(i)
            used_claims.add(j)
            pairs.append((labels[i], claims[j]))
    return pairs


def overlap(one: Row, other: Row, text: str) -> float:
    """Return the share of the longer span's words that both spans have."""
    a, b = ({row["start"] + m.start() for m in _WORD.finditer(text[row["start"] : row["end"]])} for row in (one, other))
    return len(a & b) / max(len(a), len(b), 1)


def verdicts_on(label: Row, claim: Row, same: Same) -> dict[str, bool]:
    """Return right or wrong for each attribute that the label has."""
    out = {"holder": holder_right(label, claim, same), "stance": allowed(label, claim, "stance")}
    for key in ("polarity", "modality"):
        if label[key]:
            out[key] = allowed(label, claim, key)
    if side := (label["holder"] or {}).get("side"):
        out["side"] = same(side, (claim.get("holder") or {}).get("side"))
    if label["chain"] and not any(further(label, "holder")):
        out["chain"] = chain_right(label["chain"], claim.get("chain") or [], same)
    if label["place"]:
        out["place"] = same(label["place"]["name"], (claim.get("place") or {}).get("name"), surname=False)
    for key in ("time", "said"):
        if label[key]:
            a, b = period(label[key]), period(claim.get(key))
            out[key] = bool(a and b and a[0] < b[1] and b[0] < a[1])
    if deadline := period(label["roles"].get("deadline")):
        read = period((claim.get("roles") or {}).get("deadline"))
        day = timedelta(days=1)
        out["deadline"] = read is not None and any(abs(deadline[0] - d) <= day for d in (read[0], read[1] - day))
    if (quantity := label["quantity"]) and (quantity["low"], quantity["high"]) != (None, None):
        out["quantity"] = quantity_right(quantity, claim.get("quantity"))
    return out


def further(label: Row, key: str) -> list[Any]:
    """Return the values of a key that count as right besides the label's own."""
    values: list[Any] = label.get("also", {}).get(key, [])
    return values


def allowed(label: Row, claim: Row, key: str) -> bool:
    """Return whether a claim's value is the label's or one of its further right ones."""
    return claim.get(key) in [label[key], *further(label, key)]


def holder_right(label: Row, claim: Row, same: Same) -> bool:
    """Return whether the holder is right; narration is nobody's or its publisher's."""
    others = further(label, "holder")
    narrated = label["holder"] is None or None in others
    read = (claim.get("holder") or {}).get("name")
    if read is None:
        return narrated
    names = [(label["holder"] or {}).get("name"), *others]
    if narrated:
        names += [link["name"] for link in label["chain"] if link["role"] == "publisher"]
    return any(same(name, read) for name in names if name)


def chain_right(wanted: Sequence[Row], read: Sequence[Row], same: Same) -> bool:
    """Return whether every link is there by name and in order, optional ones or not, and none besides.

    Two links with one name in a row are one. A publisher that the label does not know is no link too many.
    """
    first = read[0]["name"] if read else None
    known = any(link["role"] == "publisher" or same(link["name"], first) for link in wanted)
    names: list[str] = []
    for link in read:
        if link["name"] and (known or link["role"] != "publisher") and not (names and same(names[-1], link["name"])):
            names.append(link["name"])
    for link in wanted:
        if names and same(link["name"], names[0]):
            names.pop(0)
        elif not link.get("optional"):
            return False
    return not names


def quantity_right(wanted: Row, read: Row | None) -> bool:
    """Return whether the bounds are right: shares as 90 or .9, an open bound open, one bound enough for "about"."""
    if not read:
        return False

    def close(a: float, b: float | None) -> bool:
        far = (ROUGH if wanted["approximate"] else EXACT) * abs(a)
        return b is not None and (abs(a - b) <= far or (wanted["unit"] == "percent" and abs(a - 100 * b) <= far))

    bounds = [key for key in ("low", "high") if wanted[key] is not None]
    asked = [key for key in bounds if read.get(key) is not None] if wanted["approximate"] else bounds
    if not all(close(wanted[key], read.get(key)) for key in asked or bounds):
        return False
    both = wanted["low"] is not None and wanted["high"] is not None
    return both or read.get("low") != read.get("high")


def period(value: Any) -> tuple[date, date] | None:
    """Return the first day and the day after the last of {start, end} or one date; None when neither end is known."""
    ends = value if isinstance(value, Mapping) else {"start": value, "end": value}
    try:
        start, end = (_day(ends.get(key)) for key in ("start", "end"))
    except ValueError:
        return None
    if start is None and end is None:
        return None
    if start and end:
        end = max(end, start + timedelta(days=1))
    return start or date.min, end or date.max


def _day(written: str | None) -> date | None:
    if not written:
        return None
    year, month, day = (*(int(part) for part in written[:10].split("-")), 1, 1)[:3]
    return date(year, month, day)
