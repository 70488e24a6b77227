"""Plans and the client's cautions: what a version holds of a plan, and what of a version may reach the phone now."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from routines.catalogue import Catalogue
from routines.fitted_plan import Change, FittedPlan, caution_to_wire, change_to_wire, fit_plan, notes_to_wire
from routines.plan import Plan, plan_from_wire, plan_to_wire
from routines.timeline import compile_timeline, step_to_wire


@dataclass(frozen=True, slots=True)
class ShownPlan:
    """What a phone gets of a version: the plan's body, its timelines, and what its cautions say."""

    body: dict[str, Any]
    timelines: dict[str, Any]
    cautions: dict[str, Any]


def fitted_columns(plan: Plan, codes: Sequence[str], catalogue: Catalogue) -> dict[str, Any]:
    """`plan` as a version of a client with the cautions `codes` holds it; `catalogue` is the practice's."""
    fitted = fit_plan(plan, codes, catalogue).plan
    return {
        "body": plan_to_wire(fitted),
        "timelines": timelines(fitted, catalogue),
        "intended": plan_to_wire(plan) if fitted != plan else None,
    }


def timelines(plan: Plan, catalogue: Catalogue) -> dict[str, Any]:
    """The compiled steps of every routine, by its id."""
    return {str(r.id): [step_to_wire(step) for step in compile_timeline(r, catalogue.exercises)] for r in plan.routines}


def intended(version: Any) -> dict[str, Any]:
    """The plan of a version as the therapist wrote it."""
    written: dict[str, Any] = version.intended or version.body
    return written


def shown_plan(version: Any, codes: Sequence[str], waiting: Sequence[str], catalogue: Catalogue) -> ShownPlan:
    """What of a saved version may be practised now.

    A version fits the cautions that it was made for. A release may bring others, and so may a change of an own
    exercise: what they rule out is taken off here too. The steps that stay keep their `step_index`, so that a log still
    names those of the version.
    """
    now = fit_plan(plan_from_wire(version.body), codes, catalogue)
    dropped = {str(each.prescription_id) for each in now.changes}
    routines = [] if now.gates else [_without(routine, dropped) for routine in version.body["routines"]]
    left = [routine for routine in routines if routine["prescriptions"]]
    steps = {
        routine["id"]: [step for step in version.timelines[routine["id"]] if step["prescription_id"] not in dropped]
        for routine in left
    }
    shown_ids = {each["id"] for routine in left for each in routine["prescriptions"]}
    meant = fit_plan(plan_from_wire(intended(version)), codes, catalogue)
    told = _cautions_wire(now, [_change_wire(each, shown_ids) for each in meant.changes], dropped, waiting)
    return ShownPlan({**version.body, "routines": left}, steps, told)


def no_plan_cautions(waiting: Sequence[str]) -> dict[str, Any]:
    """What a phone without a plan is told."""
    return {"gates": [], "changes": [], "notes": {}, "waiting": [*waiting]}


def _without(routine: dict[str, Any], dropped: set[str]) -> dict[str, Any]:
    return {**routine, "prescriptions": [each for each in routine["prescriptions"] if each["id"] not in dropped]}


def _change_wire(change: Change, shown_ids: set[str]) -> dict[str, Any]:
    """Without the names of the exercises: what is withheld is never on the phone."""
    wire = change_to_wire(change)
    is_there = wire["prescription_id"] in shown_ids
    told = {key: wire[key] for key in ("routine_id", "prescription_id", "reasons")}
    return {**told, "outcome": change.outcome if is_there else "withheld"}


def _cautions_wire(
    now: FittedPlan, changes: list[dict[str, Any]], dropped: set[str], waiting: Sequence[str]
) -> dict[str, Any]:
    return {
        "gates": [caution_to_wire(each) for each in now.gates],
        "changes": changes,
        "notes": {key: minded for key, minded in notes_to_wire(now).items() if key not in dropped},
        "waiting": [*waiting],
    }
