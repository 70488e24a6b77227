"""One day of the calendar, and its state in one word."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from routines.aside import NOTHING_HELD, Aside
from routines.tally import Due, Verdict

DayState: TypeAlias = Literal[
    "done", "partly", "missed", "unknown", "open", "rest", "extra", "paused", "locked", "before_plan"
]


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the calendar: how many sessions were due and done, and its state in one word.

    A routine of so many times a week is due on no day in particular: it adds to `done`, never to `due`.
    """

    on: date
    due: int
    done: int
    state: DayState


@dataclass(slots=True)
class DayNotes:
    """What is noted of a day while the figures add up; the state is read from it once every week is settled."""

    ordinal: int
    verdict: Verdict
    aside: Aside | None = None
    held: Set[str] = NOTHING_HELD
    idle: Literal["rest", "before_plan"] = "rest"
    due: int = 0
    partly: int = 0
    short: int = 0
    aside_of_routine: Aside | None = None
    due_aside: int = 0
    short_aside: int = 0
    done: int = 0
    planned: Literal["done", "partly"] | None = None
    is_practised: bool = False
    of_week: tuple[Due, ...] = ()

    def settled(self, due: Due, asked: int, aside: Aside | None) -> None:
        """Note what became of one routine that was due on this day, or set aside."""
        if aside:
            self.aside_of_routine = aside
            self.due_aside += asked
            self.short_aside += due.short
        self.due += asked
        self.partly += due.partly
        self.short += due.short

    def day(self) -> Day:
        """The day as the calendar shows it."""
        return Day(date.fromordinal(self.ordinal), self.due, self.done, self._state())

    def _state(self) -> DayState:
        if self.due:
            return self._state_of_due_day()
        if self.planned:
            return self.planned
        if self.is_practised:
            return "extra"
        if self.aside:
            return self.aside
        if self.verdict != "missed" and any(due.short for due in self.of_week):
            return self.verdict
        return self.idle

    def _state_of_due_day(self) -> DayState:
        if self.aside_of_routine and self.short and self.due == self.due_aside:
            return self.aside_of_routine
        if self.short == self.short_aside:
            return "partly" if self.partly else "done"
        if self.verdict != "missed":
            return self.verdict
        return "partly" if self.short < self.due or self.partly else "missed"
