"""What was answered about a client's cautions: facts, one row each. The newest confirmed one of a code rules."""

import uuid
from datetime import datetime

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from api.db import Base


class CautionAnswerRow(Base):
    """One answer. `answer`: yes, no, not_sure; `told_by`: client or staff, `told_by_id` the account."""

    __tablename__ = "caution_answer"
    __table_args__ = (
        ForeignKeyConstraint(["practice_id", "client_id"], ["client.practice_id", "client.id"], ondelete="CASCADE"),
    )

    practice_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    client_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    code: Mapped[str]
    answer: Mapped[str]
    is_confirmed: Mapped[bool]
    reason: Mapped[str]
    told_by: Mapped[str]
    told_by_id: Mapped[uuid.UUID]
    told_at: Mapped[datetime]
