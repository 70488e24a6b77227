"""Adherence by hand-worked weeks: what is due, what counts, and what stands beside the figures."""

from datetime import date

import pytest

from routines.adherence import HoldSpan, Span
from routines.plan import PlanVersion
from routines.schedule import asked_dose
from tests.routines.generated import CATALOGUE
from tests.routines.practice import counts, day, dose, figures, phone, routine, session, states, version

FIGURE_4, STRAP = "supine-figure-4", "hamstring-supine-strap"
DAILY = routine()
WEEKDAYS = routine(weekdays=(1, 2, 3, 4, 5))
THREE_A_WEEK = routine(times_per_week=3)


def test_a_week_of_weekdays_with_a_partly_done_one_and_one_on_a_day_off() -> None:
    week = figures(versions=[version(WEEKDAYS)], sessions=[session(day(0)), session(day(2), share=40), session(day(5))])

    assert counts(week) == {"prescribed": 5, "done": 1, "partly": 1, "missed": 3, "extra": 1}
    assert states(week) == "done missed partly missed missed extra rest"
    assert [(each.due, each.done) for each in week.days] == [(1, 1), (1, 0), (1, 0), (1, 0), (1, 0), (0, 1), (0, 0)]
    assert week.days_practised == 3


def test_today_is_open_until_it_is_done_and_days_to_come_are_open() -> None:
    week = figures(today=2, versions=[version(DAILY)], sessions=[session(day(0))])

    assert counts(week) == {"prescribed": 2, "done": 1, "missed": 1, "open": 5}
    assert states(week) == "done missed open open open open open"

    after = figures(today=2, versions=[version(DAILY)], sessions=[session(day(0)), session(day(2))])
    assert counts(after) == {"prescribed": 3, "done": 2, "missed": 1, "open": 4}
    assert states(after) == "done missed done open open open open"


@pytest.mark.parametrize(
    ("done", "wanted", "state"),
    [
        ([100], {"prescribed": 1, "done": 1}, "done"),
        ([80], {"prescribed": 1, "done": 1}, "done"),
        ([79], {"prescribed": 1, "partly": 1}, "partly"),
        ([1], {"prescribed": 1, "partly": 1}, "partly"),
        ([0], {"prescribed": 1, "missed": 1}, "missed"),
        ([100, 100], {"prescribed": 1, "done": 1, "extra": 1}, "done"),
        ([30, 100], {"prescribed": 1, "done": 1, "extra": 1}, "done"),
        ([30, 60], {"prescribed": 1, "partly": 1, "extra": 1}, "partly"),
    ],
)
def test_one_due_day(done: list[int], wanted: dict[str, int], state: str) -> None:
    sessions = [session(day(0), share=share, number=number) for number, share in enumerate(done)]

    only = figures(last=0, versions=[version(DAILY)], sessions=sessions)

    assert counts(only) == wanted
    assert only.days[0].state == state


def test_twice_a_day_asks_for_both() -> None:
    twice = routine(times_per_day=2)
    sessions = [session(day(0)), session(day(0), number=1), session(day(1)), session(day(2), share=50)]

    week = figures(last=3, versions=[version(twice)], sessions=sessions)

    assert counts(week) == {"prescribed": 8, "done": 3, "partly": 1, "missed": 4}
    assert states(week) == "done partly partly missed"


@pytest.mark.parametrize(
    ("times", "by_weekday"),
    [
        (1, [0, 0, 0, 0, 0, 0, 1]),
        (2, [0, 0, 0, 1, 0, 0, 1]),
        (3, [0, 0, 1, 0, 1, 0, 1]),
        (4, [0, 1, 0, 1, 0, 1, 1]),
        (5, [0, 1, 1, 0, 1, 1, 1]),
        (6, [0, 1, 1, 1, 1, 1, 1]),
        (7, [1, 1, 1, 1, 1, 1, 1]),
    ],
)
def test_the_quota_of_each_weekday(times: int, by_weekday: list[int]) -> None:
    plan = [version(routine(times_per_week=times))]

    assert [figures(first=n, last=n, versions=plan).missed for n in range(7)] == by_weekday


def test_times_a_week_count_on_any_day_and_at_most_so_many() -> None:
    week = figures(
        versions=[version(THREE_A_WEEK)],
        sessions=[session(day(0)), session(day(0), number=1), session(day(1)), session(day(5))],
    )

    assert counts(week) == {"prescribed": 3, "done": 3, "extra": 1}
    assert states(week) == "done done rest rest rest done rest"
    assert [each.due for each in week.days] == [0] * 7


def test_a_weeks_shortfall_is_judged_when_the_week_is_over_and_belongs_to_no_day() -> None:
    sessions = [session(day(1)), session(day(3), share=20)]

    on_saturday = figures(today=5, versions=[version(THREE_A_WEEK)], sessions=sessions)
    on_sunday = figures(today=6, versions=[version(THREE_A_WEEK)], sessions=sessions)
    on_monday = figures(today=7, versions=[version(THREE_A_WEEK)], sessions=sessions)

    assert counts(on_saturday) == counts(on_sunday) == {"prescribed": 2, "done": 1, "partly": 1, "open": 1}
    assert states(on_saturday) == "rest done rest partly rest open open"
    assert counts(on_monday) == {"prescribed": 3, "done": 1, "partly": 1, "missed": 1}
    assert states(on_monday) == "rest done rest partly rest rest rest"


def test_a_weeks_rest_is_not_open_on_days_once_the_week_is_done() -> None:
    week = figures(today=4, versions=[version(THREE_A_WEEK)], sessions=[session(day(n)) for n in (0, 1, 2)])

    assert counts(week) == {"prescribed": 3, "done": 3}
    assert states(week) == "done done done rest rest rest rest"


def test_an_unknown_day_leaves_a_past_weeks_shortfall_unknown() -> None:
    # The phone spoke on Wednesday: Monday and Tuesday are known, the sessions may have been on any later day.
    week = figures(versions=[version(THREE_A_WEEK)], sessions=[session(day(0))], devices=[phone(day(2))])

    assert counts(week) == {"prescribed": 1, "done": 1, "unknown": 2}
    assert states(week) == "done rest unknown unknown unknown unknown unknown"


def test_a_window_takes_its_part_of_a_week_with_the_quota_of_its_days() -> None:
    sessions = [session(day(n)) for n in (0, 1, 2)]

    first = figures(last=2, versions=[version(THREE_A_WEEK)], sessions=sessions)
    second = figures(first=3, versions=[version(THREE_A_WEEK)], sessions=sessions)

    assert counts(first) == {"prescribed": 1, "done": 1, "extra": 2}
    assert counts(second) == {"prescribed": 2, "missed": 2}


def test_the_timed_session_counts_before_the_one_that_was_told() -> None:
    told = session(day(0), evidence="reported_to_therapist", number=1)
    both = figures(last=0, versions=[version(DAILY)], sessions=[told, session(day(0))])
    only_told = figures(last=0, versions=[version(DAILY)], sessions=[told])

    assert (both.done_timed, both.done_added_later, both.extra) == (1, 0, 1)
    assert (only_told.done_timed, only_told.done_added_later) == (0, 1)


def test_several_routines_are_counted_each_for_itself() -> None:
    plan = version(routine(1, weekdays=(1, 3)), routine(2, weekdays=(1,)), routine(3, times_per_week=2))
    sessions = [session(day(0)), session(day(1), routine_number=3), session(day(2), routine_number=2)]

    week = figures(versions=[plan], sessions=sessions)

    assert counts(week) == {"prescribed": 5, "done": 2, "missed": 3, "extra": 1}
    assert states(week) == "partly done missed rest rest rest rest"


def test_a_session_of_no_routine_or_of_one_the_plan_does_not_have_is_extra() -> None:
    week = figures(last=1, versions=[version(DAILY)], sessions=[session(day(0), routine_number=9)])

    assert counts(week) == {"prescribed": 2, "missed": 2, "extra": 1}
    assert week.days_practised == 1


class TestVersions:
    def test_the_first_rules_from_the_day_it_is_saved(self) -> None:
        week = figures(versions=[version(DAILY, saved_on=day(2), starts_on=day(-30))], sessions=[session(day(1))])

        assert counts(week) == {"prescribed": 5, "missed": 5, "extra": 1}
        assert states(week) == "before_plan extra missed missed missed missed missed"

    def test_a_later_one_rules_from_the_day_after_it_is_saved(self) -> None:
        versions = [
            version(routine(weekdays=(1, 2, 3)), number=1),
            version(routine(weekdays=(3, 4, 5)), number=2, saved_on=day(2)),
        ]

        assert states(figures(versions=versions)) == "missed missed missed missed missed rest rest"
        assert states(figures(versions=versions[::-1])) == "missed missed missed missed missed rest rest"

    def test_of_two_saved_on_one_day_the_newer_rules(self) -> None:
        versions = [
            version(DAILY, number=1),
            version(DAILY, number=2, saved_on=day(1)),
            version(routine(weekdays=(7,)), number=3, saved_on=day(1)),
        ]

        assert states(figures(versions=versions)) == "missed missed rest rest rest rest missed"

    def test_a_week_that_changes_its_times_takes_each_days_quota_of_its_version(self) -> None:
        # Twice a week until Wednesday: 0; then five times: Thursday 0, Friday, Saturday and Sunday 1 each.
        versions = [
            version(routine(times_per_week=2), number=1),
            version(routine(times_per_week=5), number=2, saved_on=day(2)),
        ]

        week = figures(versions=versions, sessions=[session(day(0))])

        assert counts(week) == {"prescribed": 3, "done": 1, "missed": 2}

    def test_a_log_of_an_older_version_counts_for_its_routine(self) -> None:
        versions = [version(DAILY, number=1), version(DAILY, number=2, saved_on=day(0))]

        assert figures(first=1, last=1, versions=versions, sessions=[session(day(1))]).done == 1

    def test_nothing_is_due_before_a_plan_starts_or_after_it_ends(self) -> None:
        week = figures(versions=[version(DAILY, starts_on=day(2), ends_on=day(4))])

        assert counts(week) == {"prescribed": 3, "missed": 3}
        assert states(week) == "before_plan before_plan missed missed missed rest rest"

    def test_without_a_plan_every_session_is_extra(self) -> None:
        week = figures(versions=[], sessions=[session(day(0))])

        assert counts(week) == {"extra": 1}
        assert week.band is None


class TestAside:
    def test_days_on_which_a_gate_held_the_whole_plan_ask_for_nothing(self) -> None:
        """Surgery is told on Wednesday and lifted on Friday: Wednesday's own session was already off."""
        versions = [
            version(routine()),
            version(number=2, saved_on=day(2)),
            version(routine(), number=3, saved_on=day(4)),
        ]
        week = figures(versions=versions, sessions=[session(day(0))])

        assert counts(week) == {"prescribed": 4, "done": 1, "missed": 3, "locked": 1}
        assert states(week) == "done missed locked locked locked missed missed"
        still_on = figures(versions=versions[:2])
        assert states(still_on) == "missed missed locked locked locked locked locked"

    def test_paused_and_locked_days_stand_beside_the_figures(self) -> None:
        week = figures(
            versions=[version(WEEKDAYS)],
            sessions=[session(day(1)), session(day(3))],
            paused=[Span(day(0), day(1))],
            locked=[Span(day(3), None)],
        )

        assert counts(week) == {"prescribed": 3, "done": 2, "missed": 1, "paused": 1, "locked": 1}
        assert states(week) == "paused done missed done locked locked locked"

    def test_a_lock_weighs_more_than_a_pause_and_ends_on_its_last_day(self) -> None:
        week = figures(
            versions=[version(DAILY)],
            paused=[Span(day(-9), day(3))],
            locked=[Span(day(1), day(1)), Span(day(9), day(9))],
        )

        assert states(week) == "paused locked paused paused missed missed missed"

    def test_what_a_week_asks_for_on_days_set_aside_is_set_aside_first(self) -> None:
        # Quotas of three a week fall to Wednesday, Friday and Sunday.
        locked = [Span(day(2), day(3))]
        paused = [Span(day(4), day(4))]

        none = figures(versions=[version(THREE_A_WEEK)], paused=paused, locked=locked)
        two = figures(
            versions=[version(THREE_A_WEEK)], paused=paused, locked=locked, sessions=[session(day(0)), session(day(1))]
        )

        assert counts(none) == {"prescribed": 1, "missed": 1, "paused": 1, "locked": 1}
        assert counts(two) == {"prescribed": 2, "done": 2, "locked": 1}
        assert states(two) == "done done locked locked paused rest rest"

    def test_today_locked_is_not_open(self) -> None:
        assert counts(figures(last=0, today=0, versions=[version(DAILY)], locked=[Span(day(0), None)])) == {"locked": 1}


class TestHolds:
    """What the app did not offer is not missed."""

    def test_a_routine_is_set_aside_only_while_all_its_exercises_are_on_hold(self) -> None:
        two = routine(exercise_ids=(STRAP, FIGURE_4))
        holds = [HoldSpan(STRAP, day(0), day(3)), HoldSpan(FIGURE_4, day(2), day(4))]

        week = figures(versions=[version(two)], holds=holds)

        assert counts(week) == {"prescribed": 5, "missed": 5, "locked": 2}
        assert states(week) == "missed missed locked locked missed missed missed"

    def test_a_missed_session_asks_for_no_dose_of_an_exercise_on_hold(self) -> None:
        two = routine(exercise_ids=(STRAP, FIGURE_4))
        holds = [HoldSpan(FIGURE_4, day(0), day(1))]

        dose = figures(last=2, versions=[version(two)], holds=holds, exercises=CATALOGUE.exercises).dose

        of_figure_4 = {each.side: each.prescribed_seconds for each in dose if each.exercise_id == FIGURE_4}
        once = {each.side: each.prescribed_seconds for each in asked_dose(two, CATALOGUE.exercises)}
        assert of_figure_4 == {side: once[side] for side in ("left", "right")}

    def test_of_a_week_no_dose_is_asked_of_what_was_on_hold_on_any_of_its_days(self) -> None:
        two = routine(times_per_week=3, exercise_ids=(STRAP, FIGURE_4))
        holds = [HoldSpan(FIGURE_4, day(5), None)]

        week = figures(versions=[version(two)], holds=holds, exercises=CATALOGUE.exercises)

        assert counts(week) == {"prescribed": 3, "missed": 3}
        assert {each.exercise_id for each in week.dose} == {STRAP}

    def test_what_else_was_due_that_day_decides_how_it_looks(self) -> None:
        one, other = routine(exercise_ids=(STRAP,)), routine(number=2, weekdays=(1, 2, 3, 4))
        holds = [HoldSpan(FIGURE_4, day(0), None)]
        mine = [session(day(0)), session(day(1), share=40)]

        week = figures(last=4, versions=[version(one, other)], sessions=mine, holds=holds)

        assert states(week) == "done partly missed missed missed"
        assert counts(week) == {"prescribed": 5, "done": 1, "partly": 1, "missed": 3, "locked": 4}


@pytest.mark.parametrize(
    ("done", "prescribed", "band"),
    [(4, 4, None), (5, 5, "on_plan"), (8, 10, "on_plan"), (7, 10, "partly"), (5, 10, "partly"), (4, 10, "low")],
)
def test_bands_begin_at_80_and_50_percent_and_need_five_sessions(done: int, prescribed: int, band: str | None) -> None:
    sessions = [session(day(number)) for number in range(done)]

    assert figures(last=prescribed - 1, versions=[version(DAILY)], sessions=sessions).band == band


def test_a_session_dated_after_today_is_outside_the_figures() -> None:
    week = figures(today=1, versions=[version(DAILY)], sessions=[session(day(2)), session(date(2070, 1, 1))])

    assert counts(week) == {"prescribed": 1, "missed": 1, "open": 6}
    assert week.days_practised == 0


class TestDose:
    def figures(self, versions: list[PlanVersion], **rest: object) -> dict[tuple[str, str | None], tuple[int, int]]:
        found = figures(versions=versions, exercises=CATALOGUE.exercises, **rest)
        return {(each.exercise_id, each.side): (each.done_seconds, each.prescribed_seconds) for each in found.dose}

    def test_a_session_counts_against_its_own_prescription_a_missed_one_against_its_versions(self) -> None:
        # Two days: one practised under an older dose of 2 x 20 s, one missed of 2 x 30 s a side.
        older = (dose("left", 40, 40), dose("right", 40, 10))

        assert self.figures([version(DAILY)], last=1, sessions=[session(day(0), dose=older)]) == {
            ("supine-figure-4", "left"): (40, 100),
            ("supine-figure-4", "right"): (10, 100),
        }

    def test_every_missed_session_asks_for_its_dose(self) -> None:
        assert self.figures([version(routine(sides="right"))], last=2) == {("supine-figure-4", "right"): (0, 180)}

    def test_extra_work_pays_for_nothing(self) -> None:
        full = (dose("left", 60, 60),)
        sessions = [session(day(0), dose=full), session(day(0), dose=full, number=1)]

        assert self.figures([version(DAILY)], last=0, sessions=sessions) == {("supine-figure-4", "left"): (60, 60)}

    def test_unknown_open_and_set_aside_sessions_are_not_in_it(self) -> None:
        assert self.figures([version(DAILY)], last=0, devices=[]) == {}
        assert self.figures([version(DAILY)], last=0, today=0) == {}
        assert self.figures([version(DAILY)], last=0, paused=[Span(day(0), None)]) == {}

    def test_a_session_that_no_timer_saw_has_no_seconds_on_either_hand(self) -> None:
        assert self.figures([version(DAILY)], last=0, sessions=[session(day(0), evidence="paper")]) == {}

    def test_a_weeks_missed_sessions_are_asked_of_the_last_version_of_the_week(self) -> None:
        versions = [
            version(routine(times_per_week=2), number=1),
            version(routine(times_per_week=2, sides="left", hold_seconds=50), number=2, saved_on=day(0)),
        ]

        assert self.figures(versions) == {("supine-figure-4", "left"): (0, 200)}

    def test_without_the_catalogue_there_is_none(self) -> None:
        assert figures(versions=[version(DAILY)]).dose == ()


def test_a_caseload_leaves_the_days_out() -> None:
    whole = figures(versions=[version(DAILY)], sessions=[session(day(0))])
    short = figures(versions=[version(DAILY)], sessions=[session(day(0))], with_days=False)

    assert short.days == ()
    assert counts(short) == counts(whole)
