"""Roles: what the text calls somebody, before the name ("the union's treasurer Ann Quill") or beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from crossbearing.model.claim import Span
from crossbearing.read.names_appositions import STOPS, apposition_after, apposition_before, head_noun, is_person_noun
from crossbearing.read.names_entities import Named
from crossbearing.read.names_lexicon import Lexicon

_LONGEST = 24  # tokens of an apposition; longer ones are mostly a misread list
_TIED = frozenset({"known", "linked", "affiliated", "run", "owned", "funded", "close"})
_BEFORE = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_ARTICLES = frozenset({"the", "a", "an"})


@dataclass(frozen=True, slots=True)
class RoleFound:
    """The words for a role and where they stand, in document offsets."""

    text: str
    span: Span


def role_of(named: Named, lexicon: Lexicon) -> RoleFound | None:
    """Return the role this occurrence of a name is given, the fuller one if it has two; courtesy titles are no role."""
    if named.kind == "place":
        return None
    found = [role for role in _roles(named, lexicon) if role is not None]
    return next((role for role in found if len(role.text.split()) > 2), found[0] if found else None)


def _roles(named: Named, lexicon: Lexicon) -> Iterator[RoleFound | None]:
    yield _profile_line(named)
    yield _apposition_after(named, lexicon)
    yield _apposition_before(named, lexicon)
    yield _title(named, lexicon)
    yield _copula(named, lexicon)


def _role(named: Named, i: int, j: int) -> RoleFound | None:
    """Return tokens `i:j` as a role, without an article before it."""
    doc = named.run.passage.parse
    while i < j and (doc[i].lower_ in _ARTICLES or doc[i].pos_ in {"ADV", "PUNCT"}):
        i += 1
    while j > i and (doc[j - 1].is_punct or doc[j - 1].is_space):
        j -= 1
    if i >= j:
        return None
    start, end = doc[i].idx, doc[j - 1].idx + len(doc[j - 1])
    base = named.run.passage.start
    return RoleFound(" ".join(doc[i:j].text.split()), (base + start, base + end))


def _profile_line(named: Named) -> RoleFound | None:
    """Return the line under the name that heads a profile, up to a bracket: "Harbour Master, Port of Lowell"."""
    passage = named.run.passage
    if passage.block.kind != "profile" or passage.parse[: named.run.i].text.strip():
        return None
    at = 0
    for line in passage.text.splitlines(keepends=True):
        words = line.split("(")[0].strip()
        if words and words != named.text and ":" not in words:
            start = passage.start + at + line.index(words)
            return RoleFound(" ".join(words.split()), (start, start + len(words)))
        at += len(line)
    return None


def _title(named: Named, lexicon: Lexicon) -> RoleFound | None:
    """Return the title and describing words right before the name: "Ruritanian Defence Minister", "war monitor"."""
    doc, run = named.run.passage.parse, named.run
    if run.title == run.i and not _describes(doc, run.i - 1, named, lexicon):
        return None
    i = left_edge(doc, run.title)
    words = [token.lower_.rstrip(".") for token in doc[i : run.i] if not token.is_punct]
    if all(word in lexicon.courtesy for word in words):
        return None
    return _role(named, i, run.i)


def _describes(doc: Doc, k: int, named: Named, lexicon: Lexicon) -> bool:
    if k < 0 or doc[k].pos_ not in {"NOUN", "PROPN"}:
        return False
    if named.kind == "person":
        return is_person_noun(doc[k], lexicon)
    return doc[k].is_lower and (doc[k].lower_ in lexicon.body or doc[k].lemma_.lower() in lexicon.body)


def left_edge(doc: Doc, i: int) -> int:
    """Return where the describing words begin that end at token `i`."""
    while i > 0 and _modifies(doc, i - 1):
        i -= 1
    return i


def _modifies(doc: Doc, k: int) -> bool:
    """Say whether the token at `k` belongs to the describing words that end at `k + 1`."""
    token = doc[k]
    if token.is_space:
        return False
    if token.text in {"-", "'s", "'"}:
        return k > 0 and not doc[k - 1].whitespace_ and (token.text != "-" or not token.whitespace_)
    return token.pos_ in _BEFORE and token.text not in STOPS and token.ent_type_ not in {"DATE", "TIME"}


def _apposition_after(named: Named, lexicon: Lexicon) -> RoleFound | None:
    """Return "head of communications for the harbour authority" of "Pat Doe, head of ..., said"."""
    doc = named.run.passage.parse
    found = apposition_after(doc, named.run.j)
    head = head_noun(doc, *found) if found is not None else None
    if found is None or head is None or not _fits(doc, found[0], head, named, lexicon):
        return None
    return _role(named, *found)


def _fits(doc: Doc, i: int, head: Token, named: Named, lexicon: Lexicon) -> bool:
    if named.kind == "person":
        return is_person_noun(head, lexicon)
    return doc[i].lower_ in _TIED or (head.lower_ in lexicon.body and doc[i].lower_ in _ARTICLES)


def _apposition_before(named: Named, lexicon: Lexicon) -> RoleFound | None:
    """Return "head of the island council" of "..., the head of the island council, Pat Doe, told ..."."""
    doc = named.run.passage.parse
    found = apposition_before(doc, named.run.title, named.run.j, lexicon)
    head = head_noun(doc, *found) if found is not None else None
    if found is None or head is None or is_person_noun(head, lexicon) != (named.kind == "person") or head.tag_ == "NNS":
        return None
    return _role(named, *found)


def _copula(named: Named, lexicon: Lexicon) -> RoleFound | None:
    """Return "chairwoman of the board" of "Pat Doe is the chairwoman of the board"."""
    root = named.run.passage.parse[named.run.i : named.run.j].root
    if named.kind != "person" or root.dep_ != "nsubj" or root.head.lemma_ not in {"be", "become"}:
        return None
    children = list(root.head.children)
    if any(child.dep_ in {"neg", "aux"} for child in children):
        return None
    for child in children:
        if child.dep_ == "attr" and is_person_noun(child, lexicon) and child.lower_ not in lexicon.untitled:
            return _role(named, child.left_edge.i, min(child.right_edge.i + 1, child.left_edge.i + _LONGEST))
    return None
