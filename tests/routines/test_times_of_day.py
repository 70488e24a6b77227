"""When in the day: each part at its edges."""

from datetime import UTC, datetime

import pytest

from routines.times_of_day import PARTS, SessionsIn, times_of_day


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, 2, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("hour", "minute", "part"),
    [
        (0, 0, "night"),
        (4, 59, "night"),
        (5, 0, "morning"),
        (10, 59, "morning"),
        (11, 0, "midday"),
        (14, 0, "afternoon"),
        (17, 59, "afternoon"),
        (18, 0, "evening"),
        (23, 59, "evening"),
    ],
)
def test_a_session_falls_into_the_part_it_began_in(hour: int, minute: int, part: str) -> None:
    assert [each.part for each in times_of_day([at(hour, minute)]).parts] == [part]


def test_the_parts_make_up_the_day() -> None:
    assert [first for _, first, _ in PARTS] == [0, *[end for _, _, end in PARTS[:-1]]]
    assert PARTS[-1][2] == 24


def test_the_fullest_part_comes_first() -> None:
    found = times_of_day([at(19), at(7), at(20), at(7, 30), at(8)])

    assert found.sessions == 5
    assert found.parts == (SessionsIn("morning", 5, 11, 3), SessionsIn("evening", 18, 24, 2))
    assert {hour: count for hour, count in enumerate(found.hours) if count} == {7: 2, 8: 1, 19: 1, 20: 1}


def test_without_a_timed_session_there_is_none() -> None:
    assert times_of_day([]).parts == ()
