"""The sample story that ships with the program is as full as it promises."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import as_file, files

import pytest

from crossbearing import pipeline
from crossbearing.collect import CollectSettings
from crossbearing.store import open_ledger

SAMPLE = files("crossbearing") / "sample"
ENTRIES = tomllib.loads((SAMPLE / "manifest.toml").read_text("utf-8"))["document"]
TEXTS = {entry.name: entry.read_text("utf-8") for entry in SAMPLE.iterdir() if entry.name != "manifest.toml"}


def test_manifest_lists_every_file():
    """Each document of the folder has its entry, in order, and each entry its document."""
    assert [entry["path"] for entry in ENTRIES] == sorted(TEXTS)


def test_sample_has_many_sources_over_weeks():
    """At least ten documents by at least seven sources over more than three weeks; one undated, one unnamed."""
    days = [date.fromisoformat(entry["published"]) for entry in ENTRIES if "published" in entry]
    assert len(ENTRIES) >= 10
    assert len({entry["source"] for entry in ENTRIES if "source" in entry}) >= 7
    assert (max(days) - min(days)).days > 21
    assert any("published" not in entry for entry in ENTRIES)
    assert any("source" not in entry for entry in ENTRIES)


@pytest.mark.parametrize(("copy", "original"), [("03_courier_reprint.txt", "02_norrin_wire.txt")])
def test_reprint_shares_its_paragraphs_and_not_its_lead(copy, original):
    """The reprint stands under a new lead and repeats paragraphs of the wire report word for word."""
    copied, first = (TEXTS[name].split("\n\n") for name in (copy, original))
    assert len(set(copied) & set(first)) >= 4
    assert copied[2] not in first


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    """Return a function that gives the sample's dossier as of a day; documents are read once."""
    ledger = open_ledger(str(tmp_path_factory.mktemp("sample") / "ledger.db"))
    packs = pipeline.packs_for(["core"])
    with as_file(SAMPLE) as folder:
        added = pipeline.add(
            ledger,
            pipeline.Inputs((str(folder),), folder / "manifest.toml"),
            reader=pipeline.reader_for("en_core_web_sm"),
            packs=packs,
            settings=CollectSettings(),
        )
    yield lambda as_of=None: pipeline.view(ledger, added.story, packs=packs, as_of=as_of).dossier
    ledger.close()


@pytest.fixture(scope="module")
def dossier(story):
    """Return the sample's dossier with everything in it."""
    return story()


@pytest.mark.slow
def test_dossier_needs_no_pack_but_core(dossier):
    """Every document is read with `core` alone, and the frames of a contested story are among what is found."""
    assert dossier.unread == ()
    assert set(dossier.made_by.packs) == {"core"}
    wanted = {
        "casualties",
        "authenticity",
        "breach",
        "cause",
        "inquiry",
        "ruling",
        "visit",
        "award",
        "plan",
        "retraction",
    }
    assert wanted <= {claim.frame for claim in dossier.claims}


@pytest.mark.slow
def test_every_section_has_entries(dossier):
    """No section of the page stays empty."""
    empty = [
        name
        for name in (
            "overview",
            "indicators",
            "people",
            "organisations",
            "timeline",
            "scenarios",
            "context",
            "questions",
        )
        if not getattr(dossier, name)
    ]
    assert empty == []
    assert len(dossier.people) >= 8
    assert len(dossier.timeline) >= 12


@pytest.mark.slow
def test_reprint_is_marked_as_a_copy_of_the_wire_report(dossier):
    """The paper's reprint under a new lead names the wire agency's report as its original."""
    documents = {one.path: one for one in dossier.documents}
    assert documents["03_courier_reprint.txt"].copy_of == documents["02_norrin_wire.txt"].id


@pytest.mark.slow
def test_denials_concessions_and_retractions_are_kept(dossier):
    """What is denied, conceded and taken back stands in the ledger as that."""
    assert {"denies", "concedes", "retracts"} <= {claim.stance for claim in dossier.claims}


@pytest.mark.slow
def test_an_admission_told_by_the_other_side_counts_as_the_teller_s(dossier):
    """The engineers who "admit" through the union's secretary are printed with who tells it."""
    (told,) = [claim for claim in dossier.claims if claim.stance == "concedes" and "October 2021" in claim.quote]
    assert [link.name for link in told.chain] == ["Radio Ostmere", "Tomasz Gralak", "Hadrel's own engineers"]
    assert "counts as that side’s word" in told.note


@pytest.mark.slow
def test_the_picture_is_disputed(dossier):
    """One side says the picture is generated, others that it is genuine; it is one question."""
    found = [question for question in dossier.questions if question.frame == "authenticity"]
    values = {value.value for question in found for one in question.assessments for value in one.values}
    assert {"genuine", "generated"} <= values


@pytest.mark.slow
def test_deadlines_are_dates(dossier):
    """The end of May 2026 is the first moment of June."""
    assert "2026-06-01" in {scenario.deadline for scenario in dossier.scenarios}


@pytest.mark.slow
def test_what_was_published_later_is_not_known_earlier(story):
    """As of 5 March the dossier knows no claim of a later document, and none of one without a date."""
    early = {claim.path for claim in story("2026-03-05").claims}
    assert early == {entry["path"] for entry in ENTRIES if entry.get("published", "9999") <= "2026-03-05"}


@pytest.mark.slow
def test_opinion_is_printed_as_opinion(dossier):
    """What the columnist argues has the voice of opinion and stands in no headline, lead or overview."""
    opinion = {claim.id for claim in dossier.claims if claim.path == "13_courier_opinion.txt"}
    assert {claim.voice for claim in dossier.claims if claim.id in opinion} == {"opinion"}
    shown = [sentence for sentence in (dossier.headline, dossier.lead, *dossier.overview) if sentence]
    assert not opinion & {cite for sentence in shown for cite in sentence.cites}
