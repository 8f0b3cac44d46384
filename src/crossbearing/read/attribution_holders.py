"""Holders: the name of whoever speaks, with pronouns, titles and documents led back to those they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from crossbearing.model.claim import Span
from crossbearing.read.attribution_figures import HE, IT, THEY, Figure, gender, is_plural, last_of, several, stands_for
from crossbearing.read.attribution_guards import can_speak
from crossbearing.read.attribution_phrases import (
    beside,
    described_body,
    handed_over,
    is_of_a_person,
    joined,
    mention_at,
    mentions_after,
    mentions_before,
    noun_phrase,
    occasion,
    unsure_body,
)
from crossbearing.read.attribution_spans import end_of, start_of, subtree
from crossbearing.read.names import Mention, Names
from crossbearing.read.parse import Passage
from crossbearing.read.speech import speech_lexicon

_NEAR = 1250  # code points within which a bare title ("the mayor") stands for who spoke last
_ARTICLES = ("the ", "a ", "an ", "some ", "even ")


@dataclass(frozen=True, slots=True)
class Holder:
    """Who speaks: the words, the name they come to, the side shown, and the words a pronoun or title stands for."""

    span: Span
    name: str
    side: str | None
    via: Span | None
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Scene:
    """What a document has shown so far: its text, its names, and whoever was named or heard."""

    text: str
    names: Names
    outlets: frozenset[str] = frozenset()  # by name
    roles: Mapping[str, str] = field(default_factory=dict)  # of persons, in lower case
    figures: Sequence[Figure] = ()
    inside: bool = False  # the speaker stands in what somebody else says
    answers: bool = False  # "she denied it": the speaker answers whoever spoke last, and may be named in what was said


def speakers(head: Token) -> tuple[Token, ...]:
    """Return the heads of those who speak together: "officials and observers said", however the parse joins them."""
    beside = [c for c in head.head.children if c.dep_ == "nsubj" and c != head and head.dep_ == "nsubj"]
    together = sorted([head, *beside], key=lambda t: t.i)
    if beside and any(joined(t) for t in together[:-1]):
        return tuple(together)
    others = [
        c for c in head.children if c.dep_ == "conj" and joined(head) and (c.pos_ == "PROPN" or _speaks_beside(c))
    ]
    return (head, *others)


def _speaks_beside(noun: Token) -> bool:
    """Return whether a noun joined to the speaker speaks too; in "residents of Velm and two towns" no town does."""
    lexicon = speech_lexicon()
    return can_speak(noun, lexicon) and noun.lemma_.lower() not in lexicon.words["settlements"]


def holder_of(passage: Passage, speaker: Token, scene: Scene) -> Holder:
    """Return who the speaker is: by a name there or beside it, by what a pronoun, title or document stands for."""
    span = noun_phrase(passage, speaker)
    names = scene.names
    if speaker.pos_ == "PRON" or speaker.lower_ in HE | THEY | IT:
        return _pronoun(passage, speaker, span, scene)
    mention = mention_at(passage, speaker, names)
    if mention is None or mention.name.islower():  # "a third candidate, Ana Duarte"
        mention = beside(passage, speaker, names) or mention
    if mention is not None:
        name = mention.name
        if speaker.dep_ in {"amod", "compound"} and mention.side is not None:
            name = mention.side  # "Ruritanian claims" are Ruritania's
        side = mention.side or names.side_of(*span)
        surname = mention.kind == "place" and side is None and " " not in mention.name
        person = mention.kind == "person" or (surname and speaker.pos_ == "PROPN")  # a place that speaks may be a name
        return _named(passage, speaker, span, name, side, person=person, named=(mention.start, mention.end))
    owner = _owner(passage, speaker, scene)
    if owner is not None:
        return Holder(span, owner.name, owner.side, owner.via, owner.figure)
    found = _title(speaker, span, scene)
    if found is not None:
        return Holder(span, found.name, found.side or names.side_of(*span), found.span, found)
    body = described_body(passage, speaker, names)
    if body is not None:
        return _named(passage, speaker, span, body.name, body.side or names.side_of(*span))
    name, via = _words(passage, speaker, span, scene)
    side = names.side_of(*span) if not unsure_body(passage, speaker, names) else None
    if speaker.dep_ in {"amod", "compound"} and side is not None:
        name = side  # "Ruritanian claims" are Ruritania's
    bare = speaker.pos_ == "PROPN" and not any(c.dep_ == "det" for c in speaker.children)  # a surname, most often
    person = bare or speaker.lemma_.lower() in speech_lexicon().words["people"]
    return replace(_named(passage, speaker, span, name, side, person=person), via=via)


def is_outlet(passage: Passage, token: Token, scene: Scene) -> bool:
    """Return whether who is told is an outlet that passes the words on, and no court, parliament or person."""
    mention = mention_at(passage, token, scene.names) or beside(passage, token, scene.names)
    name = mention.name if mention is not None else token.text
    if name in scene.outlets or (mention is not None and mention.text in scene.outlets):
        return True
    words = {t.lower_ for t in token.subtree if t.i <= token.i} | set(name.lower().split())
    capital = token.pos_ == "PROPN" or (mention is not None and mention.kind == "organisation")
    return capital and bool(words & speech_lexicon().words["outlet_words"])


def relay_of(passage: Passage, token: Token, scene: Scene) -> tuple[Span, str, str | None]:
    """Return span, name and side of who passes the words on."""
    mention = mention_at(passage, token, scene.names) or beside(passage, token, scene.names)
    if mention is not None:
        return (mention.start, mention.end), mention.name, mention.side
    holder = holder_of(passage, token, scene)
    return holder.span, holder.name, holder.side


def _named(
    passage: Passage,
    head: Token,
    span: Span,
    name: str,
    side: str | None,
    *,
    person: bool = False,
    named: Span | None = None,
) -> Holder:
    """Return the holder, remembered for later pronouns by the span of the name itself where there is one."""
    plural = several(head) or head.tag_ == "NNS" if person else is_plural(head)
    figure = Figure(start_of(passage, head), named or span, name, side, person, plural, gender(head, name), spoke=True)
    return Holder(span, name, side, None, figure)


def _pronoun(passage: Passage, token: Token, span: Span, scene: Scene) -> Holder:
    at = start_of(passage, token)
    kept = _recorder_before(passage, token, scene)
    if kept is not None:
        figure = Figure(at, (kept.start, kept.end), kept.name, kept.side, False, False, None, spoke=True)
        return Holder(span, kept.name, kept.side, (kept.start, kept.end), figure)
    figures = scene.figures
    if scene.answers:
        last = last_of(f for f in figures if f.spoke)
        figures = [f for f in figures if last is None or f.name != last.name]
    found = stands_for(token.lower_, at, figures, inside=scene.inside)
    if found is None:
        return Holder(span, scene.text[span[0] : span[1]], None, None, None)
    return Holder(span, found.name, found.side, found.span, found.again(at, token.lower_))


def _recorder_before(passage: Passage, token: Token, scene: Scene) -> Mention | None:
    """Return the one monitor or map service named in the sentence before, which "they" may stand for."""
    start = token.sent.start
    records = any(form.document for form in speech_lexicon().verbs.get(token.head.lemma_.lower(), ()))
    if token.lower_ != "they" or not start or not records:
        return None
    before = token.doc[start - 1].sent
    inside = scene.names.within(passage.start + before.start_char, passage.start + before.end_char)
    named = [m for m in inside if m.kind == "organisation"]
    monitors = speech_lexicon().words["monitors"]
    kept = [m for m in named if any(w in monitors for w in scene.text[max(0, m.start - 40) : m.start].lower().split())]
    return kept[0] if len(named) == len(kept) == 1 else None


def _owner(passage: Passage, head: Token, scene: Scene) -> Holder | None:
    """Return whose document it is that speaks: "the ministry's map", "a report by the board", "a map kept by X"."""
    if head.lemma_.lower() not in speech_lexicon().words["documents"]:
        return None
    owners = [c for c in head.children if c.dep_ == "poss"]
    for c in head.children:
        if c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "from", "of"}:
            owners += [p for p in c.children if p.dep_ == "pobj" and p.pos_ in {"PROPN", "NOUN", "PRON"}]
        if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in speech_lexicon().words["authored"]:
            makers = [p for a in c.children if a.dep_ == "agent" for p in a.children if p.dep_ == "pobj"]
            owners += [p for p in makers if not (handed_over(c) and is_outlet(passage, p, scene))]
    given = [t for t in _had_from(head) if can_speak(t, speech_lexicon())]
    owners += given
    verb = head.head
    if head.dep_ == "dobj" and verb.lemma_ in speech_lexicon().words["light"]:  # "issued a statement saying"
        owners += [c for c in verb.children if c.dep_ == "nsubj"]
    for owner in owners:
        holder = holder_of(passage, owner, scene)
        if owner.pos_ == "PRON" and holder.via is None:
            continue
        documentary = owner.lemma_.lower() in speech_lexicon().words["documents"]
        if owner.dep_ == "nsubj" or owner in given or (not documentary and _speaks(passage, owner, scene.names)):
            figure = holder.figure
            again = (
                None
                if figure is None
                else Figure(start_of(passage, head), figure.span, holder.name, holder.side, False, False, None, True)
            )
            return Holder(holder.span, holder.name, holder.side, holder.via or holder.span, again)
    return _same_document(passage, head, scene) if _definite(head) else None


def _had_from(head: Token) -> list[Token]:
    """Return who gave the writer the document: "figures I have seen from a controller in Pardo, who asked"."""
    after = list(head.doc[head.i + 1 : head.sent.end])
    if not after or after[0].lower_ not in {"i", "we"}:
        return []
    stop = next((n for n, t in enumerate(after) if t.text == ","), len(after))
    return [p for t in after[:stop] if t.lower_ == "from" for p in t.children if p.dep_ == "pobj"][:1]


def _speaks(passage: Passage, owner: Token, names: Names) -> bool:
    """A map "of the valley" is not the valley's: an owner is a person, a body, a group or a side."""
    mention = mention_at(passage, owner, names)
    if mention is not None:
        return mention.kind != "place" or owner.dep_ == "poss"
    words = speech_lexicon().words
    return owner.dep_ == "poss" or owner.lemma_.lower() in words["bodies"] | words["people"]


def _same_document(passage: Passage, head: Token, scene: Scene) -> Holder | None:
    """Return whose report "the report" is: the maker's of the one that spoke before."""
    at = start_of(passage, head)
    word = head.lemma_.lower()
    spoke = [
        f
        for f in scene.figures
        if f.spoke and at - _NEAR < f.at < at and word in scene.text[f.at : f.at + len(word) + 1].lower()
    ]
    if not spoke:
        return None
    found = max(spoke, key=lambda f: f.at)
    return Holder(noun_phrase(passage, head), found.name, found.side, found.span, found.again(at))


def _title(head: Token, span: Span, scene: Scene) -> Figure | None:
    """Return the person a definite title stands for: one whose role has its words, else a person heard just before."""
    if not _definite(head) or is_plural(head) or not is_of_a_person(head):
        return None
    noun = head.lemma_.lower()
    spoke = sorted(
        (f for f in scene.figures if f.spoke and f.person and not f.plural and f.at < span[0]), key=lambda f: f.at
    )
    if spoke and noun in spoke[-1].name.lower().split() and " " in spoke[-1].name:
        return spoke[-1].again(span[1] - 1)  # "a person close to the inquiry" ... "the person added"
    if any(noun in f.name.lower().split() and " " in f.name for f in spoke[-3:]):
        return None  # two may be meant
    side = scene.names.side_of(*span)
    near = mentions_before(scene.names, span[0])
    before = [m for m in near if m.kind == "person" and not _clash(side, m.side)]
    roles, wanted = scene.roles, _role_words(head)
    fitting = [m for m in before if any(w in roles.get(m.name, "") or w in _before(m, scene) for w in wanted)]
    if fitting:
        last = max(fitting, key=lambda m: m.start)
        return Figure(
            span[1] - 1, (last.start, last.end), last.name, last.side, True, False, gender(head, last.name), spoke=True
        )
    return _just_heard(head, span[1] - 1, side, scene) or _named_later(span, wanted, scene)


def _named_later(span: Span, wanted: tuple[str, ...], scene: Scene) -> Figure | None:
    """Return the one person whom the pages after give the title: "the governor said" before Governor Ana Duarte."""
    later = [m for m in mentions_after(scene.names, span[1]) if m.kind == "person"]
    fitting = [m for m in later if any(_titled(m, w, scene) for w in wanted)]
    if len({m.name for m in fitting}) != 1:
        return None
    one = fitting[0]
    return Figure(span[1] - 1, (one.start, one.end), one.name, one.side, True, False, None, spoke=True)


def _titled(mention: Mention, word: str, scene: Scene) -> bool:
    return word in scene.roles.get(mention.name, "") or word in _before(mention, scene)


def _before(mention: Mention, scene: Scene) -> str:
    """Return the few words right before a name, where its title stands."""
    return scene.text[max(0, mention.start - 30) : mention.start].rpartition(".")[2].lower()


def _just_heard(head: Token, at: int, side: str | None, scene: Scene) -> Figure | None:
    words, noun = speech_lexicon().words, head.lemma_.lower()
    described = any(c.dep_ in {"prep", "poss", "relcl", "acl"} and not occasion(c) for c in head.children)
    if noun not in words["people"] or described:
        return None
    last = last_of(f for f in scene.figures if f.person and not f.plural and f.subject and at - _NEAR < f.at < at)
    if last is None or not last.spoke or _clash(side, last.side) or last.name.lower() == noun:
        return None
    role = scene.roles.get(last.name, "")
    alike = noun in words["describers"] and any(w in words["describers"] for w in role.split())
    return last.again(at) if not role or alike or noun in words["anybody"] else None


def _role_words(head: Token) -> tuple[str, ...]:
    phrase = " ".join(t.lower_ for t in sorted(subtree(head), key=lambda t: t.i) if t.i >= head.i)
    for title, roles in speech_lexicon().titles.items():
        if phrase.startswith(title):
            return roles
    return (head.lemma_.lower(),)


def _words(passage: Passage, head: Token, span: Span, scene: Scene) -> tuple[str, Span | None]:
    """Return the holder's own words without the article; "his advisers" become "X's advisers"."""
    own = next((c for c in head.children if c.dep_ == "poss" and c.lower_ in HE | IT | THEY), None)
    words = scene.text[span[0] : span[1]]
    if own is not None:
        owner = _pronoun(passage, own, span, scene)
        rest = scene.text[end_of(passage, own) : span[1]].strip()
        return (f"{owner.name}'s {rest}", owner.via) if owner.via is not None else (rest, None)
    them = next((t for t in head.subtree if t.lower_ == "them" and head.lower_ == "one"), None)
    group = _pronoun(passage, them, span, scene) if them is not None else None
    if group is not None and group.via is not None:
        return f"one of {group.name}", group.via  # "one of them" is one of those named just before
    lower = words.lower()
    article = next((a for a in _ARTICLES if lower.startswith(a)), "")
    return " ".join(words[len(article) :].split()), None


def _definite(head: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in head.children)


def _clash(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
