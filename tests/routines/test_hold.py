"""Which exercises wait for the therapist after red sessions, and what is suggested."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from routines.check_in import CheckIn
from routines.hold import LitSession, Suggestion, held, lit_session, morning_after, mornings_after, suggestions
from routines.light import Colour, LightRules
from routines.session_log import SessionLog, StepResult
from tests.routines.golden import golden_cases
from tests.routines.test_light import report, scored
from tests.routines.test_session_log import log

AT = datetime(2026, 11, 2, 18, 0, tzinfo=UTC)


def instant(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


def read(session: dict[str, Any], rules: LightRules) -> LitSession:
    log = read_log(session)
    check_ins = [
        CheckIn(UUID(session["id"]), date.fromisoformat(m["on"]), report(m["pain"]), None) for m in session["mornings"]
    ]
    times = [instant(each["received_at"]) for each in (session, *session["mornings"])]
    known_at = None if None in times else max(time for time in times if time)
    return lit_session(UUID(session["id"]), log, mornings_after(UUID(session["id"]), log, check_ins), known_at, rules)


def read_log(session: dict[str, Any]) -> SessionLog:
    return SessionLog(
        plan_id=None,
        plan_version=None,
        routine_id=None,
        evidence="timed",
        started_at=AT,
        ended_at=AT,
        practised_on=date.fromisoformat(session["practised_on"]),
        steps=tuple(StepResult(**step) for step in session["steps"]),
        amount=None,
        pain_before=report(session["pain_before"]),
        pain_after=report(session["pain_after"]),
        stopped_because=None,
        note="",
        replaces_id=None,
        corrected_at=None,
        is_withdrawn=False,
    )


@pytest.mark.parametrize("golden", golden_cases("holds"))
def test_phone_and_service_hold_the_same_exercises(golden: dict[str, Any]) -> None:
    rules = LightRules(**golden["rules"])
    sessions = [read(session, rules) for session in golden["sessions"]]
    opened = {exercise_id: datetime.fromisoformat(at) for exercise_id, at in golden["opened"].items()}

    since = {each.exercise_id: each.on.isoformat() for each in held(sessions, opened, rules)}
    assert since == golden["expected"]["held"]
    if golden["expected"]["exercises"] is not None:
        assert [dict(session.exercises) for session in sessions] == golden["expected"]["exercises"]


def test_a_hold_names_the_sessions_that_made_it() -> None:
    (golden,) = (case.values[0] for case in golden_cases("holds") if case.id == "two-greens-between")
    rules = LightRules(**golden["rules"])
    first, *_, last = golden["sessions"]

    (hold, _) = held([read(session, rules) for session in golden["sessions"]], {}, rules)

    assert hold.session_ids == (UUID(first["id"]), UUID(last["id"]))
    assert hold.on == date.fromisoformat(last["practised_on"])


def test_a_check_in_about_another_day_or_session_is_no_morning_after() -> None:
    one, other = UUID(int=1), UUID(int=2)
    pain = report({"asked": True, "score": 3, "furthest_left": None, "furthest_right": None, "qualities": []})
    session = log()
    day_after = date.fromordinal(session.practised_on.toordinal() + 1)
    told = CheckIn(one, day_after, pain, None)

    others = [
        CheckIn(other, day_after, pain, None),
        CheckIn(None, day_after, pain, None),
        CheckIn(one, session.practised_on, pain, None),
        CheckIn(one, day_after, None, "time"),
    ]
    assert mornings_after(one, session, [told, *others]) == [told]


@pytest.mark.parametrize(
    ("after", "mornings", "red_on"),
    [
        (6, [], 0),
        (6, [(1, 6)], 0),
        (3, [(1, 6), (2, 7)], 1),
        (3, [(1, 3)], None),
        (3, [(1, None), (3, 6)], 3),
    ],
)
def test_a_session_is_red_from_the_day_on_which_that_was_told(
    after: int, mornings: list[tuple[int, int | None]], red_on: int | None
) -> None:
    session = replace(log(), pain_before=scored(2), pain_after=scored(after))
    day = session.practised_on.toordinal()
    told = [CheckIn(UUID(int=1), date.fromordinal(day + n), scored(score), None) for n, score in mornings]

    lit = lit_session(UUID(int=1), session, told, AT, LightRules())

    assert lit.red_on == (None if red_on is None else date.fromordinal(day + red_on))


def test_one_stopped_as_too_painful_is_red_that_day() -> None:
    golden = next(case.values[0] for case in golden_cases("holds") if "too_painful" in str(case.values[0]["sessions"]))
    painful = next(each for each in golden["sessions"] if "too_painful" in str(each["steps"]))

    lit = read(painful, LightRules(**golden["rules"]))

    assert lit.red_on == date.fromisoformat(painful["practised_on"])


def lit(*colours: Colour | None, is_low: bool = True) -> list[LitSession]:
    """Sessions of one exercise with these colours."""
    return [
        LitSession(UUID(int=n), date(2026, 11, n + 1), AT, None, {"bridge": colour} if colour else {}, is_low)
        for n, colour in enumerate(colours)
    ]


@pytest.mark.parametrize(
    ("sessions", "advice"),
    [
        (lit("amber", "amber"), Suggestion("bridge", "fewer_reps", 2)),
        (lit("amber", "green", "amber"), None),
        (lit("amber", None, "amber"), Suggestion("bridge", "fewer_reps", 2)),
        (lit("amber"), None),
        (lit("green", "green", "green"), Suggestion("bridge", "progress", 3)),
        (lit("green", None, "green", "green"), Suggestion("bridge", "progress", 3)),
        (lit("green", "green", "green", is_low=False), None),
        (lit("green", "green"), None),
        (lit("amber", "green", "green"), None),
        (lit("red", "amber"), None),
        ([], None),
    ],
)
def test_ambers_suggest_fewer_reps_and_greens_with_little_pain_a_step_on(
    sessions: list[LitSession], advice: Suggestion | None
) -> None:
    assert suggestions(sessions, ()) == ((advice,) if advice else ())


def test_nothing_is_suggested_for_what_is_on_hold() -> None:
    assert suggestions(lit("amber", "amber"), ["bridge"]) == ()


@pytest.mark.parametrize(
    ("told", "expected"),
    [([], (False, None)), ([None], (True, None)), ([3, None], (True, 3)), ([None, 2, 5], (True, 5))],
)
def test_of_the_morning_after_the_last_score_counts_then_that_it_was_passed_over(
    told: list[int | None], expected: tuple[bool, int | None]
) -> None:
    session = log()
    on = date.fromordinal(session.practised_on.toordinal() + 1)
    check_ins = [CheckIn(UUID(int=1), on, scored(score), None) for score in told]

    found = morning_after(UUID(int=1), session, check_ins)

    assert (found.asked, found.score) == expected
