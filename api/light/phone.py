"""What a phone is told of the light beside its plan: the numbers to play it by, what is on hold, what was opened."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import String, cast, func, literal_column, select

from api.clients.models import ClientRow
from api.joined import Joined
from api.light.models import ExerciseHoldRow
from api.light.thresholds import stored_rules
from routines.fields import instant_to_wire

_OPENED_AT = func.coalesce(cast(ExerciseHoldRow.opened_at, String()), literal_column("''"))
_ONE = ExerciseHoldRow.exercise_slug + literal_column("'|'") + _OPENED_AT
HOLDS = (
    select(Joined(_ONE))
    .where(ExerciseHoldRow.practice_id == ClientRow.practice_id, ExerciseHoldRow.client_id == ClientRow.id)
    .correlate(ClientRow)
    .scalar_subquery()
)
"""All holds of a client as one text, for a statement over clients that has a row for each lock already."""


def light_to_wire(settings: dict[str, int] | None) -> dict[str, int]:
    """The rules as the phone plays them."""
    return asdict(stored_rules(settings))


def holds_to_wire(told: str | None) -> dict[str, Any]:
    """The text of `HOLDS`, read."""
    held: set[str] = set()
    opened: dict[str, datetime] = {}
    for exercise_id, opened_at in _holds(told):
        if opened_at is None:
            held.add(exercise_id)
        else:
            opened[exercise_id] = max(opened_at, opened.get(exercise_id, opened_at))
    return {
        "held": sorted(held),
        "opened": {exercise_id: instant_to_wire(at) for exercise_id, at in sorted(opened.items())},
    }


def _holds(told: str | None) -> Iterator[tuple[str, datetime | None]]:
    for each in told.split(",") if told else ():
        exercise_id, _, opened_at = each.partition("|")
        at = datetime.fromisoformat(opened_at) if opened_at else None
        yield exercise_id, at if at is None or at.tzinfo else at.replace(tzinfo=UTC)
