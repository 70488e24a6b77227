"""A practice's own templates: routines that a therapist kept to begin other plans with."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from routines.errors import Problem
from routines.exercise import Exercise
from routines.plan import Plan, Prescription, Routine, Sides, plan_problems, routine_to_wire

MOST_TEMPLATES = 100
LONGEST_DESCRIPTION = 300


def for_nobody(routine: Routine) -> Routine:
    """`routine` without what is about one person: notes, and which side; a one-sided exercise is for both again."""
    return replace(routine, prescriptions=tuple(_for_nobody(each) for each in routine.prescriptions))


def own_template_problems(
    routine: Routine, exercises: Mapping[str, Exercise], taken_names: Iterable[str], count: int
) -> tuple[Problem, ...]:
    """What stands against keeping `routine`, by its fields. `count`: how many templates the practice has."""
    in_plan = plan_problems(Plan(date.min, None, "", (routine,)), exercises)
    problems = [Problem(problem.path[2:], problem.code, problem.message) for problem in in_plan]
    if routine.name.strip().casefold() in {name.strip().casefold() for name in taken_names}:
        problems.append(Problem(("name",), "name_taken", "Your practice has a template of this name."))
    if count >= MOST_TEMPLATES:
        problems.append(
            Problem((), "too_many", f"Your practice has {MOST_TEMPLATES} templates. Take one out that nobody needs.")
        )
    return tuple(problems)


def own_template_wire(routine: Routine) -> dict[str, Any]:
    """What is kept: the routine as JSON has it, without ids."""
    wire = routine_to_wire(routine)
    kept = {key: wire[key] for key in ("weekdays", "times_per_week", "times_per_day")}
    prescriptions = [{k: v for k, v in each.items() if k not in ("id", "note")} for each in wire["prescriptions"]]
    return {**kept, "prescriptions": prescriptions}


def _for_nobody(prescription: Prescription) -> Prescription:
    sides: Sides | None = "both" if prescription.sides is not None else None
    return replace(prescription, sides=sides, first_side=None, note="")
