"""Exercises that a practice made for itself. They are read with the catalogue's (api/catalogue/routes.py)."""

from typing import Any
from uuid import UUID

from flask import Response, jsonify, request

from api.audit import commit
from api.auth import allow, current_caller
from api.catalogue.schemas import ExerciseSchema
from api.csrf import takes_upload
from api.etag import if_match
from api.openapi import Feature
from api.own_exercises import pictures, service
from api.own_exercises.pictures import NewPicture
from api.own_exercises.schemas import ExerciseChangeSchema, NewExerciseSchema, NewPictureSchema
from routines.exercise import Exercise

blueprint = Feature("own_exercises", __name__, description="A practice's own exercises")
_IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "schema": {"type": "string"},
    "description": "`own.etag` of the exercise as it was read",
}
_WEBP: dict[str, Any] = {"schema": {"type": "string", "format": "binary"}, "content_type": "image/webp"}
# A picture is a picture, whoever opens its address: nothing in it runs, and nothing is fetched from it.
_NOTHING_RUNS = "sandbox; default-src 'none'"
# What lies at an address never changes. A phone keeps its plan's pictures itself, and removes them at signing out.
_KEPT_BY_STAFF = "private, max-age=31536000, immutable"


@blueprint.route("/exercises", methods=["POST"])
@allow("therapist")
@blueprint.arguments(NewExerciseSchema)
@blueprint.response(201, ExerciseSchema)
def make_exercise(new: Exercise) -> Response:
    """Add an exercise for the whole practice."""
    answer = jsonify(service.make_exercise(current_caller(), new))
    answer.status_code = 201
    commit()
    return answer


@blueprint.route("/exercises/<string:exercise_id>", methods=["PUT"])
@allow("therapist")
@blueprint.doc(parameters=[_IF_MATCH])
@blueprint.arguments(NewExerciseSchema)
@blueprint.response(200, ExerciseSchema)
@blueprint.alt_response(412, description="Someone saved since: read the exercise again")
@blueprint.alt_response(428, description="Send If-Match")
def change_exercise(new: Exercise, exercise_id: str) -> Response:
    """Change an exercise of the practice. Plans keep their doses; phones get the new words."""
    answer = jsonify(service.change_exercise(current_caller(), exercise_id, new, if_match(request)))
    commit()
    return answer


@blueprint.route("/exercises/<string:exercise_id>", methods=["PATCH"])
@allow("therapist")
@blueprint.arguments(ExerciseChangeSchema)
@blueprint.response(200, ExerciseSchema)
def remove_exercise(change: dict[str, bool], exercise_id: str) -> Response:
    """Remove an exercise, or put it back. Plans that have it keep it."""
    answer = jsonify(service.remove_exercise(current_caller(), exercise_id, change["is_removed"]))
    commit()
    return answer


@blueprint.route("/exercises/<string:exercise_id>/pictures", methods=["POST"])
@allow("therapist")
@blueprint.arguments(NewPictureSchema, location="upload")
@blueprint.response(201, ExerciseSchema)
@takes_upload
def add_picture(new: NewPicture, exercise_id: str) -> Response:
    """Add a picture behind those that are there. It is drawn anew; nothing of the file itself is kept."""
    answer = jsonify(pictures.add_picture(current_caller(), exercise_id, new))
    answer.status_code = 201
    commit()
    return answer


@blueprint.route("/exercises/<string:exercise_id>/pictures/<uuid:picture_id>", methods=["DELETE"])
@allow("therapist")
@blueprint.response(200, ExerciseSchema)
def remove_picture(exercise_id: str, picture_id: UUID) -> Response:
    """Delete a picture. It cannot be put back."""
    answer = jsonify(pictures.remove_picture(current_caller(), exercise_id, picture_id))
    commit()
    return answer


@blueprint.route("/exercises/<string:exercise_id>/pictures/<uuid:picture_id>.webp")
@allow("signed_in")
@blueprint.response(200, **_WEBP)
def read_picture(exercise_id: str, picture_id: UUID) -> Response:
    """A picture of an own exercise, for the practice's own people."""
    caller = current_caller()
    answer = Response(pictures.read_picture(caller, exercise_id, picture_id), content_type="image/webp")
    answer.headers["Cache-Control"] = "no-store" if caller.role == "client" else _KEPT_BY_STAFF
    answer.headers["Vary"] = "Cookie"
    answer.headers["Content-Security-Policy"] = _NOTHING_RUNS
    return answer
