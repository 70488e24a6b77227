"""Plans: the therapist saves versions, the phone gets the newest."""

from typing import Any
from uuid import UUID

from flask import Response, jsonify, request

from api.audit import commit
from api.auth import allow, current_caller
from api.clients.service import get_client
from api.etag import if_match, not_modified
from api.openapi import Feature
from api.plans import phone, service, versions
from api.plans.phone_schemas import MePlanSchema
from api.plans.preview import preview
from api.plans.schemas import (
    ClientPlanSchema,
    PlanDraft,
    PlanInputSchema,
    PlanPreviewSchema,
    PlanVersionSchema,
    PlanVersionsSchema,
)
from api.plans.service import SavedPlan
from api.schemas import PageArgs

blueprint = Feature("plans", __name__, description="Plans and their versions")
_IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "schema": {"type": "string"},
    "description": "The ETag of the plan that was changed; needed once there is one",
}
_IF_NONE_MATCH = {
    "in": "header",
    "name": "If-None-Match",
    "schema": {"type": "string"},
    "description": "The ETag of what the phone has",
}
_ETAG = {"ETag": {"schema": {"type": "string"}, "description": "Of this version"}}


@blueprint.route("/clients/<uuid:client_id>/plan")
@allow("therapist")
@blueprint.response(200, ClientPlanSchema, headers=_ETAG)
def read_plan(client_id: UUID) -> Response:
    """The client's plan, or null."""
    return _answer(service.read_plan(current_caller(), client_id))


@blueprint.route("/clients/<uuid:client_id>/plan", methods=["PUT"])
@allow("therapist")
@blueprint.doc(parameters=[_IF_MATCH])
@blueprint.arguments(PlanInputSchema)
@blueprint.response(200, ClientPlanSchema, headers=_ETAG)
@blueprint.alt_response(412, description="Someone saved since: read the plan again")
@blueprint.alt_response(428, description="There is a plan already: send If-Match")
def save_plan(draft: PlanDraft, client_id: UUID) -> Response:
    """Save a new version of the plan. Needs If-Match once there is one."""
    saved = service.save_plan(current_caller(), client_id, draft, if_match(request))
    answer = _answer(saved)
    commit()
    return answer


@blueprint.route("/clients/<uuid:client_id>/plan/preview", methods=["POST"])
@allow("therapist")
@blueprint.arguments(PlanInputSchema)
@blueprint.response(200, PlanPreviewSchema)
def preview_plan(draft: PlanDraft, client_id: UUID) -> Response:
    """How long a plan would take, and what stands against saving it. Stores nothing."""
    client = get_client(current_caller(), client_id)
    return jsonify(preview(current_caller(), client, draft.plan))


@blueprint.route("/clients/<uuid:client_id>/plan/versions")
@allow("therapist")
@blueprint.arguments(PageArgs, location="query")
@blueprint.response(200, PlanVersionsSchema)
def list_versions(which: dict[str, Any], client_id: UUID) -> Response:
    """Every save, newest first, with what it changed."""
    return jsonify(versions.list_versions(current_caller(), client_id, which["cursor"], which["limit"]))


@blueprint.route("/clients/<uuid:client_id>/plan/versions/<int:version>")
@allow("therapist")
@blueprint.response(200, PlanVersionSchema)
def read_version(client_id: UUID, version: int) -> Response:
    """One version as it was written, with how it differs from the one before and from the newest."""
    return jsonify(versions.read_version(current_caller(), client_id, version))


@blueprint.route("/me/plan")
@allow("client", in_view=True)
@blueprint.doc(parameters=[_IF_NONE_MATCH])
@blueprint.response(200, MePlanSchema, headers=_ETAG)
@blueprint.alt_response(304, description="Not changed since the ETag in If-None-Match")
def read_own_plan() -> Response:
    """All that the phone needs to lead the client's routines without network."""
    caller, state = phone.read_state()
    etag = phone.state_etag(state)
    is_known = not_modified(request, etag)
    answer = Response(status=304) if is_known else jsonify(phone.me_plan(caller, state))
    answer.set_etag(etag)
    return answer


def _answer(plan: SavedPlan) -> Response:
    answer = jsonify({"plan": plan.wire})
    answer.set_etag(plan.etag)
    return answer
