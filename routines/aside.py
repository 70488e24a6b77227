"""Days set aside: what was not done on them is not missed, for it was not asked for or not offered."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from routines.plan import Routine

Aside: TypeAlias = Literal["paused", "locked"]

NOTHING_HELD: Set[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Span:
    """A locked or paused stretch of local days, both ends inside; `last_on` None: still going on."""

    first_on: date
    last_on: date | None


@dataclass(frozen=True, slots=True)
class HoldSpan:
    """The local days, both ends inside, on which one exercise was on hold; `last_on` None: it still is."""

    exercise_id: str
    first_on: date
    last_on: date | None


class DaysAside:
    """Of the days from `first_on` to `last_on`: which are set aside, and which exercises were on hold. Days are
    ordinals, as `date.toordinal` has them."""

    def __init__(self, first_on: date, last_on: date) -> None:
        self._first = first_on.toordinal()
        self._last = last_on.toordinal()
        self._aside: dict[int, Aside] = {}
        self._held: dict[int, set[str]] = {}

    def note_spans(self, spans: Sequence[Span], aside: Aside) -> None:
        """Set the days of `spans` aside; the later call wins."""
        for span in spans:
            for day in self._days_of(span):
                self._aside[day] = aside

    def note_holds(self, holds: Sequence[HoldSpan]) -> None:
        """Note which exercises were not offered, day by day."""
        for hold in holds:
            for day in self._days_of(hold):
                self._held.setdefault(day, set()).add(hold.exercise_id)

    def held_on(self, day: int) -> Set[str]:
        """The ids of the exercises on hold that day."""
        return self._held.get(day, NOTHING_HELD)

    def of_day(self, day: int, routines: Sequence[Routine]) -> Aside | None:
        """Why the whole day asks for nothing, where it does. A day without an exercise to offer is a locked one."""
        held = self.held_on(day)
        if held and all(is_on_hold(routine, held) for routine in routines):
            return "locked"
        return self._aside.get(day)

    def _days_of(self, span: Span | HoldSpan) -> range:
        last = self._last if span.last_on is None else min(span.last_on.toordinal(), self._last)
        return range(max(span.first_on.toordinal(), self._first), last + 1)


def is_on_hold(routine: Routine, held: Set[str]) -> bool:
    """Whether the app could offer nothing of `routine`: every exercise of it is among those on hold."""
    return all(prescription.exercise_id in held for prescription in routine.prescriptions)
