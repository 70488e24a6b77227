"""What cautions make of an exercise: a table, and what holds for every exercise and every set of cautions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routines.catalogue import load_catalogue
from routines.cautions import (
    GATES,
    IMPLIED,
    THERAPIST_ONLY,
    Outcome,
    easier_offered,
    gates,
    harder_offered,
    in_force,
    judge,
)

CATALOGUE = load_catalogue()
EXERCISES = CATALOGUE.exercises
OF_PEOPLE = sorted({*CATALOGUE.cautions} - {THERAPIST_ONLY})
SOME_CODES = st.frozensets(st.sampled_from(OF_PEOPLE))
ANY_EXERCISE = st.sampled_from([*EXERCISES.values()])


@pytest.mark.parametrize(
    ("exercise_id", "codes", "outcome", "instead", "reasons"),
    [
        ("supine-figure-4", (), "shown", None, ()),
        ("supine-figure-4", ("pht",), "shown", None, ()),
        ("supine-figure-4", ("knee-twist",), "modified", None, ("knee-twist",)),
        ("supine-figure-4", ("knee-twist", "hip-oa"), "modified", None, ("knee-twist", "hip-oa")),
        ("seated-figure-4", ("pht",), "shown", None, ("pht",)),
        ("seated-figure-4", ("pht", "hip-oa"), "modified", None, ("hip-oa", "pht")),
        # A new hip, back approach: the whole piriformis family is out, with nothing easier that fits.
        ("supine-figure-4", ("thr-posterior",), "withheld", None, ("thr-posterior",)),
        ("supine-knee-to-opposite-shoulder", ("thr-posterior",), "withheld", None, ("thr-posterior",)),
        ("seated-knee-hug", ("thr-posterior",), "withheld", None, ("thr-posterior",)),
        ("single-knee-to-chest", ("thr-posterior",), "swapped", "pelvic-tilt", ("thr-posterior",)),
        ("childs-pose", ("thr-posterior",), "swapped", "cat-cow", ("thr-posterior",)),
        ("hamstring-long-sit", ("thr-posterior",), "swapped", "hamstring-supine-strap", ("thr-posterior",)),
        ("glute-bridge", ("thr-posterior",), "shown", None, ()),
        # The side approach brings the limits of the back one along.
        ("supine-figure-4", ("thr-lateral",), "withheld", None, ("thr-posterior",)),
        ("clamshell", ("thr-lateral",), "withheld", None, ("thr-lateral",)),
        ("side-lying-hip-abduction", ("thr-lateral",), "withheld", None, ("thr-lateral",)),
        ("side-lying-hip-abduction", ("thr-posterior",), "modified", None, ("thr-posterior",)),
        # The easier version must itself be free: the first that is.
        ("supine-figure-4", ("thr-anterior",), "swapped", "supine-knee-to-opposite-shoulder", ("thr-anterior",)),
        ("supine-cross-over-fair", ("hip-impingement",), "swapped", "seated-knee-hug", ("hip-impingement",)),
        ("hamstring-doorway", ("pht",), "withheld", None, ("pht",)),
        # A mark for the therapist's choice is nothing that a client has.
        ("prone-press-up", (), "shown", None, ()),
        ("sciatic-slider-supine", ("nerve-irritable",), "modified", None, ("nerve-irritable",)),
        # Gates stand against everything, also what names no such caution, and nothing takes its place.
        ("breathing-constructive-rest", ("recent-surgery",), "withheld", None, ("recent-surgery",)),
        ("glute-bridge", ("red-flag-deficit",), "withheld", None, ("red-flag-deficit",)),
        (
            "pelvic-tilt",
            ("red-flag-deficit", "recent-surgery"),
            "withheld",
            None,
            ("recent-surgery", "red-flag-deficit"),
        ),
        ("glute-bridge", ("red-flag-deficit", "pregnancy-supine"), "withheld", None, ("red-flag-deficit",)),
    ],
)
def test_what_becomes_of_an_exercise(
    exercise_id: str, codes: tuple[str, ...], outcome: Outcome, instead: str | None, reasons: tuple[str, ...]
) -> None:
    judgement = judge(EXERCISES[exercise_id], codes, CATALOGUE)

    assert (judgement.outcome, judgement.instead) == (outcome, instead)
    assert tuple(each.code for each in judgement.reasons) == reasons
    assert all(each.note == CATALOGUE.cautions[each.code] for each in judgement.reasons)


def test_what_stands_in_the_routine_already_takes_no_other_place() -> None:
    childs_pose = EXERCISES["childs-pose"]

    assert judge(childs_pose, ["thr-posterior"], CATALOGUE, taken={"cat-cow"}).outcome == "withheld"


@pytest.mark.parametrize("exercise_id", ["prone-press-up", "floor-pigeon", "sciatic-slider-seated"])
def test_what_nobody_chose_and_only_a_therapist_may_choose_is_withheld(exercise_id: str) -> None:
    judgement = judge(EXERCISES[exercise_id], [], CATALOGUE, is_chosen=False)

    assert (judgement.outcome, judgement.instead) == ("withheld", None)
    assert [each.code for each in judgement.reasons] == [THERAPIST_ONLY]


@pytest.mark.parametrize(
    ("exercise_id", "codes", "harder"),
    [
        ("table-pigeon", (), ()),
        ("standing-back-bend", (), ()),
        ("supine-figure-4", (), ("table-pigeon", "piriformis-contract-relax-supine")),
        ("supine-figure-4", ("knee-twist",), ("piriformis-contract-relax-supine",)),
        ("pelvic-tilt", ("recent-surgery",), ()),
    ],
)
def test_what_may_follow_by_itself(exercise_id: str, codes: tuple[str, ...], harder: tuple[str, ...]) -> None:
    assert harder_offered(EXERCISES[exercise_id], codes, CATALOGUE) == harder


@pytest.mark.parametrize(
    ("exercise_id", "codes"), [("supine-figure-4", ()), ("supine-figure-4", ("knee-twist",)), ("pelvic-tilt", ())]
)
def test_what_is_offered_as_easier_is_an_easier_version_that_cautions_allow(
    exercise_id: str, codes: tuple[str, ...]
) -> None:
    exercise = EXERCISES[exercise_id]
    allowed = [
        each
        for each in exercise.regression
        if judge(EXERCISES[each], codes, CATALOGUE, is_chosen=False).outcome in ("shown", "modified")
    ]
    assert [*easier_offered(exercise, codes, CATALOGUE)] == allowed


def test_gates_are_told_in_the_words_of_the_catalogue() -> None:
    assert [each.note for each in gates(["pht", "recent-surgery"], CATALOGUE)] == [CATALOGUE.cautions["recent-surgery"]]
    assert gates(["pht"], CATALOGUE) == ()
    assert {*GATES} <= CATALOGUE.cautions.keys()


def test_implied_codes_are_known_and_imply_nothing_more() -> None:
    assert in_force(["thr-lateral"]) == {"thr-lateral", "thr-posterior"}
    implied = {code for codes in IMPLIED.values() for code in codes}
    assert {*IMPLIED} | implied <= CATALOGUE.cautions.keys()
    assert not implied & IMPLIED.keys()


@given(ANY_EXERCISE, SOME_CODES, st.booleans())
def test_what_is_shown_or_stands_in_is_never_to_be_avoided(exercise, codes, is_chosen) -> None:
    judgement = judge(exercise, codes, CATALOGUE, is_chosen=is_chosen)
    shown = {"shown": exercise, "modified": exercise, "withheld": None}.get(
        judgement.outcome, EXERCISES.get(judgement.instead or "")
    )

    if shown is not None:
        known = in_force(codes)
        assert not {*GATES} & known
        assert not [each for each in shown.cautions if each.action == "avoid" and each.code in known]
    assert (judgement.instead is not None) == (judgement.outcome == "swapped")


@given(ANY_EXERCISE, SOME_CODES)
def test_what_stands_in_is_a_named_easier_version_that_needs_no_therapists_choice(exercise, codes) -> None:
    judgement = judge(exercise, codes, CATALOGUE)

    if judgement.instead:
        assert judgement.instead in exercise.regression
        assert THERAPIST_ONLY not in {each.code for each in EXERCISES[judgement.instead].cautions}


@given(ANY_EXERCISE, SOME_CODES)
def test_nothing_progresses_by_itself_into_what_only_a_therapist_may_choose(exercise, codes) -> None:
    for harder in harder_offered(exercise, codes, CATALOGUE):
        assert THERAPIST_ONLY not in {each.code for each in EXERCISES[harder].cautions}
        assert judge(EXERCISES[harder], codes, CATALOGUE).outcome in ("shown", "modified")


@given(ANY_EXERCISE, SOME_CODES, st.sampled_from(OF_PEOPLE))
def test_a_caution_more_never_brings_an_exercise_back(exercise, codes, one_more) -> None:
    before = judge(exercise, codes, CATALOGUE).outcome
    after = judge(exercise, codes | {one_more}, CATALOGUE).outcome

    if before in ("swapped", "withheld"):
        assert after in ("swapped", "withheld")
    if before == "modified":
        assert after != "shown"


@given(ANY_EXERCISE, SOME_CODES)
def test_whatever_is_not_plainly_shown_says_why(exercise, codes) -> None:
    judgement = judge(exercise, codes, CATALOGUE)

    assert judgement.outcome == "shown" or judgement.reasons
    assert all(each.code in in_force(codes) for each in judgement.reasons)


def test_every_exercise_against_every_single_code_follows_the_catalogue() -> None:
    for exercise in EXERCISES.values():
        actions = {each.code: each.action for each in exercise.cautions}
        for code in OF_PEOPLE:
            outcome = judge(exercise, [code], CATALOGUE).outcome
            strictest = {actions.get(each) for each in in_force([code])}
            if code in GATES:
                assert outcome == "withheld"
            elif "avoid" in strictest:
                assert outcome in ("swapped", "withheld")
            else:
                assert outcome == ("modified" if "modify" in strictest else "shown")
