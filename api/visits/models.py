"""Visits: when the client was at the practice. The window between two is what a therapist reviews."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, Tenanted


class VisitRow(Tenanted, Base):
    """One visit, on the client's local date. `note` is the therapist's own and never reaches the client.

    What is `withdrawn_at` never was: no figure counts it, staff see it and can put it back.
    """

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
    withdrawn_at: Mapped[datetime | None]


class PlannedVisitRow(Base):
    """A day set for the next visit while no visit was recorded; None: none is planned any more. Each change is a row.

    The row of the highest `revision` (0, 1, …) holds, and only until a visit is recorded: then the newest visit says.
    """

    __tablename__ = "planned_visit"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
    )

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    planned_on: Mapped[date | None]
    planned_at: Mapped[datetime]
    planned_by: Mapped[uuid.UUID]


class VisitChangeRow(Tenanted, Base):
    """What a visit said before somebody changed it."""

    __tablename__ = "visit_change"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["practice_id", "visit_id"], ["visit.practice_id", "visit.id"], ondelete="CASCADE"),
    )

    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, sort_order=-15)
    visit_id: Mapped[uuid.UUID]
    visited_on: Mapped[date]
    next_visit_on: Mapped[date | None]
    note: Mapped[str]
    is_withdrawn: Mapped[bool]
    changed_at: Mapped[datetime]
    changed_by: Mapped[uuid.UUID]
