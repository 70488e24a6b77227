"""Clients of a practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, insert, or_, select, update

from api.accounts.models import DeviceSessionRow, StaffRow
from api.auth import Caller
from api.clients.models import ClientRow, sort_name
from api.clock import now
from api.db import db, uuid7
from api.errors import NotFound
from api.safety.models import SafetyLockRow
from api.schemas import page
from routines.cadence import Cadence
from routines.errors import Invalid, Problem

_STRICTEST_FIRST = ("emergency", "same_day", "clinician_first", "caution")


@dataclass(frozen=True, slots=True)
class NewClient:
    """A client to be. `therapist_id` None: the one who adds them."""

    display_name: str
    affected_side: str
    cautions: tuple[str, ...]
    time_zone: str
    therapist_id: UUID | None


@dataclass(frozen=True, slots=True)
class ClientFilter:
    """Which clients, and from where on: `cursor` is (sort name, id) of the last one seen."""

    mine: bool
    q: str
    cursor: tuple[str, ...] | None
    limit: int


@dataclass(frozen=True, slots=True)
class Lock:
    id: UUID
    level: str
    locked_at: datetime


@dataclass(frozen=True, slots=True)
class Client:
    """A client with the lock that is on, if one is."""

    id: UUID
    display_name: str
    affected_side: str
    cautions: list[Any]
    waiting_cautions: list[Any]
    asked_cautions: list[Any]
    time_zone: str
    therapist_id: UUID
    created_at: datetime
    visit_cadence: Cadence | None
    lock: Lock | None


def get_client(caller: Caller, client_id: UUID) -> ClientRow:
    """The client, if the caller's practice has one of this id and has not deleted it. Raises NotFound."""
    row = db.session.scalars(
        select(ClientRow).where(
            ClientRow.practice_id == caller.practice_id, ClientRow.id == client_id, ClientRow.deleted_at.is_(None)
        )
    ).one_or_none()
    if row is None:
        raise NotFound("client", client_id)
    return row


def show_client(row: ClientRow) -> Client:
    return _client(row, open_locks(row.practice_id, [row.id]))


def list_clients(caller: Caller, which: ClientFilter) -> dict[str, Any]:
    """A page of the practice's clients by name: two statements, whatever their number."""
    where: list[ColumnElement[bool]] = [ClientRow.practice_id == caller.practice_id, ClientRow.deleted_at.is_(None)]
    if which.mine:
        where.append(ClientRow.therapist_id == caller.account_id)
    if which.q:
        where.append(ClientRow.sort_name.contains(sort_name(which.q), autoescape=True))
    if which.cursor:
        last_name, last_id = _read_cursor(which.cursor)
        is_same_name = and_(ClientRow.sort_name == last_name, ClientRow.id > last_id)
        where.append(or_(ClientRow.sort_name > last_name, is_same_name))
    query = select(ClientRow).where(*where).order_by(ClientRow.sort_name, ClientRow.id)
    rows = db.session.scalars(query.limit(which.limit + 1)).all()
    found = page(rows, which.limit, lambda row: (row.sort_name, row.id.hex))
    locks = open_locks(caller.practice_id, [row.id for row in found["items"]])
    return {**found, "items": [_client(row, locks) for row in found["items"]]}


def add_client(caller: Caller, new: NewClient) -> Client:
    """Without cautions: api/cautions takes those down. Raises Invalid for a therapist that the practice lacks."""
    therapist_id = new.therapist_id or caller.account_id
    _check_therapist(caller, therapist_id)
    row = {
        "practice_id": caller.practice_id,
        "id": uuid7(now()),
        "display_name": new.display_name,
        "affected_side": new.affected_side,
        "cautions": [],
        "waiting_cautions": [],
        "asked_cautions": [],
        "time_zone": new.time_zone,
        "therapist_id": therapist_id,
        "created_at": now(),
    }
    db.session.execute(insert(ClientRow), row)
    return _client(ClientRow(**row), {})


def change_client(caller: Caller, client_id: UUID, changes: dict[str, Any]) -> Client:
    """Raises NotFound, and Invalid for a therapist that the practice does not have."""
    row = get_client(caller, client_id)
    if changes.get("therapist_id", row.therapist_id) != row.therapist_id:
        _check_therapist(caller, changes["therapist_id"])
    for name, value in changes.items():
        setattr(row, name, value)
    row.sort_name = sort_name(row.display_name)
    db.session.flush()
    return show_client(row)


def delete_client(caller: Caller, client_id: UUID) -> None:
    """Out of sight at once, devices signed out; the rows stay until they are erased. Raises NotFound."""
    row = get_client(caller, client_id)
    row.deleted_at = now()
    db.session.execute(
        update(DeviceSessionRow)
        .where(
            DeviceSessionRow.practice_id == caller.practice_id,
            DeviceSessionRow.account_id == client_id,
            DeviceSessionRow.revoked_at.is_(None),
        )
        .values(revoked_at=row.deleted_at)
        .execution_options(synchronize_session=False)
    )


def open_locks(practice_id: UUID, client_ids: Sequence[UUID]) -> dict[UUID, Lock]:
    """By client: the strictest lock that nobody has opened, of these the oldest."""
    if not client_ids:
        return {}
    rows = db.session.execute(
        select(SafetyLockRow.client_id, SafetyLockRow.id, SafetyLockRow.level, SafetyLockRow.locked_at).where(
            SafetyLockRow.practice_id == practice_id,
            SafetyLockRow.client_id.in_(client_ids),
            SafetyLockRow.unlocked_at.is_(None),
        )
    ).all()
    by_weight = sorted(rows, key=lambda row: (-_STRICTEST_FIRST.index(row.level), -row.locked_at.timestamp()))
    return {row.client_id: Lock(row.id, row.level, row.locked_at) for row in by_weight}


def _client(row: ClientRow, locks: dict[UUID, Lock]) -> Client:
    return Client(
        id=row.id,
        display_name=row.display_name,
        affected_side=row.affected_side,
        cautions=row.cautions,
        waiting_cautions=row.waiting_cautions,
        asked_cautions=row.asked_cautions,
        time_zone=row.time_zone,
        therapist_id=row.therapist_id,
        created_at=row.created_at,
        visit_cadence=row.visit_cadence,
        lock=locks.get(row.id),
    )


def _check_therapist(caller: Caller, therapist_id: UUID) -> None:
    is_there = select(StaffRow.id).where(
        StaffRow.practice_id == caller.practice_id, StaffRow.id == therapist_id, StaffRow.disabled_at.is_(None)
    )
    if db.session.execute(is_there).one_or_none() is None:
        raise Invalid((Problem(("therapist_id",), "unknown", "The practice has no such therapist."),))


def _read_cursor(key: tuple[str, ...]) -> tuple[str, UUID]:
    try:
        name, client_id = key
        return name, UUID(hex=client_id)
    except ValueError as error:
        raise Invalid((Problem(("cursor",), "invalid", "Not a cursor of this list."),)) from error
