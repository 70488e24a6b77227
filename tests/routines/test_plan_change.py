"""What a new version changes, in the words that the therapist reads."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given

from routines.catalogue import load_catalogue
from routines.dose import Breathing, ContractRelax, StaticHold
from routines.plan import Plan, Prescription, Routine
from routines.plan_change import plan_changes
from tests.routines.generated import plans

EXERCISES = load_catalogue().exercises
STRAP = Prescription(UUID(int=2), "hamstring-supine-strap", "both", None, StaticHold(20, 3, 10, 1), "")
BRIDGE = Prescription(UUID(int=3), "glute-bridge", None, None, EXERCISES["glute-bridge"].dose, "")
MORNING = Routine(UUID(int=1), "Morning", None, 5, 1, (STRAP,))
EVENING = Routine(UUID(int=4), "Evening", (1, 3, 5), None, 1, (BRIDGE,))
PLAN = Plan(date(2026, 11, 23), None, "", (MORNING,))


def changes(after: Plan, before: Plan = PLAN) -> tuple[str, ...]:
    return plan_changes(before, after, EXERCISES)


def with_routine(**changed: Any) -> Plan:
    return replace(PLAN, routines=(replace(MORNING, **changed),))


def with_strap(**changed: Any) -> Plan:
    return with_routine(prescriptions=(replace(STRAP, **changed),))


@given(plans())
def test_equal_plans_have_no_changes(plan: Plan) -> None:
    assert plan_changes(plan, plan, EXERCISES) == ()


def test_the_first_version_says_so() -> None:
    assert plan_changes(None, PLAN, EXERCISES) == ("First plan",)


@pytest.mark.parametrize(
    ("after", "line"),
    [
        (with_strap(dose=StaticHold(30, 3, 10, 1)), "Hamstring stretch with strap, lying: hold 20 → 30 s"),
        (with_strap(dose=StaticHold(30, 4, 10, 1)), "Hamstring stretch with strap, lying: hold 20 → 30 s, reps 3 → 4"),
        (with_strap(sides="left"), "Hamstring stretch with strap, lying: both sides → left side only"),
        (with_strap(first_side="right"), "Hamstring stretch with strap, lying: right side first"),
        (with_strap(note="Slowly."), "Hamstring stretch with strap, lying: note added"),
        (with_routine(prescriptions=(STRAP, BRIDGE)), "Bridge added"),
        (with_routine(name="Wake up"), "Routine Morning renamed to Wake up"),
        (with_routine(times_per_week=3), "How often: 5 times a week → 3 times a week"),
        (with_routine(times_per_week=1), "How often: 5 times a week → once a week"),
        (with_routine(times_per_week=None, weekdays=(5, 1)), "How often: 5 times a week → Mon, Fri"),
        (with_routine(times_per_week=None, weekdays=(1, 2, 3, 4, 5, 6, 7)), "How often: 5 times a week → every day"),
        (with_routine(times_per_day=2), "How often: 5 times a week → 5 times a week, twice a day"),
        (replace(PLAN, starts_on=date(2026, 12, 1)), "First day: 23 November 2026 → 1 December 2026"),
        (replace(PLAN, ends_on=date(2027, 1, 31)), "Last day: none set → 31 January 2027"),
        (replace(PLAN, note="Well done."), "Note of the plan added"),
        (
            with_strap(exercise_id="supine-figure-4"),
            "Hamstring stretch with strap, lying replaced by Figure 4, lying",
        ),
    ],
)
def test_each_change_has_its_line(after: Plan, line: str) -> None:
    assert changes(after) == (line,)


def test_left_first_is_what_no_first_side_means() -> None:
    assert changes(with_strap(first_side="left")) == ()
    assert changes(PLAN, before=with_strap(first_side="right")) == (
        "Hamstring stretch with strap, lying: left side first",
    )


def test_notes_are_changed_or_removed() -> None:
    noted = with_strap(note="Slowly.")
    assert changes(with_strap(note="Slower."), before=noted) == ("Hamstring stretch with strap, lying: note changed",)
    assert changes(PLAN, before=noted) == ("Hamstring stretch with strap, lying: note removed",)


def test_push_and_relax_names_push_and_effort() -> None:
    dose = ContractRelax(6, 20, 50, 2, 20, 3, 10, 1)
    before = with_strap(exercise_id="hamstring-contract-relax-strap", dose=dose)
    after = with_strap(
        exercise_id="hamstring-contract-relax-strap",
        dose=replace(dose, contract_seconds=8, effort_percent_max=25),
    )
    assert changes(after, before) == ("Hamstring push and relax with strap: push 6 → 8 s, effort 20–50 % → 20–25 %",)
    assert changes(before, before) == ()


def test_breathing_names_in_and_out() -> None:
    breath = Prescription(UUID(int=2), "breathing-constructive-rest", None, None, Breathing(4, 6, 18, 0, 1), "")
    before = with_routine(prescriptions=(breath,))
    after = with_routine(prescriptions=(replace(breath, dose=Breathing(5, 7, 18, 0, 1)),))
    assert changes(after, before) == ("Resting breath, legs on a chair: breathe in 4 → 5 s, breathe out 6 → 7 s",)


def test_an_exercise_taken_away_or_moved() -> None:
    both = with_routine(prescriptions=(STRAP, BRIDGE))
    turned = with_routine(prescriptions=(BRIDGE, STRAP))
    assert changes(PLAN, before=both) == ("Bridge removed",)
    assert changes(turned, before=both) == ("Order of the exercises changed",)


def test_an_exercise_that_left_the_catalogue_is_named_by_its_id() -> None:
    assert plan_changes(PLAN, with_routine(prescriptions=(BRIDGE,)), {}) == (
        "glute-bridge added",
        "hamstring-supine-strap removed",
    )


def test_with_two_routines_each_line_says_which() -> None:
    two = replace(PLAN, routines=(MORNING, EVENING))
    assert changes(two) == ("Routine Evening added",)
    assert changes(PLAN, before=two) == ("Routine Evening removed",)
    rarer = replace(PLAN, routines=(MORNING, replace(EVENING, weekdays=(1,))))
    assert changes(rarer, before=two) == ("Evening: How often: Mon, Wed, Fri → Mon",)
