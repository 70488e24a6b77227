"""A next visit that is planned before any was recorded.

Revision 0014.
"""

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime
from api.migrations.portable import ForeignKey, begin_revision, create_table

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    begin_revision()
    create_table(
        "planned_visit",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=True),
        sa.Column("planned_at", UtcDateTime(), nullable=False),
        sa.Column("planned_by", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "revision", name="pk_planned_visit"),
        foreign_keys=[ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"])],
    )


def downgrade() -> None:
    begin_revision()
    op.drop_table("planned_visit")
