"""Speech: the words by which texts attribute, loaded from `speech.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from crossbearing.model.claim import Stance

ObjectKind = Literal["none", "any", "event", "word", "proof"]


@dataclass(frozen=True, slots=True)
class SpeechVerb:
    """One way a verb attributes: its speech act, and how the content stands to it."""

    stance: Stance
    clause: bool = False
    quote: bool = False
    object: ObjectKind = "none"
    as_: bool = False
    to: bool = False
    preps: tuple[str, ...] = ()
    person_object: bool = False
    particle: str | None = None
    document: bool = False  # only with a document for a subject
    future: bool = False  # the stance holds for what will come


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Verbs with the ways each attributes, nouns with their speech act, lists of words, titles with their roles."""

    verbs: Mapping[str, tuple[SpeechVerb, ...]]
    nouns: Mapping[str, Stance]
    words: Mapping[str, frozenset[str]]
    endings: tuple[str, ...]
    titles: Mapping[str, tuple[str, ...]]
    first_person: bool = False  # whether "I" and "we" count as speakers

    def is_event(self, lemma: str) -> bool:
        """Return whether the noun names a happening, or something said."""
        return lemma not in self.words["never"] and (
            lemma in self.words["events"] or lemma in self.words["said"] or lemma.endswith(self.endings)
        )


@cache
def speech_lexicon() -> Lexicon:
    """Return the lexicon that comes with the package."""
    table = tomllib.loads((files("crossbearing.read") / "speech.toml").read_text(encoding="utf-8"))
    verbs: dict[str, tuple[SpeechVerb, ...]] = {}
    for row in table["verb"]:
        for lemma in row["lemmas"]:
            verbs[lemma] = (*verbs.get(lemma, ()), _verb(row))
    for lemma, forms in verbs.items():  # "described the blast as" before "described the blast"
        verbs[lemma] = tuple(sorted(forms, key=lambda form: not form.as_))
    nouns = {lemma: row["stance"] for row in table["noun"] for lemma in row["lemmas"]}
    words = {name: frozenset(listed) for name, listed in table["words"].items()}
    titles = {title: tuple(roles) for title, roles in table["titles"].items()}
    return Lexicon(verbs, nouns, words, tuple(table["words"]["endings"]), titles)


@cache
def given_names() -> Mapping[str, bool]:
    """Return True for a woman's and False for a man's given name."""
    table = tomllib.loads((files("crossbearing.read") / "given_names.toml").read_text(encoding="utf-8"))
    return {name: kind == "female" for kind in ("male", "female") for name in table[kind].split()}


def _verb(row: Mapping[str, Any]) -> SpeechVerb:
    return SpeechVerb(
        stance=row["stance"],
        clause=row.get("clause", False),
        quote=row.get("quote", False),
        object=row.get("object", "none"),
        as_=row.get("as", False),
        to=row.get("to", False),
        preps=tuple(row.get("preps", ())),
        person_object=row.get("person_object", False),
        particle=row.get("particle"),
        document=row.get("subject") == "document",
        future=row.get("future", False),
    )
