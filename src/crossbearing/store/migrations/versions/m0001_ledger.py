"""The first ledger: its tables, and triggers that refuse to change or delete a row."""

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, String, Text, UniqueConstraint

revision = "0001"
down_revision = None

NAMES = ("documents", "readings", "claims", "stories", "judgements", "withdrawals", "failures", "resolutions")


def upgrade() -> None:
    """Create the tables of 0001. Written out here: a migration must not follow later changes of `tables`."""
    op.create_table(
        "documents",
        Column("id", String(24), primary_key=True),
        Column("published_latest", String(32)),
        Column("recorded_at", String(32), nullable=False),
        Column("record", Text, nullable=False),
    )
    op.create_table(
        "readings",
        Column("id", String(24), primary_key=True),
        Column("document", String(24), ForeignKey("documents.id"), nullable=False),
        Column("reader", Text, nullable=False),
        Column("recorded_at", String(32), nullable=False),
        UniqueConstraint("document", "reader"),
    )
    op.create_table(
        "claims",
        Column("reading", String(24), ForeignKey("readings.id"), primary_key=True),
        Column("position", Integer, primary_key=True),
        Column("id", String(24), nullable=False),
        Column("record", Text, nullable=False),
    )
    op.create_index("claims_by_id", "claims", ["id"])
    op.create_table(
        "stories",
        Column("id", String(24), primary_key=True),
        Column("recorded_at", String(32), nullable=False),
        Column("record", Text, nullable=False),
    )
    _create_journal()
    op.create_table(
        "failures",
        Column("id", Integer, primary_key=True, autoincrement=True),
        Column("story", String(24), nullable=False),
        Column("recorded_at", String(32), nullable=False),
        Column("record", Text, nullable=False),
    )
    op.create_index("failures_by_story", "failures", ["story"])
    op.create_table(
        "resolutions",
        Column("failure", Integer, ForeignKey("failures.id"), primary_key=True),
        Column("resolved_at", String(32), nullable=False),
    )
    _refuse_changes()


def _create_journal() -> None:
    op.create_table(
        "judgements",
        Column("id", String(24), primary_key=True),
        Column("kind", String(16), nullable=False),
        Column("subject", Text, nullable=False),
        Column("value", Text, nullable=False),
        Column("recorded_at", String(32), nullable=False),
        Column("record", Text, nullable=False),
    )
    op.create_index("judgements_by_subject", "judgements", ["kind", "subject"])
    op.create_index("judgements_by_value", "judgements", ["kind", "value"])
    op.create_table(
        "withdrawals",
        Column("judgement", String(24), ForeignKey("judgements.id"), primary_key=True),
        Column("withdrawn_at", String(32), nullable=False),
    )


def _refuse_changes() -> None:
    """Let the database itself refuse UPDATE and DELETE, so that no bug of ours can rewrite the record."""
    if op.get_bind().dialect.name == "sqlite":
        for name in NAMES:
            for verb in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {name}_no_{verb.lower()} BEFORE {verb} ON {name} "
                    f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
                )
    else:
        op.execute(
            "CREATE FUNCTION crossbearing_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        for name in NAMES:
            op.execute(
                f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE ON {name} "
                "FOR EACH ROW EXECUTE FUNCTION crossbearing_append_only()"
            )
