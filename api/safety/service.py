"""Opening what a confirmed red answer closed: a person of the practice, with a reason that stays in the record."""

from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from api.accounts.models import StaffRow
from api.auth import Caller
from api.clients.service import get_client
from api.clock import now
from api.db import db
from api.errors import Conflict
from api.safety.models import SafetyLockRow


def unlock(caller: Caller, client_id: UUID, reason: str) -> dict[str, Any]:
    """Open every lock of the client. Raises NotFound, and Conflict when nothing is locked."""
    client = get_client(caller, client_id)
    locks = db.session.scalars(
        select(SafetyLockRow).where(
            SafetyLockRow.practice_id == caller.practice_id,
            SafetyLockRow.client_id == client.id,
            SafetyLockRow.unlocked_at.is_(None),
        )
    ).all()
    if not locks:
        raise Conflict("Nothing is locked for this client.")
    for lock in locks:
        lock.unlocked_at, lock.unlocked_by, lock.unlock_reason = now(), caller.account_id, reason
    return {"lock": None, "unlocked_ids": [lock.id for lock in locks], "unlocked_at": now()}


def list_locks(caller: Caller, client_id: UUID) -> dict[str, Any]:
    """Every lock there was, newest first, with who opened it and why. Raises NotFound."""
    client = get_client(caller, client_id)
    who = and_(StaffRow.practice_id == caller.practice_id, StaffRow.id == SafetyLockRow.unlocked_by)
    rows = db.session.execute(
        select(SafetyLockRow, StaffRow.display_name)
        .outerjoin(StaffRow, who)
        .where(SafetyLockRow.practice_id == caller.practice_id, SafetyLockRow.client_id == client.id)
        .order_by(SafetyLockRow.locked_at.desc(), SafetyLockRow.id.desc())
    ).all()
    return {"items": [_record(lock, name) for lock, name in rows]}


def _record(lock: SafetyLockRow, opener: str | None) -> dict[str, Any]:
    return {
        "id": lock.id,
        "level": lock.level,
        "question_ids": lock.question_ids,
        "locked_at": lock.locked_at,
        "unlocked_at": lock.unlocked_at,
        "unlocked_by": {"id": lock.unlocked_by, "display_name": opener} if lock.unlocked_by else None,
        "unlock_reason": lock.unlock_reason,
    }
