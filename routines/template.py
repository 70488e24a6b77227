"""Template routines: what a therapist starts a plan from. A template is a routine without ids, for nobody yet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from routines.dose import Dose, dose_to_wire
from routines.plan import Prescription, Routine, Side, Sides


@dataclass(frozen=True, slots=True)
class TemplatePrescription:
    """One exercise of a template; the same rules as for a prescription."""

    exercise_id: str
    sides: Sides | None
    first_side: Side | None
    dose: Dose
    note: str


@dataclass(frozen=True, slots=True)
class TemplateRoutine:
    """A routine of the catalogue. `cautions`: the codes for which at least one of its exercises is to be avoided."""

    id: str
    name: str
    description: str
    weekdays: tuple[int, ...] | None
    times_per_week: int | None
    times_per_day: int
    prescriptions: tuple[TemplatePrescription, ...]
    cautions: tuple[str, ...]


def routine_from_template(template: TemplateRoutine, new_id: Callable[[], UUID]) -> Routine:
    """The routine that `template` stands for; `new_id` is called once for it and once per prescription, in order."""
    return Routine(
        id=new_id(),
        name=template.name,
        weekdays=template.weekdays,
        times_per_week=template.times_per_week,
        times_per_day=template.times_per_day,
        prescriptions=tuple(
            Prescription(new_id(), each.exercise_id, each.sides, each.first_side, each.dose, each.note)
            for each in template.prescriptions
        ),
    )


def template_to_wire(template: TemplateRoutine) -> dict[str, Any]:
    """The template as JSON has it."""
    return {
        "id": template.id,
        "name": template.name,
        "description": template.description,
        "weekdays": list(template.weekdays) if template.weekdays is not None else None,
        "times_per_week": template.times_per_week,
        "times_per_day": template.times_per_day,
        "prescriptions": [
            {
                "exercise_id": each.exercise_id,
                "sides": each.sides,
                "first_side": each.first_side,
                "dose": dose_to_wire(each.dose),
                "note": each.note,
            }
            for each in template.prescriptions
        ],
        "cautions": list(template.cautions),
    }
