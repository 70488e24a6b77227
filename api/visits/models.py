"""Visits: when the client was at the practice. The window between two is what a therapist reviews."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped

from api.db import Base, Tenanted


class VisitRow(Tenanted, Base):
    """One visit, on the client's local date. `note` is the therapist's own and never reaches the client."""

    __tablename__ = "visit"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
        Index(None, "practice_id", "client_id", "visited_on"),
    )

    client_id: Mapped[uuid.UUID]
    visited_on: Mapped[date]
    next_visit_on: Mapped[date | None]
    note: Mapped[str]
    recorded_by: Mapped[uuid.UUID]
    recorded_at: Mapped[datetime]
