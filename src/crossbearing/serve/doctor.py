"""What `crossbearing doctor` looks at: everything a run needs, each with what was found and what to do."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from crossbearing.errors import CrossbearingError
from crossbearing.settings import Settings


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    name: str
    fine: bool
    found: str
    remedy: str = ""


def checks(settings: Settings) -> list[Check]:
    """Return the checks, in the order a newcomer would want to mend them."""
    return [
        Check("Python", sys.version_info >= (3, 11), platform.python_version(), "install Python 3.11 or newer"),
        *(_package(name) for name in ("spacy", "sqlalchemy", "trafilatura", "pypdfium2", "fastapi")),
        _tried("parser", lambda: _parser(settings.model), "install the model package or set CROSSBEARING_MODEL"),
        _tried("packs", _packs, "reinstall crossbearing: its packs are damaged"),
        _tried("ledger", lambda: _ledger(settings.ledger), "set CROSSBEARING_LEDGER to a place you may write to"),
    ]


def _package(name: str) -> Check:
    try:
        return Check(name, True, version(name))
    except PackageNotFoundError:
        return Check(name, False, "not installed", "install with `pip install crossbearing`")


def _tried(name: str, look: Callable[[], str], remedy: str) -> Check:
    try:
        return Check(name, True, look())
    except (CrossbearingError, OSError, ImportError) as exc:
        return Check(name, False, str(exc), remedy)


def _parser(model: str) -> str:
    from crossbearing.read import load_reader

    return load_reader(model).name


def _packs() -> str:
    from crossbearing.packs import load_packs

    packs = load_packs(None)
    return ", ".join(f"{name} {number}" for name, number in packs.versions.items())


def _ledger(url: str) -> str:
    from pathlib import Path

    from crossbearing.store import open_ledger

    if "://" not in url and not Path(url).exists():
        return f"{url} (will be made by `crossbearing add`)"
    ledger = open_ledger(url)
    try:
        return f"{url} ({len(ledger.stories())} stories)"
    finally:
        ledger.close()
