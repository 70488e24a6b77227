"""Locks after a red answer."""

from typing import Any
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.openapi import Feature
from api.safety import service
from api.safety.schemas import LockRecordsSchema, UnlockedSchema, UnlockSchema

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
def unlock(body: dict[str, str], client_id: UUID) -> dict[str, Any]:
    """Open the client's routines again, with a reason that stays in the record."""
    opened = service.unlock(current_caller(), client_id, body["reason"])
    commit()
    return opened
