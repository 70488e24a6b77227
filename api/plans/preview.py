"""What saving a plan would give: how long it takes, and what stands against it. Nothing is stored."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from api.auth import Caller
from api.catalogue.service import catalogue_of
from api.clients.models import ClientRow
from api.errors import pointer
from api.plans.fit import intended
from api.plans.service import newest_version, out_of_scope
from routines.catalogue import Catalogue
from routines.errors import Problem
from routines.fitted_plan import caution_problems, caution_warnings
from routines.plan import Plan, Routine, plan_from_wire, plan_problems
from routines.plan_change import plan_changes
from routines.plan_warning import plan_warnings, sittings_a_week
from routines.timeline import compile_timeline


def preview(caller: Caller, client: ClientRow, plan: Plan) -> dict[str, Any]:
    """Seconds by routine and exercise, in their order, the problems as a save would answer them, and what it takes.

    What the client's cautions rule out is counted all the same: it stands there until it is swapped.
    """
    known = catalogue_of(caller.practice_id)
    problems = plan_problems(plan, known.exercises)
    faulty = {problem.path[1] for problem in problems if len(problem.path) > 1 and problem.path[0] == "routines"}
    before = newest_version(caller, client.id)
    problems += out_of_scope(caller, plan, before)
    warnings = caution_warnings(plan, client.cautions, known)
    return {
        "routines": [_seconds(r, known) if n not in faulty else _NOT_KNOWN for n, r in enumerate(plan.routines)],
        "problems": _told((*problems, *caution_problems(plan, client.cautions, known))),
        "warnings": _told((*warnings, *plan_warnings(plan, known.exercises, known.families))),
        "changes": list(plan_changes(written(before), plan, known.exercises)),
    }


def written(version: Any) -> Plan | None:
    """The plan of a version as the therapist wrote it; None before the first."""
    return plan_from_wire(intended(version)) if version else None


def _told(problems: Iterable[Problem]) -> list[dict[str, str]]:
    return [{"pointer": pointer(p.path), "code": p.code, "message": p.message} for p in problems]


_NOT_KNOWN: dict[str, Any] = {"total_seconds": None, "week_seconds": None, "exercises": []}


def _seconds(routine: Routine, catalogue: Catalogue) -> dict[str, Any]:
    by_prescription: Counter[Any] = Counter()
    for step in compile_timeline(routine, catalogue.exercises):
        by_prescription[step.prescription_id] += step.seconds
    exercises = [{"seconds": by_prescription[each.id]} for each in routine.prescriptions]
    total = by_prescription.total()
    return {"total_seconds": total, "week_seconds": total * sittings_a_week(routine), "exercises": exercises}
