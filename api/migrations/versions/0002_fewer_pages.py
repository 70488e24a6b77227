"""Fewer pages for each entry to write: corrections alone stand in the index of what they replace; on SQLite the rows of
`audit` lie in their key instead of beside it.

Revision 0002.
"""

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime
from api.migrations.portable import ForeignKey, begin_revision, create_table

revision = "0002"
down_revision = "0001"

INDEX = "ix_entry_practice_id_client_id_replaces_id"
COLUMNS = ["practice_id", "client_id", "replaces_id"]
IS_CORRECTION = sa.text("replaces_id IS NOT NULL")


def upgrade() -> None:
    begin_revision()
    op.drop_index(INDEX, "entry")
    op.create_index(INDEX, "entry", COLUMNS, sqlite_where=IS_CORRECTION, postgresql_where=IS_CORRECTION)
    _audit(with_rowid=False)


def downgrade() -> None:
    begin_revision()
    op.drop_index(INDEX, "entry")
    op.create_index(INDEX, "entry", COLUMNS)
    _audit(with_rowid=True)


def _audit(with_rowid: bool) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.rename_table("audit", "audit_before")
    create_table(
        "audit",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("happened_at", UtcDateTime(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("actor_role", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "id", name="pk_audit"),
        foreign_keys=[ForeignKey(["practice_id"], "practice", ["practice_id"])],
        sqlite_with_rowid=with_rowid,
    )
    op.execute(
        "INSERT INTO audit SELECT * FROM audit_before ORDER BY practice_id, id",
        execution_options={"all_practices": True},
    )
    op.drop_table("audit_before")
