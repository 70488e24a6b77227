"""Which answers protect: a table of what was said, oldest first, and what stands then."""

from datetime import UTC, datetime

import pytest

from routines.caution_answers import (
    Answer,
    CautionAnswer,
    Standing,
    answer_problems,
    lifted_gates,
    protecting,
    standings,
    waiting,
)

AT = datetime(2026, 3, 11, 9, 0, tzinfo=UTC)


def said(answer: Answer, *, confirmed: bool = False, lifted: str = "", code: str = "pht") -> CautionAnswer:
    told_by = "staff" if confirmed else "client"
    return CautionAnswer(code, answer, confirmed, lifted, told_by, AT)


YES, NO, UNSURE = said("yes"), said("no"), said("not_sure")
YES_KNOWN, NO_KNOWN, UNSURE_KNOWN = (said(each, confirmed=True) for each in ("yes", "no", "not_sure"))
LIFTED = said("yes", confirmed=True, lifted="Cleared by the surgeon.")


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ((YES,), Standing(None, YES, True)),
        ((UNSURE,), Standing(None, UNSURE, True)),
        ((NO,), Standing(None, NO, False)),
        ((YES_KNOWN,), Standing(YES_KNOWN, None, True)),
        ((UNSURE_KNOWN,), Standing(UNSURE_KNOWN, None, True)),
        ((NO_KNOWN,), Standing(NO_KNOWN, None, False)),
        ((LIFTED,), Standing(LIFTED, None, False)),
        # The client's own no takes nothing away.
        ((YES, NO), Standing(None, NO, True)),
        ((YES_KNOWN, NO), Standing(YES_KNOWN, NO, True)),
        ((NO, YES), Standing(None, YES, True)),
        # The therapist's does.
        ((YES, NO_KNOWN), Standing(NO_KNOWN, None, False)),
        ((YES_KNOWN, NO_KNOWN), Standing(NO_KNOWN, None, False)),
        ((YES_KNOWN, LIFTED), Standing(LIFTED, None, False)),
        # A yes that comes later protects again, until the therapist has looked.
        ((NO_KNOWN, YES), Standing(NO_KNOWN, YES, True)),
        ((LIFTED, YES), Standing(LIFTED, YES, True)),
        ((LIFTED, NO), Standing(LIFTED, NO, False)),
        ((NO_KNOWN, NO), Standing(NO_KNOWN, NO, False)),
    ],
)
def test_what_stands(answers: tuple[CautionAnswer, ...], expected: Standing) -> None:
    assert standings(answers) == {"pht": expected}


def test_codes_stand_apart_and_what_was_not_asked_has_no_standing() -> None:
    found = standings([YES, said("no", code="dvt"), said("yes", confirmed=True, code="bleeding-risk")])

    assert protecting(found) == ("bleeding-risk", "pht")
    assert waiting(found) == ("dvt", "pht")
    assert "hip-oa" not in found


GATE_ON = standings([said("yes", code="recent-surgery")])


@pytest.mark.parametrize(
    ("answer", "refused"),
    [
        (said("yes", code="recent-surgery"), None),
        (said("no", code="recent-surgery"), None),
        (said("yes", confirmed=True, code="recent-surgery"), None),
        (said("no", confirmed=True, code="recent-surgery"), "missing"),
        (said("no", confirmed=True, code="recent-surgery", lifted="It was her sister."), None),
        (said("yes", confirmed=True, code="recent-surgery", lifted="Cleared by the surgeon."), None),
        (said("yes", code="recent-surgery", lifted="Feels fine."), "not_confirmed"),
        (said("no", confirmed=True, code="red-flag-deficit"), None),
        (NO_KNOWN, None),
        (said("yes", confirmed=True, code="therapist-only"), "not_of_people"),
    ],
)
def test_what_may_be_taken_down_while_surgery_holds_the_plan(answer: CautionAnswer, refused: str | None) -> None:
    problems = [problem.code for _, problem in answer_problems([answer], GATE_ON)]

    assert problems == ([refused] if refused else [])


def test_which_gates_would_be_lifted() -> None:
    lifted = said("yes", confirmed=True, code="recent-surgery", lifted="Cleared.")

    assert lifted_gates([lifted, NO_KNOWN], GATE_ON) == ("recent-surgery",)
    assert lifted_gates([lifted], {}) == ()
    assert lifted_gates([said("no", code="recent-surgery")], GATE_ON) == ()


def test_of_one_code_only_one_answer_is_taken_at_a_time() -> None:
    assert [(number, problem.code) for number, problem in answer_problems([YES, NO], {})] == [(1, "repeated")]


def test_a_gate_that_was_lifted_needs_no_second_reason() -> None:
    lifted = standings([said("yes", confirmed=True, code="recent-surgery", lifted="Cleared.")])

    assert not list(answer_problems([said("no", confirmed=True, code="recent-surgery")], lifted))
