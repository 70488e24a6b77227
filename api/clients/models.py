"""A practice's clients."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped

from api.db import Base, Tenanted


class ClientRow(Tenanted, Base):
    """One client. `affected_side`: left, right, both, none; `cautions`: codes of the catalogue; `time_zone`: IANA name."""

    __tablename__ = "client"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["practice_id", "therapist_id"], ["staff.practice_id", "staff.id"], ondelete="RESTRICT"),
    )

    display_name: Mapped[str]
    affected_side: Mapped[str]
    cautions: Mapped[list[Any]]
    time_zone: Mapped[str]
    therapist_id: Mapped[uuid.UUID]
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
