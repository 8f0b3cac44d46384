"""Contents: what a verb of saying has for content, by the ways its lexicon entry allows."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.read.attribution_clauses import child, finite, is_misread
from crossbearing.read.attribution_described import core_of, described
from crossbearing.read.attribution_passive import of_passive
from crossbearing.read.attribution_spans import subtree
from crossbearing.read.speech import Lexicon, SpeechVerb

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ANSWERS = frozenset({"denies", "doubts", "confirms", "retracts"})
_WHERE = frozenset({"in", "near", "from", "across", "along", "around", "inside", "outside", "between", "against"})
_ROUND = frozenset({"dozen", "dozens", "hundreds", "thousands", "nil", "zero"})
_TELLING = frozenset({"tell", "inform", "assure", "remind", "notify", "warn", "brief"})
_CONTRASTS = frozenset({"while", "whereas", "although", "though"})
_TO = ("to",)
CITING = frozenset({"cite", "quote"})
_BREAKS = frozenset({"—", ";", ":", "-"})


def content_of(verb: Token, form: SpeechVerb, lexicon: Lexicon) -> set[Token]:
    """Return the tokens that the verb in this form has for content; empty if there are none."""
    if form.clause and (parted := around_parenthesis(verb)):
        return parted
    if passive := of_passive(verb, form, lexicon):
        return passive
    if form.clause and (clauses := _clauses(verb, lexicon) or _hung_elsewhere(verb)):
        return subtree(*clauses, *_resumed(verb, clauses)) - _not_said(verb, clauses, lexicon)
    if form.as_ and (found := described(verb)):
        return found
    if form.to and (found := _demanded(verb)):
        return found
    if form.preps and (found := _prepositional(verb, form, lexicon)):
        return found
    if verb.lemma_ in lexicon.words["disbelieving"] and (found := _not_a_word(verb)):
        return found
    if form.object != "none" and (found := _object(verb, form, lexicon)):
        return found
    return _around(verb) if form.clause or verb.lemma_ == "put" else set()  # "as the coroner put it"


def _not_a_word(verb: Token) -> set[Token]:
    """Return what is not believed a word of: "does not believe a word of the report"."""
    thing = child(verb, "dobj")
    none = thing is not None and thing.lemma_ == "word" and child(verb, "neg") is not None
    return subtree(thing) if thing is not None and none else set()


def _clauses(verb: Token, lexicon: Lexicon) -> list[Token]:
    """Return the heads of the clauses said; a question ("whether") says nothing, an infinitive only after few verbs."""
    infinitive = verb.lemma_.lower() in lexicon.words["infinitive"]
    return [
        c
        for c in verb.children
        if (
            (c.dep_ == "ccomp" or is_misread(c))
            and finite(c)
            and not _question(c)
            and not parted(c, verb)
            and not _found_so(c)
            and not _closes(c, verb, lexicon)
        )
        or (
            c.dep_ in {"xcomp", "ccomp"} and infinitive and c.pos_ in {"VERB", "AUX"} and c.i > verb.i and not finite(c)
        )
    ]


def _found_so(clause: Token) -> bool:
    """Return whether a bare participle tells in what state a thing was found: "found it closed"."""
    if clause.head.lemma_ not in {"find", "see", "keep", "leave"} or clause.tag_ not in {"VBD", "VBN"}:
        return False
    alone = not any(c.dep_ in {"aux", "auxpass", "mark", "dobj", "ccomp", "attr", "acomp"} for c in clause.children)
    return alone and clause.lemma_ not in {"be", "have"}


def _closes(clause: Token, verb: Token, lexicon: Lexicon) -> bool:
    """Return whether the clause is only another's cue behind all that is said: "..., two officers told us"."""
    subject = max((c for c in clause.lefts if c.dep_ in {"nsubj", "nsubjpass"}), key=lambda c: c.i, default=None)
    if clause.lemma_.lower() not in lexicon.verbs or subject is None or clause.i < verb.i:
        return False
    first = subject.left_edge.i
    after = [t for t in clause.doc[clause.i + 1 : clause.sent.end] if not t.is_punct]
    told = all(t.pos_ not in {"VERB", "AUX", "SCONJ"} for t in after) and len(after) < 9
    return clause.doc[first - 1].text == "," and told and any(c.dep_ == "ccomp" and c.i < first for c in verb.children)


def parted(clause: Token, verb: Token) -> bool:
    """Return whether a semicolon parts the clause from the verb: then it is a sentence of its own."""
    return any(t.text == ";" for t in verb.doc[min(clause.i, verb.i) : max(clause.i, verb.i)])


def _hung_elsewhere(verb: Token) -> list[Token]:
    """Return the that-clause a parse hangs on where or to whom it was said: "said in a statement that ..."."""
    for c in verb.rights:
        if c.dep_ in {"prep", "npadvmod", "dative"} or (c.dep_ == "dobj" and verb.lemma_ in _TELLING):
            for t in c.subtree:
                that = next((m for m in t.children if m.lower_ == "that" and m.i < t.i), None)
                told = c.dep_ == "dobj" and any(s.dep_ in {"nsubj", "nsubjpass"} and s != that for s in t.children)
                marked = that is not None and (that.dep_ == "mark" or told)
                if t.head.lemma_ == "condition":
                    continue  # "on condition that he not be named"
                if t.dep_ in {"acl", "relcl", "ccomp"} and marked:
                    return [t]
    return []


def around_parenthesis(verb: Token) -> set[Token]:
    """Return the sentence around ", X said," however it is parsed; empty if the cue is no such parenthesis."""
    own = [c for c in verb.children if c.dep_ in {"nsubj", "aux", "advmod", "npadvmod"} and abs(c.i - verb.i) < 12]
    subject = next((c for c in reversed(own) if c.dep_ == "nsubj"), None)
    top = verb.dep_ == "ROOT" or (verb.dep_ == "parataxis" and verb.head.dep_ == "ROOT")
    if subject is None or not top or any(t.dep_ == "conj" and t.head == subject for t in verb.subtree):
        return set()
    group = {verb, *(t for c in own if c.dep_ != "nsubj" or c == subject for t in c.subtree)}
    first, last = min(t.i for t in group), max(t.i for t in group)
    doc, start, end = verb.doc, verb.sent.start, verb.sent.end
    framed = start < first - 1 and doc[first - 1].text == "," and last + 1 < end - 1 and doc[last + 1].text == ","
    if not framed or last - first >= 12 or any(t.is_punct and t.text in {",", '"'} for t in doc[first : last + 1]):
        return set()
    if (
        doc[last + 2].text in {'"', "'"}
        or doc[last + 2].tag_ in {"VBG", "WDT", "WP"}
        or not any(t.tag_ in _FINITE for t in doc[start : first - 1])
    ):
        return set()
    cut = max((t.i + 1 for t in doc[start:first] if t.text == ";"), default=start)
    stop = min((t.i for t in doc[last + 1 : end] if t.text == ";"), default=end)
    return {*doc[cut : first - 1], *doc[last + 2 : stop]}


def _resumed(verb: Token, clauses: list[Token]) -> list[Token]:
    """Return what goes on after a parenthesis: "The plane was old, the airline added, and had passed all checks"."""
    if any(c.i > verb.i for c in clauses):
        return []
    return [
        c
        for c in verb.children
        if c.dep_ == "conj" and c.i > verb.i and child(c, "nsubj", "nsubjpass") is None and _comma_and(c)
    ]


def _not_said(verb: Token, clauses: list[Token], lexicon: Lexicon) -> set[Token]:
    """Return what a parse draws into the content though it belongs beside it.

    A verb of saying after ", and" has the speaker for its subject; ", while others said" is another saying.
    """
    apart = []
    for clause in clauses:
        if clause.i < verb.i:
            continue
        for c in (c for t in (clause, *clause.conjuncts) for c in t.children if c.i > clause.i):
            speech = c.dep_ == "conj" and c.lemma_ in lexicon.verbs and beside_content(c)
            while_ = c.dep_ == "advcl" and any(
                m.lower_ in _CONTRASTS for m in c.children if m.dep_ in {"mark", "advmod"}
            )
            added = c.dep_ == "advcl" and c.tag_ == "VBG" and c.lemma_ in lexicon.verbs
            added = added and (_of_speaker(clause) or c.lemma_ in lexicon.words["acts"] | CITING)
            if speech or _but(c) or ((added or while_) and _after_comma(c)):
                apart.append(c)
        apart += [t for t in clause.subtree if t.i > clause.i and (_comments(t, lexicon) or answers_which(t, lexicon))]
        apart += [t for t in clause.children if t.i < clause.i and t.tag_ == "VBG" and t.lemma_ in CITING]
    return subtree(*apart) | {c for a in apart for c in a.head.children if c.dep_ == "cc" and c.i < a.i}


def beside_content(verb: Token) -> bool:
    """Return whether a second verb of saying stands beside what is said: ", and warned", "but said that"."""
    return _comma_and(verb) or (child(verb, "ccomp") is not None and _own(verb) is None)


def _comments(noun: Token, lexicon: Lexicon) -> bool:
    """Return whether the noun opens another's comment on what is said: ", a claim the mayor called false"."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or not (lemma in lexicon.nouns or lemma in lexicon.words["counts"]):
        return False
    first = min(t.i for t in noun.subtree if t.i <= noun.i and noun.i - t.i < 6)
    opens = first > 0 and noun.doc[first - 1].text in {",", "—", "-"}
    said = any(c.dep_ in {"relcl", "acl"} and c.lemma_ in lexicon.verbs and c.tag_ != "VBN" for c in noun.rights)
    return opens and said


def answers_which(verb: Token, lexicon: Lexicon) -> bool:
    """Return whether the relative clause answers all that was said: "..., which the army denied"."""
    if verb.dep_ != "relcl" or verb.lemma_ not in lexicon.words["deny"] | lexicon.words["confirm"]:
        return False
    which = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ == "which"), None)
    return which is not None and which.i > 0 and verb.doc[which.i - 1].text == "," and _own(verb) is not None


def _but(clause: Token) -> bool:
    """Return whether ", but" opens a clause with a subject of its own: the narrator sets it against what was said."""
    however = any(c.lower_ == "but" and c.dep_ == "cc" and c.i < clause.i for c in clause.head.children)
    return clause.dep_ == "conj" and however and _own(clause) is not None and _comma_and(clause)


def _of_speaker(clause: Token) -> bool:
    """A participle of saying after "he has ..." is the speaker's; after another subject it may be that subject's."""
    subject = _own(clause)
    return subject is not None and subject.pos_ == "PRON"


def _own(verb: Token) -> Token | None:
    return child(verb, "nsubj", "nsubjpass")


def _comma_and(verb: Token) -> bool:
    """Return whether ", and" or ", but" stands before the verb, its subject and its auxiliaries."""
    subject = _own(verb)
    left = [] if subject is None else [t.i for t in subject.subtree]
    first = min([verb.i, *left, *(c.i for c in verb.children if c.dep_ in {"aux", "auxpass", "advmod", "neg"})])
    return first >= 2 and verb.doc[first - 1].dep_ == "cc" and verb.doc[first - 2].text == ","


def _after_comma(clause: Token) -> bool:
    first = min(t.i for t in clause.subtree)
    return first > 0 and clause.doc[first - 1].text == ","


def _question(clause: Token) -> bool:
    return any(
        m.lower_ in {"whether", "if"}
        and m.dep_ in {"mark", "advmod"}
        and m.i < clause.i
        and not _conditional(clause, m)
        for m in clause.children
    )


def _conditional(clause: Token, mark: Token) -> bool:
    """Return whether the mark belongs to a clause inside: "said if it rained, it would flood"."""
    return mark.head != clause


def _around(verb: Token) -> set[Token]:
    """Return the sentence around a parenthesis: "..., officials said, ...", "as the mayor put it", "what X says is"."""
    head = verb.head
    if head.dep_ in {"aux", "auxpass"}:
        head = head.head
    if head == verb or head.pos_ not in {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}:
        return set()
    marked = any(c.lower_ == "as" and c.dep_ in {"mark", "advmod"} for c in verb.children)
    if verb.dep_ == "parataxis" or (verb.dep_ in {"advcl", "prep"} and marked):
        return subtree(head) - subtree(verb)
    if verb.dep_ == "csubj" and any(c.lower_ == "what" for c in verb.children):
        return subtree(head) - subtree(verb) - ({head} if head.lemma_ == "be" and child(head, "ccomp") else set())
    return set()


def _demanded(verb: Token) -> set[Token]:
    """Return whom and what is demanded: "urged residents to leave"."""
    for c in verb.children:
        if c.lemma_ in {"name", "identify", "quote"}:
            continue  # "asked not to be named"
        for_ = c.dep_ == "advcl" and any(m.lower_ == "for" and m.dep_ == "mark" for m in c.children)
        if (c.dep_ in {"xcomp", "ccomp"} or for_) and c.i > verb.i and any(aux.tag_ == "TO" for aux in c.children):
            thing = child(verb, "dobj")
            if thing is None and (
                on := next((p for p in verb.children if p.lower_ in {"on", "to"} and p.i < c.i), None)
            ):
                thing = child(on, "pobj")  # "called on the rebels to withdraw"
            return subtree(c, *([thing] if thing is not None else []))
    return set()


def _prepositional(verb: Token, form: SpeechVerb, lexicon: Lexicon) -> set[Token]:
    thing = child(verb, "dobj")
    if thing is not None and not form.person_object and form.preps == _TO:
        return set()  # "admitted three visitors to the hall"
    for preposition in form.preps:
        for c in verb.children:
            if c.dep_ == "prep" and c.lower_ == preposition and c.i > verb.i and not _occasion(c, lexicon):
                if form.person_object:
                    fits = thing is not None and (not _sets(verb, form) or _number(child(c, "pobj")))
                    fits = fits and (
                        form.preps != _TO or thing is None or thing.lemma_.lower() in lexicon.words["counts"]
                    )
                    return subtree(thing, c) if thing is not None and fits else set()
                thing = child(c, "pobj")
                if is_nested(verb) and thing is not None and not lexicon.is_event(thing.lemma_.lower()):
                    return set()  # "his lawyer says he complained about the door": what he said of it is not told
                return (subtree(c) - {c}) | _where(verb, c, lexicon)
    if form.person_object and thing is not None:
        deep = thing.subtree if verb.lemma_ == "put" else thing.children  # "put the number of injured at 74"
        found = [c for c in deep if c.dep_ == "prep" and c.lower_ in form.preps]
        return subtree(thing) if any(not _sets(verb, form) or _number(child(c, "pobj")) for c in found) else set()
    return set()


def is_nested(verb: Token) -> bool:
    """Return whether the verb stands in what another verb has for content."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in {"VERB", "AUX"}:
        first = first.head
    return first.dep_ == "ccomp"


def _sets(verb: Token, form: SpeechVerb) -> bool:
    """Return whether the verb in this form gives a number: "put it at 40", "revised the toll to 41"."""
    return verb.lemma_ == "put" or form.preps == _TO


def _occasion(preposition: Token, lexicon: Lexicon) -> bool:
    """Return whether the phrase is where or when the words were spoken: "reported on Telegram", "spoke on Monday"."""
    thing = child(preposition, "pobj")
    if thing is None:
        return False
    words = lexicon.words
    return (
        thing.text in words["platforms"]
        or thing.lemma_.lower() in words["occasions"]
        or (thing.ent_type_ in {"DATE", "TIME"} and not thing.like_num)
    )


def _object(verb: Token, form: SpeechVerb, lexicon: Lexicon) -> set[Token]:
    """Return the noun phrase reported; a passive has none here, for its subject is what was said."""
    thing = child(verb, "dobj")
    if form.document and thing is not None and thing.lower_ in {"it", "them"}:
        where = [c for c in verb.rights if c.dep_ in {"prep", "advcl"} and c.i > thing.i]
        return subtree(thing, *where) if where else set()  # "having shown it under their control"
    if thing is None and verb.dep_ in {"relcl", "acl"} and verb.tag_ != "VBN" and form.stance in _ANSWERS:
        noun = verb.head.lemma_.lower()  # "a charge he denies"
        return core_of(verb.head, verb) if noun in lexicon.nouns or noun in lexicon.words["said"] else set()
    if thing is None or thing.i < verb.i or thing.pos_ == "NUM" or child(verb, "dative") is not None:
        return set()
    if thing.pos_ == "PRON":  # "denied it": somebody else's words, whatever they were
        return {thing} if form.stance in _ANSWERS and thing.lower_ in {"it", "this", "that"} else set()
    lemma = thing.lemma_.lower()
    if is_nested(verb) and not lexicon.is_event(lemma):
        return set()  # "she said the report showed the opposite": no word on what it showed
    wanted = {
        "any": lemma not in lexicon.words["never"] and thing.ent_type_ not in {"PERSON", "MONEY"},
        "event": lexicon.is_event(lemma) and thing.ent_type_ != "PERSON",
        "proof": lemma in lexicon.words["proofs"] and any(_proves(c) for c in thing.rights),
        "word": lemma in lexicon.words["said"] or lexicon.nouns.get(lemma, "demands") != "demands",
    }
    if not wanted[form.object]:
        return set()
    whole = subtree(thing)
    stop = min((t.i for t in whole if t.i > thing.i and t.text in _BREAKS and not _hyphen(t)), default=1 << 30)
    kept = {t for t in whole if t.i < stop}
    return kept if len(kept) < len(whole) else kept | _where(verb, thing, lexicon)


def _proves(clause: Token) -> bool:
    """Return whether the clause tells of what there is evidence: "no evidence that the crew was drunk"."""
    return clause.dep_ in {"acl", "ccomp"} and any(m.lower_ == "that" and m.dep_ == "mark" for m in clause.children)


def _number(token: Token | None) -> bool:
    return token is not None and (
        token.like_num or token.lower_ in _ROUND or any(c.dep_ == "nummod" or c.like_num for c in token.children)
    )


def _where(verb: Token, thing: Token, lexicon: Lexicon) -> set[Token]:
    """Return the phrase of place right after what is reported ("famine in the north"), if the parse parts them."""
    after = max(t.i for t in thing.subtree) + 1
    follows = [c for c in verb.children if c.dep_ == "prep" and c.i == after and c.lower_ in _WHERE]
    return subtree(*(c for c in follows if not _occasion(c, lexicon)))


def _hyphen(token: Token) -> bool:
    return token.text == "-" and not token.whitespace_ and token.i > 0 and not token.nbor(-1).whitespace_
