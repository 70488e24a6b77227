"""What a practice set of the traffic light, and exercises that wait for a therapist."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, Tenanted


class PracticeThresholdsRow(Base):
    """One practice's settings of the light (routines/light_settings.py). None: it goes by the sources alone."""

    __tablename__ = "practice_thresholds"
    __table_args__ = (ForeignKeyConstraint(["practice_id"], ["practice.practice_id"], ondelete="CASCADE"),)

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    light: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]
    changed_by: Mapped[uuid.UUID]


class ExerciseHoldRow(Tenanted, Base):
    """An exercise on hold for one client because of two red sessions, until a therapist opened it with a reason.

    `held_on`: the client's day from which the phone no longer offered it; `held_at`: when the service heard of that.
    """

    __tablename__ = "exercise_hold"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
    )

    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, sort_order=-15)
    exercise_slug: Mapped[str]
    session_ids: Mapped[list[Any]]
    held_on: Mapped[date]
    held_at: Mapped[datetime]
    opened_at: Mapped[datetime | None]
    opened_by: Mapped[uuid.UUID | None]
    open_reason: Mapped[str | None]
