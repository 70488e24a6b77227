"""Links by which staff join a practice or set a new password.

Revision 0009.
"""

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime
from api.migrations.portable import begin_revision, create_table

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    begin_revision()
    create_table(
        "staff_link",
        sa.Column("link_hash", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("display_name", sa.String(), nullable=True),
        sa.Column("role", sa.String(), nullable=True),
        sa.Column("profession", sa.String(), nullable=True),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("created_at", UtcDateTime(), nullable=False),
        sa.Column("expires_at", UtcDateTime(), nullable=False),
        sa.Column("used_at", UtcDateTime(), nullable=True),
        sa.Column("withdrawn_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("link_hash", name="pk_staff_link"),
    )
    op.create_index("ix_staff_link_practice_id_staff_id", "staff_link", ["practice_id", "staff_id"])


def downgrade() -> None:
    begin_revision()
    op.drop_table("staff_link")
