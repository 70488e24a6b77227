"""${message}

Revision ${up_revision}, after ${down_revision | comma,n}.
"""

import sqlalchemy as sa
from alembic import op

from api.migrations.portable import begin_revision

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    begin_revision()
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    begin_revision()
    ${downgrades if downgrades else "pass"}
