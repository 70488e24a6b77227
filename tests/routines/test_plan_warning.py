"""What a therapist is told to think twice about, and where."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given

from routines.catalogue import load_catalogue
from routines.dose import StaticHold
from routines.plan import Plan, Prescription, Routine
from routines.plan_warning import plan_warnings, sittings_a_week
from tests.routines.generated import plans

CATALOGUE = load_catalogue()
SHORT = StaticHold(hold_seconds=20, reps=2, rest_seconds=10, sets=1)


def exercise(exercise_id: str, **changes: Any) -> Prescription:
    """As the catalogue has it, on both sides."""
    known = CATALOGUE.exercises[exercise_id]
    sides = "both" if known.side == "per_side" else None
    return replace(Prescription(UUID(int=0), exercise_id, sides, None, known.dose, ""), **changes)


def plan(*prescriptions: Prescription, **often: Any) -> Plan:
    routine = Routine(UUID(int=1), "Morning", (1, 3, 5), None, 1, prescriptions)
    return Plan(date(2026, 11, 2), None, "", (replace(routine, **often),))


def warned(plan: Plan) -> list[tuple[str, str]]:
    found = plan_warnings(plan, CATALOGUE.exercises, CATALOGUE.families)
    return [("/".join(map(str, problem.path)), problem.code) for problem in found]


FIGURE_4 = exercise("supine-figure-4", dose=SHORT)
CROSS_OVER = exercise("supine-cross-over-fair", dose=SHORT)
SEATED = exercise("seated-figure-4", dose=SHORT)
PUSH = exercise("piriformis-contract-relax-supine")
TILT = exercise("pelvic-tilt")
BRIDGE = exercise("glute-bridge")
WALK = exercise("sit-to-stand")
ROLLS = exercise("lower-trunk-rotation")
AT_SECOND = ("routines/0/prescriptions/1/exercise_id", "same_shape")


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (plan(FIGURE_4, TILT, BRIDGE, ROLLS), []),
        (plan(FIGURE_4, TILT, BRIDGE, ROLLS, WALK), [("routines/0/prescriptions", "many_exercises")]),
        (plan(FIGURE_4, CROSS_OVER), [AT_SECOND]),
        (plan(FIGURE_4, PUSH), [AT_SECOND]),
        (plan(FIGURE_4, SEATED), []),
        (plan(FIGURE_4, FIGURE_4), [AT_SECOND]),
        (plan(replace(FIGURE_4, sides="left"), replace(FIGURE_4, sides="right")), []),
        (plan(replace(FIGURE_4, sides="left"), CROSS_OVER), [AT_SECOND]),
        (plan(TILT, TILT), []),
        (plan(exercise("prone-on-elbows"), exercise("prone-press-up")), []),
        (plan(FIGURE_4, replace(CROSS_OVER, exercise_id="gone")), []),
        # A third of the shape is told of once, not for each before it.
        (
            plan(FIGURE_4, CROSS_OVER, exercise("supine-knee-to-opposite-shoulder", dose=SHORT)),
            [AT_SECOND, ("routines/0/prescriptions/2/exercise_id", "same_shape")],
        ),
    ],
)
def test_a_routine_is_warned_about_at_its_place(plan: Plan, told: list[tuple[str, str]]) -> None:
    assert warned(plan) == told


@pytest.mark.parametrize(
    ("plan", "is_long"),
    [
        # 3 × 40 s on each side, 5 times a week: 600 s is the mark itself.
        (plan(exercise("supine-figure-4", dose=StaticHold(40, 3, 10, 1)), weekdays=(1, 2, 3, 4, 5)), False),
        (plan(exercise("supine-figure-4", dose=StaticHold(41, 3, 10, 1)), weekdays=(1, 2, 3, 4, 5)), True),
        (plan(exercise("supine-figure-4", dose=StaticHold(41, 3, 10, 1)), weekdays=None, times_per_week=5), True),
        (plan(exercise("supine-figure-4", dose=StaticHold(30, 3, 10, 1)), times_per_day=3), True),
        # Each side for itself: one left, one right, is no more for either.
        (
            plan(
                exercise("supine-figure-4", dose=StaticHold(40, 3, 10, 1), sides="left"),
                exercise("seated-figure-4", dose=StaticHold(40, 3, 10, 1), sides="right"),
                weekdays=(1, 2, 3, 4, 5),
            ),
            False,
        ),
        (plan(exercise("supine-figure-4", dose=StaticHold(40, 3, 10, 1)), SEATED, weekdays=(1, 2, 3, 4, 5)), True),
        (plan(exercise("prone-on-elbows", dose=StaticHold(60, 5, 10, 3)), weekdays=(1, 2, 3, 4, 5)), False),
    ],
)
def test_minutes_a_week_are_counted_by_family_and_side(plan: Plan, is_long: bool) -> None:
    assert warned(plan) == ([("routines", "many_minutes")] if is_long else [])


def test_words_name_the_family_the_minutes_and_the_other_exercise() -> None:
    long = plan(exercise("supine-figure-4", dose=StaticHold(60, 3, 10, 1)), CROSS_OVER, weekdays=None, times_per_week=5)
    shape, minutes = plan_warnings(long, CATALOGUE.exercises, CATALOGUE.families)
    assert shape.message == (
        "Much the same stretch of the piriformis as Figure 4, lying: one of the two, or 2 reps of each, will do."
    )
    assert minutes.message == "Piriformis: 18 min 20 s of stretch a week on a side. Above 10 min more adds little."


def test_a_plan_of_one_template_is_never_warned_about() -> None:
    """What the project itself suggests keeps to its own rules."""
    for template in CATALOGUE.templates:
        prescriptions = [
            Prescription(UUID(int=n), each.exercise_id, each.sides, each.first_side, each.dose, each.note)
            for n, each in enumerate(template.prescriptions)
        ]
        often = {"weekdays": template.weekdays, "times_per_week": template.times_per_week}
        assert warned(plan(*prescriptions, **often, times_per_day=template.times_per_day)) == [], template.id


@given(plans())
def test_every_place_is_one_of_the_plan_and_is_told_once(plan: Plan) -> None:
    found = plan_warnings(plan, CATALOGUE.exercises, CATALOGUE.families)
    places = [(problem.path, problem.code) for problem in found if problem.code != "many_minutes"]
    assert len(places) == len(set(places))
    for (_, routine, *rest), _code in places:
        of = plan.routines[int(routine)].prescriptions
        assert len(rest) == 1 or int(rest[1]) < len(of)
    assert all(sittings_a_week(routine) >= 1 for routine in plan.routines)
