"""What saving a plan would give: how long it takes, and what stands against it. Nothing is stored."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from api.auth import Caller
from api.catalogue.service import catalogue
from api.clients.models import ClientRow
from api.errors import pointer
from api.plans.service import newest_version, out_of_scope
from routines.errors import Problem
from routines.fitted_plan import caution_problems, caution_warnings
from routines.plan import Plan, Routine, plan_problems
from routines.timeline import compile_timeline


def preview(caller: Caller, client: ClientRow, plan: Plan) -> dict[str, Any]:
    """Seconds by routine and exercise, in their order, the problems as a save would answer them, and what it takes.

    What the client's cautions rule out is counted all the same: it stands there until it is swapped.
    """
    problems = plan_problems(plan, catalogue().exercises)
    faulty = {problem.path[1] for problem in problems if len(problem.path) > 1 and problem.path[0] == "routines"}
    problems += out_of_scope(caller, plan, newest_version(caller, client.id))
    return {
        "routines": [_seconds(r) if n not in faulty else _NOT_KNOWN for n, r in enumerate(plan.routines)],
        "problems": _told((*problems, *caution_problems(plan, client.cautions, catalogue()))),
        "warnings": _told(caution_warnings(plan, client.cautions, catalogue())),
    }


def _told(problems: Iterable[Problem]) -> list[dict[str, str]]:
    return [{"pointer": pointer(p.path), "code": p.code, "message": p.message} for p in problems]


_NOT_KNOWN: dict[str, Any] = {"total_seconds": None, "exercises": []}


def _seconds(routine: Routine) -> dict[str, Any]:
    by_prescription: Counter[Any] = Counter()
    for step in compile_timeline(routine, catalogue().exercises):
        by_prescription[step.prescription_id] += step.seconds
    exercises = [{"seconds": by_prescription[each.id]} for each in routine.prescriptions]
    return {"total_seconds": by_prescription.total(), "exercises": exercises}
