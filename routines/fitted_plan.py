"""A plan as a client's cautions leave it: what is swapped, what is left out, what to mind, or nothing at all."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from routines.catalogue import Catalogue
from routines.cautions import GATES, THERAPIST_ONLY, Judgement, Outcome, gates, in_force, judge
from routines.errors import Problem
from routines.exercise import Caution, Exercise
from routines.plan import Plan, Prescription, Routine


@dataclass(frozen=True, slots=True)
class Change:
    """One prescription that does not stay as it was written. `outcome`: swapped or withheld."""

    routine_id: UUID
    prescription_id: UUID
    exercise_id: str
    outcome: Outcome
    instead: str | None
    reasons: tuple[Caution, ...]


@dataclass(frozen=True, slots=True)
class FittedPlan:
    """`plan`: what may be practised, without routines while a gate is on. `notes`: what to mind, by prescription."""

    plan: Plan
    gates: tuple[Caution, ...]
    changes: tuple[Change, ...]
    notes: Mapping[UUID, tuple[Caution, ...]]


def fit_plan(plan: Plan, codes: Iterable[str], catalogue: Catalogue) -> FittedPlan:
    """`plan` for a client with the cautions `codes`. An exercise that the catalogue has since lost stays as it is.

    A swapped prescription keeps its id and takes the dose of the easier exercise; a routine of which nothing is left is
    left out. Fitting what was fitted changes nothing more.
    """
    known = in_force(codes)
    shut = gates(known, catalogue)
    if shut:
        return FittedPlan(replace(plan, routines=()), shut, (), {})
    changes: list[Change] = []
    notes: dict[UUID, tuple[Caution, ...]] = {}
    routines = [_fit_routine(routine, known, catalogue, changes, notes) for routine in plan.routines]
    return FittedPlan(
        plan=replace(plan, routines=tuple(routine for routine in routines if routine.prescriptions)),
        gates=(),
        changes=tuple(changes),
        notes=notes,
    )


def caution_problems(plan: Plan, codes: Iterable[str], catalogue: Catalogue) -> tuple[Problem, ...]:
    """What of `plan` may not be prescribed to a client with these cautions. A gate holds a plan, it refuses none."""
    return tuple(
        Problem((*path, "exercise_id"), "withheld", _refusal(judgement, catalogue))
        for path, judgement in _judgements(plan, codes, catalogue)
        if judgement.outcome in ("swapped", "withheld")
    )


def caution_warnings(plan: Plan, codes: Iterable[str], catalogue: Catalogue) -> tuple[Problem, ...]:
    """What the therapist should know before saving: gates that hold the plan, and what the client will be told."""
    known = in_force(codes)
    held = [Problem((), "gate", each.note) for each in gates(known, catalogue)]
    minded = [
        Problem((*path, "exercise_id"), judgement.outcome, notes_in_words(judgement.reasons))
        for path, judgement in _judgements(plan, known, catalogue)
        if judgement.reasons and judgement.outcome in ("modified", "shown")
    ]
    chosen = [
        Problem((*path, "exercise_id"), "therapist_only", catalogue.cautions[THERAPIST_ONLY])
        for path, judgement in _judgements(plan, known, catalogue)
        if _is_marked(catalogue.exercises[judgement.exercise_id])
    ]
    return (*held, *minded, *chosen)


def notes_in_words(reasons: Iterable[Caution]) -> str:
    """The notes of `reasons`, each once, as one text."""
    return " ".join(dict.fromkeys(each.note for each in reasons))


def notes_to_wire(fitted: FittedPlan) -> dict[str, Any]:
    """What to mind, by prescription, as JSON has it."""
    return {str(key): [caution_to_wire(each) for each in minded] for key, minded in fitted.notes.items()}


def change_to_wire(change: Change) -> dict[str, Any]:
    """The change as JSON has it."""
    return {
        "routine_id": str(change.routine_id),
        "prescription_id": str(change.prescription_id),
        "exercise_id": change.exercise_id,
        "outcome": change.outcome,
        "instead": change.instead,
        "reasons": [caution_to_wire(each) for each in change.reasons],
    }


def caution_to_wire(caution: Caution) -> dict[str, str]:
    """The caution as JSON has it."""
    return {"code": caution.code, "action": caution.action, "note": caution.note}


def _fit_routine(
    routine: Routine,
    known: frozenset[str],
    catalogue: Catalogue,
    changes: list[Change],
    notes: dict[UUID, tuple[Caution, ...]],
) -> Routine:
    taken = {each.exercise_id for each in routine.prescriptions}
    kept: list[Prescription] = []
    for prescription in routine.prescriptions:
        exercise = catalogue.exercises.get(prescription.exercise_id)
        if exercise is None:
            kept.append(prescription)
            continue
        found = judge(exercise, known, catalogue, taken=taken)
        minded = found.reasons
        if found.outcome in ("swapped", "withheld"):
            changes.append(
                Change(routine.id, prescription.id, exercise.id, found.outcome, found.instead, found.reasons)
            )
            if found.instead is None:
                continue
            easier = catalogue.exercises[found.instead]
            taken.add(easier.id)
            minded = judge(easier, known, catalogue).reasons
            prescription = _in_place_of(prescription, easier)
        if minded:
            notes[prescription.id] = minded
        kept.append(prescription)
    return replace(routine, prescriptions=tuple(kept))


def _in_place_of(prescription: Prescription, easier: Exercise) -> Prescription:
    """The easier exercise with its own dose, on the same sides where both have some; the note was about the other."""
    sides = (prescription.sides or "both") if easier.side == "per_side" else None
    first_side = prescription.first_side if sides else None
    return Prescription(prescription.id, easier.id, sides, first_side, easier.dose, "")


def _judgements(
    plan: Plan, codes: Iterable[str], catalogue: Catalogue
) -> Iterator[tuple[tuple[str | int, ...], Judgement]]:
    """Of every prescription, by its place, as if no gate were on."""
    known = in_force(codes) - {*GATES}
    for r, routine in enumerate(plan.routines):
        for p, prescription in enumerate(routine.prescriptions):
            exercise = catalogue.exercises.get(prescription.exercise_id)
            if exercise is not None:
                yield ("routines", r, "prescriptions", p), judge(exercise, known, catalogue)


def _refusal(judgement: Judgement, catalogue: Catalogue) -> str:
    refusal = f"is withheld from this client: {notes_in_words(judgement.reasons)}"
    if judgement.instead is None:
        return refusal
    return f"{refusal} Easier, and not ruled out: {catalogue.exercises[judgement.instead].name}."


def _is_marked(exercise: Exercise) -> bool:
    return any(each.code == THERAPIST_ONLY for each in exercise.cautions)
