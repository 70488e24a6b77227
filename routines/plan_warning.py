"""What a therapist should think twice about before saving a plan. Each may be right for a client, so none refuses."""

from collections.abc import Iterator, Mapping
from itertools import combinations

from routines.dose import ContractRelax, Dose, StaticHold
from routines.errors import Problem
from routines.exercise import Exercise
from routines.plan import Plan, Prescription, Routine, Side

MANY_EXERCISES = 4
"""In one sitting; with more, people keep up less well (docs/sources.md: eckard-2015, bachmann-2018)."""

MANY_SECONDS_A_WEEK = 10 * 60
"""Of stretch per family and side; gains level off at about there (docs/sources.md: ingram-2024)."""

_SIDES: tuple[Side, ...] = ("left", "right")
_STRETCHED = frozenset({"piriformis", "hamstring", "hip_flexor", "gluteal", "contract_relax"})


def plan_warnings(plan: Plan, exercises: Mapping[str, Exercise], families: Mapping[str, str]) -> tuple[Problem, ...]:
    """By their places in the wire form. `exercises` and `families` (codes to words) are the catalogue's.

    Codes: `many_exercises` of a routine, `same_shape` of the later one of two exercises, `many_minutes` of the plan.
    """
    found: list[Problem] = []
    for place, routine in enumerate(plan.routines):
        found += [problem.under("routines", place) for problem in _routine_warnings(routine, exercises)]
    return (*found, *_long_families(plan, exercises, families))


def sittings_a_week(routine: Routine) -> int:
    """How many times a week the routine is asked for."""
    days = len(routine.weekdays) if routine.weekdays is not None else routine.times_per_week or 0
    return days * routine.times_per_day


def _routine_warnings(routine: Routine, exercises: Mapping[str, Exercise]) -> Iterator[Problem]:
    count = len(routine.prescriptions)
    if count > MANY_EXERCISES:
        yield Problem(
            ("prescriptions",),
            "many_exercises",
            f"{count} exercises in one sitting: people keep up better with 2 to {MANY_EXERCISES}.",
        )
    told: set[int] = set()
    for (_, one), (place, other) in combinations(enumerate(routine.prescriptions), 2):
        first, second = exercises.get(one.exercise_id), exercises.get(other.exercise_id)
        if place in told or first is None or second is None or not _is_one_shape(one, first, other, second):
            continue
        told.add(place)
        yield Problem(("prescriptions", place, "exercise_id"), "same_shape", _shape_words(first, second))


def _is_one_shape(one: Prescription, first: Exercise, other: Prescription, second: Exercise) -> bool:
    """Whether both stretch the same muscle in the same position, on a side that both work."""
    if not _stretch_seconds(one.dose) or not _stretch_seconds(other.dose):
        return False
    is_same = first.position == second.position and first.target_muscles[0] == second.target_muscles[0]
    return is_same and bool(_sides_of(one) & _sides_of(other))


def _shape_words(first: Exercise, second: Exercise) -> str:
    muscle = second.target_muscles[0]
    if first.id == second.id:
        return f"Stands twice in this routine. One of them, or fewer reps of each, gives the {muscle} as much."
    return f"Much the same stretch of the {muscle} as {first.name}: one of the two, or 2 reps of each, will do."


def _long_families(plan: Plan, exercises: Mapping[str, Exercise], families: Mapping[str, str]) -> Iterator[Problem]:
    for family, seconds in _family_seconds(plan, exercises).items():
        if seconds > MANY_SECONDS_A_WEEK:
            name = families.get(family, family)
            yield Problem(
                ("routines",),
                "many_minutes",
                f"{name}: {_exactly(seconds)} of stretch a week on a side. "
                f"Above {MANY_SECONDS_A_WEEK // 60} min more adds little.",
            )


def _family_seconds(plan: Plan, exercises: Mapping[str, Exercise]) -> dict[str, int]:
    """Seconds of stretch a week by family, of the side that has more of it."""
    totals: dict[str, dict[Side, int]] = {}
    for routine in plan.routines:
        for prescription in routine.prescriptions:
            exercise = exercises.get(prescription.exercise_id)
            if exercise is None or exercise.family not in _STRETCHED:
                continue
            by_side = totals.setdefault(exercise.family, dict.fromkeys(_SIDES, 0))
            for side in _sides_of(prescription):
                by_side[side] += _stretch_seconds(prescription.dose) * sittings_a_week(routine)
    return {family: max(by_side.values()) for family, by_side in totals.items()}


def _exactly(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def _sides_of(prescription: Prescription) -> frozenset[Side]:
    return frozenset({"left": _SIDES[:1], "right": _SIDES[1:]}.get(prescription.sides or "both", _SIDES))


def _stretch_seconds(dose: Dose) -> int:
    """Seconds of stretch on one side in one sitting; 0 for what is no stretch."""
    if isinstance(dose, StaticHold):
        return dose.hold_seconds * dose.reps * dose.sets
    if isinstance(dose, ContractRelax):
        return dose.stretch_seconds * dose.reps * dose.sets
    return 0
