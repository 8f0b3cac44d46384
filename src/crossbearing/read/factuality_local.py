"""What the words directly on an event do to it: negations, modals, adverbs, mood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.read.factuality_lexicon import factuality_lexicon
from crossbearing.read.grammar import children, is_verb

_PARTS = frozenset({"longer", "more", "anymore"})
_DENYING = -0.75  # "hardly" denies but for a remnant; "unlikely" and "few" only doubt
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


@dataclass(frozen=True, slots=True)
class Effect:
    """One word's effect on a commitment: it is multiplied by `factor` (-1 turns it round)."""

    kind: str
    cue: Token
    factor: float

    def on(self, value: float) -> float:
        """Return the commitment after the effect."""
        return value * self.factor

    @property
    def turns(self) -> bool:
        """Return whether it denies: "not", "nearly", and "not all", which denies of the whole."""
        return self.kind in {"negation", "partly"} or self.factor <= _DENYING


def effects_on(token: Token, inherited: Sequence[Effect] = ()) -> tuple[Effect, ...]:
    """Return the effects on a word in the order in which they apply.

    `inherited` are those of the verb it is coordinated with: "cannot read and write" denies both, "did not stay but
    left" only the first.
    """
    own = [*_negations(token), *_modals(token), *_adverbs(token), *_moods(token)]
    if inherited and is_verb(token) and not _stands_alone(token):
        shared = [e for e in inherited if e.cue.i < token.i and (e.kind != "negation" or _shares_negation(token))]
        own = [*shared, *own]
    if any(e.kind == "can" for e in own) and any(e.kind == "negation" for e in own):
        own = [e for e in own if e.kind != "can"]  # what cannot be is not
    return tuple(own)


def _stands_alone(token: Token) -> bool:
    return bool(children(token, *_SUBJECTS)) or any(a.lower_ != "to" for a in children(token, "aux"))


def _shares_negation(token: Token) -> bool:
    """Return whether the coordination hands on a negation: by "or", "nor", or "and" with a bare form."""
    links = {c.lower_ for c in children(token.head, "cc")}
    return "but" not in links and (bool(links & {"or", "nor"}) or token.tag_ in {"VB", "VBG", "VBN"})


def _negations(token: Token) -> Iterator[Effect]:
    words = factuality_lexicon().words
    for child in token.children:
        if child.dep_ == "neg" and not _spares(child, token):
            yield Effect("partly", child, 0.0) if _is_partial(child) else Effect("negation", child, -1.0)
        elif child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "npadvmod", "advmod", "expl"} and is_verb(token):
            yield from _negated_phrase(child)
        elif _is_negative(child, token):
            yield Effect("negation", child, -1.0)
        elif child.dep_ == "amod" and child.lower_ in words["few"] and not children(token, "det"):
            yield Effect("few", child, -0.5)
    if token.dep_ == "conj" and any(c.lower_ == "nor" for c in children(token.head, "cc") if c.i < token.i):
        yield Effect("negation", next(c for c in children(token.head, "cc") if c.lower_ == "nor"), -1.0)


def _is_negative(child: Token, token: Token) -> bool:
    """Return whether the child denies its head without being a "not": "neither won", "no attack"."""
    if child.lower_ in {"neither", "nor"} and child.i < token.i and child.dep_ in {"preconj", "cc", "advmod"}:
        return True
    if child.dep_ == "prep" and any(c.lower_ == "neither" for c in children(child, "preconj")):
        return True
    return child.dep_ == "det" and child.lower_ in factuality_lexicon().words["negative"] and not is_verb(token)


def _negated_phrase(phrase: Token) -> Iterator[Effect]:
    words = factuality_lexicon().words
    beside = children(phrase, "det", "amod", "nummod", "neg", "preconj")
    for word in (phrase, *beside, *(n for d in beside for n in children(d, "neg"))):
        of_time = word.lower_ == "no" and phrase.lower_ in _PARTS
        if of_time or (word.lower_ in words["negative"] and phrase.dep_ not in {"npadvmod", "advmod"}):
            yield Effect("negation", word, -1.0)
        elif word.dep_ == "neg" and word.i + 1 < len(word.doc) and word.nbor(1).lower_ in words["quantified"]:
            yield Effect("partly", word, 0.0)
        elif word.lower_ in words["few"] and phrase.dep_ in _SUBJECTS and not _has_article(phrase):
            yield Effect("few", word, -0.5)


def _has_article(noun: Token) -> bool:
    return any(d.lower_ in {"a", "the", "these", "those", "its", "his", "their"} for d in noun.subtree if d.i <= noun.i)


def _spares(negation: Token, verb: Token) -> bool:
    """Return whether the negation leaves the event as it is: "not only", "did not open until Friday"."""
    after = negation.nbor(1).lower_ if negation.i + 1 < len(negation.doc) else ""
    if after in {"only", "just", "merely", "simply", "least"} and negation.lower_ in {"not", "n't"}:
        return True
    later = [c for c in verb.children if c.i > negation.i]
    return any(c.lower_ in {"until", "till"} for c in later) or any(
        m.lower_ in {"until", "till"} for c in later if c.dep_ == "advcl" for m in children(c, "mark")
    )


def _is_partial(negation: Token) -> bool:
    quantified = factuality_lexicon().words["quantified"]
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ in quantified


def _modals(token: Token) -> Iterator[Effect]:
    modals = factuality_lexicon().modals
    for aux in children(token, "aux"):
        factor = modals.get(aux.lower_)
        if factor is None or aux.tag_ != "MD":
            continue
        kind = "future" if factor == 1.0 else "can" if aux.lower_ in {"can", "ca", "could"} else "modal"
        yield Effect(kind, aux, factor)
    if token.lemma_ == "go" and token.tag_ == "VBG" and any(children(c, "aux") for c in children(token, "xcomp")):
        yield Effect("future", token, 1.0)


def _adverbs(token: Token) -> Iterator[Effect]:
    adverbs = factuality_lexicon().adverbs
    for child in token.children:
        factor = adverbs.get(child.lower_, adverbs.get(child.lower_.rpartition("-")[2]))  # "now-cancelled"
        if factor is None or child.dep_ not in {"advmod", "amod", "acomp"}:
            continue
        if child.lower_ in {"nearly", "almost"} and (not is_verb(token) or child.i != token.i - 1):
            continue  # "nearly 40 drowned"
        yield Effect("adverb", child, factor)


def _moods(token: Token) -> Iterator[Effect]:
    if not is_verb(token):
        return
    if is_request(token):
        yield Effect("request", token, 0.0)
    if _asks(token):
        yield Effect("question", token, 0.0)
    for clause in children(token, "advcl"):
        mark = condition_mark(clause)
        if mark is not None:
            yield Effect("under condition", mark, 0.25)


def is_request(verb: Token) -> bool:
    """Return whether the verb asks somebody to do it: a bare form without a subject ("close the gates")."""
    return verb.tag_ == "VB" and verb.dep_ in {"ROOT", "conj"} and not children(verb, *_SUBJECTS, "aux")


def condition_mark(clause: Token) -> Token | None:
    """Return the word that makes an adverbial clause a condition: "if", or the verb before its subject ("had he")."""
    condition = factuality_lexicon().words["condition"]
    mark = next((m for m in children(clause, "mark") if m.lower_ in condition and m.lower_ != "whether"), None)
    if mark is not None or children(clause, "mark"):
        return mark
    subjects = children(clause, "nsubj", "nsubjpass")
    verbs = [t for t in (clause, *children(clause, "aux", "auxpass")) if t.lower_ in {"were", "had", "should"}]
    return verbs[0] if subjects and verbs and verbs[0].i == clause.left_edge.i and verbs[0].i < subjects[0].i else None


def _asks(verb: Token) -> bool:
    """Return whether the verb heads a question whose answer is yes or no: an auxiliary before its subject."""
    if verb.dep_ != "ROOT" or not verb.sent.text.rstrip("\"' )").endswith("?"):
        return False
    first = min((t for t in (verb, *children(verb, "aux", "auxpass"))), key=lambda t: t.i)
    subject = children(verb, "nsubj", "nsubjpass", "expl")
    asked = any(t.tag_ in {"WP", "WRB", "WDT"} for t in verb.sent if t.i < first.i)
    return not asked and (not subject or first.i < subject[0].i)
