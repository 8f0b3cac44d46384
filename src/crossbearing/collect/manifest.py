"""The manifest: facts about inputs, handed in beside them. It is never itself a document."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

from crossbearing.collect.calendar import given_interval
from crossbearing.errors import StopRun
from crossbearing.model.document import Genre, Published
from crossbearing.model.judgement import Failure

_KEYS = ("path", "source", "url", "published", "language", "title", "genre")
_GENRES: tuple[str, ...] = get_args(Genre)
# TOML has dates of its own, and a parser that meets 31 February gives up the file. As words it spoils one entry only.
_BARE_DATE = re.compile(r"^(\s*published\s*=\s*)(\d{4}-\d{2}-\d{2}[^\s#]*)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Facts:
    """What was given from outside about one document."""

    source: str | None = None
    url: str | None = None
    published: Published | None = None
    published_words: str | None = None  # as given; part of the document's id
    language: str | None = None
    title: str | None = None
    genre: Genre | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """Facts by path below the manifest's folder (posix) and by address, with what was wrong in it."""

    folder: Path | None = None
    by_path: Mapping[str, Facts] = field(default_factory=dict)
    by_url: Mapping[str, Facts] = field(default_factory=dict)
    failures: tuple[Failure, ...] = ()

    def path_of(self, file: Path) -> str | None:
        """Return a file's path below the manifest's folder, or None if it lies elsewhere."""
        if self.folder is None:
            return None
        for place in (file.absolute(), file.resolve()):
            if place.is_relative_to(self.folder):
                return place.relative_to(self.folder).as_posix()
        return None


def load_manifest(file: Path | None) -> Manifest:
    """Return the manifest that a file holds; an empty one without a file.

    Raises StopRun if the file cannot be read, is no TOML, or has keys that no manifest has. An impossible date, an
    unknown genre and an entry whose file is missing are failures of that entry alone.
    """
    if file is None:
        return Manifest()
    entries = _entries(file)
    folder = file.resolve().parent
    by_path: dict[str, Facts] = {}
    by_url: dict[str, Facts] = {}
    failures: list[Failure] = []
    for n, entry in enumerate(entries, 1):
        _check_keys(file, n, entry)
        item = str(entry.get("path") or entry["url"])
        facts, wrong = _facts(item, entry)
        failures.extend(wrong)
        if entry.get("path"):
            place = (folder / entry["path"]).resolve()
            if not place.exists():
                failures.append(
                    Failure(
                        "collect",
                        item,
                        "the manifest names this file, and there is none",
                        f"add the file, or take its entry out of {file}",
                    )
                )
            by_path[_below(folder, folder / entry["path"])] = facts
        elif facts.url:
            by_url[facts.url] = facts
    return Manifest(folder, by_path, by_url, tuple(failures))


def _entries(file: Path) -> Sequence[Mapping[str, Any]]:
    try:
        data = tomllib.loads(_BARE_DATE.sub(r'\1"\2"', file.read_text(encoding="utf-8-sig")))
    except (OSError, UnicodeDecodeError) as exc:
        raise StopRun(f"the manifest {file} cannot be read: {exc}", "check the path given by --manifest") from exc
    except tomllib.TOMLDecodeError as exc:
        raise StopRun(f"the manifest {file} is no valid TOML: {exc}", "mend that line") from exc
    entries = data.pop("document", [])
    if data:
        raise StopRun(
            f"the manifest {file} has unknown keys: {', '.join(sorted(data))}", "it holds [[document]] tables only"
        )
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise StopRun(
            f"`document` in the manifest {file} is no list of tables",
            "write [[document]], with two brackets, over each entry",
        )
    return entries


def _check_keys(file: Path, n: int, entry: Mapping[str, Any]) -> None:
    where = f"entry {n} of the manifest {file}"
    if unknown := sorted(set(entry) - set(_KEYS)):
        raise StopRun(f"{where} has unknown keys: {', '.join(unknown)}", f"the keys are {', '.join(_KEYS)}")
    if not (entry.get("path") or entry.get("url")):
        raise StopRun(f"{where} names no document", "give it a `path` or a `url`")
    for key in _KEYS:
        if key in entry and key != "published" and not isinstance(entry[key], str):
            raise StopRun(f"`{key}` in {where} is no text", "put it between quotation marks")


def _facts(item: str, entry: Mapping[str, Any]) -> tuple[Facts, list[Failure]]:
    """Return an entry's facts, without those that cannot be, and a failure for each of these."""
    failures: list[Failure] = []
    words = entry.get("published")
    words = (
        words.isoformat()
        if isinstance(words, date | datetime)
        else None
        if words is None
        else str(words).strip() or None
    )
    published = None
    if words is not None:
        try:
            published = given_interval(words)
        except ValueError:
            failures.append(
                Failure(
                    "collect",
                    item,
                    f"{words!r} is no date, so it was read without one",
                    "write the day it was published as YYYY-MM-DD",
                )
            )
    genre = entry.get("genre") or None
    if genre is not None and genre not in _GENRES:
        failures.append(
            Failure(
                "collect",
                item,
                f"{genre!r} is no genre, so its own was looked for",
                f"the genres are {', '.join(_GENRES)}",
            )
        )
        genre = None
    facts = Facts(
        source=entry.get("source") or None,
        url=entry.get("url") or None,
        published=published,
        published_words=words if published else None,
        language=entry.get("language") or None,
        title=entry.get("title") or None,
        genre=genre,
    )
    return facts, failures


def _below(folder: Path, file: Path) -> str:
    place = file.resolve()
    return place.relative_to(folder).as_posix() if place.is_relative_to(folder) else file.as_posix()
