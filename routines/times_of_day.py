"""When in the day a client practises: of timed sessions only, since nobody knows the hour of one that was told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

PartOfDay: TypeAlias = Literal["night", "morning", "midday", "afternoon", "evening"]

PARTS: tuple[tuple[PartOfDay, int, int], ...] = (
    ("night", 0, 5),
    ("morning", 5, 11),
    ("midday", 11, 14),
    ("afternoon", 14, 18),
    ("evening", 18, 24),
)
"""Each part with its first hour and the hour it ends before."""


@dataclass(frozen=True, slots=True)
class SessionsIn:
    """How many sessions began in one part of the day, `from_hour` inside, `until_hour` outside."""

    part: PartOfDay
    from_hour: int
    until_hour: int
    sessions: int


@dataclass(frozen=True, slots=True)
class TimesOfDay:
    """`hours`: sessions begun in each of the 24 hours, midnight first. `parts`: those with a session, fullest first."""

    sessions: int
    hours: tuple[int, ...]
    parts: tuple[SessionsIn, ...]


def times_of_day(begun: Iterable[datetime]) -> TimesOfDay:
    """`begun`: the local times at which timed sessions began, where the person was."""
    hours = [0] * 24
    for each in begun:
        hours[each.hour] += 1
    parts = [SessionsIn(part, first, end, sum(hours[first:end])) for part, first, end in PARTS]
    told = sorted((each for each in parts if each.sessions), key=lambda each: -each.sessions)
    return TimesOfDay(sum(hours), tuple(hours), tuple(told))
