"""Candidates: the words of a clause that may say what it is about, the most telling first."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.read.clauses import Clause
from crossbearing.read.grammar import HAPPEN, LIGHT, MEANING, STRIKE, children, is_verb, together

_BEHIND = frozenset({"under", "in", "into", "to", "without", "on"})
_WITHIN = frozenset(
    {"conj", "acl", "pobj", "prep", "pcomp", "oprd", "amod", "acomp", "xcomp", "dobj", "agent", "ccomp"}
)
_DEEPEST = 5  # steps from the top of a nominal: what stands deeper is not what it is about


def candidates(clause: Clause) -> list[Token]:
    """Return the verb (the innermost of a chain first), predicates, nouns that carry it, and what it stands under.

    In a nominal the noun itself comes first, then what hangs on it. Words in a deeper clause are none.
    """
    own = {t.i for t in clause.tokens}
    if clause.kind == "nominal":
        top = clause.head
        found = [top, *(t for t in clause.tokens if t != top and _within(t, own))]
    else:
        verbs = [v for v in verb_chain(clause.head) if v.i in own]
        predicates = [c for v in verbs for c in children(v, "acomp", "attr", "oprd", "xcomp") if c not in verbs]
        nouns = [n for v in verbs for n in _nouns(v)]
        behind = [t for t in clause.tokens if t.dep_ == "pobj" and t.head.lower_ in _BEHIND and governed(t, clause)]
        found = [*_meaning_first(verbs), *predicates, *nouns, *behind]
    return [t for t in dict.fromkeys(found) if t.i in own]


def governed(token: Token, clause: Clause) -> bool:
    """Return whether no verb but those of the clause's own chain stands over the token inside the clause."""
    chain = {v.i for v in verb_chain(clause.head)}
    while token.i not in {clause.head.i, token.head.i}:
        token = token.head
        if is_verb(token):
            return token.i in chain
    return True


def verb_chain(verb: Token) -> list[Token]:
    """Return the verb and the infinitives it governs, outermost first ("attempted", "to seize")."""
    found = [verb]
    while inner := [c for c in children(found[-1], "xcomp") if is_verb(c)]:
        found.append(inner[0])
    return found


def _meaning_first(verbs: list[Token]) -> list[Token]:
    """Return what is meant before what it is meant for, else the innermost verb first: it says what was done."""
    meant = [v for v in verbs[:-1] if v.lemma_ in MEANING]
    return [*meant, *(v for v in reversed(verbs) if v not in meant)]


def _nouns(verb: Token) -> list[Token]:
    """Return the nouns that carry the verb's meaning: objects of light verbs, subjects of happening, predicates."""
    found: list[Token] = []
    if verb.lemma_ in LIGHT:
        found += children(verb, "dobj", "nsubjpass")
    if verb.lemma_ in HAPPEN or verb.lemma_ == "be" or (verb.lemma_ in STRIKE and children(verb, "dobj")):
        found += children(verb, "nsubj", "nsubjpass", "attr", "dobj")
    found += [c for n in found for c in children(n, "amod") if c.i > n.i]  # a noun taken for an adjective behind it
    return list(together(found))


def _within(token: Token, own: set[int]) -> bool:
    """Return whether the token hangs on the top of a nominal by nothing but phrases."""
    for _ in range(_DEEPEST):
        described = token.dep_ == "advcl" and any(m.lower_ == "as" for m in children(token, "mark"))
        if (token.dep_ not in _WITHIN and not described) or (
            token.dep_ == "amod" and is_verb(token) and token.tag_ == "VBG"
        ):
            return False
        if token.head.i not in own or token.head == token:
            return True
        if token.head.dep_ in {"nsubj", "nsubjpass", "ROOT"} or token.head.dep_ not in _WITHIN:
            return True
        token = token.head
    return False
