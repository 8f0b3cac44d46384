"""What the program itself knows of its documentation: `make docs-write` puts it there, `make docs` compares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import typer
from typer.core import TyperArgument, TyperGroup, TyperOption

from crossbearing.model import claim, document, dossier, judgement
from crossbearing.model.measures import base_unit, measures
from crossbearing.packs import load_packs
from crossbearing.serve.cli import app


def commands() -> str:
    """Return the reference of every command: usage, what it does, arguments and options."""
    root = typer.main.get_command(app)
    assert isinstance(root, TyperGroup)
    return "\n".join(line for name, command in root.commands.items() for line in _command(name, command))


def _command(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if isinstance(p, TyperArgument)]
    usage = " ".join([*map(_metavar, arguments), "[OPTIONS]"])
    yield from (f"## {name}", "", f"`crossbearing {name} {usage}`", "", command.help or "", "")
    rows = [(_metavar(p), p.help or "", "") for p in arguments]
    rows += [(", ".join([*p.opts, *p.secondary_opts]), p.help or "", _default(p)) for p in _options(command)]
    if rows:
        yield from ("| | | default |", "| --- | --- | --- |")
        yield from (f"| `{written}` | {text} | {default} |" for written, text, default in rows)
        yield ""


def _metavar(argument: TyperArgument) -> str:
    word = (argument.metavar or argument.name or "").strip("[]").upper()
    repeated = f"{word}..." if argument.nargs == -1 else word
    return repeated if argument.required else f"[{repeated}]"


def _options(command: Any) -> list[TyperOption]:
    return [p for p in command.params if isinstance(p, TyperOption)]


def _default(option: TyperOption) -> str:
    shown = isinstance(option.default, int | str | Path) and option.default is not False
    return f"`{option.default}`" if shown else ""


_MODULES = (document, claim, judgement, dossier)


def closed_lists() -> str:
    """Return every closed list of words with its members."""
    known = {name: kind for module in _MODULES for name, kind in vars(module).items() if get_origin(kind) is Literal}
    return "\n".join(f"- `{name}`: {', '.join(get_args(kind))}" for name, kind in sorted(known.items()))


def records() -> str:
    """Return every record with its first line and its keys."""
    kinds = [kind for module in _MODULES for kind in vars(module).values()]
    mine = [kind for kind in kinds if isinstance(kind, type) and is_dataclass(kind)]
    shown = sorted({kind.__name__: kind for kind in mine}.items())
    return "\n".join(line for name, kind in shown for line in _record(name, kind))


def _record(name: str, kind: type[Any]) -> Iterator[str]:
    yield from (f"## {name}", "", (kind.__doc__ or "").strip().splitlines()[0], "", "```text")
    width = max(len(one.name) for one in fields(kind)) + 2
    yield from (f"{one.name.rstrip('_'):<{width}}{_type(one.type)}" for one in fields(kind))
    yield from ("```", "")


def _type(annotation: object) -> str:
    text = annotation if isinstance(annotation, str) else str(annotation)
    text = re.sub(r"Annotated\[(.+), Field\(.*\)\]", r"\1", text)
    return re.sub(r"tuple\[(\w+), \.\.\.\]", r"[\1]", text).replace("None", "null")


def frames() -> str:
    """Return the frames of every pack with the questions that their claims answer."""
    return "\n".join(line for pack in load_packs().packs for line in _pack(pack))


def _pack(pack: Any) -> Iterator[str]:
    yield from (f"## {pack.name}", "", f"Version {pack.version}.", "", "| frame | questions |", "| --- | --- |")
    for frame in pack.frames:
        asked = "<br>".join(f"{rule.text} ({rule.rule})" for rule in frame.questions)
        yield f"| `{frame.name}` | {asked or 'none: it is kept and printed, not compared'} |"
    yield ""


def approximators() -> str:
    """Return what words around a number mean for its bounds."""
    rows: dict[tuple[bool, str, bool], list[str]] = {}
    for row in measures().approximators:
        rows.setdefault((row.behind, row.bound, row.approximate), []).append(row.words)
    lines = ["| words | stand | low | high | approximate |", "| --- | --- | --- | --- | --- |"]
    for (behind, bound, approximate), words in rows.items():
        low, high = ("the number" if bound in {end, "both"} else "open" for end in ("low", "high"))
        shown = ", ".join(words)
        lines.append(
            f"| {shown} | {'behind' if behind else 'before'} | {low} | {high} | {'yes' if approximate else 'no'} |"
        )
    vague = ", ".join(words.replace("s?", "(s)") for words in measures().vague)
    lines.append(f"| {vague} | instead of a number | open | open | yes |")
    return "\n".join(lines)


def units() -> str:
    """Return the units with what they are compared in."""
    lines = ["| unit | measures | compared in | times | plus |", "| --- | --- | --- | --- | --- |"]
    for unit in measures().units:
        if unit.dimension is None:
            lines.append(f"| {unit.name} | itself | {unit.name} | | |")
        else:
            lines.append(
                f"| {unit.name} | {unit.dimension} | {base_unit(unit.name)} | {unit.times:g} | {unit.plus:g} |"
            )
    return "\n".join(lines)
