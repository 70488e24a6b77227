"""The catalogue as the wire has it. It is read once per process: it changes with a release, never while one runs."""

from functools import cache, lru_cache
from typing import Any

from api.catalogue.pictures import pictures
from api.catalogue.pictures import revision as pictures_revision
from api.clock import now
from api.db import uuid7
from api.errors import NotFound
from routines.catalogue import Catalogue, load_catalogue
from routines.exercise import exercise_to_wire
from routines.scope import restriction
from routines.template import routine_from_template, template_to_wire
from routines.timeline import routine_seconds


@cache
def catalogue() -> Catalogue:
    """All that can be prescribed."""
    return load_catalogue()


@cache
def revision() -> str:
    """Another one when words, doses or pictures of the catalogue change."""
    return f"{catalogue().revision}-{pictures_revision()}"


@lru_cache(maxsize=512)
def exercise_wire(exercise_id: str) -> dict[str, Any]:
    """One exercise. Shared between answers: not to be changed. Raises NotFound."""
    exercise = catalogue().exercises.get(exercise_id)
    if exercise is None:
        raise NotFound("exercise", exercise_id)
    also = {"restriction": restriction(exercise), "pictures": pictures().get(exercise_id)}
    return {**exercise_to_wire(exercise), **also}


def exercise_name(exercise_id: str) -> str:
    """What people call it; its id where the catalogue has lost it."""
    exercise = catalogue().exercises.get(exercise_id)
    return exercise.name if exercise else exercise_id


def exercises_wire() -> dict[str, Any]:
    """Every exercise, with the words for the codes they use."""
    found = catalogue()
    return {
        "items": [exercise_wire(exercise_id) for exercise_id in found.exercises],
        "revision": revision(),
        "families": dict(found.families),
        "cautions": dict(found.cautions),
    }


def templates_wire() -> dict[str, Any]:
    """Every template routine with how long it takes."""
    found = catalogue()
    return {
        "items": [
            {
                **template_to_wire(template),
                "total_seconds": routine_seconds(
                    routine_from_template(template, lambda: uuid7(now())), found.exercises
                ),
            }
            for template in found.templates
        ]
    }
