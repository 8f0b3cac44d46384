"""Settings: what a run may be told, with defaults that work; a flag beats the environment, that beats the default."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is told from outside."""

    ledger: str  # a database URL or a file path: CROSSBEARING_LEDGER
    model: str  # the spaCy package that parses English: CROSSBEARING_MODEL
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
        allow_private=env.get("CROSSBEARING_ALLOW_PRIVATE", "").lower() in {"1", "true", "yes"},
    )
