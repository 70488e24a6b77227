"""Small cases for the figures: a routine, a plan version, a session, a phone. Their week begins on MONDAY."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from routines.adherence import Adherence, DeviceHeard, Span, Window, adherence
from routines.dose import StaticHold
from routines.plan import Plan, PlanVersion, Prescription, Routine, Side, Sides
from routines.practised import DoseDone, Evidence, PractisedSession

ZONE = "Europe/Berlin"
MONDAY = date(2026, 11, 2)
LONG_AGO = date(2026, 9, 7)


def day(number: int) -> date:
    """The day so many days after the Monday of all cases: 0 is Monday, 6 Sunday, 7 the next Monday."""
    return MONDAY + timedelta(days=number)


def routine(
    number: int = 1,
    weekdays: tuple[int, ...] | None = (1, 2, 3, 4, 5, 6, 7),
    times_per_week: int | None = None,
    times_per_day: int = 1,
    sides: Sides = "both",
    hold_seconds: int = 30,
    exercise_ids: tuple[str, ...] = ("supine-figure-4",),
) -> Routine:
    prescriptions = tuple(
        Prescription(UUID(int=100 * place + number), exercise_id, sides, None, StaticHold(hold_seconds, 2, 10, 1), "")
        for place, exercise_id in enumerate(exercise_ids, start=1)
    )
    return Routine(
        UUID(int=number),
        f"Routine {number}",
        None if times_per_week else weekdays,
        times_per_week,
        times_per_day,
        prescriptions,
    )


def version(
    *routines: Routine,
    number: int = 1,
    saved_on: date = LONG_AGO,
    starts_on: date = LONG_AGO,
    ends_on: date | None = None,
) -> PlanVersion:
    return PlanVersion(UUID(int=1), number, saved_on, Plan(starts_on, ends_on, "", routines))


def dose(side: Side, prescribed_seconds: int, done_seconds: int) -> DoseDone:
    return DoseDone("supine-figure-4", side, prescribed_seconds, done_seconds)


def session(
    on: date,
    share: int = 100,
    routine_number: int = 1,
    evidence: Evidence = "timed",
    number: int = 0,
    dose: tuple[DoseDone, ...] = (),
) -> PractisedSession:
    return PractisedSession(
        UUID(int=on.toordinal() * 1000 + number),
        UUID(int=routine_number),
        on,
        datetime(on.year, on.month, on.day, 18, tzinfo=UTC),
        evidence,
        share >= 80,
        share,
        dose,
    )


def at(on: date, hour: int = 20) -> datetime:
    return datetime(on.year, on.month, on.day, hour, tzinfo=UTC)


def phone(
    spoken_on: date | None,
    first_on: date = LONG_AGO,
    last_on: date | None = None,
    **rest: Any,
) -> DeviceHeard:
    """A phone that spoke last at 20:00 UTC of `spoken_on`."""
    spoken_at = None if spoken_on is None else at(spoken_on)
    last_heard_at = at(last_on) if last_on else spoken_at or at(first_on)
    return DeviceHeard("phone", at(first_on), last_heard_at, spoken_at, **rest)


def figures(
    *,
    first: int = 0,
    last: int = 6,
    today: int = 20,
    versions: list[PlanVersion],
    sessions: list[PractisedSession] | None = None,
    devices: list[DeviceHeard] | None = None,
    paused: list[Span] | None = None,
    locked: list[Span] | None = None,
    **rest: Any,
) -> Adherence:
    """Adherence with days counted from MONDAY; without `devices` a phone has told everything up to today."""
    return adherence(
        Window(day(first), day(last)),
        day(today),
        ZONE,
        versions,
        sessions or [],
        [phone(day(today))] if devices is None else devices,
        paused or [],
        locked or [],
        **rest,
    )


def counts(of: Adherence) -> dict[str, int]:
    """The figures that are not 0, by name."""
    names = ("prescribed", "done", "partly", "missed", "unknown", "open", "extra", "paused", "locked")
    return {name: getattr(of, name) for name in names if getattr(of, name)}


def states(of: Adherence) -> str:
    """The calendar's states, a word a day."""
    return " ".join(each.state for each in of.days)
