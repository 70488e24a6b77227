"""Days on which a client is to do nothing.

Revision 0010.
"""

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime
from api.migrations.portable import ForeignKey, begin_revision, create_table

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    begin_revision()
    create_table(
        "pause",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("first_on", sa.Date(), nullable=False),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("set_at", UtcDateTime(), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "id", name="pk_pause"),
        foreign_keys=[ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"])],
    )


def downgrade() -> None:
    begin_revision()
    op.drop_table("pause")
