"""Verbs of saying: their speaker and cue, and the act of saying that comes of them."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from crossbearing.model.claim import Span
from crossbearing.read.attribution_clauses import child
from crossbearing.read.attribution_contents import CITING, beside_content, content_of, parted
from crossbearing.read.attribution_guards import is_speaker, reports
from crossbearing.read.attribution_positions import (
    content_before,
    left_edge,
    speaker_after,
    speaker_before,
    speaker_like,
    word_before,
)
from crossbearing.read.attribution_sayings import Saying, platform_of, said_span
from crossbearing.read.attribution_spans import hull, pieces, subtree
from crossbearing.read.attribution_words import Words
from crossbearing.read.parse import Passage
from crossbearing.read.speech import Lexicon, SpeechVerb, speech_lexicon
from crossbearing.read.stance import stance_of

_PAST = frozenset({"VBD", "VBZ"})
_SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_HOMEWARD = frozenset({"to", "into", "from", "inside", "home", "with", "in"})
_REPORTED = frozenset({"quote", "cite", "report"})  # "was quoted by X as saying": X passes it on


def verb_sayings(words: Words, text: str, lexicon: Lexicon) -> Iterator[Saying]:
    """Yield what each verb of the passage reports as said, in text order."""
    passage = words.passage
    for token in words.verbs:
        listed = token.lemma_.lower() in lexicon.verbs
        if not (listed or token.tag_ in _PAST) or not reports(token, lexicon):
            continue  # any other verb reports only beside a quotation, in these forms
        saying = _saying(passage, text, token, lexicon) if listed else None
        saying = saying or _beside_quotation(passage, token, lexicon)
        if saying is not None:
            yield saying


def speaker_of(verb: Token) -> Token | None:
    """Return the head of the noun phrase that speaks: subject, agent of a passive, antecedent, or a subject shared."""
    own = _subject(verb)
    if own is not None:
        return _antecedent(verb, own) if own.dep_ == "nsubj" else _agent(verb)
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBD":  # "a claim the mayor, Ana Duarte, rejected"
        named = [c for c in verb.head.children if c.dep_ == "appos" and verb.head.i < c.i < verb.i]
        return named[-1] if named else verb.head
    if verb.dep_ in {"acl", "relcl"}:
        return _agent(verb) if verb.tag_ == "VBN" else verb.head
    if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and beside_content(verb):
        return _subject_at_any_voice(verb.head.head)
    if verb.dep_ == "xcomp" and _passive(verb.head) and verb.head.lemma_ in _REPORTED:
        return child(verb.head, "nsubjpass")  # "was reported to have said"
    if verb.dep_ in {"conj", "xcomp", "advcl", "parataxis", "dep"} and verb.head.pos_ in {"VERB", "AUX"}:
        return _subject_at_any_voice(verb.head)
    if verb.dep_ == "pcomp":
        return _by_preposition(verb)
    return None


def _saying(passage: Passage, text: str, verb: Token, lexicon: Lexicon) -> Saying | None:
    speaker = _speaker(verb)
    if speaker is None or not is_speaker(speaker, lexicon) or (speaker.lower_ == "it" and _passive(verb)):
        return None
    form, found = _form(verb, speaker, lexicon)
    if form is None:
        return None
    if speaker.head != verb and speaker in found and speaker.i < verb.i:  # swallowed by the clause before it
        edge = left_edge(speaker, verb)
        found = {t for t in found if not edge <= t.i < verb.i}
    cue, region = _cue(passage, verb, speaker)
    found |= _after_colon(verb, found, lexicon) or _after_fronted(verb, found, lexicon)
    content = pieces(passage, text, found - _outside(verb, speaker, found))
    addressee = _addressee(verb, found)
    return Saying(
        passage,
        verb,
        cue,
        speaker,
        content,
        stance_of(form, verb, found),
        region,
        quotes=form.quote and not form.document,
        addressee=addressee,
        relays=_relays(verb),
        cited=_cited(verb),
        platform=platform_of(verb, found, lexicon),
        said=said_span(passage, verb, content) or _said_with(passage, verb, content),
    )


def _after_colon(verb: Token, found: set[Token], lexicon: Lexicon) -> set[Token]:
    """Return the clause behind a colon that spells out what was said: "said it was wrong: the number was 149"."""
    last = max((t.i for t in found), default=verb.i)
    doc, end = verb.doc, verb.sent.end
    if last <= verb.i or last + 2 >= end or doc[last + 1].text != ":" or doc[last + 2].text in {'"', "'"}:
        return set()
    rest = doc[last + 2 : end]
    finite = any(t.tag_ in {"VBD", "VBZ", "VBP", "MD"} for t in rest)
    return set(rest) if finite and not any(t.text == ";" or t.lemma_.lower() in lexicon.verbs for t in rest) else set()


def _after_fronted(verb: Token, found: set[Token], lexicon: Lexicon) -> set[Token]:
    """Return the main clause said where a parse stops at what opens it: "said that with half counted, X led"."""
    inside = sorted(t.i for t in found)
    if len(inside) < 3 or inside[0] <= verb.i or verb.doc[inside[0]].lower_ != "that":
        return set()
    doc, last = verb.doc, inside[-1]
    if doc[inside[1]].pos_ not in {"ADP", "SCONJ"} or last + 2 >= verb.sent.end or doc[last + 1].text != ",":
        return set()
    rest = doc[last + 2 : verb.sent.end]
    subject = any(t.dep_ in {"nsubj", "nsubjpass", "expl"} for t in rest)
    return set(rest) if subject and not any(t.lemma_.lower() in lexicon.verbs for t in rest) else set()


def _said_with(passage: Passage, verb: Token, content: tuple[Span, ...]) -> Span | None:
    """A participle is said when the act it goes with was done: "On Monday they attacked, claiming ..."."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.head.pos_ not in {"VERB", "AUX"}:
        return None
    return said_span(passage, verb.head, content)


def _speaker(verb: Token) -> Token | None:
    """Return the speaker by syntax, or by place where the parse went astray; behind a quotation the one who follows."""
    found = speaker_of(verb)
    if word_before(verb) in {'"', "'"} and (found is None or found.i < verb.i):
        follows = [c for c in verb.rights if c.dep_ == "nsubj"]
        return next(iter(follows), None) or speaker_after(verb) or found
    if found is None and verb.tag_ in {"VBD", "VBZ", "VBP", "VBN"}:
        return speaker_after(verb) or (speaker_before(verb) if verb.tag_ != "VBN" else None)
    return found


def _beside_quotation(passage: Passage, verb: Token, lexicon: Lexicon) -> Saying | None:
    """Return the saying of any verb right behind a quotation that leads into it: `"...," scoffed Reyer`."""
    if verb.tag_ not in _PAST:
        return None
    speaker = _speaker(verb)
    if speaker is None or not is_speaker(speaker, lexicon):
        return None
    if any(c.dep_ in {"dobj", "xcomp", "ccomp", "attr"} and c != speaker for c in verb.rights):
        return None  # `... 'finished,' the minister toured the plant`: the verb has another object than the quotation
    cue, region = _cue(passage, verb, speaker)
    first = min(verb.i, speaker.left_edge.i)
    mark = word_before(verb.doc[first])
    if mark not in {'"', "'"} or word_before(verb.doc[first], 2) not in {",", "?", "!"}:
        return None
    return Saying(passage, verb, cue, speaker, (), "asserts", region, quotes=True, said=said_span(passage, verb, ()))


def _form(verb: Token, speaker: Token, lexicon: Lexicon) -> tuple[SpeechVerb | None, set[Token]]:
    """Return the way of saying that finds content, with it; else one that a quotation beside it can fill."""
    if verb.tag_ == "VBG" and verb.lemma_.lower() in lexicon.words["acts"]:
        return None, set()
    documentary = _keeps_record(speaker, lexicon)
    forms = [
        form
        for form in lexicon.verbs[verb.lemma_.lower()]
        if (not form.document or documentary) and (form.particle is None or _has_particle(verb, form.particle))
    ]
    for form in forms:
        found = content_of(verb, form, lexicon)
        if found:
            return form, found
    for form in forms:
        if form.clause and (shared := _shared_content(verb, lexicon)):
            return form, shared
    quoting = next((form for form in forms if form.quote), None)
    perfect = verb.tag_ == "VBN" and any(c.lemma_ == "have" for c in verb.children)
    if quoting is not None and quoting.clause and (perfect or verb.tag_ in {"VBD", "VBZ", "VBP"}):
        return quoting, content_before(verb, speaker)
    return quoting, set()


def _shared_content(verb: Token, lexicon: Lexicon) -> set[Token]:
    """Return what a second verb of saying has for content: "the army claimed, and the rebels denied, that"."""
    for second in verb.conjuncts:
        if second.i < verb.i or second.head != verb or _subject(second) is None:
            continue
        between = verb.doc[verb.i + 1 : second.i]
        if between.text[:1] == "," and not any(t.pos_ in {"VERB", "AUX"} for t in between):
            for form in lexicon.verbs.get(second.lemma_.lower(), ()):
                found = content_of(second, form, lexicon) if form.clause else set()
                if found and min(t.i for t in found) > second.i:
                    return found
    return set()


def _keeps_record(speaker: Token, lexicon: Lexicon) -> bool:
    """Return whether the speaker is a document, or one whose work is to record: a monitor, a map service."""
    monitors = lexicon.words["monitors"]
    if speaker.lemma_.lower() in lexicon.words["documents"] | monitors or speaker.lower_ == "it":
        return True
    if speaker.lower_ == "they":  # "a map service supports this. They have recorded ..."
        start = speaker.sent.start
        before = speaker.doc[start - 1].sent if start else ()
        return any(t.lemma_.lower() in monitors for t in before)
    return any(c.dep_ in {"compound", "appos"} and c.lemma_.lower() in monitors for c in speaker.children)


def _cue(passage: Passage, verb: Token, speaker: Token) -> tuple[Span, Span]:
    """Return the span of the verb group, and that of verb group and speaker where they stand together."""
    group = [c for c in verb.children if c.dep_ in {"aux", "auxpass", "neg", "prt"} and abs(c.i - verb.i) < 5]
    group += [c for c in verb.children if c.dep_ == "advmod" and abs(c.i - verb.i) == 1 and c.tag_ == "RB"]
    near = [t for t in subtree(speaker) - subtree(verb) if abs(t.i - verb.i) < 40] if speaker.head == verb else []
    if speaker.head == verb:
        near = [t for t in subtree(speaker) if abs(t.i - verb.i) < 40]
    return hull(passage, [verb, *group]), hull(passage, [verb, *group, *near])


def _outside(verb: Token, speaker: Token, found: set[Token]) -> set[Token]:
    """Return what of the tokens found belongs to the attribution: the verb, its speaker, its date and addressee."""
    own = {verb}
    if verb in found:
        own |= {t for c in verb.children if c.dep_ != "ccomp" for t in c.subtree}
    if speaker.head == verb:
        own |= subtree(speaker)
    return own


def _addressee(verb: Token, content: set[Token]) -> Token | None:
    for c in verb.children:
        if c in content:
            continue
        if c.dep_ in {"dobj", "dative"} and c.pos_ in {"NOUN", "PROPN"}:
            return c
        if c.dep_ in {"prep", "dative"} and c.lower_ in {"to", "with", "by"}:
            return child(c, "pobj")
    return None


def _relays(verb: Token) -> tuple[Token, ...]:
    """Return who quotes the speaker: "was quoted by X as saying", "X quoted Y as saying"."""
    governor = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ == "as" else None
    if governor is None or governor.lemma_ not in _REPORTED:
        return ()
    teller = _agent(governor) if _passive(governor) else _subject(governor)
    return (teller,) if teller is not None else ()


def _cited(verb: Token) -> Token | None:
    """Return whom the subject cites for it: "the agency, citing two engineers, reported"."""
    inside = (c for v in (verb, *(c for c in verb.children if c.dep_ == "ccomp")) for c in v.children)
    citing = next((c for c in inside if c.dep_ == "advcl" and c.lemma_ in CITING), None)
    return child(citing, "dobj") if citing is not None else None


def _subject(verb: Token) -> Token | None:
    """Return the subject, the nearest of several: a name after its title is read as a second one."""
    own = [_owner_of_split(c) or c for c in verb.children if c.dep_ in _SUBJECTS and not parted(c, verb)]
    before = [c for c in own if c.i < verb.i]
    named = [c for c in before if c.pos_ == "PROPN"]
    if before:
        return (named or before)[-1]
    return own[0] if own else None


def _owner_of_split(name: Token) -> Token | None:
    """Return the noun described, where a parse cuts a name in two: "a memo obtained by the Harbour | Gazette says"."""
    before = name.nbor(-1) if name.i else None
    if before is None or before.pos_ != "PROPN" or name.pos_ != "PROPN" or before.dep_ != "pobj":
        return None
    verb = before.head.head
    noun = verb.head
    return noun if verb.dep_ in {"acl", "relcl"} and noun.pos_ == "NOUN" and noun.i < verb.i else None


def _antecedent(verb: Token, subject: Token) -> Token:
    if verb.dep_ == "ccomp" and subject.lower_ == "who" and verb.head.lemma_ == "be":  # "it was X who said"
        return child(verb.head, "attr") or subject
    if verb.dep_ not in {"relcl", "acl"} or subject.lower_ not in _RELATIVE:
        return subject
    noun = verb.head
    if subject.lower_ == "who":  # "a nurse at the clinic, who said"
        above = noun
        while above.dep_ in {"pobj", "prep", "amod", "acl"} and not speaker_like(above) and above.ent_type_ != "PERSON":
            above = above.head
        return above if speaker_like(above) else noun
    return noun


def _agent(verb: Token) -> Token | None:
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def _subject_at_any_voice(verb: Token) -> Token | None:
    own = _subject(verb)
    return _antecedent(verb, own) if own is not None else speaker_of(verb)


def _by_preposition(verb: Token) -> Token | None:
    """The subject of "by saying", "after saying"; in "criticised Y for saying" and "quoted Y as saying" it is Y."""
    preposition = verb.head
    own = child(verb, "nsubj")
    if own is not None:
        return own
    if preposition.lower_ in {"without", "of", "against", "about"}:
        return None
    governor = preposition.head
    thing = child(governor, "dobj")
    if preposition.lower_ in {"for", "as"} and thing is not None:
        return thing
    return _subject_at_any_voice(governor) if governor.pos_ in {"VERB", "AUX"} else None


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)


def _has_particle(verb: Token, particle: str) -> bool:
    found = next((c for c in verb.children if c.lower_ == particle and c.dep_ in {"prt", "advmod", "prep"}), None)
    return found is not None and (particle != "back" or _takes_words_back(verb, found))


def _takes_words_back(verb: Token, back: Token) -> bool:
    """Return whether words are taken back, no goods ("took it back to the shop"): they were spoken just before."""
    lexicon = speech_lexicon()
    after = back.nbor(1).lower_ if back.i + 1 < verb.sent.end else ""
    thing = child(verb, "dobj")
    if after in _HOMEWARD or thing is None:
        return False
    if thing.pos_ != "PRON":
        return thing.lemma_.lower() in lexicon.nouns
    start = verb.sent.start
    before = verb.doc[start - 1].sent if start else verb.doc[0:0]
    return any(t.lemma_.lower() in lexicon.verbs or t.lemma_.lower() in lexicon.nouns for t in before)
