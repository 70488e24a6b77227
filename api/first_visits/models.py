"""What a first visit found. A save adds a row, so that what stood before can be read; the newest holds."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base


class FirstVisitRow(Base):
    """One save. `findings`: as routines/first_visit.py has them on the wire."""

    __tablename__ = "first_visit"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
    )

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    findings: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]
    saved_by: Mapped[uuid.UUID]
