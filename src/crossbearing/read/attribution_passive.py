"""Passives: what is said of a subject by somebody named behind "by": "was said by officials to have fled"."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.read.attribution_spans import subtree
from crossbearing.read.speech import Lexicon, SpeechVerb

_COMPLEMENTS = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl"})
_OF = frozenset({"of", "for"})


def of_passive(verb: Token, form: SpeechVerb, lexicon: Lexicon) -> set[Token]:
    """Return subject and complement of a passive with its agent named, as this form of the verb takes them; or none.

    "Were told by officials to leave" is a demand and no word on what they did.
    """
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    agent = next((c for c in verb.children if c.dep_ == "agent"), None)
    if subject is None or agent is None or subject.lower_ in {"it", "which", "that", "what"}:
        return set()
    demands = any(other.to for other in lexicon.verbs.get(verb.lemma_.lower(), ()))
    told: list[Token] = []
    for c in (*verb.rights, *(d for a in agent.children for d in a.rights)):
        infinitive = c.dep_ in _COMPLEMENTS and any(t.tag_ == "TO" for t in c.children)
        as_ = form.as_ and c.lower_ == "as" and c.dep_ == "prep"
        of = form.person_object and c.dep_ == "prep" and c.lower_ in form.preps and c.lower_ in _OF
        if as_ or of or (infinitive and (form.to if demands else form.clause)):
            told.append(c)
    return subtree(subject, *told) if told else set()
