"""What the first visit found, and the routines that it suggests."""

from uuid import UUID

from flask import Response, jsonify, request

from api.audit import commit
from api.auth import allow, current_caller
from api.etag import if_match
from api.first_visits import service
from api.first_visits.schemas import FindingsInputSchema, FirstVisitSchema
from api.first_visits.service import FirstVisit
from api.openapi import Feature
from routines.first_visit import Findings

blueprint = Feature("first_visits", __name__, description="What a first visit found, and what it suggests")

_IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "schema": {"type": "string"},
    "description": "The ETag of what was read and changed; needed once something is saved",
}
_ETAG = {"ETag": {"schema": {"type": "string"}, "description": "Of what was saved last"}}


@blueprint.route("/clients/<uuid:client_id>/first-visit")
@allow("therapist")
@blueprint.response(200, FirstVisitSchema, headers=_ETAG)
def read_first_visit(client_id: UUID) -> Response:
    """What was found, and which template routines that speaks for."""
    return _answer(service.read_first_visit(current_caller(), client_id))


@blueprint.route("/clients/<uuid:client_id>/first-visit", methods=["PUT"])
@allow("therapist")
@blueprint.doc(parameters=[_IF_MATCH])
@blueprint.arguments(FindingsInputSchema)
@blueprint.response(200, FirstVisitSchema, headers=_ETAG)
@blueprint.alt_response(412, description="Someone saved since: read it again")
@blueprint.alt_response(428, description="Something is saved already: send If-Match")
def save_first_visit(findings: Findings, client_id: UUID) -> Response:
    """Save what was found; what stood before is kept. Needs If-Match once something is saved."""
    answer = _answer(service.save_first_visit(current_caller(), client_id, findings, if_match(request)))
    commit()
    return answer


def _answer(found: FirstVisit) -> Response:
    answer = jsonify(FirstVisitSchema().dump(found.wire))
    answer.set_etag(found.etag)
    return answer
