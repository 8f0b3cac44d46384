"""Documentation is tested: what it shows is there, and what it tells to type works."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import typer
from cogapp import Cog
from typer.core import TyperGroup, TyperOption

from crossbearing.model.claim import Claim
from crossbearing.model.document import Block
from crossbearing.packs import load_packs, read_pack
from crossbearing.read import load_reader, read
from crossbearing.serve.cli import app
from crossbearing.settings import settings_from
from tests.builders import a_document

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def _commands():
    root = typer.main.get_command(app)
    assert isinstance(root, TyperGroup)
    return root.commands


def _blocks(language):
    return [
        pytest.param(match[2], id=f"{page.stem}-{number}")
        for page in PAGES
        for number, match in enumerate(FENCE.finditer(page.read_text("utf-8")), 1)
        if match[1] == language
    ]


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_command_explains_itself(name):
    """Each command and each option has help."""
    command = _commands()[name]
    assert command.help
    assert [p.name for p in command.params if isinstance(p, TyperOption) and not p.help] == []


@pytest.mark.parametrize("name", sorted(_commands()))
def test_every_command_is_shown_in_use(name):
    """Each command appears in the documentation outside its generated reference."""
    pages = [page for page in PAGES if page.stem != "reference-commands"]
    assert any(re.search(rf"crossbearing {name}\b", page.read_text("utf-8")) for page in pages)


def test_generated_parts_are_up_to_date(monkeypatch):
    """What the program knows of itself stands in the documentation as it is now (`make docs-write`)."""
    monkeypatch.chdir(ROOT)
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        exit_code = Cog().main(["cog", "--check", "-I", "docs", *map(str, sorted((ROOT / "docs").glob("*.md")))])
    assert exit_code in (0, None), told.getvalue()


def test_every_setting_is_documented():
    """Each setting's variable stands in the command reference."""
    reference = (ROOT / "docs" / "reference-commands.md").read_text("utf-8")
    for name in settings_from({}).__dataclass_fields__:
        assert f"CROSSBEARING_{name.upper()}" in reference


@pytest.mark.parametrize("text", [p for p in _blocks("toml") if "[pack]" in p.values[0]])
def test_example_packs_load(text):
    """A pack printed in the documentation is one that the program takes."""
    assert read_pack(text, "the documentation").frames


@pytest.fixture(scope="module")
def walkouts():
    """Return a function that gives the walkouts which the pack of "Add a frame" finds in a sentence."""
    page = (ROOT / "docs" / "howto-add-a-frame.md").read_text("utf-8")
    (labour,) = [match[2] for match in FENCE.finditer(page) if match[1] == "toml"]
    core = load_packs(["core"])
    packs = replace(core, packs=(*core.packs, read_pack(labour, "the documentation")))
    reader = load_reader()

    def found(text):
        given = a_document(text=text, blocks=(Block(0, len(text), "paragraph"),))
        items = read([given], reader=reader, packs=packs)
        return [item for item in items if isinstance(item, Claim) and item.frame == "walkout"]

    return found


@pytest.mark.parametrize(
    ("text", "actor", "count"),
    [
        pytest.param("Some 300 drivers walked out at the Wexholm depot.", "drivers", 300, id="verb-with-particle"),
        pytest.param("A strike by nurses began on Monday.", "nurses", None, id="noun-with-by"),
        pytest.param("Drivers downed tools on Monday.", "Drivers", None, id="verb-with-object"),
    ],
)
def test_example_pack_reads_its_sentences(walkouts, text, actor, count):
    """The pack that the page builds finds the walkouts of the sentences the page starts from."""
    (claim,) = walkouts(text)
    assert claim.roles["actor"] == actor
    assert (claim.quantity.low if claim.quantity else None) == count


@pytest.mark.parametrize("text", ["The storm struck the depot.", "The talks struck a chord."])
def test_example_pack_leaves_other_sentences_alone(walkouts, text):
    """What the page says must not be taken for a walkout is not."""
    assert walkouts(text) == []


@pytest.mark.slow
@pytest.mark.parametrize("text", _blocks("console"))
def test_examples_print_what_the_page_shows(text, tmp_path):
    """A console block, typed in an empty folder, prints what stands below each command; `...` is anything."""
    for command, expected in _typed(text):
        run = subprocess.run(
            shlex.split(command.replace("crossbearing ", f"{shlex.quote(sys.executable)} -m crossbearing ", 1)),
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert run.returncode == 0, run.stderr
        pattern = ".*".join(re.escape(part) for part in expected.strip().split("..."))
        assert re.fullmatch(pattern, run.stdout.strip(), re.DOTALL), run.stdout


def _typed(text):
    """Return each command of a console block with what stands below it."""
    parts = re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    return [(head, rest) for head, _, rest in (part.partition("\n") for part in parts)]
