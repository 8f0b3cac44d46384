"""Runs: the stretches of capitals that name somebody or something, titles and adjectives parted from the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.model.packs import Actor
from crossbearing.read.names_capitals import Capitals, opens_line
from crossbearing.read.names_lexicon import Lexicon
from crossbearing.read.parse import Passage
from crossbearing.read.speech import given_names

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\Z")
_INITIAL = re.compile(r"[A-Z]\.\Z")
_PARTICLES = frozenset("de da di du del della van von der den dos bin ibn al el la le ter".split())
_CALENDAR = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday jan feb apr jun jul aug sep sept oct nov dec christmas easter".split()
)
_NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
_NAMED_AFTER = frozenset({"hospital", "college", "school", "church", "cathedral", "club", "guild", "academy"})
_GEOGRAPHIC = frozenset(
    {"port", "gulf", "bay", "isle", "cape", "strait", "sea", "lake", "mount", "republic", "straits"}
)
# What ends the name of a street, a square or a road, whatever stands before it ("Mill Street", "Colliery Row").
STREETS = frozenset(
    "street road avenue lane row square drive boulevard highway alley terrace crescent quay motorway expressway".split()
)
_ASKING = frozenset({"WP", "WP$", "WDT", "WRB"})
_DISTRICTS = frozenset({"county", "parish", "township"})
_ARTICLES = frozenset({"The", "A", "An"})
# Nouns whose "and" belongs to their name: "Ministry of Health and Sport".
_PAIRED = frozenset(
    "ministry department committee board directorate agency center centre institute commission council office".split()
)
_BEARINGS = frozenset(
    f"{point}{end}"
    for point in ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
    for end in ("", "ern", "erner", "erners")
)
_ON = frozenset("office committee commission conference council center centre panel forum institute".split())
_PEOPLE_GENITIVE = ("men", "women", "children", "people")


@dataclass(frozen=True, slots=True)
class Run:
    """A name as it stands: tokens `i:j` of a passage, with the title before it as tokens `title:i`."""

    passage: Passage
    i: int
    j: int
    title: int  # first token of the capitalised title words right before the name; `i` if there are none
    start: int  # document offsets
    end: int
    text: str  # its words, spaces made single
    actor: Actor | None = None
    body: bool = False  # a noun for a body heads it
    address: bool = False  # "Mr", "Dr", a rank: only people have those

    @property
    def tokens(self) -> tuple[Token, ...]:
        """Return its tokens."""
        return tuple(self.passage.parse[self.i : self.j])


def run_at(
    passage: Passage,
    i: int,
    j: int,
    title: int,
    *,
    actor: Actor | None = None,
    body: bool = False,
    address: bool = False,
) -> Run:
    """Return the run of tokens `i:j`; a dash that is not spaced off ends a name."""
    doc = passage.parse
    words = doc[i:j].text.split("—")[0]
    start = passage.start + doc[i].idx
    return Run(passage, i, j, title, start, start + len(words), " ".join(words.split()), actor, body, address)


def actor_words(actors: Sequence[Actor]) -> Mapping[str, tuple[tuple[str, Actor], ...]]:
    """Return the names of the listed bodies by their first word, longest first."""
    found: dict[str, list[tuple[str, Actor]]] = {}
    for actor in actors:
        for name in (actor.name, *actor.aliases):
            found.setdefault(re.split(r"[\s.-]", name, maxsplit=1)[0], []).append((name, actor))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


@dataclass(frozen=True, slots=True)
class RunFinder:
    """Finds the names of one passage by the document's habits, the lexicon, listed bodies and words of sides."""

    passage: Passage
    lexicon: Lexicon
    capitals: Capitals
    actors: Mapping[str, tuple[tuple[str, Actor], ...]]
    adjectives: frozenset[int]  # token offsets, in the passage's text, of adjectives that show a side
    sided: frozenset[int]  # of all words that show a side
    loud: frozenset[int]  # tokens whose capitals tell nothing
    text: str  # the passage's

    def find(self) -> Iterator[Run]:
        """Yield the runs in order, none overlapping another."""
        doc = self.passage.parse
        i = 0
        while i < len(doc):
            if not self._capital(doc[i]):
                i += 1
                continue
            listed = self._listed(i)
            j = self._reach(i)
            station = listed is not None and listed[0].isupper() and len(listed[0]) > 2 and listed[1] < j
            if station and not any(self.lexicon.titles(token.lower_) for token in doc[i:j]):
                yield run_at(self.passage, i, j, i, body=True)  # "BBC Two"
                i = j
                continue
            if listed is not None and (" " in listed[0] or listed[1] >= j):
                yield run_at(self.passage, i, listed[1], i, actor=listed[2])
                i = max(listed[1], i + 1)
                continue
            if i in self.loud and j - i > 1 and doc[i:j].text not in self.capitals.prose:
                j = i + 1  # in a headline only what stands together elsewhere is one name
            yield from self._parts(i, j)
            i = max(j, i + 1)

    def _capital(self, token: Token) -> bool:
        text = token.text
        if text.endswith("$") or (token.i + 1 < len(token.doc) and token.nbor().text == "$"):
            return False
        plain = token.i not in self.loud
        if _ORDINAL.match(text):
            return token.i + 1 < len(token.doc) and token.nbor().text[:1].isupper()
        if (
            not text[0].isupper()
            or text.casefold().rstrip(".") in _CALENDAR
            or token.pos_ == "PRON"
            or token.tag_ in _ASKING
            or text in _ARTICLES
        ):
            return False
        if plain and (not opens_line(token) or _INITIAL.match(text)):
            return True
        if token.is_stop:
            return False
        follows = token.doc[token.i + 1 : token.i + 2].text
        shouted = plain and text.isupper() and follows.isupper() and len(text) > 1
        known = text in self.capitals.inside or token.idx in self.sided or shouted
        if known or not plain or text.casefold() in self.capitals.small:
            return known
        return token.pos_ == "PROPN" or (token.ent_type_ in _NAMED and token.pos_ in {"NOUN", "ADJ", "X", "INTJ"})

    def _listed(self, i: int) -> tuple[str, int, Actor] | None:
        doc = self.passage.parse
        first = re.split(r"[\s.-]", doc[i].text, maxsplit=1)[0]
        for name, actor in self.actors.get(first, ()):
            end = doc[i].idx + len(name)
            if self.text.startswith(name, doc[i].idx) and not self.text[end : end + 1].isalnum():
                return name, next((t.i for t in doc[i:] if t.idx >= end), len(doc)), actor
        return None

    def _reach(self, i: int) -> int:
        """Return the token after a run that begins at `i`."""
        j = i + 1
        while j < len(self.passage.parse):
            step = self._step(i, j)
            if step == 0:
                break
            j += step
        return j

    def _step(self, i: int, j: int) -> int:
        """Return how many tokens the run grows by at `j`, 0 if it ends there."""
        doc = self.passage.parse
        token = doc[j]
        following = doc[j + 1] if j + 1 < len(doc) else None
        if token.is_space or "—" in doc[j - 1].text:
            return 0
        if self._capital(token):
            return 1
        if following is None or not following.text[:1].isalnum():
            return 0
        if token.text == "-" and not doc[j - 1].whitespace_ and not token.whitespace_:
            return self._hyphen(j)
        if token.text in {"&", "+"} and following.text[0].isupper():
            return 2
        if token.lower_ in _PARTICLES and self._capital(following):
            return 2
        if token.text in {"'", "'s"} and self._genitive(doc[j - 1], token, following):
            return 2
        return self._connector(i, j)

    def _hyphen(self, j: int) -> int:
        """Join the parts of a hyphenated word in capitals: "Port-au-Prince", "Saint-Denis", "Al-Hasakah"."""
        doc = self.passage.parse
        k = j + 1
        while k + 1 < len(doc) and doc[k].is_lower and doc[k + 1].text == "-" and not doc[k].whitespace_:
            k += 2
        return k + 1 - j if k < len(doc) and doc[k].text[:1].isupper() else 0

    def _genitive(self, owner: Token, mark: Token, body: Token) -> bool:
        if not body.text[0].isupper():
            return False
        if mark.text == "'" and owner.lower_.endswith("s") and self._named_body(owner):
            return True  # "the union Dockers' Voice"
        if body.lower_ in _DISTRICTS and owner.idx not in self.sided:
            return True  # "Prince Otto's County"
        if body.lower_ not in self.lexicon.body:
            return False
        if mark.text == "'" or owner.lower_.endswith(_PEOPLE_GENITIVE):
            return True
        return body.lower_ in _NAMED_AFTER and owner.idx not in self.sided  # "St Anne's Hospital"

    def _named_body(self, owner: Token) -> bool:
        """Say whether a small noun for a body stands right before a name: "the union Dockers' Voice"."""
        before = owner.nbor(-1) if owner.i > 0 else None
        return before is not None and before.is_lower and before.lower_ in self.lexicon.body

    def _connector(self, i: int, j: int) -> int:
        """Join "of (the)", "for (the)" and "and" inside the name of a body."""
        doc = self.passage.parse
        token = doc[j]
        heads = {t.lower_ for t in doc[i:j]} & self.lexicon.body.keys()
        k = j + 2 if doc[j + 1].lower_ == "the" else j + 1
        if k >= len(doc) or not self._capital(doc[k]):
            return 0
        if token.lower_ == "of" and j <= i + 2 and doc[j - 1].lower_ in _GEOGRAPHIC:
            return k + 1 - j  # "Port of Lowell", "Democratic Republic of the Lowells"
        joins = token.lower_ in {"of", "for"} or (token.lower_ == "on" and bool(heads & _ON))
        if joins and heads and doc[j - 1].lower_ not in self.lexicon.person:
            return k + 1 - j
        inner = {t.lower_ for t in doc[i:j]} & {"of", "for", "on"}
        if token.lower_ == "and" and k == j + 1 and inner and (heads & _PAIRED or doc[j - 1].pos_ == "ADJ"):
            return 2
        return 0

    def _parts(self, i: int, j: int) -> Iterator[Run]:
        """Yield the names in a run: before a title ("Lowell Mayor Ann Quill") and after it."""
        doc = self.passage.parse
        j = self._complete(i, j)
        words = [token.lower_.rstrip(".") for token in doc[i:j]]
        if self._is_body(words):
            i, named = self._owner(i, words), self._person_behind(i, j)
            yield run_at(self.passage, i, named, i, body=True)
            if named < j:
                yield run_at(self.passage, named, j, named)
            return
        titles = (
            k for k in range(i, j - 1) if self.lexicon.titles(words[k - i]) and doc[k + 1].text not in {"'", "'s"}
        )
        last = max(titles, default=None)
        name = i if last is None else last + 1
        while name < j and doc[name].text in {"-", "."}:
            name += 1
        title = name
        while title > i and self._titular(doc[title - 1]):
            title -= 1
        before = self._named(i, title) if title > i else None
        if before is not None:
            yield run_at(self.passage, *before, before[0])
        after = self._named(name, j)
        if after is not None:
            address = last is not None and words[last - i] in self.lexicon.courtesy | self.lexicon.rank
            yield run_at(self.passage, *after, title if title < name else after[0], address=address)

    def _titular(self, token: Token) -> bool:
        word = token.lower_.rstrip(".")
        return self.lexicon.titles(word) or word in self.lexicon.modifiers or token.text in {"-", "."}

    def _named(self, i: int, j: int) -> tuple[int, int] | None:
        """Return the span without the adjectives of sides before it, None if that or a lone title is all there is."""
        doc = self.passage.parse
        while i < j and (doc[i].idx in self.adjectives or doc[i].text in {"-", "&"}):
            i += 1
        if i >= j or all(self._titular(token) or token.lower_ in _BEARINGS for token in doc[i:j]):
            return None
        return i, j

    def _is_body(self, words: Sequence[str]) -> bool:
        if len(words) < 2 or (words[-1] == "bank" and words[0] in _BEARINGS) or words[-1] in STREETS:
            return False
        heads = [w for w in words if w in self.lexicon.body and w not in self.lexicon.person]
        if words[-1] not in self.lexicon.body and any(self.lexicon.titles(word) for word in words[1:-1]):
            return False  # "Police Lieutenant Ann Quill"
        joined = bool({"of", "for"} & set(words))
        numbered = _ORDINAL.match(words[0]) is not None
        return bool(heads) and (words[-1] in self.lexicon.body or joined or words[0] in heads or numbered)

    def _person_behind(self, i: int, j: int) -> int:
        """Return where a person's name begins right behind a body's: "leader of the House of Assembly Angela Roe"."""
        doc = self.passage.parse
        for k in range(i + 2, j - 1):
            joined = doc[k - 1].lower_ in {"of", "for", "the", "and", "&", "st", "saint", "-"}
            rest = {token.lower_ for token in doc[k:j]}
            if doc[k].text in given_names() and not joined and not rest & self.lexicon.body.keys():
                return k
        return j

    def _owner(self, i: int, words: Sequence[str]) -> int:
        """Return where a body's name begins that only its state tells from others: "Ruritania's General Staff"."""
        doc = self.passage.parse
        common = all(w in self.lexicon.body or w in self.lexicon.modifiers or not w.isalpha() for w in words)
        if not common or i < 2 or doc[i - 1].text not in {"'s", "'"} or doc[i - 2].idx not in self.sided:
            return i
        k = i - 2
        while k > 0 and doc[k - 1].idx in self.sided:
            k -= 1
        return k

    def _complete(self, i: int, j: int) -> int:
        """Return the end with the small noun that completes the name of a body: "the Eastmark group of troops"."""
        doc = self.passage.parse
        between = j + 1 < len(doc) and doc[j].pos_ == "NOUN" and doc[j].is_lower and doc[j].head.i == j + 1
        if between and doc[j].lower_ not in self.lexicon.person and doc[j + 1].lower_ in self.lexicon.completing:
            return j if all(token.idx in self.sided for token in doc[i:j]) else j + 2  # "Lowell ferry company"
        if j >= len(doc) or doc[j].lower_ not in self.lexicon.completing:
            return j
        if all(token.idx in self.adjectives for token in doc[i:j]):
            return j
        of_troops = [token.lower_ for token in doc[j + 1 : j + 3]] in (["of", "troops"], ["of", "forces"])
        return j + 3 if of_troops else j + 1
