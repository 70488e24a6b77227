"""Plans and their versions: a save adds a version, none is ever changed."""

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint
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
    """One saved version. `body` is the plan as saved, `timelines` its compiled steps by routine id."""

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
