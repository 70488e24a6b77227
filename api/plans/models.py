"""Plans and their versions: a save adds a version, none is ever changed."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKeyConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, Tenanted


class PlanRow(Tenanted, Base):
    """A client's plan: which version is the newest. One per client."""

    __tablename__ = "plan"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
        UniqueConstraint("practice_id", "client_id"),
    )

    client_id: Mapped[uuid.UUID]
    version: Mapped[int]


class PlanVersionRow(Base):
    """One saved version. `body` is the plan as it rules, `timelines` its compiled steps by routine id.

    `intended`: the plan as the therapist wrote it, where the client's cautions hold back some of it; else null.
    `is_by_cautions`: nobody saved it, cautions changed what the one before it leaves.
    """

    __tablename__ = "plan_version"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "plan_id"], ["plan.practice_id", "plan.id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
    )

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    plan_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    saved_at: Mapped[datetime]
    saved_on: Mapped[date]
    saved_by: Mapped[uuid.UUID]
    body: Mapped[dict[str, Any]]
    timelines: Mapped[dict[str, Any]]
    intended: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    is_by_cautions: Mapped[bool] = mapped_column(default=False)
