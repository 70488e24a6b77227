"""Figures: what was done of what was prescribed."""

from uuid import UUID

from flask import Response

from api.adherence import service
from api.adherence.schemas import AdherenceSchema, WindowArgsSchema
from api.adherence.window import AskedWindow
from api.answers import answer
from api.auth import allow, current_caller
from api.openapi import Feature

blueprint = Feature("adherence", __name__, description="Done against prescribed")


@blueprint.route("/me/adherence")
@allow("client")
@blueprint.arguments(WindowArgsSchema, location="query")
@blueprint.response(200, AdherenceSchema)
def show_own_adherence(asked: AskedWindow) -> Response:
    """The caller's own figures: the same numbers that the therapist sees."""
    caller = current_caller()
    return answer(service.client_adherence(caller.practice_id, caller.account_id, asked))


@blueprint.route("/clients/<uuid:client_id>/adherence")
@allow("therapist")
@blueprint.arguments(WindowArgsSchema, location="query")
@blueprint.response(200, AdherenceSchema)
def show_adherence(asked: AskedWindow, client_id: UUID) -> Response:
    """One client's figures since the last visit, or of the days asked for."""
    return answer(service.client_adherence(current_caller().practice_id, client_id, asked))
