"""A scene: all that is known of one document before its propositions are read, and what a phrase of it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from crossbearing.model.claim import PlaceRef, Span
from crossbearing.model.document import Document
from crossbearing.read.attribution import Attribution
from crossbearing.read.grammar import children
from crossbearing.read.names import Mention, Names
from crossbearing.read.parse import Passage
from crossbearing.read.places import PlaceMention, Places
from crossbearing.read.quantities import QuantityMention
from crossbearing.read.times import TimeMention

_ARTICLES = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "some", "any", "no"}
)
_NOBODY = frozenset(
    {"force", "forces", "troops", "units", "fighters", "soldiers", "columns", "men", "defenders", "attackers"}
)
_PORTION = re.compile(r"^(?:half|third|quarter|fifth|tenth|percent|majority|most|part)s?$", re.IGNORECASE)
_AROUND = re.compile(r"(?:in )?(?:the same|that|this) (?:area|region|sector)$", re.IGNORECASE)
_BEFORE = frozenset(
    {"det", "amod", "compound", "nmod", "poss", "predet", "punct"}
)  # a number is no part of what it counts


@dataclass(frozen=True, slots=True)
class Scene:
    """A document with its parse, names, places, times, numbers and attributions, and the word classes of the packs."""

    document: Document
    passages: tuple[Passage, ...]
    names: Names
    places: Places
    times: tuple[TimeMention, ...]
    quantities: tuple[QuantityMention, ...]
    attributions: tuple[Attribution, ...]
    words: Mapping[str, frozenset[str]]

    def classes(self, word: str) -> Iterator[str]:
        """Give the names of the word classes that hold a lemma or word."""
        return (name for name, words in self.words.items() if word in words)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its head, and its span up to the head in document offsets."""

    scene: Scene
    passage: Passage
    head: Token

    @property
    def span(self) -> Span:
        """Return the document span from the phrase's first word to its head (or to the end of a name that goes on)."""
        first = next((t for t in self.head.subtree if not t.is_punct and not t.is_space), self.head)
        first = first if first.i <= self.head.i else self.head
        return self.passage.start + first.idx, self.passage.start + self.head.idx + len(self.head)

    @property
    def mention(self) -> Mention | None:
        """Return the mention that covers the head of the phrase, or None."""
        at = self.passage.start + self.head.idx
        return next((m for m in self.scene.names.mentions if m.start <= at < m.end), None)

    @property
    def side(self) -> str | None:
        """Return the side that the phrase's words up to the head show, or None."""
        mention = self.mention
        if mention is not None and mention.side is not None:
            return mention.side if self._is_meant(mention) else None
        shown = self.scene.names.side_of(*self.span)
        if shown is None and self.head.lemma_.lower() in self.scene.words.get("partitive", frozenset()):
            whole = [t for p in children(self.head, "prep") if p.lower_ == "of" for t in children(p, "pobj")]
            return Phrase(self.scene, self.passage, whole[0]).side if whole else None
        return shown

    def _is_meant(self, mention: Mention) -> bool:
        """Return whether a mention's side is this phrase's: bare "forces" need not be those named a page before."""
        if mention.kind != "group" or mention.side_cue is None or children(self.head, "det", "poss"):
            return True
        start, end = self.span
        return start <= mention.side_cue[0] < max(end, mention.end)

    @property
    def quantity(self) -> QuantityMention | None:
        """Return the number that counts the phrase, or None."""
        start, end = self.span
        head = self.passage.start + self.head.idx
        noun = self.head.pos_ not in {"VERB", "AUX"}
        for q in self.scene.quantities:
            if q.head == head or (
                noun and start <= q.start and q.head <= head and (q.end <= end or q.ref.unit == "percent")
            ):
                return q
        return None

    @property
    def meant(self) -> Token | None:
        """Return the picture or document that "it" or "they" points back to, at most one sentence back, or None."""
        if self.head.lower_ not in {"it", "they", "them", "these", "those"}:
            return None
        start = self.head.sent[0].i
        before = self.head.doc[max(start - 1, 0)].sent[0].i if start else 0
        back = (self.head.doc[i] for i in range(self.head.i - 1, before - 1, -1))
        pictures = self.scene.words.get("image", frozenset())
        told = {"nsubj", "nsubjpass", "dobj", "attr", "ROOT", "appos"}  # what a clause is about, not what stands by
        return next((t for t in back if t.pos_ == "NOUN" and t.dep_ in told and t.lemma_.lower() in pictures), None)

    @property
    def before(self) -> Token | None:
        """Return the subject of the sentence before for an "it" or "they" that opens its own and agrees in number."""
        if self.head.lower_ not in {"it", "they"} or self.head.dep_ not in {"nsubj", "nsubjpass"}:
            return None
        start = self.head.sent.start
        if self.head.i != start or start == 0:
            return None
        subjects = children(self.head.doc[start - 1].sent.root, "nsubj", "nsubjpass")
        plural = {"NNS", "NNPS"} if self.head.lower_ == "they" else {"NN", "NNP"}
        return subjects[0] if subjects and subjects[0].tag_ in plural else None

    @property
    def places(self) -> tuple[PlaceMention, ...]:
        """Return the places the phrase itself names: at its head, beside it, in its of-phrases; not where it stands."""
        found = self._places_at(self._naming(self.head))
        generic = self.head.lemma_.lower() in self.scene.words.get("settlement", frozenset())
        if not found and generic:  # "the town's outskirts"
            found = self._places_at(t for owner in children(self.head, "poss") for t in self._naming(owner))
        return found

    def _places_at(self, tokens: Iterable[Token]) -> tuple[PlaceMention, ...]:
        spots = [self.passage.start + t.idx for t in tokens]
        return tuple(p for p in self.scene.places.mentions if any(p.start <= spot < p.end for spot in spots))

    def _naming(self, token: Token) -> Iterator[Token]:
        yield token
        for child in token.children:
            if child.dep_ in {"compound", "nmod", "appos", "conj"}:
                yield from self._naming(child)
            elif child.dep_ == "prep" and child.lower_ == "of":
                for inner in children(child, "pobj"):
                    yield from self._naming(inner)

    def kinds(self) -> frozenset[str]:
        """Return all that the phrase is, in the words triggers use: "place", "side", "number", classes of its head."""
        head = self.head
        found = {"any", *self._classes(head)}
        if "partitive" in found or head.pos_ == "NUM":  # "most of the crew" is crew
            inner = [t for p in children(head, "prep") if p.lower_ == "of" for t in children(p, "pobj")]
            found |= {kind for t in inner for kind in self._classes(t)}
        if (mention := self.mention) is not None and mention.kind != "place":
            found |= {mention.kind}
        if self.side is not None:
            found.add("side")
        if self.places:
            found.add("place")
        if self.quantity is not None or head.like_num:
            found.add("number")
        if head.pos_ == "PROPN":
            found.add("name")
        if head.pos_ in {"VERB", "AUX"}:
            found.add("action")
            if any(a.lower_ == "to" for a in children(head, "aux")):
                found.add("infinitive")
        if (meant := self.meant or self.before) is not None:
            found |= set(self._classes(meant))
        if head.lower_ in {"he", "she"}:
            found.add("person")
        if head.pos_ == "PRON" and head.lower_ not in {"that", "which", "what", "who"}:
            found.add("pronoun")
        return frozenset(found)

    def _classes(self, token: Token) -> Iterator[str]:
        """Give the word classes of a noun; the lemma of a capitalised plural is its own ("Defence Forces")."""
        for word in dict.fromkeys((token.lemma_.lower(), token.lower_, token.lower_.removesuffix("s"))):
            yield from self.scene.classes(word)

    def words(self) -> str | None:
        """Return the phrase in the text's words without its article, or None for a pronoun."""
        if self.head.pos_ == "PRON":
            return None
        inside = [t for t in self._said(self.head) if not t.is_space]
        inside.sort(key=lambda t: t.i)
        if counted := children(self.head, "nummod"):
            inside = [t for t in inside if t.i > counted[-1].i]  # "the remaining 58 people" are people
        if not any(t.is_alpha for t in inside):
            return None
        while len(inside) > 1 and (inside[0].lower_ in _ARTICLES or inside[0].is_punct):
            inside = inside[1:]
        start = self.passage.start + inside[0].idx
        end = self.passage.start + inside[-1].idx + len(inside[-1])
        return " ".join(self.scene.document.text[start:end].split())

    def _said(self, token: Token) -> Iterator[Token]:
        yield token
        for child in token.children:
            if child.dep_ == "poss" and Phrase(self.scene, self.passage, child).places:
                continue  # whose place it is stands in `place`
            if child.i < token.i and child.dep_ in _BEFORE:
                yield from child.subtree
            elif child.dep_ == "prep" and child.lower_ == "of" and child.i == token.i + 1 and children(child, "pobj"):
                yield child
                for inner in children(child, "pobj"):
                    yield from self._said(inner)


def actor(phrase: Phrase) -> str | None:
    """Return who acts: a person's or body's name, else the side the words show, else the words; None for a pronoun."""
    mention = phrase.mention
    if mention is not None and mention.kind == "person":
        return mention.name
    if mention is not None and mention.kind == "organisation" and not _is_plain_force(mention, phrase.scene):
        return mention.name
    if (side := phrase.side) is not None:
        return side
    if phrase.head.lemma_.lower() in phrase.scene.words.get("happening", frozenset()):
        return None  # "the offensive" is nobody
    words = phrase.words()
    if words is not None and words.lower() in _NOBODY:
        return None
    return mention.name if mention is not None and mention.kind != "side" else words


def _is_plain_force(mention: Mention, scene: Scene) -> bool:
    """Return whether a body is just a side's army by its words ("the Ruritanian military"), no named unit."""
    if mention.side is None:
        return False
    plain = scene.words.get("force", frozenset()) | {
        "armed",
        "defense",
        "defence",
        "forces",
        "troops",
        "the",
        "s",
        "'s",
    }
    shown = [(c.start, c.end) for c in scene.names.cues]
    words = [word.lower() for word, at in _words(mention) if not any(s <= at < e for s, e in shown)]
    return all(word in plain or word.rstrip("s") in plain for word in words)


def _words(mention: Mention) -> Iterator[tuple[str, int]]:
    at = mention.start
    for word in mention.text.split(" "):
        yield word.strip("’'"), at
        at += len(word) + 1


def thing(phrase: Phrase) -> str | None:
    """Return what something is done to or said of, in the text's words, or by name; None for a pronoun."""
    mention = phrase.mention
    if mention is not None and mention.kind in {"person", "organisation"}:
        return mention.name
    classes = phrase.scene.words
    head = phrase.head.lemma_.lower()
    counted = head in classes.get("mass", ()) or head in classes.get("partitive", ())
    if counted or (phrase.head.like_num and phrase.head.pos_ == "NUM"):
        inner = [t for p in children(phrase.head, "prep") if p.lower_ == "of" for t in children(p, "pobj")]
        if inner or head not in classes.get("force", ()):
            return thing(Phrase(phrase.scene, phrase.passage, inner[0])) if inner else None
    if head in {"other", "one"}:
        return "people"
    places = phrase.places
    if places and phrase.head.lemma_.lower() in phrase.scene.words.get("settlement", frozenset()) | {"city"}:
        return places[0].ref.name
    return phrase.words()


def place_refs(phrases: tuple[Phrase, ...]) -> tuple[PlaceRef, ...]:
    """Return every place the phrases name, in text order, each once."""
    found: dict[tuple[str, str | None], PlaceRef] = {}
    for phrase in phrases:
        for place in sorted(phrase.places, key=lambda p: p.start):
            if _AROUND.match(phrase.scene.document.text[place.start : place.end]):
                continue  # which of the places named before it means, it does not say
            ref = place.ref if place.ref.part is not None else _with_part(place, phrase)
            if ref.part is not None and _PORTION.match(ref.part):
                ref = replace(
                    ref, part=None, relation="in"
                )  # "three quarters of the province": a share, no part of its own
            found.setdefault((ref.name, ref.part), ref)
    return tuple(found.values())


def _with_part(place: PlaceMention, phrase: Phrase) -> PlaceRef:
    """Return the place with the part that a word over its of-phrase names ("northern parts of the city of Harrow")."""
    start = place.start - phrase.passage.start
    words = phrase.passage.parse.char_span(start, place.end - phrase.passage.start, alignment_mode="expand")
    token = words.root if words is not None else phrase.head
    while token.head != token and token.head.pos_ in {"NOUN", "PROPN", "ADP"} and token != phrase.head:
        token = token.head
        if token.lemma_.lower() in phrase.scene.words.get("place part", frozenset()):
            named = [t.text for t in (*token.lefts, token) if t == token or t.dep_ in {"amod", "compound"}]
            return replace(place.ref, part=" ".join(named), relation="part")
    return place.ref
