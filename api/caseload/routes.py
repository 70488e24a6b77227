"""Who needs attention."""

from typing import Any

from flask import Response

from api.answers import answer_text
from api.auth import allow, current_caller
from api.caseload import service
from api.caseload.schemas import CaseloadArgsSchema, CaseloadSchema
from api.openapi import Feature

blueprint = Feature("caseload", __name__, description="All clients at a glance")


@blueprint.route("/caseload")
@allow("therapist")
@blueprint.arguments(CaseloadArgsSchema, location="query")
@blueprint.response(200, CaseloadSchema)
def show_caseload(which: dict[str, Any]) -> Response:
    """The practice's clients with their figures since the last visit, those who need attention first."""
    return answer_text(service.caseload(current_caller(), which["mine"]))
