"""Exercises that a practice made for itself: the form and the rules of the catalogue's, and a few of their own.

The shared catalogue never changes for them: an own exercise may name it as easier or harder, never the other way round.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any
from uuid import UUID

from routines.catalogue import Catalogue
from routines.catalogue_entry import STOP_CODES, exercise_from_entry
from routines.catalogue_rule import Breach, exercise_breaches
from routines.errors import Problem
from routines.exercise import Exercise

MOST_EXERCISES = 100
"""In a practice, without those that were removed."""
MOST_EVER = 500
"""With them: each stays, since plans and sessions name it."""
MOST_PICTURES = 3

_PREFIX = "own-"
EVIDENCE = "Own exercise of the practice"
_NOT_YET = "own"


def own_id(key: UUID) -> str:
    """What the own exercise `key` is called in plans, logs and on the wire."""
    return f"{_PREFIX}{key}"


def own_key(exercise_id: str) -> UUID | None:
    """The other way of `own_id`; None for what is no own exercise's id."""
    try:
        key = UUID(exercise_id.removeprefix(_PREFIX))
    except ValueError:
        return None
    return key if own_id(key) == exercise_id else None


def own_exercise(entry: Mapping[str, Any], catalogue: Catalogue) -> Exercise:
    """The exercise that a therapist wrote, without an id yet. Nobody may switch off what every exercise stops for.

    `family` stands in `entry`, and is a known one. It may say nothing of muscles, mistakes and what else to stop for.
    Raises `Invalid`.
    """
    fixed = {"id": _NOT_YET, "stop_if_common": [*STOP_CODES], "evidence": EVIDENCE}
    own = {name: value for name, value in entry.items() if name != "family"}
    return exercise_from_entry({**own, **fixed}, entry["family"], catalogue.cautions, is_brief=True)


def own_problems(new: Exercise, exercises: Mapping[str, Exercise], removed: Collection[str]) -> tuple[Problem, ...]:
    """What stands against `new` among `exercises`, shared and own, by its fields; one of its id is what it replaces.

    `removed` ones have no say: nobody sees them where they could put it right.
    """
    there = {*exercises, new.id} - {*removed}
    others = {each.id: _only(each, there) for each in exercises.values() if each.id in there - {new.id}}
    before = {new.id: _only(exercises[new.id], there)} if new.id in exercises else {}
    named = {*new.progression, *new.regression}
    # A later release of the catalogue may have brought something that nobody here can put right.
    known = {*exercise_breaches(others | before)}
    after = exercise_breaches({**others, new.id: _only(new, named - {*removed})})
    found = sorted((each for each in after if each not in known), key=lambda breach: breach.id != new.id)
    names = {each.id: each.name for each in (*others.values(), new)}
    by_field = {breach.field: _problem(breach, new, names) for breach in reversed(found)}
    taken = {each.name.casefold() for each in others.values() if own_key(each.id)}
    if new.name.casefold() in taken:
        by_field["name"] = Problem(("name",), "name_taken", "Your practice has an exercise of this name.")
    return tuple(by_field.values())


def count_problems(standing: int, ever: int) -> tuple[Problem, ...]:
    """What stands against one more exercise of a practice that has `standing`, and `ever` with those removed."""
    if standing >= MOST_EXERCISES:
        told = f"Your practice has {MOST_EXERCISES} exercises. Remove one that nobody needs."
    elif ever >= MOST_EVER:
        told = f"Your practice has made {MOST_EVER} exercises. Put back a removed one and change it."
    else:
        return ()
    return (Problem((), "too_many", told),)


def fixed_problems(before: Exercise, after: Exercise) -> tuple[Problem, ...]:
    """What may not change about an exercise, since plans and sessions rest on it: its sides and its kind of dose."""
    found = []
    if before.side != after.side:
        found.append(_fixed("The sides", "side"))
    if before.dose.type != after.dose.type:
        found.append(_fixed("The kind of dose", "dose", "type"))
    return tuple(found)


def with_own(catalogue: Catalogue, own: Iterable[Exercise], removed: Collection[str], revision: str) -> Catalogue:
    """`catalogue` with a practice's own exercises after it.

    Those that were removed are there too, since plans and sessions name them; but nothing leads to them any more, nor
    to what the catalogue has since lost, so that no rule offers them in place of another.
    """
    found = [*own]
    known = {*catalogue.exercises, *(each.id for each in found)} - {*removed}
    kept = {each.id: _only(each, known) for each in found}
    return replace(
        catalogue,
        exercises=MappingProxyType({**catalogue.exercises, **kept}),
        revision=f"{catalogue.revision}-{revision}",
    )


def _fixed(what: str, *path: str) -> Problem:
    return Problem(path, "fixed", f"{what} cannot change: plans and sessions go by that. Make a new exercise for that.")


def _only(exercise: Exercise, known: Collection[str]) -> Exercise:
    return replace(
        exercise,
        progression=tuple(each for each in exercise.progression if each in known),
        regression=tuple(each for each in exercise.regression if each in known),
    )


def _problem(breach: Breach, new: Exercise, names: Mapping[str, str]) -> Problem:
    """A breach of another exercise comes of this one all the same. Ids are not for people: they read the names."""
    words = breach.reason
    for exercise_id, name in names.items():
        words = words.replace(exercise_id, name) if exercise_id in words.split() else words
    about = "" if breach.id == new.id else f"{names[breach.id]}: "
    return Problem((breach.field,), "catalogue_rule", f"{about}{words}")
