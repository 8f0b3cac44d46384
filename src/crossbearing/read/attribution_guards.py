"""Guards: a verb of saying that reports nothing said - refused, hypothetical, future or asked."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.read.names_lexicon import load_lexicon
from crossbearing.read.speech import Lexicon

_HYPOTHETICAL = frozenset({"if", "unless", "lest", "whether"})
_AGENTS = ("er", "or", "ee", "ist", "ian", "ant", "man", "men", "woman", "women", "ster")
_NOBODY = frozenset({"nobody", "none", "nothing", "neither", "anyone", "anybody", "whoever", "no"})
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight"
    " morning afternoon evening noon midnight night".split()
)
_DENYING = frozenset({"deny", "dispute", "contest"})
_SECOND = frozenset(
    {
        "i",
        "we",
        "you",
        "one",
        "us",
        "me",
        "my",
        "our",
        "your",
        "mine",
        "ours",
        "that",
        "what",
        "which",
        "there",
        "everything",
        "who",
        "whom",
        "something",
    }
)


def reports(verb: Token, lexicon: Lexicon) -> bool:
    """Return whether the verb tells that something was in fact said."""
    if verb.i and verb.nbor(-1).lower_ in {"-", "so"}:  # "so-called"
        return False
    disbelieves = verb.lemma_ in lexicon.words["disbelieving"] and any(c.dep_ == "neg" for c in verb.children)
    gerund = verb.tag_ in {"VBG", "VBN"} and verb.dep_ in {"xcomp", "pcomp", "ccomp"} and not _own_subject(verb)
    if gerund and verb.head.lemma_ in _DENYING:
        return False  # "denies having called him a crook"
    if (
        (_negated(verb) and not disbelieves and not undisputed(verb))
        or _modal(verb)
        or _hypothetical(verb)
        or _asked(verb)
    ):
        return False
    if _to_infinitive(verb):
        return _factual(verb, lexicon)
    if verb.tag_ == "VB" and not _auxiliaries(verb) and not _own_subject(verb) and verb.dep_ in {"ROOT", "conj"}:
        shared = _first_conjunct(verb)
        return shared != verb and reports(shared, lexicon)
    return True


def undisputed(verb: Token) -> bool:
    """Return whether the verb grants what follows by not denying it: "does not dispute that the note is genuine"."""
    refuses = verb.lemma_ in _DENYING and any(c.dep_ == "neg" and c.lower_ != "never" for c in verb.children)
    said = any(c.dep_ == "ccomp" and any(m.lower_ == "that" for m in c.children) for c in verb.rights)
    return refuses and said and not any(c.dep_ == "aux" and c.tag_ in {"MD", "TO"} for c in verb.children)


def is_speaker(token: Token, lexicon: Lexicon) -> bool:
    """Return whether the token can be somebody who said something: nobody, a number, "I" or a thing cannot."""
    lemma = token.lower_
    if token.i and any(t.lower_ == "not" for t in token.doc[max(token.left_edge.i - 1, 0) : token.i]):
        return False  # "not one of the witnesses"
    if lemma == "one" and any(c.lower_ == "of" for c in token.children):
        return True  # "one of the authors"
    if lemma in {"i", "we"}:
        return lexicon.first_person
    if lemma in _NOBODY or lemma in _SECOND:
        return False
    if lemma in _DAYS and not any(c.dep_ in {"compound", "poss"} for c in token.children):
        return False  # "this morning", "Monday"; "Nation Today" is an outlet
    if token.pos_ == "NUM" or token.like_num:
        return False
    if token.pos_ == "NOUN" and not (token.is_title or can_speak(token, lexicon)):
        return False
    return not any(child.dep_ == "det" and child.lower_ in {"no", "any", "neither"} for child in token.children)


def can_speak(noun: Token, lexicon: Lexicon) -> bool:
    """Return whether the noun is for people, a body or a document."""
    people, lemma = load_lexicon(), noun.lemma_.lower()
    words = lexicon.words
    return (
        any(people.person_class(form, lemma) is not None for form in (noun.lower_, f"{lemma}s"))
        or people.body_class((lemma,)) is not None
        or (len(lemma) > 4 and lemma.endswith(_AGENTS) and lemma not in words["things"])
        or any(lemma in words[name] for name in ("people", "bodies", "documents", "describers", "others"))
    )


def _negated(verb: Token) -> bool:
    neither = {"neither", "nor"}
    subject = _own_subject(verb)
    if subject is not None and any(c.lower_ == "neither" for c in subject.children):
        return True
    if any(c.lower_ in neither for c in verb.children) or (
        verb.dep_ == "conj" and any(c.lower_ in neither for c in verb.head.children)
    ):
        return True  # "neither confirmed nor denied"
    if any(
        child.dep_ == "neg" or child.lower_ in {"never", "hardly", "nor"} for child in verb.children if child.i < verb.i
    ):
        return True
    return (
        verb.dep_ == "conj"
        and not _own_subject(verb)
        and not _auxiliaries(verb)
        and _bare(verb)
        and _negated(verb.head)
    )


def _modal(verb: Token) -> bool:
    if any(child.tag_ == "MD" for child in verb.children if child.dep_ in {"aux", "auxpass"}):
        return True
    return (
        verb.dep_ == "conj" and not _own_subject(verb) and not _auxiliaries(verb) and _bare(verb) and _modal(verb.head)
    )


def _bare(verb: Token) -> bool:
    return verb.tag_ in {"VB", "VBP"}


def _hypothetical(verb: Token) -> bool:
    clause = _first_conjunct(verb)
    return any(c.dep_ in {"mark", "advmod"} and c.lower_ in _HYPOTHETICAL for v in (verb, clause) for c in v.children)


def _asked(verb: Token) -> bool:
    """Return whether the sentence asks what was said, or supposes it ("had he said"): the auxiliary comes first."""
    subject = _own_subject(verb)
    auxiliaries = _auxiliaries(verb)
    if subject is None or not auxiliaries or auxiliaries[0].i > subject.i:
        return False
    if verb.dep_ == "advcl" and auxiliaries[0].lower_ in {"had", "were", "should"}:
        return True
    if auxiliaries[0].lower_ in {"did", "does", "do"} and verb.sent[0].lower_ != "only":
        return True  # "at no point did she say"
    return verb.dep_ == "ROOT" and verb.sent.text.rstrip().endswith("?")


def _to_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children if child.i < verb.i)


def _factual(verb: Token, lexicon: Lexicon) -> bool:
    """Return whether an infinitive reports: "went on to say" does, "refused to say" does not."""
    head = verb.head
    if verb.dep_ == "conj":
        return _to_infinitive(head) and _factual(head, lexicon)
    if any(c.dep_ in {"acomp", "attr"} and c.lemma_ in {"wrong", "mistaken", "mistake"} for c in head.children):
        return verb.dep_ in {"xcomp", "acl"} and reports(head, lexicon)  # "was wrong to announce" what it announced
    reported = head.lemma_ in {"report", "quote", "say"} and any(c.dep_ == "agent" for c in head.children)
    if reported and any(c.lower_ == "have" for c in verb.children):
        return verb.dep_ == "xcomp" and reports(head, lexicon)  # "was reported by X to have said"
    if verb.dep_ not in {"xcomp", "advcl"} or head.lemma_ not in lexicon.words["factual"]:
        return False
    if head.lemma_ == "go" and head.tag_ == "VBG":
        return False
    return reports(head, lexicon)


def _auxiliaries(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]


def _own_subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)


def _first_conjunct(verb: Token) -> Token:
    while verb.dep_ == "conj":
        verb = verb.head
    return verb
