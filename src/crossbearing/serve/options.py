"""Arguments and options that several commands take, each with its help in one place."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[str], typer.Argument(help="Files, folders or http(s) addresses.", show_default=False)]
Manifest = Annotated[
    Path | None, typer.Option(help="TOML with [[document]] entries: what is known of the inputs from outside.")
]
Title = Annotated[str | None, typer.Option(help="The story's title.")]
AsOf = Annotated[str | None, typer.Option(help="Only what was published by the end of this day (YYYY-MM-DD, UTC).")]
AsKnown = Annotated[str | None, typer.Option(help="Only what was stored by the end of this day.")]
At = Annotated[str | None, typer.Option(help="The day that assessments are about.")]
PackNames = Annotated[list[str] | None, typer.Option("--pack", help="Read with core and this pack; may be repeated.")]
Places = Annotated[
    list[Path] | None,
    typer.Option("--places", help="TOML with [[place]] entries that the gazetteer lacks; may be repeated."),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        min=1, help="How many processes read (default: one; for many documents one a core).", show_default=False
    ),
]
LedgerUrl = Annotated[str | None, typer.Option("--ledger", help="A file path or database URL.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text for people.")]
Out = Annotated[Path, typer.Option(help="The folder to write into.")]
StoryName = Annotated[str | None, typer.Argument(help="A story's id or title; may be left out if there is one story.")]
