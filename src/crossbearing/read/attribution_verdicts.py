"""Verdicts: somebody's word called false, or taken back, by whoever tells of it: "the claim that P is false"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from crossbearing.model.claim import Span, Stance
from crossbearing.read.attribution_contents import content_of
from crossbearing.read.attribution_nouns import content_of_noun
from crossbearing.read.attribution_sayings import Saying
from crossbearing.read.attribution_spans import hull, pieces, subtree
from crossbearing.read.attribution_words import Words
from crossbearing.read.parse import Passage
from crossbearing.read.speech import Lexicon

_COPULAS = frozenset({"be", "remain", "prove", "appear", "seem", "sound", "look"})
_TRUE = frozenset({"true", "correct", "accurate", "right"})
_BASIS = frozenset({"foundation", "basis", "merit", "substance", "truth", "ground", "evidence"})
_WRONG = frozenset({"wrong", "mistaken", "incorrect", "misinformed", "misled", "mistake", "error"})
_MISLED = frozenset({"misinform", "mislead", "misspeak", "err"})
_REGRET = frozenset({"apologise", "apologize", "regret"})
_IF = frozenset({"if", "whether", "unless"})
_CORRECTING = re.compile(r"\W*(?:\d{1,2}[:.]\d\d\W*)?(?:correction|clarification|corrected)\b", re.IGNORECASE)
_FIRST = frozenset({"we", "i"})
_HERE = frozenset({"article", "story", "report", "page", "piece", "post", "column", "dispatch"})
_VERSIONS = frozenset({"version", "edition", "entry", "update", "headline", "caption"})
_OTHERS = frozenset({"of", "by", "from", "'s", "his", "her", "their", "its"})
_BEFORE = frozenset({"earlier", "previous", "original", "prior", "first"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """Content that whoever tells it denies, confirms or takes back.

    `own` if it was that one's own word, as "it" or "we" show; `mistaken` if somebody is told to have been wrong when he
    said it; `first` if the publisher says so of itself.
    """

    passage: Passage
    cue: Span
    content: tuple[Span, ...]
    stance: Stance
    own: bool = False
    mistaken: bool = False
    first: bool = False


def find_verdicts(words: Words, text: str, sayings: Sequence[Saying], lexicon: Lexicon) -> Iterator[Verdict]:
    """Yield what the passage calls false or takes back, in the order of the words that do so."""
    passage = words.passage
    said = {saying.head.i: saying for saying in sayings}
    yield from (Verdict(passage, s.cue, s.content, "denies", first=True) for s in sayings if _corrected(s))
    for verb in words.verbs:
        if verb.lemma_ in _COPULAS:
            yield from _of_noun(passage, text, verb, lexicon)
            yield from _of_it(passage, text, verb, lexicon)
            yield from _no_truth_in(passage, text, verb, lexicon)
        yield from _wrong_to_say(passage, text, verb, lexicon)
        yield from _wrong_when(passage, verb, said)
    for adverb in words.adverbs:
        if adverb.lower_ in lexicon.words["wrongly"] and adverb.dep_ == "advmod" and adverb.head.i in said:
            saying = said[adverb.head.i]
            first = saying.speaker.lower_ in _FIRST
            yield Verdict(passage, hull(passage, [adverb]), saying.content, "denies", first=first)


def _corrected(saying: Saying) -> bool:
    """Return whether a correction tells what "we" had said: "Correction: we reported earlier that"."""
    return saying.speaker.lower_ == "we" and _CORRECTING.match(saying.passage.parse.text) is not None


def of_this_document(saying: Saying) -> bool:
    """Return whether an earlier version of the document itself is what spoke."""
    return _is_own_version(saying.speaker)


def own_version(saying: Saying) -> Verdict:
    """Return what an earlier version of the document said, as taken back."""
    return Verdict(saying.passage, saying.cue, saying.content, "retracts", own=True, first=True)


def _is_own_version(noun: Token) -> bool:
    words = {t.lower_ for t in noun.subtree}
    if noun.lemma_.lower() in _VERSIONS:
        return bool(words & _BEFORE) and (bool(words & {"this", "our"}) or not words & _OTHERS)
    this = any(c.dep_ in {"det", "poss"} and c.lower_ in {"this", "our"} for c in noun.children)
    told = any(c.lower_ in {"earlier", "originally", "previously", "initially"} for c in noun.head.children)
    return this and noun.lemma_.lower() in _HERE and (told or bool(words & _BEFORE))


def _of_noun(passage: Passage, text: str, verb: Token, lexicon: Lexicon) -> Iterator[Verdict]:
    """Yield what a noun of saying stands for and is called false: "the claim by X that the pump failed is false"."""
    noun = next((c for c in verb.children if c.dep_ == "nsubj" and c.lemma_.lower() in lexicon.nouns), None)
    if noun is None or lexicon.nouns[noun.lemma_.lower()] in {"denies", "demands", "doubts"}:
        return
    found = _ruling(verb, lexicon)
    content = pieces(passage, text, content_of_noun(noun, lexicon)) if found is not None else ()
    if found is not None and content:
        yield Verdict(passage, hull(passage, found[1]), content, found[0])


def _no_truth_in(passage: Passage, text: str, verb: Token, lexicon: Lexicon) -> Iterator[Verdict]:
    """Yield the content of "there is no truth in the claim that"."""
    none = next((c for c in verb.rights if c.dep_ == "attr" and c.lemma_ in _BASIS), None)
    if none is None or not any(c.dep_ == "expl" for c in verb.children):
        return
    negated = any(c.lower_ in {"no", "little", "any"} for c in none.children)
    things = (t for p in none.rights if p.dep_ == "prep" and p.lower_ in {"in", "to", "for"} for t in p.children)
    noun = next((t for t in things if t.dep_ == "pobj" and t.lemma_.lower() in lexicon.nouns), None)
    content = pieces(passage, text, content_of_noun(noun, lexicon)) if noun is not None and negated else ()
    if content:
        yield Verdict(passage, hull(passage, [verb, none]), content, "denies")


def _of_it(passage: Passage, text: str, verb: Token, lexicon: Lexicon) -> Iterator[Verdict]:
    """Yield the clause of "it is not true that the pump failed"."""
    it = any(c.dep_ in {"nsubj", "expl"} and c.lower_ == "it" and c.i < verb.i for c in verb.children)
    under = (c for a in (verb, *(c for c in verb.rights if c.dep_ == "acomp")) for c in a.rights)
    clauses = [c for c in under if c.dep_ in {"ccomp", "advcl", "acl"} and any(m.lower_ == "that" for m in c.children)]
    found = _ruling(verb, lexicon) if it and clauses and said_wrongly(verb) is None else None
    content = pieces(passage, text, subtree(clauses[0])) if found is not None else ()
    if found is not None and found[0] == "denies" and content:
        yield Verdict(passage, hull(passage, found[1]), content, "denies")


def _ruling(verb: Token, lexicon: Lexicon) -> tuple[Stance, list[Token]] | None:
    """Return whether the predicate calls its subject false or true, and its words."""
    if any(c.tag_ == "MD" or c.lower_ in _IF for c in verb.children) or verb.sent.text.rstrip().endswith("?"):
        return None
    negated = [c for c in verb.children if c.dep_ == "neg"]
    for c in verb.rights:
        lemma = c.lemma_.lower()
        false = c.dep_ in {"acomp", "attr", "oprd"} and lemma in lexicon.words["false"] | lexicon.words["false_nouns"]
        without = c.dep_ == "prep" and c.lower_ == "without" and any(t.lemma_ in _BASIS for t in c.children)
        true = c.dep_ in {"acomp", "attr"} and lemma in _TRUE
        if true or false or without:
            stance: Stance = "confirms" if true != bool(negated) else "denies"
            group = [verb, *negated, *(t for t in c.subtree if t.i <= c.i or without)]
            return stance, group
    return None


def _wrong_to_say(passage: Passage, text: str, verb: Token, lexicon: Lexicon) -> Iterator[Verdict]:
    """Yield what it was wrong to say: "had been wrong to announce that 155 were aboard", "regretted saying that"."""
    said = said_wrongly(verb)
    subject = _subject(verb)
    if said is None or subject is None:
        return
    hung = [c for c in verb.rights if c.dep_ == "ccomp" and any(m.lower_ == "that" for m in c.children)]
    for form in lexicon.verbs.get(said.lemma_.lower(), ()):
        content = pieces(passage, text, content_of(said, form, lexicon) or subtree(*hung)) if form.clause else ()
        if content:
            own = subject.pos_ == "PRON"
            cue = hull(passage, [verb, *(t for t in verb.doc[verb.i : said.i] if t.sent == verb.sent)])
            yield Verdict(passage, cue, content, "denies", own, mistaken=True, first=subject.lower_ in _FIRST)
            return


def said_wrongly(verb: Token) -> Token | None:
    """Return the verb of what the subject was wrong to do, or regrets: "was wrong to announce", "regretted saying"."""
    if verb.lemma_ in _REGRET:
        behind = [d for c in verb.rights if c.dep_ == "prep" and c.lower_ == "for" for d in c.children]
        return next((c for c in (*verb.rights, *behind) if c.tag_ == "VBG" and c.dep_ in {"pcomp", "xcomp"}), None)
    wrong = [c for c in verb.rights if c.dep_ in {"acomp", "attr"} and c.lemma_ in _WRONG]
    if verb.lemma_ != "be" or not wrong or any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children):
        return None
    below = (d for c in (verb, *wrong) for d in c.rights if d.dep_ in {"xcomp", "acl", "ccomp", "advcl"})
    return next((c for c in below if any(t.tag_ == "TO" for t in c.children)), None)


def _wrong_when(passage: Passage, verb: Token, said: dict[int, Saying]) -> Iterator[Verdict]:
    """Yield what was said in error: "had been wrongly informed when he described the memo as fabricated"."""
    wrongly = any(c.lower_ in {"wrongly", "badly", "falsely"} for c in verb.children) and verb.lemma_ in {
        "inform",
        "brief",
    }
    wrong = [c for c in verb.rights if c.dep_ == "acomp" and c.lemma_ in _WRONG] if verb.lemma_ == "be" else []
    if not (wrongly or wrong or verb.lemma_ in _MISLED) or any(c.dep_ == "neg" for c in verb.children):
        return
    for c in verb.rights:
        when = c.dep_ == "advcl" and any(m.lower_ in {"when", "in"} for m in c.children)
        subject = _subject(c)
        if when and c.i in said and subject is not None and subject.pos_ == "PRON":
            cue = hull(
                passage,
                [verb, *wrong, *(t for t in verb.children if t.dep_ in {"aux", "auxpass", "advmod"} and t.i <= verb.i)],
            )
            first = subject.lower_ in _FIRST
            yield Verdict(passage, cue, said[c.i].content, "denies", _by_pronoun(verb), mistaken=True, first=first)


def _subject(verb: Token) -> Token | None:
    return next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i), None)


def _by_pronoun(verb: Token) -> bool:
    subject = _subject(verb)
    return subject is not None and subject.pos_ == "PRON"
