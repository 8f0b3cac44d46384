"""Settings: what a run may be told, with defaults that work; a flag beats the environment, that beats the default."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from crossbearing.errors import StopRun

N = TypeVar("N", int, float)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told from outside."""

    ledger: str  # a database URL or a file path: CROSSBEARING_LEDGER
    model: str  # the spaCy package that parses English: CROSSBEARING_MODEL
    jobs: int | None  # how many processes read, None: one, and one a core for many documents: CROSSBEARING_JOBS
    read_seconds: float | None  # how many seconds one document may take to read, None: any: CROSSBEARING_READ_SECONDS
    allow_private: bool  # may addresses on private networks be fetched: CROSSBEARING_ALLOW_PRIVATE


def data_folder(environment: Mapping[str, str], platform: str = sys.platform) -> Path:
    """Return the user's data folder for this program, by the platform's convention."""
    home = Path(environment.get("HOME") or environment.get("USERPROFILE") or ".")
    if platform == "darwin":
        return home / "Library" / "Application Support" / "crossbearing"
    if platform == "win32":
        return Path(environment.get("LOCALAPPDATA") or home / "AppData" / "Local") / "crossbearing"
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "crossbearing"


def settings_from(environment: Mapping[str, str] | None = None, *, ledger: str | None = None) -> Settings:
    """Return the settings of a run; `ledger` is the flag's value, if it was given."""
    env = os.environ if environment is None else environment
    return Settings(
        ledger=ledger or env.get("CROSSBEARING_LEDGER") or str(data_folder(env) / "ledger.db"),
        model=env.get("CROSSBEARING_MODEL") or "en_core_web_sm",
        jobs=_number(env, "CROSSBEARING_JOBS", int),
        read_seconds=_number(env, "CROSSBEARING_READ_SECONDS", float),
        allow_private=env.get("CROSSBEARING_ALLOW_PRIVATE", "").lower() in {"1", "true", "yes"},
    )


def _number(environment: Mapping[str, str], name: str, kind: Callable[[str], N]) -> N | None:
    text = environment.get(name, "")
    if not text:
        return None
    try:
        number = kind(text)
    except ValueError:
        number = kind("0")
    if not number > 0:
        raise StopRun(f"{name} is {text!r}", "give it a number above 0, or leave it out")
    return number
