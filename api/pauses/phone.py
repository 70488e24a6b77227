"""What a phone is told of pauses beside its plan."""

from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, literal_column, select

from api.clients.models import ClientRow
from api.joined import Joined
from api.pauses.models import PauseRow

# Older ones are history, which the phone asks for by month.
_LONG_OVER = timedelta(days=14)
_LAST_ON = func.coalesce(cast(PauseRow.last_on, String()), literal_column("''"))
_BAR: ColumnElement[str] = literal_column("'|'")
PAUSES = (
    select(Joined(cast(PauseRow.first_on, String()) + _BAR + _LAST_ON + _BAR + PauseRow.reason))
    .where(
        PauseRow.practice_id == ClientRow.practice_id,
        PauseRow.client_id == ClientRow.id,
        PauseRow.withdrawn_at.is_(None),
    )
    .correlate(ClientRow)
    .scalar_subquery()
)
"""All pauses of a client as one text, for a statement over clients."""


def pauses_to_wire(told: str | None, today: date) -> list[dict[str, Any]]:
    """The text of `PAUSES`, read: what this week needs, what is on, and what is to come, in their order."""
    parts = sorted(each.split("|") for each in told.split(",")) if told else []
    earliest = (today - _LONG_OVER).isoformat()
    return [
        {"first_on": first_on, "last_on": last_on or None, "reason": reason}
        for first_on, last_on, reason in parts
        if not last_on or last_on >= earliest
    ]
