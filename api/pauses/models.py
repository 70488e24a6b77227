"""Days on which a client is to do nothing."""

import uuid
from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base, Tenanted


class PauseRow(Tenanted, Base):
    """One pause. `note` is the therapist's own and never reaches the client; a withdrawn one counts nowhere."""

    __tablename__ = "pause"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
    )

    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True, sort_order=-15)
    first_on: Mapped[date]
    last_on: Mapped[date | None]
    reason: Mapped[str]
    note: Mapped[str]
    set_at: Mapped[datetime]
    set_by: Mapped[uuid.UUID]
    withdrawn_at: Mapped[datetime | None]
