"""Who works in a practice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select

from api.accounts.models import DeviceSessionRow, StaffRow
from api.auth import STAFF_SESSION, Caller
from api.clients.models import ClientRow
from api.db import db
from api.errors import NotFound


@dataclass(frozen=True, slots=True)
class Person:
    """A staff member as admins see them. `last_used_at`: of any of their sessions, to the day."""

    id: UUID
    display_name: str
    email: str
    role: str
    profession: str | None
    created_at: datetime
    disabled_at: datetime | None
    last_used_at: datetime | None
    clients: int


def get_person(caller: Caller, staff_id: UUID) -> StaffRow:
    """One of the caller's practice, disabled or not. Raises NotFound."""
    which = (StaffRow.practice_id == caller.practice_id, StaffRow.id == staff_id)
    row = db.session.scalars(select(StaffRow).where(*which)).one_or_none()
    if row is None:
        raise NotFound("staff member", staff_id)
    return row


def list_people(caller: Caller) -> list[Person]:
    """Everyone, by name, those no longer let in last: three statements."""
    rows = db.session.scalars(
        select(StaffRow)
        .where(StaffRow.practice_id == caller.practice_id)
        .order_by(StaffRow.disabled_at.is_not(None), StaffRow.display_name, StaffRow.id)
    ).all()
    used, clients = _last_used(caller), _client_counts(caller)
    return [_person(row, used, clients) for row in rows]


def person(caller: Caller, row: StaffRow) -> Person:
    """One of them, as the list has it."""
    return _person(row, _last_used(caller), _client_counts(caller))


def _last_used(caller: Caller) -> dict[UUID, datetime]:
    """A session's end moves on with its use, once a day: it tells the last use to the day."""
    rows = db.session.execute(
        select(DeviceSessionRow.account_id, func.max(DeviceSessionRow.expires_at))
        .where(DeviceSessionRow.practice_id == caller.practice_id, DeviceSessionRow.role != "client")
        .group_by(DeviceSessionRow.account_id)
    )
    return {account_id: ends_at - STAFF_SESSION for account_id, ends_at in rows}


def _client_counts(caller: Caller) -> dict[UUID, int]:
    rows = db.session.execute(
        select(ClientRow.therapist_id, func.count().label("number"))
        .where(ClientRow.practice_id == caller.practice_id, ClientRow.deleted_at.is_(None))
        .group_by(ClientRow.therapist_id)
    )
    return {row.therapist_id: row.number for row in rows}


def _person(row: StaffRow, used: Mapping[UUID, datetime], clients: Mapping[UUID, int]) -> Person:
    return Person(
        id=row.id,
        display_name=row.display_name,
        email=row.email,
        role=row.role,
        profession=row.profession,
        created_at=row.created_at,
        disabled_at=row.disabled_at,
        last_used_at=used.get(row.id),
        clients=clients.get(row.id, 0),
    )
