"""What was answered about a client's cautions, and what that makes of each exercise."""

from typing import Any
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.cautions import service
from api.cautions.schemas import ClientCautionsSchema, NewCautionAnswersSchema
from api.cautions.service import NewAnswer
from api.openapi import Feature

blueprint = Feature("cautions", __name__, description="Cautions of a client, and what they do to exercises")


@blueprint.route("/clients/<uuid:client_id>/cautions")
@allow("therapist")
@blueprint.response(200, ClientCautionsSchema)
def read_cautions(client_id: UUID) -> dict[str, Any]:
    """Every caution with what was answered, and every exercise as it is for this client."""
    return service.read_cautions(current_caller(), client_id)


@blueprint.route("/clients/<uuid:client_id>/cautions", methods=["POST"])
@allow("therapist")
@blueprint.arguments(NewCautionAnswersSchema)
@blueprint.response(200, ClientCautionsSchema)
def answer_cautions(answers: list[NewAnswer], client_id: UUID) -> dict[str, Any]:
    """Take answers down. What they leave of the plan reaches the phone as its next version."""
    answered = service.answer_cautions(current_caller(), client_id, answers)
    commit()
    return answered
