"""When each staff member last looked at a client, how often clients come, and visits that can be corrected.

Revision 0008.
"""

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime
from api.migrations.portable import ForeignKey, begin_revision, create_table

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    begin_revision()
    create_table(
        "client_look",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("looked_at", UtcDateTime(), nullable=False),
        sa.Column("new_since", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "staff_id", name="pk_client_look"),
        foreign_keys=[
            ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"]),
            ForeignKey(["practice_id", "staff_id"], "staff", ["practice_id", "id"]),
        ],
    )
    create_table(
        "visit_change",
        sa.Column("practice_id", sa.Uuid(), nullable=False),
        sa.Column("client_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("next_visit_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("is_withdrawn", sa.Boolean(), nullable=False),
        sa.Column("changed_at", UtcDateTime(), nullable=False),
        sa.Column("changed_by", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("practice_id", "client_id", "id", name="pk_visit_change"),
        foreign_keys=[
            ForeignKey(["practice_id", "client_id"], "client", ["practice_id", "id"]),
            ForeignKey(["practice_id", "visit_id"], "visit", ["practice_id", "id"]),
        ],
    )
    # Null: no visit was ever taken back, nobody has said how often anybody comes.
    op.add_column("visit", sa.Column("withdrawn_at", UtcDateTime(), nullable=True))
    op.add_column("practice", sa.Column("visit_cadence", sa.String(), nullable=True))
    op.add_column("client", sa.Column("visit_cadence", sa.String(), nullable=True))


def downgrade() -> None:
    begin_revision()
    # What was taken back must not come back as if it had been: the schema before has no way to say so.
    visit = sa.table("visit", sa.column("withdrawn_at"))
    op.execute(visit.delete().where(visit.c.withdrawn_at.is_not(None)))
    op.drop_column("client", "visit_cadence")
    op.drop_column("practice", "visit_cadence")
    op.drop_column("visit", "withdrawn_at")
    op.drop_table("visit_change")
    op.drop_table("client_look")
