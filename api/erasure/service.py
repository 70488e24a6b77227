"""Deleted clients: listed and brought back while their rows are there; erased for good, row by row, after that."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Table, delete, select, update

from api.accounts.models import AuditRow, DeviceSessionRow
from api.auth import ERASED, Caller
from api.clients.models import ClientRow
from api.clients.service import Client, show_client
from api.clock import now
from api.db import Base, db
from api.errors import NotFound
from api.sessions.known import Owner

KEPT_FOR = timedelta(days=30)
MOST_LISTED = 200
_NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class DeletedClient:
    """`erased_from`: from then on `flask erase` removes the record."""

    id: UUID
    display_name: str
    deleted_at: datetime
    erased_from: datetime


def list_deleted(caller: Caller) -> list[DeletedClient]:
    """Those whose record is still there, the newest first."""
    rows = db.session.execute(
        select(ClientRow.id, ClientRow.display_name, ClientRow.deleted_at)
        .where(ClientRow.practice_id == caller.practice_id, ClientRow.deleted_at.is_not(None))
        .order_by(ClientRow.deleted_at.desc(), ClientRow.id)
        .limit(MOST_LISTED)
    )
    return [DeletedClient(row.id, row.display_name, row.deleted_at, row.deleted_at + KEPT_FOR) for row in rows]


def bring_back(caller: Caller, client_id: UUID) -> Client:
    """As before the deletion, with the devices that it signed out. Twice is as good as once. Raises NotFound."""
    which = (ClientRow.practice_id == caller.practice_id, ClientRow.id == client_id)
    row = db.session.scalars(select(ClientRow).where(*which).with_for_update()).one_or_none()
    if row is None:
        raise NotFound("client", client_id)
    if row.deleted_at is not None:
        _let_devices_in(row)
        row.deleted_at = None
        db.session.flush()
    return show_client(row)


def due(days: int) -> list[Owner]:
    """Clients of all practices who were deleted at least `days` ago: for the operator's command only."""
    query = select(ClientRow.practice_id, ClientRow.id).where(ClientRow.deleted_at <= now() - timedelta(days=days))
    rows = db.session.execute(query.order_by(ClientRow.id), execution_options={"all_practices": True})
    return [Owner(*row) for row in rows]


def erase(owner: Owner) -> bool:
    """Remove every row of the client but the audit's, which has ids only. False: brought back meanwhile."""
    which = (ClientRow.practice_id == owner.practice_id, ClientRow.id == owner.client_id)
    is_still = select(ClientRow.id).where(*which, ClientRow.deleted_at.is_not(None)).with_for_update()
    if db.session.execute(is_still).one_or_none() is None:
        return False
    for table in tables_of_a_client():
        of_client = (table.c.practice_id == owner.practice_id, table.c.client_id == owner.client_id)
        db.session.execute(delete(table).where(*of_client))
    _forget_devices(owner)
    db.session.execute(delete(ClientRow).where(*which).execution_options(synchronize_session=False))
    return True


def tables_of_a_client() -> list[Table]:
    """Every table that names a client, those that refer to others first. A new feature's is there by itself."""
    ordered = reversed(Base.metadata.sorted_tables)
    return [table for table in ordered if "client_id" in table.c and table.name != AuditRow.__tablename__]


def forget_old_cookies() -> int:
    """What `_forget_devices` left, once the cookie has run out too; gives how many rows."""
    which = (DeviceSessionRow.role == ERASED, DeviceSessionRow.expires_at <= now())
    gone = delete(DeviceSessionRow).where(*which).returning(DeviceSessionRow.token_hash)
    return len(db.session.execute(gone.execution_options(synchronize_session=False)).all())


def _forget_devices(owner: Owner) -> None:
    """Of each device only its cookie's hash is left, and nobody's: so its phone is told why it is not let in."""
    scrubbed: dict[str, Any] = {
        "account_id": _NOBODY,
        "role": ERASED,
        "device_id": None,
        "device_name": "",
        "revoked_at": now(),
        "first_heard_at": None,
        "last_heard_at": None,
        "spoken_at": None,
        "unsent": None,
    }
    changed = update(DeviceSessionRow).where(
        DeviceSessionRow.practice_id == owner.practice_id, DeviceSessionRow.account_id == owner.client_id
    )
    db.session.execute(changed.values(**scrubbed).execution_options(synchronize_session=False))


def _let_devices_in(row: ClientRow) -> None:
    """Those that the deletion signed out, not those that were before."""
    which = (
        DeviceSessionRow.practice_id == row.practice_id,
        DeviceSessionRow.account_id == row.id,
        DeviceSessionRow.revoked_at == row.deleted_at,
    )
    let_in = update(DeviceSessionRow).where(*which).values(revoked_at=None)
    db.session.execute(let_in.execution_options(synchronize_session=False))
