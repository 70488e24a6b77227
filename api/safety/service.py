"""Opening what a confirmed red answer closed: a person of the practice, with a reason that stays in the record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select

from api.accounts.models import StaffRow
from api.auth import Caller
from api.clients.service import get_client
from api.clock import now, today
from api.db import db
from api.errors import Conflict, NotYourProfession
from api.practices.service import Standing, standing
from api.safety.answers import question_text
from api.safety.models import SafetyLockRow
from routines.errors import Invalid
from routines.safety import Level
from routines.unlock import ClosedBy, Examination, may_unlock, unlock_problems


@dataclass(frozen=True, slots=True)
class Unlocking:
    """What is said for opening. `lock_ids`: what the caller has seen is on; None: whatever is."""

    reason: str
    examination: Examination | None
    lock_ids: list[UUID] | None


def unlock(caller: Caller, client_id: UUID, asked: Unlocking) -> dict[str, Any]:
    """Open every lock of the client.

    Raises NotFound; Conflict when nothing is locked, or something that the caller has not seen; NotYourProfession;
    Invalid for an examination that is missing or cannot be.
    """
    client = get_client(caller, client_id)
    locks = _open_locks(caller, client.id)
    if not locks:
        raise Conflict("Nothing is locked for this client.")
    if asked.lock_ids is not None and set(asked.lock_ids) != {lock.id for lock in locks}:
        raise Conflict("Another red answer came since this page was loaded. Load it again and look at it first.")
    closed = [ClosedBy(cast(Level, lock.level), _day(lock, client.time_zone)) for lock in locks]
    opener = standing(caller)
    if not may_unlock(closed, opener.profession, opener.scope):
        raise NotYourProfession("open an emergency or same-day lock", opener.profession, opener.scope.unlock_urgent)
    problems = tuple(unlock_problems(closed, asked.examination, today(client.time_zone)))
    if problems:
        raise Invalid(problems)
    for lock in locks:
        _note(lock, caller, opener, asked)
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


def _open_locks(caller: Caller, client_id: UUID) -> Sequence[SafetyLockRow]:
    return db.session.scalars(
        select(SafetyLockRow).where(
            SafetyLockRow.practice_id == caller.practice_id,
            SafetyLockRow.client_id == client_id,
            SafetyLockRow.unlocked_at.is_(None),
        )
    ).all()


def _day(lock: SafetyLockRow, time_zone: str) -> date:
    return lock.locked_at.astimezone(ZoneInfo(time_zone)).date()


def _note(lock: SafetyLockRow, caller: Caller, opener: Standing, asked: Unlocking) -> None:
    lock.unlocked_at, lock.unlocked_by, lock.unlock_reason = now(), caller.account_id, asked.reason
    lock.unlocked_as = opener.profession
    if asked.examination:
        lock.examined_by = asked.examination.by_name
        lock.examiner_profession = asked.examination.by_profession
        lock.examined_on = asked.examination.examined_on


def _record(lock: SafetyLockRow, opener: str | None) -> dict[str, Any]:
    who = {"id": lock.unlocked_by, "display_name": opener, "profession": lock.unlocked_as}
    examination = {
        "by_name": lock.examined_by,
        "by_profession": lock.examiner_profession,
        "examined_on": lock.examined_on,
    }
    return {
        "id": lock.id,
        "level": lock.level,
        "question_ids": lock.question_ids,
        "questions": [{"id": asked, "text": question_text(asked)} for asked in lock.question_ids],
        "locked_at": lock.locked_at,
        "unlocked_at": lock.unlocked_at,
        "unlocked_by": who if lock.unlocked_by else None,
        "unlock_reason": lock.unlock_reason,
        "examination": examination if lock.examined_on else None,
    }
