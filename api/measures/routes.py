"""Measures taken at visits."""

from typing import Any
from uuid import UUID

from api.audit import commit
from api.auth import allow, current_caller
from api.measures import service
from api.measures.schemas import MeasurementInputSchema, MeasurementSchema, MeasurementsSchema
from api.openapi import Feature
from routines.measure import Measurement

blueprint = Feature("measures", __name__, description="Measures taken at visits")


@blueprint.route("/clients/<uuid:client_id>/measurements")
@allow("therapist")
@blueprint.response(200, MeasurementsSchema)
def list_measurements(client_id: UUID) -> dict[str, Any]:
    """Every measure, newest first, and how the own activities changed from the first to the last."""
    return service.list_measurements(current_caller(), client_id)


@blueprint.route("/clients/<uuid:client_id>/measurements", methods=["POST"])
@allow("therapist")
@blueprint.arguments(MeasurementInputSchema)
@blueprint.response(201, MeasurementSchema)
def add_measurement(new: Measurement, client_id: UUID) -> dict[str, Any]:
    """Record the client's own activities, or a score that was typed in."""
    added = service.add_measurement(current_caller(), client_id, new)
    commit()
    return added


@blueprint.route("/clients/<uuid:client_id>/measurements/<uuid:measurement_id>/withdraw", methods=["POST"])
@allow("therapist")
@blueprint.response(204)
def withdraw(client_id: UUID, measurement_id: UUID) -> None:
    """Take one back. It stays to be read, and counts nowhere."""
    service.withdraw(current_caller(), client_id, measurement_id)
    commit()
