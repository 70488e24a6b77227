"""The day from which an exercise on hold was no longer offered: the service may hear of it days later.

Revision 0007.
"""

import sqlalchemy as sa
from alembic import op

from api.db import UtcDateTime
from api.migrations.portable import begin_revision

revision = "0007"
down_revision = "0006"

_HOLDS = sa.table("exercise_hold", sa.column("held_at", UtcDateTime()), sa.column("held_on", sa.Date()))


def upgrade() -> None:
    begin_revision()
    op.add_column("exercise_hold", sa.Column("held_on", sa.Date(), nullable=True))
    # Of holds from before, the day on which the service heard is all that is known.
    op.execute(_HOLDS.update().values(held_on=sa.func.date(_HOLDS.c.held_at)))
    with op.batch_alter_table("exercise_hold") as table:
        table.alter_column("held_on", existing_type=sa.Date(), nullable=False)


def downgrade() -> None:
    begin_revision()
    op.drop_column("exercise_hold", "held_on")
