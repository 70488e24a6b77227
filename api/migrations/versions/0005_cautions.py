"""Cautions: what was answered, what waits for the therapist, plans as they were meant; first visits.

Revision 0005.
"""

import uuid
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime, uuid7
from api.migrations.portable import ForeignKey, begin_revision, create_table

revision = "0005"
down_revision = "0004"

_OF_CLIENT = ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"])


def upgrade() -> None:
    begin_revision()
    create_table(
        "caution_answer",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("told_by", sa.String(), nullable=False),
        sa.Column("told_by_id", sa.Uuid(), nullable=False),
        sa.Column("told_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "id", name="pk_caution_answer"),
        foreign_keys=[_OF_CLIENT],
    )
    create_table(
        "first_visit",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("saved_at", UtcDateTime(), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "id", name="pk_first_visit"),
        foreign_keys=[_OF_CLIENT],
    )
    with op.batch_alter_table("client") as table:
        table.add_column(sa.Column("asked_cautions", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("waiting_cautions", sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("client") as table:
        table.alter_column("asked_cautions", server_default=None)
        table.alter_column("waiting_cautions", server_default=None)
    with op.batch_alter_table("plan_version") as table:
        table.add_column(sa.Column("intended", sa.JSON(), nullable=True))
        table.add_column(sa.Column("is_by_cautions", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("plan_version") as table:
        table.alter_column("is_by_cautions", server_default=None)
    _keep_known_cautions()


def downgrade() -> None:
    begin_revision()
    with op.batch_alter_table("plan_version") as table:
        table.drop_column("is_by_cautions")
        table.drop_column("intended")
    with op.batch_alter_table("client") as table:
        table.drop_column("waiting_cautions")
        table.drop_column("asked_cautions")
    op.drop_table("first_visit")
    op.drop_table("caution_answer")


def _keep_known_cautions() -> None:
    """What therapists have set until now is known: a confirmed yes of the client's own therapist."""
    client = sa.table(
        "client",
        sa.column("practice_id", sa.Uuid()),
        sa.column("id", sa.Uuid()),
        sa.column("therapist_id", sa.Uuid()),
        sa.column("cautions", sa.JSON()),
        sa.column("asked_cautions", sa.JSON()),
    )
    answer = sa.table(
        "caution_answer",
        sa.column("practice_id", sa.Uuid()),
        sa.column("client_id", sa.Uuid()),
        sa.column("id", sa.Uuid()),
        sa.column("code", sa.String()),
        sa.column("answer", sa.String()),
        sa.column("is_confirmed", sa.Boolean()),
        sa.column("reason", sa.String()),
        sa.column("told_by", sa.String()),
        sa.column("told_by_id", sa.Uuid()),
        sa.column("told_at", UtcDateTime()),
    )
    connection = op.get_bind()
    connection.execute(client.update().values(asked_cautions=client.c.cautions))
    for row in connection.execute(sa.select(client)).all():
        for code in row.cautions:
            connection.execute(answer.insert().values(_known(row.practice_id, row.id, row.therapist_id, code)))


def _known(practice_id: uuid.UUID, client_id: uuid.UUID, therapist_id: uuid.UUID, code: str) -> dict[str, object]:
    instant = datetime.now(UTC)
    return {
        "practice_id": practice_id,
        "client_id": client_id,
        "id": uuid7(instant),
        "code": code,
        "answer": "yes",
        "is_confirmed": True,
        "reason": "",
        "told_by": "staff",
        "told_by_id": therapist_id,
        "told_at": instant,
    }
