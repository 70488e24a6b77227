"""How often a client's practised days may have changed: by a device's reports, and by anybody else.

Revision 0015.
"""

import sqlalchemy as sa
from alembic import op

from api.migrations.portable import begin_revision

revision = "0015"
down_revision = "0014"

_COUNTS = (("device_session", "reports"), ("client", "days_revision"))


def upgrade() -> None:
    begin_revision()
    for name, count in _COUNTS:
        # Only differences are ever looked at: all may begin at 0. The default fills the rows, and goes again.
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column(count, sa.Integer(), nullable=False, server_default="0"))
        with op.batch_alter_table(name) as table:
            table.alter_column(count, server_default=None)


def downgrade() -> None:
    begin_revision()
    for name, count in _COUNTS:
        with op.batch_alter_table(name) as table:
            table.drop_column(count)
