"""Doses: what they look like on the wire, and what makes one impossible."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routines.dose import (
    BOUNDS,
    Breathing,
    ContractRelax,
    Dose,
    DoseType,
    DynamicReps,
    Pressure,
    Slider,
    StaticHold,
    check_dose,
    dose_from_wire,
    dose_to_wire,
    rep_parts,
    rests_between_reps,
    side_seconds,
    side_steps,
)
from routines.errors import Invalid
from tests.routines.generated import doses

HOLD = {"type": "static_hold", "hold_seconds": 30, "reps": 3, "rest_seconds": 10, "sets": 1}


def problems_of(wire: dict[str, object]) -> dict[tuple[str | int, ...], str]:
    with pytest.raises(Invalid) as caught:
        dose_from_wire(wire)
    return {problem.path: problem.code for problem in caught.value.problems}


def test_a_dose_on_the_wire_is_its_type_and_its_fields() -> None:
    dose = dose_from_wire(HOLD)
    assert dose == StaticHold(hold_seconds=30, reps=3, rest_seconds=10, sets=1)
    assert dose_to_wire(dose) == HOLD


@given(st.sampled_from(get_args(DoseType)).flatmap(doses))
def test_every_dose_survives_the_wire(dose: Dose) -> None:
    assert dose_from_wire(dose_to_wire(dose)) == dose


@pytest.mark.parametrize(
    ("wire", "found"),
    [
        ({}, {("type",): "unknown_type"}),
        ({**HOLD, "type": "juggling"}, {("type",): "unknown_type"}),
        ({**HOLD, "type": ["static_hold"]}, {("type",): "unknown_type"}),
        ({**HOLD, "hold_s": 30}, {("hold_s",): "unknown_field"}),
        ({**HOLD, "reps": "3"}, {("reps",): "not_whole"}),
        ({**HOLD, "reps": 3.0, "sets": True}, {("reps",): "not_whole", ("sets",): "not_whole"}),
        (
            {"type": "static_hold", "reps": 3, "sets": 1},
            {("hold_seconds",): "not_whole", ("rest_seconds",): "not_whole"},
        ),
    ],
)
def test_a_malformed_dose_is_refused_by_place(wire: dict[str, object], found: dict[tuple[str | int, ...], str]) -> None:
    assert problems_of(wire) == found


@pytest.mark.parametrize(
    "dose",
    [
        StaticHold(hold_seconds=60, reps=2, rest_seconds=15, sets=1),  # from 65 years
        StaticHold(hold_seconds=15, reps=12, rest_seconds=0, sets=1),  # a trial's 12 × 15 s
        ContractRelax(6, 100, 100, 0, 30, 4, 10, 1),  # a trial's full effort
        DynamicReps(4, 0, 12, 60, 3),
        Slider(3, 0, 10, 30, 2),
        Pressure(60, 1, 0, 1),
        Breathing(4, 6, 18, 0, 1),
    ],
)
def test_doses_of_the_evidence_are_possible(dose: Dose) -> None:
    assert check_dose(dose) == ()


@pytest.mark.parametrize("kind", get_args(DoseType))
def test_every_number_of_a_dose_has_bounds_that_hold(kind: DoseType) -> None:
    lowest = {name: low for name, (low, _) in BOUNDS[kind].items()}
    assert {"type", *BOUNDS[kind]} == dose_to_wire(dose_from_wire({"type": kind, **lowest})).keys()
    for name, (low, high) in BOUNDS[kind].items():
        for number in (low - 1, high + 1):
            problems = check_dose(dose_from_wire({"type": kind, **lowest, name: number}))
            assert (name,) in [problem.path for problem in problems]


def test_effort_cannot_be_upside_down() -> None:
    [problem] = check_dose(ContractRelax(6, 50, 20, 2, 20, 3, 10, 1))
    assert (problem.path, problem.code) == (("effort_percent_max",), "upside_down")


def test_half_an_hour_on_one_side_is_the_most() -> None:
    assert check_dose(StaticHold(hold_seconds=180, reps=10, rest_seconds=0, sets=1)) == ()
    [problem] = check_dose(StaticHold(hold_seconds=180, reps=10, rest_seconds=1, sets=1))
    assert (problem.path, problem.code) == (("reps",), "too_long")


@pytest.mark.parametrize(
    ("dose", "seconds", "steps"),
    [
        (StaticHold(30, 3, 10, 1), 110, 5),
        (StaticHold(30, 3, 0, 1), 90, 3),
        (StaticHold(20, 2, 15, 2), 125, 7),
        (Pressure(30, 3, 10, 1), 110, 5),
        (ContractRelax(6, 20, 50, 2, 20, 3, 10, 1), 104, 11),
        (DynamicReps(4, 2, 10, 45, 2), 165, 41),
        (Slider(3, 0, 10, 30, 2), 90, 21),
        (Breathing(4, 6, 18, 0, 1), 180, 36),
        (Breathing(4, 6, 2, 20, 2), 60, 9),
    ],
)
def test_how_long_a_dose_takes_on_one_side(dose: Dose, seconds: int, steps: int) -> None:
    assert (side_seconds(dose), side_steps(dose)) == (seconds, steps)


def test_a_rep_has_only_the_parts_that_take_time() -> None:
    assert rep_parts(ContractRelax(6, 20, 50, 0, 20, 3, 10, 1)) == (("contract", 6), ("hold", 20))


def test_holds_rest_after_each_rep_and_moves_do_not() -> None:
    assert rests_between_reps(Pressure(30, 3, 10, 1))
    assert not rests_between_reps(Breathing(4, 6, 18, 0, 1))
