"""Why something planned was not done, in the client's own word. It stands beside the figures and changes none."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from routines.check_in import CheckIn, WhyMissed
from routines.day import Day, DayState

_SUNDAY = 7


@dataclass(frozen=True, slots=True)
class MissedWhy:
    """What was said of a day, or of the week that ended on it where a plan names no days.

    `score`: pain from 0 to 10 that was told with it, where it was too much to start. `state` is the day's by the
    figures: a session that came in later is seen there; None where the figures do not reach it.
    """

    on: date
    span: Literal["day", "week"]
    why: WhyMissed
    score: int | None
    state: DayState | None


def why_missed(check_ins: Mapping[UUID, CheckIn], days: Iterable[Day]) -> tuple[MissedWhy, ...]:
    """One per day, newest first: of several answers the one made last, by the time in its id."""
    said = {
        check_in.on: (check_in, check_in.why_missed)
        for _, check_in in sorted(check_ins.items())
        if check_in.why_missed is not None
    }
    known = {day.on: day for day in days}
    return tuple(
        MissedWhy(
            on=on,
            span=_span(check_in, known.get(on)),
            why=why,
            score=check_in.pain.score if check_in.pain else None,
            state=known[on].state if on in known else None,
        )
        for on, (check_in, why) in sorted(said.items(), reverse=True)
    )


def _span(check_in: CheckIn, day: Day | None) -> Literal["day", "week"]:
    """Asked of a week on its Sunday, when nothing was due on that day itself; too much pain to start is of its day."""
    is_of_week = check_in.pain is None and check_in.on.isoweekday() == _SUNDAY and day is not None and day.due == 0
    return "week" if is_of_week else "day"
