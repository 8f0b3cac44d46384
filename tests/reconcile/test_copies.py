"""Copies: repeated texts add nothing."""

from __future__ import annotations

import random

from crossbearing.model.judgement import Judgement
from tests.reconcile.tales import Tale, chances, latest

ASKED = "Was there blast at Lomna?"


def prose(seed: int, words: int) -> str:
    """Return made-up prose, other for every seed, with the small words that all prose shares."""
    dice = random.Random(seed)
    common = "the of and to in a that it was on said for with as at by from had he they".split()
    return " ".join(
        dice.choice(common) if dice.random() < 0.5 else "".join(dice.choices("abdeiklmnorstu", k=6))
        for _ in range(words)
    )


def copies(tale: Tale) -> dict[str, str]:
    """Return which document copies which."""
    return {j.subject: j.value for j in tale.reconciled().judgements if j.kind == "copy"}


def test_whole_copy_goes_back_to_the_earlier_text():
    """A text printed again is a copy of the one that came out first, whatever the order they come in."""
    tale = Tale()
    text = prose(1, 300)
    late = tale.document("Echo", "2031-05-18", text)
    first = tale.document("North Wire", "2031-05-16", text)
    tale.document("Other", "2031-05-17", prose(2, 300))
    assert copies(tale) == {late.id: first.id}


def test_cut_copy_under_a_new_lead_is_found():
    """Half of a text, reordered, under a lead of one's own is a copy still; a chain leads to the first."""
    tale = Tale()
    parts = [prose(seed, 60) for seed in range(5)]
    first = tale.document("North Wire", "2031-05-16", " ".join(parts))
    second = tale.document("Echo", "2031-05-17", " ".join([prose(9, 40), parts[3], parts[1]]))
    third = tale.document("Echo of Echo", "2031-05-18", " ".join([prose(10, 30), parts[1], parts[3]]))
    assert copies(tale) == {second.id: first.id, third.id: first.id}


def test_shared_quotation_is_no_copy():
    """Two reports that carry one sentence of a statement are two reports."""
    tale = Tale()
    quoted = prose(3, 18)
    tale.document("North Wire", "2031-05-16", f"{prose(4, 250)} {quoted} {prose(5, 50)}")
    tale.document("Courier", "2031-05-17", f"{prose(6, 40)} {quoted} {prose(7, 250)}")
    assert copies(tale) == {}


def test_copy_changes_no_probability():
    """An outlet's report and its reprint elsewhere are one origin; the probability stays what it was."""
    tale = Tale()
    text = prose(8, 300)
    first = tale.document("North Wire", "2031-05-16", text)
    tale.claim(first, "incident", {"kind": "blast"}, place="Lomna", span=(10, 60))
    before = latest(tale.reconciled(), ASKED)
    reprint = tale.document("Echo", "2031-05-18", text)
    tale.claim(reprint, "incident", {"kind": "blast"}, place="Lomna", span=(10, 60))
    after = latest(tale.reconciled(), ASKED)
    assert chances(after) == chances(before)
    assert len(after.origins) == 1
    assert "a copied text adds nothing" in after.origins[0].reason


def test_a_copys_own_lead_is_its_own_word():
    """What a reprint adds under its own lead is never laid on the outlet it copied."""
    tale = Tale()
    text = prose(8, 300)
    tale.document("North Wire", "2031-05-16", text)
    reprint = tale.document("Echo", "2031-05-18", f"{prose(11, 40)} {text}")
    tale.claim(reprint, "incident", {"kind": "blast"}, place="Lomna", span=(10, 60))
    (origin,) = latest(tale.reconciled(), ASKED).origins
    assert origin.holder == "Echo"


def test_person_says_it_is_no_copy():
    """A person's word that a document copies nothing goes before the rule."""
    tale = Tale()
    text = prose(1, 300)
    tale.document("North Wire", "2031-05-16", text)
    late = tale.document("Echo", "2031-05-18", text)
    tale.journal.append(Judgement("jdg_1", "copy", late.id, "", "person:ed", "2031-06-01", "both took it from a third"))
    assert copies(tale) == {}
