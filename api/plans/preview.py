"""What saving a plan would give: how long it takes, and what stands against it. Nothing is stored."""

from collections import Counter
from typing import Any
from uuid import UUID

from api.auth import Caller
from api.catalogue.service import catalogue
from api.errors import pointer
from api.plans.service import newest_version, out_of_scope
from routines.plan import Plan, Routine, plan_problems
from routines.timeline import compile_timeline


def preview(caller: Caller, client_id: UUID, plan: Plan) -> dict[str, Any]:
    """Seconds by routine and exercise, in their order, and the problems as a save would answer them."""
    problems = plan_problems(plan, catalogue().exercises)
    faulty = {problem.path[1] for problem in problems if len(problem.path) > 1 and problem.path[0] == "routines"}
    problems += out_of_scope(caller, plan, newest_version(caller, client_id))
    return {
        "routines": [_seconds(r) if n not in faulty else _NOT_KNOWN for n, r in enumerate(plan.routines)],
        "problems": [{"pointer": pointer(p.path), "code": p.code, "message": p.message} for p in problems],
    }


_NOT_KNOWN: dict[str, Any] = {"total_seconds": None, "exercises": []}


def _seconds(routine: Routine) -> dict[str, Any]:
    by_prescription: Counter[Any] = Counter()
    for step in compile_timeline(routine, catalogue().exercises):
        by_prescription[step.prescription_id] += step.seconds
    exercises = [{"seconds": by_prescription[each.id]} for each in routine.prescriptions]
    return {"total_seconds": by_prescription.total(), "exercises": exercises}
