"""Pauses: days on which a client is to do nothing, set by the therapist for a reason. What is done anyway counts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from routines.aside import Span
from routines.errors import Problem
from routines.words import day_words

PauseReason: TypeAlias = Literal["holiday", "flare_up", "illness", "other"]

LONGEST_DAYS = 182
"""Half a year. Whoever stops for longer needs another plan, not a pause of this one."""
FURTHEST_DAYS = 366
"""How far from today a pause may begin, back or ahead: further off, it is a slip of the year."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Local days of the client, both ends inside; `last_on` None: until it is ended."""

    first_on: date
    last_on: date | None

    def span(self) -> Span:
        """The days as the figures set them aside."""
        return Span(self.first_on, self.last_on)


def pause_problems(pause: Pause, others: Iterable[Pause], today: date) -> tuple[Problem, ...]:
    """What is wrong with `pause` beside the client's `others`, by field of the wire."""
    return tuple(_problems(pause, others, today))


def overlaps(one: Pause, other: Pause) -> bool:
    """Whether a day belongs to both."""
    return _begins_in_time(one, other) and _begins_in_time(other, one)


def pause_on(pauses: Sequence[Pause], day: date) -> Pause | None:
    """The one that `day` belongs to."""
    return next((each for each in pauses if overlaps(each, Pause(day, day))), None)


def _problems(pause: Pause, others: Iterable[Pause], today: date) -> Iterator[Problem]:
    if abs((pause.first_on - today).days) > FURTHEST_DAYS:
        yield Problem(("first_on",), "too_far", "Must be within a year of today.")
    if pause.last_on is not None and pause.last_on < pause.first_on:
        yield Problem(("last_on",), "ends_before_start", "The last day is before the first.")
        return
    if pause.last_on is not None and pause.last_on - pause.first_on >= timedelta(LONGEST_DAYS):
        yield Problem(("last_on",), "too_long", "A pause is half a year at most. For longer, end the plan.")
    for other in sorted(others, key=lambda each: each.first_on):
        if overlaps(pause, other):
            yield Problem(
                ("first_on",), "overlaps", f"There is a pause {_days(other)} already: change that one, or other days."
            )
            return


def _begins_in_time(one: Pause, other: Pause) -> bool:
    return other.last_on is None or one.first_on <= other.last_on


def _days(pause: Pause) -> str:
    first = day_words(pause.first_on)
    return f"from {first} on" if pause.last_on is None else f"from {first} to {day_words(pause.last_on)}"
