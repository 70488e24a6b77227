"""Which exercises are for some professions only, and what a plan may hold of them."""

from dataclasses import replace
from datetime import date
from typing import Any, get_args
from uuid import UUID

import pytest

from routines.catalogue import load_catalogue
from routines.dose import StaticHold
from routines.plan import Plan, Prescription, Routine
from routines.scope import (
    DEFAULT_SCOPE,
    PROFESSION_WORDS,
    Profession,
    Scope,
    professions_in_words,
    restriction,
    scope_problems,
)

EXERCISES = load_catalogue().exercises
HOLD = StaticHold(hold_seconds=30, reps=3, rest_seconds=10, sets=1)
FIGURE_4 = Prescription(UUID(int=2), "supine-figure-4", "both", None, HOLD, "")
BRIDGE = Prescription(UUID(int=3), "glute-bridge", None, None, EXERCISES["glute-bridge"].dose, "")
MORNING = Routine(UUID(int=1), "Morning", None, 3, 1, (FIGURE_4, BRIDGE))
PLAN = Plan(date(2026, 11, 23), None, "", (MORNING,))


def refused(plan: Plan, before: Plan | None = None, profession: Profession | None = "massage_therapist") -> list[Any]:
    return [problem.path for problem in scope_problems(plan, before, EXERCISES, profession, DEFAULT_SCOPE)]


def with_bridge(routine: Routine = MORNING, **changes: Any) -> Plan:
    return replace(PLAN, routines=(replace(routine, prescriptions=(FIGURE_4, replace(BRIDGE, **changes))),))


AT_BRIDGE = [("routines", 0, "prescriptions", 1, "exercise_id")]


@pytest.mark.parametrize(
    ("exercise_id", "why"),
    [
        ("glute-bridge", "strength"),
        ("clamshell", "strength"),
        ("sciatic-slider-supine", "nerve_slider"),
        ("sciatic-slider-seated", "nerve_slider"),
        ("prone-press-up", "therapist_only"),
        ("floor-pigeon", "therapist_only"),
        ("supine-figure-4", None),
        ("hamstring-supine-strap", None),
        ("cat-cow", None),
    ],
)
def test_strength_sliders_and_what_the_therapist_must_choose_are_restricted(exercise_id: str, why: str | None) -> None:
    assert restriction(EXERCISES[exercise_id]) == why


def test_every_therapist_only_exercise_is_restricted() -> None:
    marked = {
        exercise.id for exercise in EXERCISES.values() if any(c.code == "therapist-only" for c in exercise.cautions)
    }
    assert marked
    assert all(restriction(EXERCISES[exercise_id]) for exercise_id in marked)


@pytest.mark.parametrize(
    ("profession", "is_refused"),
    [
        ("physiotherapist", False),
        ("doctor", False),
        ("massage_therapist", True),
        ("osteopath", True),
        ("other", True),
        (None, True),
    ],
)
def test_the_profession_decides(profession: Profession | None, is_refused: bool) -> None:
    assert refused(PLAN, profession=profession) == (AT_BRIDGE if is_refused else [])


def test_the_reason_names_what_who_and_ones_own() -> None:
    def words(plan: Plan, profession: Profession | None) -> str:
        (problem,) = scope_problems(plan, None, EXERCISES, profession, DEFAULT_SCOPE)
        assert problem.code == "not_your_profession"
        return problem.message

    assert words(PLAN, "massage_therapist") == (
        "Strength exercises are prescribed here by: physiotherapist or doctor; yours is massage therapist"
    )
    assert words(with_bridge(exercise_id="prone-press-up"), None) == (
        "This exercise is prescribed here by: physiotherapist or doctor; yours is not set yet"
    )
    assert words(with_bridge(exercise_id="sciatic-slider-supine"), None).startswith("Nerve sliders are")


def test_what_somebody_who_may_has_chosen_stays() -> None:
    assert refused(PLAN, before=PLAN) == []
    assert refused(with_bridge(note="Slowly."), before=PLAN) == []
    assert refused(with_bridge(replace(MORNING, times_per_week=2)), before=PLAN) == []
    assert refused(with_bridge(replace(MORNING, times_per_week=None, weekdays=(1, 3, 5))), before=PLAN) == []


@pytest.mark.parametrize(
    "plan",
    [
        with_bridge(dose=HOLD),
        with_bridge(id=UUID(int=9)),
        with_bridge(exercise_id="clamshell"),
        with_bridge(sides="left"),
        with_bridge(replace(MORNING, times_per_week=4)),
        with_bridge(replace(MORNING, times_per_day=2)),
        with_bridge(replace(MORNING, times_per_week=None, weekdays=(1, 2, 3, 5))),
    ],
)
def test_another_dose_or_more_often_is_a_prescription_of_its_own(plan: Plan) -> None:
    assert refused(plan, before=PLAN) == AT_BRIDGE


def test_one_that_was_not_there_is_not_kept() -> None:
    assert refused(PLAN, before=replace(PLAN, routines=())) == AT_BRIDGE


def test_an_exercise_that_the_catalogue_has_lost_is_another_problem() -> None:
    assert refused(with_bridge(exercise_id="gone")) == []


def test_how_often_is_not_judged_where_it_is_not_said() -> None:
    """That nobody says how often is a problem of its own."""
    once = with_bridge(replace(MORNING, times_per_week=1))
    unsaid = with_bridge(replace(MORNING, times_per_week=None, times_per_day=2))
    assert refused(unsaid, before=once) == []


def test_the_defaults_are_the_careful_ones() -> None:
    careful = ("physiotherapist", "doctor")
    assert Scope(unlock_urgent=careful, prescribe_restricted=careful) == DEFAULT_SCOPE


def test_every_profession_has_its_words() -> None:
    assert PROFESSION_WORDS == {
        "physiotherapist": "physiotherapist",
        "doctor": "doctor",
        "osteopath": "osteopath",
        "chiropractor": "chiropractor",
        "massage_therapist": "massage therapist",
        "sports_therapist": "sports therapist",
        "other": "another profession",
    }
    assert tuple(PROFESSION_WORDS) == get_args(Profession)


def test_a_practice_says_who() -> None:
    scope = Scope(unlock_urgent=("doctor",), prescribe_restricted=("massage_therapist",))
    assert list(scope_problems(PLAN, None, EXERCISES, "massage_therapist", scope)) == []
    assert list(scope_problems(PLAN, None, EXERCISES, "doctor", scope)) != []


@pytest.mark.parametrize(
    ("professions", "words"),
    [
        ([], ""),
        (["doctor"], "doctor"),
        (["physiotherapist", "doctor"], "physiotherapist or doctor"),
        (["osteopath", "massage_therapist", "other"], "osteopath, massage therapist or another profession"),
    ],
)
def test_professions_in_words(professions: list[Profession], words: str) -> None:
    assert professions_in_words(professions) == words
