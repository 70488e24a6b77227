"""Records and the caseload as files."""

from typing import Any
from uuid import UUID

from flask import Response

from api.accounts.service import me
from api.auth import allow, current_caller
from api.caseload.schemas import CaseloadArgsSchema
from api.clients.service import get_client
from api.exports.caseload import caseload_table
from api.exports.files import as_json, as_tables, title_of
from api.openapi import Feature
from api.sessions.known import Owner

blueprint = Feature("exports", __name__, description="Records and the caseload as files")
_JSON: dict[str, Any] = {"schema": {"type": "object"}, "content_type": "application/json"}
_ZIP: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}, "content_type": "application/zip"}
_CSV: dict[str, Any] = {"schema": {"type": "string"}, "content_type": "text/csv"}


@blueprint.route("/clients/<uuid:client_id>/record")
@allow("therapist")
@blueprint.response(200, **_JSON)
def export_client(client_id: UUID) -> Response:
    """A client's whole record as one JSON file."""
    client = get_client(current_caller(), client_id)
    return as_json(Owner(client.practice_id, client.id), is_own=False, title=title_of(client.display_name))


@blueprint.route("/clients/<uuid:client_id>/record.zip")
@allow("therapist")
@blueprint.response(200, **_ZIP)
def export_client_tables(client_id: UUID) -> Response:
    """A client's whole record as CSV tables in one archive."""
    client = get_client(current_caller(), client_id)
    return as_tables(Owner(client.practice_id, client.id), is_own=False, title=title_of(client.display_name))


@blueprint.route("/caseload.csv")
@allow("therapist")
@blueprint.arguments(CaseloadArgsSchema, location="query")
@blueprint.response(200, **_CSV)
def export_caseload(which: dict[str, Any]) -> Response:
    """The caseload as one CSV table, in the order of its page."""
    return caseload_table(current_caller(), which["mine"])


@blueprint.route("/me/record")
@allow("client")
@blueprint.response(200, **_JSON)
def export_own() -> Response:
    """One's own record as one JSON file."""
    caller = current_caller()
    title = title_of(me(caller).display_name)
    return as_json(Owner(caller.practice_id, caller.account_id), is_own=True, title=title)
