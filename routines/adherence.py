"""Adherence: done against prescribed in a window, with what is not known kept apart (design §8)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias
from uuid import UUID

from routines.aside import Aside, DaysAside, is_on_hold
from routines.aside import HoldSpan as HoldSpan
from routines.aside import Span as Span
from routines.day import Day as Day
from routines.day import DayNotes
from routines.day import DayState as DayState
from routines.exercise import Exercise
from routines.heard import DeviceHeard as DeviceHeard
from routines.heard import judged_days
from routines.plan import PlanVersion, Routine
from routines.practised import DoseDone as DoseDone
from routines.practised import PractisedSession as PractisedSession
from routines.schedule import due_on, held_days, version_in_force
from routines.tally import Due, Tally, Verdict

Band: TypeAlias = Literal["on_plan", "partly", "low"]

ON_PLAN_PERCENT = 80
PARTLY_PERCENT = 50
BAND_FROM_SESSIONS = 5
"""Fewer prescribed sessions than this say too little for a band."""


@dataclass(frozen=True, slots=True)
class Window:
    """Local dates of the client, both ends inside."""

    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True)
class Adherence:
    """Prescribed = done + partly + missed. The rest stands beside it, never inside.

    Of `done_added_later`, staff wrote down `done_reported` and typed in `done_paper`; the rest the client added.
    """

    window: Window
    prescribed: int
    done: int
    done_timed: int
    done_added_later: int
    done_reported: int
    done_paper: int
    partly: int
    missed: int
    unknown: int
    open: int
    extra: int
    paused: int
    locked: int
    days_practised: int
    band: Band | None
    days: tuple[Day, ...]
    dose: tuple[DoseDone, ...]


def adherence(
    window: Window,
    today: date,
    time_zone: str,
    versions: Sequence[PlanVersion],
    sessions: Sequence[PractisedSession],
    devices: Sequence[DeviceHeard],
    paused: Sequence[Span],
    locked: Sequence[Span],
    exercises: Mapping[str, Exercise] | None = None,
    with_days: bool = True,
    holds: Sequence[HoldSpan] = (),
) -> Adherence:
    """The figures of `window` as seen on `today` (both local dates in `time_zone`, an IANA name).

    A session practised on a known date counts on any day, also one that is otherwise unknown, paused or locked; what
    was not done there is set aside. So is a routine on days on which all its exercises were on hold (`holds`): the app
    did not offer it. One on hold among others asks for no dose of a missed session. A session with nothing done, or
    dated after today, counts nowhere. `exercises` is the catalogue, without which `dose` stays empty; without
    `with_days` so does `days`: a caseload shows neither. `sessions` may reach beyond the window.
    """
    aside = DaysAside(window.first_on, window.last_on)
    aside.note_spans(paused, "paused")
    aside.note_spans(locked, "locked")
    aside.note_spans([Span(*days) for days in held_days(versions)], "locked")
    aside.note_holds(holds)
    reckoning = _Reckoning(window, today, version_in_force(versions), judged_days(devices, time_zone), aside)
    reckoning.note_sessions(sessions)
    reckoning.run()
    tally = reckoning.tally
    prescribed = tally.done + tally.partly + tally.missed
    return Adherence(
        window=window,
        prescribed=prescribed,
        done=tally.done,
        done_timed=tally.done_timed,
        done_added_later=tally.done - tally.done_timed,
        done_reported=tally.done_reported,
        done_paper=tally.done_paper,
        partly=tally.partly,
        missed=tally.missed,
        unknown=tally.unknown,
        open=tally.open,
        extra=tally.extra,
        paused=tally.paused,
        locked=tally.locked,
        days_practised=len(reckoning.practised),
        band=_band(tally.done, prescribed),
        days=tuple([notes.day() for notes in reckoning.days]) if with_days else (),
        dose=() if exercises is None else tally.dose(exercises),
    )


def _band(done: int, prescribed: int) -> Band | None:
    if prescribed < BAND_FROM_SESSIONS:
        return None
    if done * 100 >= prescribed * ON_PLAN_PERCENT:
        return "on_plan"
    return "partly" if done * 100 >= prescribed * PARTLY_PERCENT else "low"


class _Reckoning:
    """One pass over the days of a window. Days are ordinals: a caseload asks for thousands of them."""

    def __init__(
        self,
        window: Window,
        today: date,
        ruling: Callable[[int], PlanVersion | None],
        is_judged: Callable[[int], bool],
        aside: DaysAside,
    ) -> None:
        self.tally = Tally()
        self.days: list[DayNotes] = []
        self.practised: dict[int, list[PractisedSession]] = {}
        self._first = window.first_on.toordinal()
        self._last = window.last_on.toordinal()
        self._today = today.toordinal()
        self._ruling = ruling
        self._is_judged = is_judged
        self._aside = aside
        self._weeks: dict[tuple[UUID, int], Due] = {}

    def note_sessions(self, sessions: Sequence[PractisedSession]) -> None:
        """Sort sessions under their days."""
        last = min(self._last, self._today)
        for session in sessions:
            day = session.practised_on.toordinal()
            if self._first <= day <= last and session.share_percent:
                self.practised.setdefault(day, []).append(session)

    def run(self) -> None:
        """Note every day, then settle the weeks, whose shortfall belongs to no day."""
        for day in range(self._first, self._last + 1):
            self._note_day(day)
        for due in self._weeks.values():
            self.tally.settle(due)

    def _note_day(self, day: int) -> None:
        notes = DayNotes(day, self._verdict(day))
        self.days.append(notes)
        practised = self.practised.get(day)
        unplanned = 0
        if practised:
            notes.is_practised = True
            notes.done = sum(session.is_done for session in practised)
            unplanned = len(practised)
        version = self._ruling(day)
        if version is None or day < version.plan.starts_on.toordinal():
            notes.idle = "before_plan"
        elif version.plan.ends_on is None or day <= version.plan.ends_on.toordinal():
            notes.aside = self._aside.of_day(day, version.plan.routines)
            notes.held = self._aside.held_on(day)
            for routine in version.plan.routines:
                unplanned -= self._note_routine(notes, version, routine, practised)
        self.tally.extra += unplanned

    def _verdict(self, day: int) -> Verdict:
        if day >= self._today:
            return "open"
        return "missed" if self._is_judged(day) else "unknown"

    def _note_routine(
        self, notes: DayNotes, version: PlanVersion, routine: Routine, practised: list[PractisedSession] | None
    ) -> int:
        """Note what the day asks of one routine; how many of the day's sessions it took in."""
        asked = due_on(routine, (notes.ordinal - 1) % 7 + 1)
        mine = [session for session in practised if session.routine_id == routine.id] if practised else []
        aside: Aside | None = "locked" if notes.held and is_on_hold(routine, notes.held) else notes.aside
        if routine.weekdays is None:
            self._note_week(notes, version, routine, asked, aside, mine)
        elif asked:
            due = Due(version, routine, notes.verdict, sessions=mine)
            due.ask(asked, aside, notes.held)
            self.tally.settle(due)
            notes.settled(due, asked, aside)
        else:
            return 0
        return len(mine)

    def _note_week(
        self,
        notes: DayNotes,
        version: PlanVersion,
        routine: Routine,
        asked: int,
        aside: Aside | None,
        mine: list[PractisedSession],
    ) -> None:
        monday = notes.ordinal - (notes.ordinal - 1) % 7
        due = self._weeks.get((routine.id, monday))
        if due is None:
            due = Due(version, routine, "open" if monday + 6 >= self._today else "missed")
            self._weeks[routine.id, monday] = due
        due.version, due.routine = version, routine
        due.ask(asked, aside, notes.held)
        # Any day of the week would have done, so one unknown day leaves the whole shortfall of a past week unknown.
        if notes.verdict == "unknown" and aside is None and due.verdict == "missed":
            due.verdict = "unknown"
        due.sessions += mine
        notes.of_week += (due,)
        if mine:
            notes.planned = "done" if any(session.is_done for session in mine) else "partly"
