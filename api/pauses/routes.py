"""Days on which a client is to do nothing."""

from datetime import date
from typing import Any
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.openapi import Feature
from api.pauses import service
from api.pauses.schemas import NewPauseSchema, PauseEndSchema, PauseSchema, PausesSchema
from api.pauses.service import NewPause

blueprint = Feature("pauses", __name__, description="Days on which a client is to do nothing")


@blueprint.route("/clients/<uuid:client_id>/pauses")
@allow("therapist")
@blueprint.response(200, PausesSchema)
def list_pauses(client_id: UUID) -> dict[str, Any]:
    """The client's pauses, newest first."""
    return service.list_pauses(current_caller(), client_id)


@blueprint.route("/clients/<uuid:client_id>/pauses", methods=["POST"])
@allow("therapist")
@blueprint.arguments(NewPauseSchema)
@blueprint.response(201, PauseSchema)
def add_pause(new: NewPause, client_id: UUID) -> dict[str, Any]:
    """Set a pause. What is not done in it is neither missed nor open."""
    added = service.add_pause(current_caller(), client_id, new)
    commit()
    return added


@blueprint.route("/clients/<uuid:client_id>/pauses/<uuid:pause_id>", methods=["PATCH"])
@allow("therapist")
@blueprint.arguments(PauseEndSchema)
@blueprint.response(200, PauseSchema)
def end_pause(change: dict[str, date | None], client_id: UUID, pause_id: UUID) -> dict[str, Any]:
    """End a pause on another day: earlier, later, or not yet known."""
    ended = service.end_pause(current_caller(), client_id, pause_id, change["last_on"])
    commit()
    return ended


@blueprint.route("/clients/<uuid:client_id>/pauses/<uuid:pause_id>", methods=["DELETE"])
@allow("therapist")
@blueprint.response(204)
def withdraw_pause(client_id: UUID, pause_id: UUID) -> None:
    """Take a pause back: its days count as if it had never been set."""
    service.withdraw_pause(current_caller(), client_id, pause_id)
    commit()
