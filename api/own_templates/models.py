"""Template routines that a practice made for itself."""

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped

from api.db import Base, Tenanted


class OwnTemplateRow(Tenanted, Base):
    """One template. `routine` is its wire form without ids (routines/own_template.py); `removed_at`: it is offered no
    more, and can be put back."""

    __tablename__ = "own_template"
    __table_args__ = (ForeignKeyConstraint(["practice_id"], ["practice.practice_id"], ondelete="CASCADE"),)

    name: Mapped[str]
    description: Mapped[str]
    routine: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]
    saved_by: Mapped[uuid.UUID]
    removed_at: Mapped[datetime | None]
