"""Measures taken at visits. A wrong one is withdrawn, never changed."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, Tenanted


class MeasurementRow(Tenanted, Base):
    """What was measured on one day. `scores` is {"kind": …, "scores": [{"name", "value"}]} (routines/measure.py)."""

    __tablename__ = "measurement"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
    )

    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, sort_order=-15)
    measured_on: Mapped[date]
    scores: Mapped[dict[str, Any]]
    recorded_at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[uuid.UUID | None]
