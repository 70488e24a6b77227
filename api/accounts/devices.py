"""Signed-in browsers: listed, named, revoked. A client's also tell when they were heard."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select, update

from api.accounts.models import DeviceSessionRow
from api.auth import Caller, session_length
from api.clock import now
from api.db import db
from api.errors import NotFound


@dataclass(frozen=True, slots=True)
class DeviceSession:
    """One signed-in browser of an account, as the one who asks sees it."""

    id: UUID
    device_name: str
    is_this_one: bool
    created_at: datetime
    last_used_at: datetime
    """To the day: a session's end moves on with its use, once a day."""
    last_heard_at: datetime | None
    unsent: int | None
    retired_at: datetime | None


def list_devices(caller: Caller, account_id: UUID, *, with_retired: bool = False) -> list[DeviceSession]:
    """Newest first. Signed-out ones that never sent anything are nobody's concern."""
    is_shown: ColumnElement[bool] = DeviceSessionRow.revoked_at.is_(None) & DeviceSessionRow.signed_out_at.is_(None)
    if with_retired:
        is_shown = or_(is_shown, DeviceSessionRow.last_heard_at.is_not(None))
    else:
        is_shown = is_shown & (DeviceSessionRow.expires_at > now())
    rows = db.session.scalars(
        select(DeviceSessionRow)
        .where(
            DeviceSessionRow.practice_id == caller.practice_id,
            DeviceSessionRow.account_id == account_id,
            is_shown,
        )
        .order_by(DeviceSessionRow.created_at.desc(), DeviceSessionRow.id)
    )
    return [_seen(row, caller) for row in rows]


def rename_device(caller: Caller, session_id: UUID, device_name: str) -> DeviceSession:
    """Raises NotFound."""
    row = _change(caller, caller.account_id, session_id, {"device_name": device_name})
    return _seen(row, caller)


def retire_device(caller: Caller, account_id: UUID, session_id: UUID) -> DeviceSession:
    """No longer used: its session ends, and no figure waits for it any more. Twice is as good as once."""
    row = _change(caller, account_id, session_id, {})
    if row.revoked_at is None:
        row = _change(caller, account_id, session_id, {"revoked_at": now()})
    return _seen(row, caller)


def _change(caller: Caller, account_id: UUID, session_id: UUID, values: dict[str, Any]) -> DeviceSessionRow:
    which = (
        DeviceSessionRow.practice_id == caller.practice_id,
        DeviceSessionRow.account_id == account_id,
        DeviceSessionRow.id == session_id,
    )
    if values:
        db.session.execute(update(DeviceSessionRow).where(*which).values(**values))
    row = db.session.scalars(select(DeviceSessionRow).where(*which)).one_or_none()
    if row is None:
        raise NotFound("device", session_id)
    return row


def _seen(row: DeviceSessionRow, caller: Caller) -> DeviceSession:
    return DeviceSession(
        id=row.id,
        device_name=row.device_name,
        is_this_one=row.id == caller.session_id,
        created_at=row.created_at,
        last_used_at=row.expires_at - session_length(row.role),
        last_heard_at=row.last_heard_at,
        unsent=row.unsent,
        retired_at=row.revoked_at or row.signed_out_at,
    )
