"""What the first visit found, and the routines that it suggests."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select

from api.accounts.models import StaffRow
from api.auth import Caller
from api.catalogue.service import catalogue_of
from api.clients.models import ClientRow
from api.clients.service import get_client
from api.clients.turns import take_turns
from api.clock import now
from api.db import db, uuid7
from api.errors import StaleFirstVisit
from api.etag import Matches, check_match
from api.first_visits.models import FirstVisitRow
from routines.first_plan import Suggestion, suggest
from routines.first_visit import Findings, findings_from_wire, findings_to_wire
from routines.fitted_plan import change_to_wire

NOTHING = "first-visit-none"


@dataclass(frozen=True, slots=True)
class FirstVisit:
    """What was saved last as the wire has it, nulls before the first save; `etag` is of that save."""

    wire: dict[str, Any]
    etag: str


def read_first_visit(caller: Caller, client_id: UUID) -> FirstVisit:
    """What was saved last, with what it suggests under the client's cautions of now. Raises NotFound."""
    return _found(get_client(caller, client_id))


def save_first_visit(caller: Caller, client_id: UUID, findings: Findings, sent: Matches) -> FirstVisit:
    """Save; what stood before is kept. Raises NotFound, PreconditionRequired, StaleFirstVisit."""
    client = get_client(caller, client_id)
    take_turns(client)
    current = _found(client).etag
    check_match(current, sent, is_first=current == NOTHING, stale=StaleFirstVisit)
    row = {
        "practice_id": caller.practice_id,
        "client_id": client.id,
        "id": uuid7(now()),
        "findings": findings_to_wire(findings),
        "saved_at": now(),
        "saved_by": caller.account_id,
    }
    db.session.execute(insert(FirstVisitRow), row)
    return _found(client)


def _found(client: ClientRow) -> FirstVisit:
    by_staff = (StaffRow.practice_id == FirstVisitRow.practice_id) & (StaffRow.id == FirstVisitRow.saved_by)
    last = db.session.execute(
        select(FirstVisitRow, StaffRow.display_name)
        .outerjoin(StaffRow, by_staff)
        .where(FirstVisitRow.practice_id == client.practice_id, FirstVisitRow.client_id == client.id)
        .order_by(FirstVisitRow.saved_at.desc(), FirstVisitRow.id.desc())
        .limit(1)
    ).one_or_none()
    if last is None:
        nothing: dict[str, Any] = {"findings": None, "saved_at": None, "saved_by": None, "suggestions": []}
        return FirstVisit(nothing, NOTHING)
    row, name = last
    found = suggest(findings_from_wire(row.findings), client.cautions, catalogue_of(client.practice_id))
    wire = {
        "findings": row.findings,
        "saved_at": row.saved_at,
        "saved_by": {"id": row.saved_by, "display_name": name},
        "suggestions": [_suggestion(each) for each in found],
    }
    return FirstVisit(wire, f"first-visit-{row.id}")


def _suggestion(suggestion: Suggestion) -> dict[str, Any]:
    return {
        "template_id": suggestion.template_id,
        "kind": suggestion.kind,
        "reasons": list(suggestion.reasons),
        "changes": [change_to_wire(each) for each in suggestion.changes],
        "needs_choice": suggestion.needs_choice,
    }
