"""Sides: whose side somebody is on, how close, and by which words; and the parties to a story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from crossbearing.model.claim import Claim
from crossbearing.model.judgement import Affiliation, Entity, EntityKind, Judgement, Tie
from crossbearing.model.packs import Actor, Frame
from crossbearing.model.spelling import folded
from crossbearing.reconcile.bodies import Body, SideWords, body_of, loosely, sides_named
from crossbearing.reconcile.cast import Cast
from crossbearing.reconcile.interest import stake_of
from crossbearing.reconcile.lexicon import OFFICES, BodyClass
from crossbearing.reconcile.naming import Named
from crossbearing.reconcile.values import speaks_against

_STATE: Final = "state"
_MEDIA: Final = frozenset("media television tv radio broadcaster agency news newspaper".split())
_OWN_WORD: Final = 4  # letters of a word that can tell one body from another
_STATE_CLASSES: Final = frozenset({"state", "army", "government", "staff", "unit", "ministry"})


def affiliation(
    names: Sequence[Named],
    kind: EntityKind,
    body: BodyClass | None,
    listed: Actor | None,
    known: SideWords,
    journal: Sequence[Judgement],
) -> Affiliation | None:
    """Return whose side the bearer of these names is on, or None if nothing shows one.

    In turn: a person's judgement, what the documents show, a public list, the words of the name, the words of the role.
    """
    ruled = _ruled(names, journal)
    if ruled is not None:
        return Affiliation(ruled.value or None, "unknown", None, None, (), f"judged by hand: {ruled.reason}")
    tie = _tie(names, kind, body, listed)
    shown: Counter[str] = sum((named.sides for named in names), Counter())
    if shown:
        side = min(shown, key=lambda s: (-shown[s], s))
        cites = tuple(dict.fromkeys(u.claim for n in names for u in n.uses if u.side == side and u.claim))
        return Affiliation(side, tie, None, None, cites, f"shown as {side} in {len(cites)} of its claims")
    if listed is not None and listed.side:
        return Affiliation(listed.side, listed.tie, None, None, (), f"listed so by {listed.source}")
    if kind != "person" and body not in (None, "body"):
        by_name = {side for named in names for side in sides_named(named.name, known)[0]}
        if len(by_name) == 1:
            return Affiliation(by_name.pop(), tie, None, None, (), "its name says so")
    owned = {side for named in names if _of_state_media(named.name) for side in sides_named(named.name, known)[0]}
    if kind != "person" and len(owned) == 1:
        return Affiliation(owned.pop(), "state", None, None, (), "its name says whose state it serves")
    return _by_role(names, known, tie)


def _of_state_media(name: str) -> bool:
    words = set(folded(name).split())
    return _STATE in words and bool(words & _MEDIA)


def _ruled(names: Sequence[Named], journal: Sequence[Judgement]) -> Judgement | None:
    own = {named.name for named in names}
    entries = [j for j in journal if j.kind == "side" and j.by.startswith("person:") and j.withdrawn_at is None]
    return max((j for j in entries if j.subject in own), key=lambda j: (j.at or "", j.id), default=None)


def _by_role(names: Sequence[Named], known: SideWords, tie: Tie) -> Affiliation | None:
    votes: Counter[str] = Counter()
    cites: list[str] = []
    for use in (u for named in names for u in named.uses if u.described):
        sides = sides_named(use.described or "", known)[0]
        if len(sides) == 1:
            votes.update(sides)
            cites.extend([use.claim] if use.claim else [])
    if not votes or (len(votes) > 1 and len(set(votes.values())) == 1):
        return None
    side = min(votes, key=lambda s: (-votes[s], s))
    return Affiliation(side, tie, None, None, tuple(dict.fromkeys(cites)), "the role the text gives says so")


def by_office(names: Sequence[Named], sided: Sequence[tuple[Body, str]], known: SideWords) -> Affiliation | None:
    """Return the side of the one body that a person's role names ("spokesman for the Eastern group of troops")."""
    for use in (u for named in names for u in named.uses if u.described):
        office = body_of(use.described or "", known)
        words = {loosely(word) for word in folded(use.described).split()}
        sides = {side for body, side in sided if _named_in(body, office, words)}
        if len(sides) == 1:
            cites = (use.claim,) if use.claim else ()
            return Affiliation(sides.pop(), "party", None, None, cites, "the body that the role names is on that side")
    return None


def _named_in(body: Body, office: Body, words: set[str]) -> bool:
    """Say whether a role names the body: a unit by one of its own words beside its kind, any other by all of them."""
    if body.kind == "body":
        return bool(body.distinct) and body.distinct <= words
    return body.kind == office.kind and any(len(own) >= _OWN_WORD and own in words for own in body.distinct)


def by_mouthpiece(names: Sequence[Named], listed: Mapping[str, Actor], known: SideWords) -> Affiliation | None:
    """Return the side of an office-holder who speaks through a state's own media, and only of what that state does.

    All of it together: an office in the role, relays that are listed as one state's, and claims whose actor is that
    state's.
    """
    uses = [use for named in names for use in named.uses]
    office = any(word in OFFICES for use in uses if use.described for word in folded(use.described).split())
    passed_on = [use for use in uses if use.relays]
    relays = [listed.get(folded(name)) for use in passed_on for name in use.relays]
    owners = {actor.side for actor in relays if actor is not None and actor.tie == "state" and actor.side}
    acting = {side for use in passed_on if use.actor for side in sides_named(use.actor, known)[0]}
    if not office or len(owners) != 1 or acting != owners:
        return None
    cites = tuple(dict.fromkeys(use.claim for use in passed_on if use.claim))
    reason = "holds an office, speaks through that state's media, and of what that state does"
    return Affiliation(owners.pop(), "party", None, None, cites, reason)


def stakeholders(
    bodies: Sequence[Entity],
    claims: Sequence[Claim],
    frames: Mapping[str, Frame],
    names: Mapping[str, Named],
    authorities: frozenset[str],
) -> dict[str, Affiliation]:
    """Return, by id, the bodies of no side that are a side of their own: they gain or lose by a claim, and answer.

    Who rules, rescues or reports has no side, whatever is said of it.
    """
    staked: dict[str, list[str]] = {}
    for claim in claims:
        frame = frames.get(claim.frame)
        for role in (frame.gains, frame.loses) if frame else ():
            if role and claim.roles.get(role):
                staked.setdefault(claim.roles[role], []).append(claim.id)
    found = {}
    for body in bodies:
        cites = tuple(dict.fromkeys(c for name in body.names for c in staked.get(name, ())))
        own = [names[name] for name in body.names]
        rules = any(word in authorities for name in body.names for word in folded(name).split())
        reports = any(use.publishes for named in own for use in named.uses)
        answers = any(use.speaks for named in own for use in named.uses) or _is_answered_for(body, names.values())
        if cites and answers and not (rules or reports or body.affiliations) and body.names[0][:1].isupper():
            reason = "something claimed is at its cost or gain, and it answers for itself"
            found[body.id] = Affiliation(body.names[0], "party", None, None, cites, reason)
    return found


def _is_answered_for(body: Entity, names: Iterable[Named]) -> bool:
    """Say whether somebody who speaks holds an office of that body: "spokesman for Harbour Freight"."""
    own = [folded(name) for name in body.names]
    return any(
        f" {name}" in f" {folded(use.described)}"
        for named in names
        if any(use.speaks for use in named.uses)
        for use in named.uses
        if use.described
        for name in own
    )


def _tie(names: Sequence[Named], kind: EntityKind, body: BodyClass | None, listed: Actor | None) -> Tie:
    if listed is not None and listed.tie != "unknown":
        return listed.tie
    if body == "commentators":
        return "aligned"
    if body in _STATE_CLASSES or any(use.side == named.name for named in names for use in named.uses):
        return "party"
    roles = [folded(use.described) for named in names for use in named.uses if use.described]
    if any(word in role.split() for role in roles for word in ("blogger", "propagandist", "commentator", "milblogger")):
        return "aligned"
    if kind == "person":
        return "party" if any(word in OFFICES for role in roles for word in role.split()) else "unknown"
    return "aligned"  # a body of its own that is shown on a side: a monitor, an outlet, a society


def parties(claims: Sequence[Claim], frames: Mapping[str, Frame], cast: Cast) -> tuple[str, ...]:
    """Return the parties to the story, in order of name: the sides that gain or lose by something claimed.

    Where that gives fewer than two, every side that speaks is one: who answers a party has something at stake.
    """
    found: set[str] = set()
    speaking: set[str] = set()
    for claim in claims:
        stake = stake_of(claim, frames.get(claim.frame), speaks_against(claim), cast)
        found.update(side for side in (stake.gains, stake.loses) if side)
        sides = (cast.side(link.name, link.side) for link in claim.chain if link.role != "publisher")
        speaking.update(side for side in sides if side)
    return tuple(sorted(found if len(found) > 1 else found | speaking))
