"""How far readers take an event to have happened, -3 to 3, by a small linear model over what the rules found.

The rules say what a text commits itself to, and to them a promise for tomorrow is as firm as a report of yesterday.
Readers asked whether something happened (White et al. 2016; Rudinger et al. 2018) also weigh tense, mood and the kind
of verb; that is what the weights hold. They were fitted by `training/factuality/train.py`; the README there is
their card.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from spacy.tokens import Token

from crossbearing.read.factuality import Factuality, Step, factuality_of
from crossbearing.read.factuality_lexicon import factuality_lexicon
from crossbearing.read.grammar import children, is_verb

Features = dict[str, float]
_WILL = frozenset({"will", "'ll", "wo", "shall"})
_CAN = frozenset({"can", "ca", "could"})
_MAY = frozenset({"would", "may", "might", "must", "should", "'d"})
_PAST = frozenset({"was", "were", "had", "did"})
_PERFECT = frozenset({"has", "have", "'ve"})
_HABIT = frozenset({"every", "usually", "always", "often", "sometimes"})


@cache
def _weights() -> Mapping[str, float]:
    table: dict[str, float] = json.loads((files("crossbearing.read") / "factuality_weights.json").read_text("utf-8"))
    return table


def happened(event: Token) -> float:
    """Return how far a reader takes the event to have happened: -3 surely not, 0 open, 3 surely."""
    weights = _weights()
    total = sum(weights.get(name, 0.0) * value for name, value in features(event).items())
    return max(-3.0, min(3.0, weights["bias"] + total))


def features(event: Token) -> Features:
    """Return what the model sees of an event, by name: words and tags around it, and the rules' findings."""
    found = factuality_of(event)
    said: Features = {}
    _add_own(said, event, found)
    _add_subject(said, event)
    _add_words(said, event)
    if len(found.steps) > 1:
        _add_governor(said, event, found)
    _add_path(said, event, found)
    return said


def _add_own(said: Features, event: Token, found: Factuality) -> None:
    own, tense = found.steps[-1], _tense(event)
    auxiliaries = [c.lower_ for c in children(event, "aux", "auxpass")]
    kind = _class(event)
    _mark(said, f"kind={found.kind}", f"tag={event.tag_}", f"dep={event.dep_}", f"pos={event.pos_}")
    _mark(said, f"lem={event.lemma_.lower()}", f"sit={tense}", f"lc={kind}", f"sit+lc={tense}{kind}")
    _mark(said, f"edge={own.edge.kind}", f"edge+tag={own.edge.kind}{event.tag_}")
    _mark(said, *(f"aux={a}" for a in auxiliaries), f"auxs={'_'.join(auxiliaries)}+{event.tag_}")
    _mark(said, *(f"eff={e.kind}" for e in own.effects), *(f"cue={e.cue.lower_}" for e in own.effects))
    if children(event, "neg"):
        _mark(said, "neg", f"neg+{'_'.join(auxiliaries)}{event.tag_}")
    negated = any(e.kind == "negation" for e in own.effects)
    _mark(said, f"sit+neg={tense}{negated}{kind}", *(["ahead"] if found.ahead else []))
    value = found.value / 3
    said.update({"value": value, "emb": own.embedded / 3, f"val+sit={tense}": value, f"val+tag={event.tag_}": value})
    said[f"val+ahead={found.ahead}"] = value


def _add_subject(said: Features, event: Token) -> None:
    subjects = children(event, "nsubj", "nsubjpass")
    tense = _tense(event)
    for subject in subjects:
        _mark(said, f"subj={subject.tag_}", f"subjw={subject.lower_}")
    if not subjects:
        _mark(said, "nosubj", f"nosubj+{event.tag_}")
    _mark(said, f"sit+subj={tense}{_subject_kind(subjects)}")


def _subject_kind(subjects: list[Token]) -> str:
    if not subjects:
        return "none"
    if subjects[0].pos_ == "PRON":
        return subjects[0].lower_
    return "indef" if subjects[0].tag_.startswith("NN") and not children(subjects[0], "det", "poss") else "np"


def _add_words(said: Features, event: Token) -> None:
    sentence, tense = event.sent, _tense(event)
    last = sentence.text.rstrip()[-1:]
    _mark(said, f"sit+q={tense}{last == '?'}", *(["q"] if last == "?" else []), *(["!"] if last == "!" else []))
    for child in event.children:
        if child.dep_ in {"mark", "advmod"} and child.i < event.i:
            _mark(said, f"m={child.lower_}")
        if child.dep_ in {"prep", "advmod"}:
            _mark(said, f"{child.dep_}={child.lower_}")
        if child.dep_ in {"dobj", "prt"}:
            _mark(said, child.dep_, f"{child.dep_}+{tense}")
        if child.lower_ in _HABIT:
            _mark(said, "habit")
    words = ["^", "^", *(t.lower_ for t in event.doc[sentence.start : event.i])]
    after = event.doc[event.i + 1].lower_ if event.i + 1 < sentence.end else "$"
    _mark(said, f"prev={words[-1]}", f"next={after}", f"prev2={words[-2]}_{words[-1]}")
    if any(t.lower_ == "please" for t in sentence):
        _mark(said, "please")
    if any(t.ent_type_ == "DATE" or t.lower_ in {"ago", "yesterday", "last"} for t in event.subtree):
        _mark(said, "date")
    if event.i == sentence.start:
        _mark(said, "first")
    said["len"] = min(len(sentence), 40) / 40


def _add_governor(said: Features, event: Token, found: Factuality) -> None:
    own, above = found.steps[-1], found.steps[-2]
    head, tense, edge = above.token, _tense(event), found.steps[-1].edge.kind
    _mark(said, f"hlem={head.lemma_.lower()}:{event.dep_}", f"htag={head.tag_}:{event.dep_}")
    _mark(said, f"hedge={above.edge.kind}", *(f"heff={e.kind}" for e in above.effects))
    verb = next((s for s in found.steps[-2::-1] if is_verb(s.token)), above)
    over = _tense(verb.token)
    _mark(said, f"hsit={over}", f"edge+hsit={edge}{over}", f"sit+hsit={tense}{over}", f"edge+sit={edge}{tense}")
    if own.edge.cue is not None:
        _mark(said, f"ecue={own.edge.cue.lemma_.lower()}{edge}")
    if any(e.kind == "negation" for e in verb.effects):
        _mark(said, f"edge+hneg={edge}")
    if _class(verb.token) == "state":
        _mark(said, "hstate", f"edge+hstate={edge}")
    said["hval"] = verb.value / 3


def _add_path(said: Features, event: Token, found: Factuality) -> None:
    above: tuple[Step, ...] = found.steps[:-1]
    for step in above:
        _mark(said, f"up={step.edge.kind}", *(f"upeff={e.kind}" for e in step.effects))
    if any(_tense(s.token) == "past" for s in above):
        _mark(said, "uppast")
    top = found.steps[0].token
    _mark(said, f"top={top.tag_}", f"topsit={_tense(top)}", f"topsit+dep={_tense(top)}{event.dep_}")
    said["depth"] = min(len(found.steps), 6) / 6


def _tense(token: Token) -> str:
    """Return the tense or mood that a verb's auxiliaries and form show, or the part of speech of another word."""
    if not is_verb(token):
        return token.pos_
    words = {c.lower_ for c in children(token, "aux", "auxpass")}
    for name, shown in (("will", _WILL), ("can", _CAN), ("modal", _MAY), ("to", {"to"}), ("past", _PAST)):
        if words & shown:
            return name
    if words & _PERFECT:
        return "perf"
    if words & {"is", "are", "am", "'m", "'re", "'s"}:
        return "prog" if token.tag_ == "VBG" else "prespass"
    if words & {"do", "does"}:
        return "do"
    return "past" if token.tag_ == "VBD" else token.tag_


def _class(token: Token) -> str:
    return "state" if token.lemma_.lower() in factuality_lexicon().words["states"] else "event"


def _mark(said: Features, *names: str) -> None:
    said.update(dict.fromkeys(names, 1.0))
