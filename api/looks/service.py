"""A staff member's looks at a client."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from api.auth import Caller
from api.clients.service import get_client
from api.clock import now
from api.db import db
from api.looks.models import ClientLookRow
from routines.look import Look, looked, new_since

# A phone's report is dated when it arrives and can be read when it is stored: what arrived so shortly before a page was
# read may not be on it.
_BEING_STORED = timedelta(seconds=10)
_KEY = ("practice_id", "client_id", "staff_id")


def read_look(caller: Caller, client_id: UUID) -> dict[str, datetime | None]:
    """What is new to the caller who opens the client now, and until when they see all that arrived."""
    return {"read_at": now() - _BEING_STORED, "new_since": new_since(_known(caller, client_id), now())}


def note_look(caller: Caller, client_id: UUID, seen_until: datetime) -> None:
    """The caller has seen what arrived until `seen_until`. Raises NotFound."""
    client = get_client(caller, client_id)
    before = _known(caller, client.id)
    look = looked(before, seen_until, now())
    if look == before:
        return
    values = {
        "practice_id": caller.practice_id,
        "client_id": client.id,
        "staff_id": caller.account_id,
        "looked_at": look.at,
        "new_since": look.since,
    }
    insert = sqlite.insert if db.engine.dialect.name == "sqlite" else postgresql.insert
    again = {"looked_at": look.at, "new_since": look.since}
    statement = insert(ClientLookRow).values(values)
    db.session.execute(statement.on_conflict_do_update(index_elements=_KEY, set_=again))


def _known(caller: Caller, client_id: UUID) -> Look | None:
    row = db.session.execute(
        select(ClientLookRow.looked_at, ClientLookRow.new_since).where(
            ClientLookRow.practice_id == caller.practice_id,
            ClientLookRow.client_id == client_id,
            ClientLookRow.staff_id == caller.account_id,
        )
    ).one_or_none()
    return Look(row.looked_at, row.new_since) if row else None
