"""Kinds: is a name a person, a body or a place? Weighed signs of every occurrence, then one vote per name and document.

The types that a small parser gives unusual names cannot be trusted (it takes villages for persons), so its word is one
sign among others. Weights were set by hand on sentences of several domains; what counts is their order: a title or a
listed name outweighs a preposition, which outweighs the parser.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log10
from typing import Literal

from spacy.tokens import Doc, Token

from crossbearing.model.packs import Gazetteer
from crossbearing.model.spelling import folded, sounded
from crossbearing.read.names_appositions import apposition_after, apposition_before, head_noun, is_person_noun
from crossbearing.read.names_firms import stands_as_body
from crossbearing.read.names_lexicon import Lexicon
from crossbearing.read.names_runs import STREETS, Run
from crossbearing.read.speech import given_names

NameKind = Literal["person", "organisation", "place"]
Sign = tuple[NameKind, float]

_PARSER: Mapping[str, Sign] = {
    "PERSON": ("person", 1.2),
    "ORG": ("organisation", 1.0),
    "GPE": ("place", 1.2),
    "LOC": ("place", 1.2),
    "FAC": ("place", 0.5),
    "NORP": ("organisation", 0.3),
}
_STRONG: Mapping[str, float] = {
    **dict.fromkeys("in near toward towards across throughout outside inside".split(), 2.2),
    **dict.fromkeys("at around within into off through".split(), 1.6),
}
_WEAK = frozenset("from between over beyond along via of to".split())
_SAYING = frozenset(
    "say tell add write announce claim warn argue insist admit deny declare explain stress think".split()
)
_COMPASS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
_POINTS = frozenset((*_COMPASS, "outskirts", "suburbs", "center", "centre", "part", "parts", "bank", "edge"))
_POINTED = frozenset((*(f"{point}ern" for point in _COMPASS), "central", "downtown", "mid"))
_LANDS = frozenset({"bank", "strip", "heights", "corridor", "triangle"})
_FOLLOWINGS = frozenset("administration presidency campaign rally supporters aides camp era cabinet".split())
_FIELDS = frozenset("axis front sector direction salient outskirts residents".split())
_GEOGRAPHIC = frozenset(
    "lake mount cape port fort river gulf nether upper lower new north south east west great little old "
    "san santa saint st".split()
)
_PLAIN = frozenset("new old great little upper lower".split())  # these open other names just as well
# Endings of towns in the languages the press most often names them in.
_PLACE_ENDING = re.compile(
    r"\w{3}(?:haven|burgh?|ville|town|ton|ford|grad|gorod|insk|ivka|ovka|stan|abad|pur|mouth|port|field|wick|bury|stadt|dorf|borg|"
    r"berg|heim|ham|hafen|brück|bridge)\Z"
)
_MOTION = frozenset(
    "travel go fly return move come drive walk march sail head arrive flee retreat withdraw advance send".split()
)
_HELD_BY = frozenset("resident mayor inhabitant governor people outskirt citizen population bishop".split())
_STAFF = frozenset(
    "spokesman spokeswoman spokesperson executive board shareholder management employee lawyer director manager".split()
)
_VOICES = frozenset("spokesman spokeswoman spokesperson spokesmen spokespersons".split())
_RUNNERS = frozenset("candidate candidates nominee mp mps lawmaker lawmakers senator senators leader leaders".split())
_LEANINGS = frozenset(
    "ruling governing opposition conservative liberal populist nationalist socialist leftist rightist centrist "
    "left-wing right-wing far-right far-left centre-left centre-right center-left center-right eurosceptic".split()
)
# Verbs whose "it" is most often nobody: "Pat Doe said it would take a week".
_WITH_EMPTY_IT = frozenset(
    "be seem appear take rain snow look happen turn make become mean feel matter cost come".split()
)
_CAMEL = re.compile(r"[a-z][A-Z]")
_SURNAME_CAMEL = re.compile(r"(?:Mc|Mac|De|Di|Le|La|Van|O)[A-Z]")
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_TOWN = 15_000  # people; the names of smaller places are too often words or surnames to count much alone
_LOCATED = 1.5  # a sign this strong is a preposition of place, which a whole list shares
_LISTED = 2.5
_ENOUGH = 0.6  # below it no sign spoke, and the capitals name something that is none of the three


@dataclass(frozen=True, slots=True)
class KindSigns:
    """Tells the signs of a run's kind; `states` are the surfaces that name states, folded."""

    lexicon: Lexicon
    gazetteer: Gazetteer
    states: frozenset[str]
    publisher: str | None = None  # the source of a body's own text, folded

    def of(self, run: Run) -> Iterator[Sign]:
        """Yield what speaks for each kind at this occurrence, with its weight."""
        yield from self._by_lists(run)
        yield from self._by_form(run)
        yield from self.before(run)
        yield from self._after(run)
        base = run.passage.start
        if stands_as_body(run.passage.text, run.start - base, run.end - base):
            yield from (("organisation", 2.5), ("person", -1.0))
        for label, count in Counter(t.ent_type_ for t in run.tokens if t.ent_type_ in _PARSER).items():
            kind, weight = _PARSER[label]
            yield kind, weight * count / len(run.tokens)
        root = run.passage.parse[run.i : run.j].root
        if root.dep_ == "nsubj" and root.head.lemma_ in _SAYING:
            itself = any(child.dep_ == "ccomp" and _about_itself(child) for child in root.head.children)
            yield from (("organisation", 2.4),) if itself else (("person", 1.6), ("organisation", 0.6))
            if len(run.tokens) > 1 and not self.gazetteer.lookup(run.text):
                yield "place", -1.5

    def _by_lists(self, run: Run) -> Iterator[Sign]:
        if run.actor is not None:
            yield "organisation", 6.0
        elif self.publisher is not None and folded(run.text) == self.publisher:
            yield "organisation", 4.0
        elif folded(run.text) in self.states:
            yield "place", 6.0
        elif not run.body and (places := self.gazetteer.lookup(run.text)):
            people = log10(places[0].population + 1)
            yield "place", 0.8 + 0.25 * people if places[0].population >= _TOWN else 0.25 + 0.1 * people

    def _by_form(self, run: Run) -> Iterator[Sign]:
        words, text = run.tokens, run.text
        if run.body:
            yield "organisation", 4.0
        last = words[-1].lower_
        if len(words) > 1 and not run.body and (last in self.lexicon.area or last in _LANDS or last in STREETS):
            yield "place", 3.0
        elif 1 < len(words) <= 3 and not run.body and last in self.lexicon.business_names:
            yield "organisation", 2.5  # "Lowell Coal"
        elif 2 <= len(words) <= 3 and not run.body and all(word.text[0].isupper() for word in words):
            yield "person", 0.7
        if len(words) > 1 and not run.body and words[0].text in given_names():
            yield "person", 1.5
        if len(words) > 1 and not run.body and words[0].lower_ in _GEOGRAPHIC:
            known = words[0].lower_ not in _PLAIN or self.gazetteer.lookup(text)
            yield "place", 2.0 if known else 0.7  # "New Haven", but also "New Era", a party
        following = run.passage.parse[run.j : run.j + 1].text
        alone = len(words) == 1 and not text.isupper() and not following[:1].isupper()
        if alone and text.casefold() in self.lexicon.body:
            yield "organisation", 3.0  # "Congress"
        adjective = len(words) == 1 and words[0].pos_ == "ADJ" and words[0].ent_type_ == "NORP"
        if adjective or words[-1].lower_ in self.lexicon.things or (len(words) == 1 and following.isdigit()):
            yield from (("person", -3.0), ("organisation", -3.0), ("place", -3.0))
        if not run.body and _PLACE_ENDING.search(words[-1].text):
            yield "place", 0.8
        if len(words) == 1 and text.isupper() and len(text) > 1:
            yield "organisation", 1.5
        if _CAMEL.search(text) and not _SURNAME_CAMEL.match(text):
            yield "organisation", 1.5

    def before(self, run: Run) -> Iterator[Sign]:
        """Yield what the words before it say; the first of a list answers for all of it."""
        doc = run.passage.parse
        if run.title < run.i:
            yield "person", 4.0 if run.address else 3.0
            return
        if run.i == 0:
            yield from self._dateline(run)
            return
        found = apposition_before(doc, run.i, run.j, self.lexicon)
        head = head_noun(doc, *found) if found is not None else None
        if found is not None and head is not None:
            yield from self._described(head, lead=doc[found[0]])
        yield from self._beside(doc, run)

    def _beside(self, doc: Doc, run: Run) -> Iterator[Sign]:
        """Yield what the word right before says; of several readings the first holds."""
        before, word = doc[run.i - 1], doc[run.i - 1].lower_
        second = doc[run.i - 2].lower_ if run.i > 1 else ""
        owner = second if word == "of" else ""
        places = self.lexicon.settlement | self.lexicon.area
        noun = before.pos_ in {"NOUN", "PROPN"}
        readings: tuple[tuple[bool, Sign], ...] = (
            (bool({owner, owner.removesuffix("s"), owner.replace("ies", "y")} & places), ("place", 4.0)),
            (word == "for" and second in _VOICES, ("organisation", 3.0)),  # "spokesman for Lowell"
            (
                word in {"of", "for"} and second in _RUNNERS | {"parliament"},
                ("organisation", 2.5),
            ),  # "candidate of Lowell Now"
            (word in _LEANINGS, ("organisation", 2.0)),  # "the governing Lowell Now"
            (word in _STRONG or owner in _POINTS, ("place", _STRONG.get(word, 1.6))),
            (word == "the" and len(run.tokens) > 1, ("person", -2.0)),
            (word == "," and second in self.lexicon.settlement, ("place", 2.5)),  # "in the capital, Lowell, ..."
            (word == "of" and doc[run.i - 2].lemma_.lower() in _HELD_BY, ("place", 2.0)),
            (word in {"to", "from"} and before.head.lemma_ in _MOTION, ("place", 2.0)),
            (word in _WEAK, ("place", 0.3)),
            (word in self.lexicon.settlement, ("place", 1.5)),
            (noun and is_person_noun(before, self.lexicon), ("person", 3.0)),
            (noun and word in self.lexicon.body, ("organisation", 2.5)),
            (word in _POINTED, ("place", 0.8)),
        )
        if word in self.lexicon.craft:
            yield from (("person", -3.0), ("organisation", -3.0), ("place", -3.0))
            return
        yield from [sign for holds, sign in readings if holds][:1]

    def _dateline(self, run: Run) -> Iterator[Sign]:
        """Yield the sign of a place that opens a report: "LOWELL, 3 May (Agency) - "."""
        doc = run.passage.parse
        dash = any(token.text in {"-", "—"} and token.nbor(-1).whitespace_ for token in doc[run.j : run.j + 12])
        if dash and run.j < len(doc) and doc[run.j].text in {",", "(", "-", "—"}:
            yield "place", 4.5

    def _after(self, run: Run) -> Iterator[Sign]:
        doc = run.passage.parse
        after = [doc[k] for k in range(run.j, min(run.j + 8, len(doc)))]
        if not after:
            return
        word = after[0].lower_
        if word in self.lexicon.area or word in _FIELDS:
            yield "place", 2.5
        elif word in self.lexicon.settlement:
            yield "place", 1.2
        elif word in _FOLLOWINGS:
            yield "person", 1.5
        elif word in _RUNNERS and len(run.tokens) > 1:
            yield from (("organisation", 3.0), ("person", -1.0), ("place", -1.5))  # "Lowell Now candidate"
        elif after[0].pos_ == "NOUN" and after[0].is_lower and doc[run.j - 1].dep_ == "compound":
            yield from (("person", -1.0), ("place", 0.5), ("organisation", 0.5))  # "the Lowell works"
        if after[0].text in {"'s", "'"} and any(token.lemma_.lower() in _STAFF for token in after[1:4]):
            yield "organisation", 3.0
        if word == "," and len(after) > 1:
            yield from self._apposition(run, after[1:])
        if word == "(" and len(after) > 2 and after[2].text == ")" and after[1].text.isupper() and len(after[1]) > 1:
            yield "organisation", 2.0

    def _apposition(self, run: Run, after: Sequence[Token]) -> Iterator[Sign]:
        if after[0].lower_ == "who":
            yield "person", 2.0
        if after[0].lower_ == "which" and len(run.tokens) > 1:
            yield from (("person", -2.5), ("organisation", 1.0))  # "Lowell Coal, which runs the mine"
        if after[0].like_num and len(after) > 1 and after[1].text == ",":
            yield "person", 2.5  # "Pat Doe, 43, ..."
        doc = run.passage.parse
        found = apposition_after(doc, run.j)
        head = head_noun(doc, *found) if found is not None else None
        if found is not None and head is not None:
            yield from self._described(head, lead=doc[found[0]])

    def _described(self, noun: Token, lead: Token) -> Iterator[Sign]:
        article = lead.lower_ in {"a", "an", "the"}
        if is_person_noun(noun, self.lexicon):
            yield "person", 2.5
        elif article and noun.lower_ in self.lexicon.settlement:
            yield "place", 3.0
        elif article and noun.lower_ in self.lexicon.body:
            yield "organisation", 2.0


def _about_itself(clause: Token) -> bool:
    """Say whether a clause told has "it" for the one who tells it: "Lowell Now said it would not yield"."""
    named = any(t.lower_ == "it" and t.dep_ in {"nsubj", "nsubjpass"} for t in clause.children)
    return named and clause.lemma_ not in _WITH_EMPTY_IT


def vote(runs: Sequence[Run], signs: KindSigns) -> dict[str, NameKind]:
    """Return the kind of each name by how it sounds; a name for which nothing speaks is left out."""
    sums: dict[str, dict[NameKind, float]] = {}
    for run in runs:
        count = sums.setdefault(sounded(run.text), {"person": 0.0, "organisation": 0.0, "place": 0.0})
        for kind, weight in signs.of(run):
            count[kind] += weight
    for members in _lists(runs):
        for first, second in pairwise(members):
            _share(sums[sounded(first.text)], sums[sounded(second.text)])
        where = max((weight for kind, weight in signs.before(members[0]) if kind == "place"), default=0.0)
        for run in members if where > _LOCATED else ():
            sums[sounded(run.text)]["place"] += _LISTED
    _short_forms(runs, sums)
    won = {name: _winner(count) for name, count in sums.items()}
    return {name: best for name, best in won.items() if best is not None}


def name_words(text: str) -> list[str]:
    """Return how the words of a person's name sound, without what stands behind a surname."""
    words = [word.rstrip(".") for word in text.split()]
    kept = [sounded(word) for word in words if word.casefold() not in _GENERATIONS]
    return kept or [sounded(text)]


def _short_forms(runs: Sequence[Run], sums: dict[str, dict[NameKind, float]]) -> None:
    """Let a lone word that is the surname of a person named in full, or the own word of a body, be of that kind."""
    longer = [run for run in runs if run.j - run.i > 1 and run.actor is None]
    people = [name_words(run.text) for run in longer if _winner(sums[sounded(run.text)]) == "person"]
    surnames, first_names = {words[-1] for words in people}, {words[0] for words in people}
    own = {sounded(run.text.split()[0]) for run in longer if _winner(sums[sounded(run.text)]) == "organisation"}
    for run in runs:
        name = sounded(run.text)
        if run.j - run.i == 1 and run.actor is None:
            sums[name]["person"] += 3.0 if name in surnames else 1.5 if name in first_names else 0.0
            sums[name]["organisation"] += 1.5 if name in own else 0.0


def _lists(runs: Sequence[Run]) -> Iterator[list[Run]]:
    """Yield the names that stand in one list, "A, B and C": its members are mostly of one kind."""
    members: list[Run] = []
    joined = False
    for run in runs:
        words = _between(members[-1], run) if members else None
        if words is None:
            if len(members) > 1 and joined:
                yield members
            members, joined = [run], False
        else:
            members.append(run)
            joined = joined or bool(words & {"and", "or", "&"})
    if len(members) > 1 and joined:
        yield members


def _between(first: Run, second: Run) -> frozenset[str] | None:
    """Return the words between two names if they are only those of a list, else None."""
    if first.passage is not second.passage or not 0 < second.i - first.j <= 2:
        return None
    words = frozenset(token.lower_ for token in first.passage.parse[first.j : second.i])
    return words if words <= {",", "and", "or", "&"} else None


def _share(first: dict[NameKind, float], second: dict[NameKind, float]) -> None:
    order: tuple[NameKind, ...] = ("person", "organisation", "place")
    for kind in order:
        lent, taken = min(first[kind], 5.0) * 0.5, min(second[kind], 5.0) * 0.5
        first[kind] += taken
        second[kind] += lent


def _winner(count: dict[NameKind, float]) -> NameKind | None:
    order: tuple[NameKind, ...] = ("person", "place", "organisation")
    best = max(order, key=lambda kind: count[kind])
    return best if count[best] >= _ENOUGH else None
