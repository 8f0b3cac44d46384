"""Verbs of saying: their speaker and content by the syntax of the sentence."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from crossbearing.model.claim import Span, Stance
from crossbearing.read.attribution_guards import is_speaker, reports
from crossbearing.read.attribution_sayings import Saying, said_span
from crossbearing.read.attribution_spans import hull, pieces, subtree
from crossbearing.read.parse import Passage
from crossbearing.read.speech import Lexicon, SpeechVerb
from crossbearing.read.stance import stance_of

_SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVE = frozenset({"who", "which", "that", "whom"})


def verb_sayings(passage: Passage, text: str, lexicon: Lexicon) -> Iterator[Saying]:
    """Yield what each verb of the passage reports as said, in text order."""
    for token in passage.parse:
        if token.lemma_.lower() in lexicon.verbs and token.pos_ in {"VERB", "AUX"} and reports(token, lexicon):
            saying = _saying(passage, text, token, lexicon)
            if saying is not None:
                yield saying


def speaker_of(verb: Token) -> Token | None:
    """Return the head of the noun phrase that speaks: subject, agent of a passive, antecedent, or the subject it shares."""
    own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if own is not None:
        return _antecedent(verb, own) if own.dep_ == "nsubj" else _agent(verb)
    if verb.dep_ in {"acl", "relcl"}:
        return _agent(verb) if verb.tag_ == "VBN" else verb.head
    if verb.dep_ in {"conj", "xcomp", "advcl", "parataxis", "dep"} and verb.head.pos_ in {"VERB", "AUX"}:
        return _subject_at_any_voice(verb.head)
    if verb.dep_ == "pcomp":
        return _by_preposition(verb)
    return None


def _saying(passage: Passage, text: str, verb: Token, lexicon: Lexicon) -> Saying | None:
    speaker = speaker_of(verb)
    if speaker is None or not is_speaker(speaker) or speaker.lower_ == "it" and _passive(verb):
        return None
    documentary = speaker.lemma_.lower() in lexicon.words["documents"] or speaker.lower_ == "it"
    for form in lexicon.verbs[verb.lemma_.lower()]:
        if form.document and not documentary or form.particle and not _has_particle(verb, form.particle):
            continue
        found = _content(verb, form, lexicon, speaker)
        if found or form.quote:
            cue, region = _cue(passage, verb, speaker)
            content = pieces(passage, text, found - _outside(verb, speaker, found))
            return Saying(
                passage,
                verb,
                cue,
                speaker,
                content,
                stance_of(form, verb, found),
                region,
                quotes=form.quote and not form.document,
                addressee=_addressee(verb, found),
                platform=None,
                said=said_span(passage, verb, content),
            )
    return None


def _content(verb: Token, form: SpeechVerb, lexicon: Lexicon, speaker: Token) -> set[Token]:
    """Return the tokens that the verb in this form has for content; empty if there are none."""
    if form.clause and (clauses := _clauses(verb)):
        return subtree(*clauses)
    if form.as_ and (found := _described(verb)):
        return found
    if form.to and (found := _demanded(verb)):
        return found
    if form.preps and (found := _prepositional(verb, form)):
        return found
    if form.object != "none" and (found := _object(verb, form, lexicon)):
        return found
    if form.clause or form.quote:
        return _around(verb, speaker)
    return set()


def _clauses(verb: Token) -> list[Token]:
    """Return the heads of the clauses said; a question put ("whether") says nothing."""
    found = [c for c in verb.children if c.dep_ == "ccomp" or c.dep_ == "xcomp" and c.pos_ in {"VERB", "AUX"}]
    return [
        c
        for c in found
        if not any(m.lower_ in {"whether", "if"} and m.dep_ in {"mark", "advmod"} and m.i < c.i for m in c.children)
    ]


def _around(verb: Token, speaker: Token) -> set[Token]:
    """Return the sentence around a parenthesis ("..., officials said, ...", "as the mayor put it")."""
    head = verb.head
    if head == verb or head.pos_ not in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}:
        return set()
    marked = any(child.lower_ == "as" and child.dep_ in {"mark", "advmod"} for child in verb.children)
    if verb.dep_ == "parataxis" or verb.dep_ in {"advcl", "prep"} and marked:
        return subtree(head) - subtree(verb)
    if verb.dep_ == "csubj" and any(child.lower_ == "what" for child in verb.children):
        return subtree(head) - subtree(verb)
    return set()


def _described(verb: Token) -> set[Token]:
    """Return the thing and what it is called: "described X as Y", "called X Y"."""
    thing = _child(verb, "dobj")
    named = [c for c in verb.children if c.dep_ == "oprd"]
    as_ = [c for c in verb.children if c.i > verb.i and c.lower_ == "as" and c.dep_ == "prep"]
    as_ += [
        c
        for c in verb.children
        if c.dep_ == "advcl" and any(m.lower_ == "as" and m.dep_ in {"mark", "prep"} for m in c.children)
    ]
    small = [
        c for c in verb.children if c.dep_ == "ccomp" and verb.lemma_ in {"call", "deem", "consider", "see", "declare"}
    ]
    if verb.lemma_ == "see" and thing is not None:
        as_ += [c for c in verb.children if c.i > thing.i and c.dep_ == "prep" and c.lower_ in {"on", "in"}]
        named = []
    if thing is not None and (named or as_):
        return subtree(thing, *named, *as_)
    if as_ and thing is not None:
        return subtree(thing, *as_)
    inner = [
        a for c in ([thing] if thing is not None else []) for a in c.children if a.lower_ == "as" and a.dep_ == "prep"
    ]
    if inner and thing is not None:
        return subtree(thing)
    if named and verb.dep_ in {"acl", "relcl"}:
        return subtree(verb.head) - subtree(verb) | subtree(*named)
    if small and verb.lemma_ != "see":
        return subtree(*small)
    return set()


def _demanded(verb: Token) -> set[Token]:
    """Return whom and what is demanded: "urged residents to leave"."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and any(aux.tag_ == "TO" for aux in child.children):
            thing = _child(verb, "dobj")
            return subtree(child, *([thing] if thing is not None else []))
    return set()


def _prepositional(verb: Token, form: SpeechVerb) -> set[Token]:
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in form.preps and child.i > verb.i:
            thing = _child(verb, "dobj")
            if form.person_object and thing is not None:
                return subtree(thing, child)
            return subtree(child) - {child}
    thing = _child(verb, "dobj")
    if form.person_object and thing is not None:
        inner = [c for c in thing.children if c.dep_ == "prep" and c.lower_ in form.preps]
        return subtree(thing) if inner else set()
    return set()


def _object(verb: Token, form: SpeechVerb, lexicon: Lexicon) -> set[Token]:
    """Return the noun phrase reported; a passive has none here, for its subject is what was said."""
    thing = _child(verb, "dobj")
    if thing is None or thing.pos_ == "PRON" or _child(verb, "dative") is not None:
        return set()
    lemma = thing.lemma_.lower()
    wanted = {
        "any": lemma not in lexicon.words["never"] and thing.ent_type_ not in {"PERSON", "MONEY"},
        "event": lexicon.is_event(lemma),
        "word": lemma in lexicon.words["said"] or lemma in lexicon.nouns,
    }
    return subtree(thing) if wanted[form.object] else set()


def _cue(passage: Passage, verb: Token, speaker: Token) -> tuple[Span, Span]:
    """Return the span of the verb group, and that of verb group and speaker where they stand together."""
    group = [c for c in verb.children if c.dep_ in {"aux", "auxpass", "neg", "prt"} and abs(c.i - verb.i) < 5]
    group += [c for c in verb.children if c.dep_ == "advmod" and abs(c.i - verb.i) == 1 and c.tag_ == "RB"]
    cue = hull(passage, [verb, *group])
    near = subtree(speaker) - subtree(verb) if verb.is_ancestor(speaker) is False else subtree(speaker)
    together = [t for t in near if abs(t.i - verb.i) < 40] if speaker.head == verb else []
    return cue, hull(passage, [verb, *group, *together])


def _outside(verb: Token, speaker: Token, found: set[Token]) -> set[Token]:
    """Return what of the tokens found belongs to the attribution: the verb, its speaker, its date and addressee."""
    own = {verb}
    if verb in found:
        own |= {t for c in verb.children if c.dep_ != "ccomp" for t in c.subtree}
    if speaker.head == verb:
        own |= set(speaker.subtree)
    return own


def _addressee(verb: Token, content: set[Token]) -> Token | None:
    for child in verb.children:
        if child in content:
            continue
        if child.dep_ in {"dobj", "dative"} and child.pos_ in {"NOUN", "PROPN"}:
            return child
        if child.dep_ in {"prep", "dative"} and child.lower_ in {"to", "with", "by"}:
            return _child(child, "pobj")
    return None


def _antecedent(verb: Token, subject: Token) -> Token:
    return verb.head if verb.dep_ == "relcl" and subject.lower_ in _RELATIVE else subject


def _agent(verb: Token) -> Token | None:
    by = _child(verb, "agent")
    return _child(by, "pobj") if by is not None else None


def _subject_at_any_voice(verb: Token) -> Token | None:
    own = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    if own is not None:
        return _antecedent(verb, own)
    return speaker_of(verb)


def _by_preposition(verb: Token) -> Token | None:
    """The subject of "by saying", "after saying"; in "criticised Y for saying" it is Y."""
    preposition = verb.head
    own = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if own is not None:
        return own
    if preposition.lower_ in {"without", "of", "against", "about"}:
        return None
    governor = preposition.head
    thing = _child(governor, "dobj")
    if preposition.lower_ == "for" and thing is not None:
        return thing
    return _subject_at_any_voice(governor) if governor.pos_ in {"VERB", "AUX"} else None


def _passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)


def _has_particle(verb: Token, particle: str) -> bool:
    return any(child.lower_ == particle and child.dep_ in {"prt", "advmod", "prep"} for child in verb.children)


def _child(token: Token, dep: str) -> Token | None:
    return next((child for child in token.children if child.dep_ == dep), None)
