"""Entries that need a person: what staff decided, and quick ways to those that wait.

Revision 0003.
"""

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime, only_where
from api.migrations.portable import ForeignKey, begin_revision, create_table

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    begin_revision()
    create_table(
        "entry_decision",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry_id", sa.Uuid(), nullable=False),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("content_hash", sa.LargeBinary(), nullable=True),
        sa.Column("log_id", sa.Uuid(), nullable=True),
        sa.Column("decided_at", UtcDateTime(), nullable=False),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("taken_back_at", UtcDateTime(), nullable=True),
        sa.Column("taken_back_by", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "id", name="pk_entry_decision"),
        foreign_keys=[ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"])],
    )
    op.create_index(
        "ix_entry_decision_practice_id_client_id_entry_id", "entry_decision", ["practice_id", "client_id", "entry_id"]
    )
    op.create_index("ix_entry_quarantined", "entry", ["practice_id", "client_id"], **only_where(_QUARANTINED))
    _count_unconfirmed()
    op.create_index("ix_day_rollup_unconfirmed", "day_rollup", ["practice_id", "client_id"], **only_where(_UNCONFIRMED))


def downgrade() -> None:
    begin_revision()
    op.drop_index("ix_day_rollup_unconfirmed", "day_rollup")
    with op.batch_alter_table("day_rollup") as table:
        table.drop_column("unconfirmed")
    op.drop_index("ix_entry_quarantined", "entry")
    op.drop_table("entry_decision")


_QUARANTINED = "outcome = 'quarantined'"
_UNCONFIRMED = "unconfirmed > 0"


def _count_unconfirmed() -> None:
    """Of the days there are: a default only fills the rows, and goes again."""
    with op.batch_alter_table("day_rollup") as table:
        table.add_column(sa.Column("unconfirmed", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("day_rollup") as table:
        table.alter_column("unconfirmed", server_default=None)
    day = sa.table(
        "day_rollup",
        sa.column("practice_id", sa.Uuid()),
        sa.column("client_id", sa.Uuid()),
        sa.column("practised_on", sa.Date()),
        sa.column("sessions", sa.JSON()),
        sa.column("unconfirmed", sa.Integer()),
    )
    connection = op.get_bind()
    dated_ahead = sa.cast(day.c.sessions, sa.String()).like("%future_date%")
    for row in connection.execute(sa.select(day).where(dated_ahead)).all():
        connection.execute(
            day.update()
            .where(
                day.c.practice_id == row.practice_id,
                day.c.client_id == row.client_id,
                day.c.practised_on == row.practised_on,
            )
            .values(unconfirmed=sum("future_date" in session["flags"] for session in row.sessions))
        )
