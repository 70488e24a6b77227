"""When each staff member last looked at a client."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base


class ClientLookRow(Base):
    """All that arrived until `looked_at` was seen; what arrived after `new_since` is new in this sitting
    (routines/look.py)."""

    __tablename__ = "client_look"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["practice_id", "staff_id"], ["staff.practice_id", "staff.id"], ondelete="CASCADE"),
    )

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    staff_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    looked_at: Mapped[datetime]
    new_since: Mapped[datetime | None]
