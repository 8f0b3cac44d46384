"""Loading packs: what is installed, what is refused, and question texts with optional parts."""

from __future__ import annotations

import pytest

from crossbearing.errors import StopRun
from crossbearing.model.packs import filled
from crossbearing.packs import load_packs, read_pack

HEAD = '[pack]\nname = "tides"\nversion = "1"\n'
FRAME = HEAD + '[[frame]]\nname = "flood"\n'


def test_core_is_always_on():
    """Naming another pack, or none of those installed, never leaves core out."""
    assert [pack.name for pack in load_packs(["conflict"]).packs] == ["core", "conflict"]
    assert [pack.name for pack in load_packs([]).packs] == ["core"]
    assert load_packs(None).packs[0].name == "core"


def test_frame_names_are_unique_and_known_by_their_pack():
    """Every frame is found by its name and says whose it is."""
    packs = load_packs(None)
    assert len(packs.frames) == sum(len(pack.frames) for pack in packs.packs)
    assert packs.frames["control"].pack == "conflict"


def test_an_unknown_pack_stops_the_run_and_names_the_installed():
    """A misspelt pack is no silent absence."""
    with pytest.raises(StopRun, match="no pack named tides") as caught:
        load_packs(["tides"])
    assert "core" in caught.value.remedy


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[pack", id="no-toml"),
        pytest.param(HEAD, id="no-frame"),
        pytest.param(FRAME + 'colour = "blue"\n', id="unknown-key"),
        pytest.param(FRAME + '[[frame.trigger]]\nroles = { subject = "object" }\n', id="no-words"),
        pytest.param(FRAME + '[[frame.trigger]]\nverb = ["rise"]\nnoun = ["rise"]\n', id="two-kinds-of-words"),
        pytest.param(
            FRAME + '[[frame.trigger]]\nverb = ["rise"]\nroles = { subject = "culprit" }\n', id="unknown-role"
        ),
        pytest.param(FRAME + '[[frame.trigger]]\nverb = ["rise"]\nset = { extent = "vast" }\n', id="unknown-extent"),
    ],
)
def test_a_malformed_pack_is_refused_with_its_name(text):
    """What breaks the schema stops the run and says which file."""
    with pytest.raises(StopRun, match="the pack tides is malformed"):
        read_pack(text, "tides")


def test_a_frame_s_needs_hold_for_all_its_triggers():
    """What a frame needs is added to what each trigger needs."""
    text = (
        FRAME + 'needs = { quantity = ["any"] }\n[[frame.trigger]]\nverb = ["rise"]\nneeds = { subject = ["water"] }\n'
    )
    (trigger,) = read_pack(text, "tides").frames[0].triggers
    assert trigger.needs == {"quantity": ("any",), "subject": ("water",)}


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        pytest.param(
            {"object": "miners", "kind": "killed", "place": "Morrow"},
            "How many miners were killed at Morrow?",
            id="all",
        ),
        pytest.param({"object": "miners", "kind": "killed"}, "How many miners were killed?", id="without-place"),
        pytest.param({"kind": "killed"}, "How many were killed?", id="without-object"),
    ],
)
def test_an_optional_part_goes_where_its_field_is_missing(fields, text):
    """Brackets hold what is left out when nothing fills it."""
    assert filled("How many {object} were {kind}[ at {place}]?", fields) == text


def test_every_question_names_only_slots_it_has():
    """A text or label that named another field would print a gap."""
    for frame in load_packs(None).frames.values():
        for question in frame.questions:
            everything = dict.fromkeys(question.slots, "x")
            for template in (question.text, question.label or ""):
                assert "{" not in filled(template, everything)
                assert filled(template, everything).casefold().count("x") >= template.count("{")
