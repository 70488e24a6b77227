"""What a plan asks for on a day: the version that rules, weekdays, and the quotas of times a week (design §8)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from routines.exercise import Exercise
from routines.plan import PlanVersion, Routine, Side
from routines.practised import DoseDone
from routines.timeline import compile_timeline


def quota(times_per_week: int, weekday: int) -> int:
    """How many of a week's sessions fall to `weekday` (Monday = 1), so that they add up over any cut of the week."""
    return times_per_week * weekday // 7 - times_per_week * (weekday - 1) // 7


@cache
def week_quotas(times_per_week: int) -> tuple[int, ...]:
    """The quotas of a week, Monday first."""
    return tuple(quota(times_per_week, weekday) for weekday in range(1, 8))


def due_on(routine: Routine, weekday: int) -> int:
    """Sessions of `routine` that a day asks for; for times a week, its quota. `weekday` counts from Monday = 1."""
    if routine.weekdays is not None:
        return routine.times_per_day if weekday in routine.weekdays else 0
    return week_quotas(routine.times_per_week or 0)[weekday - 1] * routine.times_per_day


def rules_from(version: int, saved_on: date) -> date:
    """The first day that a version rules: the one after it is saved, for the first version that day itself."""
    return saved_on + timedelta(days=1) if version > 1 else saved_on


def version_in_force(versions: Sequence[PlanVersion]) -> Callable[[int], PlanVersion | None]:
    """The version that rules a day (its ordinal): the newest whose rule has begun, or None before the first.

    A version rules from the day after it is saved, the first from that day. It rules even while its plan has not begun
    or has ended: then nothing is due, for the phone no longer has the version before it.
    """
    newest_first = [
        (rules_from(version.version, version.saved_on).toordinal(), version)
        for version in sorted(versions, key=lambda version: version.version, reverse=True)
    ]

    def ruling(day: int) -> PlanVersion | None:
        for first_day, version in newest_first:
            if first_day <= day:
                return version
        return None

    return ruling


def held_days(versions: Sequence[PlanVersion]) -> list[tuple[date, date | None]]:
    """First and last days (None: until now) on which a gate held the whole plan: a version without any routine.

    Nothing was to be done from the moment it was saved, though the version before it rules until that day is over.
    """
    in_order = sorted(versions, key=lambda version: version.version)
    ends = [version.saved_on for version in in_order[1:]]
    return [
        (version.saved_on, ends[place] if place < len(ends) else None)
        for place, version in enumerate(in_order)
        if not version.plan.routines
    ]


def asked_dose(routine: Routine, exercises: Mapping[str, Exercise]) -> tuple[DoseDone, ...]:
    """The counting seconds that one sitting of `routine` asks for, per exercise and side; none of them done."""
    totals: dict[tuple[str, Side | None], int] = {}
    for step in compile_timeline(routine, exercises):
        if step.counts:
            place = (step.exercise_id, step.side)
            totals[place] = totals.get(place, 0) + step.seconds
    return tuple(DoseDone(exercise_id, side, seconds, 0) for (exercise_id, side), seconds in totals.items())
