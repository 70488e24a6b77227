"""What to know before the client walks in."""

from uuid import UUID

from flask import Response

from api.adherence.schemas import WindowArgsSchema
from api.adherence.window import AskedWindow
from api.answers import answer
from api.auth import allow, current_caller
from api.brief import service
from api.brief.schemas import BriefSchema
from api.openapi import Feature

blueprint = Feature("brief", __name__, description="Before the client walks in")


@blueprint.route("/clients/<uuid:client_id>/brief")
@allow("therapist")
@blueprint.arguments(WindowArgsSchema, location="query")
@blueprint.response(200, BriefSchema)
def show_brief(asked: AskedWindow, client_id: UUID) -> Response:
    """Figures, pain, trouble, notes, changes and questions since the last visit, or of the days asked for."""
    return answer(service.brief(current_caller().practice_id, client_id, asked))
