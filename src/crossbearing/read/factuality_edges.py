"""What a word of a sentence says of the event that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.read.factuality_lexicon import Signature, factuality_lexicon
from crossbearing.read.grammar import children, is_verb

_WEAK = 0.75  # of what is only aimed at, or holds if something else does: "possible" on the scale
_CLAUSAL = frozenset({"ccomp", "csubj", "csubjpass", "xcomp", "acl"})
_SAME = frozenset(
    {"acomp", "attr", "oprd", "aux", "auxpass", "prt", "cop", "neg", "expl", "dep", "prep", "agent", "advmod", "amod"}
)
_UNIQUE = frozenset({"first", "second", "third", "last", "only", "latest", "youngest", "oldest"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "appos", "compound", "nmod", "poss", "npadvmod"})


@dataclass(frozen=True, slots=True)
class Edge:
    """The way from a word down to one that hangs on it: its kind, the word that decides, and how much passes.

    Without a signature what passes is the commitment of the whole clause (`outer`), its own, or a fixed `value`.
    """

    kind: str
    cue: Token | None
    signature: Signature | None = None
    outer: bool = False
    value: float | None = None
    turned: bool = False

    def passed(self, embedded: float, value: float) -> float:
        """Return what passes down from a word with these commitments: without and with its own negations."""
        if self.signature is not None:
            return self.signature.under(value)
        if self.value is not None:
            return self.value
        passed = embedded if self.outer else value
        return -passed if self.turned else passed

    def denies(self, above: bool, own: bool) -> bool:
        """Return whether what passes down is denied, where the word above is: without and with its own negations."""
        if self.signature is not None:
            return (self.signature.denied if own else self.signature.held) < 0
        if self.value is not None:
            return self.value < 0
        return (above if self.outer else own) != self.turned


def edge_to(token: Token, head: Token) -> Edge:
    """Return how the head passes its commitment on to the token."""
    if token.dep_ in _CLAUSAL:
        return _complement(token, head)
    if token.dep_ in {"advcl", "mark"}:
        return _adverbial(token, head)
    if token.dep_ == "pcomp" or (token.dep_ == "pobj" and is_verb(token)):
        return _behind_preposition(head)
    if token.dep_ == "relcl" and _form(token) != "to":
        return Edge("relative", None, value=3.0) if _definite(head) else Edge("relative", None, outer=True)
    if token.dep_ == "relcl":
        return _complement(token, head)
    if token.dep_ == "conj":
        return Edge("conj", None, outer=True)
    if token.dep_ in _NOMINAL and not is_verb(token):
        return _nominal(token, head)
    return Edge("same", None, outer=token.dep_ not in _SAME)


def _form(token: Token) -> str:
    """Return which complement the clause is: "to" (or a bare infinitive), "ing", or "that"."""
    words = {a.lower_ for a in children(token, "aux")}
    if "to" in words or (token.tag_ == "VB" and not words):
        return "to"
    if token.tag_ == "VBG" and not words & {"is", "are", "was", "were", "be", "been"}:
        return "ing"
    return "that" if token.dep_ not in {"acl", "relcl"} or children(token, "mark") else "participle"


def _complement(token: Token, head: Token) -> Edge:
    form = _form(token)
    if form == "participle" or (token.dep_ == "acl" and form == "ing"):
        return Edge("participle", None, outer=True)
    if any(m.lower_ in {"whether", "if"} for m in children(token, "mark")):
        return Edge("asks", next(iter(children(token, "mark"))), value=0.0)
    if head.lemma_ == "have" and form == "to" and any(a.lower_ == "yet" for a in children(head, "advmod")):
        return Edge("not yet", head, Signature("not yet", -3.0, 3.0))  # "has yet to open"
    for word in _predicates(head):
        signature = _signature(word, form)
        if signature is not None:
            return Edge(signature.kind, word, signature)
    if head.lemma_ == "be" and form == "to" and token.dep_ == "xcomp":
        return Edge("is to", head)
    if form == "to" and _tells_result(token, head):
        return Edge("result", None, outer=True)
    if form == "to" and token.dep_ in {"acl", "relcl"}:
        if any(c.lower_ in _UNIQUE for c in children(head, "amod")):
            return Edge("result", None, outer=True)  # "the first to cross"
        return Edge("infinitive", next(iter(children(token, "aux")), head), Signature("infinitive", _WEAK, -3.0))
    if form == "to":
        return Edge("infinitive", next(iter(children(token, "aux")), head), value=_WEAK)
    return Edge("clause", None)


def _predicates(head: Token) -> list[Token]:
    """Return the words that may embed a clause hanging on the head: itself, or what it says of its subject."""
    return [head, *children(head, "acomp", "attr", "oprd", "prt")] if head.lemma_ == "be" else [head]


def _signature(word: Token, form: str) -> Signature | None:
    known = factuality_lexicon().signatures
    particle = next((p.lower_ for p in children(word, "prt")), None)
    if particle is not None and (found := known.get((f"{word.lemma_.lower()} {particle}", form))) is not None:
        return found
    return known.get((word.lemma_.lower(), form)) or known.get((word.lower_, form))


def _adverbial(token: Token, head: Token) -> Edge:
    lexicon = factuality_lexicon()
    marks = [m for m in children(token, "mark", "advmod") if m.i < token.i]
    for mark in marks:
        if mark.lower_ in lexicon.words["condition"]:
            return Edge("condition", mark, value=0.0)
    words = {a.lower_ for a in children(token, "aux")}
    if "to" in words and not children(token, "nsubj", "nsubjpass"):
        for word in _predicates(head):
            if (signature := _signature(word, "to")) is not None and word.pos_ in {"ADJ", "NOUN"}:
                return Edge(signature.kind, word, signature)
        if _tells_result(token, head):
            return Edge("result", None, outer=True)
        return Edge("purpose", next(a for a in children(token, "aux") if a.lower_ == "to"), value=_WEAK)
    if any(m.lower_ in lexicon.words["purpose"] and m.dep_ == "mark" for m in marks):
        return Edge("purpose", marks[0], value=_WEAK)
    if marks and marks[0].lower_ == "as" and any(m.lower_ in {"if", "though"} for m in marks):
        return Edge("condition", marks[0], value=0.0)
    if any(m.lower_ in lexicon.words["waiting"] for m in marks) and _is_untold(head):
        return Edge("once", marks[0], value=_WEAK)
    return Edge("adverbial", None, outer=True)


def _tells_result(infinitive: Token, head: Token) -> bool:
    """Return whether the infinitive tells how its verb ended, and not what it was for ("rose to close at 90")."""
    return is_verb(head) and infinitive.lemma_ in factuality_lexicon().words["result"]


def _is_untold(verb: Token) -> bool:
    """Return whether the clause tells of no fact, so that "when" beside it sets a condition."""
    auxiliaries = {a.lower_ for a in children(verb, "aux")}
    asked = verb.tag_ == "VB" and not children(verb, "nsubj", "nsubjpass")
    return asked or bool(auxiliaries & {"will", "'ll", "wo", "would", "can", "could", "may", "might", "should", "must"})


def _behind_preposition(head: Token) -> Edge:
    if head.lower_ == "without":
        return Edge("without", head, outer=True, turned=True)
    if head.lower_ in {"instead", "than"} or any(c.lower_ == "instead" for c in head.children):
        return Edge("instead", head, value=-3.0)
    governor = head.head
    if head.lower_ != "after" and (signature := _signature(governor, "ing")) is not None:
        return Edge(signature.kind, governor, signature)
    if head.lower_ == "for" and governor.pos_ == "NOUN":
        return Edge("purpose", head, value=_WEAK)
    return Edge("gerund", None, outer=True)


def _definite(noun: Token) -> bool:
    """Return whether the phrase is about something known to be: with a definite article, an owner or a name."""
    definite = factuality_lexicon().words["definite"]
    return noun.pos_ == "PROPN" or any(d.lower_ in definite or d.dep_ == "poss" for d in children(noun, "det", "poss"))


def _governs(governor: Token, preposition: Token, signature: Signature) -> bool:
    """Return whether the signature reaches behind the preposition: "delay of", "calls for", not "beat them for"."""
    if is_verb(governor):
        return preposition.lower_ in {"for", "to", "in"} and signature.kind not in {"averts", "fails", "achieves"}
    return preposition.lower_ in {"of", "for", "to", "from", "in"}


def _nominal(token: Token, head: Token) -> Edge:
    """Return how a verb or noun passes its commitment on to an event in a noun."""
    if token.pos_ == "PROPN":
        return Edge("name", None, value=3.0)  # what has a name is there
    if head.lower_ == "without":
        return Edge("without", head, outer=True, turned=True)
    governor = head.head if head.pos_ == "ADP" else head
    lexicon = factuality_lexicon()
    if token.dep_ == "pobj" and governor.lemma_ == "be":
        return Edge("said of it", None)  # "is not under their control"
    if token.dep_ in {"dobj", "nsubjpass", "pobj"}:
        signature = _signature(governor, "noun")
        if signature is not None and (token.dep_ != "pobj" or _governs(governor, head, signature)):
            return Edge(signature.kind, governor, signature)
        if token.dep_ == "pobj" and not is_verb(governor):
            return Edge("of noun", None, value=3.0)
        return Edge("object", None, outer=_definite(token))
    if token.dep_ == "nsubj" and head.lemma_ in lexicon.words["happening"]:
        return Edge("happens", None)
    return Edge("noun", None, outer=True)
