"""The catalogue as the wire has it. What all practices share is read once per process: it changes with a release, never
while one runs. A practice's own exercises come after it (api/catalogue/own.py)."""

from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from api.catalogue.own import own_of, own_revision
from api.catalogue.pictures import pictures
from api.catalogue.pictures import revision as pictures_revision
from api.clock import now
from api.db import uuid7
from api.errors import NotFound
from routines.catalogue import Catalogue, load_catalogue
from routines.exercise import exercise_to_wire, name_in
from routines.scope import restriction
from routines.template import routine_from_template, template_to_wire
from routines.timeline import routine_seconds


@cache
def catalogue() -> Catalogue:
    """What all practices share: cautions and their questions, families, templates, and the exercises of the files."""
    return load_catalogue()


def catalogue_of(practice_id: UUID) -> Catalogue:
    """All that can be prescribed in a practice, and all that ever could: also its own exercises that were removed."""
    own = own_of(practice_id, catalogue())
    return own.catalogue if own else catalogue()


@cache
def revision() -> str:
    """Another one when words, doses or pictures of what all share change."""
    return f"{catalogue().revision}-{pictures_revision()}"


def revision_of(practice_id: UUID) -> str:
    """Another one when anything does that the practice sees of the catalogue."""
    own = own_revision(practice_id)
    return f"{revision()}-{own}" if own else revision()


def exercise_wire(practice_id: UUID, exercise_id: str) -> dict[str, Any]:
    """One exercise. Shared between answers: not to be changed. Raises NotFound."""
    if exercise_id in catalogue().exercises:
        return _shared_wire(exercise_id)
    own = own_of(practice_id, catalogue())
    if own is None or exercise_id not in own.wire:
        raise NotFound("exercise", exercise_id)
    return own.wire[exercise_id]


@lru_cache(maxsize=512)
def _shared_wire(exercise_id: str) -> dict[str, Any]:
    exercise = catalogue().exercises[exercise_id]
    also = {"restriction": restriction(exercise), "pictures": pictures().get(exercise_id), "own": None}
    return {**exercise_to_wire(exercise), **also}


def is_known(practice_id: UUID, exercise_id: str) -> bool:
    """Whether the practice's catalogue has it. Nothing is read for what all share."""
    return exercise_id in catalogue().exercises or exercise_id in catalogue_of(practice_id).exercises


def exercise_name(practice_id: UUID, exercise_id: str) -> str:
    """What people call it; its id where the catalogue has lost it. Nothing is read for what all share."""
    is_shared = exercise_id in catalogue().exercises
    return name_in((catalogue() if is_shared else catalogue_of(practice_id)).exercises, exercise_id)


def exercises_wire(practice_id: UUID) -> dict[str, Any]:
    """Every exercise, the practice's own last, with the words for the codes they use."""
    shared = catalogue()
    return {
        "items": [exercise_wire(practice_id, exercise_id) for exercise_id in catalogue_of(practice_id).exercises],
        "revision": revision_of(practice_id),
        "families": dict(shared.families),
        "cautions": dict(shared.cautions),
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
