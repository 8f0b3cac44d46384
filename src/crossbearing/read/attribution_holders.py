"""Holders: the name of whoever speaks, with pronouns and titles resolved to the person they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.model.claim import Span
from crossbearing.read.attribution_spans import end_of, start_of, subtree
from crossbearing.read.names import Mention, Names
from crossbearing.read.parse import Passage
from crossbearing.read.speech import speech_lexicon

_HE = frozenset({"he", "she", "his", "him", "her", "himself", "herself"})
_THEY = frozenset({"they", "their", "them", "these", "those"})
_IT = frozenset({"it", "its"})
_FEMALE = frozenset(
    "mrs ms miss lady queen princess mother wife daughter sister woman spokeswoman chairwoman congresswoman actress sheila businesswoman".split()
)
_MALE = frozenset(
    "mr sir lord king prince father husband son brother man spokesman chairman congressman fisherman businessman policeman pope".split()
)
_TITLES = {
    "head of state": ("president", "king", "queen", "emperor", "monarch", "head of state"),
    "head of government": ("prime minister", "premier", "chancellor", "head of government"),
    "premier": ("prime minister", "premier"),
    "spokesman": ("spokesman", "spokesperson", "communications", "press secretary"),
    "spokeswoman": ("spokeswoman", "spokesperson", "communications", "press secretary"),
    "spokesperson": ("spokes", "communications", "press secretary"),
    "lawmaker": ("mp", "senator", "deputy", "representative", "congressman", "congresswoman", "member of parliament"),
    "boss": ("chief executive", "director", "head", "chairman", "president"),
    "chief": ("chief", "head", "director", "commander"),
}
_PEOPLE = (
    "official man woman leader politician spokesman spokeswoman spokesperson analyst expert minister mayor governor president chief "
    "officer commander general colonel activist lawyer doctor professor researcher scientist candidate senator lawmaker blogger "
    "diplomat envoy ambassador director manager executive chairman chairwoman secretary judge prosecutor coroner captain pilot "
    "farmer teacher resident worker nurse engineer economist historian propagandist correspondent journalist reporter author "
    "veteran soldier billionaire businessman businesswoman republican democrat conservative incumbent premier chancellor boss coach "
    "player actor actress singer nominee critic lawmaker deputy organiser organizer mother father widow victim witness head sheriff "
    "king queen prince princess pope bishop archbishop imam rabbi priest"
).split()
_NEAR = 2500  # code points a pronoun reaches back, about three paragraphs


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody a later pronoun or title can stand for: where named, and as what."""

    at: int
    span: Span
    name: str
    side: str | None
    person: bool
    plural: bool
    female: bool | None
    spoke: bool


@dataclass(frozen=True, slots=True)
class Holder:
    """Who speaks: the words, the name they come to, the side shown, and the words a pronoun or title stands for."""

    span: Span
    name: str
    side: str | None
    via: Span | None
    figure: Figure | None


def holder_of(passage: Passage, speaker: Token, text: str, names: Names, figures: Sequence[Figure]) -> Holder:
    """Return who the speaker is, given the figures named or heard before, in text order."""
    span = noun_phrase(passage, speaker)
    if speaker.pos_ == "PRON" or speaker.lower_ in _HE | _THEY | _IT:
        return _pronoun(passage, speaker, span, text, figures)
    mention = named_by(passage, speaker, names) or _apposition(passage, speaker, names)
    if mention is not None:
        side = mention.side or names.side_of(*span)
        return _as_holder(span, mention.name, side, mention.kind == "person", speaker, text)
    antecedent = _title(passage, speaker, span, names, figures)
    if antecedent is not None:
        return Holder(span, antecedent.name, antecedent.side or names.side_of(*span), antecedent.span, antecedent)
    name, via = _words(passage, speaker, span, text, figures)
    return _as_holder(span, name, names.side_of(*span), speaker.lemma_.lower() in _PEOPLE, speaker, text, via)


def named_by(passage: Passage, head: Token, names: Names) -> Mention | None:
    """Return the mention that the head noun itself stands in, not one that merely describes it ("aide to X")."""
    at = names.at(start_of(passage, head), end_of(passage, head))
    if at is None or at.start > start_of(passage, head):
        return None
    return at


def _apposition(passage: Passage, head: Token, names: Names) -> Mention | None:
    """Return the person that a title beside it names: "the head of the harbour board, Ana Duarte"."""
    if head.pos_ != "NOUN" or head.tag_ == "NNS":
        return None
    for beside in head.children:
        if beside.dep_ == "appos" or (beside.dep_ == "conj" and not any(c.dep_ == "cc" for c in head.children)):
            mention = named_by(passage, beside, names)
            if mention is not None and mention.kind == "person" and beside.i > head.i:
                return mention
    return None


def noun_phrase(passage: Passage, head: Token) -> Span:
    """Return the words of the noun phrase up to its first comma: relative clauses and appositions stand after it."""
    tokens = sorted(subtree(head), key=lambda t: t.i)
    drop = {
        t for c in head.children if c.dep_ in {"relcl", "appos", "advcl", "advmod"} or _occasion(c) for t in c.subtree
    }
    left = [t for t in tokens if t.i <= head.i and t not in drop]
    right = [t for t in tokens if t.i > head.i and t not in drop]
    first = next((t.i for t in reversed(left) if t.text in {",", "—", "(", '"', ";", ":"}), -1)
    stop = next((t.i for t in right if t.is_punct and t.text not in {"-", "'"} or t.is_space), 1 << 30)
    kept = [t for t in left if t.i > first] + [t for t in right if t.i < stop and t.i - head.i < 16]
    while kept and kept[0].dep_ in {"cc", "preconj"}:
        kept = kept[1:]
    kept = kept or [head]
    while len(kept) > 1 and (kept[-1].dep_ in {"case", "cc"} or kept[-1].is_punct):
        kept = kept[:-1]
    return start_of(passage, kept[0]), end_of(passage, kept[-1])


def _occasion(preposition: Token) -> bool:
    """Return whether the phrase tells where or when the words were spoken, which a parse may hang on the speaker."""
    if preposition.dep_ != "prep" or preposition.lower_ not in {"in", "on", "during", "at", "after", "via"}:
        return False
    things = [t for t in preposition.subtree if t.dep_ == "pobj"]
    media = speech_lexicon().words["platforms"] | speech_lexicon().words["occasions"]
    return any(t.lemma_.lower() in media or t.text in media or t.ent_type_ in {"DATE", "TIME"} for t in things)


def figures_of(passages: Sequence[Passage], names: Names) -> tuple[Figure, ...]:
    """Return everybody named as a subject, in text order: those a later pronoun can stand for."""
    found: list[Figure] = []
    for passage in passages:
        for token in passage.parse:
            if token.dep_ not in {"nsubj", "nsubjpass"} or token.pos_ == "PRON":
                continue
            mention = named_by(passage, token, names)
            if mention is not None:
                span = (mention.start, mention.end)
                person = mention.kind == "person"
                female = _female(token) if person else None
                found.append(
                    Figure(span[0], span, mention.name, mention.side, person, _plural(token), female, spoke=False)
                )
    return tuple(found)


def _as_holder(
    span: Span, name: str, side: str | None, person: bool, head: Token, text: str, via: Span | None = None
) -> Holder:
    figure = Figure(span[0], span, name, side, person, _plural(head), _female(head) if person else None, spoke=True)
    return Holder(span, name, side, via, figure)


def _pronoun(passage: Passage, token: Token, span: Span, text: str, figures: Sequence[Figure]) -> Holder:
    at = start_of(passage, token)
    near = [f for f in figures if at - _NEAR < f.at < at]
    word = token.lower_
    if word in _HE:
        female = word in {"she", "her", "herself"}
        fitting = [f for f in near if f.person and not f.plural and f.female in {None, female}]
    elif word in _IT:
        fitting = [f for f in near if not f.person and not f.plural] or [f for f in near if not f.person]
    else:
        fitting = [f for f in near if f.plural] or [f for f in near if not f.person]
    found = max(fitting, key=lambda f: f.at, default=None)
    if found is None:
        return Holder(span, text[span[0] : span[1]], None, None, None)
    again = Figure(at, found.span, found.name, found.side, found.person, found.plural, found.female, spoke=True)
    return Holder(span, found.name, found.side, found.span, again)


def _title(passage: Passage, head: Token, span: Span, names: Names, figures: Sequence[Figure]) -> Figure | None:
    """Return the person a definite title stands for: one whose role has its words, else a person heard just before."""
    if not _definite(head) or head.tag_ == "NNS":
        return None
    at = span[0]
    before = [f for f in figures if f.at < at and f.person]
    wanted = _role_words(passage, head)
    roles = {m.name: m.role.lower() for m in names.mentions if m.role}
    side = names.side_of(*span)
    fitting = [f for f in before if any(w in roles.get(f.name, "") for w in wanted) and not _clash(side, f.side)]
    if fitting:
        found = max(fitting, key=lambda f: f.at)
    elif head.lemma_.lower() in _PEOPLE and not _has_complement(head):
        recent = [f for f in before if f.at > at - _NEAR // 2 and not _clash(side, f.side)]
        if not recent or len({f.name for f in recent[-3:]}) > 1 and not recent[-1].spoke:
            return None
        found = recent[-1]
        if roles.get(found.name) and head.lemma_.lower() not in {
            "official",
            "man",
            "woman",
            "leader",
            "politician",
            "analyst",
            "expert",
        }:
            return None
    else:
        return None
    return Figure(at, found.span, found.name, found.side, True, False, found.female, spoke=True)


def _role_words(passage: Passage, head: Token) -> tuple[str, ...]:
    phrase = " ".join(t.lower_ for t in sorted(subtree(head), key=lambda t: t.i) if t.i >= head.i)
    for title, words in _TITLES.items():
        if phrase.startswith(title):
            return words
    return (head.lemma_.lower(),)


def _words(passage: Passage, head: Token, span: Span, text: str, figures: Sequence[Figure]) -> tuple[str, Span | None]:
    """Return the holder's own words without the article; "his advisers" become "X's advisers"."""
    own = next((c for c in head.children if c.dep_ == "poss" and c.lower_ in _HE | _IT | _THEY), None)
    words = text[span[0] : span[1]]
    if own is not None:
        owner = _pronoun(passage, own, span, text, figures)
        if owner.via is not None:
            rest = text[end_of(passage, own) : span[1]].strip()
            return f"{owner.name}'s {rest}", owner.via
    for article in ("the ", "a ", "an "):
        if words.lower().startswith(article):
            words = words[len(article) :]
            break
    return " ".join(words.split()), None


def _definite(head: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in head.children)


def _has_complement(head: Token) -> bool:
    return any(c.dep_ in {"prep", "poss", "relcl", "acl"} for c in head.children)


def _clash(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _plural(token: Token) -> bool:
    return token.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in token.children)


def _female(token: Token) -> bool | None:
    words = {t.lower_.rstrip(".") for t in token.subtree if abs(t.i - token.i) < 8}
    if words & _FEMALE:
        return True
    return False if words & _MALE else None


def is_outlet(passage: Passage, token: Token, names: Names) -> bool:
    """Return whether who is told is an outlet that passes the words on, and no court, parliament or person."""
    lexicon = speech_lexicon()
    mention = named_by(passage, token, names)
    name = mention.name if mention is not None else token.text
    words = {t.lower_ for t in token.subtree if t.i <= token.i}
    if name in lexicon.words["outlets"] or mention is not None and mention.text in lexicon.words["outlets"]:
        return True
    capital = token.pos_ == "PROPN" or mention is not None and mention.kind == "organisation"
    return capital and bool((words | set(name.lower().split())) & lexicon.words["outlet_words"])
