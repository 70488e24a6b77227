"""Exercises of a practice: written, changed, removed and put back. Everybody sees a change with the next look."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from sqlalchemy import select

from api.accounts.models import PracticeRow
from api.auth import Caller
from api.catalogue.own import Own, note_revision, own_of, renew_revision
from api.catalogue.service import catalogue, exercise_wire
from api.clock import now
from api.db import db, uuid7
from api.errors import NotFound, NotYourProfession, StaleExercise
from api.etag import Matches, check_match
from api.own_exercises.models import OwnExerciseRow
from api.practices.service import standing
from routines.errors import Invalid, Problem
from routines.exercise import Exercise, exercise_to_wire
from routines.own_exercise import count_problems, fixed_problems, own_id, own_key, own_problems
from routines.scope import may, restriction


def make_exercise(caller: Caller, new: Exercise) -> dict[str, Any]:
    """Raises Invalid, also for a name that is taken or one exercise too many."""
    own = hold_own(caller)
    key = uuid7(now())
    exercise = replace(new, id=own_id(key))
    _refuse([*_counted(own), *_problems(exercise, own)])
    row = OwnExerciseRow(practice_id=caller.practice_id, id=key, version=0, removed_at=None)
    _write(caller, row, exercise)
    db.session.add(row)
    return changed(caller, exercise.id)


def change_exercise(caller: Caller, exercise_id: str, new: Exercise, if_match: Matches) -> dict[str, Any]:
    """Say it anew. Raises NotFound, PreconditionRequired, StaleExercise, Invalid, and NotYourProfession where it would
    let more professions prescribe it than may now."""
    own = hold_own(caller)
    row = own_row(caller, exercise_id)
    check_match(own.wire[exercise_id]["own"]["etag"], if_match, is_first=False, stale=StaleExercise)
    before, exercise = own.exercises[exercise_id], replace(new, id=exercise_id)
    _check_restriction(caller, before, exercise)
    _refuse([*fixed_problems(before, exercise), *_problems(exercise, own)])
    _write(caller, row, exercise)
    return changed(caller, exercise_id)


def remove_exercise(caller: Caller, exercise_id: str, is_removed: bool) -> dict[str, Any]:
    """Offer it no more, or again. Raises NotFound, and Invalid where it cannot come back as it is."""
    own = hold_own(caller)
    row = own_row(caller, exercise_id)
    if is_removed == (row.removed_at is not None):
        return exercise_wire(caller.practice_id, exercise_id)
    if not is_removed:
        others = {key: each for key, each in own.exercises.items() if key != exercise_id}
        found = own_problems(own.exercises[exercise_id], {**catalogue().exercises, **others}, own.removed)
        _refuse([*_counted(own), *found])
    row.removed_at = now() if is_removed else None
    return changed(caller, exercise_id)


def hold_own(caller: Caller) -> Own:
    """The practice's own exercises, which nobody else changes until this request is done. Its row is held for it, but
    not against those who only refer to it, as every phone's report does."""
    held = select(PracticeRow.own_revision).where(PracticeRow.practice_id == caller.practice_id)
    note_revision(caller.practice_id, db.session.scalars(held.with_for_update(key_share=True)).one())
    return own_of(caller.practice_id, catalogue()) or Own.none(catalogue())


def own_row(caller: Caller, exercise_id: str) -> OwnExerciseRow:
    """Raises NotFound, also for an exercise that all practices share: nobody changes those."""
    key = own_key(exercise_id)
    row = db.session.get(OwnExerciseRow, (caller.practice_id, key)) if key else None
    if row is None:
        raise NotFound("exercise of your practice", exercise_id)
    return row


def changed(caller: Caller, exercise_id: str) -> dict[str, Any]:
    """What was written, as everybody reads it from now on."""
    db.session.flush()
    renew_revision(caller.practice_id)
    return exercise_wire(caller.practice_id, exercise_id)


def _write(caller: Caller, row: OwnExerciseRow, exercise: Exercise) -> None:
    row.entry = {name: value for name, value in exercise_to_wire(exercise).items() if name != "id"}
    row.version += 1
    row.saved_at, row.saved_by = now(), caller.account_id


def _problems(exercise: Exercise, own: Own) -> tuple[Problem, ...]:
    return own_problems(exercise, {**catalogue().exercises, **own.exercises}, own.removed - {exercise.id})


def _counted(own: Own) -> tuple[Problem, ...]:
    return count_problems(len(own.exercises) - len(own.removed), len(own.exercises))


def _refuse(problems: Iterable[Problem]) -> None:
    found = tuple(problems)
    if found:
        raise Invalid(found)


def _check_restriction(caller: Caller, before: Exercise, after: Exercise) -> None:
    """Who may not prescribe an exercise may not make it one that anybody may."""
    if restriction(before) is None or restriction(after) is not None:
        return
    own = standing(caller)
    if not may(own.profession, own.scope.prescribe_restricted):
        raise NotYourProfession("say who may prescribe this exercise", own.profession, own.scope.prescribe_restricted)
