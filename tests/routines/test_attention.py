"""Who needs attention and why, the most pressing first."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from routines.adherence import Adherence
from routines.attention import Attention, Signs, attention, attention_order
from routines.cadence import read_cadence
from routines.pain import PainPoint
from tests.routines.practice import day, figures, routine, session, version
from tests.routines.test_pain import points

TODAY = date(2026, 11, 22)
CALM = Signs(
    today=TODAY,
    lock_level=None,
    has_plan=True,
    plan_ends_on=None,
    figures=None,
    before=None,
    pain=(),
    last_heard_on=TODAY,
    last_visit_on=None,
    planned_visit_on=None,
    cadence=None,
    new_since_looked=0,
)


def told(**changes: Any) -> list[tuple[str, str | int | None, str]]:
    return [(each.reason, each.value, each.text) for each in attention(replace(CALM, **changes))]


def done(count: int, of: int = 7) -> Adherence:
    return figures(
        last=of - 1, versions=[version(routine())], sessions=[session(day(number)) for number in range(count)]
    )


def test_a_calm_client_needs_none() -> None:
    assert told() == []


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("emergency", "Red answer: told to get emergency help. Routines are locked"),
        ("same_day", "Red answer: needs a clinician the same day. Routines are locked"),
        ("clinician_first", "Red answer: needs a clinician first. Routines are locked"),
    ],
)
def test_a_red_answer(level: Any, words: str) -> None:
    assert told(lock_level=level) == [("red_answer", level, words)]


def test_exercises_on_hold_are_named() -> None:
    assert told(on_hold=["Bridge", "Side plank"]) == [
        ("on_hold", 2, "On hold after red sessions: Bridge and Side plank")
    ]


def test_entries_that_need_a_person_are_counted_by_why() -> None:
    assert told(waiting={"unread": 1, "versions": 1, "dated_ahead": 1}) == [
        ("unread", 1, "1 record could not be read"),
        ("versions", 1, "1 record came in two versions"),
        ("dated_ahead", 1, "1 session is dated in the future"),
    ]
    assert told(waiting={"to_confirm": 2}) == [("to_confirm", 2, "2 answers about cautions wait for you")]
    assert told(waiting={"unread": 3}) == [("unread", 3, "3 records could not be read")]
    assert told(waiting={"unread": 0}) == []


def test_pain_up_and_pain_further_down() -> None:
    assert told(pain=points(2, 2, 2, 4, 5, 4)) == [("pain_up", "2", "Pain before sessions went up by 2 points of 10")]
    assert told(pain=points(2, 2, 2, 3, 3, 3)) == []
    leg = (PainPoint(TODAY, None, None, None, 2), PainPoint(TODAY, None, None, None, 5))
    assert told(pain=leg) == [("moved_down", 5, "Pain on the right moved from the buttock to the foot")]


def test_falling_by_30_points_with_5_sessions_on_both_hands() -> None:
    assert told(figures=done(4), before=done(7)) == [
        ("falling", 43, "4 of 7 sessions done, 7 of 7 in the time before"),
    ]
    assert told(figures=done(7, of=10), before=done(10, of=10))[0][:2] == ("falling", 30)
    assert told(figures=done(5), before=done(7)) == []
    assert told(figures=done(0, of=4), before=done(7)) == []
    assert told(figures=done(0), before=done(4, of=4)) == []
    assert told(figures=done(0), before=None) == told(figures=None, before=done(7)) == []


@pytest.mark.parametrize(
    ("days", "expected"),
    [(6, []), (7, [("not_heard", 7, "Phone last heard from 7 days ago")])],
)
def test_not_heard_for_a_week(days: int, expected: list[Any]) -> None:
    assert told(last_heard_on=TODAY - timedelta(days=days)) == expected
    assert told(last_heard_on=TODAY - timedelta(days=days), is_paused=True) == []


def test_never_synced_needs_a_plan_and_no_plan_says_so() -> None:
    assert told(last_heard_on=None) == [("never_synced", None, "No phone has been heard from yet")]
    assert told(last_heard_on=None, has_plan=False) == [("no_plan", None, "No plan yet")]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (8, []),
        (7, [("plan_ending", "2026-11-29", "Plan ends on 29 November")]),
        (0, [("plan_ending", "2026-11-22", "Plan ends today")]),
        (-1, [("plan_ending", "2026-11-21", "Plan ended on 21 November")]),
    ],
)
def test_a_plan_that_ends_within_a_week_or_has_ended(days: int, expected: list[Any]) -> None:
    assert told(plan_ends_on=TODAY + timedelta(days=days)) == expected


@pytest.mark.parametrize(
    ("planned_in", "last_ago", "cadence", "expected"),
    [
        (None, None, None, []),
        (0, 20, None, [("visit_today", "2026-11-22", "Visit today")]),
        (1, 20, None, []),
        # Planned, over, and nobody said that it was: asked about for two weeks.
        (-1, 20, None, [("visit_due", 1, "Visit of 21 November was planned and is not recorded")]),
        (-14, 30, "2-3/month", [("visit_due", 14, "Visit of 8 November was planned and is not recorded")]),
        (-15, 30, None, []),
        (
            -15,
            30,
            "2-3/month",
            [("visit_due", 30, "Last visit 30 days ago, none planned (2 to 3 visits a month)")],
        ),
        (None, 14, "2-3/month", []),
        (
            None,
            15,
            "2-3/month",
            [("visit_due", 15, "Last visit 15 days ago, none planned (2 to 3 visits a month)")],
        ),
        (None, 7, "1-1/week", [("visit_due", 7, "Last visit 7 days ago, none planned (1 visit a week)")]),
        (None, 15, None, []),
        (None, 99, "0-1/month", []),
        (None, None, "1-2/week", []),
        # One is planned, late as it may be.
        (9, 40, "1-2/week", []),
        (0, 40, "1-2/week", [("visit_today", "2026-11-22", "Visit today")]),
    ],
)
def test_visits_today_due_and_not_recorded(
    planned_in: int | None, last_ago: int | None, cadence: str | None, expected: list[Any]
) -> None:
    signs = {
        "planned_visit_on": None if planned_in is None else TODAY + timedelta(days=planned_in),
        "last_visit_on": None if last_ago is None else TODAY - timedelta(days=last_ago),
        "cadence": read_cadence(cadence) if cadence else None,
    }
    assert told(**signs) == expected


@pytest.mark.parametrize(
    ("new", "changed", "expected"),
    [
        (0, 0, []),
        (1, 0, [("new_since_looked", 1, "1 session new since you looked")]),
        (3, 0, [("new_since_looked", 3, "3 sessions new since you looked")]),
        (0, 1, [("new_since_looked", 1, "1 session changed since you looked")]),
        (0, 2, [("new_since_looked", 2, "2 sessions changed since you looked")]),
        (2, 1, [("new_since_looked", 3, "2 sessions new and 1 changed since you looked")]),
    ],
)
def test_sessions_not_looked_at(new: int, changed: int, expected: list[Any]) -> None:
    assert told(new_since_looked=new, changed_since_looked=changed) == expected


def test_time_to_see_a_doctor() -> None:
    assert told(see_doctor="no_change") == [
        ("see_doctor", "no_change", "Pain has not changed in about 6 weeks: suggest seeing a doctor")
    ]
    assert told(see_doctor="worse")[0][2] == "Pain is worse than some weeks ago: suggest seeing a doctor"


def test_the_most_pressing_comes_first() -> None:
    everything = replace(
        CALM,
        lock_level="emergency",
        pain=points(2, 2, 2, 4, 4, 4),
        last_heard_on=TODAY - timedelta(days=9),
        plan_ends_on=TODAY,
        planned_visit_on=TODAY,
        new_since_looked=1,
    )
    reasons = [each.reason for each in attention(everything)]
    assert reasons == ["red_answer", "pain_up", "not_heard", "plan_ending", "visit_today", "new_since_looked"]

    some = attention(replace(CALM, planned_visit_on=TODAY))
    more = attention(replace(CALM, planned_visit_on=TODAY, new_since_looked=2))
    ordered = sorted([(), some, attention(everything), more], key=attention_order)
    assert ordered == [attention(everything), more, some, ()]
    assert attention_order([Attention("red_answer", None, "")]) < attention_order(more)


def test_of_red_answers_the_most_urgent_comes_first() -> None:
    locked = [attention(replace(CALM, lock_level=level)) for level in ("clinician_first", "emergency", "same_day")]
    ordered = sorted(locked, key=attention_order)
    assert [reasons[0].value for reasons in ordered] == ["emergency", "same_day", "clinician_first"]
