"""Which days may be paused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from routines.pause import FURTHEST_DAYS, LONGEST_DAYS, Pause, overlaps, pause_on, pause_problems

TODAY = date(2026, 11, 11)


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


def pause(first: int, last: int | None) -> Pause:
    return Pause(day(first), None if last is None else day(last))


@pytest.mark.parametrize(
    ("new", "others", "told"),
    [
        (pause(0, 0), [], []),
        (pause(3, None), [], []),
        (pause(-20, -10), [], []),
        (pause(2, 1), [], [("last_on", "ends_before_start")]),
        (pause(0, LONGEST_DAYS - 1), [], []),
        (pause(0, LONGEST_DAYS), [], [("last_on", "too_long")]),
        (pause(FURTHEST_DAYS, FURTHEST_DAYS + 1), [], []),
        (pause(FURTHEST_DAYS + 1, FURTHEST_DAYS + 1), [], [("first_on", "too_far")]),
        (pause(-FURTHEST_DAYS - 1, 0), [], [("first_on", "too_far"), ("last_on", "too_long")]),
        (pause(0, 4), [pause(5, 6)], []),
        (pause(0, 5), [pause(5, 6)], [("first_on", "overlaps")]),
        (pause(7, 9), [pause(5, 6)], []),
        (pause(7, None), [pause(5, None)], [("first_on", "overlaps")]),
        (pause(0, 4), [pause(5, None)], []),
        (pause(0, None), [pause(5, 6)], [("first_on", "overlaps")]),
        (pause(0, None), [pause(8, 9), pause(5, 6)], [("first_on", "overlaps")]),
    ],
)
def test_what_is_wrong_with_a_pause(new: Pause, others: list[Pause], told: list[tuple[str, str]]) -> None:
    assert [(problem.path[0], problem.code) for problem in pause_problems(new, others, TODAY)] == told


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (pause(1, 3), "There is a pause from 12 November to 14 November already: change that one, or other days."),
        (pause(1, None), "There is a pause from 12 November on already: change that one, or other days."),
    ],
)
def test_an_overlap_names_the_other_pause(other: Pause, words: str) -> None:
    (problem,) = pause_problems(pause(0, 9), [other], TODAY)
    assert problem.message == words


_DAYS = st.integers(-30, 30)
_PAUSES = st.builds(
    lambda first, more: pause(first, None if more is None else first + more), _DAYS, st.none() | st.integers(0, 20)
)


@given(_PAUSES, _PAUSES)
def test_two_overlap_exactly_when_a_day_is_in_both(one: Pause, other: Pause) -> None:
    shared = [number for number in range(-30, 90) if pause_on([one], day(number)) and pause_on([other], day(number))]
    assert overlaps(one, other) == overlaps(other, one) == bool(shared)


@given(st.lists(_PAUSES), _DAYS)
def test_of_pauses_set_one_after_the_other_a_day_has_one_at_most(asked: list[Pause], number: int) -> None:
    kept: list[Pause] = []
    for each in asked:
        if not pause_problems(each, kept, TODAY):
            kept.append(each)
    assert sum(pause_on([each], day(number)) is not None for each in kept) <= 1
    assert pause_on(kept, day(number)) in [None, *kept]


@pytest.mark.parametrize(("first", "last"), [(0, 0), (0, 6), (3, None)])
def test_the_figures_set_its_days_aside_both_ends_inside(first: int, last: int | None) -> None:
    span = pause(first, last).span()
    assert (span.first_on, span.last_on) == (day(first), None if last is None else day(last))
