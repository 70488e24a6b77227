"""Exercises on hold, and opening them: a therapist, with a reason that stays in the record."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from api.accounts.models import StaffRow
from api.auth import Caller
from api.catalogue.service import exercise_name
from api.clients.service import get_client
from api.clock import now
from api.db import db
from api.errors import Conflict
from api.light.models import ExerciseHoldRow


def list_holds(caller: Caller, client_id: UUID) -> dict[str, Any]:
    """Every hold there was, newest first, with who opened it and why. Raises NotFound."""
    client = get_client(caller, client_id)
    who = and_(StaffRow.practice_id == caller.practice_id, StaffRow.id == ExerciseHoldRow.opened_by)
    rows = db.session.execute(
        select(ExerciseHoldRow, StaffRow.display_name)
        .outerjoin(StaffRow, who)
        .where(ExerciseHoldRow.practice_id == caller.practice_id, ExerciseHoldRow.client_id == client.id)
        .order_by(ExerciseHoldRow.held_at.desc(), ExerciseHoldRow.id.desc())
    ).all()
    return {"items": [_record(hold, name) for hold, name in rows]}


def open_exercise(caller: Caller, client_id: UUID, exercise_id: str, reason: str) -> dict[str, Any]:
    """Open one exercise again. Raises NotFound, and Conflict when it is not on hold."""
    client = get_client(caller, client_id)
    holds = db.session.scalars(
        select(ExerciseHoldRow).where(
            ExerciseHoldRow.practice_id == caller.practice_id,
            ExerciseHoldRow.client_id == client.id,
            ExerciseHoldRow.exercise_slug == exercise_id,
            ExerciseHoldRow.opened_at.is_(None),
        )
    ).all()
    if not holds:
        raise Conflict("This exercise is not on hold for this client.")
    at = now()
    for hold in holds:
        hold.opened_at, hold.opened_by, hold.open_reason = at, caller.account_id, reason
    return {"exercise_id": exercise_id, "opened_at": at}


def _record(hold: ExerciseHoldRow, opener: str | None) -> dict[str, Any]:
    return {
        "id": hold.id,
        "exercise_id": hold.exercise_slug,
        "name": exercise_name(hold.practice_id, hold.exercise_slug),
        "session_ids": hold.session_ids,
        "held_at": hold.held_at,
        "opened_at": hold.opened_at,
        "opened_by": {"id": hold.opened_by, "display_name": opener} if hold.opened_by else None,
        "open_reason": hold.open_reason,
    }
