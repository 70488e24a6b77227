"""Settling what was due against what was practised: every session due falls into one figure, every session done too."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal, TypeAlias
from uuid import UUID

from routines.aside import NOTHING_HELD, Aside
from routines.exercise import Exercise
from routines.plan import PlanVersion, Routine, Side
from routines.practised import DoseDone, PractisedSession
from routines.schedule import asked_dose

Verdict: TypeAlias = Literal["missed", "unknown", "open"]


@dataclass(slots=True)
class Due:
    """Sessions of one routine that are due together: those of a weekday, or a week's in the window.

    What was not done is first taken from the sessions set aside (paused, locked); the rest gets the verdict.
    `held`: the exercises on hold on any of its days.
    """

    version: PlanVersion
    routine: Routine
    verdict: Verdict
    asked: int = 0
    paused: int = 0
    locked: int = 0
    sessions: list[PractisedSession] = field(default_factory=list)
    held: Set[str] = NOTHING_HELD
    done: int = 0
    partly: int = 0
    short: int = 0

    def ask(self, count: int, aside: Aside | None, held: Set[str]) -> None:
        """Add `count` sessions due, or set aside, on a day with these exercises on hold."""
        if held:
            self.held = self.held | held
        if aside is None:
            self.asked += count
        elif aside == "paused":
            self.paused += count
        else:
            self.locked += count


@dataclass(slots=True)
class Tally:
    """The figures as they add up."""

    done: int = 0
    done_timed: int = 0
    done_reported: int = 0
    done_paper: int = 0
    partly: int = 0
    missed: int = 0
    unknown: int = 0
    open: int = 0
    extra: int = 0
    paused: int = 0
    locked: int = 0
    taken: list[PractisedSession] = field(default_factory=list)
    missed_of: list[tuple[Due, int]] = field(default_factory=list)

    def settle(self, due: Due) -> None:
        """Put what is due into the figures. Sessions beyond it are extra."""
        total = due.asked + due.paused + due.locked
        if due.sessions:
            self._count_practised(due, total)
        due.short = total - due.done - due.partly
        if due.short:
            self._count_short(due)

    def _count_practised(self, due: Due, total: int) -> None:
        sessions = due.sessions if len(due.sessions) == 1 else sorted(due.sessions, key=_worth)
        for session in sessions[:total]:
            self.taken.append(session)
            if session.is_done:
                due.done += 1
                self.done_timed += session.evidence == "timed"
                self.done_reported += session.evidence == "reported_to_therapist"
                self.done_paper += session.evidence == "paper"
            else:
                due.partly += 1
        self.done += due.done
        self.partly += due.partly
        self.extra += max(len(sessions) - total, 0)

    def _count_short(self, due: Due) -> None:
        locked = min(due.short, due.locked)
        paused = min(due.short - locked, due.paused)
        left = due.short - locked - paused
        self.locked += locked
        self.paused += paused
        if due.verdict == "open":
            self.open += left
        elif due.verdict == "unknown":
            self.unknown += left
        elif left:
            self.missed += left
            self.missed_of.append((due, left))

    def dose(self, exercises: Mapping[str, Exercise]) -> tuple[DoseDone, ...]:
        """Seconds done of prescribed per exercise and side, of the sessions judged.

        A session that a timer saw counts with its own prescription, a missed one with that of its plan version, without
        what was on hold. One that no timer saw has no seconds to count on either hand.
        """
        totals: dict[tuple[str, Side | None], list[int]] = {}
        for session in self.taken:
            _add(totals, session.dose, 1)
        asked: dict[tuple[int, UUID], tuple[DoseDone, ...]] = {}
        for due, times in self.missed_of:
            key = (due.version.version, due.routine.id)
            if key not in asked:
                asked[key] = asked_dose(due.routine, exercises)
            _add(totals, [dose for dose in asked[key] if dose.exercise_id not in due.held], times)
        return tuple(DoseDone(*place, *totals[place]) for place in _ordered(totals))


def _worth(session: PractisedSession) -> tuple[bool, bool, int, float, int]:
    """What counts first when more was practised than was due: done before partly, timed before told, the fuller one."""
    return (
        not session.is_done,
        session.evidence != "timed",
        -session.share_percent,
        session.started_at.timestamp(),
        session.entry_id.int,
    )


def _add(totals: dict[tuple[str, Side | None], list[int]], doses: Sequence[DoseDone], times: int) -> None:
    for dose in doses:
        total = totals.setdefault((dose.exercise_id, dose.side), [0, 0])
        total[0] += dose.prescribed_seconds * times
        total[1] += dose.done_seconds * times


def _ordered(places: Iterable[tuple[str, Side | None]]) -> list[tuple[str, Side | None]]:
    return sorted(places, key=lambda place: (place[0], place[1] or ""))
