"""Deleted clients, as long as they can be brought back."""

from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.clients.schemas import ClientSchema
from api.clients.service import Client
from api.erasure import service
from api.erasure.schemas import DeletedClientListSchema
from api.erasure.service import DeletedClient
from api.openapi import Feature

blueprint = Feature("erasure", __name__, description="Deleted clients")


@blueprint.route("/clients/deleted")
@allow("therapist")
@blueprint.response(200, DeletedClientListSchema)
def list_deleted_clients() -> dict[str, list[DeletedClient]]:
    """Deleted clients whose record is still there, the newest first."""
    return {"items": service.list_deleted(current_caller())}


@blueprint.route("/clients/<uuid:client_id>/restore", methods=["POST"])
@allow("therapist")
@blueprint.response(200, ClientSchema)
def restore_client(client_id: UUID) -> Client:
    """Undo a deletion: the client is on every list again, and the devices that it signed out are signed in."""
    client = service.bring_back(current_caller(), client_id)
    commit()
    return client
