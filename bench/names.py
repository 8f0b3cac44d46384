"""Exchange the seeds' names and see what the reader loses: `python bench/names.py [--seeds 3] [--show]`.

A reader that has learned its texts by heart falls when the names change. Four runs beside the plain one:

  invented      every person, unit and place gets an invented name of the same make: same words, same endings, letters
                of the same kind exchanged, spelling variants of one name still variants; none is in the gazetteer
  other places  the same, but places that the gazetteer knows become other places of their country, region and kind
  other states  as invented, and the states that are sides become two other states, with adjectives and capitals
  no lists      the seeds as they are, read without the actor lists

Labels, aliases and manifest change with the texts, and offsets are worked out anew. The names are found when it runs:
words that the seeds write with a capital and that are neither words of the language (other texts of ../shared/bench say
so), nor calendar days, nor states, nor outlets and platforms. Figures are means over seeds of the generator.
"""

from __future__ import annotations

import argparse
import calendar
import gzip
import json
import random
import re
import tempfile
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean
from typing import Any

import numpy as np
from claims import ASKED, FIGURES, SEEDS, SHARED, Labelled, rows_of, scored, shown

from crossbearing.model.packs import Gazetteer, GazetteerPlace, Legend, Packs
from crossbearing.packs import load_packs
from crossbearing.packs.gazetteer import KINDS, CompactGazetteer, Overlaid

APART = 0.05  # asked of each figure when the names change
WITHOUT_LISTS = 0.10  # asked of holder and side without actor lists
KEPT_KINDS = {"outlet", "agency", "platform", "monitor", "think_tank"}
COMMON = 0.05  # a word of the language: so often in small letters as in capitals, or more
DAYS = {*calendar.day_name, *calendar.month_name, *calendar.day_abbr, *calendar.month_abbr, "Christmas", "Easter"}
# Letters are exchanged inside their class; those of no class stay, and so does the ending.
CLASSES = (
    ("p", "t", "k", "b", "d", "g"),
    ("l", "r", "m", "n"),
    ("v", "z", "f"),
    ("sh", "ch", "zh"),
    ("a", "e", "o", "u"),
)
_CLASS_OF = {unit: group for group in CLASSES for unit in group}
_UNIT = re.compile(r"sh|ch|zh|kh|th|ph|.")
_WORD = re.compile(r"[^\W\d_]+")
_TRIES = 400

Words = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Seeds:
    """What is exchanged: the texts by file name, the labels, the aliases and the manifest."""

    texts: Mapping[str, str]
    labels: Sequence[Mapping[str, Any]]
    aliases: Mapping[str, Any]
    manifest: str


def main() -> None:
    """Print the figures of each run, and how far they lie from the plain one."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", type=int, default=3, help="how many seeds of the generator to take the mean of")
    options.add_argument("--show", action="store_true", help="list the names exchanged with the first seed")
    chosen = options.parse_args()
    if not there():
        print(f"{SEEDS.labels}, its texts or the corpora beside it are absent: not measured")
        return
    packs = load_packs(None)
    if chosen.show:
        for way in ("invented", "other places", "other states"):
            print(f"{way}: " + ", ".join(f"{a} {b}" for a, b in sorted(exchange(loaded(), packs, way, 1).items())))
    for line in table(measured(packs, chosen.seeds)):
        print(line)


def rows() -> list[tuple[str, str, str]]:
    """Return what was measured, and what is asked, for a table of all benches."""
    if not there():
        return [("names exchanged", "absent: not measured", "")]
    runs = measured(load_packs(None), 3)
    plain = runs.pop("plain")
    out = []
    for way, figures in runs.items():
        watched = ("holder", "side") if way == "no lists" else tuple(ASKED)
        low, figure = min((value(figures, one) - value(plain, one), one) for one in watched)
        asked = WITHOUT_LISTS if way == "no lists" else APART
        out.append((f"names, {way}: what falls most ({figure})", f"{low:+.3f}", f">= -{asked:.2f}"))
    return out


def there() -> bool:
    """Return whether the seeds, their labels and the corpora are present."""
    return SEEDS.texts.exists() and SEEDS.labels.exists() and any(corpora())


def value(figures: Mapping[str, float | None], figure: str) -> float:
    """Return a figure, 0 where there was nothing to measure."""
    return figures[figure] or 0.0


def measured(packs: Packs, seeds: int) -> dict[str, dict[str, float | None]]:
    """Return the figures of every run by its name, the plain one first."""
    held = loaded()
    runs: dict[str, dict[str, float | None]] = {"plain": scored(SEEDS, packs).figures()}
    for way in ("invented", "other places", "other states"):
        tries = [run(held, exchange(held, packs, way, seed), packs) for seed in range(1, seeds + 1)]
        runs[way] = {figure: mean(value(one, figure) for one in tries) for figure in FIGURES}
    return runs | {"no lists": scored(SEEDS, replace(packs, actors=())).figures()}


def run(held: Seeds, words: Words, packs: Packs) -> dict[str, float | None]:
    """Return the figures of the reader on the seeds with these words exchanged."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(folder, held, words)
        return scored(Labelled("exchanged", folder, folder / "labels.jsonl", folder / "aliases.json"), packs).figures()


def loaded() -> Seeds:
    """Return the seeds."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(SEEDS.texts.glob("*.txt"))}
    aliases = json.loads(SEEDS.aliases.read_text(encoding="utf-8"))
    manifest = (SEEDS.texts / "manifest.toml").read_text(encoding="utf-8")
    return Seeds(texts, rows_of(SEEDS.labels), aliases, manifest)


def write(folder: Path, held: Seeds, words: Words) -> None:
    """Write texts, manifest, labels and aliases with the words exchanged."""
    moved = {name: exchanged(text, words) for name, text in held.texts.items()}
    for name, (text, _) in moved.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "manifest.toml").write_text(exchanged(held.manifest, words)[0], encoding="utf-8")
    (folder / "aliases.json").write_text(json.dumps(renamed(held.aliases, words)), encoding="utf-8")
    with (folder / "labels.jsonl").open("w", encoding="utf-8") as out:
        for label in held.labels:
            text, moves = moved[label["document"]]
            start, end = (moved_to(label[key], moves) for key in ("start", "end"))
            row = {**renamed(label, words), "document": label["document"], "start": start, "end": end}
            out.write(json.dumps({**row, "quote": text[start:end]}) + "\n")


def exchanged(text: str, words: Words) -> tuple[str, list[tuple[int, int]]]:
    """Return the text with its words exchanged, and by how much what follows each exchanged word has moved."""
    parts: list[str] = []
    moves, at, shift = [(0, 0)], 0, 0
    for match in _WORD.finditer(text):
        old = match.group()
        new = words.get(old) or (words[old.title()].upper() if old.isupper() and old.title() in words else None)
        if new is None:
            continue
        parts += (text[at : match.start()], new)
        at, shift = match.end(), shift + len(new) - len(old)
        moves.append((at, shift))
    return "".join((*parts, text[at:])), moves


def moved_to(offset: int, moves: Sequence[tuple[int, int]]) -> int:
    """Return where an offset of the old text lies in the new one; offsets stand at the borders of words."""
    return offset + moves[bisect_right(moves, (offset, 10**9)) - 1][1]


def renamed(value: Any, words: Words) -> Any:
    """Return a label or a table with the words exchanged in all its strings and keys."""
    if isinstance(value, str):
        return exchanged(value, words)[0]
    if isinstance(value, Mapping):
        return {exchanged(key, words)[0]: renamed(one, words) for key, one in value.items()}
    return [renamed(one, words) for one in value] if isinstance(value, list) else value


def exchange(held: Seeds, packs: Packs, way: str, seed: int) -> dict[str, str]:
    """Return the new word for each old one."""
    names = names_in(held, packs)
    taken = {folded(word) for text in held.texts.values() for word in _WORD.findall(text)}
    words = invented(names, taken, packs.gazetteer, seed)
    if way == "other places":
        words |= elsewhere(held, words, packs.gazetteer, seed)
    if way == "other states":
        words |= other_states(held, packs, taken, seed)
    return words


def names_in(held: Seeds, packs: Packs) -> list[str]:
    """Return the words that are names of persons, units and places, in order of the alphabet."""
    small, large = language()
    for text in held.texts.values():
        small.update(word for word in _WORD.findall(text) if word.islower())
    kept = DAYS | set(_WORD.findall(held.manifest))
    for actor in packs.actors:
        if actor.kind in KEPT_KINDS:
            kept.update(_WORD.findall(" ".join((actor.name, *actor.aliases))))
    for legend in packs.legends:
        kept.update(_WORD.findall(" ".join((legend.name, *legend.adjectives, *legend.metonyms, *legend.aliases))))

    def common(word: str) -> bool:
        low, high = word.casefold(), large[word.casefold()]
        return any(small[form] > COMMON * high for form in (low, low.removesuffix("s")))

    written = {word for text in held.texts.values() for word in _WORD.findall(text)}
    written |= {word for label in held.labels for word in _WORD.findall(labelled_names(label))}
    capital = {word for word in written if len(word) > 2 and word[0].isupper() and not word.isupper()}
    return sorted(word for word in capital if word not in kept and not common(word))


def labelled_names(label: Mapping[str, Any]) -> str:
    """Return the names of a label's chain and place as one text."""
    return " ".join([*(link["name"] for link in label["chain"]), (label["place"] or {}).get("name", "")])


def language() -> tuple[Counter[str], Counter[str]]:
    """Return how often the other corpora write each word small, and with a capital."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for path in corpora():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for word in _WORD.findall(lines.read()):
                (small if word.islower() else large)[word.casefold()] += 1
    return small, large


def corpora() -> Iterable[Path]:
    """Return the corpora that show which words are words of the language."""
    places = ("attribution/polnear_train.jsonl.gz", "stories/wikinews_dev.jsonl.gz", "places/lgl.jsonl.gz")
    return [path for place in places if (path := SHARED / "bench" / place).exists()]


def folded(word: str) -> str:
    """Return how variants of a name agree: small, no accents, y and j as i, no letter twice."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    bare = re.sub(r"[yj]", "i", "".join(c for c in plain if not unicodedata.combining(c)))
    return re.sub(r"(.)\1+", r"\1", bare)


def invented(names: Sequence[str], taken: set[str], gazetteer: Gazetteer, seed: int) -> dict[str, str]:
    """Return an invented word for each, by one exchange of letters for all variants of a name."""
    words: dict[str, str] = {}
    used = set(taken)
    for variants in grouped(names):
        for attempt in range(_TRIES):
            chance = random.Random(f"{seed} {folded(variants[0])} {attempt}")
            letters = {a: b for group in CLASSES for a, b in zip(group, chance.sample(group, len(group)), strict=True)}
            new = {word: respelt(word, letters) for word in variants}
            unknown = attempt > _TRIES // 2 or not any(map(gazetteer.lookup, new.values()))
            if unknown and used.isdisjoint(map(folded, new.values())):
                break
        else:
            raise SystemExit(f"no invented name found in {_TRIES} tries")
        words |= new
        used.update(map(folded, new.values()))
    return words


def grouped(names: Sequence[str]) -> Iterator[list[str]]:
    """Give the names in groups of variants, in order."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(folded(name), []).append(name)
    yield from groups.values()


def respelt(word: str, letters: Words) -> str:
    """Return the word with its letters exchanged but for its ending; capitals stay where they were."""
    ending = 3 if len(word) > 6 else 2 if len(word) > 4 else 1
    head, tail = word[:-ending].lower(), word[-ending:]
    new = "".join(letters.get(unit, unit) for unit in _UNIT.findall(head)) + tail
    return "".join(n.upper() if old.isupper() else n for n, old in zip(new, word, strict=True))


def elsewhere(held: Seeds, words: Words, gazetteer: Gazetteer, seed: int) -> dict[str, str]:
    """Return for each labelled place that the gazetteer knows another of its country, region and kind."""
    base = gazetteer.base if isinstance(gazetteer, Overlaid) else gazetteer
    if not isinstance(base, CompactGazetteer):
        return {}
    places = {label["place"]["name"] for label in held.labels if label["place"]}
    variants = {folded(group[0]): group for group in grouped(sorted(words))}
    out: dict[str, str] = {}
    country = home(places, gazetteer)
    for word in sorted({word for name in places for word in _WORD.findall(name) if word in words}):
        known = [place for place in gazetteer.lookup(word) if place.country == country]
        if known and word not in out:
            new = another(base, known[0], random.Random(f"{seed} {word}"), {*words, *out.values()})
            out |= dict.fromkeys(variants[folded(word)], new)
    return out


def home(places: Iterable[str], gazetteer: Gazetteer) -> str | None:
    """Return the country that most of the places can lie in."""
    found = Counter(c for name in sorted(places) for c in {p.country for p in gazetteer.lookup(name)})
    return found.most_common(1)[0][0] if found else None


def another(base: CompactGazetteer, like: GazetteerPlace, chance: random.Random, taken: set[str]) -> str:
    """Return the name of another place like this one: one plain word that no other place of that country has."""
    alike = np.flatnonzero(
        (base.country == base.countries.index(like.country or "")) & (base.kind == KINDS.index(like.kind))
    )
    rows = [int(row) for row in alike if base.areas[int(base.admin[row])] == (like.admin or "")]
    for pool in (rows, [int(row) for row in alike]):
        for row in chance.sample(pool, min(len(pool), _TRIES)):
            name = base.names[row]
            alone = [place for place in base.lookup(name) if place.country == like.country]
            if _WORD.fullmatch(name) and name.isascii() and name not in taken and len(alone) == 1:
                return name
    raise SystemExit(f"no other {like.kind} of that country found")


def other_states(held: Seeds, packs: Packs, taken: set[str], seed: int) -> dict[str, str]:
    """Return the words of two other states for those of the states that are sides in the labels."""
    sides = sorted({label["holder"]["side"] for label in held.labels if label["holder"] and label["holder"]["side"]})
    old = [legend for legend in packs.legends if legend.name in sides]
    free = [one for one in packs.legends if plain_state(one) and not taken & set(map(folded, forms(one)))]
    new = random.Random(f"states {seed}").sample(sorted(free, key=lambda one: one.name), len(old))
    return {word: other for a, b in zip(old, new, strict=True) for word, other in pairs(a, b)}


def plain_state(legend: Legend) -> bool:
    """Return whether a state's name, adjective and capital are single words that inflect as usual ("-an", "-ans")."""
    single = all(_WORD.fullmatch(word) for word in forms(legend))
    return single and bool(legend.metonyms) and legend.adjectives[:1] != () and legend.adjectives[0].endswith("an")


def forms(legend: Legend) -> tuple[str, ...]:
    """Return all the words of a state."""
    return (legend.name, *legend.adjectives, *legend.metonyms)


def pairs(old: Legend, new: Legend) -> Iterator[tuple[str, str]]:
    """Give each one-word form of a state with the other state's."""
    yield old.name, new.name
    for word in old.adjectives:
        yield word, new.adjectives[0] + ("s" if word.endswith("s") else "")
    for number, word in enumerate(old.metonyms):
        yield word, new.metonyms[min(number, len(new.metonyms) - 1)]


def table(runs: Mapping[str, Mapping[str, float | None]]) -> Iterator[str]:
    """Give the lines of a table: a row a figure, a column a run with its way from the plain one."""
    plain, *others = runs
    yield f"{'':16}{plain:>9}" + "".join(f"{way:>18}" for way in others)
    for figure in FIGURES:
        base = runs[plain][figure]
        line = f"{figure:16}{shown(base):>9}"
        for way in others:
            apart = value(runs[way], figure) - (base or 0)
            watched = figure in ("holder", "side") if way == "no lists" else figure in ASKED
            low = "!" if watched and apart < -(WITHOUT_LISTS if way == "no lists" else APART) else " "
            line += f"{shown(runs[way][figure]):>9} {apart:+.3f}{low} "
        yield line.rstrip()


if __name__ == "__main__":
    main()
