"""Which ticks of a sheet are taken, and what each stands for."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routines.paper_sheet import REFUSALS, Sheet, Tick, boxes_on, default_version, judge_ticks, tick_log
from routines.plan import Plan, PlanVersion, Routine
from routines.session_log import practised_session
from routines.session_log_wire import log_from_wire, log_to_wire

MORNING, EVENING, OTHER = (UUID(int=number) for number in (1, 2, 3))
MONDAY = date(2026, 11, 2)
SUNDAY = date(2026, 11, 8)


def routine(routine_id: UUID = MORNING, weekdays: tuple[int, ...] | None = (1, 3), times_per_day: int = 1) -> Routine:
    times_per_week = None if weekdays else 3
    return Routine(routine_id, "Morning", weekdays, times_per_week, times_per_day, ())


VERSION = PlanVersion(
    UUID(int=9), 3, MONDAY, Plan(MONDAY, None, "", (routine(), routine(EVENING, weekdays=None, times_per_day=2)))
)
SHEET = Sheet(VERSION, MONDAY, SUNDAY)


def tick(routine_id: UUID = MORNING, day: int = 2, number: int = 0) -> Tick:
    return Tick(UUID(int=100 + number), routine_id, date(2026, 11, day), "all", "")


@pytest.mark.parametrize(
    ("of", "boxes"),
    [
        (routine(), [1, 0, 1, 0, 0, 0, 0]),
        (routine(times_per_day=2), [2, 0, 2, 0, 0, 0, 0]),
        (routine(weekdays=None), [1] * 7),
        (routine(weekdays=None, times_per_day=3), [3] * 7),
    ],
)
def test_boxes_stand_where_the_handout_has_them(of: Routine, boxes: list[int]) -> None:
    assert [boxes_on(of, MONDAY + timedelta(days=number)) for number in range(7)] == boxes


@pytest.mark.parametrize(
    ("ticked", "recorded", "refusals"),
    [
        ([tick()], {}, [None]),
        ([tick(), tick(number=1)], {}, [None, "already_recorded"]),
        ([tick()], {(MORNING, MONDAY): 1}, ["already_recorded"]),
        ([tick(EVENING), tick(EVENING, number=1)], {}, [None, None]),
        ([tick(EVENING), tick(EVENING, number=1)], {(EVENING, MONDAY): 1}, [None, "already_recorded"]),
        ([tick(day=3)], {}, ["no_box"]),
        ([tick(OTHER)], {}, ["no_box"]),
        ([tick(EVENING, day=9)], {}, ["in_future"]),
        ([tick(EVENING, day=1)], {}, ["too_early"]),
        ([tick(EVENING, day=8)], {}, [None]),
        ([tick(day=3), tick(day=4, number=1)], {}, ["no_box", None]),
    ],
)
def test_a_tick_is_taken_where_there_is_an_empty_box(
    ticked: list[Tick], recorded: dict[tuple[UUID, date], int], refusals: list[str | None]
) -> None:
    assert [refusal for _, refusal in judge_ticks(SHEET, ticked, recorded)] == refusals
    assert {refusal for refusal in refusals if refusal} <= set(REFUSALS)


@given(
    st.lists(st.tuples(st.sampled_from([MORNING, EVENING, OTHER]), st.integers(1, 12)), max_size=40),
    st.dictionaries(st.tuples(st.sampled_from([MORNING, EVENING]), st.dates(MONDAY, SUNDAY)), st.integers(0, 3)),
)
def test_no_day_ever_gets_more_sessions_than_it_has_boxes(
    ticked: list[tuple[UUID, int]], recorded: dict[tuple[UUID, date], int]
) -> None:
    ticks = [tick(routine_id, day, number) for number, (routine_id, day) in enumerate(ticked)]
    judged = list(judge_ticks(SHEET, ticks, recorded))
    assert [each for each, _ in judged] == ticks
    taken = [each for each, refusal in judged if refusal is None]
    routines = {each.id: each for each in VERSION.plan.routines}
    for place in {(each.routine_id, each.practised_on) for each in taken}:
        here = sum((each.routine_id, each.practised_on) == place for each in taken)
        assert here + recorded.get(place, 0) <= boxes_on(routines[place[0]], place[1])


def test_a_tick_is_a_session_from_paper_without_a_second() -> None:
    ticked = Tick(UUID(int=7), EVENING, MONDAY, "half", "Only one leg.")
    log = tick_log(ticked, VERSION, datetime(2026, 11, 2, 11, tzinfo=UTC))
    assert log_from_wire(log_to_wire(log)) == log
    session = practised_session(ticked.id, log)
    assert (session.evidence, session.is_done, session.share_percent, session.dose) == ("paper", False, 50, ())
    assert (log.plan_version, log.note, log.pain_before.asked) == (3, "Only one leg.", False)


@pytest.mark.parametrize(
    ("saved", "version"),
    [
        ([(1, date(2026, 10, 1)), (2, date(2026, 11, 2)), (3, date(2026, 11, 3))], 2),
        ([(1, date(2026, 11, 2)), (2, date(2026, 11, 2))], 2),
        ([(4, date(2026, 11, 5)), (3, date(2026, 11, 3))], 3),
    ],
)
def test_the_sheet_in_hand_is_at_first_the_one_of_the_last_visit(saved: list[tuple[int, date]], version: int) -> None:
    assert default_version(saved, MONDAY) == version
