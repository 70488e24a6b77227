"""What practices ask their clients to agree to, and finding the answers among the entries.

Revision 0011.
"""

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime
from api.migrations.portable import ForeignKey, begin_revision, create_table

revision = "0011"
down_revision = "0010"

_ANSWERS = sa.text("kind = 'consent'")


def upgrade() -> None:
    begin_revision()
    create_table(
        "consent_text",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("published_at", UtcDateTime(), nullable=False),
        sa.Column("published_by", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "version", name="pk_consent_text"),
        foreign_keys=[ForeignKey(["practice_id"], "practice", ["practice_id"])],
    )
    op.create_index(
        "ix_entry_consent",
        "entry",
        ["practice_id", "client_id", "received_at"],
        sqlite_where=_ANSWERS,
        postgresql_where=_ANSWERS,
    )


def downgrade() -> None:
    begin_revision()
    op.drop_index("ix_entry_consent", "entry")
    op.drop_table("consent_text")
