"""What the first visit found, and the routines that it suggests."""

from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from api.accounts.models import StaffRow
from api.auth import Caller
from api.catalogue.service import catalogue
from api.clients.models import ClientRow
from api.clients.service import get_client
from api.clock import now
from api.db import db, uuid7
from api.first_visits.models import FirstVisitRow
from routines.first_plan import Suggestion, suggest
from routines.first_visit import Findings, findings_from_wire, findings_to_wire
from routines.fitted_plan import change_to_wire


def read_first_visit(caller: Caller, client_id: UUID) -> dict[str, Any]:
    """What was saved last, with what it suggests under the client's cautions of now. Raises NotFound."""
    client = get_client(caller, client_id)
    return _wire(client)


def save_first_visit(caller: Caller, client_id: UUID, findings: Findings) -> dict[str, Any]:
    """Save; what stood before is kept. Raises NotFound."""
    client = get_client(caller, client_id)
    row = {
        "practice_id": caller.practice_id,
        "client_id": client.id,
        "id": uuid7(now()),
        "findings": findings_to_wire(findings),
        "saved_at": now(),
        "saved_by": caller.account_id,
    }
    db.session.execute(insert(FirstVisitRow), row)
    return _wire(client)


def _wire(client: ClientRow) -> dict[str, Any]:
    by_staff = (StaffRow.practice_id == FirstVisitRow.practice_id) & (StaffRow.id == FirstVisitRow.saved_by)
    row = db.session.execute(
        select(FirstVisitRow.findings, FirstVisitRow.saved_at, FirstVisitRow.saved_by, StaffRow.display_name)
        .outerjoin(StaffRow, by_staff)
        .where(FirstVisitRow.practice_id == client.practice_id, FirstVisitRow.client_id == client.id)
        .order_by(FirstVisitRow.saved_at.desc(), FirstVisitRow.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return {"findings": None, "saved_at": None, "saved_by": None, "suggestions": []}
    found = suggest(findings_from_wire(row.findings), client.cautions, catalogue())
    return {
        "findings": row.findings,
        "saved_at": row.saved_at,
        "saved_by": {"id": row.saved_by, "display_name": row.display_name},
        "suggestions": [_suggestion(each) for each in found],
    }


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "template_id": suggestion.template_id,
        "kind": suggestion.kind,
        "reasons": list(suggestion.reasons),
        "changes": [change_to_wire(each) for each in suggestion.changes],
        "needs_choice": suggestion.needs_choice,
    }
