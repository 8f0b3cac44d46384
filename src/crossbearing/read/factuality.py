"""Factuality: whether a sentence says that an event came about, and how firmly, by composition down its syntax.

Each word on the way from the top of the sentence to the event changes what is said of it: a negation turns it round, a
modal or an adverb weakens it, and a verb that embeds it has a signature, one value where the verb holds and one where
it is denied (Karttunen 1971; Nairn, Condoravdi and Karttunen 2006). The scale of -3 to 3 is that of Saurí and
Pustejovsky (2012) as Stanovsky et al. (2017) unified it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from spacy.tokens import Token

from crossbearing.read.factuality_edges import Edge, edge_to
from crossbearing.read.factuality_local import Effect, effects_on

FactualityClass = Literal["asserted", "hedged", "denied"]
FIRM = 2.25  # of 3: from here on an event is asserted, or denied; half-way between "probable" and "certain"


@dataclass(frozen=True, slots=True)
class Step:
    """One word on the way down: what it does to the commitment, and the commitment at it, before and after."""

    token: Token
    edge: Edge
    effects: tuple[Effect, ...]
    embedded: float  # -3 to 3: what the words above say of it
    value: float  # with its own negations and modals
    turned: tuple[bool, bool] = (False, False)  # whether the words above deny it; whether they do with its own


@dataclass(frozen=True, slots=True)
class Factuality:
    """What the words say of an event: `value` from -3 (certainly not) to 3 (certainly), its class, and who says so.

    `cue` is the word nearest to the event that hedges or denies it, or None. `ahead` where it is told as yet to come.
    """

    value: float
    cue: Token | None
    ahead: bool
    steps: tuple[Step, ...]

    @property
    def denied(self) -> bool:
        """Return whether an odd number of words turned the event round, however firmly: its polarity."""
        return self.steps[-1].turned[1]

    @property
    def kind(self) -> FactualityClass:
        """Return the class: asserted or denied from `FIRM` on, hedged between."""
        if self.value >= FIRM:
            return "asserted"
        return "denied" if self.value <= -FIRM else "hedged"


def factuality_of(event: Token, top: Token | None = None) -> Factuality:
    """Return what a sentence says of the event; what stands above `top` is left out (somebody else's words)."""
    steps: list[Step] = []
    for token in reversed(_path(event, top)):
        steps.append(_step(token, steps))
    return Factuality(steps[-1].value, _cue(steps), _ahead(steps), tuple(steps))


def _step(token: Token, above: Sequence[Step]) -> Step:
    """Return the next step down: what passes from the word above, and what the word's own negations and modals do."""
    before: tuple[Effect, ...] = ()
    if not above:
        edge, embedded, denied = Edge("top", None), 3.0, False
    else:
        over = above[-1]
        edge = edge_to(token, over.token)
        embedded = edge.passed(over.embedded, over.value)
        denied = edge.denies(*over.turned)
        before = over.effects
    effects = effects_on(token, inherited=before if token.dep_ == "conj" else ())
    if above and not edge.outer:  # "had no intention": the verb's negation is the noun's
        effects = tuple(e for e in effects if all(e.cue != used.cue for used in before))
    value = embedded
    for effect in effects:
        value = effect.on(value)
    turns = sum(effect.turns for effect in effects)
    return Step(token, edge, effects, embedded, value, (denied, denied != (turns % 2 == 1)))


def _path(event: Token, top: Token | None) -> list[Token]:
    """Return the event and the words above it, lowest first."""
    path = [event]
    while path[-1].head != path[-1] and path[-1] != top:
        path.append(path[-1].head)
    return path


def _cue(steps: Sequence[Step]) -> Token | None:
    """Return the lowest word that weakened or turned the commitment."""
    for step in reversed(steps):
        for effect in reversed(step.effects):
            if effect.factor != 1.0:
                return effect.cue
        if step.edge.cue is not None:
            return step.edge.cue
    return None


def _ahead(steps: Sequence[Step]) -> bool:
    """Return whether a word over the event says that it is still to come, or only meant to."""
    return any(e.kind in {"future", "request"} for s in steps for e in s.effects) or any(
        s.edge.kind in {"plans", "wants", "purpose", "orders", "tries", "enables", "is to"} for s in steps
    )
