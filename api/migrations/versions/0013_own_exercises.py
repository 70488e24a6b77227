"""Exercises that a practice made for itself, with pictures; and which revision of them a practice has.

Revision 0013.
"""

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime
from api.migrations.portable import ForeignKey, begin_revision, create_table

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    begin_revision()
    # Null: the practice has none of its own yet.
    op.add_column("practice", sa.Column("own_revision", sa.Uuid(), nullable=True))
    create_table(
        "own_exercise",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("entry", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("saved_at", UtcDateTime(), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=False),
        sa.Column("removed_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("practice_id", "id", name="pk_own_exercise"),
        foreign_keys=[ForeignKey(["practice_id"], "practice", ["practice_id"])],
    )
    create_table(
        "own_picture",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("exercise_id", sa.Uuid(), nullable=False),
        sa.Column("alt", sa.String(), nullable=False),
        sa.Column("shows", sa.String(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", UtcDateTime(), nullable=False),
        sa.Column("saved_by", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "id", name="pk_own_picture"),
        foreign_keys=[ForeignKey(["practice_id", "exercise_id"], "own_exercise", ["practice_id", "id"])],
    )
    op.create_index("ix_own_picture_practice_id_exercise_id", "own_picture", ["practice_id", "exercise_id"])


def downgrade() -> None:
    begin_revision()
    op.drop_table("own_picture")
    op.drop_table("own_exercise")
    op.drop_column("practice", "own_revision")
