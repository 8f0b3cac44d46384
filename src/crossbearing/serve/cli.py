"""The command line: one verb a door, each parsing, calling one function and printing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from crossbearing import __version__
from crossbearing.errors import CrossbearingError, StopRun
from crossbearing.model.clock import instant
from crossbearing.serve.options import (
    AsJson,
    AsKnown,
    AsOf,
    At,
    Jobs,
    LedgerUrl,
    Manifest,
    Out,
    PackNames,
    Paths,
    Places,
    StoryName,
    Title,
)
from crossbearing.serve.progress import shown_progress
from crossbearing.settings import settings_from

if TYPE_CHECKING:
    from crossbearing.pipeline import Added, View
    from crossbearing.store import Ledger

LOOPBACK = "127.0.0.1"

app = typer.Typer(
    help="Reads many reports that disagree and keeps one fully cited dossier per story.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)


def main() -> None:
    """Run the command line; exit 0, 1 when something failed, 2 when misused."""
    try:
        app()
    except CrossbearingError as exc:
        _fail(str(exc))
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        sys.stderr.close()
        raise SystemExit(0) from None


def _fail(message: str) -> None:
    print(f"crossbearing: {message}", file=sys.stderr)
    raise SystemExit(1)


def _day(text: str | None, option: str) -> str | None:
    if text is None:
        return None
    try:
        instant(text)
    except ValueError as exc:
        raise typer.BadParameter(f"{text!r} is no day: write YYYY-MM-DD", param_hint=option) from exc
    return text[:10]


@contextmanager
def _ledger(url: str | None, *, must_exist: bool = True) -> Iterator[Ledger]:
    from crossbearing.store import open_ledger

    address = settings_from(ledger=url).ledger
    if must_exist and "://" not in address and not Path(address).exists():
        raise StopRun(f"there is no ledger at {address}", "make one with `crossbearing add` or name it with --ledger")
    ledger = open_ledger(address)
    try:
        yield ledger
    finally:
        ledger.close()


def _report(added: Added) -> None:
    for failure in added.failures:
        print(f"{failure.item}: {failure.why}. {failure.remedy}", file=sys.stderr)


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False) -> None:
    if version:
        print(f"crossbearing {__version__}")
        raise typer.Exit


@app.command()
def dossier(
    paths: Paths,
    manifest: Manifest = None,
    title: Title = None,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    at: At = None,
    pack: PackNames = None,
    places: Places = None,
    jobs: Jobs = None,
    out: Out = Path("out"),
    ledger: Annotated[str | None, typer.Option(help="The ledger to go through (default: OUT/ledger.db).")] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
) -> None:
    """Make the dossier of one story from files, folders and addresses: OUT/dossier.json, .md and .html."""
    from crossbearing import pipeline

    dates = {"as_of": _day(as_of, "--as-of"), "as_known": _day(as_known, "--as-known"), "at": _day(at, "--at")}
    inputs = pipeline.Inputs(tuple(paths), manifest, title)
    packs = pipeline.packs_for(pack or [], places or ())
    with _ledger(ledger or str(out / "ledger.db"), must_exist=False) as store, shown_progress() as progress:
        added = _add(store, inputs, packs, whole=True, progress=progress, jobs=jobs)
        progress("weighing the claims")
        view = pipeline.view(store, added.story, packs=packs, **dates)
        progress("writing the dossier")
        written = pipeline.write(view.dossier, out)
    _report(added)
    for path in written:
        print(path)
    if open_page:
        typer.launch(written[-1].resolve().as_uri())


def _add(
    store: Ledger, inputs: Any, packs: Any, *, whole: bool, progress: Callable[[str], None], jobs: int | None
) -> Added:
    from crossbearing import pipeline
    from crossbearing.collect import CollectSettings
    from crossbearing.read.many import Crew
    from crossbearing.store.ledger import utc_now

    settings = settings_from()
    return pipeline.add(
        store,
        inputs,
        reader=pipeline.reader_for(settings.model),
        packs=packs,
        settings=CollectSettings(allow_private=settings.allow_private, retrieved_at=utc_now()),
        whole=whole,
        progress=progress,
        crew=Crew(settings.model, jobs or settings.jobs, settings.read_seconds),
    )


@app.command()
def read(
    paths: Paths,
    manifest: Manifest = None,
    documents: Annotated[bool, typer.Option("--documents", help="Print each document, with its text, too.")] = False,
    pack: PackNames = None,
    places: Places = None,
    jobs: Jobs = None,
) -> None:
    """Print the claims of files as JSON Lines."""
    from crossbearing import pipeline
    from crossbearing.collect import CollectSettings
    from crossbearing.model.forms import to_json
    from crossbearing.model.judgement import Failure
    from crossbearing.read.many import Crew
    from crossbearing.store.ledger import utc_now

    settings = settings_from()
    packs = pipeline.packs_for(pack or [], places or ())
    found = 0
    with shown_progress() as progress:
        for item in pipeline.collect_and_read(
            pipeline.Inputs(tuple(paths), manifest),
            pipeline.reader_for(settings.model),
            packs,
            CollectSettings(allow_private=settings.allow_private, retrieved_at=utc_now()),
            progress,
            Crew(settings.model, jobs or settings.jobs, settings.read_seconds),
        ):
            records = (item,) if isinstance(item, Failure) else (*item.claims, *item.failures)
            if not isinstance(item, Failure):
                found += 1
                if documents:
                    print(to_json(item.document))
            for record in records:
                if isinstance(record, Failure):
                    print(f"{record.item}: {record.why}. {record.remedy}", file=sys.stderr)
                else:
                    print(to_json(record))
    if not found:
        raise StopRun("no document to read", "name a text, HTML or PDF file, a folder of them, or an address")


@app.command()
def assess(
    rows: Annotated[str, typer.Argument(help="A file of JSON Lines, or - for standard input.")],
    at: At = None,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    pack: PackNames = None,
) -> None:
    """Print questions and assessments, as JSON Lines, of what `read --documents` prints or of bare rows."""
    from crossbearing import pipeline
    from crossbearing.model.forms import to_json

    dates = {"as_of": _day(as_of, "--as-of"), "as_known": _day(as_known, "--as-known"), "at": _day(at, "--at")}
    try:
        text = sys.stdin.read() if rows == "-" else Path(rows).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as exc:
        raise StopRun(f"{rows} cannot be read: {exc}", "name a file of JSON Lines in UTF-8, or -") from exc
    for record in pipeline.assess_lines(text.splitlines(), packs=pipeline.packs_for(pack or []), **dates):
        print(to_json(record))


@app.command()
def add(
    paths: Paths,
    manifest: Manifest = None,
    title: Title = None,
    pack: PackNames = None,
    places: Places = None,
    jobs: Jobs = None,
    ledger: LedgerUrl = None,
) -> None:
    """Put files, folders and addresses into a ledger; what is there already stays as it is."""
    from crossbearing import pipeline

    inputs = pipeline.Inputs(tuple(paths), manifest, title)
    with _ledger(ledger, must_exist=False) as store, shown_progress() as progress:
        added = _add(
            store, inputs, pipeline.packs_for(pack or [], places or ()), whole=False, progress=progress, jobs=jobs
        )
    _report(added)
    print(f"{added.story.id}  {added.story.title}: {len(added.documents)} documents, {added.new} newly read")


@app.command()
def stories(ledger: LedgerUrl = None, as_json: AsJson = False) -> None:
    """List the stories of a ledger."""
    from crossbearing.model.forms import to_json

    with _ledger(ledger) as store:
        for story in store.stories():
            line = f"{story.id}  {story.title} ({len(store.members(story.id))} documents)"
            print(to_json(story) if as_json else line)


def _view(store: Ledger, story: str | None, pack: list[str] | None, **dates: str | None) -> View:
    from crossbearing import pipeline

    found = [one for one in store.stories() if story is None or story in (one.id, one.title)]
    if not found:
        known = ", ".join(f"{one.id} ({one.title})" for one in store.stories()) or "none"
        raise StopRun(f"the ledger has no story {story or ''}".strip(), f"stories here: {known}")
    if len(found) > 1:
        known = ", ".join(f"{one.id} ({one.title})" for one in found)
        raise StopRun("the ledger has more than one story", f"name one of {known}")
    return pipeline.view(store, found[0], packs=pipeline.packs_for(pack or []), **dates)


@app.command()
def story(
    name: StoryName = None,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    at: At = None,
    pack: PackNames = None,
    ledger: LedgerUrl = None,
    as_json: AsJson = False,
) -> None:
    """Print a story's dossier as Markdown, or as JSON."""
    from crossbearing.compose import markdown
    from crossbearing.model.forms import to_json

    dates = {"as_of": _day(as_of, "--as-of"), "as_known": _day(as_known, "--as-known"), "at": _day(at, "--at")}
    with _ledger(ledger) as store:
        page = _view(store, name, pack, **dates).dossier
    print(to_json(page) if as_json else markdown(page))


@app.command()
def claims(
    name: StoryName = None,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    pack: PackNames = None,
    ledger: LedgerUrl = None,
    as_json: AsJson = False,
) -> None:
    """List a story's claims: who says what, on whose word."""
    from crossbearing.model.forms import to_json
    from crossbearing.serve.listing import claim_line

    dates = {"as_of": _day(as_of, "--as-of"), "as_known": _day(as_known, "--as-known")}
    with _ledger(ledger) as store:
        page = _view(store, name, pack, **dates).dossier
    for claim in page.claims:
        print(to_json(claim) if as_json else claim_line(claim))


@app.command()
def why(
    identifier: Annotated[
        str, typer.Argument(metavar="ID", help="The id of a claim, question, document, entity or event.")
    ],
    name: Annotated[str | None, typer.Option("--story", help="The story's id or title.")] = None,
    as_of: AsOf = None,
    as_known: AsKnown = None,
    pack: PackNames = None,
    ledger: LedgerUrl = None,
) -> None:
    """Say why something stands as it does: its words, chain, origins, weights and judgements."""
    from crossbearing.serve.listing import why_lines

    dates = {"as_of": _day(as_of, "--as-of"), "as_known": _day(as_known, "--as-known")}
    with _ledger(ledger) as store:
        found = _view(store, name, pack, **dates)
    for line in why_lines(found.dossier, found.reconciliation, identifier):
        print(line)


@app.command()
def demo(
    out: Out = Path("out/demo"),
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on loopback; 0 takes a free one.")] = 8600,
    serve_page: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the page until stopped.")] = True,
) -> None:
    """Make the dossier of the sample story that ships with the program, and serve it on loopback.

    With the variable CI set it stops once the page has answered.
    """
    from importlib.resources import as_file, files

    with as_file(files("crossbearing") / "sample") as folder:
        dossier([str(folder)], manifest=folder / "manifest.toml", pack=["core"], out=out)
    if serve_page:
        once = os.environ.get("CI", "").lower() not in {"", "0", "false"}
        _serve(str(out / "ledger.db"), ["core"], LOOPBACK, 0 if once else port, once=once)


@app.command()
def serve(
    folder: Annotated[str | None, typer.Argument(metavar="[DIR]", help="A folder that `dossier` wrote.")] = None,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = LOOPBACK,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port; 0 takes a free one.")] = 8600,
    pack: PackNames = None,
    ledger: LedgerUrl = None,
) -> None:
    """Serve the dossier of each story of a ledger over HTTP."""
    address = ledger or (str(Path(folder) / "ledger.db") if folder else None)
    _serve(address, pack or [], host, port)


def _serve(ledger: str | None, pack: list[str], host: str, port: int, *, once: bool = False) -> None:
    """Serve until stopped, or with `once` until the first story's page has answered."""
    from crossbearing import pipeline
    from crossbearing.serve.server import run, site

    def announce(address: str) -> None:
        print(f"{address}/ {'answers once' if once else 'serves until Ctrl-C'}", file=sys.stderr, flush=True)

    with _ledger(ledger) as store:
        page = f"/stories/{store.stories()[0].id}" if once else None
        run(site(store, pipeline.packs_for(pack)), host=host, port=port, announce=announce, until_answered=page)


@app.command()
def schema(
    record: Annotated[str | None, typer.Argument(help="One record's name; all when left out.")] = None,
) -> None:
    """Print the JSON Schema of the records."""
    import json

    from crossbearing.model.forms import schemas

    found = schemas()
    if record is not None and record not in found:
        raise StopRun(f"there is no record {record}", f"records: {', '.join(found)}")
    print(json.dumps(found if record is None else found[record], indent=2, sort_keys=True))


@app.command()
def doctor() -> None:
    """Check that what the program needs is there, and say what to do where it is not."""
    from crossbearing.serve.doctor import checks

    bad = 0
    for check in checks(settings_from()):
        bad += not check.fine
        told = check.found if check.fine else f"{check.found}. {check.remedy}"
        print(f"{'ok ' if check.fine else 'NO '} {check.name}: {told}")
    if bad:
        raise typer.Exit(1)
