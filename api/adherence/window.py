"""Which local days figures are about: those asked for, else the ones since the last visit (design §8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from routines.adherence import Window
from routines.errors import Invalid, Problem

MOST_DAYS = 400
DAYS_WITHOUT_A_VISIT = 28
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class AskedWindow:
    """What a caller asked for: both dates, or neither for the time since the last visit."""

    first_on: date | None = None
    last_on: date | None = None
    since: str | None = None


@dataclass(frozen=True, slots=True)
class ChosenWindow:
    """`since_visit_on` is the visit that the window begins with, None when it does not begin with one."""

    window: Window
    since_visit_on: date | None


def check_window(asked: AskedWindow) -> None:
    """Raise Invalid with all that is wrong with `asked`."""
    problems = [*_missing(asked)]
    if asked.since and (asked.first_on or asked.last_on):
        problems.append(Problem(("since",), "since_and_dates", "Ask for dates or for since, not for both."))
    if asked.first_on and asked.last_on:
        days = (asked.last_on - asked.first_on).days + 1
        if days < 1:
            problems.append(Problem(("last_on",), "before_first_on", "The last day is not before the first."))
        if days > MOST_DAYS:
            problems.append(Problem(("last_on",), "too_long", f"At most {MOST_DAYS} days at a time."))
    if problems:
        raise Invalid(tuple(problems))


def _missing(asked: AskedWindow) -> list[Problem]:
    if (asked.first_on is None) == (asked.last_on is None):
        return []
    name = "first_on" if asked.first_on is None else "last_on"
    return [Problem((name,), "required", "The first and the last day go together.")]


def choose_window(asked: AskedWindow, today: date, visits: Sequence[date]) -> ChosenWindow:
    """The window of `asked`, which has been checked. `visits`: the newest visit days first, two of them are enough."""
    if asked.first_on is not None and asked.last_on is not None:
        return ChosenWindow(Window(asked.first_on, asked.last_on), None)
    return since_last_visit(today, visits, MOST_DAYS)


def since_last_visit(today: date, visits: Sequence[date], most_days: int) -> ChosenWindow:
    """From the last visit to today, of which at most the last `most_days`; without a visit the last four weeks.

    While today's own visit is the newest, what it reviews is still the time between the one before and today.
    """
    if visits and visits[0] < today:
        return ChosenWindow(_ending(today, visits[0], most_days), visits[0])
    if len(visits) > 1:
        return ChosenWindow(_ending(today - _DAY, visits[1], most_days), visits[1])
    return ChosenWindow(_ending(today, today - (DAYS_WITHOUT_A_VISIT - 1) * _DAY, most_days), None)


def _ending(last_on: date, first_on: date, most_days: int) -> Window:
    return Window(max(first_on, last_on - (most_days - 1) * _DAY), last_on)
