"""What a staff member has seen of a client."""

from datetime import datetime
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.looks import service
from api.looks.schemas import SeenSchema
from api.openapi import Feature

blueprint = Feature("looks", __name__, description="What is new since one looked")


@blueprint.route("/clients/<uuid:client_id>/look", methods=["PUT"])
@allow("therapist")
@blueprint.arguments(SeenSchema)
@blueprint.response(204)
def note_look(seen_until: datetime, client_id: UUID) -> None:
    """Note that the caller has seen what arrived until then. Sessions that come later are new in the caseload."""
    service.note_look(current_caller(), client_id, seen_until)
    commit()
