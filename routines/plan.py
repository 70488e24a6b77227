"""Plans: routines with how often, from when, until when, for one client."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, TypeAlias
from uuid import UUID

from routines.dose import Dose, check_dose, dose_from_wire, dose_to_wire, side_seconds, side_steps
from routines.errors import Invalid, Problem
from routines.exercise import Exercise

Side: TypeAlias = Literal["left", "right"]
Sides: TypeAlias = Literal["both", "left", "right"]


@dataclass(frozen=True, slots=True)
class Prescription:
    """One exercise with its dose. `sides` is set for `per_side` exercises only; ids live on across versions."""

    id: UUID
    exercise_id: str
    sides: Sides | None
    first_side: Side | None
    dose: Dose
    note: str


@dataclass(frozen=True, slots=True)
class Routine:
    """Ordered prescriptions done in one sitting. Exactly one of `weekdays` (Monday = 1) and `times_per_week` is set."""

    id: UUID
    name: str
    weekdays: tuple[int, ...] | None
    times_per_week: int | None
    times_per_day: int
    prescriptions: tuple[Prescription, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a therapist saves. `ends_on` is the last day that counts; None is open-ended."""

    starts_on: date
    ends_on: date | None
    note: str
    routines: tuple[Routine, ...]


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """A saved plan. `saved_on` is the client's local date of the save.

    The version rules from the day after it; the first one from that day.
    """

    plan_id: UUID
    version: int
    saved_on: date
    plan: Plan


# Generous against the evidence (2 to 4 exercises a routine work best), tight against a slip or a flood.
MOST_ROUTINES = 10
MOST_PRESCRIPTIONS = 20
MOST_TIMES_PER_DAY = 6
LONGEST_ROUTINE_SECONDS = 2 * 60 * 60
# What a phone holds and a session log carries with ease; the longest template has 140.
MOST_STEPS = 1500
LONGEST_NAME = 80
LONGEST_NOTE = 2000


def check_plan(plan: Plan, exercises: Mapping[str, Exercise]) -> None:
    """Raise `Invalid` with everything that is wrong with `plan`."""
    problems = plan_problems(plan, exercises)
    if problems:
        raise Invalid(problems)


def plan_problems(plan: Plan, exercises: Mapping[str, Exercise]) -> tuple[Problem, ...]:
    """Everything wrong with `plan`, each by its place in the wire form. `exercises` is the catalogue by id."""
    problems = [*_text_problems("note", plan.note, LONGEST_NOTE)]
    if plan.ends_on is not None and plan.ends_on < plan.starts_on:
        problems.append(Problem(("ends_on",), "ends_before_start", "must not be before starts_on"))
    problems += _count_problems("routines", len(plan.routines), MOST_ROUTINES)
    problems += _repeated_ids([(("routines", r, "id"), routine.id) for r, routine in enumerate(plan.routines)])
    problems += _repeated_ids(
        [
            (("routines", r, "prescriptions", p, "id"), prescription.id)
            for r, routine in enumerate(plan.routines)
            for p, prescription in enumerate(routine.prescriptions)
        ]
    )
    for number, routine in enumerate(plan.routines):
        problems += [problem.under("routines", number) for problem in _routine_problems(routine, exercises)]
    return tuple(problems)


def _routine_problems(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    if not routine.name.strip():
        yield Problem(("name",), "empty", "must not be empty")
    yield from _text_problems("name", routine.name, LONGEST_NAME)
    yield from _frequency_problems(routine)
    yield from _count_problems("prescriptions", len(routine.prescriptions), MOST_PRESCRIPTIONS)
    seconds = steps = 0
    for number, prescription in enumerate(routine.prescriptions):
        found = tuple(_prescription_problems(prescription, exercises))
        yield from (problem.under("prescriptions", number) for problem in found)
        sides = 0 if found else 2 if prescription.sides == "both" else 1
        seconds += sides * side_seconds(prescription.dose)
        steps += sides * (side_steps(prescription.dose) + 1)
    if seconds > LONGEST_ROUTINE_SECONDS:
        yield Problem(("prescriptions",), "too_long", f"add up to more than {LONGEST_ROUTINE_SECONDS // 3600} hours")
    if steps > MOST_STEPS:
        yield Problem(("prescriptions",), "too_many_steps", f"add up to more than {MOST_STEPS} reps, rests and breaths")


def _frequency_problems(routine: Routine) -> Iterator[Problem]:
    if (routine.weekdays is None) == (routine.times_per_week is None):
        yield Problem(
            ("weekdays",), "weekdays_or_times", "set either weekdays or times_per_week, not both and not neither"
        )
    if routine.weekdays is not None:
        days = set(routine.weekdays)
        if not days or len(days) < len(routine.weekdays) or not days <= set(range(1, 8)):
            yield Problem(("weekdays",), "not_weekdays", "must name days 1 (Monday) to 7, each once")
    if routine.times_per_week is not None and not 1 <= routine.times_per_week <= 7:
        yield Problem(("times_per_week",), "out_of_bounds", "must be 1 to 7")
    if not 1 <= routine.times_per_day <= MOST_TIMES_PER_DAY:
        yield Problem(("times_per_day",), "out_of_bounds", f"must be 1 to {MOST_TIMES_PER_DAY}")


def _prescription_problems(prescription: Prescription, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    exercise = exercises.get(prescription.exercise_id)
    if exercise is None:
        yield Problem(("exercise_id",), "unknown_exercise", "is not in the catalogue")
    else:
        yield from _side_problems(prescription, exercise)
        if prescription.dose.type != exercise.dose.type:
            yield Problem(("dose", "type"), "other_type", f"must be {exercise.dose.type} for this exercise")
    yield from (problem.under("dose") for problem in check_dose(prescription.dose))
    yield from _text_problems("note", prescription.note, LONGEST_NOTE)


def _side_problems(prescription: Prescription, exercise: Exercise) -> Iterator[Problem]:
    if exercise.side == "per_side" and prescription.sides is None:
        yield Problem(("sides",), "sides_missing", "must be both, left or right for this exercise")
    if exercise.side != "per_side" and prescription.sides is not None:
        yield Problem(("sides",), "no_sides", "must be left out: this exercise has no sides")
    fitting = {"both": {"left", "right"}, "left": {"left"}, "right": {"right"}, None: set[str]()}[prescription.sides]
    if prescription.first_side is not None and prescription.first_side not in fitting:
        yield Problem(("first_side",), "first_side", "must be one of the sides to do")


def _count_problems(name: str, count: int, most: int) -> Iterator[Problem]:
    if count == 0:
        yield Problem((name,), "empty", "must not be empty")
    if count > most:
        yield Problem((name,), "too_many", f"must be at most {most}")


def _text_problems(name: str, text: str, longest: int) -> Iterator[Problem]:
    if len(text) > longest:
        yield Problem((name,), "too_long", f"must be at most {longest} characters")
    if any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in text):
        # Neither PostgreSQL nor UTF-8 can hold these.
        yield Problem((name,), "not_text", "must not contain NUL or half of a character")


def _repeated_ids(places: Iterable[tuple[tuple[str | int, ...], UUID]]) -> list[Problem]:
    """Ids live on across versions, so one that stands twice would give a log two meanings."""
    seen: Counter[UUID] = Counter()
    problems = []
    for path, value in places:
        if seen[value]:
            problems.append(Problem(path, "repeated_id", "must not stand twice in the plan"))
        seen[value] += 1
    return problems


def plan_to_wire(plan: Plan) -> dict[str, Any]:
    """The plan as JSON has it, on the wire and in the database."""
    return {
        "starts_on": plan.starts_on.isoformat(),
        "ends_on": plan.ends_on.isoformat() if plan.ends_on else None,
        "note": plan.note,
        "routines": [routine_to_wire(routine) for routine in plan.routines],
    }


def routine_to_wire(routine: Routine) -> dict[str, Any]:
    """One routine as JSON has it."""
    return {
        "id": str(routine.id),
        "name": routine.name,
        "weekdays": list(routine.weekdays) if routine.weekdays is not None else None,
        "times_per_week": routine.times_per_week,
        "times_per_day": routine.times_per_day,
        "prescriptions": [
            {
                "id": str(prescription.id),
                "exercise_id": prescription.exercise_id,
                "sides": prescription.sides,
                "first_side": prescription.first_side,
                "dose": dose_to_wire(prescription.dose),
                "note": prescription.note,
            }
            for prescription in routine.prescriptions
        ],
    }


def plan_from_wire(wire: Mapping[str, Any]) -> Plan:
    """What `plan_to_wire` gave. Trusted: for what the database holds, not for what a caller sends."""
    return Plan(
        starts_on=date.fromisoformat(wire["starts_on"]),
        ends_on=date.fromisoformat(wire["ends_on"]) if wire["ends_on"] else None,
        note=wire["note"],
        routines=tuple(routine_from_wire(routine) for routine in wire["routines"]),
    )


def routine_from_wire(wire: Mapping[str, Any]) -> Routine:
    """What `routine_to_wire` gave. Trusted."""
    return Routine(
        id=UUID(wire["id"]),
        name=wire["name"],
        weekdays=tuple(wire["weekdays"]) if wire["weekdays"] is not None else None,
        times_per_week=wire["times_per_week"],
        times_per_day=wire["times_per_day"],
        prescriptions=tuple(
            Prescription(
                id=UUID(prescription["id"]),
                exercise_id=prescription["exercise_id"],
                sides=prescription["sides"],
                first_side=prescription["first_side"],
                dose=dose_from_wire(prescription["dose"]),
                note=prescription["note"],
            )
            for prescription in wire["prescriptions"]
        ),
    )
