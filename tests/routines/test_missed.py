"""Why something planned was not done: the client's own word, one per day."""

from datetime import date
from uuid import UUID

from routines.check_in import CheckIn, WhyMissed
from routines.day import Day, DayState
from routines.missed import MissedWhy, why_missed
from routines.session_log import PainReport

# The 15th of November 2026 is a Sunday.
SUNDAY = date(2026, 11, 15)
MONDAY = date(2026, 11, 16)


def said(on: date, why: WhyMissed | None, score: int | None = None) -> CheckIn:
    pain = None if score is None else PainReport(True, score, None, None, ())
    return CheckIn(None, on, pain, why)


def day(on: date, due: int, state: DayState) -> Day:
    return Day(on, due, 0, state)


def told(*check_ins: CheckIn, days: tuple[Day, ...] = ()) -> list[MissedWhy]:
    return [*why_missed({UUID(int=number): each for number, each in enumerate(check_ins)}, days)]


def test_the_newest_day_comes_first_with_what_the_figures_say_of_it() -> None:
    days = (day(SUNDAY, 1, "missed"), day(MONDAY, 1, "done"))
    assert told(said(SUNDAY, "forgot"), said(MONDAY, "time"), days=days) == [
        MissedWhy(MONDAY, "day", "time", None, "done"),
        MissedWhy(SUNDAY, "day", "forgot", None, "missed"),
    ]


def test_of_several_answers_about_a_day_the_last_is_told() -> None:
    assert [each.why for each in told(said(MONDAY, "time"), said(MONDAY, "pain"), said(MONDAY, None))] == ["pain"]


def test_a_morning_after_is_no_reason() -> None:
    assert told(said(MONDAY, None, score=3)) == []


def test_a_sunday_without_anything_due_speaks_for_its_week() -> None:
    assert [each.span for each in told(said(SUNDAY, "time"), days=(day(SUNDAY, 0, "rest"),))] == ["week"]
    assert [each.span for each in told(said(MONDAY, "time"), days=(day(MONDAY, 0, "rest"),))] == ["day"]


def test_too_much_pain_to_start_is_of_its_day_with_its_score() -> None:
    (each,) = told(said(SUNDAY, "pain", score=8), days=(day(SUNDAY, 0, "rest"),))
    assert (each.span, each.score) == ("day", 8)


def test_a_day_that_the_figures_do_not_reach_has_no_state() -> None:
    (each,) = told(said(SUNDAY, "forgot"))
    assert (each.span, each.state) == ("day", None)
