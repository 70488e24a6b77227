"""The traffic light's settings and holds, and measures taken at visits.

Revision 0006.
"""

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime
from api.migrations.portable import ForeignKey, begin_revision, create_table

revision = "0006"
down_revision = "0005"

_OF_CLIENT = ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"])


def upgrade() -> None:
    begin_revision()
    create_table(
        "practice_thresholds",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("light", sa.JSON(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", name="pk_practice_thresholds"),
        foreign_keys=[ForeignKey(["practice_id"], "practice", ["practice_id"])],
    )
    create_table(
        "exercise_hold",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exercise_slug", sa.String(), nullable=False),
        sa.Column("session_ids", sa.JSON(), nullable=False),
        sa.Column("held_at", UtcDateTime(), nullable=False),
        sa.Column("opened_at", UtcDateTime(), nullable=True),
        sa.Column("opened_by", sa.Uuid(), nullable=True),
        sa.Column("open_reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "id", name="pk_exercise_hold"),
        foreign_keys=[_OF_CLIENT],
    )
    create_table(
        "measurement",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("measured_on", sa.Date(), nullable=False),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.Column("recorded_at", UtcDateTime(), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_by", sa.Uuid(), nullable=True),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "id", name="pk_measurement"),
        foreign_keys=[_OF_CLIENT],
    )


def downgrade() -> None:
    begin_revision()
    op.drop_table("measurement")
    op.drop_table("exercise_hold")
    op.drop_table("practice_thresholds")
