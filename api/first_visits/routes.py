"""What the first visit found, and the routines that it suggests."""

from typing import Any
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.first_visits import service
from api.first_visits.schemas import FindingsInputSchema, FirstVisitSchema
from api.openapi import Feature
from routines.first_visit import Findings

blueprint = Feature("first_visits", __name__, description="What a first visit found, and what it suggests")


@blueprint.route("/clients/<uuid:client_id>/first-visit")
@allow("therapist")
@blueprint.response(200, FirstVisitSchema)
def read_first_visit(client_id: UUID) -> dict[str, Any]:
    """What was found, and which template routines that speaks for."""
    return service.read_first_visit(current_caller(), client_id)


@blueprint.route("/clients/<uuid:client_id>/first-visit", methods=["PUT"])
@allow("therapist")
@blueprint.arguments(FindingsInputSchema)
@blueprint.response(200, FirstVisitSchema)
def save_first_visit(findings: Findings, client_id: UUID) -> dict[str, Any]:
    """Save what was found. What stood before is kept."""
    saved = service.save_first_visit(current_caller(), client_id, findings)
    commit()
    return saved
