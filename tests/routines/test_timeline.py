"""Timelines: totals as the catalogue states them, the invariants of design §6, and the golden files."""

import json
from dataclasses import replace
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given

from routines.catalogue import load_catalogue
from routines.dose import StaticHold, side_seconds, side_steps
from routines.plan import Prescription, Routine
from routines.timeline import Step, compile_timeline, routine_seconds, sides_in_order
from tests.routines.generated import routines
from tests.routines.timeline_golden import FOLDER, golden, golden_routines

CATALOGUE = load_catalogue()
EXERCISES = CATALOGUE.exercises
GOLDENS = dict(golden_routines(CATALOGUE))

# How long each exercise takes at its own dose, both sides, without getting ready and changing sides: the figures of the
# second review of the catalogue, kept apart from the code that works them out.
STATED_SECONDS = {
    "supine-knee-to-opposite-shoulder": 220,
    "supine-figure-4": 220,
    "supine-cross-over-fair": 220,
    "seated-figure-4": 220,
    "seated-cross-leg-twist": 220,
    "standing-figure-4": 160,
    "table-pigeon": 220,
    "floor-pigeon": 220,
    "hamstring-supine-strap": 220,
    "hamstring-supine-90-90": 230,
    "hamstring-seated-chair": 220,
    "hamstring-standing-step": 220,
    "hamstring-doorway": 220,
    "hamstring-long-sit": 220,
    "piriformis-contract-relax-supine": 208,
    "piriformis-contract-relax-seated": 208,
    "hamstring-contract-relax-strap": 208,
    "seated-knee-hug": 160,
    "standing-side-hip-lean": 160,
    "hip-flexor-half-kneel": 220,
    "hip-flexor-bed-edge": 220,
    "single-knee-to-chest": 160,
    "double-knee-to-chest": 80,
    "lower-trunk-rotation": 120,
    "childs-pose": 70,
    "cat-cow": 60,
    "pelvic-tilt": 170,
    "prone-on-elbows": 120,
    "prone-press-up": 40,
    "sciatic-slider-supine": 180,
    "sciatic-slider-seated": 180,
    "glute-bridge": 200,
    "clamshell": 330,
    "side-lying-hip-abduction": 330,
    "bird-dog": 284,
    "sit-to-stand": 156,
    "ball-release-wall": 220,
    "ball-release-floor": 220,
    "breathing-constructive-rest": 180,
    "side-lying-rest": 300,
    "desk-seated-pelvic-rock": 40,
    "standing-back-bend": 20,
    "runner-leg-swing": 60,
    "paced-walking": 660,
}
# The same for the template routines.
STATED_TEMPLATE_SECONDS = {
    "calm-start": 560,
    "core-plan": 640,
    "chair-plan": 480,
    "contract-relax-plan": 746,
    "runner": 770,
    "nerve-wary": 510,
}


def prescribed(exercise_id: str, number: int = 1, **changes: object) -> Prescription:
    exercise = EXERCISES[exercise_id]
    sides = "both" if exercise.side == "per_side" else None
    return replace(Prescription(UUID(int=number), exercise_id, sides, None, exercise.dose, ""), **changes)


def routine_of(*prescriptions: Prescription) -> Routine:
    return Routine(UUID(int=0), "Morning", None, 5, 1, prescriptions)


def exercise_time(steps: tuple[Step, ...]) -> int:
    return sum(step.seconds for step in steps if step.kind not in ("prepare", "switch_side"))


def test_every_exercise_of_the_catalogue_has_a_stated_total() -> None:
    assert STATED_SECONDS.keys() == EXERCISES.keys()


@pytest.mark.parametrize("exercise_id", STATED_SECONDS)
def test_an_exercise_at_its_own_dose_takes_as_long_as_stated(exercise_id: str) -> None:
    steps = compile_timeline(routine_of(prescribed(exercise_id)), EXERCISES)
    assert exercise_time(steps) == STATED_SECONDS[exercise_id]


@pytest.mark.parametrize("template_id", STATED_TEMPLATE_SECONDS)
def test_a_template_takes_as_long_as_stated(template_id: str) -> None:
    steps = compile_timeline(GOLDENS[template_id], EXERCISES)
    assert exercise_time(steps) == STATED_TEMPLATE_SECONDS[template_id]


def test_the_golden_files_are_what_the_code_gives_and_nothing_else_lies_there() -> None:
    assert {file.stem for file in FOLDER.glob("*.json")} == GOLDENS.keys()


@pytest.mark.parametrize("name", GOLDENS)
def test_a_golden_timeline_is_compiled_again_to_the_letter(name: str) -> None:
    kept = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert golden(name, GOLDENS[name], CATALOGUE) == kept


def test_a_contract_relax_rep_is_push_let_go_stretch_and_rests_stand_between_reps() -> None:
    steps = compile_timeline(routine_of(prescribed("piriformis-contract-relax-supine", sides="left")), EXERCISES)
    assert [step.kind for step in steps] == [
        *("prepare", "contract", "relax", "hold", "rest"),
        *("contract", "relax", "hold", "rest"),
        *("contract", "relax", "hold"),
    ]


def test_a_moving_exercise_rests_between_sets_only() -> None:
    steps = compile_timeline(routine_of(prescribed("glute-bridge")), EXERCISES)
    rests = [step for step in steps if step.kind == "rest"]
    assert [(step.set, step.rep, step.seconds) for step in rests] == [(1, 10, 60)]


def test_an_alternating_rep_is_one_move_for_both_sides() -> None:
    steps = compile_timeline(routine_of(prescribed("lower-trunk-rotation")), EXERCISES)
    moves = [step for step in steps if step.kind == "move"]
    assert [(step.side, step.seconds) for step in moves] == [(None, 12)] * 10


def test_breathing_is_in_and_out_and_both_count() -> None:
    steps = compile_timeline(routine_of(prescribed("breathing-constructive-rest")), EXERCISES)
    assert [(step.kind, step.seconds, step.counts) for step in steps[1:3]] == [
        ("breathe_in", 4, True),
        ("breathe_out", 6, True),
    ]


def test_getting_ready_takes_longer_when_position_or_equipment_changes() -> None:
    routine = routine_of(
        *(
            prescribed(exercise_id, number)
            for number, exercise_id in enumerate(
                ["pelvic-tilt", "glute-bridge", "hamstring-supine-strap", "cat-cow", "childs-pose"], start=1
            )
        )
    )
    prepares = [step.seconds for step in compile_timeline(routine, EXERCISES) if step.kind == "prepare"]
    # From a cold start; same place; a strap to fetch; onto hands and knees; kneeling with a pillow.
    assert prepares == [20, 10, 20, 20, 20]


def test_an_exercise_that_left_the_catalogue_still_plays() -> None:
    known, gone = prescribed("cat-cow"), Prescription(UUID(int=2), "gone", None, None, StaticHold(30, 2, 10, 1), "")
    steps = compile_timeline(routine_of(known, gone, known), EXERCISES)
    assert [step.seconds for step in steps if step.kind == "prepare"] == [20, 20, 20]
    assert [step.kind for step in steps if step.exercise_id == "gone"] == ["prepare", "hold", "rest", "hold"]


def test_the_prescription_says_which_side_comes_first() -> None:
    assert sides_in_order(prescribed("supine-figure-4", first_side="right")) == ("right", "left")
    assert sides_in_order(prescribed("supine-figure-4")) == ("left", "right")


@given(routines())
def test_seconds_and_steps_add_up(routine: Routine) -> None:
    steps = compile_timeline(routine, EXERCISES)
    for prescription in routine.prescriptions:
        own = tuple(step for step in steps if step.prescription_id == prescription.id)
        sides = 2 if prescription.sides == "both" else 1
        assert exercise_time(own) == side_seconds(prescription.dose) * sides
        assert len(own) == (side_steps(prescription.dose) + 1) * sides
        assert sum(step.seconds for step in own if step.kind == "switch_side") == 10 * (sides - 1)
    assert routine_seconds(routine, EXERCISES) == sum(step.seconds for step in steps)


@given(routines())
def test_every_rep_of_one_side_has_its_twin_on_the_other(routine: Routine) -> None:
    steps = compile_timeline(routine, EXERCISES)
    for prescription in routine.prescriptions:
        done = [s for s in steps if s.prescription_id == prescription.id and s.kind not in ("prepare", "switch_side")]
        by_side = {
            side: [(s.kind, s.set, s.rep, s.seconds) for s in done if s.side == side]
            for side in ("left", "right", None)
        }
        if prescription.sides == "both":
            assert by_side["left"] == by_side["right"]
            assert not by_side[None]
        else:
            assert {side for side, found in by_side.items() if found} == {prescription.sides}


@given(routines())
def test_rest_is_never_last_nor_doubled(routine: Routine) -> None:
    steps = compile_timeline(routine, EXERCISES)
    assert steps[-1].kind != "rest"
    for step, following in pairwise(steps):
        if step.kind == "rest":
            assert following.kind not in ("rest", "prepare", "switch_side")


@given(routines())
def test_steps_are_numbered_without_a_gap_and_each_takes_time(routine: Routine) -> None:
    steps = compile_timeline(routine, EXERCISES)
    assert [step.step_index for step in steps] == list(range(len(steps)))
    assert all(step.seconds > 0 for step in steps)


@given(routines())
def test_only_work_and_breath_count_towards_the_dose(routine: Routine) -> None:
    for step in compile_timeline(routine, EXERCISES):
        assert step.counts == (step.kind not in ("prepare", "switch_side", "relax", "rest"))
        assert (step.rep == 0) == (step.kind in ("prepare", "switch_side"))


@given(routines())
def test_the_same_routine_gives_the_same_steps(routine: Routine) -> None:
    assert compile_timeline(routine, EXERCISES) == compile_timeline(routine, dict(EXERCISES))


@given(routines())
def test_turning_first_side_round_only_swaps_the_names_of_the_sides(routine: Routine) -> None:
    """What lets the phone honour the client's own first side without compiling anew."""
    turned = {"left": "right", "right": "left", None: None}
    both = replace(
        routine,
        prescriptions=tuple(
            replace(each, first_side="left" if each.sides == "both" else each.first_side)
            for each in routine.prescriptions
        ),
    )
    other = replace(
        both,
        prescriptions=tuple(
            replace(each, first_side="right" if each.sides == "both" else each.first_side)
            for each in both.prescriptions
        ),
    )
    sided = {each.id for each in routine.prescriptions if each.sides == "both"}
    swapped = [
        replace(step, side=turned[step.side]) if step.prescription_id in sided else step
        for step in compile_timeline(both, EXERCISES)
    ]
    assert swapped == list(compile_timeline(other, EXERCISES))
