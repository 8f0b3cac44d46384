"""Words put into mouths are found, and allowed holders let pass."""

from __future__ import annotations

from mouths import Passage, line, measured


def test_only_a_holder_that_is_not_allowed_is_wrong():
    """The same report is wrong where nobody may hold it and right where its speaker is allowed."""
    text = "The harbour master said that nine boats had sunk. It was raining."
    strict, lenient = (
        Passage(name, text, "report", allowed) for name, allowed in (("a", ()), ("b", ("harbour master",)))
    )
    claims, wrong = measured([strict, lenient])
    assert {one.passage.id for one in wrong} == {"a"}
    assert claims >= 2
    assert line("set", [strict, lenient], wrong).startswith("set: 1 of 2 passages wrong, 0.500 (report 1)")
