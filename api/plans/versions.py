"""Every version of a plan: listed with what each changed, and opened one by one. None is ever changed."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Row

from api.auth import Caller
from api.catalogue.service import catalogue_of
from api.clients.service import get_client
from api.db import db
from api.errors import NotFound
from api.plans.fit import intended
from api.plans.models import PlanVersionRow
from api.plans.service import newest_version, versions_of, written_wire
from api.schemas import page
from routines.errors import Invalid, Problem
from routines.fields import instant_to_wire
from routines.plan import plan_from_wire
from routines.plan_change import plan_changes


def list_versions(caller: Caller, client_id: UUID, cursor: tuple[str, ...] | None, limit: int) -> dict[str, Any]:
    """A page of saves, newest first, each with its changes against the one before. Raises NotFound."""
    client = get_client(caller, client_id)
    query = versions_of(caller, client.id).order_by(PlanVersionRow.version.desc()).limit(limit + 1)
    if cursor:
        query = query.where(PlanVersionRow.version < _read_cursor(cursor))
    rows = db.session.execute(query).all()
    found = page(rows, limit, lambda row: (str(row.version),))
    return {**found, "items": list(saves(rows))[:limit]}


def read_version(caller: Caller, client_id: UUID, version: int) -> dict[str, Any]:
    """One version as it was written, and how it differs from the one before and from the newest. Raises NotFound.

    `on_phone`: what the cautions of its day left otherwise on the phone, in words.
    """
    client = get_client(caller, client_id)
    newest = newest_version(caller, client.id)
    if newest is None or not 1 <= version <= newest.version:
        raise NotFound("plan version", str(version))
    two = versions_of(caller, client.id).where(PlanVersionRow.version.in_((version - 1, version)))
    rows = db.session.execute(two.order_by(PlanVersionRow.version.desc())).all()
    row, exercises = rows[0], catalogue_of(caller.practice_id).exercises
    written = plan_from_wire(intended(row))
    return {
        **next(saves(rows)),
        "plan": written_wire(row),
        "on_phone": list(plan_changes(written, plan_from_wire(row.body), exercises)),
        "newest_version": newest.version,
        "changes_since": list(plan_changes(written, plan_from_wire(intended(newest)), exercises)),
    }


def saves(rows: Sequence[Row[Any]]) -> Iterator[dict[str, Any]]:
    """Version rows, newest first without a gap, as the wire has them; changes of the last need the row before it."""
    for index, row in enumerate(rows):
        before = rows[index + 1] if index + 1 < len(rows) else None
        yield {
            "version": row.version,
            "saved_at": instant_to_wire(row.saved_at),
            "saved_by": {"id": str(row.saved_by), "display_name": row.display_name},
            "is_by_cautions": row.is_by_cautions,
            "changes": _changes(before, row),
        }


def _changes(before: Row[Any] | None, row: Row[Any]) -> list[str]:
    """Of a therapist's save what they wrote anew; of one by cautions what the phone was left with."""
    plan_of = (lambda version: version.body) if row.is_by_cautions else intended
    old = plan_from_wire(plan_of(before)) if before else None
    return list(plan_changes(old, plan_from_wire(plan_of(row)), catalogue_of(row.practice_id).exercises))


def _read_cursor(key: tuple[str, ...]) -> int:
    if len(key) == 1 and key[0].isdecimal() and len(key[0]) < 10:
        return int(key[0])
    raise Invalid((Problem(("cursor",), "invalid", "Not a cursor of this list."),))
