"""Professions, what they may do in a practice, its emergency number, and who examined the client before an unlock.

Revision 0004.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from api.migrations.portable import begin_revision

revision = "0004"
down_revision = "0003"

# Null throughout: what nobody has said yet. The service then takes the careful way.
_COLUMNS: tuple[tuple[str, str, Any], ...] = (
    ("practice", "country", sa.String),
    ("practice", "emergency_number", sa.String),
    ("practice", "unlock_professions", sa.JSON),
    ("practice", "prescribe_professions", sa.JSON),
    ("staff", "profession", sa.String),
    ("safety_lock", "unlocked_as", sa.String),
    ("safety_lock", "examined_by", sa.String),
    ("safety_lock", "examiner_profession", sa.String),
    ("safety_lock", "examined_on", sa.Date),
)


def upgrade() -> None:
    begin_revision()
    for table, column, kind in _COLUMNS:
        op.add_column(table, sa.Column(column, kind(), nullable=True))


def downgrade() -> None:
    begin_revision()
    for table, column, _ in reversed(_COLUMNS):
        op.drop_column(table, column)
