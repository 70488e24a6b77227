"""What staff decided about entries that need a person: facts beside the entries, which stay as they came."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base


class EntryDecisionRow(Base):
    """One decision about one entry. `about` is `unread` (it could not be read) or `versions` (it came in several).

    `decision`: `dismissed` (with a reason), `mapped` (`log_id` is the session made from it), `read_again` (it is stored
    now; by nobody when a command did it), `chosen` (the version of `content_hash` holds; `log_id` is the correction
    that says so). What was taken back decides nothing any more.
    """

    __tablename__ = "entry_decision"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
        Index(None, "practice_id", "client_id", "entry_id"),
    )

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    entry_id: Mapped[uuid.UUID]
    about: Mapped[str]
    decision: Mapped[str]
    reason: Mapped[str]
    content_hash: Mapped[bytes | None]
    log_id: Mapped[uuid.UUID | None]
    decided_at: Mapped[datetime]
    decided_by: Mapped[uuid.UUID | None]
    taken_back_at: Mapped[datetime | None]
    taken_back_by: Mapped[uuid.UUID | None]
