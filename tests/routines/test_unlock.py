"""Who may open a lock, and what has to be said for it."""

from datetime import date, timedelta

import pytest

from routines.safety import Level
from routines.scope import DEFAULT_SCOPE, Profession, Scope
from routines.unlock import ClosedBy, Examination, Examiner, may_unlock, unlock_problems

ANSWERED = date(2026, 3, 9)
TODAY = date(2026, 3, 11)


def closed(*levels: Level) -> list[ClosedBy]:
    return [ClosedBy(level, ANSWERED) for level in levels]


def examined(on: date, by: str = "Dr Okafor", profession: Examiner = "doctor") -> Examination:
    return Examination(by, profession, on)


@pytest.mark.parametrize(
    ("levels", "profession", "is_allowed"),
    [
        (["emergency"], "physiotherapist", True),
        (["emergency"], "doctor", True),
        (["emergency"], "massage_therapist", False),
        (["emergency"], "osteopath", False),
        (["emergency"], None, False),
        (["same_day"], "physiotherapist", True),
        (["same_day"], "massage_therapist", False),
        (["clinician_first"], "massage_therapist", True),
        (["clinician_first"], None, True),
        (["clinician_first", "same_day"], "massage_therapist", False),
        (["caution"], None, True),
    ],
)
def test_an_urgent_lock_is_for_some_professions_any_other_for_all(
    levels: list[Level], profession: Profession | None, is_allowed: bool
) -> None:
    assert may_unlock(closed(*levels), profession, DEFAULT_SCOPE) is is_allowed


def test_a_practice_says_which_professions() -> None:
    scope = Scope(unlock_urgent=("massage_therapist",), prescribe_restricted=("doctor",))
    assert may_unlock(closed("emergency"), "massage_therapist", scope)
    assert not may_unlock(closed("emergency"), "physiotherapist", scope)


@pytest.mark.parametrize(
    ("levels", "examination", "codes"),
    [
        (["emergency"], None, ["required"]),
        (["same_day"], None, ["required"]),
        (["clinician_first", "emergency"], None, ["required"]),
        (["clinician_first"], None, []),
        (["caution"], None, []),
        (["emergency"], examined(ANSWERED), []),
        (["emergency"], examined(TODAY), []),
        (["same_day"], examined(TODAY, profession="physiotherapist"), []),
        (["emergency"], examined(ANSWERED - timedelta(days=1)), ["before_the_answer"]),
        (["emergency"], examined(TODAY + timedelta(days=1)), ["in_the_future"]),
        (["emergency"], examined(TODAY, by="  "), ["empty"]),
        (["emergency"], examined(TODAY + timedelta(days=1), by=""), ["empty", "in_the_future"]),
        (["clinician_first"], examined(ANSWERED - timedelta(days=30)), []),
        (["clinician_first"], examined(TODAY + timedelta(days=1)), ["in_the_future"]),
    ],
)
def test_an_urgent_lock_needs_an_examination_after_the_answer(
    levels: list[Level], examination: Examination | None, codes: list[str]
) -> None:
    assert [problem.code for problem in unlock_problems(closed(*levels), examination, TODAY)] == codes


def test_of_several_urgent_answers_the_last_one_counts() -> None:
    locks = [ClosedBy("emergency", ANSWERED), ClosedBy("same_day", TODAY), ClosedBy("clinician_first", TODAY)]
    (problem,) = unlock_problems(locks, examined(ANSWERED), TODAY)
    assert (problem.path, problem.message) == (
        ("examination", "examined_on"),
        "must not be before the answer of 2026-03-11",
    )


def test_each_problem_names_its_place() -> None:
    problems = [
        *unlock_problems(closed("emergency"), None, TODAY),
        *unlock_problems(closed("emergency"), examined(TODAY + timedelta(days=1), by=""), TODAY),
    ]
    assert [problem.path for problem in problems] == [
        ("examination",),
        ("examination", "by_name"),
        ("examination", "examined_on"),
    ]
    assert [problem.message for problem in problems] == [
        "say who examined the client, and when",
        "must not be empty",
        "must not be in the future",
    ]
