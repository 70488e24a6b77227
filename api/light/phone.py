"""What a phone is told of the light beside its plan: the numbers to play it by, what is on hold, what was opened."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, String, cast, func, literal_column, select

from api.clients.models import ClientRow
from api.joined import Joined
from api.light.models import ExerciseHoldRow
from api.light.thresholds import stored_rules
from routines.fields import instant_to_wire

_OPENED_AT = func.coalesce(cast(ExerciseHoldRow.opened_at, String()), literal_column("''"))
_HELD_ON = cast(ExerciseHoldRow.held_on, String())
_BAR: ColumnElement[str] = literal_column("'|'")
_ONE = ExerciseHoldRow.exercise_slug + _BAR + _HELD_ON + _BAR + _OPENED_AT
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


def holds_to_wire(told: str | None, time_zone: str) -> dict[str, Any]:
    """The text of `HOLDS`, read. `days` are the client's own, in `time_zone`."""
    held: set[str] = set()
    opened: dict[str, datetime] = {}
    found = list(_holds(told))
    for exercise_id, _, opened_at in found:
        if opened_at is None:
            held.add(exercise_id)
        else:
            opened[exercise_id] = max(opened_at, opened.get(exercise_id, opened_at))
    return {
        "held": sorted(held),
        "opened": {exercise_id: instant_to_wire(at) for exercise_id, at in sorted(opened.items())},
        "days": [_days(*hold, ZoneInfo(time_zone)) for hold in sorted(found, key=lambda hold: hold[:2])],
    }


def _days(exercise_id: str, held_on: str, opened_at: datetime | None, zone: ZoneInfo) -> dict[str, str | None]:
    last_on = opened_at.astimezone(zone).date().isoformat() if opened_at else None
    return {"exercise_id": exercise_id, "first_on": held_on, "last_on": last_on}


def _holds(told: str | None) -> Iterator[tuple[str, str, datetime | None]]:
    for each in told.split(",") if told else ():
        exercise_id, held_on, opened_at = each.split("|")
        at = datetime.fromisoformat(opened_at) if opened_at else None
        yield exercise_id, held_on, at if at is None or at.tzinfo else at.replace(tzinfo=UTC)
