"""The tables of the ledger (documents, readings, claims, failures) and of the journal (judgements, withdrawals)."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, String, Table, Text, UniqueConstraint

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("published_latest", String(32)),
    Column("recorded_at", String(32), nullable=False),
    Column("record", Text, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("document", String(24), ForeignKey("documents.id"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("recorded_at", String(32), nullable=False),
    UniqueConstraint("document", "reader"),
)

claims = Table(
    "claims",
    metadata,
    Column("reading", String(24), ForeignKey("readings.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", String(24), nullable=False),
    Column("record", Text, nullable=False),
    Index("claims_by_id", "id"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("recorded_at", String(32), nullable=False),
    Column("record", Text, nullable=False),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("subject", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("recorded_at", String(32), nullable=False),
    Column("record", Text, nullable=False),
    Index("judgements_by_subject", "kind", "subject"),
    Index("judgements_by_value", "kind", "value"),
)

withdrawals = Table(
    "withdrawals",
    metadata,
    Column("judgement", String(24), ForeignKey("judgements.id"), primary_key=True),
    Column("withdrawn_at", String(32), nullable=False),
)

failures = Table(
    "failures",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("story", String(24), nullable=False),
    Column("recorded_at", String(32), nullable=False),
    Column("record", Text, nullable=False),
    Index("failures_by_story", "story"),
)

resolutions = Table(
    "resolutions",
    metadata,
    Column("failure", Integer, ForeignKey("failures.id"), primary_key=True),
    Column("resolved_at", String(32), nullable=False),
)
