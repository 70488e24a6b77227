"""Where the figures differ within one window: one side against the other, some weekdays against the rest."""

from collections.abc import Collection

from routines.adherence import Adherence, DoseDone
from routines.plan import Side


def thin_sides(figures: Adherence) -> dict[Side, list[tuple[DoseDone, DoseDone]]]:
    """By side, the exercises whose share there is under half of that on the other side: (thin side, other side)."""
    by_place = {(dose.exercise_id, dose.side): dose for dose in figures.dose}
    found: dict[Side, list[tuple[DoseDone, DoseDone]]] = {}
    for (exercise_id, side), thin in by_place.items():
        if side is None:
            continue
        full = by_place.get((exercise_id, "right" if side == "left" else "left"))
        if full and thin.done_seconds * full.prescribed_seconds * 2 < full.done_seconds * thin.prescribed_seconds:
            found.setdefault(side, []).append((thin, full))
    return found


def done_of_due(figures: Adherence, weekdays: Collection[int]) -> tuple[int, int]:
    """Sessions done of due on these weekdays (Monday = 1), of the days that are judged."""
    judged = [
        day
        for day in figures.days
        if day.on.isoweekday() in weekdays and day.due and day.state in ("done", "partly", "missed")
    ]
    return sum(min(day.done, day.due) for day in judged), sum(day.due for day in judged)
