"""Entities of one document: which names mean the same person, body or place, and the fullest form of each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model.packs import Gazetteer
from crossbearing.model.spelling import folded, sounded
from crossbearing.read.names_kinds import NameKind, name_words
from crossbearing.read.names_lexicon import Lexicon
from crossbearing.read.names_runs import Run

# What outlets and projects hang on their name: "HarbourWatchUK", "FloodNews". Cut only behind a small letter.
_HUNG = re.compile(r"(?<=[a-z])(?:[A-Z]{2}|News|Map|Maps|TV|HQ|Live|Info)\Z")
_SMALL = frozenset({"of", "the", "for", "and", "&", "in", "de", "la", "du"})
_ORDINAL = re.compile(r"\d+")
_LEGAL_FORMS = frozenset({"ltd", "limited", "inc", "plc", "llc", "gmbh", "corp", "co"})
_BETWEEN = re.compile(r"['’]s\b|[\s-]+")
Row = tuple[Run, str, NameKind]


@dataclass(frozen=True, slots=True)
class Named:
    """A run with its kind, the full name of what it names, and a key that all names of that entity share."""

    run: Run
    text: str
    kind: NameKind
    name: str
    key: str

    @property
    def start(self) -> int:
        """Return the document offset of its first character."""
        return self.run.start

    @property
    def end(self) -> int:
        """Return the document offset after its last character."""
        return self.run.end


def resolve(
    runs: Sequence[Run],
    kinds: Mapping[str, NameKind],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
    states: Mapping[str, str],
    *,
    several: bool,
) -> tuple[Named, ...]:
    """Return the runs that have a kind, in order, each with its entity's name as this document writes it most fully.

    `states` maps the folded surfaces of sides to their name; with `several` sides in the document a body without one
    ("the General Staff") is not taken for that of either.
    """
    rows: list[Row] = [(run, run.text, kinds[sounded(run.text)]) for run in runs if sounded(run.text) in kinds]
    keys: dict[tuple[NameKind, str], str] = {}
    for text, key in _people([text for _, text, kind in rows if kind == "person"]).items():
        keys["person", text] = key
    for text, key in _bodies(rows, lexicon, states, several=several).items():
        keys["organisation", text] = key
    for _, text, kind in rows:
        if kind == "place":
            keys["place", text] = _place_key(text, gazetteer)
    names = _full_names([(text, kind, keys[kind, text]) for _, text, kind in rows])
    return tuple(Named(run, text, kind, names[kind, keys[kind, text]], keys[kind, text]) for run, text, kind in rows)


def _people(texts: Sequence[str]) -> dict[str, str]:
    """Return a key per person's name: that of the full name whose last or first word it is, else its own sound.

    A surname that several full names share is that of the one named in full most often; if none is, it stays nobody's.
    """
    full: dict[str, Counter[str]] = {}
    last_words: set[str] = set()
    for text in texts:
        parts = name_words(text)
        if len(parts) > 1:
            last_words.add(parts[-1])
            for part in dict.fromkeys((parts[-1], parts[0])):
                full.setdefault(part, Counter())[text] += 1
    keys = {text: _fuller(text, full) or sounded(text) for text in texts if len(name_words(text)) > 1}
    for text in texts:
        own = name_words(text)[0]
        bearers: Counter[str] = Counter()
        for name, count in full.get(own, Counter()).items():
            if own not in last_words or name_words(name)[-1] == own:  # a surname before a first name
                bearers[keys[name]] += count
        keys.setdefault(text, _only(bearers) or own)
    return keys


def _only(bearers: Counter[str]) -> str | None:
    """Return the one with more mentions than any other, None if there is none."""
    ranked = bearers.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def _fuller(text: str, full: Mapping[str, Counter[str]]) -> str | None:
    """Return the key of the full name that another form of it stands for: "P. Doe", "Pat Q. Doe", "Roe Doe"."""
    parts = name_words(text)
    first, last = parts[0], parts[-1]
    for other in full.get(last, ()):
        words = name_words(other)
        if words == parts or words[-1] != last or len(words[0]) == 1:
            continue
        initial = len(first) == 1 and words[0].startswith(first)
        middle = words[0] == first and len(parts) > len(words)
        if initial or middle or (len(words) > len(parts) and words[-len(parts) :] == parts):
            return sounded(other)
    return None


def _bodies(rows: Sequence[Row], lexicon: Lexicon, states: Mapping[str, str], *, several: bool) -> dict[str, str]:
    """Return a key per body's name: listed name, acronym, compound spelling or distinctive words."""
    texts = list(dict.fromkeys(text for _, text, kind in rows if kind == "organisation"))
    listed = {text: run.actor.name for run, text, kind in rows if kind == "organisation" and run.actor is not None}
    initials = {_initials(text): text for text in texts if len(text.split()) > 2}
    plain = {text: distinctive(text, lexicon, states) for text in texts}
    keys: dict[str, str] = {}
    for text in texts:
        full = initials.get(text.replace(".", ""), "") if text.isupper() else ""
        name = listed.get(text) or listed.get(full) or full
        keys[text] = _compound(name or text)
    for text in texts:
        longer = [other for other in texts if _stands_for(text, other, plain)]
        if several:
            longer = [other for other in longer if not (plain[other] - plain[text]) & set(states.values())]
        if text not in listed and longer and len({plain[other] for other in longer} - {plain[text]}) <= 1:
            keys[text] = keys[max(longer, key=lambda other: (len(other), other))]
    return keys


def _stands_for(short: str, full: str, plain: Mapping[str, frozenset[str]]) -> bool:
    """Say whether a name may stand for a fuller one: its words are among the fuller one's, its number is the same."""
    number = _ORDINAL.findall(short)
    if not plain[short] or short == full or (number and number != _ORDINAL.findall(full)):
        return False
    return plain[short] < plain[full] or (plain[short] == plain[full] and (len(full), full) > (len(short), short))


def _compound(text: str) -> str:
    """Return one key for "Harbour Watch", "HarbourWatch" and "HarbourWatchUK"."""
    return folded(_HUNG.sub("", text)).replace(" ", "")


def distinctive(text: str, lexicon: Lexicon, states: Mapping[str, str]) -> frozenset[str]:
    """Return the words by which a body differs from others: its noun, its own words, and its state whatever the form.

    `states` maps the folded surfaces of sides to their name, so "Ruritanian Navy" and "Ruritania's navy" are one.
    """
    words = [folded(word) for word in _BETWEEN.split(text) if word and folded(word) not in _LEGAL_FORMS]
    cut = next((n for n, word in enumerate(words) if word in {"of", "for"}), len(words))
    heads = [word for word in words[:cut] if word in lexicon.body][-1:]
    own = [states.get(word, word) for word in words if word not in lexicon.body and word not in _SMALL]
    return frozenset([*heads, *(word for word in own if word and not _ORDINAL.match(word))])


def _initials(text: str) -> str:
    words = [word for word in _BETWEEN.split(text) if word and word.lower() not in _SMALL]
    return "".join(word[0] for word in words if word[0].isalnum())


def _place_key(text: str, gazetteer: Gazetteer) -> str:
    """Return one key for the spellings of a place: the listed place's, else how it sounds."""
    places = gazetteer.lookup(text)
    return f"{places[0].name}|{places[0].country}|{places[0].admin}" if places else sounded(text)


def _full_names(rows: Sequence[tuple[str, NameKind, str]]) -> dict[tuple[NameKind, str], str]:
    """Return each entity's name: of people and bodies the fullest, the more used first; of places the most used."""
    uses: dict[tuple[NameKind, str], Counter[str]] = {}
    for text, kind, key in rows:
        uses.setdefault((kind, key), Counter())[text] += 1
    return {who: _unshouted(_best(who[0], count)) for who, count in uses.items()}


def _unshouted(name: str) -> str:
    """Return a name of several words that the text only has in capitals as it would stand in a sentence."""
    return name.title() if name.isupper() and " " in name else name


def _best(kind: NameKind, count: Counter[str]) -> str:
    order = list(count)
    if kind == "place":
        return max(order, key=lambda text: (count[text], -order.index(text)))
    return max(
        order, key=lambda text: (len(text.split()), not text.isupper(), count[text], len(text), -order.index(text))
    )
