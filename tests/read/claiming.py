"""Claims read for tests, with two invented states as sides."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from spacy.language import Language
from tests.read.reading import document_of

from crossbearing.model.claim import Claim
from crossbearing.model.document import Block, BlockKind, Published
from crossbearing.model.packs import Legend, Packs
from crossbearing.packs import load_packs
from crossbearing.read import Reader, read

STATES = (
    Legend("Ostria", ("Ostrian", "Ostrians"), ("Karst",), "made up"),
    Legend("Varnia", ("Varnian", "Varnians"), ("Selmar",), "made up"),
)
PUBLISHED = Published("2031-03-05", "2031-03-06", "given")


@cache
def packs() -> Packs:
    """Return all installed packs with the invented states beside the listed ones."""
    installed = load_packs(None)
    return replace(installed, legends=(*installed.legends, *STATES))


def claims(text: str, nlp: Language, blocks: tuple[Block, ...] = (), **fields: Any) -> tuple[Claim, ...]:
    """Return the claims of a text that came out on 5 March 2031, one paragraph a line unless blocks are given."""
    document = replace(document_of(text), published=PUBLISHED, **fields)
    if blocks:
        document = replace(document, blocks=blocks)
    found = tuple(read([document], reader=Reader(nlp, "test"), packs=packs()))
    assert all(isinstance(c, Claim) for c in found), found
    return tuple(c for c in found if isinstance(c, Claim))


def block_of(text: str, kind: BlockKind, *under: str) -> tuple[Block, ...]:
    """Return one block over the whole text, under headings."""
    return (Block(0, len(text), kind, under),)


def of_frame(found: tuple[Claim, ...], frame: str) -> list[Claim]:
    """Return the claims of a frame."""
    return [c for c in found if c.frame == frame]


def only(found: tuple[Claim, ...], frame: str) -> Claim:
    """Return the one claim of a frame."""
    (claim,) = of_frame(found, frame)
    return claim
