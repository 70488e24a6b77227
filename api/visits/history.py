"""What visits said before they were changed."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, select

from api.accounts.models import StaffRow
from api.auth import Caller
from api.clock import now
from api.db import db, uuid7
from api.visits.models import VisitChangeRow, VisitRow


def keep_what_stood(caller: Caller, row: VisitRow, was: Mapping[str, Any]) -> None:
    """`was`: visited_on, next_visit_on, note and is_withdrawn, as they were until the caller changed them."""
    db.session.add(
        VisitChangeRow(
            practice_id=row.practice_id,
            client_id=row.client_id,
            id=uuid7(now()),
            visit_id=row.id,
            changed_at=now(),
            changed_by=caller.account_id,
            **was,
        )
    )


def visits_to_wire(caller: Caller, client_id: UUID, rows: Sequence[VisitRow]) -> list[dict[str, Any]]:
    """Visits of the client with what they said before, newest first: one statement, whatever their number."""
    changes = _changes(caller, client_id, [row.id for row in rows])
    return [
        {
            "id": row.id,
            "visited_on": row.visited_on,
            "next_visit_on": row.next_visit_on,
            "note": row.note,
            "recorded_by": row.recorded_by,
            "recorded_at": row.recorded_at,
            "is_withdrawn": row.withdrawn_at is not None,
            "changes": changes.get(row.id, []),
        }
        for row in rows
    ]


def _changes(caller: Caller, client_id: UUID, visit_ids: Sequence[UUID]) -> dict[UUID, list[dict[str, Any]]]:
    if not visit_ids:
        return {}
    by_staff = and_(StaffRow.practice_id == VisitChangeRow.practice_id, StaffRow.id == VisitChangeRow.changed_by)
    rows = db.session.execute(
        select(VisitChangeRow, StaffRow.display_name)
        .outerjoin(StaffRow, by_staff)
        .where(
            VisitChangeRow.practice_id == caller.practice_id,
            VisitChangeRow.client_id == client_id,
            VisitChangeRow.visit_id.in_(visit_ids),
        )
        .order_by(VisitChangeRow.changed_at.desc(), VisitChangeRow.id.desc())
    )
    found: dict[UUID, list[dict[str, Any]]] = {}
    for change, name in rows:
        found.setdefault(change.visit_id, []).append(
            {
                "visited_on": change.visited_on,
                "next_visit_on": change.next_visit_on,
                "note": change.note,
                "is_withdrawn": change.is_withdrawn,
                "changed_at": change.changed_at,
                "changed_by": {"id": change.changed_by, "display_name": name},
            }
        )
    return found
