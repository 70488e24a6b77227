"""Exercises, those that all practices share and the practice's own, and template routines."""

from flask import Response, jsonify, request

from api.auth import allow, current_caller
from api.catalogue.schemas import ExerciseSchema, ExercisesSchema, TemplatesSchema
from api.catalogue.service import exercise_wire, exercises_wire, revision_of, templates_wire
from api.etag import not_modified
from api.openapi import Feature

blueprint = Feature("catalogue", __name__, description="Exercises and template routines")


def _may_keep(response: Response) -> Response:
    """What a browser may keep: it asks each time whether it changed."""
    response.headers["Cache-Control"] = "private, no-cache"
    response.set_etag(revision_of(current_caller().practice_id))
    return response


@blueprint.route("/exercises")
@allow("signed_in")
@blueprint.response(200, ExercisesSchema)
@blueprint.alt_response(304, description="Not changed since the ETag in If-None-Match")
def list_exercises() -> Response:
    """Every exercise, the practice's own last, with the words for their families and cautions."""
    if not_modified(request, revision_of(current_caller().practice_id)):
        return _may_keep(Response(status=304))
    return _may_keep(jsonify(exercises_wire(current_caller().practice_id)))


@blueprint.route("/exercises/<string:exercise_id>")
@allow("signed_in")
@blueprint.response(200, ExerciseSchema)
@blueprint.alt_response(304, description="Not changed since the ETag in If-None-Match")
def read_exercise(exercise_id: str) -> Response:
    """One exercise."""
    exercise = exercise_wire(current_caller().practice_id, exercise_id)
    if not_modified(request, revision_of(current_caller().practice_id)):
        return _may_keep(Response(status=304))
    return _may_keep(jsonify(exercise))


@blueprint.route("/routines")
@allow("signed_in")
@blueprint.response(200, TemplatesSchema)
def list_templates() -> Response:
    """Every template routine of the catalogue."""
    return jsonify(templates_wire())
