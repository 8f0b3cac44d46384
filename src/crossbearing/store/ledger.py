"""The ledger: documents with their readings and claims, stories, failures, and the journal of judgements.

Everything is appended; withdrawing or resolving appends too. A document goes in with one reading's claims in one
transaction, so a kill at any moment leaves either all of a document's claims or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Select, create_engine, event, insert, select
from sqlalchemy.engine import Connection, make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from crossbearing.errors import StopRun
from crossbearing.model.claim import Claim
from crossbearing.model.clock import day_after, instant
from crossbearing.model.document import Document
from crossbearing.model.forms import from_json, to_json
from crossbearing.model.ids import content_id
from crossbearing.model.judgement import Failure, Judgement, Story
from crossbearing.store import tables as t


def utc_now() -> str:
    """Return this moment in UTC, to the microsecond, as ISO 8601 text."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def open_ledger(url: str, *, clock: Callable[[], str] = utc_now) -> Ledger:
    """Return the ledger at a database URL or file path, made or migrated to the newest schema first.

    `clock` gives record time. Raises StopRun if the place cannot be opened or holds something else.
    """
    address = url if "://" in url else f"sqlite:///{url}"
    try:
        parsed = make_url(address)
        if parsed.get_backend_name() == "sqlite" and parsed.database not in (None, "", ":memory:"):
            Path(str(parsed.database)).parent.mkdir(parents=True, exist_ok=True)
        engine = create_engine(parsed)
        if parsed.get_backend_name() == "sqlite":
            event.listen(engine, "connect", _tune_sqlite)
        _migrate(engine)
    except (ArgumentError, ModuleNotFoundError) as exc:
        remedy = "use a file path, sqlite:///FILE, or postgresql://... with the extra `postgres`"
        raise StopRun(f"{url} is no address of a ledger ({exc})", remedy) from exc
    except (OSError, OperationalError, DatabaseError) as exc:
        reason = str(getattr(exc, "orig", None) or exc)
        raise StopRun(
            f"the ledger {url} does not open: {reason}", "check the path, its rights and that it is a ledger"
        ) from exc
    return Ledger(engine, clock)


def _tune_sqlite(connection: Any, _record: Any) -> None:
    """Readers do not block the writer (WAL), a busy file is waited for, foreign keys hold."""
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "busy_timeout=10000", "foreign_keys=ON", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


class Ledger:
    """An open ledger. Close it, or use it as a context manager."""

    def __init__(self, engine: Engine, clock: Callable[[], str]) -> None:
        self._engine = engine
        self._clock = clock

    def __enter__(self) -> Ledger:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    # -- documents, readings, claims ---------------------------------------------------------------------------------

    def has_reading(self, document: str, reader: str) -> bool:
        """Say whether this reader's claims of the document are stored."""
        query = select(t.readings.c.id).where(t.readings.c.document == document, t.readings.c.reader == reader)
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def add_reading(self, document: Document, reader: str, claims: Sequence[Claim]) -> bool:
        """Store a document, if it is new, with one reader's claims, all or nothing.

        Returns False, and changes nothing, if that reading is stored already.
        """
        if self.has_reading(document.id, reader):
            return False
        now = self._clock()
        reading = content_id("rdg", [document.id, reader])
        with self._engine.begin() as connection:
            if not _exists(connection, t.documents, document.id):
                connection.execute(
                    insert(t.documents).values(
                        id=document.id,
                        published_latest=document.published.latest,
                        recorded_at=now,
                        record=to_json(document),
                    )
                )
            connection.execute(
                insert(t.readings).values(id=reading, document=document.id, reader=reader, recorded_at=now)
            )
            rows = [
                {"reading": reading, "position": n, "id": claim.id, "record": to_json(claim)}
                for n, claim in enumerate(claims)
            ]
            if rows:
                connection.execute(insert(t.claims), rows)
        return True

    def documents(self, ids: Iterable[str], *, as_known: str | None = None) -> tuple[Document, ...]:
        """Return the documents of those ids that were stored by the end of the day `as_known`, ordered by id."""
        query = select(t.documents.c.record).where(t.documents.c.id.in_(list(ids))).order_by(t.documents.c.id)
        with self._engine.connect() as connection:
            rows = connection.execute(_known(query, t.documents, as_known))
            return tuple(from_json(Document, row.record) for row in rows)

    def claims(self, documents: Iterable[str], *, as_known: str | None = None) -> tuple[Claim, ...]:
        """Return the claims of the newest reading of each document, by document and position.

        With `as_known`, the newest reading stored by the end of that day.
        """
        query = select(t.readings).where(t.readings.c.document.in_(list(documents)))
        newest: dict[str, tuple[str, str]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(_known(query, t.readings, as_known)):
                newest[row.document] = max(newest.get(row.document, ("", "")), (row.recorded_at, row.id))
            chosen = [reading for _, (_, reading) in sorted(newest.items())]
            found: dict[str, list[Claim]] = {reading: [] for reading in chosen}
            rows = connection.execute(
                select(t.claims).where(t.claims.c.reading.in_(chosen)).order_by(t.claims.c.position)
            )
            for row in rows:
                found[row.reading].append(from_json(Claim, row.record))
        return tuple(claim for reading in chosen for claim in found[reading])

    # -- stories -----------------------------------------------------------------------------------------------------

    def add_story(self, story: Story) -> None:
        """Store a story, if it is new."""
        with self._engine.begin() as connection:
            if not _exists(connection, t.stories, story.id):
                values = {"id": story.id, "recorded_at": self._clock(), "record": to_json(story)}
                connection.execute(insert(t.stories).values(**values))

    def stories(self) -> tuple[Story, ...]:
        """Return every story, oldest first."""
        query = select(t.stories.c.record).order_by(t.stories.c.recorded_at, t.stories.c.id)
        with self._engine.connect() as connection:
            return tuple(from_json(Story, row.record) for row in connection.execute(query))

    def members(self, story: str, *, as_known: str | None = None) -> tuple[str, ...]:
        """Return the ids of the documents judged to belong to a story, in order."""
        judged = self.journal(as_known=as_known, kind="story", value=story)
        return tuple(sorted({j.subject for j in judged if j.withdrawn_at is None}))

    # -- the journal -------------------------------------------------------------------------------------------------

    def judge(self, judgements: Iterable[Judgement]) -> int:
        """Append judgements that are not in the journal yet; return how many were."""
        now, added = self._clock(), 0
        with self._engine.begin() as connection:
            for one in judgements:
                if _exists(connection, t.judgements, one.id):
                    continue
                row = {"id": one.id, "kind": one.kind, "subject": one.subject, "value": one.value}
                connection.execute(insert(t.judgements).values(**row, recorded_at=now, record=to_json(one)))
                added += 1
        return added

    def withdraw(self, judgement: str) -> None:
        """Withdraw a judgement as of now; the entry itself stays."""
        with self._engine.begin() as connection:
            taken = select(t.withdrawals).where(t.withdrawals.c.judgement == judgement)
            if connection.execute(taken).first() is None:
                connection.execute(insert(t.withdrawals).values(judgement=judgement, withdrawn_at=self._clock()))

    def journal(
        self, *, as_known: str | None = None, kind: str | None = None, value: str | None = None
    ) -> tuple[Judgement, ...]:
        """Return the judgements stored by the end of the day `as_known`, with what was withdrawn by then marked so."""
        query = (
            select(t.judgements.c.record, t.withdrawals.c.withdrawn_at)
            .outerjoin(t.withdrawals, t.withdrawals.c.judgement == t.judgements.c.id)
            .order_by(t.judgements.c.id)
        )
        if kind is not None:
            query = query.where(t.judgements.c.kind == kind)
        if value is not None:
            query = query.where(t.judgements.c.value == value)
        limit = day_after(as_known) if as_known else None
        with self._engine.connect() as connection:
            rows = connection.execute(_known(query, t.judgements, as_known)).all()
        return tuple(_with_withdrawal(from_json(Judgement, row.record), row.withdrawn_at, limit) for row in rows)

    # -- failures ----------------------------------------------------------------------------------------------------

    def record_failures(self, story: str, failures: Sequence[Failure]) -> None:
        """Make `failures` the open ones of a story: new ones are appended, those that no longer occur are resolved."""
        now, wanted = self._clock(), {to_json(failure): failure for failure in failures}
        with self._engine.begin() as connection:
            for number, record in _open_failures(connection, story, None):
                if wanted.pop(record, None) is None:
                    connection.execute(insert(t.resolutions).values(failure=number, resolved_at=now))
            for record in wanted:
                connection.execute(insert(t.failures).values(story=story, recorded_at=now, record=record))

    def failures(self, story: str, *, as_known: str | None = None) -> tuple[Failure, ...]:
        """Return a story's open failures, in the order of their stage and item."""
        with self._engine.connect() as connection:
            found = [from_json(Failure, record) for _, record in _open_failures(connection, story, as_known)]
        return tuple(sorted(found, key=lambda f: (f.stage, f.item, f.why)))


def _known(query: Select[Any], table: Any, as_known: str | None) -> Select[Any]:
    return query if as_known is None else query.where(table.c.recorded_at < f"{day_after(as_known)}T")


def _exists(connection: Connection, table: Any, key: str) -> bool:
    return connection.execute(select(table.c.id).where(table.c.id == key)).first() is not None


def _with_withdrawal(judgement: Judgement, withdrawn_at: str | None, limit: str | None) -> Judgement:
    counts = withdrawn_at is not None and (limit is None or instant(withdrawn_at) < instant(limit))
    return replace(judgement, withdrawn_at=withdrawn_at) if counts else judgement


def _open_failures(connection: Connection, story: str, as_known: str | None) -> Iterator[tuple[int, str]]:
    query = (
        select(t.failures.c.id, t.failures.c.record)
        .outerjoin(t.resolutions, t.resolutions.c.failure == t.failures.c.id)
        .where(t.failures.c.story == story)
        .order_by(t.failures.c.id)
    )
    if as_known is None:
        query = query.where(t.resolutions.c.failure.is_(None))
    else:
        end = f"{day_after(as_known)}T"
        query = query.where(t.resolutions.c.resolved_at.is_(None) | (t.resolutions.c.resolved_at >= end))
    for row in connection.execute(_known(query, t.failures, as_known)).all():
        yield row.id, row.record
