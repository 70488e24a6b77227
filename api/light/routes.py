"""The traffic light: exercises on hold, and a practice's settings."""

from typing import Any
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.light import service, thresholds
from api.light.schemas import (
    HoldRecordsSchema,
    LightSettingsInputSchema,
    LightSettingsSchema,
    OpenedExerciseSchema,
    OpenExerciseSchema,
)
from api.openapi import Feature

blueprint = Feature("light", __name__, description="The traffic light: holds and settings")


@blueprint.route("/clients/<uuid:client_id>/holds")
@allow("therapist")
@blueprint.response(200, HoldRecordsSchema)
def list_holds(client_id: UUID) -> dict[str, Any]:
    """Every exercise that was put on hold, newest first, and who opened it why."""
    return service.list_holds(current_caller(), client_id)


@blueprint.route("/clients/<uuid:client_id>/holds/open", methods=["POST"])
@allow("therapist")
@blueprint.arguments(OpenExerciseSchema)
@blueprint.response(200, OpenedExerciseSchema)
def open_exercise(body: dict[str, str], client_id: UUID) -> dict[str, Any]:
    """Open one exercise again, with a reason that stays in the record."""
    opened = service.open_exercise(current_caller(), client_id, body["exercise_id"], body["reason"])
    commit()
    return opened


@blueprint.route("/practice/light")
@allow("therapist")
@blueprint.response(200, LightSettingsSchema)
def read_light_settings() -> dict[str, Any]:
    """From which scores on the light turns, with the bounds of each."""
    return thresholds.read_settings(current_caller())


@blueprint.route("/practice/light", methods=["PUT"])
@allow("admin")
@blueprint.arguments(LightSettingsInputSchema)
@blueprint.response(200, LightSettingsSchema)
def save_light_settings(settings: dict[str, int]) -> dict[str, Any]:
    """Set them for the whole practice; phones have them with their next look for the plan."""
    saved = thresholds.save_settings(current_caller(), settings)
    commit()
    return saved
