"""A practice's clients."""

import unicodedata
import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.engine.default import DefaultExecutionContext
from sqlalchemy.orm import Mapped, mapped_column

from api.cadence import CadenceText
from api.db import Base, Tenanted
from routines.cadence import Cadence


def sort_name(display_name: str) -> str:
    """How a name is sorted and searched, the same on every database: Ö as o, without regard to case."""
    letters = unicodedata.normalize("NFKD", display_name).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _default_sort_name(context: DefaultExecutionContext) -> str:
    inserted: dict[str, Any] = context.get_current_parameters()  # type: ignore[no-untyped-call]
    return sort_name(inserted["display_name"])


class ClientRow(Tenanted, Base):
    """One client. `affected_side`: left, right, both, none; `time_zone`: IANA.

    `cautions`: codes of the catalogue that hold something back; `waiting_cautions`: codes with an answer that no
    therapist has confirmed yet; `asked_cautions`: codes with any answer. They follow from the answers, and are kept
    here because every look at a plan asks for them. `visit_cadence`: how often this one comes; null: as the practice
    says. `days_revision`: rises by one whenever anybody but a phone has practised days written anew.
    """

    __tablename__ = "client"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id"], ["practice.practice_id"], ondelete="CASCADE"),
        ForeignKeyConstraint(["practice_id", "therapist_id"], ["staff.practice_id", "staff.id"], ondelete="RESTRICT"),
        Index(None, "practice_id", "sort_name", "id"),
    )

    display_name: Mapped[str]
    sort_name: Mapped[str] = mapped_column(default=_default_sort_name)
    affected_side: Mapped[str]
    cautions: Mapped[list[Any]]
    waiting_cautions: Mapped[list[Any]] = mapped_column(default=list)
    asked_cautions: Mapped[list[Any]] = mapped_column(default=list)
    time_zone: Mapped[str]
    therapist_id: Mapped[uuid.UUID]
    created_at: Mapped[datetime]
    deleted_at: Mapped[datetime | None]
    visit_cadence: Mapped[Cadence | None] = mapped_column(CadenceText())
    days_revision: Mapped[int] = mapped_column(default=0)
