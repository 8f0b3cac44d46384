"""Descriptions: a thing and what it is called: "described X as Y", "called X Y", "a claim that X called Y"."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.read.attribution_clauses import child, finite
from crossbearing.read.attribution_spans import subtree
from crossbearing.read.speech import speech_lexicon

_SMALL = frozenset({"call", "deem", "consider", "declare", "brand", "label", "dub"})
_LOOSE = frozenset({"see", "cite", "present", "paint", "blast", "slam", "praise", "rate", "judge"})
_BACK = frozenset({"it", "this", "that"})


def described(verb: Token) -> set[Token]:
    """Return the thing and what it is called: "described X as Y", "called X Y", "a claim that X called Y"."""
    thing = child(verb, "dobj")
    named = [c for c in verb.children if c.dep_ == "oprd" and verb.lemma_ in _SMALL]
    if verb.lemma_ in _SMALL and _gives_title(verb):
        return set()
    as_ = [c for c in verb.children if c.i > verb.i and _as_phrase(c)]
    if verb.lemma_ == "see":
        as_ += [
            c for c in verb.children if thing is not None and c.i > thing.i and c.dep_ == "prep" and c.lower_ == "on"
        ]
    if thing is None:
        relative = verb.dep_ in {"relcl", "acl"} and bool(named or as_)
        small = [c for c in verb.children if c.dep_ == "ccomp" and verb.lemma_ in _SMALL and not finite(c)]
        pointed = [n for n in named if any(t.lower_ in _BACK for t in n.subtree)]  # "called that false"
        return core_of(verb.head, verb) | subtree(*named, *as_) if relative else subtree(*small, *pointed)
    if named or as_:
        return subtree(thing, *named, *as_)
    after = max(t.i for t in thing.subtree) + 1
    following = verb.doc[after] if after < verb.sent.end else None
    if following is not None and following.lower_ == "as" and following.dep_ != "mark":
        return subtree(thing, following)
    deep = [t for t in thing.subtree if t.lower_ == "as" and t.dep_ == "prep" and t.i > thing.i]
    if deep and verb.lemma_ not in _LOOSE:
        return subtree(thing)
    pointed_at = any(c.dep_ == "det" and c.lower_ in _BACK and c.i == verb.i + 1 for c in thing.children)
    if verb.lemma_ in _SMALL and pointed_at and thing.lemma_.lower() in _judgements():
        return subtree(thing)  # "calls that speculation"
    if verb.lemma_ in _SMALL and (child(thing, "appos") is not None or _quotes_within(thing)):
        return subtree(thing)
    given = _name_given(verb, after) if verb.lemma_ in _SMALL else set()
    return subtree(thing) | given if given else set()


def _judgements() -> frozenset[str]:
    words = speech_lexicon().words
    return words["false_nouns"] | words["judgements"]


def _gives_title(verb: Token) -> bool:
    """Return whether the thing is only given a name in quotation marks: `called the drill "Northern Shield"`."""
    marks = [t.i for t in verb.doc[verb.i : verb.sent.end] if t.text == '"']
    if len(marks) < 2:
        return False
    words = [t for t in verb.doc[marks[0] + 1 : marks[1]] if t.is_alpha and not t.is_stop]
    return bool(words) and verb.doc[marks[0] + 1].is_title and all(t.is_title for t in words)


def _name_given(verb: Token, after: int) -> set[Token]:
    """Return the words after the thing called, up to the end of the phrase; none if there are none."""
    named: set[Token] = set()
    for token in verb.doc[after : verb.sent.end]:
        opens_another = token.dep_ in {"cc", "mark", "prep"} and not named
        if token.text in {",", ".", ";", "—"} or opens_another or len(named) > 12:
            break
        if token.dep_ == "cc" and token.head.i <= verb.i:
            break
        named.add(token)
    return named if any(t.is_alpha for t in named) else set()


def _quotes_within(thing: Token) -> bool:
    """Return whether words in quotation marks end the phrase, not the whole of it: a name for the thing called."""
    tokens = sorted(thing.subtree, key=lambda t: t.i)
    return any(t.text == '"' or (t.text == "'" and t.tag_ == "``") for t in tokens[1:])


def _as_phrase(token: Token) -> bool:
    if token.lower_ == "as" and token.dep_ == "prep":
        return True
    marked = any(m.lower_ == "as" and m.dep_ in {"mark", "prep"} for m in token.children)
    return token.dep_ == "advcl" and marked and child(token, "nsubj", "nsubjpass") is None


def core_of(noun: Token, verb: Token) -> set[Token]:
    """Return the noun phrase that a relative clause is about, without the clause."""
    stop = min([*(t.i for t in verb.subtree), *(t.i for c in noun.children if c.dep_ == "appos" for t in c.subtree)])
    return {t for t in subtree(noun) if t.i < stop}
