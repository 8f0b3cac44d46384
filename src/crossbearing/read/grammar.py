"""Grammar: who does what to whom around one word of a parse, the same however the clause is turned."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

Slots = dict[str, tuple[Token, ...]]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
# Verbs whose object does what the infinitive says ("forced them to leave"); other verbs hand on their subject.
_OBJECT_CONTROL = frozenset(
    (
        "force order urge ask tell allow compel enable help lead cause want expect invite persuade require encourage "
        "warn"
    ).split()
)
_ACCUSING = frozenset("accuse blame suspect convict acquit charge criticize criticise condemn prevent stop".split())
_BEFALLING = frozenset("drown die perish sink capsize vanish disappear starve collapse survive".split())
DECLARING = frozenset("declare proclaim call consider deem pronounce report leave find see".split())
# Verbs that only carry a noun's meaning ("launched an assault"), so that their subject is the noun's.
LIGHT = frozenset(
    (
        "launch carry conduct make mount stage begin start suffer sustain take undertake perform execute pay wage "
        "establish gain secure continue resume intensify step have see open hold receive record achieve post attempt "
        "keep complete deliver experience face inflict lead run initiate commence regain lose retain exercise return "
        "bring order assign issue set give draw"
    ).split()
)
# Verbs that say what is meant to come, not what came.
MEANING = frozenset(
    "plan intend aim want wish hope vow pledge promise threaten prepare propose mean resolve undertake".split()
)
# Verbs that say what a happening did to somebody.
STRIKE = frozenset("catch surprise hit force leave push drive trap overwhelm threaten endanger".split())
# Verbs that only say that a happening took place.
HAPPEN = frozenset(
    (
        "continue persist remain occur happen take begin start erupt rage come follow resume intensify unfold go "
        "result involve break subside stop leave cause rise reach stand climb number "
        "fall drop grow increase decrease decline shrink double"
    ).split()
)


_FALSE = frozenset(
    "false untrue fake baseless unfounded groundless lie fabrication nonsense myth incorrect wrong".split()
)
_TRUE = frozenset("true correct accurate right so fact case".split())


def is_verb(token: Token) -> bool:
    """Return whether the token heads a clause by its tag: a verb or an auxiliary."""
    return token.pos_ in {"VERB", "AUX"}


def children(token: Token, *deps: str) -> list[Token]:
    """Return the children with one of these dependencies, in text order."""
    return [child for child in token.children if child.dep_ in deps]


def is_passive(verb: Token) -> bool:
    """Return whether the verb's subject is what is done to: a passive auxiliary, or a bare past participle."""
    if children(verb, "auxpass", "nsubjpass"):
        return verb.lemma_ != "go"  # "is gone" is a state
    if verb.dep_ == "ccomp" and verb.tag_ in {"VBN", "VBD"} and verb.head.lemma_ in DECLARING:
        return not children(verb, "aux", "dobj", "mark")  # "declared the town conquered"
    if verb.tag_ in {"VBN", "VBD"} and _stands_with(verb):
        return not children(verb, "aux", "dobj")  # "with half the ballots counted"
    elided = verb.dep_ == "conj" and is_verb(verb.head) and bool(children(verb.head, "auxpass"))
    if verb.tag_ == "VBN" and elided and not children(verb, "aux", "dobj"):
        return True  # "three were killed and nine injured"
    if verb.tag_ != "VBN" or children(verb, "nsubj", "aux"):
        return False
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.lemma_ in _BEFALLING:
        return False  # "14 passengers drowned", with the noun for a root
    return verb.dep_ in {"acl", "advcl"} or (verb.dep_ == "conj" and is_verb(verb.head) and is_passive(verb.head))


def _stands_with(verb: Token) -> bool:
    """Return whether the verb stands in a phrase of its own behind "with"."""
    marked = verb.dep_ == "advcl" and any(m.lower_ == "with" for m in children(verb, "mark"))
    return marked or (verb.dep_ in {"pcomp", "ccomp"} and verb.head.lower_ == "with")


def surface_subject(verb: Token) -> Token | None:
    """Return the subject as shown, or inherited by coordination, control, or from what a relative clause is about."""
    own = children(verb, *SUBJECTS) or [s for a in children(verb, "aux", "auxpass") for s in children(a, *SUBJECTS)]
    if own:
        return _antecedent(verb) or own[0] if own[0].lower_ in _RELATIVE else own[0]
    head = verb.head
    if head == verb:
        return None
    if verb.dep_ == "xcomp":
        objects = children(head, "dobj", "nsubjpass")
        return objects[0] if objects and head.lemma_ in _OBJECT_CONTROL else _subject_above(head)
    if verb.dep_ == "acl":
        return head if "to" not in {c.lower_ for c in children(verb, "aux")} else _subject_above(_governor(head))
    if verb.dep_ in {"conj", "advcl"} and (verb.dep_ == "conj" or verb.tag_ in {"VBG", "VBN", "VB"}):
        return _subject_above(head)
    if verb.dep_ == "pcomp":
        above = _governor(head)
        accused = children(above, "dobj", "nsubjpass") if above.lemma_ in _ACCUSING else []
        return accused[0] if accused else _subject_above(above)
    return None


def _subject_above(verb: Token) -> Token | None:
    return surface_subject(verb) if is_verb(verb) else None


def _governor(token: Token) -> Token:
    """Return the nearest verb above the token, or the last token above it when there is none."""
    while token.head != token and not is_verb(token):
        token = token.head
    return token


def _antecedent(verb: Token) -> Token | None:
    """Return what a relative clause is about, seen from its verb or from one coordinated with it."""
    while verb.dep_ in {"conj", "xcomp"} and is_verb(verb.head):
        verb = verb.head
    return verb.head if verb.dep_ in {"relcl", "ccomp", "acl"} and not is_verb(verb.head) else None


def says_false(head: Token) -> bool:
    """Return whether the clause says of its own subject that it is not so ("the alleged sale is not true")."""
    if head.lemma_ != "be":
        return False
    negated = bool(children(head, "neg"))
    predicates = children(head, "acomp", "attr")
    if any(a.lower_ == "to" for p in (head, *predicates) for c in children(p, "xcomp") for a in children(c, "aux")):
        return False  # "wrong to refuse" calls an act wrong, no words
    said = {c.lemma_.lower() for c in predicates}
    return bool(said & _FALSE) if not negated else bool(said & _TRUE)


def together(tokens: list[Token]) -> tuple[Token, ...]:
    """Return the tokens with all that is coordinated with them, in text order."""
    found = {t.i: t for token in tokens for t in (token, *_conjuncts(token))}
    return tuple(found[i] for i in sorted(found))


def _conjuncts(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "conj" and not (is_verb(child) and children(child, *SUBJECTS)):
            yield child
            yield from _conjuncts(child)


def verb_slots(verb: Token) -> Slots:
    """Return the places of the active clause around a verb: subject, object, dative, complement and prepositions."""
    surface = surface_subject(verb)
    slots: Slots = {}
    passive = is_passive(verb)
    if surface is not None:
        slots["object" if passive else "subject"] = together([surface])
    if passive:
        agents = [p for a in children(verb, "agent") for p in children(a, "pobj")]
        if agents:
            slots["subject"] = together(agents)
    elif objects := children(verb, "dobj") or _shared(verb) or _gap(verb) or _small(verb):
        slots["object"] = together(objects)
    if datives := children(verb, "dative"):
        slots["dative"] = together([p for d in datives for p in (children(d, "pobj") or [d])])
    if passive and "dative" not in slots and (kept := children(verb, "dobj", "oprd")):
        slots["kept"] = together(kept)
    if complements := children(verb, "xcomp", "ccomp", "attr", "acomp", "oprd"):
        slots["complement"] = tuple(complements)
    for phrase in (verb, *slots.get("object", ())[:1], *children(verb, "attr", "acomp", "xcomp", "advmod")):
        for word, tokens in prepositions(phrase).items():
            if phrase == verb or phrase in slots.get("object", ()) or not is_verb(phrase):
                slots.setdefault(word, tokens)
    return slots


def _shared(verb: Token) -> list[Token]:
    """Return the object of a verb coordinated with this one that stands for both ("shelled and took the village")."""
    second = [c for c in children(verb, "conj") if is_verb(c) and not children(c, *SUBJECTS)]
    return children(second[0], "dobj") if second and second[0].i - verb.i <= 3 and not children(verb, "prep") else []


def _small(verb: Token) -> list[Token]:
    """Return the subject of an adjective below the verb as its object ("found two men alive")."""
    return [
        s
        for c in children(verb, "ccomp")
        if c.pos_ == "ADJ" and not children(c, "cop", "mark")
        for s in children(c, "nsubj")
    ]


def _gap(verb: Token) -> list[Token]:
    """Return the antecedent as object of a relative clause with its own subject and no object ("the hub they lost")."""
    if verb.dep_ != "relcl":
        return []
    subject = children(verb, *SUBJECTS)
    if not subject or subject[0].lower_ in _RELATIVE or any(c.lower_ in {"where", "when", "why"} for c in verb.subtree):
        return []
    return [verb.head]


def noun_slots(noun: Token, light: frozenset[str] = LIGHT) -> Slots:
    """Return the places around a noun: possessor or side as subject, its prepositions, those of its verb."""
    slots: Slots = prepositions(noun)
    for behind in children(noun, "prep"):  # "the capture of the town by the rebels": the parse hangs "by" on the town
        if behind.lower_ == "of":
            for inner in children(behind, "pobj"):
                slots = {**{w: t for w, t in prepositions(inner).items() if w == "by"}, **slots}
    owners = children(noun, "poss") or slots.get("by", ())
    modifiers = [c for c in children(noun, "amod", "compound", "nmod") if c.pos_ in {"ADJ", "PROPN"}]
    if owners:
        slots["subject"] = tuple(owners)
    elif modifiers:
        slots["side"] = tuple(modifiers)
    if infinitives := [c for c in children(noun, "acl") if any(a.lower_ == "to" for a in children(c, "aux"))]:
        slots["complement"] = tuple(infinitives)
    verb = noun.head
    while noun.dep_ == "conj" and not is_verb(noun.head):
        noun = noun.head
        verb = noun.head
    if is_verb(verb) and noun.dep_ in {"dobj", "nsubjpass", "nsubj", "attr", "oprd"}:
        above = verb_slots(verb)
        if verb.lemma_ in light and noun.dep_ in {"dobj", "nsubjpass"} and "subject" in above and not owners:
            slots["subject"] = above["subject"]
        for word, tokens in above.items():
            if word not in {"subject", "object", "complement"}:
                slots.setdefault(word, tokens)
    return slots


def adjective_slots(adjective: Token) -> Slots:
    """Return the places around a predicate adjective: whose property it is, and its prepositions."""
    slots: Slots = prepositions(adjective)
    verb = adjective.head
    if adjective.dep_ in {"acomp", "attr", "oprd", "xcomp", "ccomp"} and is_verb(verb):
        objects = children(verb, "dobj")
        subject = objects[0] if objects else surface_subject(verb)
        if subject is not None:
            slots["subject"] = together([subject])
        for word, tokens in prepositions(verb).items():
            slots.setdefault(word, tokens)
    elif (own := surface_subject(adjective)) is not None:
        slots["subject"] = together([own])
    if infinitives := children(adjective, "xcomp", "pcomp", "advcl"):
        slots["complement"] = tuple(infinitives)
    return slots


def host_slot(noun: Token) -> tuple[Token, ...]:
    """Return what a prepositional phrase is said of ("the city" in "the city is under their control")."""
    phrase = noun.head
    if phrase.dep_ != "prep" and phrase.pos_ != "ADP":
        return ()
    above = phrase.head
    if not is_verb(above):
        return together([above])
    objects = children(above, "dobj")
    subject = objects[0] if objects else surface_subject(above)
    return together([subject]) if subject is not None else ()


def prepositions(token: Token) -> Slots:
    """Return what stands behind each preposition that hangs on the token, by the preposition's word."""
    slots: Slots = {}
    for child in token.children:
        if child.dep_ in {"prep", "agent", "dative"} and child.pos_ in {"ADP", "SCONJ", "ADV", "VERB"}:
            _behind(child, slots)
        elif child.dep_ == "advmod":  # "east of the city", "away from the coast"
            for inner in children(child, "prep"):
                _behind(inner, slots)
                slots.setdefault(child.lower_, slots.get(inner.lower_, ()))
    return slots


def _behind(preposition: Token, slots: Slots) -> None:
    objects = children(preposition, "pobj", "pcomp")
    if objects:
        slots[preposition.lower_] = (
            *slots.get(preposition.lower_, ()),
            *together(objects),
        )  # "on Friday ... on the pier"
    for inner in children(preposition, "prep"):
        _behind(inner, slots)
