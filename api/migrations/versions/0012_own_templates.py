"""Template routines that a practice made for itself.

Revision 0012.
"""

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime
from api.migrations.portable import ForeignKey, begin_revision, create_table

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    begin_revision()
    create_table(
        "own_template",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("routine", sa.JSON(), nullable=False),
        sa.Column("saved_at", UtcDateTime(), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=False),
        sa.Column("removed_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("practice_id", "id", name="pk_own_template"),
        foreign_keys=[ForeignKey(["practice_id"], "practice", ["practice_id"])],
    )


def downgrade() -> None:
    begin_revision()
    op.drop_table("own_template")
