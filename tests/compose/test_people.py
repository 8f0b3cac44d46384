"""People and organisations: what a body is called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import a_document
from tests.test_pipeline import READER

from crossbearing.compose import compose, html
from crossbearing.model.claim import Claim
from crossbearing.model.document import Block
from crossbearing.model.dossier import MadeBy, Profile
from crossbearing.model.judgement import Story
from crossbearing.packs import load_packs
from crossbearing.read import read
from crossbearing.reconcile import reconcile

TEXT = (
    "Ada Quist, mayor of Ostrel, told Reuters on Monday that the pier was safe. Al Jazeera reported that it had closed."
)


def bodies(text: str) -> dict[str, Profile]:
    """Return the organisations of a one-document story by name; the page is rendered on the way."""
    document = replace(a_document(text), blocks=(Block(0, len(text), "paragraph"),))
    packs = load_packs(["core"])
    claims = [c for c in read([document], reader=READER(), packs=packs) if isinstance(c, Claim)]
    found = reconcile([document], claims, (), packs=packs, as_of="2031-03-03", as_known=None)
    made = MadeBy("0", "test", {})
    page = compose(
        Story("sty_1", "The pier", document.id),
        [document],
        claims,
        found,
        (),
        packs=packs,
        made_by=made,
        as_of="2031-03-03",
        as_known=None,
    )
    assert "The pier" in html(page)
    return {p.name: p for p in page.organisations}


@pytest.mark.parametrize(("name", "role"), [("Reuters", "news agency"), ("Al Jazeera", "news outlet")])
def test_a_listed_body_is_called_what_the_list_calls_it(name: str, role: str) -> None:
    """Where the text gives a known outlet no role, the public list does, and the page says that it is from there."""
    profile = bodies(TEXT)[name]
    assert profile.role == f"{role} (public list)"
    assert profile.role_history[0].cites
