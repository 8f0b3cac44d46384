"""Clauses: a sentence cut into the parts that each say one thing, on one holder's word."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Span as Words
from spacy.tokens import Token

from crossbearing.model.claim import Span
from crossbearing.read.attribution import Attribution
from crossbearing.read.grammar import children, is_verb, says_false
from crossbearing.read.parse import Passage

ClauseKind = Literal["main", "also", "sub", "nominal"]
_SUB = frozenset({"relcl", "advcl", "acl", "pcomp"})
_CONTENT = frozenset({"ccomp", "csubj", "csubjpass", "parataxis"})
# What these introduce is not said to be so.
_SAID = frozenset("claim allegation assertion report rumour rumor suggestion accusation story statement".split())
_DENIED_AS = frozenset({"nsubj", "nsubjpass"})
_TELLING = frozenset(
    {"after", "before", "since", "by", "without"}
)  # "after clearing the centre" tells that it was cleared
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d")  # before an entry of a live page
_POINT = re.compile(r"\d{1,2}[.)]")
_LONG_POINT = 4
_UNREAL = frozenset({"if", "unless", "whether", "until", "till", "lest"})


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause, or a phrase that stands for one, at offsets of the document.

    `tokens` are its own, without the clauses inside it. `kind`: a `main` or coordinate (`also`) clause says something
    of its own; a `sub`ordinate one only where a frame fits; a `nominal` is what somebody said or did in a noun
    ("announced the capture of the town"). `saying` is the index of the attribution whose content it is, or None for the
    publisher's own words.
    """

    passage: Passage
    head: Token
    kind: ClauseKind
    saying: int | None
    tokens: tuple[Token, ...]
    start: int
    end: int


def clauses(
    passage: Passage, sentence: Words, attributions: Sequence[Attribution], silent: Collection[int] = ()
) -> tuple[Clause, ...]:
    """Return the clauses of a sentence in text order, each within one attribution's content or outside all.

    Heads in `silent` (token indexes) say nothing of their own: their words go to the clause above.
    """
    saying = {t.i: saying_at(passage.start + t.idx, attributions) for t in sentence if not t.is_space}
    cues = {t.i for t in sentence if _in_cue(passage.start + t.idx, attributions)}
    heads = {t.i: kind for t in sentence if t.i in saying and (kind := _kind(t, saying, cues))}
    heads = {i: kind for i, kind in _one_nominal(heads, saying).items() if i not in silent}
    found = [
        clause for token in sentence if token.i in heads and (clause := _clause(passage, token, heads, saying, cues))
    ]
    return tuple(sorted(found, key=lambda c: (c.start, c.end, c.head.i)))


def saying_at(offset: int, attributions: Sequence[Attribution]) -> int | None:
    """Return the index of the innermost attribution whose content holds the offset, or None."""
    holding = [
        (end - start, -index, index)
        for index, attribution in enumerate(attributions)
        for start, end in attribution.content
        if start <= offset < end
    ]
    return min(holding)[2] if holding else None


def _in_cue(offset: int, attributions: Iterable[Attribution]) -> bool:
    return any(a.cue is not None and a.cue[0] <= offset < a.cue[1] for a in attributions)


def _one_nominal(heads: dict[int, ClauseKind], saying: dict[int, int | None]) -> dict[int, ClauseKind]:
    """Return the heads with nominal ones only where a content has no clause, and then only the first."""
    taken = {saying[i] for i, kind in heads.items() if kind in {"main", "also"}}
    kept: dict[int, ClauseKind] = {}
    for i, kind in sorted(heads.items()):
        if kind != "nominal":
            kept[i] = kind
        elif saying[i] not in taken:
            kept[i] = kind
            taken.add(saying[i])
    return kept


def _kind(token: Token, saying: dict[int, int | None], cues: set[int]) -> ClauseKind | None:
    """Return how the token heads a clause, or None if it heads none."""
    if token.i in cues or token.is_punct:
        return None
    own = saying[token.i]
    if denied_noun(token) is not None or _tells_beside(token) or (own is None and _tells_of_its_head(token)):
        return "main"
    if own is not None and _enters(token, saying):
        return _content_kind(token)
    return _root_kind(token, own) if token.dep_ == "ROOT" else _inner_kind(token, cues)


def _root_kind(token: Token, own: int | None) -> ClauseKind | None:
    if any(_tells_of_its_head(c) for c in token.children):
        return None
    return "main" if is_verb(token) or own is None else _content_kind(token)


def _inner_kind(token: Token, cues: set[int]) -> ClauseKind | None:
    """Return how a word inside the sentence heads a clause.

    Somebody's words or thoughts, whose we could not tell, are no clause: they are not the publisher's.
    """
    if not is_verb(token) and not children(token, "nsubj", "nsubjpass"):
        return None
    if token.dep_ in _CONTENT:
        if token.dep_ == "parataxis" or token.head.i in cues or is_own_word(token.head) or _stands_before(token):
            return "main"
        return "sub" if _is_hearsay(token.head) else None
    if _in_content(token, cues):
        return None
    if token.dep_ == "conj":
        return "also" if is_verb(token.head) or children(token, "nsubj", "nsubjpass") else None
    if token.dep_ in _SUB:
        return "main" if _stands_with(token) else "sub" if _is_real(token) else None
    return "main" if _after_label(token) else None


def _stands_before(token: Token) -> bool:
    """Return whether the clause stands by itself before a semicolon ("She did not win; she was given it")."""
    if token.i > token.head.i or not children(token, "nsubj", "nsubjpass") or children(token, "mark"):
        return False
    return any(t.text == ";" for t in token.doc[token.i : token.head.i])


def _tells_of_its_head(token: Token) -> bool:
    """Return whether a participle behind a noun is the verb of its sentence ("14 passengers drowned")."""
    root = token.head
    if token.dep_ != "acl" or token.tag_ not in {"VBN", "VBD"} or root.dep_ != "ROOT" or is_verb(root):
        return False
    return not children(token, "agent") and not any(is_verb(t) for t in root.sent if t != token)


def _tells_beside(token: Token) -> bool:
    """Return whether a participle is the verb of a noun beside a clause ("two were arrested and nine miners hurt")."""
    noun = token.head
    if token.dep_ != "acl" or token.tag_ not in {"VBN", "VBD"} or noun.dep_ != "conj" or is_verb(noun):
        return False
    return is_verb(noun.head) and bool(children(noun.head, "auxpass", "nsubjpass")) and not children(token, "agent")


def _in_content(token: Token, cues: set[int]) -> bool:
    """Return whether the clause stands in, or beside, the content of a verb ("said that it sank and that ...")."""
    while token.dep_ != "ROOT" and token.head != token:
        heard = token.head.i in cues or _is_hearsay(token.head) or is_own_word(token.head)
        marked = token.dep_ in {"acl", "advcl"} and any(m.lower_ == "that" for m in children(token, "mark"))
        told = token.dep_ in {"ccomp", "csubj"} or marked
        if told and not heard:
            return not _after_label(token)
        token = token.head
    return False


def _after_label(token: Token) -> bool:
    """Return whether the clause follows a label with a colon ("Harbour: the oil has damaged 38 boats")."""
    return (
        is_verb(token)
        and token.head.dep_ == "ROOT"
        and not is_verb(token.head)
        and any(t.text == ":" for t in token.doc[token.head.i + 1 : token.i])
    )


def _is_hearsay(governor: Token) -> bool:
    """Return whether the verb above hands on what nobody in particular says ("it was reported that")."""
    return governor.lemma_ in {"report", "say", "allege", "claim"} and bool(children(governor, "auxpass"))


def is_own_word(governor: Token) -> bool:
    """Return whether the publisher says what it said itself ("we said that", "our front page said that")."""
    subjects = children(governor, "nsubj")
    if children(governor, "neg") or any(c.tag_ == "MD" for c in children(governor, "aux")):
        return False  # "we never said that"
    return governor.lemma_ in {"say", "report", "write", "print", "state", "publish"} and any(
        s.lower_ == "we" or any(c.lower_ == "our" for c in children(s, "poss")) for s in subjects
    )


def _enters(token: Token, saying: dict[int, int | None]) -> bool:
    """Return whether the token is where somebody's content hangs on the rest of the sentence."""
    head = token.head
    return head == token or saying.get(head.i) != saying[token.i]


def _content_kind(token: Token) -> ClauseKind | None:
    if (
        token.dep_ == "advcl"
        and any(m.lower_ == "as" for m in children(token, "mark"))
        and not children(token, "nsubj")
    ):
        return None  # "dismissed the pictures as staged"
    if token.dep_ in {"oprd", "acomp"}:
        return None  # "called the messages forged"
    if is_verb(token) or children(token, "cop", "nsubj", "nsubjpass"):
        return "also" if token.dep_ == "conj" else "main"
    if token.dep_ in {"cc", "mark", "punct", "det", "aux", "auxpass", "advmod", "neg", "prep", "case", "amod"}:
        return None
    return "nominal"


def _is_real(token: Token) -> bool:
    """Return whether a subordinate clause tells of something: no condition, no purpose, no bare infinitive."""
    if any(mark.lower_ in {*_UNREAL, "that"} for mark in children(token, "mark", "advmod")):
        return False  # "ruled on Monday that it was lawful" is no time or cause
    if token.dep_ == "pcomp" and not children(token, "nsubj", "nsubjpass") and token.head.lower_ not in _TELLING:
        return False  # "accused of breaking", "success in raising"
    if token.tag_ in {"VB", "VBP"} and any(a.lower_ == "to" for a in children(token, "aux")):
        return False
    return not (token.dep_ == "acl" and children(token, "mark"))  # "the hope that they leave"


def _clause(
    passage: Passage,
    head: Token,
    heads: dict[int, ClauseKind],
    saying: dict[int, int | None],
    cues: set[int],
) -> Clause | None:
    within = _own(head.head if _tells_of_its_head(head) or _tells_beside(head) else head, heads, cues)
    if heads[head.i] == "nominal" and saying[head.i] is not None:  # its other pieces hang on the cue ("as staged")
        within = _phrase(head, heads)
    own = sorted((t for t in within if saying.get(t.i, -1) == saying[head.i]), key=lambda t: t.i)
    own = [t for t in own if not t.is_space and (t.i not in cues or _is_object(t, head))]
    for subject in children(head, "nsubj", "nsubjpass"):
        if subject.i in cues and not any(
            t.i < head.i for t in own
        ):  # "claims of a sale are not new": the cue is its subject
            own = sorted({t.i: t for t in (*subject.subtree, *own)}.values(), key=lambda t: t.i)
    own = _trimmed(own)
    if own and own[0].lower_ == "that" and denied_noun(head) is not None:
        own = own[1:]  # "the rumour that the wall has cracked is false", taken for a relative clause
    if not own:
        return None
    start, end = passage.start + own[0].idx, passage.start + own[-1].idx + len(own[-1])
    return Clause(passage, head, heads[head.i], saying[head.i], tuple(own), start, end)


def _phrase(head: Token, heads: dict[int, ClauseKind]) -> Iterator[Token]:
    """Give the words of a sentence but those of its other clauses and asides."""
    others = [
        t for t in head.sent if t != head and ((t.i in heads and not _stays(t)) or _is_aside(t) or _is_absolute(t))
    ]
    gone = {t.i for other in others if head not in other.subtree for t in other.subtree}
    return (t for t in head.sent if t.i not in gone)


def _own(token: Token, heads: dict[int, ClauseKind], cues: set[int]) -> Iterator[Token]:
    yield token
    for child in token.children:
        told = _tells_of_its_head(child) or _tells_beside(child)
        if any(_tells_beside(c) for c in child.children):
            continue  # a clause of its own
        if child.i in cues and _is_object(
            child, token
        ):  # "rejected the request to wait": what is requested is not said here
            yield from (t for left in child.lefts for t in left.subtree)
            yield child
            continue
        if (
            child.i in cues
            or (child.i in heads and not _stays(child) and not told)
            or _is_aside(child)
            or _is_absolute(child)
        ):
            continue
        yield from _own(child, heads, cues)


def _is_object(word: Token, head: Token) -> bool:
    """Return whether a word of saying is a noun behind its clause's verb, so that the clause tells of it."""
    return word.pos_ == "NOUN" and word.dep_ in {"dobj", "attr", "pobj"} and word.i > head.i


def denied_noun(head: Token) -> Token | None:
    """Return the noun for something said whose content the clause is, where its sentence calls that false.

    "Claims that the bridge has fallen are false" denies that it has.
    """
    noun = head.head
    if head.dep_ not in {"acl", "ccomp", "relcl"} or noun.lemma_.lower() not in _SAID or noun.dep_ not in _DENIED_AS:
        return None
    return noun if says_false(noun.head) else None


def _stays(child: Token) -> bool:
    """Return whether a clause is also part of the one above: restrictive, or its time ("after they left")."""
    return child.dep_ in _SUB and not _comma_before(child)


def _is_aside(child: Token) -> bool:
    """Return whether the child is a trailing participle or relative clause set off by a comma or dash."""
    if child.dep_ == "prep" and children(child, "pcomp"):  # "..., before being sold"
        return child.i > child.head.i and _comma_before(child)
    if child.dep_ not in {"advcl", "acl", "relcl"} or child.i < child.head.i:
        return False
    marks = {m.lower_ for m in children(child, "mark")}
    if marks and marks <= {"while", "although", "though", "as", "whereas"} and _comma_before(child):
        return True
    return child.tag_ in {"VBG", "VBN", "VBD", "VBZ", "VBP"} and not children(child, "mark") and _comma_before(child)


def _is_absolute(child: Token) -> bool:
    """Return whether the child opens a phrase with its own subject and verb ("with prices rising")."""
    return _stands_with(child) or (
        child.dep_ == "prep"
        and child.lower_ == "with"
        and any(children(inner, "nsubj", "nsubjpass") for inner in children(child, "pcomp"))
    )


def _stands_with(verb: Token) -> bool:
    """Return whether a phrase with "with", its own subject and verb opens the sentence ("With half counted, ...")."""
    if verb.dep_ != "advcl" or verb.i > verb.head.i or not children(verb, "nsubj", "nsubjpass"):
        return False
    return any(m.lower_ == "with" for m in children(verb, "mark")) and verb.right_edge.nbor().text == ","


def _comma_before(token: Token) -> bool:
    first = token.left_edge.i
    return first > 0 and token.doc[first - 1].text in {",", "—", "-", "--", "–", "("}


def _trimmed(tokens: list[Token]) -> list[Token]:
    """Return the tokens without conjunctions, "that" and punctuation at either edge."""
    while tokens and (
        tokens[0].is_punct
        or tokens[0].dep_ in {"cc", "punct"}
        or _only_joins(tokens[0])
        or _CLOCK.fullmatch(tokens[0].text)
    ):
        tokens = tokens[1:]
    if len(tokens) > 2 and _counts_off(tokens):
        tokens = tokens[2 if tokens[1].text in {".", ")"} else 1 :]
    while tokens and (tokens[-1].is_punct or tokens[-1].dep_ in {"cc", "punct"}):
        if tokens[-1].text in {")", "]", '"', "'", "%"} and len(tokens) > 1 and tokens[-1].text in {")", "]", "%"}:
            break
        tokens = tokens[:-1]
    return tokens


def _counts_off(tokens: list[Token]) -> bool:
    """Return whether the first word only numbers a point of a list ("3. Units hold the town")."""
    first, second = tokens[0], tokens[1]
    if first.i and not first.nbor(-1).is_space:
        return False
    parted = first.text.isdigit() and second.text in {".", ")"} and second.i == first.i + 1
    return len(first.text) < _LONG_POINT and (parted or _POINT.fullmatch(first.text) is not None)


def _only_joins(word: Token) -> bool:
    """Return whether the word only ties its clause to another and sets no condition on it."""
    return (word.dep_ == "mark" or word.tag_ == "WRB") and word.lower_ not in {
        *_UNREAL,
        "how",
        "why",
        "with",
        "without",
    }


def content_pieces(start: int, end: int, inside: Sequence[Span], without: Sequence[Span]) -> tuple[Span, ...]:
    """Return the parts of a span inside one of `inside` (if empty, all of it) and in none of `without`."""
    pieces = [(max(start, s), min(end, e)) for s, e in inside if s < end and start < e] if inside else [(start, end)]
    for s, e in sorted(without):
        pieces = [part for a, b in pieces for part in ((a, min(b, s)), (max(a, e), b)) if part[0] < part[1]]
    return tuple(pieces)
