"""The demo's stories hold whatever the day: drawn for each weekday, without a database."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from uuid import UUID

import pytest

from api.demo.entries import Entries, Recorded
from api.demo.history import History
from api.demo.moments import Moments
from api.demo.people import PEOPLE
from api.demo.plans import PlanMaker
from api.demo.story import DAYS, Story
from routines.adherence import Adherence, DeviceHeard, Window, adherence
from routines.brief import trouble
from routines.catalogue import load_catalogue
from routines.pain import moved_down, pain_points, rise
from routines.plan import PlanVersion, Routine, plan_problems
from routines.session_log import SessionLog, logs_in_force, practised_session
from routines.session_log_wire import log_from_wire
from routines.timeline import Step, compile_timeline

CATALOGUE = load_catalogue()
# A week over the change to summer time: evenings, and an early morning.
NOWS = [datetime(2026, 3, 26, 21, tzinfo=UTC) + timedelta(days=days) for days in range(6)] + [
    datetime(2026, 4, 1, 6, tzinfo=UTC)
]


class Told:
    """One client's story as drawn for a moment."""

    def __init__(self, name: str, now: datetime) -> None:
        self.story = next(story for story in PEOPLE if story.name.startswith(name))
        self.moments = Moments(now, self.story.time_zone, Random(self.story.name))
        self.versions = _versions(self.story, self.moments)
        self.entries = self._entries()
        logs = [(each.id, log_from_wire(each.body)) for each in self.entries if each.kind == "session_log"]
        self.logs = [log for _, log in logs_in_force(logs)]
        self.sessions = [practised_session(entry_id, log) for entry_id, log in logs_in_force(logs)]

    def _entries(self) -> list[Recorded]:
        @cache
        def timeline(routine: Routine) -> tuple[Step, ...]:
            return compile_timeline(routine, CATALOGUE.exercises)

        sessions = History(self.story, self.versions, timeline, self.moments).sessions()
        return Entries(self.story, self.versions, sessions, self.moments).recorded()

    def figures(self, from_days_ago: int = DAYS, to_days_ago: int = 0) -> Adherence:
        heard_at = self.moments.now
        phone = DeviceHeard("phone", heard_at - timedelta(days=DAYS), heard_at, heard_at)
        return adherence(
            Window(self.moments.ago(from_days_ago), self.moments.ago(to_days_ago)),
            self.moments.today,
            self.story.time_zone,
            self.versions,
            self.sessions,
            [phone],
            [],
            [],
            CATALOGUE.exercises,
        )


def _versions(story: Story, moments: Moments) -> list[PlanVersion]:
    maker = PlanMaker(CATALOGUE.exercises, lambda: moments.new_id(moments.now))
    return [
        PlanVersion(UUID(int=1), number, moments.ago(save.days_ago), maker.plan(save, moments.today))
        for number, save in enumerate(story.plans, start=1)
    ]


def share(of: Adherence) -> float:
    return of.done / of.prescribed


@cache
def told(name: str, now: datetime) -> Told:
    """Drawn once for all tests of a moment."""
    return Told(name, now)


every_day = pytest.mark.parametrize("now", NOWS, ids=lambda now: f"{now:%A}")


def test_there_are_twelve_people_of_two_therapists() -> None:
    assert len({story.name for story in PEOPLE}) == 12
    assert len({story.therapist for story in PEOPLE}) == 2


@pytest.mark.parametrize("story", PEOPLE, ids=lambda story: story.name)
def test_every_plan_could_be_saved_and_no_exercise_is_to_be_avoided(story: Story) -> None:
    for version in _versions(story, Moments(NOWS[0], story.time_zone, Random(0))):
        assert plan_problems(version.plan, CATALOGUE.exercises) == ()
        for routine in version.plan.routines:
            for prescription in routine.prescriptions:
                cautions = CATALOGUE.exercises[prescription.exercise_id].cautions
                assert not [c for c in cautions if c.action == "avoid" and c.code in story.cautions]


@pytest.mark.parametrize("story", PEOPLE, ids=lambda story: story.name)
def test_the_same_day_has_the_same_past(story: Story) -> None:
    if story.phone:
        assert Told(story.name, NOWS[0]).entries == Told(story.name, NOWS[0]).entries


@every_day
def test_nothing_lies_in_the_future(now: datetime) -> None:
    for story in PEOPLE:
        if story.phone:
            assert all(entry.at <= now for entry in told(story.name, now).entries)


@every_day
def test_amara_is_steady_and_better(now: datetime) -> None:
    amara = told("Amara", now)
    change = rise(pain_points(amara.logs))

    assert share(amara.figures()) >= 0.8
    assert change is not None
    assert change <= -2


@every_day
def test_bogdan_fades(now: datetime) -> None:
    bogdan = told("Bogdan", now)

    assert share(bogdan.figures(56, 43)) >= 0.7
    assert share(bogdan.figures(15, 2)) <= 0.35


@every_day
def test_chiara_practises_at_weekends(now: datetime) -> None:
    days = [log.practised_on.isoweekday() for log in told("Chiara", now).logs]

    assert sum(day > 5 for day in days) > 2 * sum(day <= 5 for day in days)


@every_day
def test_derya_does_one_side(now: datetime) -> None:
    by_side = {"left": 0, "right": 0}
    for dose in told("Derya", now).figures().dose:
        if dose.side:
            by_side[dose.side] += dose.done_seconds

    assert by_side["left"] * 2 < by_side["right"]


@every_day
def test_eero_hurts_more_and_further_down(now: datetime) -> None:
    eero = told("Eero", now)
    points = pain_points(eero.logs)

    assert (rise(points) or 0) >= 2
    assert [moved.side for moved in moved_down(points)] == ["left"]
    assert any(each.too_painful >= 2 and each.exercise_id == "hamstring-supine-strap" for each in trouble(eero.logs))


@every_day
def test_giang_has_just_begun(now: datetime) -> None:
    assert 1 <= len(told("Giang", now).logs) <= 4


@every_day
def test_isaac_told_some_later_moved_one_and_took_one_back(now: datetime) -> None:
    isaac = told("Isaac", now)
    logs = [log_from_wire(entry.body) for entry in isaac.entries if entry.kind == "session_log"]

    assert len([log for log in logs if log.replaces_id]) == 2
    assert len([log for log in logs if log.is_withdrawn]) == 1
    assert len([log for log in isaac.logs if log.evidence == "added_later"]) == 5
    assert len([log for log in isaac.logs if log.amount]) == 4


@every_day
def test_jaspreet_takes_two_breaks_a_day(now: datetime) -> None:
    jaspreet = told("Jaspreet", now)

    assert max(day.due for day in jaspreet.figures().days) == 2
    assert 0.5 <= share(jaspreet.figures()) <= 0.9


@every_day
def test_kaito_answered_red_and_practised_no_more(now: datetime) -> None:
    kaito = told("Kaito", now)
    (answer,) = [entry for entry in kaito.entries if entry.kind == "safety_answer"]

    assert all(log.ended_at < answer.at for log in kaito.logs)


@every_day
def test_lucia_has_three_versions_and_free_weekends(now: datetime) -> None:
    lucia = told("Lucía", now)

    def done(of: list[SessionLog], is_weekend: bool) -> int:
        return sum((log.practised_on.isoweekday() > 5) == is_weekend for log in of)

    assert [version.version for version in lucia.versions] == [1, 2, 3]
    assert len({version.plan.routines[0].id for version in lucia.versions}) == 1
    assert done(lucia.logs, True) * 8 < done(lucia.logs, False)


def test_a_day_of_the_story_is_the_clients_own() -> None:
    moments = Moments(datetime(2026, 3, 29, 23, 30, tzinfo=UTC), "Europe/London", Random(0))

    assert moments.today == date(2026, 3, 30)
    assert moments.at(date(2026, 3, 29), 12) == datetime(2026, 3, 29, 11, tzinfo=UTC)
