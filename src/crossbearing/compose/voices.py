"""Voices: what a story's parties and others say where no question joins their words."""

from __future__ import annotations

from crossbearing.compose.prose import content, may_lead
from crossbearing.compose.view import View, holder_of, tellers_of
from crossbearing.model.claim import Claim

ENOUGH_WORDS = 6  # of a quotation that stands alone
# Words that open a whole clause; what begins otherwise is a piece of one.
SUBJECTS = frozenset(
    "the a an it its they their he his she her no some all many there we our this these those more nobody both".split()
)


def voices(view: View) -> list[Claim]:
    """Return the latest word of each side and of each other speaker, one each: sides first, then who says most.

    Only plain statements that stand alone count, told by no other side; opinion and accusations of crime do not.
    """
    said: dict[tuple[bool, str], list[Claim]] = {}
    for claim in view.claims.values():
        if claim.holder is not None and _stands_alone(view, claim):
            holder = holder_of(view, claim)
            said.setdefault((holder.side is None, holder.side or holder.name), []).append(claim)
    order = sorted(said, key=lambda key: (key[0], -len(said[key]), key[1]))
    return [max(said[key], key=lambda c: _telling(view, c)) for key in order]


def _stands_alone(view: View, claim: Claim) -> bool:
    plain = claim.modality == "actual" and claim.stance in ("asserts", "denies") and len(tellers_of(view, claim)) == 1
    words = content(view, claim)
    first = words.lstrip("“‘\"'").split(" ", 1)[0]
    begins = first[:1].isupper() or first[:1].isdigit() or (first in SUBJECTS and claim.manner != "direct_quote")
    long_enough = len(words.split()) >= ENOUGH_WORDS
    return plain and begins and long_enough and claim.frame != "appointment" and may_lead(view, claim)


def _telling(view: View, claim: Claim) -> tuple[str, bool, bool, int]:
    said = claim.said.start if claim.said and claim.said.start else claim.reported_at.latest or ""
    return (said[:10], claim.frame != "statement", claim.manner == "direct_quote", -view.numbers[claim.id])
