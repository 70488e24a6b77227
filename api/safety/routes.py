"""Locks after a red answer."""

from typing import Any
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.openapi import Feature
from api.safety import service
from api.safety.schemas import LockRecordsSchema, UnlockedSchema, UnlockSchema
from api.safety.service import Unlocking

blueprint = Feature("safety", __name__, description="Locks after a red answer")


@blueprint.route("/clients/<uuid:client_id>/locks")
@allow("therapist")
@blueprint.response(200, LockRecordsSchema)
def list_locks(client_id: UUID) -> dict[str, Any]:
    """Every lock the client had, newest first, and who opened it why."""
    return service.list_locks(current_caller(), client_id)


@blueprint.route("/clients/<uuid:client_id>/unlock", methods=["POST"])
@allow("therapist")
@blueprint.arguments(UnlockSchema)
@blueprint.response(200, UnlockedSchema)
@blueprint.alt_response(403, description="An emergency or same-day lock is for other professions than the caller's")
@blueprint.alt_response(409, description="Nothing is locked, or something that the caller has not seen")
def unlock(asked: Unlocking, client_id: UUID) -> dict[str, Any]:
    """Open the client's routines again. The reason stays in the record, and who examined the client."""
    opened = service.unlock(current_caller(), client_id, asked)
    commit()
    return opened
