"""When the client was at the practice."""

from typing import Any
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.openapi import Feature
from api.visits import service
from api.visits.models import VisitRow
from api.visits.schemas import NewVisitSchema, VisitArgsSchema, VisitPageSchema, VisitSchema
from api.visits.service import NewVisit, VisitPage

blueprint = Feature("visits", __name__, description="Visits to the practice")


@blueprint.route("/clients/<uuid:client_id>/visits")
@allow("therapist")
@blueprint.arguments(VisitArgsSchema, location="query")
@blueprint.response(200, VisitPageSchema)
def list_visits(which: VisitPage, client_id: UUID) -> dict[str, Any]:
    """The client's visits, newest first."""
    return service.list_visits(current_caller(), client_id, which)


@blueprint.route("/clients/<uuid:client_id>/visits", methods=["POST"])
@allow("therapist")
@blueprint.arguments(NewVisitSchema)
@blueprint.response(201, VisitSchema)
def add_visit(new: NewVisit, client_id: UUID) -> VisitRow:
    """Record a visit: from here on the figures are those since it."""
    added = service.add_visit(current_caller(), client_id, new)
    commit()
    return added
