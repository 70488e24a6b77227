"""`compile_timeline`: a routine flattened into timed steps (design §6). The server plans, the phone plays."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args
from uuid import UUID

from routines.dose import Dose, rep_parts, rests_between_reps
from routines.exercise import Exercise
from routines.plan import Prescription, Routine, Side

StepKind: TypeAlias = Literal[
    "prepare",
    "switch_side",
    "move",
    "hold",
    "contract",
    "relax",
    "press",
    "slide",
    "rest",
    "breathe_in",
    "breathe_out",
]

PREPARE_SECONDS = 10
PREPARE_NEW_PLACE_SECONDS = 20
SWITCH_SIDE_SECONDS = 10
NOT_COUNTING: frozenset[StepKind] = frozenset({"prepare", "switch_side", "relax", "rest"})
COUNTING = frozenset(get_args(StepKind)) - NOT_COUNTING


@dataclass(frozen=True, slots=True)
class Step:
    """One timed element. `set` and `rep` count from 1 (0 where they mean nothing); `counts` = adds to the dose.

    `side` is set on every step of an exercise that has sides: on `prepare` the side that comes first, on `switch_side`
    the side that comes next. So the two sides swap by turning `left` and `right` round, whatever the step.
    """

    step_index: int
    prescription_id: UUID
    kind: StepKind
    exercise_id: str
    side: Side | None
    set: int
    rep: int
    seconds: int
    counts: bool


@dataclass(frozen=True, slots=True)
class _Element:
    """A step before it has its place in the routine."""

    kind: StepKind
    side: Side | None
    set: int
    rep: int
    seconds: int


def compile_timeline(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[Step, ...]:
    """Flatten `routine` into steps. Pure and total: the same routine always gives the same steps.

    `exercises` only tells whether the place changes between two exercises; one that it lacks counts as a change, so a
    plan that is older than the catalogue still plays.
    """
    steps: list[Step] = []
    before: Exercise | None = None
    for prescription in routine.prescriptions:
        exercise = exercises.get(prescription.exercise_id)
        for element in _elements(prescription, _prepare_seconds(before, exercise)):
            steps.append(
                Step(
                    step_index=len(steps),
                    prescription_id=prescription.id,
                    kind=element.kind,
                    exercise_id=prescription.exercise_id,
                    side=element.side,
                    set=element.set,
                    rep=element.rep,
                    seconds=element.seconds,
                    counts=element.kind in COUNTING,
                )
            )
        before = exercise
    return tuple(steps)


def step_to_wire(step: Step) -> dict[str, object]:
    """The step as JSON has it."""
    return {
        "step_index": step.step_index,
        "prescription_id": str(step.prescription_id),
        "kind": step.kind,
        "exercise_id": step.exercise_id,
        "side": step.side,
        "set": step.set,
        "rep": step.rep,
        "seconds": step.seconds,
        "counts": step.counts,
    }


def routine_seconds(routine: Routine, exercises: Mapping[str, Exercise]) -> int:
    """How long the routine takes from the first step to the last, getting ready and changing sides included."""
    return sum(step.seconds for step in compile_timeline(routine, exercises))


def sides_in_order(prescription: Prescription) -> tuple[Side | None, ...]:
    """The sides to do, in order: left first unless the prescription says otherwise; one None without sides."""
    if prescription.sides is None:
        return (None,)
    if prescription.sides != "both":
        return (prescription.sides,)
    return ("right", "left") if prescription.first_side == "right" else ("left", "right")


def _prepare_seconds(before: Exercise | None, exercise: Exercise | None) -> int:
    """The first exercise of a routine is a new place too: the mat has to be found and lain on."""
    if before is None or exercise is None:
        return PREPARE_NEW_PLACE_SECONDS
    stays = before.position == exercise.position and set(before.equipment) == set(exercise.equipment)
    return PREPARE_SECONDS if stays else PREPARE_NEW_PLACE_SECONDS


def _elements(prescription: Prescription, prepare_seconds: int) -> Iterator[_Element]:
    for number, side in enumerate(sides_in_order(prescription)):
        if number == 0:
            yield _Element("prepare", side, 0, 0, prepare_seconds)
        else:
            yield _Element("switch_side", side, 0, 0, SWITCH_SIDE_SECONDS)
        yield from _side_elements(prescription.dose, side)


def _side_elements(dose: Dose, side: Side | None) -> Iterator[_Element]:
    """All sets of one side. A rest carries the set and rep that it follows; what takes no time is no step."""
    parts = rep_parts(dose)
    for set_number in range(1, dose.sets + 1):
        for rep in range(1, dose.reps + 1):
            for kind, seconds in parts:
                yield _Element(kind, side, set_number, rep, seconds)
            is_last_of_set = rep == dose.reps
            is_last = is_last_of_set and set_number == dose.sets
            rests_here = is_last_of_set or rests_between_reps(dose)
            if rests_here and not is_last and dose.rest_seconds:
                yield _Element("rest", side, set_number, rep, dose.rest_seconds)
