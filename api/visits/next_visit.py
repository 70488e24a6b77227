"""Setting the day of the next visit: at the newest visit, which says it, or by itself before any is recorded."""

from datetime import date
from uuid import UUID

from sqlalchemy import select

from api.auth import Caller
from api.clients.models import ClientRow
from api.clients.service import get_client
from api.clients.turns import take_turns
from api.clock import now, today
from api.db import db
from api.visits.models import PlannedVisitRow, VisitRow
from api.visits.service import change_visit
from routines.errors import Invalid, Problem


def plan_next_visit(caller: Caller, client_id: UUID, on: date | None) -> None:
    """Set the next visit to `on`, None: none is planned. What stood before is kept. Raises NotFound, and Invalid for a
    day that is over or not after the newest visit."""
    client = get_client(caller, client_id)
    if on is not None and on < today(client.time_zone):
        raise Invalid((Problem(("next_visit_on",), "in_past", "A next visit is today or later."),))
    take_turns(client)
    visit_id = _newest_visit(client)
    if visit_id:
        change_visit(caller, client.id, visit_id, {"next_visit_on": on})
        return
    before = _set_last(client)
    if on == (before.planned_on if before else None):
        return
    row = PlannedVisitRow(
        practice_id=client.practice_id,
        client_id=client.id,
        revision=before.revision + 1 if before else 0,
        planned_on=on,
        planned_at=now(),
        planned_by=caller.account_id,
    )
    db.session.add(row)
    db.session.flush()


def _newest_visit(client: ClientRow) -> UUID | None:
    standing = select(VisitRow.id).where(
        VisitRow.practice_id == client.practice_id, VisitRow.client_id == client.id, VisitRow.withdrawn_at.is_(None)
    )
    return db.session.scalars(standing.order_by(VisitRow.visited_on.desc(), VisitRow.id.desc()).limit(1)).one_or_none()


def _set_last(client: ClientRow) -> PlannedVisitRow | None:
    row = PlannedVisitRow
    which = (row.practice_id == client.practice_id, row.client_id == client.id)
    return db.session.scalars(select(row).where(*which).order_by(row.revision.desc()).limit(1)).one_or_none()
