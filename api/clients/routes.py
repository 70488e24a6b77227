"""The clients of a practice."""

from dataclasses import asdict
from typing import Any
from uuid import UUID

from api.audit import about_client, commit
from api.auth import allow, current_caller
from api.cautions.service import set_cautions
from api.clients import service
from api.clients.schemas import (
    ClientArgsSchema,
    ClientChangesSchema,
    ClientPageSchema,
    ClientSchema,
    NewClientSchema,
    OpenedClientSchema,
)
from api.clients.service import Client, ClientFilter, NewClient
from api.looks.service import read_look
from api.openapi import Feature

blueprint = Feature("clients", __name__, description="The clients of the practice")


@blueprint.route("/clients")
@allow("therapist")
@blueprint.arguments(ClientArgsSchema, location="query")
@blueprint.response(200, ClientPageSchema)
def list_clients(which: ClientFilter) -> dict[str, Any]:
    """The practice's clients, by name."""
    return service.list_clients(current_caller(), which)


@blueprint.route("/clients", methods=["POST"])
@allow("therapist")
@blueprint.arguments(NewClientSchema)
@blueprint.response(201, ClientSchema)
def add_client(new: NewClient) -> Client:
    """Add a client."""
    added = service.add_client(current_caller(), new)
    about_client(added.id)
    known = set_cautions(current_caller(), added.id, new.cautions)
    commit()
    return known


@blueprint.route("/clients/<uuid:client_id>")
@allow("therapist")
@blueprint.response(200, OpenedClientSchema)
def show_client(client_id: UUID) -> dict[str, Any]:
    """One client, with the lock that is on, and since when things are new to the caller."""
    caller = current_caller()
    # The look first: what arrives while the rest is read counts as not yet seen.
    look = read_look(caller, client_id)
    return {**asdict(service.show_client(service.get_client(caller, client_id))), "look": look}


@blueprint.route("/clients/<uuid:client_id>", methods=["PATCH"])
@allow("therapist")
@blueprint.arguments(ClientChangesSchema)
@blueprint.response(200, ClientSchema)
def change_client(changes: dict[str, Any], client_id: UUID) -> Client:
    """Change some of what is known of a client."""
    cautions = changes.pop("cautions", None)
    changed = service.change_client(current_caller(), client_id, changes)
    if cautions is not None:
        changed = set_cautions(current_caller(), client_id, cautions)
    commit()
    return changed


@blueprint.route("/clients/<uuid:client_id>", methods=["DELETE"])
@allow("therapist")
@blueprint.response(204)
def delete_client(client_id: UUID) -> None:
    """Delete a client: gone from every list at once, its devices signed out."""
    service.delete_client(current_caller(), client_id)
    commit()
