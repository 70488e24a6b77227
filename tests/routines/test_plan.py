"""Plans: what makes one impossible, told by place, and the way to JSON and back."""

import json
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given

from routines.catalogue import load_catalogue
from routines.dose import Breathing, StaticHold
from routines.errors import Invalid, Problem
from routines.plan import Plan, Prescription, Routine, check_plan, plan_from_wire, plan_problems, plan_to_wire
from tests.routines.generated import plans

EXERCISES = load_catalogue().exercises
HOLD = StaticHold(hold_seconds=30, reps=3, rest_seconds=10, sets=1)
FIGURE_4 = Prescription(UUID(int=2), "supine-figure-4", "both", None, HOLD, "")
CAT_COW = Prescription(UUID(int=3), "cat-cow", None, None, EXERCISES["cat-cow"].dose, "Slowly.")
MORNING = Routine(UUID(int=1), "Morning", None, 5, 1, (FIGURE_4, CAT_COW))
PLAN = Plan(date(2026, 11, 23), None, "", (MORNING,))
FIRST = ("routines", 0)
FIRST_PRESCRIPTION = (*FIRST, "prescriptions", 0)


def found_in(plan: Plan) -> list[tuple[tuple[str | int, ...], str]]:
    return [(problem.path, problem.code) for problem in plan_problems(plan, EXERCISES)]


def with_routine(**changes: Any) -> Plan:
    return replace(PLAN, routines=(replace(MORNING, **changes),))


def with_prescription(**changes: Any) -> Plan:
    return with_routine(prescriptions=(replace(FIGURE_4, **changes),))


def test_a_good_plan_has_no_problems() -> None:
    check_plan(PLAN, EXERCISES)


@given(plans())
def test_generated_plans_are_good_but_for_ids_that_meet(plan: Plan) -> None:
    assert {code for _, code in found_in(plan)} <= {"repeated_id"}


@pytest.mark.parametrize(
    ("plan", "path", "code"),
    [
        (replace(PLAN, ends_on=date(2026, 11, 22)), ("ends_on",), "ends_before_start"),
        (replace(PLAN, routines=()), ("routines",), "empty"),
        (replace(PLAN, note="x" * 2001), ("note",), "too_long"),
        (replace(PLAN, note="a\0b"), ("note",), "not_text"),
        (replace(PLAN, note="a\ud800b"), ("note",), "not_text"),
        (with_routine(name=" "), (*FIRST, "name"), "empty"),
        (with_routine(name="x" * 81), (*FIRST, "name"), "too_long"),
        (with_routine(prescriptions=()), (*FIRST, "prescriptions"), "empty"),
        (with_routine(weekdays=(1, 3)), (*FIRST, "weekdays"), "weekdays_or_times"),
        (with_routine(times_per_week=None), (*FIRST, "weekdays"), "weekdays_or_times"),
        (with_routine(times_per_week=None, weekdays=()), (*FIRST, "weekdays"), "not_weekdays"),
        (with_routine(times_per_week=None, weekdays=(1, 1)), (*FIRST, "weekdays"), "not_weekdays"),
        (with_routine(times_per_week=None, weekdays=(0, 1)), (*FIRST, "weekdays"), "not_weekdays"),
        (with_routine(times_per_week=None, weekdays=(7, 8)), (*FIRST, "weekdays"), "not_weekdays"),
        (with_routine(times_per_week=0), (*FIRST, "times_per_week"), "out_of_bounds"),
        (with_routine(times_per_week=8), (*FIRST, "times_per_week"), "out_of_bounds"),
        (with_routine(times_per_day=0), (*FIRST, "times_per_day"), "out_of_bounds"),
        (with_routine(times_per_day=7), (*FIRST, "times_per_day"), "out_of_bounds"),
        (with_prescription(exercise_id="handstand"), (*FIRST_PRESCRIPTION, "exercise_id"), "unknown_exercise"),
        (with_prescription(sides=None), (*FIRST_PRESCRIPTION, "sides"), "sides_missing"),
        (with_prescription(sides="left", first_side="right"), (*FIRST_PRESCRIPTION, "first_side"), "first_side"),
        (with_prescription(dose=CAT_COW.dose), (*FIRST_PRESCRIPTION, "dose", "type"), "other_type"),
        (with_prescription(dose=replace(HOLD, reps=0)), (*FIRST_PRESCRIPTION, "dose", "reps"), "out_of_bounds"),
        (with_prescription(note="x" * 2001), (*FIRST_PRESCRIPTION, "note"), "too_long"),
        (
            with_routine(prescriptions=(replace(CAT_COW, sides="both"),)),
            (*FIRST_PRESCRIPTION, "sides"),
            "no_sides",
        ),
        (
            with_routine(prescriptions=(replace(CAT_COW, first_side="left"),)),
            (*FIRST_PRESCRIPTION, "first_side"),
            "first_side",
        ),
        (
            with_routine(prescriptions=(FIGURE_4, replace(CAT_COW, id=FIGURE_4.id))),
            (*FIRST, "prescriptions", 1, "id"),
            "repeated_id",
        ),
    ],
)
def test_each_thing_wrong_is_told_at_its_place(plan: Plan, path: tuple[str | int, ...], code: str) -> None:
    assert found_in(plan) == [(path, code)]


@pytest.mark.parametrize(
    "plan",
    [
        replace(PLAN, ends_on=PLAN.starts_on),
        with_routine(times_per_week=None, weekdays=(7, 1)),
        with_routine(times_per_week=7, times_per_day=6),
        with_prescription(sides="right", first_side="right"),
        with_prescription(sides="both", first_side="left"),
        with_prescription(note="Zuerst links — ganz sanft 🙂\nDann rechts."),
        with_routine(prescriptions=(FIGURE_4, replace(FIGURE_4, id=UUID(int=9)))),
    ],
)
def test_what_is_unusual_yet_possible_is_let_through(plan: Plan) -> None:
    assert found_in(plan) == []


def test_two_routines_cannot_share_an_id_nor_their_prescriptions() -> None:
    assert found_in(replace(PLAN, routines=(MORNING, MORNING))) == [
        (("routines", 1, "id"), "repeated_id"),
        (("routines", 1, "prescriptions", 0, "id"), "repeated_id"),
        (("routines", 1, "prescriptions", 1, "id"), "repeated_id"),
    ]


def test_a_plan_has_bounds_for_how_much() -> None:
    many = tuple(replace(CAT_COW, id=UUID(int=number)) for number in range(10, 31))
    assert found_in(with_routine(prescriptions=many)) == [((*FIRST, "prescriptions"), "too_many")]
    routines = tuple(
        replace(MORNING, id=UUID(int=number), prescriptions=(replace(CAT_COW, id=UUID(int=number + 100)),))
        for number in range(11)
    )
    assert found_in(replace(PLAN, routines=routines)) == [(("routines",), "too_many")]


def test_a_sitting_takes_two_hours_at_most() -> None:
    half_an_hour_a_side = replace(HOLD, hold_seconds=180, reps=10, rest_seconds=0)
    two = tuple(replace(FIGURE_4, id=UUID(int=number), dose=half_an_hour_a_side) for number in (10, 11))
    assert found_in(with_routine(prescriptions=two)) == []
    assert found_in(with_routine(prescriptions=(*two, CAT_COW))) == [((*FIRST, "prescriptions"), "too_long")]


def test_a_sitting_has_no_more_steps_than_a_log_carries() -> None:
    breathing = EXERCISES["breathing-constructive-rest"]
    long_breath = Prescription(UUID(int=10), breathing.id, None, None, Breathing(2, 2, 60, 0, 6), "")
    assert found_in(with_routine(prescriptions=(long_breath, replace(long_breath, id=UUID(int=11))))) == []
    three = tuple(replace(long_breath, id=UUID(int=number)) for number in (10, 11, 12))
    assert found_in(with_routine(prescriptions=three)) == [((*FIRST, "prescriptions"), "too_many_steps")]


def test_everything_wrong_is_told_at_once() -> None:
    plan = replace(with_routine(name="", times_per_day=0), ends_on=date(2020, 1, 1))
    with pytest.raises(Invalid) as caught:
        check_plan(plan, EXERCISES)
    assert [problem.path for problem in caught.value.problems] == [
        ("ends_on",),
        (*FIRST, "name"),
        (*FIRST, "times_per_day"),
    ]
    assert str(caught.value).startswith("ends_on: must not be before starts_on; routines/0/name: must not be empty")


def test_a_problem_can_be_seen_from_further_out() -> None:
    assert Problem(("reps",), "code", "words").under("dose", 1) == Problem(("dose", 1, "reps"), "code", "words")


@given(plans())
def test_a_plan_survives_json(plan: Plan) -> None:
    assert plan_from_wire(json.loads(json.dumps(plan_to_wire(plan)))) == plan


def test_the_wire_form_has_the_agreed_names() -> None:
    assert plan_to_wire(replace(PLAN, ends_on=date(2027, 1, 31))) == {
        "starts_on": "2026-11-23",
        "ends_on": "2027-01-31",
        "note": "",
        "routines": [
            {
                "id": str(MORNING.id),
                "name": "Morning",
                "weekdays": None,
                "times_per_week": 5,
                "times_per_day": 1,
                "prescriptions": [
                    {
                        "id": str(FIGURE_4.id),
                        "exercise_id": "supine-figure-4",
                        "sides": "both",
                        "first_side": None,
                        "dose": {"type": "static_hold", "hold_seconds": 30, "reps": 3, "rest_seconds": 10, "sets": 1},
                        "note": "",
                    },
                    {
                        "id": str(CAT_COW.id),
                        "exercise_id": "cat-cow",
                        "sides": None,
                        "first_side": None,
                        "dose": {
                            "type": "dynamic_reps",
                            "rep_seconds": 6,
                            "hold_seconds": 0,
                            "reps": 10,
                            "rest_seconds": 30,
                            "sets": 1,
                        },
                        "note": "Slowly.",
                    },
                ],
            }
        ],
    }
