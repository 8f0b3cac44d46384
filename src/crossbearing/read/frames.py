"""Frames: what each clause of a document proposes, by the vocabulary of the packs; `statement` where none fits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from crossbearing.model.claim import Modality, PlaceRef, Polarity, Span, Stance, TimeRef
from crossbearing.model.clock import last_day
from crossbearing.model.packs import PLAN, STATEMENT
from crossbearing.read.amounts import only_quantity, quantity_of
from crossbearing.read.apart import before_gap, gapped, told_apart
from crossbearing.read.candidates import verb_chain
from crossbearing.read.carved import carved, told_in
from crossbearing.read.clauses import Clause, clauses, denied_noun, is_own_word
from crossbearing.read.drafts import draft
from crossbearing.read.grammar import SUBJECTS, children, is_verb, says_false
from crossbearing.read.linked import arranged, is_promised, linked, promised, scheduled
from crossbearing.read.measures import measure_match, says_only_where
from crossbearing.read.mood import failed, is_guess, is_negated, modality_of, no_longer, refuses, spoken_stance
from crossbearing.read.parse import Passage
from crossbearing.read.proposed import Proposition
from crossbearing.read.roles import acts, places_of, roles_of, with_own_loss
from crossbearing.read.scene import Scene
from crossbearing.read.triggers import Index, Match, counted_matches, first_match
from crossbearing.read.whereabouts import fronted_place

_PLAIN = frozenset("with at in on to by from after under".split())  # a noun with a number is quoted with these
LONGEST_COUNTED = 24  # words of a clause that is quoted whole for a number in it; a longer one only around the number
_ALLOWING = frozenset("can could may might must should".split())  # what is so until a day has that day as its end
BARE = 4  # words a subordinate clause needs, unless it names its place
SHORTEST = 3  # words of a statement: less is a fragment ("More soon")


def sentence_propositions(scene: Scene, passage: Passage, sentence: Words, index: Index) -> list[Proposition]:
    """Return what the clauses of a sentence propose, in text order; nothing for a question."""
    if sentence.text.rstrip(" \n\"')").endswith("?"):
        return []
    span = sentence_span(passage, sentence, scene)
    told = [
        (clause.head, match, list(_with_parts(clause, match, span, scene, index)))
        for clause, match in _telling(passage, sentence, scene, index)
    ]
    # What is denied of a place ("and none had reached the river") says nothing of where its neighbour happened.
    there = {head.i: found[0].place for head, _, found in told if found and found[0].polarity == "+"}
    return [
        replace(p, place=_beside(head, match, there)) if p.place is None and p.frame != STATEMENT else p
        for head, match, found in told
        for p in found
    ]


def _beside(head: Token, match: Match | None, there: Mapping[int, PlaceRef | None]) -> PlaceRef | None:
    """Return the place of a clause that shares its subject with this one, where a place is meant and none is named."""
    if match is None or any("settlement" in p.kinds() for p in match.phrases("place")):
        return None
    if "place" not in match.trigger.roles.values() and "change" not in match.trigger.set:
        return None
    first = head.head if head.dep_ == "conj" and not children(head, *SUBJECTS) else head
    seconds = [c for c in children(first, "conj") if is_verb(c) and not children(c, *SUBJECTS)]
    return next((there[t.i] for t in (first, *seconds) if t != head and there.get(t.i) is not None), None)


def sentence_span(passage: Passage, sentence: Words, scene: Scene) -> Span:
    """Return the document span of a sentence without the space around it."""
    start, end = passage.start + sentence.start_char, passage.start + sentence.end_char
    words = scene.document.text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _telling(passage: Passage, sentence: Words, scene: Scene, index: Index) -> list[tuple[Clause, Match | None]]:
    """Return the clauses that say something, with their frames; one that no frame fits may belong to that above."""
    first = [(c, _opened(c, scene, index)) for c in clauses(passage, sentence, scene.attributions)]
    silent = {
        c.head.i
        for c, match in first
        if (match is None or _is_bare(c, match)) and _needs_frame(c) and not _gives_distance(c, scene, index)
    }
    if not silent:
        return first
    again = clauses(passage, sentence, scene.attributions, silent)
    return [(c, _opened(c, scene, index)) for c in again]


def _opened(clause: Clause, scene: Scene, index: Index) -> Match | None:
    return first_match(clause, scene, index) or promised(clause, scene, index)


def _is_bare(clause: Clause, match: Match) -> bool:
    """Return whether a subordinate clause is too short to tell what it is about ("it had seized")."""
    short = len(clause.tokens) < (BARE if clause.head.dep_ == "relcl" else 2)
    return short and not any(p.places for p in match.phrases("place"))


def _gives_distance(clause: Clause, scene: Scene, index: Index) -> bool:
    return says_only_where(clause) and measure_match(clause, scene, index) is not None


def _needs_frame(clause: Clause) -> bool:
    """Return whether the clause says something only where a frame fits: a subordinate one, or a mere second verb."""
    if clause.kind == "also":
        return not children(clause.head, "nsubj", "nsubjpass", "expl")
    return clause.kind == "sub"


def _with_parts(
    clause: Clause, match: Match | None, sentence: Span, scene: Scene, index: Index
) -> Iterator[Proposition]:
    """Give what a clause proposes, and apart from it what the parts behind its commas tell without a verb."""
    kept, parts = carved(clause, scene)
    if parts:
        found = list(_of_clause(kept, _opened(kept, scene, index), sentence, scene, index))
        told = list(told_in(parts, found, clause, scene, index))
        if told:
            yield from (*found, *told)
            return
    yield from _of_clause(clause, match, sentence, scene, index)


def _of_clause(
    clause: Clause, match: Match | None, sentence: Span, scene: Scene, index: Index
) -> Iterator[Proposition]:
    far = measure_match(clause, scene, index)
    if match is None and far is not None and says_only_where(clause):
        match, far = far[0], None
    counted = list(counted_matches(clause, match, scene, index))
    if match is None and counted and _is_predicate(counted[0].token, clause):
        match, counted = counted[0], [m for m in counted[1:] if m.frame != counted[0].frame]
    if match is not None:
        yield from framed(clause, match, sentence, scene, _framed_span(clause, match))
    elif not _needs_frame(clause) and not _hands_on(clause, scene) and _says_something(clause):
        yield _statement(clause, sentence, scene)
    if far is not None:
        yield from framed(clause, far[0], sentence, scene, far[1])
    for other in counted:
        yield from framed(clause, other, sentence, scene, _noun_span(clause, other))
    for tie in linked(clause, match, scene, index):
        yield replace(
            draft(clause, sentence, scene, tie.span, clause.passage.start + clause.head.idx),
            frame=tie.frame.name,
            roles=tie.roles,
            polarity="-" if tie.negative else "+",
            modality=modality_of(clause.head, clause),
        )


def _says_something(clause: Clause) -> bool:
    """Return whether there is enough for a statement: some words, and in the publisher's own a verb or a number."""
    words = [t for t in clause.tokens if t.is_alpha]
    if clause.saying is not None:
        return len(words) >= SHORTEST
    return len(words) >= SHORTEST and (any(is_verb(t) for t in clause.tokens) or any(t.like_num for t in clause.tokens))


def _hands_on(clause: Clause, scene: Scene) -> bool:
    """Return whether the clause only leads to somebody's words: a nominal around them, or a verb over the cue."""
    if clause.kind == "nominal":
        return any(a.parent == clause.saying and clause.saying is not None for a in scene.attributions)
    if is_own_word(clause.head) and children(clause.head, "ccomp"):
        return True
    if any(denied_noun(inner) is not None for c in children(clause.head, *SUBJECTS) for inner in c.children):
        return True
    cues = [a.cue for a in scene.attributions if a.cue is not None]
    verbs = [clause.passage.start + v.idx for v in verb_chain(clause.head)[1:]]
    return any(start <= at < end for at in verbs for start, end in cues)


def _is_predicate(noun: Token, clause: Clause) -> bool:
    """Return whether the noun stands in what the clause says of its subject ("is a town with a population of 900")."""
    said = children(clause.head, "attr", "dobj", "nsubj", "nsubjpass", "acomp")
    return any(noun in said_of.subtree for said_of in said) and len(clause.tokens) <= LONGEST_COUNTED


def _denier(noun: Token, clause: Clause, scene: Scene) -> int | None:
    """Return on whose word a content is called false: not on that of who is said to claim it."""
    assert clause.saying is not None
    told = scene.attributions[clause.saying]
    at = clause.passage.start + noun.idx
    return told.parent if told.cue is not None and told.cue[0] <= at < told.cue[1] else clause.saying


def _framed_span(clause: Clause, match: Match) -> Span:
    """Return the clause up to a second verb that says something else ("sank, and was towed")."""
    seconds = [
        c for c in children(clause.head, "conj") if is_verb(c) and match.token.i < c.i and match.token not in c.subtree
    ]
    own = {t.i for t in clause.tokens}
    start = _with_noun(clause)
    cut = min((min(t.i for t in second.subtree) for second in seconds if second.i in own), default=None)
    if cut is None:
        return start, clause.end
    kept = [t for t in clause.tokens if t.i < cut]
    while len(kept) > 1 and (kept[-1].is_punct or kept[-1].dep_ in {"cc", "punct"}):
        kept.pop()
    return start, clause.passage.start + kept[-1].idx + len(kept[-1])


def _with_noun(clause: Clause) -> int:
    """Return where the clause starts, with the noun of which a participle behind it tells ("losses caused by it")."""
    noun = clause.head.head
    if clause.head.dep_ != "acl" or clause.head.tag_ != "VBN" or noun.i + 1 != clause.tokens[0].i or is_verb(noun):
        return clause.start
    return clause.passage.start + min(t.idx for t in noun.doc[noun.left_edge.i : noun.i + 1])


def _noun_span(clause: Clause, match: Match) -> Span:
    """Return the span of a noun with its number and the preposition before it."""
    inside = [t for t in match.token.subtree if t in clause.tokens]
    led = match.token.dep_ == "pobj" and match.token.head in clause.tokens and match.token.head.lower_ in _PLAIN
    first = match.token.head if led else inside[0]
    first = min(first, inside[0], key=lambda t: t.i)
    return clause.passage.start + first.idx, clause.passage.start + inside[-1].idx + len(inside[-1])


def framed(clause: Clause, match: Match, sentence: Span, scene: Scene, span: Span) -> Iterator[Proposition]:
    """Give what a match proposes, quoted by the span: one proposition for each place, and for each number."""
    for one in told_apart(match):
        for p in _framed(clause, one, sentence, scene, span):
            others = list(gapped(p, clause, scene)) if match.frame.counts else []
            yield before_gap(p, others[0], scene) if others and others[-1].end >= p.end else p
            yield from others


def _framed(clause: Clause, match: Match, sentence: Span, scene: Scene, span: Span) -> Iterator[Proposition]:
    base = draft(clause, sentence, scene, span, clause.passage.start + match.token.idx)
    denied = denied_noun(clause.head)
    false = says_false(clause.head) or denied is not None
    ended = no_longer(match.token, clause)
    negated = not false and (is_negated(_told_by(match.token, clause), clause, match.trigger.after) or ended)
    roles = roles_of(match, clause, scene)
    if negated and match.trigger.set.get("change") == "held" and (ended or failed(match.token, clause)):
        roles, negated = {**roles, "change": "lost"}, False  # what is held no longer, or could not be held, is lost
    roles = with_own_loss(roles, clause, scene)
    opening = clause.head if match.trigger.under else match.token  # "is licensed to carry" is no mere aim
    modality = match.trigger.modality or modality_of(opening, clause)
    frame, aims, time = match.frame.name, match.frame.aims, base.time
    own = match.frame.spoken == "deed" and "actor" in roles and not is_guess(clause.head)
    if modality == "predicted" and (arranged(match.token, clause) or (own and is_promised(match.token, clause))):
        modality = "planned"
    elif modality == "planned" and not aims and not scheduled(match.token, clause):
        frame, aims, roles = PLAN, True, _aim(roles, match, clause, scene)
    if time is not None and (end := _deadline(time, modality, clause, scene, aims=aims)) is not None:
        roles, time = {**roles, "deadline": end}, None
    if match.trigger.pos == "aux":
        roles = {**roles, "object": _from_verb(match.token, clause, scene)}
    polarity: Polarity = "-" if negated != (match.trigger.polarity == "-") else "+"
    filled = replace(
        base,
        frame=frame,
        roles=roles,
        polarity=polarity,
        modality=modality,
        quantity=quantity_of(match, clause, scene),
        time=time,
        stance=_shown(clause, scene) if not false else "asserts" if match.frame.judges else "denies",
    )
    if denied is not None and clause.saying is not None:
        filled = replace(filled, saying=_denier(denied, clause, scene))
    for place in places_of(match, clause, scene) or (None,):
        yield replace(filled, place=place)


def _told_by(word: Token, clause: Clause) -> Token:
    """Return the verb where the opening word is its subject: what is denied of it the verb denies ("did not rise")."""
    return clause.head if word.dep_ in SUBJECTS and word.head == clause.head and is_verb(clause.head) else word


def _aim(roles: Mapping[str, str], match: Match, clause: Clause, scene: Scene) -> dict[str, str]:
    """Return the roles of a plan whose aim the frame tells: who, against whom, and the aim in the text's words."""
    words = [t for t in match.token.subtree if t in clause.tokens]
    start, end = clause.passage.start + words[0].idx, clause.passage.start + words[-1].idx + len(words[-1])
    aim = " ".join(scene.document.text[start:end].split())
    return {**{role: roles[role] for role in ("actor", "target") if role in roles}, "object": aim}


def _from_verb(verb: Token, clause: Clause, scene: Scene) -> str:
    """Return the clause from its verb on, in the text's words ("repay the fees")."""
    last = max(t.idx + len(t) for t in clause.tokens)
    words = scene.document.text[clause.passage.start + verb.idx : clause.passage.start + last]
    return " ".join(words.split()).strip(" ,.;")


def _statement(clause: Clause, sentence: Span, scene: Scene) -> Proposition:
    base = draft(clause, sentence, scene, (clause.start, clause.end), clause.passage.start + clause.head.idx)
    named = [p for p in scene.places.within(clause.start, clause.end) if not acts(p, clause, scene)]
    denied = denied_noun(clause.head)
    false = says_false(clause.head) or denied is not None  # "reports to the contrary are untrue"
    modality = modality_of(clause.head, clause)
    deadline = _deadline(base.time, modality, clause, scene, aims=False) if base.time is not None else None
    return replace(
        base,
        roles={} if deadline is None else {"deadline": deadline},
        time=base.time if deadline is None else None,
        polarity="-" if not false and is_negated(clause.head, clause) != refuses(clause.head) else "+",
        modality=modality,
        stance="denies" if false else _shown(clause, scene),
        place=named[0].ref if named else fronted_place(clause, scene),
        quantity=only_quantity(clause, scene),
    )


def _shown(clause: Clause, scene: Scene) -> Stance | None:
    """Return the act that a clause in somebody's plain words shows by its verb, or None."""
    plain = clause.saying is not None and scene.attributions[clause.saying].stance == "asserts"
    return spoken_stance(clause.head) if plain else None


def _deadline(time: TimeRef, modality: Modality, clause: Clause, scene: Scene, *, aims: bool) -> str | None:
    """Return the exclusive end by which something is to be done; when it will happen its words do not tell.

    A bound after publication is one of what is still to come; so is "until" where something may be done that long.
    """
    latest = scene.document.published.latest
    coming = latest is not None and time.end is not None and last_day(time.end) > last_day(latest)
    if time.relation == "until":
        allowed = any(c.lower_ in _ALLOWING for c in children(clause.head, "aux")) or clause.head.lemma_ == "have"
        return time.end if allowed and coming else None
    ahead = aims or coming or modality in ("planned", "predicted")
    return time.end if ahead and time.relation == "by" else None
