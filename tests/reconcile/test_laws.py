"""Laws of reconciling, on stories drawn at random."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.model.claim import Claim
from crossbearing.model.clock import day_after
from crossbearing.model.judgement import Assessment, Reconciliation
from crossbearing.reconcile import reconcile
from tests.reconcile.tales import PACKS, Tale, chances, day

DAYS = [f"2031-05-{n:02d}" for n in range(1, 29)]
SPEAKERS = [
    ("Ardania", "Ardania"),
    ("Ardanian army", "Ardania"),
    ("Piet Sorn", "Ardania"),
    ("Ardanian bloggers", "Ardania"),
    ("Borland", "Borland"),
    ("Borlandic officials", "Borland"),
    ("Jan Veld", "Borland"),
    ("SeaWatch", None),
    (None, None),
]
OTHER = {"Ardania": "Borland", "Borland": "Ardania"}

said = st.fixed_dictionaries(
    {
        "document": st.integers(0, 3),
        "speaker": st.integers(0, len(SPEAKERS) - 1),
        "actor": st.sampled_from(["Ardania", "Borland"]),
        "change": st.sampled_from(["held", "gained", "lost"]),
        "polarity": st.sampled_from("+-"),
        "stance": st.sampled_from(["asserts", "denies", "doubts"]),
        "said": st.one_of(st.none(), st.sampled_from(DAYS)),
        "time": st.one_of(st.none(), st.sampled_from(DAYS)),
        "part": st.booleans(),
        "relay": st.sampled_from([None, ("Jan Veld", "Borland"), ("Piet Sorn", "Ardania")]),
    }
)
stories = st.tuples(st.lists(st.sampled_from(DAYS), min_size=4, max_size=4), st.lists(said, min_size=1, max_size=7))
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(story) -> Tale:
    """Return the story as documents and claims."""
    days, sayings = story
    tale = Tale()
    documents = [tale.document(f"Paper {n}", out) for n, out in enumerate(days)]
    for one in sayings:
        name, side = SPEAKERS[one["speaker"]]
        tale.holds(
            documents[one["document"]],
            one["actor"],
            by=name,
            side=side,
            roles={"change": one["change"]},
            polarity=one["polarity"],
            stance=one["stance"],
            said=day(one["said"]) if one["said"] and name else None,
            time=day(one["time"]) if one["time"] else None,
            part="centre" if one["part"] else None,
            relation="part" if one["part"] else "in",
            relays=[one["relay"]] if one["relay"] and name else (),
        )
    return tale


def numbers(found: Reconciliation) -> list[tuple[str, str | None, str, dict[str, float]]]:
    """Return the assessments without ids, rounded."""
    texts = {q.id: q.text for q in found.questions}
    return sorted(
        (
            (texts[a.question], a.as_of, a.status, {v: round(p, 9) for v, p in sorted(chances(a).items())})
            for a in found.assessments
        ),
        key=repr,
    )


@quick
@given(stories, st.randoms(use_true_random=False))
def test_order_of_input_changes_nothing(story, dice):
    """Documents and claims in any order give the same reconciliation, to the byte."""
    tale = told(story)
    before = tale.reconciled(as_of="2031-06-30")
    dice.shuffle(tale.documents)
    dice.shuffle(tale.claims)
    assert tale.reconciled(as_of="2031-06-30") == before


@quick
@given(stories)
def test_because_sums_and_probabilities_share_one(story):
    """Per value the weights sum to the log probability, and the probabilities of rival values to one."""
    for assessed in told(story).reconciled(as_of="2031-06-30").assessments:
        for value, probability in chances(assessed).items():
            total = math.fsum(r.weight for r in assessed.because if r.value == value)
            assert total == pytest.approx(math.log(probability), abs=1e-9)
        if assessed.values:
            assert math.fsum(chances(assessed).values()) == pytest.approx(1)


@quick
@given(stories, st.sampled_from(DAYS))
def test_as_of_never_uses_the_future(story, last):
    """A view is the same whether or not later documents exist."""
    tale = told(story)
    whole = tale.reconciled(as_of=last)
    past = {d.id for d in tale.documents if d.published.earliest and d.published.earliest <= last}
    tale.documents = [d for d in tale.documents if d.id in past]
    tale.claims = [c for c in tale.claims if c.document in past]
    assert tale.reconciled(as_of=last) == whole


@quick
@given(stories)
def test_exchanging_the_sides_exchanges_the_result(story):
    """With the sides' names exchanged in every document the result is the same with the names exchanged."""
    found = told(story).reconciled(as_of="2031-06-30")
    swap = {"Ardania": "Borland", "Ardanian army": "Borlandic army", "Ardanian bloggers": "Borlandic bloggers"}
    swap |= {"Borland": "Ardania", "Borlandic officials": "Ardanian officials"}
    tale = told(story)

    def mirrored(claim: Claim) -> Claim:
        return replace(
            claim,
            holder=claim.holder
            and replace(
                claim.holder,
                name=swap.get(claim.holder.name, claim.holder.name),
                side=OTHER.get(claim.holder.side or ""),
            ),
            chain=tuple(replace(x, name=swap.get(x.name, x.name), side=OTHER.get(x.side or "")) for x in claim.chain),
            roles={k: OTHER.get(v, v) for k, v in claim.roles.items()},
        )

    tale.claims = [mirrored(c) for c in tale.claims]
    other = tale.reconciled(as_of="2031-06-30")
    exchanged = [
        (text, as_of, status, {OTHER.get(v, v): p for v, p in values.items()})
        for text, as_of, status, values in numbers(other)
    ]
    exchanged = [(t, a, s, dict(sorted(v.items()))) for t, a, s, v in exchanged]
    assert sorted(exchanged, key=repr) == numbers(found)


@quick
@given(stories)
def test_copy_of_a_document_changes_no_probability(story):
    """A document printed again elsewhere a day later, claims and all, leaves every assessment as it was."""
    tale = told(story)
    before = numbers(tale.reconciled(as_of="2031-06-30"))
    first = tale.documents[0]
    later = day_after(first.published.earliest or "")
    reprint = tale.document("Reprint", later, first.text)
    for claim in [c for c in tale.claims if c.document == first.id]:
        again = replace(claim, id=f"{claim.id}x", document=reprint.id, reported_at=reprint.published)
        tale.claims.append(
            replace(again, chain=tuple(replace(x, name="Reprint") if x.role == "publisher" else x for x in claim.chain))
        )
    assert numbers(tale.reconciled(as_of="2031-06-30")) == before


@quick
@given(stories, st.sampled_from(["Ardania", "Borland"]))
def test_evidence_for_a_value_never_lowers_it(story, actor):
    """One more origin of no side for a value makes it no less likely."""
    tale = told(story)
    report = tale.document("Newcomer", "2031-06-10")

    def likelihood() -> float | None:
        found = reconcile(tale.documents, tale.claims, (), packs=PACKS, as_of="2031-06-30", as_known=None)
        asked = next((q.id for q in found.questions if q.text == "Who controls Lomna?"), None)
        assessed: Assessment | None = next((a for a in found.assessments if a.question == asked), None)
        return chances(assessed).get(actor) if assessed else None

    before = likelihood()
    tale.holds(report, actor)
    after = likelihood()
    assert before is None or (after is not None and after >= before - 1e-9)
