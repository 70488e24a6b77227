"""Links by which staff set a password of their own."""

import uuid
from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base


class StaffLinkRow(Base):
    """Untenanted: one link, stored as its SHA-256 only. `purpose`: `invitation` or `reset`.

    An invitation says who is to join; `staff_id` is the id that the account will have. The account itself is made when
    the link is used, so nobody is on a list who never came. A reset's account is there, so it says no more.
    """

    __tablename__ = "staff_link"
    __table_args__ = (Index(None, "practice_id", "staff_id"),)

    link_hash: Mapped[bytes] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID]
    practice_id: Mapped[uuid.UUID]
    staff_id: Mapped[uuid.UUID]
    purpose: Mapped[str]
    email: Mapped[str | None]
    display_name: Mapped[str | None]
    role: Mapped[str | None]
    profession: Mapped[str | None]
    created_by: Mapped[uuid.UUID]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
