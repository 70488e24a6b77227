"""The handout's boxes to tick, typed in: a sheet tells a day and a routine, never an hour and never a second."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias
from uuid import UUID

from routines.plan import PlanVersion, Routine
from routines.session_log import NOT_ASKED, Amount, SessionLog

Refusal: TypeAlias = Literal["in_future", "too_early", "no_box", "already_recorded"]

REFUSALS: Mapping[Refusal, str] = {
    "in_future": "This day is still to come.",
    "too_early": "This day lies before the client, or this plan, was there.",
    "no_box": "The sheet has no box for this routine on this day.",
    "already_recorded": "This day has as many sessions of this routine as the sheet has boxes.",
}
"""Why a tick is not taken, in words for the one who typed it."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One ticked box. `amount`: "all", unless something else is written beside it; `note`: what is written."""

    id: UUID
    routine_id: UUID
    practised_on: date
    amount: Amount
    note: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A printed plan version, and the local days on which it can have been ticked, both ends inside."""

    version: PlanVersion
    first_on: date
    last_on: date


# How many sessions of a routine are recorded on a day, by whatever way they are known.
Recorded: TypeAlias = Mapping[tuple[UUID, date], int]


def boxes_on(routine: Routine, on: date) -> int:
    """How many boxes the handout has for a day: one a session due; on free days, every day has them."""
    is_due = routine.weekdays is None or on.isoweekday() in routine.weekdays
    return routine.times_per_day if is_due else 0


def default_version(saved: Sequence[tuple[int, date]], first_on: date) -> int:
    """Of versions with the day of each save, the one that a sheet printed on `first_on` shows; else the first there is.

    `saved` has at least one. The sheet in hand says its version, so that this is only where the choice begins.
    """
    by_then = [version for version, saved_on in saved if saved_on <= first_on]
    return max(by_then) if by_then else min(version for version, _ in saved)


def judge_ticks(sheet: Sheet, ticks: Iterable[Tick], recorded: Recorded) -> Iterator[tuple[Tick, Refusal | None]]:
    """Each tick with why it cannot be taken, or None. Boxes fill up: what is recorded already is never doubled."""
    routines = {routine.id: routine for routine in sheet.version.plan.routines}
    filled = dict(recorded)
    for tick in ticks:
        place = (tick.routine_id, tick.practised_on)
        refusal = _refusal(sheet, tick, routines.get(tick.routine_id), filled.get(place, 0))
        if refusal is None:
            filled[place] = filled.get(place, 0) + 1
        yield tick, refusal


def _refusal(sheet: Sheet, tick: Tick, routine: Routine | None, filled: int) -> Refusal | None:
    if tick.practised_on > sheet.last_on:
        return "in_future"
    if tick.practised_on < sheet.first_on:
        return "too_early"
    boxes = boxes_on(routine, tick.practised_on) if routine else 0
    if boxes == 0:
        return "no_box"
    return "already_recorded" if filled >= boxes else None


def tick_log(tick: Tick, version: PlanVersion, at: datetime) -> SessionLog:
    """The session that a tick stands for. `at` stands for its hour, which nobody knows; no timer saw it."""
    return SessionLog(
        plan_id=version.plan_id,
        plan_version=version.version,
        routine_id=tick.routine_id,
        evidence="paper",
        started_at=at,
        ended_at=at,
        practised_on=tick.practised_on,
        steps=(),
        amount=tick.amount,
        pain_before=NOT_ASKED,
        pain_after=NOT_ASKED,
        stopped_because=None,
        note=tick.note,
        replaces_id=None,
        corrected_at=None,
        is_withdrawn=False,
    )
