"""Eight weeks of one demo client, drawn from their story: the sessions that the phone timed."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from uuid import UUID

from api.demo.moments import Moments
from api.demo.sitting import sit
from api.demo.story import DAYS, Story
from routines.hold import LitSession, held, lit_session
from routines.light import RULES
from routines.plan import PlanVersion, Routine
from routines.schedule import due_on, version_in_force
from routines.session_log import NOT_ASKED, PainReport, SessionLog
from routines.timeline import Step

_LATE_DAYS = 21


class History:
    """Draws one client's sessions."""

    def __init__(
        self,
        story: Story,
        versions: Sequence[PlanVersion],
        timeline: Callable[[Routine], Sequence[Step]],
        moments: Moments,
    ) -> None:
        self._story = story
        self._versions = versions
        self._timeline = timeline
        self._moments = moments
        self._today = moments.today
        self._chance = moments.chance
        self._credit = 50
        self._lit: list[LitSession] = []

    def sessions(self) -> list[SessionLog]:
        """All that are over by now, oldest first."""
        drawn = [self._session(*sitting) for sitting in self._sittings()]
        return self._with_notes([log for log in drawn if log and log.ended_at <= self._moments.now])

    def _sittings(self) -> Iterator[tuple[PlanVersion, Routine, datetime]]:
        """When the client sat down to which routine."""
        ruling = version_in_force(self._versions)
        for ago in range(DAYS, -1, -1):
            on = self._today - timedelta(days=ago)
            version = ruling(on.toordinal())
            if version is None or self._is_locked(ago):
                continue
            for routine in version.plan.routines:
                for number in range(self._wanted(routine, on)):
                    if self._is_done(self._percent(on, ago)):
                        hour = self._story.habit.hour + 4 * number
                        yield version, routine, self._moments.at(on, hour, self._chance.randrange(60))

    def _is_done(self, percent: int) -> bool:
        """Percents add up until a session is done, give or take: a few throws of dice would tell any story."""
        self._credit += percent + self._chance.randrange(-30, 31)
        if self._credit < 100:
            return False
        self._credit -= 100
        return True

    def _wanted(self, routine: Routine, on: date) -> int:
        habit = self._story.habit
        if routine.weekdays is not None:
            return due_on(routine, on.isoweekday())
        days = habit.days or tuple(range(1, 8))[: routine.times_per_week]
        return routine.times_per_day if on.isoweekday() in days else 0

    def _percent(self, on: date, ago: int) -> int:
        habit = self._story.habit
        if habit.weekend_chance is not None and on.isoweekday() > 5:
            return habit.weekend_chance
        weeks_ago = min(ago // 7, len(habit.chances) - 1)
        return habit.chances[-1 - weeks_ago]

    def _is_locked(self, ago: int) -> bool:
        return self._story.red_days_ago is not None and ago <= self._story.red_days_ago

    def _session(self, version: PlanVersion, routine: Routine, started_at: datetime) -> SessionLog | None:
        """None where all of the routine is on hold by then."""
        on_hold = {hold.exercise_id for hold in held(self._lit, {}, RULES)}
        timeline = [step for step in self._timeline(routine) if step.exercise_id not in on_hold]
        if not timeline:
            return None
        log = self._sat(version, routine, started_at, timeline)
        self._lit.append(lit_session(UUID(int=len(self._lit)), log, (), None, RULES))
        return log

    def _sat(
        self, version: PlanVersion, routine: Routine, started_at: datetime, timeline: Sequence[Step]
    ) -> SessionLog:
        on = self._moments.day_of(started_at)
        progress = 1 - (self._today - on).days / DAYS
        is_late = (self._today - on).days < _LATE_DAYS
        sat = sit(timeline, self._story.habit, is_late, self._chance)
        before, after = self._pain(progress)
        return SessionLog(
            plan_id=version.plan_id,
            plan_version=version.version,
            routine_id=routine.id,
            evidence="timed",
            started_at=started_at,
            ended_at=started_at + timedelta(seconds=sat.seconds),
            practised_on=on,
            steps=sat.steps,
            amount=None,
            pain_before=before,
            pain_after=after,
            stopped_because=sat.stopped_because,
            note="",
            replaces_id=None,
            corrected_at=None,
            is_withdrawn=False,
        )

    def _pain(self, progress: float) -> tuple[PainReport, PainReport]:
        habit, chance = self._story.habit, self._chance
        first, last = habit.pain
        before = max(
            0, min(RULES.start_ceiling - 1, round(first + (last - first) * progress + chance.choice((-0.6, 0, 0, 0.6))))
        )
        after = max(0, min(max(before, RULES.red_from - 1), before + chance.choice((-1, -1, 0, 0, 1))))
        reached = round(habit.furthest[0] + (habit.furthest[1] - habit.furthest[0]) * progress)
        lot = chance.randrange(100)
        if lot < 4:
            return self._report(None, reached), self._report(None, reached)
        if lot < 7:
            return NOT_ASKED, NOT_ASKED
        return self._report(before, reached), self._report(after, reached)

    def _report(self, score: int | None, reached: int) -> PainReport:
        if score is None:
            return PainReport(True, None, None, None, ())
        side = self._story.affected_side
        left = reached if side in ("left", "both") else 0
        right = reached if side in ("right", "both") else 0
        return PainReport(True, score, left, right, ("dull",) if reached < 4 else ("dull", "tingling"))

    def _with_notes(self, sessions: list[SessionLog]) -> list[SessionLog]:
        """The notes, spread over the sessions."""
        notes = self._story.notes
        for number, note in enumerate(notes, start=1):
            index = number * len(sessions) // (len(notes) + 1)
            if index < len(sessions):
                sessions[index] = replace(sessions[index], note=note)
        return sessions
