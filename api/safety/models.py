"""Locks: a confirmed red answer closes the routines until a clinician opens them."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base


class SafetyLockRow(Base):
    """One lock; its id is that of the `safety_answer` entry that made it.

    `unlocked_as`: the profession that the opener had then. `examined_…`: who had examined the client, and when.
    """

    __tablename__ = "safety_lock"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
    )

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    level: Mapped[str]
    question_ids: Mapped[list[Any]]
    locked_at: Mapped[datetime]
    unlocked_at: Mapped[datetime | None]
    unlocked_by: Mapped[uuid.UUID | None]
    unlock_reason: Mapped[str | None]
    unlocked_as: Mapped[str | None]
    examined_by: Mapped[str | None]
    examiner_profession: Mapped[str | None]
    examined_on: Mapped[date | None]
