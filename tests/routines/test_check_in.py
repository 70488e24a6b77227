"""Check-ins and safety answers are read whole or refused with every place that is wrong."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from routines.check_in import CheckIn, check_in_from_wire, check_in_from_wire_1
from routines.errors import Invalid
from routines.safety import SafetyAnswer
from routines.safety_wire import AnsweredScreen, answered_screen_from_wire

CHECK_IN: dict[str, Any] = {
    "about_session_id": "018f0000-0000-7000-8000-0000000000a1",
    "on": "2026-11-03",
    "pain": {"asked": True, "score": 4, "furthest_left": None, "furthest_right": 2, "qualities": []},
    "why_missed": None,
}
SCREEN = {
    "answered_at": "2026-11-03T07:00:00Z",
    "screen": "before_session",
    "answers": [
        {"question_id": "before_legs", "answer": "yes", "confirmed": False},
        {"question_id": "before_legs", "answer": "no", "confirmed": True},
    ],
}


def places(invalid: Invalid) -> set[str]:
    return {"/".join(map(str, problem.path)) for problem in invalid.problems}


def test_places_of_pain_are_of_version_2() -> None:
    marked = {**CHECK_IN, "pain": {**CHECK_IN["pain"], "places": ["right_buttock"]}}

    found = check_in_from_wire(marked)
    assert found.pain is not None
    assert found.pain.places == ("right_buttock",)
    with pytest.raises(Invalid) as refused:
        check_in_from_wire_1(marked)
    assert places(refused.value) == {"pain/places"}
    assert check_in_from_wire_1(CHECK_IN) == check_in_from_wire(CHECK_IN)


def test_a_morning_after_is_read() -> None:
    found = check_in_from_wire(CHECK_IN)

    assert (found.about_session_id, found.on) == (UUID(CHECK_IN["about_session_id"]), date(2026, 11, 3))
    assert found.pain is not None
    assert (found.pain.score, found.pain.furthest_right) == (4, 2)


def test_why_a_session_was_missed_is_read() -> None:
    assert check_in_from_wire({"on": "2026-11-03", "why_missed": "forgot"}) == CheckIn(
        None, date(2026, 11, 3), None, "forgot"
    )


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"on": "today", "why_missed": "lazy"}, {"on", "why_missed"}),
        ({"pain": {"asked": True, "score": 12}}, {"pain/score"}),
        ({"mood": 3}, {"mood"}),
    ],
)
def test_a_check_in_that_cannot_be_read_is_refused(changes: dict[str, Any], wrong: set[str]) -> None:
    with pytest.raises(Invalid) as caught:
        check_in_from_wire({**CHECK_IN, **changes})

    assert places(caught.value) == wrong


def test_a_screen_is_read_with_what_was_taken_back() -> None:
    assert answered_screen_from_wire(SCREEN) == AnsweredScreen(
        datetime(2026, 11, 3, 7, tzinfo=UTC),
        "before_session",
        (SafetyAnswer("before_legs", "yes", False), SafetyAnswer("before_legs", "no", True)),
    )


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"screen": "short"}, {"screen"}),
        ({"answered_at": "2026-11-03"}, {"answered_at"}),
        (
            {"answers": [{"question_id": "", "answer": "maybe"}]},
            {f"answers/0/{it}" for it in ("question_id", "answer", "confirmed")},
        ),
        ({"answers": [{"question_id": "calf", "answer": "no", "confirmed": True, "why": ""}]}, {"answers/0/why"}),
    ],
)
def test_a_screen_that_cannot_be_read_is_refused(changes: dict[str, Any], wrong: set[str]) -> None:
    with pytest.raises(Invalid) as caught:
        answered_screen_from_wire({**SCREEN, **changes})

    assert places(caught.value) == wrong
