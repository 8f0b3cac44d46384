"""Inputs: what was handed in, as single items in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossbearing.model.judgement import Failure

_OUTPUTS = frozenset({"dossier.json", "dossier.md", "dossier.html"})
_LEDGERS = (".db", ".db-wal", ".db-shm", ".db-journal", ".sqlite", ".sqlite3")
MANIFEST_NAME = "manifest.toml"


@dataclass(frozen=True, slots=True)
class FileItem:
    """One file: where it lies, what it was called, and its path below the folder handed in (alone: its name)."""

    file: Path
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class AddressItem:
    """One http or https address."""

    url: str


def is_address(given: str) -> bool:
    """Say whether an input is a web address rather than a path."""
    return given.casefold().startswith(("http://", "https://"))


def items_of(
    inputs: Sequence[str], *, manifest: Path | None, max_depth: int
) -> Iterator[FileItem | AddressItem | Failure]:
    """Return every item of the inputs, in the order given and by name inside a folder, each one once.

    Hidden files, the manifest, ledgers and dossiers in a folder are no items. Links that lead in a circle are a
    Failure.
    """
    manifest_file = manifest.resolve() if manifest else None
    seen: set[str] = set()
    for given in inputs:
        for item in _expand(given, manifest_file, max_depth):
            key = (
                item.url
                if isinstance(item, AddressItem)
                else str(item.file.resolve())
                if isinstance(item, FileItem)
                else ""
            )
            if key not in seen or not key:
                seen.add(key)
                yield item


def _expand(given: str, manifest: Path | None, max_depth: int) -> Iterator[FileItem | AddressItem | Failure]:
    if is_address(given):
        yield AddressItem(given)
        return
    if "://" in given:
        yield Failure(
            "collect", given, "only http and https addresses are fetched", "save it as a file and hand that in"
        )
        return
    place = Path(given)
    try:
        if place.is_dir():
            found = list(_folder(place, place, manifest, (), max_depth))
            yield from found
            if not any(isinstance(item, FileItem) for item in found):
                yield Failure(
                    "collect",
                    given,
                    "the folder holds no document",
                    "put text, HTML or PDF files into it, or name other files",
                )
        elif manifest is not None and place.resolve() == manifest:
            yield Failure(
                "collect",
                given,
                "this is the manifest, not a document",
                "name the documents; give the manifest by --manifest alone",
            )
        elif place.exists():
            yield FileItem(place, given, place.name)
        else:
            yield Failure("collect", given, "there is no such file or folder", "check the path")
    except (OSError, RuntimeError, ValueError) as exc:
        yield Failure("collect", given, f"it cannot be opened: {reason_of(exc)}", "check the path and its permissions")


def _folder(
    root: Path, folder: Path, manifest: Path | None, above: tuple[str, ...], depth: int
) -> Iterator[FileItem | Failure]:
    """Return the files of a folder and of the folders in it, by name."""
    here = os.path.realpath(folder)
    if here in above:
        yield Failure(
            "collect",
            str(folder),
            "this link leads back to a folder above it",
            "remove the link; the folder is read once",
        )
        return
    if depth == 0:
        yield Failure("collect", str(folder), "folders are nested too deep here", "hand this folder in by itself")
        return
    for child in sorted(folder.iterdir(), key=lambda path: path.name):
        if child.name.startswith(".") or (manifest is not None and child.resolve() == manifest) or _is_output(child):
            continue
        try:
            if child.is_dir():
                yield from _folder(root, child, manifest, (*above, here), depth - 1)
            elif child.name == MANIFEST_NAME:
                yield _unused_manifest(child)
            elif child.is_file():
                yield FileItem(child, str(child), child.relative_to(root).as_posix())
            else:
                yield Failure(
                    "collect", str(child), "it is no file that can be read", "remove it, or mend the link that it is"
                )
        except (OSError, RuntimeError) as exc:
            yield Failure(
                "collect", str(child), f"it cannot be opened: {reason_of(exc)}", "check the file and its permissions"
            )


def _is_output(file: Path) -> bool:
    return file.name in _OUTPUTS or file.name.endswith(_LEDGERS)


def _unused_manifest(file: Path) -> Failure:
    return Failure(
        "collect",
        str(file),
        "a manifest lies in the folder and was not used",
        f"give it by --manifest {file}, or rename it",
    )


def reason_of(exc: BaseException) -> str:
    """Return the system's words for what went wrong, without a file name."""
    if isinstance(exc, OSError) and exc.strerror:
        return exc.strerror[0].lower() + exc.strerror[1:]
    return str(exc) or type(exc).__name__
