"""When the client was at the practice, and when they come next."""

from typing import Any
from uuid import UUID

from flask import Response

from api.audit import commit
from api.auth import allow, current_caller
from api.clients.service import get_client
from api.openapi import Feature
from api.visits import calendar, service
from api.visits.next_visit import plan_next_visit
from api.visits.planned import next_visit_on
from api.visits.schemas import (
    NewVisitSchema,
    NextVisitInputSchema,
    NextVisitSchema,
    PlannedArgsSchema,
    VisitArgsSchema,
    VisitChangesSchema,
    VisitPageSchema,
    VisitSchema,
)
from api.visits.service import NewVisit, VisitPage

blueprint = Feature("visits", __name__, description="Visits to the practice")
_CALENDAR = {"schema": {"type": "string"}, "content_type": "text/calendar"}


@blueprint.route("/clients/<uuid:client_id>/visits")
@allow("therapist")
@blueprint.arguments(VisitArgsSchema, location="query")
@blueprint.response(200, VisitPageSchema)
def list_visits(which: VisitPage, client_id: UUID) -> dict[str, Any]:
    """The client's visits, newest first, those taken back among them, and how often the client comes."""
    return service.list_visits(current_caller(), client_id, which)


@blueprint.route("/clients/<uuid:client_id>/visits", methods=["POST"])
@allow("therapist")
@blueprint.arguments(NewVisitSchema)
@blueprint.response(201, VisitSchema)
def add_visit(new: NewVisit, client_id: UUID) -> dict[str, Any]:
    """Record a visit: from here on the figures are those since it."""
    added = service.add_visit(current_caller(), client_id, new)
    commit()
    return added


@blueprint.route("/clients/<uuid:client_id>/visits/<uuid:visit_id>", methods=["PATCH"])
@allow("therapist")
@blueprint.arguments(VisitChangesSchema)
@blueprint.response(200, VisitSchema)
def change_visit(changes: dict[str, Any], client_id: UUID, visit_id: UUID) -> dict[str, Any]:
    """Correct a visit, take it back, or put it back. What it said before is kept."""
    changed = service.change_visit(current_caller(), client_id, visit_id, changes)
    commit()
    return changed


@blueprint.route("/clients/<uuid:client_id>/next-visit", methods=["PUT"])
@allow("therapist")
@blueprint.arguments(NextVisitInputSchema)
@blueprint.response(200, NextVisitSchema)
def set_next_visit(body: dict[str, Any], client_id: UUID) -> dict[str, Any]:
    """Set the day of the next visit, also before any is recorded; null: none is planned. What stood before is kept."""
    plan_next_visit(current_caller(), client_id, body["next_visit_on"])
    answer = {"next_visit_on": next_visit_on(get_client(current_caller(), client_id))}
    commit()
    return answer


@blueprint.route("/clients/<uuid:client_id>/visits.ics")
@allow("therapist")
@blueprint.response(200, **_CALENDAR)
def file_of_client(client_id: UUID) -> Response:
    """The client's next visit for a calendar (RFC 5545). It names the client, and holds no note."""
    return calendar.file_of_client(current_caller(), client_id)


@blueprint.route("/caseload/visits.ics")
@allow("therapist")
@blueprint.arguments(PlannedArgsSchema, location="query")
@blueprint.response(200, **_CALENDAR)
def file_of_caseload(which: dict[str, Any]) -> Response:
    """All planned visits for a calendar (RFC 5545). It names the clients, and holds no note."""
    return calendar.file_of_caseload(current_caller(), which["mine"])


@blueprint.route("/me/visits")
@allow("client")
@blueprint.response(200, NextVisitSchema)
def my_next_visit() -> dict[str, Any]:
    """The day of the caller's next visit."""
    caller = current_caller()
    return {"next_visit_on": next_visit_on(get_client(caller, caller.account_id))}


@blueprint.route("/me/visits.ics")
@allow("client")
@blueprint.response(200, **_CALENDAR)
def my_calendar_file() -> Response:
    """The caller's next visit for a calendar (RFC 5545)."""
    return calendar.file_for_client(current_caller())
