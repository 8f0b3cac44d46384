"""People and organisations: who acts or speaks in public, under which names and roles, on whose side, saying what."""

from __future__ import annotations

import re

from crossbearing.compose.prose import lexicon, neutral
from crossbearing.compose.view import View, affiliation_of, block_of, known
from crossbearing.compose.words import clean
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import DatedText, Profile
from crossbearing.model.judgement import Entity

# Last words of names for people taken together, who speak but are no body.
COLLECTIVES = frozenset(
    "forces troops soldiers officials official advisors advisers bloggers residents people inspectors officers "
    "engineers diplomats authorities mediators observers police workers spokesman spokeswoman".split()
)
_STATUS = re.compile(r"^status:\s*(.+)$", re.IGNORECASE)
_BRACKET = re.compile(r"\(([^()]+)\)\s*$")


def profiles(view: View, kind: str) -> tuple[Profile, ...]:
    """Return one profile for each person (or organisation) acting in public, those with most claims first.

    Acting in public means having a role in the text or being quoted or publishing; who is only mentioned stays unnamed
    when a person.
    """
    found = [one for e in view.entities.values() if e.kind == kind and (one := _profile(view, e)) is not None]
    return tuple(sorted(found, key=lambda p: (-len(p.claims), p.name, p.id)))


def _profile(view: View, entity: Entity) -> Profile | None:
    if is_nobody(entity):
        return None
    said = _said_by(view, entity)
    roles = tuple(DatedText(clean(r.text), r.start, r.end, known(view, r.cites)) for r in entity.roles)
    roles = tuple(r for r in roles if r.cites and not lexicon().allegation.search(r.text))
    listed = _profile_claims(view, entity)
    if not (said or roles or listed or _takes_part(view, entity)):
        return None
    cites = known(view, (*said, *listed, *(c for r in roles for c in r.cites), *entity.claims))
    if not cites:
        return None
    roles = roles or _listed_as(view, entity, cites)
    affiliation = affiliation_of(entity, None, None)
    return Profile(
        id=entity.id,
        kind=entity.kind,
        name=neutral(entity.names[0]),
        aliases=tuple(neutral(n) for n in entity.names[1:]),
        parent=_parent(view, entity),
        side=affiliation.side if affiliation else None,
        tie=affiliation.tie if affiliation else "unknown",
        role=neutral(roles[0].text) if roles else None,
        role_history=roles,
        status=_status(view, entity, listed),
        claims=said,
        cites=cites,
    )


def is_nobody(entity: Entity) -> bool:
    """Say whether an entity is no proper body: named only by a description or by people in the plural ("officials")."""
    name = entity.names[0]
    last = name.split()[-1].lower()
    described = not any(letter.isupper() or letter.isdigit() for letter in name)
    opens_small = name[0].islower() and " " in name
    return entity.kind == "organisation" and (described or opens_small or last in COLLECTIVES)


# What a body of a public list is called where the text gives it no role.
_LISTED = {
    "agency": "news agency",
    "monitor": "monitor",
    "outlet": "news outlet",
    "platform": "platform",
    "think_tank": "think tank",
}


def _listed_as(view: View, entity: Entity, cites: tuple[str, ...]) -> tuple[DatedText, ...]:
    """Return what a cited public list calls a body, marked as from there, with the claims that name the body."""
    kinds = [view.listed[name] for name in entity.names if name in view.listed]
    found = next((_LISTED[kind] for kind in kinds if kind in _LISTED), None)
    if found is None or entity.kind == "person":
        return ()
    return (DatedText(f"{found} (public list)", None, None, cites),)


def _takes_part(view: View, entity: Entity) -> bool:
    """Say whether a body passes word on or is listed as discussing a scenario; a bare mention is not enough."""
    if entity.kind == "person":
        return False
    links = {view.entity_of.get(link.name) for c in view.claims.values() for link in c.chain}
    named = {view.entity_of.get(name) for c in view.claims.values() for name in c.discussed_by}
    return entity.id in links | named


def _parent(view: View, entity: Entity) -> str | None:
    parent = view.entities.get(entity.parent or "")
    return neutral(parent.names[0]) if parent else entity.parent


def _said_by(view: View, entity: Entity) -> tuple[str, ...]:
    """Return the claims whose holder or, in its own voice, publisher the entity is."""
    return tuple(c.id for c in view.claims.values() if _is_speaker(view, entity, c))


def _is_speaker(view: View, entity: Entity, claim: Claim) -> bool:
    if claim.holder is not None:
        return view.entity_of.get(claim.holder.name) == entity.id
    source = view.documents[claim.document].source
    return source is not None and view.entity_of.get(source) == entity.id


def _profile_claims(view: View, entity: Entity) -> tuple[str, ...]:
    """Return the claims that stand in a page's profile of the entity."""
    found = []
    for claim in view.claims.values():
        block = block_of(view, claim)
        names = set(entity.names)
        if block is not None and block.kind == "profile" and block.under and block.under[-1] in names:
            found.append(claim.id)
    return tuple(found)


def _status(view: View, entity: Entity, listed: tuple[str, ...]) -> str | None:
    """Return the status line that a page prints for the entity, as that page's words."""
    for claim_id in listed:
        claim = view.claims[claim_id]
        block = block_of(view, claim)
        document = view.documents[claim.document]
        lines = document.text[block.start : block.end].splitlines() if block else []
        for line in (clean(one) for one in lines):
            match = _STATUS.match(line) or (_BRACKET.search(line) if line not in entity.names else None)
            if match and match[1] not in entity.names:
                return match[1]
    return None


def speaks(view: View, claim: Claim) -> str | None:
    """Return the entity whose word a claim is, or None if the story has none."""
    name = claim.holder.name if claim.holder else view.documents[claim.document].source
    return view.entity_of.get(name) if name else None
