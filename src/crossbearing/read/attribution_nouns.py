"""Nouns of saying ("the union's claim that") and "according to": their speaker and content by syntax."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from crossbearing.model.claim import Stance
from crossbearing.read.attribution_guards import can_speak, is_speaker
from crossbearing.read.attribution_relative import rebuttal_of
from crossbearing.read.attribution_sayings import Saying, dates_saying, platform_of
from crossbearing.read.attribution_spans import end_of, hull, pieces, start_of, subtree
from crossbearing.read.attribution_verbs import speaker_of
from crossbearing.read.attribution_words import Words
from crossbearing.read.parse import Passage
from crossbearing.read.speech import Lexicon

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NO_WORD = frozenset({"denies", "demands"})  # to reject a request is an act, to reject a claim is to deny it
_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "acl", "relcl", "conj", "parataxis", "xcomp", "pcomp", "csubj"})


def noun_sayings(words: Words, text: str, lexicon: Lexicon) -> Iterator[Saying]:
    """Yield what nouns of saying report, with the holder: a possessor, "by X", an adjective, or who made the claim."""
    passage = words.passage
    for noun in words.nouns:
        if noun.lemma_.lower() not in lexicon.nouns:
            continue
        if rebuttal_of(noun, lexicon) is not None and not (noun.dep_ == "nsubj" and noun.head.lemma_ == "be"):
            continue
        found = content_of_noun(noun, lexicon)
        if not found:
            continue
        yield from _own(passage, text, noun, found, lexicon)
        yield from _answers(passage, text, noun, found, lexicon)


def according_sayings(words: Words, text: str, lexicon: Lexicon) -> Iterator[Saying]:
    """Yield what stands "according to" somebody, before, after or around the phrase."""
    passage = words.passage
    for token in words.openers:
        found = _according(token) or _in_view(token, lexicon)
        if found is None or not is_speaker(found[1], lexicon):
            continue
        last, speaker = found
        phrase = _phrase(token, last, speaker)
        if token.i > token.sent.start:  # behind its clause, whatever hangs on the speaker describes the speaker
            phrase |= {t for t in subtree(speaker) if t.i > last.i}
        content = pieces(passage, text, _before_or_after(token, phrase, lexicon))
        if content:
            cue = (start_of(passage, token), end_of(passage, last if last.i < speaker.i else token))
            platform = platform_of(speaker, (), lexicon)
            region = hull(passage, phrase)
            yield Saying(
                passage, token, cue, speaker, content, "asserts", region, quotes=True, platform=platform, narrated=True
            )


def label_sayings(words: Words, lexicon: Lexicon) -> Iterator[Saying]:
    """Yield the speakers whose name and a colon stand before a quotation, with no verb: `Mayor Ana Duarte: "..."`."""
    passage, doc = words.passage, words.passage.parse
    for colon in words.colons:
        label = [t for t in doc[colon.sent.start : colon.i] if not t.is_space and not t.like_num and t.text != "-"]
        name = label[-1] if label else None
        if name is None or len(label) > 8 or any(t.pos_ in {"VERB", "AUX", "PUNCT"} for t in label):
            continue
        if name.lower_ in lexicon.words["kickers"]:
            continue  # 'Lecture: "Scientists Say No"'
        if name.pos_ == "PROPN" or is_speaker(name, lexicon):
            yield Saying(
                passage, colon, hull(passage, [colon]), name, (), "asserts", hull(passage, [*label, colon]), True
            )


def colon_sayings(words: Words, lexicon: Lexicon) -> Iterator[Saying]:
    """Yield who hands words on that stand quoted behind a colon: `The spokesman sent us this: "..."`."""
    passage, doc = words.passage, words.passage.parse
    handing = lexicon.words["light"] | lexicon.words["authored"]
    for colon in words.colons:
        verb = next((t for t in reversed(doc[colon.sent.start : colon.i]) if t.pos_ == "VERB"), None)
        speaker = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None) if verb else None
        if verb is None or verb.lemma_.lower() not in handing or speaker is None or not is_speaker(speaker, lexicon):
            continue
        region = hull(passage, [speaker, verb, colon])
        yield Saying(passage, verb, hull(passage, [verb]), speaker, (), "asserts", region, quotes=True)


def _according(token: Token) -> tuple[Token, Token] | None:
    """Return the last word of "according to" and the head of who follows."""
    if token.lower_ != "according":
        return None
    to = next((c for c in token.children if c.lower_ == "to"), None)
    speaker = next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None
    return (to, speaker) if to is not None and speaker is not None else None


def _in_view(token: Token, lexicon: Lexicon) -> tuple[Token, Token] | None:
    """Return the noun of "in X's view", "in the words of X", and the head of X."""
    if token.lower_ not in {"in", "by"} or token.dep_ not in {"prep", "agent"}:
        return None
    views = lexicon.words["views" if token.lower_ == "in" else "tallies"]
    noun = next((c for c in token.children if c.dep_ == "pobj" and c.lower_ in views), None)
    if noun is None:
        return None
    speaker = next((c for c in noun.children if c.dep_ == "poss"), None)
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    if speaker is None and of is not None:
        speaker = next((c for c in of.children if c.dep_ == "pobj"), None)
    return (noun, speaker) if speaker is not None else None


def _aside_before(token: Token, noun: Token) -> Token | None:
    """Return the participle or apposition on a noun that ends right before ", according to X"."""
    if noun.pos_ not in {"NOUN", "PROPN"} or token.i == 0 or token.nbor(-1).text != ",":
        return None
    asides = [c for c in noun.children if c.dep_ in {"acl", "relcl", "appos"} and c.i < token.i]
    return next((c for c in asides if max(t.i for t in c.subtree) in {token.i - 2, token.i - 1}), None)


def content_of_noun(noun: Token, lexicon: Lexicon) -> set[Token]:
    """Return the clause or happening that the noun stands for: "claim that", "denial of", "claim to have"."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":  # "the council's position is that ..."
        for child in noun.head.children:
            if child.dep_ == "ccomp" and _complete_that(child):
                return subtree(child)
    for child in noun.rights:
        if child.dep_ in {"acl", "ccomp", "relcl"} and _complete_that(child):
            return subtree(child)
    if (hung := _hung_on_verb(noun)) is not None:
        return subtree(hung)
    for child in noun.rights:
        if child.dep_ == "acl" and any(c.tag_ == "TO" for c in child.children):
            return subtree(child)
        if child.dep_ == "prep" and child.lower_ in {"of", "for"}:
            for thing in child.children:
                if thing.dep_ == "pcomp" or (
                    thing.dep_ == "pobj" and (thing.tag_ == "VBG" or _happening(thing, lexicon))
                ):
                    return subtree(thing) | _up_to_verb(noun, thing)
    return set()


def _hung_on_verb(noun: Token) -> Token | None:
    """Return the that-clause which a parse hangs on the verb above: "denied the report by X that it had cracked"."""
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    asked = verb.lemma_ in {"ask", "respond", "react", "press"} and noun.head.lower_ in {"about", "on", "to"}
    reached = noun.dep_ == "dobj" or (noun.dep_ == "pobj" and (noun.head.lower_ == "as" or asked))
    owned = _by_after(noun) is not None or any(c.dep_ == "poss" for c in noun.lefts)
    if not (reached and owned) or verb.pos_ != "VERB":
        return None
    return next((c for c in verb.rights if c.dep_ == "ccomp" and c.i > noun.i and _complete_that(c)), None)


def _by_after(noun: Token) -> Token | None:
    """Return who stands behind "by" right after the noun, which a parse may hang on the verb."""
    for preposition in (*noun.rights, *noun.head.rights):
        if preposition.lower_ == "by" and preposition.i == noun.i + 1:
            return next((c for c in preposition.children if c.dep_ == "pobj"), None)
    return None


def _up_to_verb(noun: Token, thing: Token) -> set[Token]:
    """Everything between a subject noun and its verb belongs to the noun, wherever the parse hangs it."""
    verb = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass"} or verb.i < thing.i:
        return set()
    stop = min(
        [verb.i, *(c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "neg", "advmod"} and c.i > thing.i)]
    )
    return {t for t in noun.doc[thing.i : stop] if not t.is_punct}


def _happening(thing: Token, lexicon: Lexicon) -> bool:
    return thing.pos_ == "NOUN" and lexicon.is_event(thing.lemma_.lower())


def _complete_that(clause: Token) -> bool:
    """Return whether a that-clause is what was said; with a gap it is relative: "claims that officials called fake"."""
    that = next((c for c in clause.children if c.lower_ == "that" and c.i < clause.i), None)
    subjects = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} and c != that]
    subject = next(iter(subjects), None)
    if that is None or subject is None or that.dep_ not in {"mark", "nsubj", "nsubjpass", "advmod"}:
        return False
    bare = subject.pos_ == "NOUN" and not list(subject.lefts)
    bare = bare and not any(c.dep_ in {"aux", "auxpass"} for c in clause.children)
    if that.tag_ == "WDT" and bare and subject.i == that.i + 1:
        return False  # "claims that outpace control": a verb read as a noun
    return not any(c.dep_ == "oprd" for c in clause.children)


def _own(passage: Passage, text: str, noun: Token, found: set[Token], lexicon: Lexicon) -> Iterator[Saying]:
    speaker = _holder(noun, lexicon)
    if speaker is None or not is_speaker(speaker, lexicon) or _taken_back(noun, speaker, lexicon):
        return
    content = pieces(passage, text, found)
    stance: Stance = lexicon.nouns[noun.lemma_.lower()]
    if content:
        cue = hull(passage, [noun])
        region = hull(passage, [noun, speaker])
        yield Saying(passage, noun, cue, speaker, content, stance, region, said=_said(passage, noun, content[0][0]))


def _taken_back(noun: Token, speaker: Token, lexicon: Lexicon) -> bool:
    """Return whether who said it takes it back in the same breath: "withdrew its report that the fund was empty"."""
    verb = noun.head
    back = verb.lemma_ in lexicon.words["retract"] or (
        verb.lemma_ == "take" and any(c.lower_ == "back" for c in verb.rights)
    )
    return noun.dep_ == "dobj" and speaker.dep_ == "poss" and speaker.pos_ == "PRON" and back


def _answers(passage: Passage, text: str, noun: Token, found: set[Token], lexicon: Lexicon) -> Iterator[Saying]:
    """Yield who answers what the noun stands for: "the mayor rejected claims that ..." denies what the claims say."""
    verb = noun.head
    passive = noun.dep_ == "nsubjpass"
    as_false = noun.dep_ == "pobj" and verb.lower_ == "as" and verb.head.pos_ == "VERB"  # "rejected as false the claim"
    verb = verb.head if as_false else verb
    if (
        not (passive or as_false or noun.dep_ == "dobj")
        or verb.pos_ != "VERB"
        or lexicon.nouns[noun.lemma_.lower()] in _NO_WORD
    ):
        return
    taken = verb.lemma_ == "take" and any(c.lower_ == "back" for c in verb.rights)
    stances: dict[str, Stance] = {"deny": "denies", "doubt": "doubts", "confirm": "confirms", "retract": "retracts"}
    stance = next((s for name, s in stances.items() if verb.lemma_ in lexicon.words[name]), None)
    stance = "retracts" if taken else stance
    negated = any(c.dep_ == "neg" for c in verb.children)
    if negated and verb.lemma_ in lexicon.words["disbelieving"]:
        stance, negated = "doubts", False
    speaker = speaker_of(verb)
    content = pieces(passage, text, found)
    if stance is None or speaker is None or not is_speaker(speaker, lexicon) or not content:
        return
    if negated or any(c.tag_ in {"MD", "TO"} for c in verb.children):
        return
    yield Saying(passage, verb, hull(passage, [verb]), speaker, content, stance, hull(passage, [verb, speaker]))


def _holder(noun: Token, lexicon: Lexicon) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss" and not dates_saying(child):
            return child
        if dates_saying(child) and child.i < noun.i:  # "the union's June claim": the parse hangs the union on June
            for owner in child.children:
                if owner.dep_ == "poss":
                    return owner
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    if (maker := _by_after(noun) or _maker(noun, lexicon)) is not None:
        return maker
    verb = noun.head
    if (
        noun.dep_ == "dobj"
        and verb.lemma_ in lexicon.words["light"]
        and not any(c.dep_ == "neg" for c in verb.children)
    ):
        return speaker_of(verb)
    for child in noun.children:
        named = child.ent_type_ in {"NORP", "GPE", "ORG"} or child.tag_ == "NNP"
        body = child.dep_ == "compound" and can_speak(child, lexicon)  # "rebel claims"
        if child.dep_ in {"amod", "compound"} and (named or body) and not dates_saying(child):
            return child
    return None


def _maker(noun: Token, lexicon: Lexicon) -> Token | None:
    """Return whose words they are: "claims of the opposition that", "a report in the Harbour Gazette that"."""
    told = any(c.dep_ in {"acl", "ccomp", "relcl"} and _complete_that(c) for c in noun.rights)
    for preposition in noun.rights if told else ():
        thing = next((c for c in preposition.children if c.dep_ == "pobj"), None)
        if thing is None or preposition.dep_ != "prep":
            continue
        words = {t.lower_ for t in thing.subtree if t.i <= thing.i}
        outlet = preposition.lower_ in {"in", "on"} and words & lexicon.words["outlet_words"] and thing.pos_ == "PROPN"
        if outlet or (preposition.lower_ == "of" and (thing.ent_type_ == "PERSON" or can_speak(thing, lexicon))):
            return thing
    return None


def _said(passage: Passage, noun: Token, before: int) -> tuple[int, int] | None:
    dates = [
        t for c in noun.children if c.dep_ in {"compound", "nmod", "amod", "poss"} for t in c.subtree if dates_saying(t)
    ]
    near = [t for t in noun.doc[max(0, noun.i - 4) : noun.i] if dates_saying(t) and t.sent == noun.sent]
    tokens = [t for t in (dates or near) if start_of(passage, t) < before]
    tokens = [t for t in tokens if t.lower_ not in {"'s", "the", "a"}]
    return hull(passage, tokens) if tokens else None


def _phrase(token: Token, last: Token, speaker: Token) -> set[Token]:
    """Return the tokens of "according to X", up to the first comma: what a parse hangs on X beyond it is none of X."""
    tokens = {t for t in subtree(token) if t.i > token.i}
    stop = min((t.i for t in tokens if t.i > speaker.i and t.text in {",", "—", '"'}), default=1 << 30)
    return {token, last, *(t for t in tokens if t.i < stop)}


def _final(token: Token, lexicon: Lexicon) -> set[Token] | None:
    """Return the last clause of a sentence that ends in ", according to X", by where it stands; None elsewhere.

    It reaches back to a semicolon, or to ", and" before a clause with its own subject; inside another's content the
    syntax decides.
    """
    doc, start = token.doc, token.sent.start
    last = max(t.i for t in token.subtree)
    rest = doc[last + 1 : token.sent.end]
    inside = any(a.dep_ == "ccomp" and a.head.lemma_.lower() in lexicon.verbs for a in token.ancestors)
    if token.i <= start + 1 or doc[token.i - 1].text != "," or inside or any(t.is_alpha for t in rest):
        return None
    if _aside_before(token, token.head) is not None and not any(t.tag_ in _FINITE for t in doc[start : token.i]):
        return None
    for t in reversed(doc[start : token.i - 1]):
        opens = t.dep_ == "cc" and t.i > start and doc[t.i - 1].text == ","
        if t.text == ";" or (opens and any(s.dep_ in {"nsubj", "nsubjpass", "expl"} for s in doc[t.i : token.i])):
            start = t.i + 1
            break
    return set(doc[start : token.i - 1])


def _before_or_after(token: Token, phrase: set[Token], lexicon: Lexicon) -> set[Token]:
    """Return the tokens vouched for, without the phrase itself and a bare "that" before it.

    What describes the figures or the person between "according to" and the comma before the main clause is none of it.
    """
    found = _clause_around(token, lexicon) - phrase
    root = token.sent.root
    if token.i == token.sent.start:
        subject = next((c for c in root.children if c.dep_ in {"nsubj", "nsubjpass", "expl"}), None)
        first = min(t.i for t in subject.subtree) if subject is not None else 0
        if first > token.i and token.doc[first - 1].text == ",":
            found = {t for t in (found if root in found else subtree(root)) if t.i >= first}
    return {t for t in found if not (t.dep_ == "mark" and t.lower_ == "that" and t.i == token.i - 1)}


def _clause_around(token: Token, lexicon: Lexicon) -> set[Token]:
    """Return the clause that "according to" vouches for.

    At the end of the sentence it reaches back over verbs that share the subject, but not over a clause with its own; a
    clause with its own subject that follows the phrase is left out.
    """
    final = _final(token, lexicon)
    if final is not None:
        return final
    head = token.head
    aside = _aside_before(token, head)
    if aside is not None:
        return subtree(aside)
    while head.dep_ not in _CLAUSES and head.head != head:
        head = head.head
    while head.dep_ in {"conj", "xcomp"} and not any(c.dep_ in {"nsubj", "nsubjpass", "expl"} for c in head.children):
        head = head.head
    later = [
        c
        for c in head.children
        if c.dep_ == "conj" and c.i > token.i and any(s.dep_ in {"nsubj", "nsubjpass"} for s in c.children)
    ]
    inside = subtree(head) - subtree(*later)
    if later and token.i > head.i:
        return {t for t in inside if t.i < token.i}
    return inside
