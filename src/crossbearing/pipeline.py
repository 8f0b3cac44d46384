"""The stages in order, over a ledger: the only writer.

Files go through `collect` and `read` into the ledger; a dossier comes out of it through `reconcile` and `compose`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crossbearing import __version__
from crossbearing.collect import CollectSettings, collect
from crossbearing.compose import changes, compose, html, markdown
from crossbearing.errors import CrossbearingError, StopRun
from crossbearing.model.claim import Claim
from crossbearing.model.clock import last_day
from crossbearing.model.document import Document
from crossbearing.model.dossier import Dossier, MadeBy
from crossbearing.model.forms import from_json, to_json
from crossbearing.model.ids import content_id, minted_id
from crossbearing.model.judgement import Assessment, Failure, Judgement, Question, Reconciliation, Story
from crossbearing.model.packs import Packs
from crossbearing.packs import load_packs
from crossbearing.read import Reader, load_reader
from crossbearing.read.many import ONE, Crew, read_many
from crossbearing.reconcile import Row, assess_rows, reconcile
from crossbearing.store import Ledger

Progress = Callable[[str], None]


def quiet(_message: str) -> None:
    """Take a progress message and say nothing."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a user hands in: paths and addresses, a manifest, a title for the story."""

    items: tuple[str, ...]
    manifest: Path | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What an `add` did."""

    story: Story
    documents: tuple[str, ...]
    new: int
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A story as it could be known at a date, with all that was concluded from it."""

    story: Story
    as_of: str | None
    as_known: str | None
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    reconciliation: Reconciliation
    dossier: Dossier


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One document with its claims and what of it could not be read."""

    document: Document
    claims: tuple[Claim, ...]
    failures: tuple[Failure, ...]


def collect_and_read(
    inputs: Inputs,
    reader: Callable[[], Reader],
    packs: Packs,
    settings: CollectSettings,
    progress: Progress = quiet,
    crew: Crew = ONE,
) -> Iterator[ReadDocument | Failure]:
    """Yield each document as read, in order, and items that are no document as Failures."""
    failures: list[Failure] = []
    for read in _read(_documents(inputs, packs, settings, failures), reader, packs, progress, crew):
        while failures:
            yield failures.pop(0)
        yield read
    yield from failures


def _documents(inputs: Inputs, packs: Packs, settings: CollectSettings, failures: list[Failure]) -> Iterator[Document]:
    """Yield the documents of the inputs; what is none goes to `failures`."""
    for item in collect(inputs.items, manifest=inputs.manifest, settings=settings, actors=packs.actors):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            yield item


def _read(
    documents: Iterator[Document], reader: Callable[[], Reader], packs: Packs, progress: Progress, crew: Crew
) -> Iterator[ReadDocument]:
    def told() -> Iterator[Document]:
        for document in documents:
            progress(f"reading {document.path or document.url}")
            yield document

    for document, found in read_many(told(), reader, packs, crew):
        claims = tuple(one for one in found if isinstance(one, Claim))
        yield ReadDocument(document, claims, tuple(one for one in found if isinstance(one, Failure)))


def add(
    ledger: Ledger,
    inputs: Inputs,
    *,
    reader: Callable[[], Reader],
    packs: Packs,
    settings: CollectSettings,
    whole: bool = False,
    progress: Progress = quiet,
    crew: Crew = ONE,
) -> Added:
    """Put documents and their claims into the ledger and into one story; what is there already stays as it is.

    With `whole` the inputs are the story: members that are not among them are withdrawn from it. `reader` is called
    only when there is something to read. Raises StopRun if no input is a document.
    """
    documents: list[Document] = []
    failures: list[Failure] = []

    def unread() -> Iterator[Document]:
        for document in _documents(inputs, packs, settings, failures):
            documents.append(document)
            if not ledger.has_reading(document.id, reading_name(reader(), packs)):
                yield document

    new = 0
    for read in _read(unread(), reader, packs, progress, crew):
        failures.extend(read.failures)
        new += ledger.add_reading(read.document, reading_name(reader(), packs), read.claims)
    if not documents:
        told = "; ".join(f"{f.item}: {f.why}" for f in failures) or "nothing was handed in"
        raise StopRun(f"no document to read ({told})", "name a text, HTML or PDF file, a folder of them, or an address")
    story = _join_story(ledger, documents, inputs, whole=whole)
    ledger.record_failures(story.id, failures)
    return Added(story, tuple(sorted({d.id for d in documents})), new, tuple(failures))


def reading_name(reader: Reader, packs: Packs) -> str:
    """Return what a reading was made by: a reader with other packs is another reader."""
    return " ".join([reader.name, *(f"{name}-{version}" for name, version in sorted(packs.versions.items()))])


def _join_story(ledger: Ledger, documents: Sequence[Document], inputs: Inputs, *, whole: bool) -> Story:
    """Return the story that these documents belong to, with their membership in the journal."""
    story = _find_story(ledger, documents, inputs) or Story(
        id=minted_id("sty", min(d.id for d in documents)),
        title=inputs.title or story_title(documents, inputs),
        founded_on=min(d.id for d in documents),
    )
    ledger.add_story(story)
    entries = list(ledger.journal(kind="story", value=story.id))
    standing = {j.subject: j for j in entries if j.withdrawn_at is None}
    times = Counter(j.subject for j in entries)
    ledger.judge(
        Judgement(
            id=content_id("jdg", ["story", document.id, story.id, times[document.id]]),
            kind="story",
            subject=document.id,
            value=story.id,
            by="person:user",
            at=None,
            reason="handed in for this story",
        )
        for document in documents
        if document.id not in standing
    )
    if whole:
        for subject in sorted(standing.keys() - {d.id for d in documents}):
            ledger.withdraw(standing[subject].id)
    return story


def _find_story(ledger: Ledger, documents: Sequence[Document], inputs: Inputs) -> Story | None:
    """Return the stored story of that title, or, without a title, the one that shares most documents with these."""
    ids = {d.id for d in documents}
    stored = ledger.stories()
    if inputs.title is not None:
        return next((s for s in stored if s.title == inputs.title), None)
    shared = [(len(ids & set(ledger.members(s.id))), s) for s in stored]
    best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] else None


def story_title(documents: Sequence[Document], inputs: Inputs) -> str:
    """Return a title for a story nobody named: a page's own, else the earliest titled document's, else a folder's."""
    pages = [d for d in documents if d.genre == "page" and d.title]
    titled = pages or sorted((d for d in documents if d.title), key=lambda d: (d.published.earliest or "9999", d.id))
    if titled:
        return str(titled[0].title)
    return Path(inputs.items[0]).stem.replace("_", " ").replace("-", " ") or "Untitled story"


def last_publication_day(documents: Iterable[Document]) -> str | None:
    """Return the last day on which one of the documents was published, or None if no date is known."""
    known = [d.published for d in documents if d.published.latest is not None]
    firm = [p for p in known if p.basis != "inferred"] or known
    return max((last_day(str(p.latest)) for p in firm), default=None)


def view(
    ledger: Ledger,
    story: Story,
    *,
    packs: Packs,
    as_of: str | None = None,
    as_known: str | None = None,
    at: str | None = None,
) -> View:
    """Return a story as of a date (default: the last publication day of its documents) and as known on another.

    A view before the last publication day is a past one, which documents without a date do not enter; in the present
    view they count, marked as undated. What changed is told against the publication day before the view's.
    """
    documents = ledger.documents(ledger.members(story.id, as_known=as_known), as_known=as_known)
    claims = ledger.claims((d.id for d in documents), as_known=as_known)
    stored = _Stored(
        story,
        documents,
        claims,
        ledger.journal(as_known=as_known),
        ledger.failures(story.id, as_known=as_known),
        packs,
        as_known,
    )
    as_of = as_of or last_publication_day(documents)
    now = _view_of(stored, as_of, at)
    before = _day_before(documents, as_of)
    if before is None:
        return now
    told = changes(_view_of(stored, before, None).dossier, now.dossier)
    return replace(now, dossier=replace(now.dossier, changes=told))


@dataclass(frozen=True, slots=True)
class _Stored:
    """What the ledger holds of a story."""

    story: Story
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    journal: tuple[Judgement, ...]
    failures: tuple[Failure, ...]
    packs: Packs
    as_known: str | None


def _view_of(stored: _Stored, as_of: str | None, at: str | None) -> View:
    last = last_publication_day(stored.documents)
    present = as_of is None or last is None or as_of >= last
    reconciliation = reconcile(
        stored.documents,
        stored.claims,
        stored.journal,
        packs=stored.packs,
        as_of=as_of,
        as_known=stored.as_known,
        at=at,
        include_undated=present,
    )
    dossier = compose(
        stored.story,
        stored.documents,
        stored.claims,
        reconciliation,
        stored.failures,
        packs=stored.packs,
        as_of=as_of,
        as_known=stored.as_known,
        made_by=MadeBy(__version__, ", ".join(sorted({c.reader for c in stored.claims})), stored.packs.versions),
        include_undated=present,
    )
    return View(stored.story, as_of, stored.as_known, stored.documents, stored.claims, reconciliation, dossier)


def _day_before(documents: Iterable[Document], as_of: str | None) -> str | None:
    """Return the last publication day before `as_of`, or None if nothing was out by then."""
    if as_of is None:
        return None
    days = {last_day(str(d.published.latest)) for d in documents if d.published.latest is not None}
    return max((day for day in days if day < as_of), default=None)


def write(dossier: Dossier, out: Path) -> tuple[Path, ...]:
    """Write `dossier.json`, `dossier.md` and `dossier.html` into a folder; return their paths."""
    out.mkdir(parents=True, exist_ok=True)
    forms = {"dossier.json": to_json(dossier) + "\n", "dossier.md": markdown(dossier), "dossier.html": html(dossier)}
    for name, text in forms.items():
        (out / name).write_text(text, encoding="utf-8", newline="\n")
    return tuple(out / name for name in forms)


def assess_lines(
    lines: Sequence[str],
    *,
    packs: Packs,
    as_of: str | None = None,
    as_known: str | None = None,
    at: str | None = None,
) -> Iterator[Question | Assessment]:
    """Yield the questions and assessments of JSON Lines: documents and claims as `read` prints them, or bare rows.

    Raises StopRun if a line is none of these.
    """
    documents: list[Document] = []
    claims: list[Claim] = []
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            _sort_line(number, line, documents, claims, rows)
    told = {d.id for d in documents}
    if not (claims or rows) or any(claim.document not in told for claim in claims):
        why = "claims came without their documents" if claims else "there is no claim and no row"
        raise StopRun(why, "give what `read --documents` prints, or rows {source, question, value, time, rule}")
    last = last_publication_day(documents)
    present = as_of is None or last is None or as_of >= last
    if claims:
        found = reconcile(
            documents, claims, (), packs=packs, as_of=as_of or last, as_known=as_known, at=at, include_undated=present
        )
        yield from found.questions
        yield from found.assessments
    yield from assess_rows(rows, at=at, as_of=as_of)


def _sort_line(number: int, line: str, documents: list[Document], claims: list[Claim], rows: list[Row]) -> None:
    try:
        data = json.loads(line)
        if not isinstance(data, dict):
            raise ValueError("it is no object")
        if "quote" in data:
            claims.append(from_json(Claim, line))
        elif "text" in data and "blocks" in data:
            documents.append(from_json(Document, line))
        else:
            rows.append(from_json(Row, line))
    except (ValueError, CrossbearingError) as exc:
        remedy = "give what `read --documents` prints, or rows {source, question, value, time, rule}"
        raise StopRun(f"line {number} is no record: {exc}", remedy) from exc


def packs_for(names: Sequence[str], places: Sequence[Path] = ()) -> Packs:
    """Return `core` and the packs named, or every installed one when none is named, with the places of those files."""
    return load_packs(names or None, places)


def reader_for(model: str) -> Callable[[], Reader]:
    """Return a function that loads the reader on its first call and returns the same one afterwards."""
    loaded: list[Reader] = []

    def get() -> Reader:
        if not loaded:
            loaded.append(load_reader(model))
        return loaded[0]

    return get
