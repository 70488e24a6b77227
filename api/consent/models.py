"""What a practice asks its clients to agree to."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base


class ConsentTextRow(Base):
    """One version of a practice's text, never changed: answers name it. The newest is the one that is asked."""

    __tablename__ = "consent_text"
    __table_args__ = (ForeignKeyConstraint(["practice_id"], ["practice.practice_id"], ondelete="CASCADE"),)

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    body: Mapped[str]
    published_at: Mapped[datetime]
    published_by: Mapped[uuid.UUID]
