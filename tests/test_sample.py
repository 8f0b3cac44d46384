"""The sample story that ships with the program is as full as it promises."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files

import pytest

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
