"""A plan as cautions leave it."""

from datetime import date
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from routines.catalogue import load_catalogue
from routines.cautions import GATES, THERAPIST_ONLY, in_force
from routines.fitted_plan import (
    caution_problems,
    caution_warnings,
    change_to_wire,
    fit_plan,
    notes_in_words,
    notes_to_wire,
)
from routines.plan import Plan, Prescription, Routine, plan_problems

CATALOGUE = load_catalogue()
EXERCISES = CATALOGUE.exercises
OF_PEOPLE = sorted({*CATALOGUE.cautions} - {THERAPIST_ONLY})
ALL_IDS = [*EXERCISES]


def prescribed(number: int, exercise_id: str, note: str = "") -> Prescription:
    exercise = EXERCISES[exercise_id]
    sides = "both" if exercise.side == "per_side" else None
    return Prescription(UUID(int=100 + number), exercise_id, sides, None, exercise.dose, note)


def routine(*exercise_ids: str, number: int = 1) -> Routine:
    prescriptions = tuple(prescribed(number * 50 + n, each) for n, each in enumerate(exercise_ids))
    return Routine(UUID(int=number), f"Routine {number}", (1, 3), None, 1, prescriptions)


def plan(*routines: Routine) -> Plan:
    return Plan(date(2026, 3, 1), None, "", routines)


def ids(of: Plan) -> list[list[str]]:
    return [[each.exercise_id for each in routine.prescriptions] for routine in of.routines]


def test_without_cautions_a_plan_stays_as_it_is() -> None:
    written = plan(routine("supine-figure-4", "prone-press-up"))

    fitted = fit_plan(written, [], CATALOGUE)

    assert fitted.plan == written
    assert (fitted.gates, fitted.changes, fitted.notes) == ((), (), {})


def test_for_a_new_hip_some_go_some_are_swapped_and_some_stay_with_a_note() -> None:
    written = plan(routine("supine-figure-4", "hamstring-long-sit", "clamshell", "glute-bridge"))

    fitted = fit_plan(written, ["thr-posterior"], CATALOGUE)

    assert ids(fitted.plan) == [["hamstring-supine-strap", "clamshell", "glute-bridge"]]
    assert [(each.exercise_id, each.outcome, each.instead) for each in fitted.changes] == [
        ("supine-figure-4", "withheld", None),
        ("hamstring-long-sit", "swapped", "hamstring-supine-strap"),
    ]
    left = fitted.plan.routines[0].prescriptions
    assert [[each.code for each in fitted.notes.get(one.id, ())] for one in left] == [
        ["thr-posterior"],
        ["thr-posterior"],
        [],
    ]
    assert not plan_problems(fitted.plan, EXERCISES)


def test_a_swapped_exercise_keeps_id_and_sides_takes_the_easier_dose_and_leaves_the_note() -> None:
    strap = EXERCISES["hamstring-supine-strap"]
    one = Prescription(UUID(int=7), "hamstring-long-sit", "right", "right", EXERCISES["table-pigeon"].dose, "Slowly.")
    both_ways = Prescription(UUID(int=8), "childs-pose", None, None, EXERCISES["childs-pose"].dose, "")
    written = plan(Routine(UUID(int=1), "Evening", None, 3, 1, (one, both_ways)))

    fitted = fit_plan(written, ["thr-posterior"], CATALOGUE)

    assert fitted.plan.routines[0].prescriptions == (
        Prescription(UUID(int=7), strap.id, "right", "right", strap.dose, ""),
        Prescription(UUID(int=8), "cat-cow", None, None, EXERCISES["cat-cow"].dose, ""),
    )


def test_an_exercise_of_no_sides_gives_way_to_both_sides_of_one_that_has_some() -> None:
    written = plan(routine("double-knee-to-chest"))

    (left,) = fit_plan(written, ["pregnancy-supine"], CATALOGUE).plan.routines[0].prescriptions

    assert (left.exercise_id, left.sides) == ("single-knee-to-chest", "both")


def test_nothing_stands_twice_by_a_swap() -> None:
    there_already = plan(routine("childs-pose", "cat-cow"))
    two_for_one = plan(routine("single-knee-to-chest", "lower-trunk-rotation", "supine-figure-4", "childs-pose"))

    assert ids(fit_plan(there_already, ["thr-posterior"], CATALOGUE).plan) == [["cat-cow"]]
    assert ids(fit_plan(two_for_one, ["thr-posterior"], CATALOGUE).plan) == [
        ["pelvic-tilt", "lower-trunk-rotation", "cat-cow"]
    ]


def test_a_routine_of_which_nothing_is_left_is_left_out() -> None:
    written = plan(routine("supine-figure-4", number=1), routine("glute-bridge", number=2))

    fitted = fit_plan(written, ["thr-posterior"], CATALOGUE)

    assert [each.name for each in fitted.plan.routines] == ["Routine 2"]


def test_a_gate_leaves_nothing_to_practise_and_says_why() -> None:
    fitted = fit_plan(plan(routine("glute-bridge")), ["recent-surgery", "thr-posterior"], CATALOGUE)

    assert fitted.plan.routines == ()
    assert [each.code for each in fitted.gates] == ["recent-surgery"]
    assert (fitted.changes, fitted.notes) == ((), {})


def test_an_exercise_that_the_catalogue_has_lost_stays() -> None:
    lost = Prescription(UUID(int=7), "gone-since", None, None, EXERCISES["glute-bridge"].dose, "")
    written = plan(Routine(UUID(int=1), "Evening", None, 3, 1, (lost,)))

    assert fit_plan(written, ["thr-posterior"], CATALOGUE).plan == written
    assert caution_problems(written, ["thr-posterior"], CATALOGUE) == ()


def test_what_may_not_be_prescribed_is_refused_by_its_place_with_reason_and_way_out() -> None:
    written = plan(routine("glute-bridge"), routine("clamshell", "hamstring-long-sit", "supine-figure-4", number=2))

    problems = caution_problems(written, ["thr-posterior"], CATALOGUE)

    note = CATALOGUE.cautions["thr-posterior"]
    strap = EXERCISES["hamstring-supine-strap"].name
    assert [(each.path, each.code, each.message) for each in problems] == [
        (
            ("routines", 1, "prescriptions", 1, "exercise_id"),
            "withheld",
            f"is withheld from this client: {note} Easier, and not ruled out: {strap}.",
        ),
        (
            ("routines", 1, "prescriptions", 2, "exercise_id"),
            "withheld",
            f"is withheld from this client: {note}",
        ),
    ]


def test_a_gate_refuses_no_plan_but_is_told_before_a_save() -> None:
    written = plan(routine("glute-bridge"))

    assert caution_problems(written, ["red-flag-deficit"], CATALOGUE) == ()
    assert [
        (each.path, each.code, each.message) for each in caution_warnings(written, ["red-flag-deficit"], CATALOGUE)
    ] == [((), "gate", CATALOGUE.cautions["red-flag-deficit"])]


def test_what_the_client_will_be_told_is_told_before_a_save() -> None:
    written = plan(routine("clamshell", "seated-figure-4", "prone-press-up", "glute-bridge", "supine-figure-4"))

    warnings = caution_warnings(written, ["thr-posterior", "pht"], CATALOGUE)

    assert [(each.path[3], each.code) for each in warnings] == [(0, "modified"), (2, "therapist_only")]
    assert [each.code for each in caution_warnings(written, ["pht"], CATALOGUE)] == ["shown", "therapist_only"]


def test_notes_are_said_once() -> None:
    first, second = EXERCISES["seated-figure-4"].cautions[:2]

    assert notes_in_words([first, second, first]) == f"{first.note} {second.note}"


def test_a_change_goes_on_the_wire_with_its_reasons() -> None:
    (change,) = fit_plan(plan(routine("supine-figure-4")), ["thr-posterior"], CATALOGUE).changes

    assert change_to_wire(change) == {
        "routine_id": str(UUID(int=1)),
        "prescription_id": str(UUID(int=150)),
        "exercise_id": "supine-figure-4",
        "outcome": "withheld",
        "instead": None,
        "reasons": [{"code": "thr-posterior", "action": "avoid", "note": CATALOGUE.cautions["thr-posterior"]}],
    }


ROUTINES = st.lists(st.sampled_from(ALL_IDS), min_size=1, max_size=8).map(lambda each: routine(*each))
PLANS = st.lists(ROUTINES, min_size=1, max_size=1).map(lambda each: plan(*each))
SOME_CODES = st.frozensets(st.sampled_from(OF_PEOPLE), max_size=6)


@given(PLANS, SOME_CODES)
def test_no_fitted_plan_holds_anything_to_be_avoided(written, codes) -> None:
    known = in_force(codes)
    for each in fit_plan(written, codes, CATALOGUE).plan.routines:
        assert each.prescriptions
        for prescription in each.prescriptions:
            cautions = EXERCISES[prescription.exercise_id].cautions
            assert not [one for one in cautions if one.action == "avoid" and one.code in known]


@given(PLANS, SOME_CODES)
def test_fitting_twice_is_fitting_once_and_a_fitted_plan_may_be_saved(written, codes) -> None:
    fitted = fit_plan(written, codes, CATALOGUE)

    again = fit_plan(fitted.plan, codes, CATALOGUE)

    assert (again.plan, again.changes, again.notes) == (fitted.plan, (), fitted.notes)
    assert caution_problems(fitted.plan, codes, CATALOGUE) == ()


@given(PLANS, SOME_CODES)
def test_every_prescription_is_there_or_told_to_be_changed(written, codes) -> None:
    fitted = fit_plan(written, codes, CATALOGUE)
    left = {each.id for routine in fitted.plan.routines for each in routine.prescriptions}
    changed = {each.prescription_id: each for each in fitted.changes}

    if not {*GATES} & codes:
        for each in written.routines[0].prescriptions:
            assert each.id in left or changed[each.id].outcome == "withheld"


def test_notes_go_on_the_wire_by_prescription() -> None:
    fitted = fit_plan(plan(routine("supine-figure-4", "seated-figure-4")), ["hip-oa"], CATALOGUE)

    wire = notes_to_wire(fitted)

    assert wire
    assert wire.keys() == {str(key) for key in fitted.notes}
    assert all(each["code"] == "hip-oa" for minded in wire.values() for each in minded)
