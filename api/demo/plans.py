"""A story's plan saves as plans. Routines and prescriptions of the same name keep their ids across versions."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from api.demo.story import PlanSave, Sitting
from routines.dose import StaticHold
from routines.exercise import Exercise
from routines.plan import Plan, Prescription, Routine


class PlanMaker:
    """Makes one client's plans, one save after the other."""

    def __init__(self, exercises: Mapping[str, Exercise], new_id: Callable[[], UUID]) -> None:
        self._exercises = exercises
        self._new_id = new_id
        self._ids: dict[tuple[str, ...], UUID] = {}

    def plan(self, save: PlanSave, today: date) -> Plan:
        """The plan as saved, from the day of the save on."""
        ends_on = None if save.ends_in_days is None else today + timedelta(days=save.ends_in_days)
        sittings = tuple(self._routine(sitting) for sitting in save.sittings)
        return Plan(today - timedelta(days=save.days_ago), ends_on, save.note, sittings)

    def _routine(self, sitting: Sitting) -> Routine:
        return Routine(
            self._id(sitting.name),
            sitting.name,
            sitting.weekdays,
            sitting.times_per_week,
            sitting.times_per_day,
            tuple(self._prescription(sitting, name) for name in sitting.exercises),
        )

    def _prescription(self, sitting: Sitting, exercise_id: str) -> Prescription:
        exercise = self._exercises[exercise_id]
        dose = exercise.dose
        if sitting.hold_seconds is not None and isinstance(dose, StaticHold):
            dose = replace(dose, hold_seconds=sitting.hold_seconds)
        sides = sitting.sides if exercise.side == "per_side" else None
        return Prescription(self._id(sitting.name, exercise_id), exercise_id, sides, None, dose, "")

    def _id(self, *names: str) -> UUID:
        return self._ids.setdefault(names, self._new_id())
