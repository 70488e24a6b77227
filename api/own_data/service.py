"""All that is kept of what a client told, and what was planned for them, as they get it themselves."""

from typing import Any
from uuid import UUID

from sqlalchemy import select

from api.auth import Caller
from api.db import db
from api.plans.models import PlanVersionRow
from api.schemas import page
from api.sessions.models import EntryConflictRow, EntryRow
from routines.errors import Invalid, Problem
from routines.fields import instant_to_wire


def own_data(caller: Caller, cursor: tuple[str, ...] | None, limit: int) -> dict[str, Any]:
    """A page of the caller's entries in the order of their ids, whole and as they came; the first has the rest too.

    Raises Invalid for a cursor that is none of this list.
    """
    query = _entries(caller).order_by(EntryRow.id).limit(limit + 1)
    if cursor:
        query = query.where(EntryRow.id > _read_cursor(cursor))
    found = page(db.session.scalars(query).all(), limit, lambda row: (str(row.id),))
    rest = {} if cursor else {"plans": _plans(caller), "other_versions": _other_versions(caller)}
    return {**found, "items": [_entry_to_wire(row) for row in found["items"]], **rest}


def _entries(caller: Caller) -> Any:
    return select(EntryRow).where(EntryRow.practice_id == caller.practice_id, EntryRow.client_id == caller.account_id)


def _entry_to_wire(row: EntryRow) -> dict[str, Any]:
    return {
        "id": str(row.id),
        "kind": row.kind,
        "schema_version": row.schema_version,
        "recorded_by": "staff" if row.recorded_by else "client",
        "received_at": instant_to_wire(row.received_at),
        "outcome": row.outcome,
        "flags": row.flags,
        "time_zone": row.time_zone,
        "body": row.body,
    }


def _plans(caller: Caller) -> list[dict[str, Any]]:
    """Every version as the phone had it, oldest first."""
    rows = db.session.execute(
        select(PlanVersionRow.version, PlanVersionRow.saved_at, PlanVersionRow.body)
        .where(PlanVersionRow.practice_id == caller.practice_id, PlanVersionRow.client_id == caller.account_id)
        .order_by(PlanVersionRow.version)
    )
    return [{"version": row.version, "saved_at": instant_to_wire(row.saved_at), "plan": row.body} for row in rows]


def _other_versions(caller: Caller) -> list[dict[str, Any]]:
    """Records that came a second time with other content: kept beside the first."""
    rows = db.session.execute(
        select(EntryConflictRow.received_at, EntryConflictRow.entry)
        .where(EntryConflictRow.practice_id == caller.practice_id, EntryConflictRow.client_id == caller.account_id)
        .order_by(EntryConflictRow.received_at)
    )
    return [{"received_at": instant_to_wire(row.received_at), "entry": row.entry} for row in rows]


def _read_cursor(key: tuple[str, ...]) -> UUID:
    try:
        (entry_id,) = key
        return UUID(entry_id)
    except ValueError as error:
        raise Invalid((Problem(("cursor",), "invalid", "Not a cursor of this list."),)) from error
